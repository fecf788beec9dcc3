import { inRange } from '../errors.ts';
import { coupledByNumbers, type DirectionalCoupler, type DirectionalCouplerDesign } from './directionalCoupler/coupledByNumbers.ts';
import { supermodeCoupler, type SupermodeCoupler, type SupermodeCouplerDesign } from './supermodeCoupler.ts';
import { tableCoupler, type TableCouplerDesign } from './tableCoupler.ts';

export { directionalCouplerTable } from './directionalCoupler/coupledByNumbers.ts';
export type { Coupler, DirectionalCoupler, DirectionalCouplerDesign } from './directionalCoupler/coupledByNumbers.ts';

/** A coupler from the cross-section of its two guides, whose supermodes are solved: see below. */
export function directionalCoupler(design: SupermodeCouplerDesign): SupermodeCoupler;
/**
 * A directional coupler by numbers, by a table of power coupling against wavelength, or by the cross-section of its two guides, whose
 * supermodes are then solved. A ring takes each of them.
 *
 * By numbers, two equal guides: K = sin²(κL), κ = κ0 exp(−(gap − gap0)/decay)(1 + s (λ − λ0)),
 * L = length + bendLength. Weak coupling, two modes; wavelengths within 10 % of the reference. [Yariv1973]
 *
 * @throws RangeError for a parameter out of range or a slope that turns κ negative in that band; asked, for a wavelength outside.
 */
export function directionalCoupler(design: DirectionalCouplerDesign | TableCouplerDesign): DirectionalCoupler;
/** All of them. @internal */
export function directionalCoupler(design: DirectionalCouplerDesign | TableCouplerDesign | SupermodeCouplerDesign): DirectionalCoupler {
  if (typeof design === 'object' && design !== null) {
    if ('guide' in design) return supermodeCoupler(design);
    if ('wavelengths' in design) return tableCoupler(design);
  }
  return coupledByNumbers(design);
}

/**
 * Amplitudes of a lossless symmetric coupler: `self` = √(1 − K) stays, `cross` = −j√K goes across (fields as exp(+jωt));
 * |self|² + |cross|² = 1. [Yariv1973]
 *
 * @throws RangeError for a power coupling outside 0 to 1.
 */
export function couplerTransfer(powerCoupling: number): {
  readonly self: { readonly re: number; readonly im: number };
  readonly cross: { readonly re: number; readonly im: number };
} {
  inRange('couplerTransfer', 'powerCoupling', powerCoupling, '1', 0, 1);
  return { self: { re: Math.sqrt(1 - powerCoupling), im: 0 }, cross: { re: 0, im: -Math.sqrt(powerCoupling) } };
}
