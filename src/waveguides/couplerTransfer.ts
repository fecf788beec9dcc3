// Two waves with coupling κ and half mismatch δ: A′ = −j(δA + κB), B′ = −j(κA − δB), apart from their common phase. What they become
// is (a, b; b, ā) for a symmetric piece, or for any piece (a, b; −b̄, ā). [Yariv1973]

/** The first row of the transfer: Re a, Im a, Re b, Im b. @internal */
export type CouplerTransfer = readonly [ar: number, ai: number, br: number, bi: number];

/** A straight piece: κ and δ (1/m) over a length (m). @internal */
export function straightCoupling(coupling: number, mismatch: number, length: number): CouplerTransfer {
  const beat = Math.hypot(coupling, mismatch);
  const angle = beat * length;
  const sine = beat === 0 ? length : Math.sin(angle) / beat;
  return [Math.cos(angle), -mismatch * sine, 0, -coupling * sine];
}

/** One behind the other: (second)(first). @internal */
export function joined(second: CouplerTransfer, first: CouplerTransfer): CouplerTransfer {
  const [ar, ai, br, bi] = second;
  const [cr, ci, dr, di] = first;
  // (a, b; −b̄, ā)(c, d; −d̄, c̄) = (ac − b d̄, ad + b c̄; …)
  return [
    ar * cr - ai * ci - (br * dr + bi * di),
    ar * ci + ai * cr - (bi * dr - br * di),
    ar * dr - ai * di + (br * cr + bi * ci),
    ar * di + ai * dr + (bi * cr - br * ci),
  ];
}

/** The same piece passed from its other end: rows for columns. @internal */
export function reversed([ar, ai, br, bi]: CouplerTransfer): CouplerTransfer {
  return [ar, ai, -br, bi];
}

/** Power that crosses a straight piece between two bends of one form, of which the first is given. @internal */
export function crossedPower(straight: CouplerTransfer, bend: CouplerTransfer | undefined): number {
  const [, , br, bi] = bend === undefined ? straight : joined(reversed(bend), joined(straight, bend));
  return Math.min(1, br * br + bi * bi);
}

/** A guide that bends away from a straight one. @internal */
export interface BentPair {
  /** κ at a gap, 1/m. */
  readonly coupling: (gap: number) => number;
  /** Least gap, m. */
  readonly gap: number;
  /** Of the center line, and width of the bent guide, m. */
  readonly radius: number;
  readonly width: number;
  /** β of the bent guide along its center line and of the straight one, 1/m. */
  readonly own: number;
  readonly other: number;
  /** How far along the straight guide both are followed, m. */
  readonly reach: number;
}

const steps = 400;

/** How far along z two guides come, whose gap grows by `opening` about a circle of outer radius `outer`, m. @internal */
export function bendReach(outer: number, opening: number): number {
  const inner = Math.max(outer - opening, 0.3 * outer);
  return Math.sqrt(outer * outer - inner * inner);
}

/**
 * From far away to the nearest place. At z along the straight guide the walls are g + r − √(r² − z²) apart, r the outer radius; waves
 * meet at the middle of the gap, so that the bent one goes on by βR dφ with z = (r + g/2) sin φ. [Yariv1973]
 *
 * @internal
 */
export function bentCoupling({ coupling, gap, radius, width, own, other, reach }: BentPair): CouplerTransfer {
  const outer = radius + width / 2;
  const middle = outer + gap / 2;
  const step = reach / steps;
  let transfer: CouplerTransfer = [1, 0, 0, 0];
  for (let i = 0; i < steps; i++) {
    const z = reach - (i + 0.5) * step;
    const between = gap + outer - Math.sqrt(outer * outer - z * z);
    const mismatch = ((own * radius) / Math.sqrt(middle * middle - z * z) - other) / 2;
    transfer = joined(straightCoupling(coupling(between), mismatch, step), transfer);
  }
  return transfer;
}
