import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attenuator } from '../../src/devices/attenuator.ts';
import { continuousWave } from '../../src/light.ts';
import { nm } from '../../src/units.ts';

const light = continuousWave({ wavelength: 1311 * nm, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'laser' }, 0.1);

describe('an attenuator', () => {
  it('takes its loss from the light', () => {
    const part = attenuator({ lossDb: 3 });
    expect(part.transmission()).toBeCloseTo(0.501187, 6);
    expect(part.at()(light).lanes[0]!.levels[0]).toBeCloseTo(0.0501187, 7);
    expect(attenuator({ lossDb: 0 }).at()(light)).toEqual(light);
  });

  it('adds in dB when put one behind the other', () => {
    const loss = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(
      fc.property(loss, loss, (a, b) => {
        const both = attenuator({ lossDb: a + b }).transmission();
        expect((attenuator({ lossDb: a }).transmission() * attenuator({ lossDb: b }).transmission()) / both).toBeCloseTo(1, 12);
      }),
      { seed: 11 },
    );
  });

  it('refuses gain', () => {
    expect(() => attenuator({ lossDb: -0.1 })).toThrow('attenuator: lossDb is -0.1 dB, outside 0 to 100 dB');
  });
});
