import { findRoot } from '../../numerics/roots.ts';

/**
 * The longest stretch between `low` and `high` where `f` is positive; `undefined` if there is none. Stretches shorter than a hundredth
 * of the range may be overlooked.
 *
 * @internal
 */
export function longestPositive(f: (at: number) => number, low: number, high: number): { from: number; to: number } | undefined {
  let best: { from: number; to: number } | undefined;
  let start: number | undefined;
  let before = { at: low, value: f(low) };
  if (before.value > 0) start = low;
  for (let i = 1; i <= pieces; i++) {
    const at = i === pieces ? high : low + ((high - low) * i) / pieces;
    const value = f(at);
    if (value > 0 !== before.value > 0) {
      const edge = findRoot(f, before.at, at);
      if (value > 0) start = edge;
      else best = longer(best, start!, edge);
    }
    if (i === pieces && value > 0) best = longer(best, start!, high);
    before = { at, value };
  }
  return best;
}

function longer(best: { from: number; to: number } | undefined, from: number, to: number): { from: number; to: number } {
  return best === undefined || to - from > best.to - best.from ? { from, to } : best;
}

const pieces = 128;
