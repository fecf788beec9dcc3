import { describe, expect, it } from 'vitest';
import { modulatorComparison } from '../../src/designs/modulatorComparison.ts';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { check } from '../../src/design.ts';
import { comparisonTable } from '../../src/engine/compareModulators.ts';
import { opticalEngine } from '../../src/engine/opticalEngine.ts';
import { toDb } from '../../src/units.ts';

const { ring, machZehnder, link } = modulatorComparison;

describe('the default comparison', () => {
  it('is plain data of its table', () => {
    expect(check('compareModulators', comparisonTable, modulatorComparison)).toEqual(modulatorComparison);
    expect(JSON.parse(JSON.stringify(modulatorComparison))).toEqual(modulatorComparison);
  });

  it('drives its modulators as the default engine does', () => {
    const { kind: _, swing, ...lane } = engineParts.modulator.ring;
    expect(ring).toEqual(lane);
    expect(link.swing).toBe(swing);
    const { bias, junctionBias, heaterPower, driverEnergyPerBit, device } = engineParts.modulator.machZehnder;
    expect(machZehnder).toMatchObject({ bias, junctionBias, heaterPower, driverEnergyPerBit, device });
  });

  it('loses before and behind the modulator what the default engine loses', () => {
    const { lanes } = opticalEngine(quantumX800Engine).evaluate();
    const { stages } = lanes[3]!;
    const at = stages.findIndex(({ oma }) => oma !== null);
    const [bus, modulated, last] = [stages[at - 1]!, stages[at]!, stages[stages.length - 1]!];
    const split = toDb(quantumX800Engine.laser.power / bus.averagePower / link.lanesPerLaser);
    expect(Math.abs(split - link.supplyLossDb)).toBeLessThan(0.2);
    expect(Math.abs(toDb(modulated.averagePower / last.averagePower) - link.channelLossDb)).toBeLessThan(0.1);
  });
});
