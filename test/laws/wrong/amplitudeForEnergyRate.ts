import { ringModulator, type RingDesign } from '../../../src/devices/ringModulator.ts';
import type { RingAnswers } from '../../../src/laws/ringKind.ts';

/** A ring that takes the lifetime of the amplitude for that of the energy: every quality factor is off by two. */
export function amplitudeForEnergyRate(design: RingDesign): RingAnswers {
  const ring = ringModulator(design);
  return {
    ...ring,
    photonLifetime: (point) => 2 * ring.photonLifetime(point),
    qualityFactor: (point) => 2 * ring.qualityFactor(point),
    intrinsicQualityFactor: (point) => 2 * ring.intrinsicQualityFactor(point),
  };
}
