import fc, { type Arbitrary } from 'fast-check';
import type { EdgeCouplerDesign } from '../devices/edgeCoupler.ts';
import { um } from '../units.ts';
import { grid, record } from './grid.ts';

/**
 * Couplers between a fiber and the edge of a chip, modes of 2 to 12 um, up to 10 um apart. Shrinks to two modes of 9 um face to face
 * without loss.
 */
export function arbitraryCoupler(): Arbitrary<EdgeCouplerDesign> {
  const diameter = grid({ plain: 9, low: 2, high: 12, parts: 10, unit: um });
  const mode = record({ modeFieldDiameter: record({ x: diameter, y: diameter }) });
  const coated = record({ kind: fc.constant('coated' as const), reflectance: grid({ plain: 0, low: 0, high: 0.3, parts: 100 }) });
  const bare = record({ kind: fc.constant('fresnel' as const), tipIndex: grid({ plain: 1.5, low: 1.4, high: 3.5, parts: 10 }) });
  const required = {
    fiberMode: mode,
    chipMode: mode,
    gap: grid({ plain: 0, low: 0, high: 10, parts: 2, unit: um }),
    index: grid({ plain: 1, low: 1, high: 1.6, parts: 10 }),
    facet: fc.oneof({ withCrossShrink: true }, coated, bare),
    propagationLossDb: grid({ plain: 0, low: 0, high: 3, parts: 10 }),
  };
  const scalar: Arbitrary<EdgeCouplerDesign> = record(required);
  const polarized: Arbitrary<EdgeCouplerDesign> = record({
    ...required,
    polarizationDependentLossDb: grid({ plain: 0, low: 0, high: 1, parts: 10 }),
  });
  return fc.oneof({ withCrossShrink: true }, scalar, polarized);
}
