import fc, { type Arbitrary } from 'fast-check';

/** Round numbers that shrink to a plain one. */
interface Grid {
  /** What a number shrinks to, in the grid's unit. */
  readonly plain: number;
  readonly low: number;
  readonly high: number;
  /** Steps in one unit, so that numbers stay short. */
  readonly parts: number;
  /** The unit in SI; 1 if absent. */
  readonly unit?: number;
}

/**
 * Numbers from `low` to `high` in steps of a unit's `parts`, in SI: short to read, and shrinking to `plain`.
 *
 * @internal
 */
export function grid({ plain, low, high, parts, unit = 1 }: Grid): Arbitrary<number> {
  const origin = Math.round(plain * parts);
  const range = { min: Math.round(low * parts) - origin, max: Math.round(high * parts) - origin };
  return fc.integer(range).map((steps) => ((origin + steps) / parts) * unit);
}

/**
 * Plain objects, as a person writes them: never without a prototype.
 *
 * @internal
 */
export function record<T>(parts: { readonly [P in keyof T]: Arbitrary<T[P]> }): Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true });
}
