import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/light.ts';
import { multipath } from '../../src/link/multipath.ts';
import { multipathErrorRatio, multipathPenalty, multipathVariance } from '../../src/link/multipathErrorRatio.ts';
import { multipathInTime } from '../../src/link/multipathInTime.ts';
import { pam4ErrorRatio, pam4RequiredRatio } from '../../src/link/pam4.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { phaseNoise } from '../../src/link/phaseNoise.ts';
import { gaussianTail } from '../../src/numerics/erfc.ts';
import { philox } from '../../src/numerics/philox.ts';
import { findRoot } from '../../src/numerics/roots.ts';

const levels = [1, 2, 3, 4];
const medium = { groupIndex: 1.468, lossDbPerMeter: 0, lossDbPerPlace: 0 };

/** Wrong bits over all bits of symbols received as `powers`, in noise, thresholds halfway. */
function errorRatioOf(powers: Float64Array, symbols: Uint8Array, noise: number): number {
  let wrong = 0;
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i]!;
    for (let k = 0; k < 3; k++) {
      const away = (powers[i]! - (k + 1.5)) * (k < symbol ? 1 : -1);
      wrong += gaussianTail(away / noise) * ((symbol === 0 && k === 2) || (symbol === 3 && k === 0) ? -1 : 1);
    }
  }
  return wrong / (2 * symbols.length);
}

const detected = ({ re, im }: Field): Float64Array => re.map((x, i) => x * x + im[i]! ** 2);

