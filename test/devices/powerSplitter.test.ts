import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerSplitter } from '../../src/devices/powerSplitter.ts';
import { continuousWave } from '../../src/light.ts';
import { fromDb, nm } from '../../src/units.ts';

const light = continuousWave({ wavelength: 1311 * nm, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'laser' }, 0.1);

describe('a power splitter', () => {
  it('gives its outputs together what the excess loss leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.double({ min: 0, max: 10, noNaN: true }), (ways, excessLossDb) => {
        const outputs = powerSplitter({ ways, excessLossDb }).at()(light);
        expect(outputs).toHaveLength(ways);
        const sum = outputs.reduce((total, { lanes }) => total + lanes[0]!.levels[0]!, 0);
        expect(Math.abs(sum / (0.1 * fromDb(-excessLossDb)) - 1)).toBeLessThan(1e-12);
      }),
      { seed: 12 },
    );
  });

  it('gives any output as a stage', () => {
    const splitter = powerSplitter({ ways: 4, excessLossDb: 0.3 });
    expect(splitter.at({}, { port: 3 })(light)).toEqual(splitter.at({})(light)[3]);
    expect(splitter.transmission()).toBeCloseTo(fromDb(-6.320599913), 9);
    expect(() => splitter.at({}, { port: 4 })).toThrow('powerSplitter: port is 4, outside 0 to 3');
    expect(() => splitter.at({}, { port: 1.5 })).toThrow('powerSplitter: port is 1.5, must be a whole number');
  });

  it('refuses gain and broken ways', () => {
    expect(() => powerSplitter({ ways: 2, excessLossDb: -1 })).toThrow(RangeError);
    expect(() => powerSplitter({ ways: 1.5, excessLossDb: 0 })).toThrow(RangeError);
    expect(() => powerSplitter({ ways: 0, excessLossDb: 0 })).toThrow(RangeError);
  });
});
