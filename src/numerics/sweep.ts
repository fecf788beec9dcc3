import ndarray from 'ndarray';
import type { NdArray } from 'ndarray';
import { digits } from '../errors.ts';

/** Named axes of a grid, each a list of values. */
export type SweepAxes = Readonly<Record<string, ArrayLike<number>>>;

/** One point of a grid: a number for each axis. */
export type SweepPoint<A> = { readonly [N in keyof A]: number };

/** What a function gives over a grid. */
export interface Sweep<A, R> {
  /** The values along each axis. */
  readonly axes: { readonly [N in keyof A]: Float64Array };
  /** Each result over the grid, row-major: the last axis varies fastest. Length is the product of `shape`. */
  readonly values: { readonly [N in keyof R]: Float64Array };
  /** Number of values along each axis, in the order the axes were written. */
  readonly shape: readonly number[];
  /** A result as an array with axes, sharing the memory of `values[name]`. Needs a page that allows `new Function`. */
  readonly field: (name: keyof R & string) => NdArray<Float64Array>;
}

/**
 * Evaluates `f` at every point of the grid of `axes`. The names of axes and results are known to the compiler.
 *
 * `f` is given the same point object each time, with other numbers in it: copy it if it is to be kept.
 *
 * @throws RangeError if there is no axis, an axis is empty or holds a number that is not finite, or a result is not a finite
 * number; the message names the point.
 */
export function sweep<A extends SweepAxes, R extends Readonly<Record<keyof R, number>>>(
  axes: A,
  f: (point: SweepPoint<A>) => R,
): Sweep<A, R> {
  const names = Object.keys(axes);
  if (names.length === 0) throw new RangeError('sweep: axes is empty, must name at least one axis');
  const grid = names.map((name) => axisValues(name, axes[name]!));
  const shape = grid.map((axis) => axis.length);
  const size = shape.reduce((product, length) => product * length, 1);

  const point: Record<string, number> = {};
  names.forEach((name, k) => (point[name] = grid[k]![0]!));
  const index = new Int32Array(names.length);
  let outputs: string[] = [];
  let columns: Float64Array[] = [];
  for (let i = 0; i < size; i++) {
    const result = f(point as SweepPoint<A>) as Readonly<Record<string, number>>;
    if (i === 0) {
      outputs = Object.keys(result);
      columns = outputs.map(() => new Float64Array(size));
    }
    for (let k = 0; k < outputs.length; k++) {
      const value = result[outputs[k]!];
      if (!Number.isFinite(value)) throw notFinite(outputs[k]!, value, names, grid, index);
      columns[k]![i] = value!;
    }
    for (let k = names.length - 1; k >= 0; k--) {
      const next = index[k]! + 1 === shape[k] ? 0 : index[k]! + 1;
      index[k] = next;
      point[names[k]!] = grid[k]![next]!;
      if (next > 0) break;
    }
  }

  const values = Object.fromEntries(outputs.map((name, k) => [name, columns[k]!]));
  return {
    axes: Object.fromEntries(names.map((name, k) => [name, grid[k]!])) as Sweep<A, R>['axes'],
    values: values as Sweep<A, R>['values'],
    shape,
    field: (name) => {
      if (!Object.hasOwn(values, name)) throw new RangeError(`sweep: ${name} is not a result, must be one of ${outputs.join(', ')}`);
      return ndarray(values[name]!, [...shape]);
    },
  };
}

function axisValues(name: string, values: ArrayLike<number>): Float64Array {
  if (!(values.length > 0)) throw new RangeError(`sweep: axis ${name} is empty, must have at least one value`);
  const axis = Float64Array.from(values);
  const bad = axis.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new RangeError(`sweep: axis ${name} holds ${axis[bad]!} at ${bad}, must be finite`);
  return axis;
}

function notFinite(output: string, value: unknown, names: string[], grid: Float64Array[], index: Int32Array): RangeError {
  // From the grid: the caller's function may have changed the point.
  const where = names.map((name, k) => `${name} ${digits(grid[k]![index[k]!]!)}`).join(', ');
  return new RangeError(`sweep: ${output} is ${String(value)} at ${where}, must be a finite number`);
}
