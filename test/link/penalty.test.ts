import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeEye } from '../../src/link/penalty.ts';

const signal = { levels: [1, 2, 4, 5], noise: [0.1, 0.2, 0.3, 0.4] };

describe('eye closure', () => {
  it('halves the distance of every level to the mean at 3.0103 dB and keeps the noise', () => {
    const closed = closeEye(signal, 10 * Math.log10(2));
    [2, 2.5, 3.5, 4].forEach((level, i) => expect(closed.levels[i]).toBeCloseTo(level, 14));
    expect(closed.noise).toEqual(signal.noise);
  });

  it('returns an open eye to the last bit', () => {
    const any = fc.array(fc.double({ min: 1e-9, max: 1e-2, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(any, (levels) => {
        expect(closeEye({ levels, noise: levels }, 0).levels).toEqual(levels);
      }),
      { seed: 6 },
    );
  });

  it('adds in dB', () => {
    const twice = closeEye(closeEye(signal, 1), 2);
    closeEye(signal, 3).levels.forEach((level, i) => expect(twice.levels[i]).toBeCloseTo(level, 14));
  });

  it('refuses to open an eye and a signal without levels', () => {
    expect(() => closeEye(signal, -0.1)).toThrow(new RangeError('closeEye: closureDb is -0.1 dB, outside 0 to 100 dB'));
    expect(() => closeEye(signal, NaN)).toThrow(RangeError);
    expect(() => closeEye({ levels: [], noise: [] }, 1)).toThrow(/levels\.length is 0/);
  });
});
