import { describe, expect, it } from 'vitest';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { ringLockCrosstalk, ringLockLoop } from '../../src/designs/ringLock.ts';
import { siliconRingNonlinearity } from '../../src/designs/siliconRingNonlinearity.ts';
import { check } from '../../src/design.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { ringLockTable } from '../../src/engine/lock/table.ts';
import { heaterCrosstalk } from '../../src/engine/ringHeaters/heaterCrosstalk.ts';
import { ringHeater } from '../../src/engine/ringHeaters/ringHeater.ts';
import { nm } from '../../src/units.ts';

const { modulator } = quantumX800Engine;

describe('the loop of the default ring', () => {
  it('is legal, and has the heater and the core of the default engine', () => {
    expect(check('ringLock', ringLockTable, ringLockLoop)).toEqual(ringLockLoop);
    expect(ringLockLoop.heater.maximumPower).toBe(modulator.maximumHeaterPower);
    expect(ringLockLoop.thermalTime).toBe(siliconRingNonlinearity.thermalTime);
    expect(ringLockLoop.monitor.fraction).toBe(quantumX800Engine.supply.monitorTap.fraction);
  });

  it('sweeps one free spectral range of the ring', () => {
    const heater = ringHeater({ efficiency: modulator.device.heaterEfficiency, ...ringLockLoop.heater });
    const ring = ringModulator(modulator.device);
    const range = ring.freeSpectralRange({ wavelength: 1311 * nm, voltage: modulator.bias, temperature: 328.15 });
    expect(heater.shift(ringLockLoop.acquisition.highest) / range).toBeCloseTo(1, 1);
    expect(heater.voltage(0.11)).toBeCloseTo(7.4, 1);
    expect(heater.current(0.11)).toBeCloseTo(0.0148, 4);
  });

  it('has 3 % of crosstalk to the nearest ring', () => {
    const matrix = heaterCrosstalk(ringLockCrosstalk);
    expect(matrix.length).toBe(64);
    expect(matrix[1]).toBeCloseTo(0.03, 3);
  });
});
