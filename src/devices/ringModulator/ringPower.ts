import type { RingPoint } from './table.ts';
import type { Turn } from './turn.ts';

/** Power at an output as (n0 + n1 q)/(d0 + q) with q = scale sin²(φ/2). @internal */
export interface RingPower {
  readonly n0: number;
  readonly n1: number;
  readonly d0: number;
  readonly scale: number;
}

/** Power at the through port of a ring whose loss and couplings are those at a point. [Bogaerts2012, eqs. 2, 5] @internal */
export function throughPower(turn: Turn, point: RingPoint): RingPower {
  const r = Math.sqrt(1 - turn.inputCoupling(point.wavelength));
  const a = Math.sqrt(1 - turn.dropCoupling(point.wavelength)) * turn.amplitude(point);
  const [kept] = turn.couplerTransmission;
  return { n0: kept * (a - r) * (a - r), n1: kept, d0: (1 - a * r) * (1 - a * r), scale: 4 * a * r };
}

/** The same at the drop port. [Bogaerts2012, eq. 6] @internal */
export function dropPower(turn: Turn, point: RingPoint): RingPower {
  const k1 = turn.inputCoupling(point.wavelength);
  const k2 = turn.dropCoupling(point.wavelength);
  const a = turn.amplitude(point);
  const x = Math.sqrt((1 - k1) * (1 - k2)) * a;
  const [kept, dropKept] = turn.couplerTransmission;
  return { n0: k1 * k2 * Math.sqrt(kept * dropKept) * a, n1: 0, d0: (1 - x) * (1 - x), scale: 4 * x };
}
