import { gaussianCoupler, type EdgeCoupler, type EdgeCouplerDesign } from './edgeCoupler/gaussianCoupler.ts';
import { tipCoupler, type TipCoupler, type TipCouplerDesign } from './edgeCoupler/tipCoupler.ts';

export { edgeCouplerTable } from './edgeCoupler/gaussianCoupler.ts';
export type { EdgeCoupler, EdgeCouplerDesign, EdgeCouplerOperation, EdgeCouplerPoint } from './edgeCoupler/gaussianCoupler.ts';
export { tipCouplerTable } from './edgeCoupler/tipCoupler.ts';
export type { BeamWidth, TipCoupler, TipCouplerDesign, TipCouplerParts, TipCouplerPoint } from './edgeCoupler/tipCoupler.ts';

/** A coupler from a solved taper, its facet and a beam: see below. */
export function edgeCoupler(design: TipCouplerDesign): TipCoupler;
/**
 * A fiber at the edge of a chip: overlap of two Gaussian modes × (1 − reflectance of the chip facet, once) × loss of the taper. With
 * a `taper` in the design the chip's mode is that of its solved tip, TE and TM apart, and its loss that of the taper itself.
 * Reflection at the end of the fiber and between both faces is left out: index-matched or coated.
 *
 * @throws RangeError for a parameter outside its range; asked, for a tip that guides no mode of the polarization.
 * [Joyce1984]
 */
export function edgeCoupler(design: EdgeCouplerDesign): EdgeCoupler;
/** Both of them. @internal */
export function edgeCoupler(design: EdgeCouplerDesign | TipCouplerDesign): EdgeCoupler | TipCoupler {
  if (typeof design === 'object' && design !== null && 'taper' in design) return tipCoupler(design);
  return gaussianCoupler(design);
}
