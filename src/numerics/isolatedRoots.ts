import { ConvergenceError } from '../errors.ts';
import { findRoot } from './roots.ts';

/**
 * A function whose values and slopes can be bounded between two places. A node is what is worked out at a place once, and asked often;
 * `C` is what all nodes of one
 * search have in common. @internal
 */
export interface BoundedFunction<C, N> {
  readonly node: (common: C, at: number) => N;
  readonly value: (common: C, node: N) => number;
  /** Whether it cannot be 0 between two nodes. */
  readonly excludes: (common: C, low: N, high: N) => boolean;
  /** Whether its slope cannot be 0 between two nodes. */
  readonly monotone: (common: C, low: N, high: N) => boolean;
}

/** Intervals still to be looked at, and zeros found. */
interface Search {
  readonly found: number[];
  readonly least: number;
  intervals: number;
}

/**
 * All zeros of a function from `low` to `high` at which it changes sign, rising, each to the last digits: intervals are halved until
 * each holds none or just
 * one. A zero at `low` itself counts as none. Two that lie closer than 1e-12 of the larger end count as none.
 *
 * @throws ConvergenceError where 20000 intervals do not suffice.
 * @internal
 */
export function isolatedRoots<C, N>(f: BoundedFunction<C, N>, common: C, low: number, high: number): number[] {
  const search = { found: [], intervals: 0, least: 1e-12 * Math.max(Math.abs(low), Math.abs(high)) };
  halve(f, common, low, f.node(common, low), high, f.node(common, high), search);
  return search.found;
}

function halve<C, N>(f: BoundedFunction<C, N>, common: C, a: number, nodeA: N, b: number, nodeB: N, search: Search): void {
  if (++search.intervals > 20000) throw new ConvergenceError('isolatedRoots', { iterations: search.intervals, residual: b - a });
  if (f.excludes(common, nodeA, nodeB)) return;
  const middle = (a + b) / 2;
  const single = f.monotone(common, nodeA, nodeB);
  if (single || b - a <= search.least || middle <= a || middle >= b) {
    const last = f.value(common, nodeB);
    if (f.value(common, nodeA) < 0 === last < 0) return;
    search.found.push(last === 0 ? b : single ? findRoot((at) => f.value(common, f.node(common, at)), a, b) : middle);
    return;
  }
  const node = f.node(common, middle);
  halve(f, common, a, nodeA, middle, node, search);
  halve(f, common, middle, node, b, nodeB, search);
}
