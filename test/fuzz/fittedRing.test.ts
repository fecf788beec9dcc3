import { describe, expect, it } from 'vitest';
import { fitRing } from '../../src/engine/fitRing.ts';
import { spectrumOf, syntheticRing, truthAt } from '../engine/fitRing/syntheticRing.ts';
import { whole } from './campaign.ts';

describe('a ring that is known, fitted under noise', () => {
  /** Parts of the truths within twice their standard errors, over several seeds. */
  const recovered = (draws: number, firstSeed: number): Record<string, number> => {
    const inside = new Map<string, number[]>();
    const note = (name: string, away: number, error: number): void => {
      inside.set(name, [...(inside.get(name) ?? []), Math.abs(away) <= 2 * error ? 1 : 0]);
    };
    for (let seed = firstSeed; seed < firstSeed + draws; seed++) {
      const ring = { ...syntheticRing, seed };
      const result = fitRing(spectrumOf(ring), { radius: ring.radius });
      note('group index', result.groupIndex - ring.groupIndex, result.groupIndexError);
      note('dispersion', result.dispersion!, result.dispersionError!);
      for (const each of result.resonances) {
        const truth = truthAt(ring, each.wavelength);
        note('wavelength', each.wavelength - truth.wavelength, each.wavelengthError);
        note('quality factor', each.qualityFactor - truth.qualityFactor, each.qualityFactorError);
        note('attenuation', each.attenuation - truth.attenuation, each.attenuationError);
        note('coupling', each.powerCoupling - ring.powerCoupling, each.powerCouplingError);
        note('extinction', each.extinctionDb - truth.extinctionDb, each.extinctionDbError);
      }
    }
    return Object.fromEntries([...inside].map(([name, hits]) => [name, hits.reduce((sum, hit) => sum + hit, 0) / hits.length]));
  };

  it('is found within its errors 95 times in 100', { timeout: 600_000 }, () => {
    const parts = recovered(whole ? 100 : 8, 1);
    const all = Object.values(parts);
    // Of few draws the parts scatter; together they hold.
    if (whole) for (const [name, part] of Object.entries(parts)) expect(part, name).toBeGreaterThan(0.93);
    expect(all.reduce((sum, part) => sum + part, 0) / all.length).toBeGreaterThanOrEqual(0.95);
  });
});
