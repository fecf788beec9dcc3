import { describe, expect, it } from 'vitest';
import { ringHeater } from '../../../src/engine/ringHeaters/ringHeater.ts';
import { mW, nm, us } from '../../../src/units.ts';

const design = { efficiency: (0.1 * nm) / mW, timeConstant: 4 * us, resistance: 500, maximumPower: 110 * mW };
const heater = ringHeater(design);

describe('ringHeater', () => {
  it('shifts in proportion to its power, V²/R and I²R', () => {
    expect(heater.shift(25 * mW) / nm).toBeCloseTo(2.5, 12);
    expect(heater.power(2.5 * nm) / mW).toBeCloseTo(25, 12);
    expect(heater.maximumShift / nm).toBeCloseTo(11, 12);
    expect(heater.voltage(20 * mW)).toBeCloseTo(Math.sqrt(10), 12);
    expect(heater.voltage(20 * mW) * heater.current(20 * mW)).toBeCloseTo(20 * mW, 15);
    expect(heater.powerAtVoltage(-heater.voltage(20 * mW)) / mW).toBeCloseTo(20, 12);
    expect(heater.powerAtVoltage(heater.voltage(110 * mW))).toBe(110 * mW);
  });

  it('follows a step with its time constant', () => {
    expect(heater.stepResponse(0)).toBe(0);
    expect(heater.stepResponse(4 * us)).toBeCloseTo(1 - Math.exp(-1), 14);
  });

  it('holds a resonance until it is off or at its end', () => {
    const { warmer, cooler } = heater.ambientRange({ power: 25 * mW, thermalShift: 67e-12 });
    expect(warmer).toBeCloseTo(2.5 / 0.067, 9);
    expect(cooler).toBeCloseTo(8.5 / 0.067, 9);
  });

  it('refuses what it cannot do', () => {
    expect(() => heater.shift(0.12)).toThrow('ringHeater: power is 0.12 W, outside 0 to 0.11 W');
    expect(() => heater.current(-1e-9)).toThrow(RangeError);
    expect(() => heater.voltage(NaN)).toThrow(RangeError);
    expect(() => heater.power(12 * nm)).toThrow('ringHeater: a shift of 1.2e-8 m needs 0.12 W, above the maximum of 0.11 W');
    expect(() => heater.power(-1 * nm)).toThrow(RangeError);
    expect(() => heater.powerAtVoltage(8)).toThrow(/voltage is 8 V, outside -7\.4162 to 7\.4162 V/);
    expect(() => heater.stepResponse(-1)).toThrow(RangeError);
    expect(() => heater.ambientRange({ power: 0, thermalShift: 0 })).toThrow(RangeError);
    expect(() => ringHeater({ ...design, resistance: 0 })).toThrow(/ringHeater: resistance is 0 ohm/);
  });
});
