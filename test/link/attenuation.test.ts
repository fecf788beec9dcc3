import { describe, expect, it } from 'vitest';
import { attenuationTo } from '../../src/link/attenuation.ts';
import { pam4RequiredRatio } from '../../src/link/pam4.ts';
import { gaussianTail } from '../../src/numerics/erfc.ts';
import { toDb } from '../../src/units.ts';

const target = 2.4e-4;
const x = pam4RequiredRatio(target);

describe('attenuation to a target', () => {
  it('is exact where the first question meets the target', () => {
    expect(attenuationTo(() => target, null, target)).toBe(0);
  });

  it('is found at once where the first guess is right', () => {
    // ¾Q(x) with x falling as 1/loss: a straight line through the origin, met by the first step.
    let asked = 0;
    const straight = (_: null, loss: number): number => {
      asked++;
      return 0.75 * gaussianTail((2 * x) / loss);
    };
    expect(attenuationTo(straight, null, target)).toBeCloseTo(toDb(2), 11);
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('crosses a step in the error ratio by bisection', () => {
    const step = (_: null, loss: number): number => (loss < 7 ? 1e-12 : 0.4);
    expect(attenuationTo(step, null, target)).toBeCloseTo(toDb(7), 9);
  });

  it('needs gain where the error ratio is too high', () => {
    expect(attenuationTo((_: null, loss) => 0.75 * gaussianTail(x / (20 * loss)), null, target)).toBeCloseTo(-toDb(20), 9);
  });

  it('is without end where no gain in the range suffices or no attenuation in it spoils', () => {
    expect(attenuationTo(() => 1e-3, null, target)).toBe(-Infinity);
    expect(attenuationTo(() => 0.4, null, target)).toBe(-Infinity);
    expect(attenuationTo(() => 1e-9, null, target)).toBe(Infinity);
    expect(attenuationTo(() => 0, null, target)).toBe(Infinity);
  });
});
