import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tap } from '../../src/devices/tap.ts';
import { continuousWave, type Light } from '../../src/light.ts';
import { fromDb, nm } from '../../src/units.ts';

const light = continuousWave({ wavelength: 1311 * nm, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'laser' }, 0.1);
const power = (index: number, outputs: readonly Light[]): number => outputs[index]!.lanes[0]!.levels[0]!;

describe('a tap', () => {
  it('shares what the excess loss leaves between through and tapped', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), (fraction, excessLossDb) => {
        const outputs = tap({ fraction, excessLossDb }).at()(light);
        const kept = 0.1 * fromDb(-excessLossDb);
        expect(Math.abs((power(0, outputs) + power(1, outputs)) / kept - 1)).toBeLessThan(1e-12);
        expect(power(1, outputs)).toBeCloseTo(kept * fraction, 14);
      }),
      { seed: 13 },
    );
  });

  it('gives either output as a stage', () => {
    const part = tap({ fraction: 0.05, excessLossDb: 0.1 });
    const [through, tapped] = part.at()(light);
    expect(part.at({}, { port: 'through' })(light)).toEqual(through);
    expect(part.at({}, { port: 'tapped' })(light)).toEqual(tapped);
    expect(part.transmission()).toBeCloseTo(0.95 * fromDb(-0.1), 14);
    expect(part.transmission({ port: 'tapped' })).toBeCloseTo(0.05 * fromDb(-0.1), 14);
    expect(() => part.at({}, { port: 'drop' as 'tapped' })).toThrow('tap: port is "drop", must be one of through, tapped');
  });

  it('refuses fractions above 1 and gain', () => {
    expect(() => tap({ fraction: 1.1, excessLossDb: 0 })).toThrow('tap: fraction is 1.1, outside 0 to 1');
    expect(() => tap({ fraction: 0.1, excessLossDb: -0.1 })).toThrow(RangeError);
  });
});
