import { check, scalarPaths, type Table } from '../design.ts';
import { inRange } from '../errors.ts';

/** A design as its numbers. */
export interface DesignVector {
  /** Where each number stands, as `laser.power`, in the order of the table. */
  readonly paths: readonly string[];
  /** The numbers, SI or in the unit that their name wears. */
  readonly values: Float64Array;
}

/**
 * The numbers of a design, in the order of its table; `designOf` leads back. Choices, kinds, finished parts and how many values a list
 * has are the design's topology, which stays outside the vector.
 *
 * @throws RangeError naming the path of a parameter that is missing, unknown or out of range.
 */
export function vectorOf(table: Table, design: object): DesignVector {
  const found = scalarPaths(table, check('vectorOf', table, design));
  return { paths: found.map(({ path }) => path), values: Float64Array.from(found, ({ value }) => value) };
}

/**
 * The design of the topology of `template` with the numbers of `values`, in the order of `vectorOf(table, template)`.
 *
 * @throws RangeError for another count of numbers, or naming the path of one that is out of range.
 */
export function designOf<D extends object>(table: Table, template: D, values: ArrayLike<number>): D {
  const { paths } = vectorOf(table, template);
  inRange('designOf', 'values.length', values.length, '1', paths.length, paths.length);
  const numbers = new Map(paths.map((path, i) => [path, values[i]!]));
  const replaced = (part: unknown, path: string): unknown => {
    if (typeof part === 'number') return numbers.get(path) ?? part;
    if (Array.isArray(part)) return part.map((item, i) => replaced(item, `${path}.${i}`));
    if (typeof part !== 'object' || part === null || !paths.some((each) => each.startsWith(`${path}.`))) return part;
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, replaced(value, `${path}.${name}`)]));
  };
  const entries = Object.entries(template).map(([name, value]): [string, unknown] => [name, replaced(value, name)]);
  return check('designOf', table, Object.fromEntries(entries) as D);
}
