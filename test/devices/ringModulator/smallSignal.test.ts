import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallSignalBandwidth, smallSignalPeak, smallSignalTransfer, type SmallSignal } from '../../../src/devices/ringModulator/smallSignal.ts';

const size = (resonance: SmallSignal, frequencyLifetime: number): number => {
  const { re, im } = smallSignalTransfer(resonance, { frequencyLifetime });
  return Math.hypot(re, im);
};

/**
 * da/dt = (−j(Ω − δ sin ωt) − 1) a − j√(2/τe) integrated over a small drive, in units of τ: power swing at ω behind the ring, or
 * in the ring for the drop port.
 */
function integrated({ detuningLifetime, lossLifetimeRatio }: SmallSignal, w: number, port: 'through' | 'drop'): number {
  const drive = 1e-5;
  const mu = Math.sqrt(2 * (1 - 1 / (lossLifetimeRatio || 2)));
  const slope = (re: number, im: number, t: number): [number, number] => {
    const away = detuningLifetime - drive * Math.sin(w * t);
    return [-re + away * im, -im - away * re - mu];
  };
  const period = (2 * Math.PI) / w;
  const steps = Math.max(400, Math.ceil(period / 0.01));
  const step = period / steps;
  let [re, im] = [0, 0];
  let [sine, cosine] = [0, 0];
  const settle = Math.ceil(25 / period);
  for (let i = 0; i < (settle + 1) * steps; i++) {
    const t = i * step;
    if (i >= settle * steps) {
      const power = port === 'drop' ? re * re + im * im : (1 + mu * im) ** 2 + (mu * re) ** 2;
      sine += (2 / steps) * power * Math.sin(w * t);
      cosine += (2 / steps) * power * Math.cos(w * t);
    }
    const [a1, b1] = slope(re, im, t);
    const [a2, b2] = slope(re + (step / 2) * a1, im + (step / 2) * b1, t + step / 2);
    const [a3, b3] = slope(re + (step / 2) * a2, im + (step / 2) * b2, t + step / 2);
    const [a4, b4] = slope(re + step * a3, im + step * b3, t + step);
    re += (step / 6) * (a1 + 2 * a2 + 2 * a3 + a4);
    im += (step / 6) * (b1 + 2 * b2 + 2 * b3 + b4);
  }
  return Math.hypot(sine, cosine);
}

const resonance = fc.record({
  detuningLifetime: fc.double({ min: -6, max: 6, noNaN: true }),
  lossLifetimeRatio: fc.double({ min: 1.05, max: 20, noNaN: true }),
  electricalLifetimeRatio: fc.double({ min: 0, max: 5, noNaN: true }),
});
const seeded = { seed: 20146310, numRuns: 300 };

describe('small-signal response', () => {
  it.each([
    [0.5, 2],
    [-1, 2],
    [1.2, 1.4],
    [0.8, 5],
  ])('is that of the integrated coupled-mode equation, Ωτ %d, τl/τ %d', (detuningLifetime, lossLifetimeRatio) => {
    const ring = { detuningLifetime, lossLifetimeRatio };
    const slow = integrated(ring, 0.02, 'through');
    for (const w of [0.5, 1.5, 4]) {
      const expected = size(ring, w) / size(ring, 0.02);
      expect(Math.abs(integrated(ring, w, 'through') / slow / expected - 1)).toBeLessThan(4e-4);
    }
  });

  it('has no zero at the drop port', () => {
    const ring = { detuningLifetime: 1, lossLifetimeRatio: 0 };
    const slow = integrated(ring, 0.02, 'drop');
    for (const w of [0.7, 2]) {
      expect(Math.abs(integrated(ring, w, 'drop') / slow / (size(ring, w) / size(ring, 0.02)) - 1)).toBeLessThan(4e-4);
    }
    expect(size(ring, 1e3)).toBeLessThan(2e-6 * 1.01);
  });

  it('starts at one', () => {
    const ring = { detuningLifetime: 1, lossLifetimeRatio: 3, electricalLifetimeRatio: 2 };
    const { re, im } = smallSignalTransfer(ring, { frequencyLifetime: 0 });
    expect([re, Math.abs(im)]).toEqual([1, 0]);
  });

  it('lags behind the drive: a lone pole at critical coupling without detuning', () => {
    const { re, im } = smallSignalTransfer({ detuningLifetime: 0, lossLifetimeRatio: 2 }, { frequencyLifetime: 1 });
    expect(re).toBeCloseTo(0.5, 14);
    expect(im).toBeCloseTo(-0.5, 14);
  });

  it('is multiplied by the electrical pole', () => {
    const ring = { detuningLifetime: 0.6, lossLifetimeRatio: 1.8 };
    for (const w of [0.3, 1, 5]) {
      expect(size({ ...ring, electricalLifetimeRatio: 0.4 }, w)).toBeCloseTo(size(ring, w) / Math.hypot(1, 0.4 * w), 13);
    }
  });
});

describe('bandwidth', () => {
  it('is where the response is 1/√2, and it stays below above', () => {
    fc.assert(
      fc.property(resonance, fc.double({ min: 1.0001, max: 50, noNaN: true }), (ring, above) => {
        const w = smallSignalBandwidth(ring);
        expect(size(ring, w)).toBeCloseTo(Math.SQRT1_2, 9);
        expect(size(ring, w * above)).toBeLessThan(Math.SQRT1_2);
      }),
      seeded,
    );
  });

  it('lies behind a peak that comes back over −3 dB', () => {
    const ring = { detuningLifetime: 10, lossLifetimeRatio: 0, electricalLifetimeRatio: 0.6 };
    expect(size(ring, 4)).toBeLessThan(Math.SQRT1_2);
    expect(size(ring, 10)).toBeGreaterThan(Math.SQRT1_2);
    expect(smallSignalBandwidth(ring)).toBeGreaterThan(10);
  });

  it('does not know the side of the detuning', () => {
    const at = (detuningLifetime: number): number => smallSignalBandwidth({ detuningLifetime, lossLifetimeRatio: 2 });
    expect(at(-0.7)).toBe(at(0.7));
  });
});

describe('peak', () => {
  it('is the largest response', () => {
    fc.assert(
      fc.property(resonance, fc.double({ min: 0, max: 20, noNaN: true }), ({ detuningLifetime, lossLifetimeRatio }, w) => {
        const ring = { detuningLifetime, lossLifetimeRatio };
        const { value, at } = smallSignalPeak(ring);
        expect(size(ring, at)).toBeCloseTo(value, 10);
        expect(size(ring, w)).toBeLessThanOrEqual(value * (1 + 1e-12));
      }),
      seeded,
    );
  });

  it('is absent without detuning', () => {
    expect(smallSignalPeak({ detuningLifetime: 0, lossLifetimeRatio: 2 })).toEqual({ value: 1, at: 0 });
  });
});

describe('bad input', () => {
  const good = { detuningLifetime: 0, lossLifetimeRatio: 2 };
  it.each([
    [{ ...good, detuningLifetime: NaN }, 'detuningLifetime'],
    [{ ...good, lossLifetimeRatio: 0.5 }, 'lossLifetimeRatio'],
    [{ ...good, electricalLifetimeRatio: -1 }, 'electricalLifetimeRatio'],
  ])('is named: %j', (ring, name) => {
    expect(() => smallSignalBandwidth(ring)).toThrow(name);
    expect(() => smallSignalTransfer(ring, { frequencyLifetime: 1 })).toThrow(name);
  });

  it('includes a negative frequency', () => {
    expect(() => smallSignalTransfer(good, { frequencyLifetime: -1 })).toThrow('frequencyLifetime');
  });
});
