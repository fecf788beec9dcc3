import { describe, expect, it } from 'vitest';
import { fitRing } from '../../src/engine/fitRing.ts';
import { drawnRing } from '../engine/fitRing/ringFamily.ts';
import { isOwn, whole } from './campaign.ts';

describe('rings of all kinds under ripple, slopes, doublets and noise', () => {
  it('are fitted: free spectral range to 0.3 %, loaded Q to 10 % where the drop port stands 15 dB clear', { timeout: 1_200_000 }, () => {
    let [fitted, ranges, seen, found, near] = [0, 0, 0, 0, 0];
    const draws = whole ? 200 : 8;
    for (let seed = 1; seed <= draws; seed++) {
      const ring = drawnRing(seed);
      let result;
      try {
        result = fitRing(ring.spectrum, { radius: ring.radius });
      } catch (error) {
        expect(isOwn(error), `seed ${seed}: ${String(error)}`).toBe(true);
        continue;
      }
      fitted++;
      const middle = (result.resonances[0]!.wavelength + result.resonances.at(-1)!.wavelength) / 2;
      const range = middle ** 2 / (ring.groupIndexAt(middle) * 2 * Math.PI * ring.radius);
      if (Math.abs(result.freeSpectralRange / range - 1) < 0.003) ranges++;
      for (const truth of ring.resonances) {
        if (truth.fromEdge < 2 || ring.spectrum.drop === undefined || truth.dropAbove < 15) continue;
        seen++;
        const width = truth.wavelength / truth.qualityFactor;
        const each = result.resonances.find(({ wavelength }) => Math.abs(wavelength - truth.wavelength) < 0.7 * width);
        if (each === undefined) continue;
        found++;
        if (Math.abs(each.qualityFactor / truth.qualityFactor - 1) < 0.1) near++;
      }
    }
    expect(fitted / draws).toBeGreaterThan(0.98);
    expect(ranges / fitted).toBeGreaterThanOrEqual(whole ? 0.98 : 0.85);
    expect(found / seen).toBeGreaterThan(0.98);
    expect(near / found).toBeGreaterThan(0.95);
  });
});
