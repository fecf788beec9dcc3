import { inRange } from '../../errors.ts';
import { findRoot } from '../../numerics/roots.ts';
import { mm, nm } from '../../units.ts';
import type { FiberPlace, PlaceLossDb } from '../fiberArray.ts';

/** How far a fiber may stand off, one error at a time: the nearer of both directions. */
export interface AlignmentTolerance {
  /** Along the chip's surface, m. */
  readonly x: number;
  /** Normal to it, m. */
  readonly y: number;
  /** Away from the facet, m. */
  readonly z: number;
  /** Angle in the plane of x, rad. */
  readonly tiltX: number;
  /** Angle in the plane of y, rad. */
  readonly tiltY: number;
}

/** What is searched: the loss more than aligned, and where the fiber stands when aligned. */
export interface AlignmentGoal {
  /** dB, 0.001 to 30. */
  readonly lossDb: number;
  /** m, 0 to 1 mm. */
  readonly gap: number;
}

/**
 * The errors of place, angle and gap that each cost `lossDb` more than the aligned fiber. A coupler that cannot be asked far enough
 * (1 mm, 0.35 rad) says so by its own error.
 *
 * @throws RangeError for a goal out of range, or a coupler whose loss never grows as much.
 */
export function alignmentTolerance(lossDb: PlaceLossDb, goal: AlignmentGoal): AlignmentTolerance {
  const { lossDb: more, gap } = goal;
  inRange('alignmentTolerance', 'lossDb', more, 'dB', 1e-3, 30);
  inRange('alignmentTolerance', 'gap', gap, 'm', 0, mm);
  const aligned: FiberPlace = { offsetX: 0, offsetY: 0, tiltX: 0, tiltY: 0, gap };
  const allowed = lossDb(aligned) + more;
  const along = (name: keyof FiberPlace, sign: 1 | -1, first: number, last: number): number => {
    const excess = (step: number): number => lossDb({ ...aligned, [name]: aligned[name] + sign * step }) - allowed;
    // In small steps outward, so that the coupler is never asked far beyond.
    let low = 0;
    for (let high = first; ; high = Math.min(1.5 * high, last)) {
      if (excess(high) >= 0) return findRoot(excess, low, high);
      if (high === last) throw new RangeError(`alignmentTolerance: ${name} never costs ${more} dB up to ${last}`);
      low = high;
    }
  };
  const nearer = (name: keyof FiberPlace, first: number, last: number): number =>
    Math.min(along(name, 1, first, last), along(name, -1, first, last));
  return {
    x: nearer('offsetX', nm, mm),
    y: nearer('offsetY', nm, mm),
    z: along('gap', 1, 10 * nm, mm - gap),
    tiltX: nearer('tiltX', 1e-5, 0.35),
    tiltY: nearer('tiltY', 1e-5, 0.35),
  };
}
