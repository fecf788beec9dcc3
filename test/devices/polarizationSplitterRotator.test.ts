import { describe, expect, it } from 'vitest';
import { polarizationLossDb } from '../../src/devices/polarizationLoss.ts';
import { polarizationSplitterRotator } from '../../src/devices/polarizationSplitterRotator.ts';
import { continuousWave } from '../../src/light.ts';
import { fromDb, nm } from '../../src/units.ts';

const light = continuousWave({ wavelength: 1311 * nm, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'laser' }, 0.1);

describe('a polarization splitter-rotator', () => {
  const part = polarizationSplitterRotator({ teLossDb: 0.5, tmLossDb: 0.9 });

  it('loses what the arriving state loses, at worst the larger', () => {
    expect(part.transmission({ state: 'te' })).toBeCloseTo(fromDb(-0.5), 14);
    expect(part.transmission({ state: 'tm' })).toBeCloseTo(fromDb(-0.9), 14);
    expect(part.transmission({ state: 'worst' })).toBe(part.transmission({ state: 'tm' }));
    const reverse = polarizationSplitterRotator({ teLossDb: 1.2, tmLossDb: 0.9 });
    expect(reverse.transmission({ state: 'worst' })).toBe(reverse.transmission({ state: 'te' }));
    expect(part.at({ state: 'worst' })(light).lanes[0]!.levels[0]).toBeCloseTo(0.1 * fromDb(-0.9), 14);
  });

  it('refuses other states and gain', () => {
    expect(() => part.at({ state: 'best' as 'worst' })).toThrow('state is "best", must be one of te, tm, worst');
    expect(() => polarizationSplitterRotator({ teLossDb: -0.5, tmLossDb: 0 })).toThrow(RangeError);
  });
});

describe('the loss of the unwanted polarization', () => {
  it('is 0.1077 dB at 16 dB of extinction and half the light at 0 dB', () => {
    expect(polarizationLossDb(fromDb(16))).toBeCloseTo(0.107742255, 8);
    expect(polarizationLossDb(1)).toBeCloseTo(3.0103, 5);
    expect(() => polarizationLossDb(0.5)).toThrow(RangeError);
  });
});