describe('error ratio with multipath', () => {
  it('is that of the levels alone without other ways', () => {
    const link = { levels, paths: [], polarization: 'aligned' } as const;
    const alone = pam4ErrorRatio({ levels, noise: 0.15, thresholds: 'midpoint' }).bitErrorRatio;
    expect(multipathErrorRatio(link, { noise: 0.15 }) / alone).toBeCloseTo(1, 10);
    expect(multipathPenalty(link, { bitErrorRatio: 1e-4 })).toEqual({ finite: true, penaltyDb: 0 });
  });

  it('rises with reflections, less in random polarization, and depends on ratios alone', () => {
    const paths = [{ powerRatio: 1e-4 }, { powerRatio: 3e-4 }];
    const at = (polarization: 'aligned' | 'random', scale = 1): number =>
      multipathErrorRatio({ levels: levels.map((x) => scale * x), paths, polarization }, { noise: 0.15 * scale });
    const alone = multipathErrorRatio({ levels, paths: [], polarization: 'random' }, { noise: 0.15 });
    expect(at('random')).toBeGreaterThan(alone);
    expect(at('aligned')).toBeGreaterThan(at('random'));
    expect(at('aligned', 1e-3) / at('aligned')).toBeCloseTo(1, 10);
  });

  it.each(['aligned', 'random'] as const)('is the mean over phases and symbols drawn at random, %s', (polarization) => {
    const random = philox({ seed: 12, stream: 0 });
    const ratios = [2e-4, 5e-5, 1e-4];
    const count = 100_000;
    const symbols = randomSymbols({ count, seed: 3 });
    const powers = Float64Array.from(symbols, (symbol) => {
      let power = levels[symbol]!;
      for (const ratio of ratios) {
        const copy = levels[Math.floor(4 * random.uniform())]!;
        const overlap = polarization === 'aligned' ? 1 : Math.sqrt(random.uniform());
        power += 2 * Math.sqrt(levels[symbol]! * ratio * copy) * overlap * Math.cos(2 * Math.PI * random.uniform()) + ratio * copy;
      }
      return power;
    });
    const link = { levels, paths: ratios.map((powerRatio) => ({ powerRatio })), polarization };
    expect(multipathErrorRatio(link, { noise: 0.14 }) / errorRatioOf(powers, symbols, 0.14) - 1).toBeCloseTo(0, 1);
  });

  it('costs what the beating waveform costs, within 0.1 dB, for 20 random sets of reflections', () => {
    const random = philox({ seed: 5, stream: 0 });
    const count = 20_000;
    const symbolRate = 106.25e9;
    const symbols = randomSymbols({ count, seed: 8 });
    const sent: Field = {
      sampleRate: symbolRate,
      wavelength: 1.311e-6,
      re: Float64Array.from(symbols, (symbol) => Math.sqrt(levels[symbol]!)),
      im: new Float64Array(count),
    };
    const bitErrorRatio = 2.4e-4;
    let largest = 0;
    for (let set = 0; set < 20; set++) {
      // A linewidth that loses the phase within 0.1 ns, so that the ways of half a meter and more draw many phases.
      const incoherent = phaseNoise({ linewidth: 3e9, seed: set })(sent);
      const reflections = [0, 0.5, 1.3, 3].slice(0, 2 + (set % 3)).map((position) => ({
        position: position + 0.1 * random.uniform(),
        reflectance: 10 ** (-(18 + 10 * random.uniform()) / 10),
      }));
      const paths = multipath(reflections, medium);
      const closed = multipathPenalty({ levels, paths, polarization: 'aligned' }, { bitErrorRatio });
      const powers = detected(multipathInTime(paths)(incoherent));
      const noise = findRoot((x) => Math.log(Math.max(errorRatioOf(powers, symbols, x), 1e-300) / bitErrorRatio), 1e-3, 0.5, { tolerance: 2e-4 });
      const penaltyDb = 10 * Math.log10(1 / (2 * pam4RequiredRatio(bitErrorRatio)) / noise);
      if (!closed.finite) throw new Error(closed.reason);
      largest = Math.max(largest, closed.penaltyDb);
      expect(Math.abs(closed.penaltyDb - penaltyDb), `set ${set}: ${closed.penaltyDb} dB closed, ${penaltyDb} dB in time`).toBeLessThan(0.1);
    }
    expect(largest).toBeGreaterThan(0.4);
  });

  it('has a floor where the beat closes the eye', () => {
    const link = { levels, paths: [{ powerRatio: 0.02 }], polarization: 'aligned' } as const;
    const penalty = multipathPenalty(link, { bitErrorRatio: 1e-6 });
    expect(penalty.finite).toBe(false);
    if (!penalty.finite) expect(penalty.reason).toMatch(/^other ways alone cause a bit error ratio of 0\.\d+/);
  });

  it('has the variance of its beats', () => {
    const paths = [{ powerRatio: 1e-4 }, { powerRatio: 2e-4 }];
    expect(multipathVariance({ power: 4, average: 2.5, polarization: 'aligned', paths })).toBeCloseTo(2 * 4 * 2.5 * 3e-4, 15);
    expect(multipathVariance({ power: 4, average: 2.5, polarization: 'random', paths })).toBeCloseTo(4 * 2.5 * 3e-4, 15);
  });

  it('needs increasing levels, ratios and a target', () => {
    const link = { levels, paths: [], polarization: 'aligned' } as const;
    expect(() => multipathErrorRatio({ ...link, levels: [1, 2, 3] }, { noise: 1 })).toThrow('levels has 3 entries, must have 4');
    expect(() => multipathErrorRatio({ ...link, levels: [1, 2, 2, 3] }, { noise: 1 })).toThrow('levels.2 is 2, must be above 2');
    expect(() => multipathErrorRatio({ ...link, polarization: 'x' as 'random' }, { noise: 1 })).toThrow("polarization is 'x'");
    expect(() => multipathErrorRatio({ ...link, paths: [{ powerRatio: 1.5 }] }, { noise: 1 })).toThrow('paths.0.powerRatio is 1.5');
    expect(() => multipathErrorRatio({ ...link, paths: [{ powerRatio: 0.09 }, { powerRatio: 0.02 }] }, { noise: 1 })).toThrow('sum of paths.powerRatio is 0.11');
    expect(() => multipathErrorRatio(link, { noise: 0 })).toThrow('noise is 0');
    expect(() => multipathPenalty(link, { bitErrorRatio: 0.1 })).toThrow('bitErrorRatio is 0.1');
    expect(() => multipathVariance({ power: -1, average: 1, polarization: 'aligned', paths: [] })).toThrow('power is -1');
    expect(() => multipathVariance({ power: 1, average: -1, polarization: 'aligned', paths: [] })).toThrow('average is -1');
  });
});
