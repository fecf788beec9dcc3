import type { LawHead, LawNumerics, Quantity } from './law.ts';
import { LawError } from './lawError.ts';

/** How far both sides may lie apart, relative to `scale`; to the larger of both if that is absent. */
interface Closeness {
  readonly tolerance: number;
  readonly scale?: number;
}

/**
 * Throws unless both sides are finite and agree.
 *
 * @internal
 */
export function equal(law: LawHead, left: Quantity, right: Quantity, closeness: Closeness): void {
  if (finite(left, right) && Math.abs(left.value - right.value) <= slack(left, right, closeness)) return;
  throw new LawError(law, { left, must: 'equal to', right });
}

/**
 * Throws unless both sides are finite and `left` does not pass `right` by more than that.
 *
 * @internal
 */
export function atMost(law: LawHead, left: Quantity, right: Quantity, closeness: Closeness): void {
  if (finite(left, right) && left.value - right.value <= slack(left, right, closeness)) return;
  throw new LawError(law, { left, must: 'at most', right });
}

/**
 * Throws unless both sides are finite and `left` does not fall short of `right` by more than that.
 *
 * @internal
 */
export function atLeast(law: LawHead, left: Quantity, right: Quantity, closeness: Closeness): void {
  if (finite(left, right) && right.value - left.value <= slack(left, right, closeness)) return;
  throw new LawError(law, { left, must: 'at least', right });
}

/**
 * Throws unless both sides are finite and `left` is above `right`.
 *
 * @internal
 */
export function above(law: LawHead, left: Quantity, right: Quantity): void {
  if (finite(left, right) && left.value > right.value) return;
  throw new LawError(law, { left, must: 'above', right });
}

/**
 * A law's own tolerance, or the one given where that is wider.
 *
 * @internal
 */
export function widened(own: number, { tolerance = 0 }: LawNumerics = {}): number {
  return Math.max(own, tolerance);
}

function slack(left: Quantity, right: Quantity, { tolerance, scale }: Closeness): number {
  return tolerance * (scale ?? Math.max(Math.abs(left.value), Math.abs(right.value)));
}

function finite(left: Quantity, right: Quantity): boolean {
  return Number.isFinite(left.value) && Number.isFinite(right.value);
}
