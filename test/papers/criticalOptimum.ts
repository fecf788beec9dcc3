import { ringMetrics } from '../../src/devices/ringModulator/metrics.ts';
import { findMinimum } from '../../src/numerics/minimize.ts';
import { fromDb, mm, nm } from '../../src/units.ts';

/** Length and loaded Q of the best critically coupled ring: 2.7 dB/cm, 0.04 dB of bends and `couplerDb` a turn, ng 4.3, 1550 nm. */
export function criticalOptimum(couplerDb: number, dropSelfCoupling: number): { readonly length: number; readonly quality: number } {
  const quality = (length: number): number => {
    const roundTripAmplitude = Math.sqrt(fromDb(-(270 * length + 0.04 + couplerDb)));
    const selfCoupling = dropSelfCoupling * roundTripAmplitude;
    return ringMetrics({ wavelength: 1550 * nm, groupIndex: 4.3, circumference: length, selfCoupling, dropSelfCoupling, roundTripAmplitude })
      .qualityFactor;
  };
  const { at, value } = findMinimum((length) => -quality(length), 1 * mm, 50 * mm, { tolerance: 1e-9 });
  return { length: at, quality: -value };
}
