import { marginOf } from './room.ts';
import { placeAt, type Setting, type Task } from './task.ts';

/** Second moments of the samples that an equalizer sees. @internal */
export interface Moments {
  /** Mean of x[n] x[n + k], k from 0. */
  readonly own: Float64Array;
  /** Mean of x[n + k] d[n], d the wanted level, k from −(taps − 1); its middle is k = 0. */
  readonly cross: Float64Array;
}

/** Symbols that the moments are taken from. */
const enough = 8192;

/** Moments of the values at an offset. @internal */
function momentsAt({ symbols, taps }: Task, values: Float64Array): Moments {
  const step = oddStep(symbols.length, enough);
  const margin = marginOf(taps);
  const used = Math.ceil(symbols.length / step);
  const levels = new Float64Array(used);
  for (let i = 0; i < used; i++) levels[i] = symbols[i * step]! / 3 - 0.5;
  const own = new Float64Array(taps);
  const cross = new Float64Array(2 * taps - 1);
  for (let k = 0; k < taps; k++) own[k] = dot(values, margin + k, step, values, margin, step, used) / used;
  for (let k = 1 - taps; k < taps; k++) cross[k + taps - 1] = dot(values, margin + k, step, levels, 0, 1, used) / used;
  return { own, cross };
}

/**
 * An odd step at which some `wanted` of `count` symbols are looked at, since the parts of a shift register's sequence at even ones
 * are alike.
 *
 * @internal
 */
export function oddStep(count: number, wanted: number): number {
  return Math.max(1, 2 * Math.floor((count / wanted - 1) / 2) + 1);
}

/** The taps of least squares at an offset, for each main tap. @internal */
export function leastSquaresAt(task: Task, offset: number, noise: number): (Setting & { readonly error: number; readonly moments: Moments })[] {
  const { mostMain, correlation } = task;
  const moments = momentsAt(task, placeAt(task.room.values[0][0]!, task, offset));
  return Array.from({ length: mostMain + 1 }, (_, main) => ({ ...leastSquareTaps(moments, { correlation, noise: noise * noise, main }), main, offset, moments }));
}

/**
 * Taps of sum 1 with the least mean square of error and noise, the tap `main` before the decision: noise of variance `noise` with
 * `correlation` at distances of whole symbols. Infinite error where the equations are singular.
 *
 * @internal
 */
export function leastSquareTaps(
  { own, cross }: Moments,
  { correlation, noise, main }: { readonly correlation: Float64Array; readonly noise: number; readonly main: number },
): { taps: Float64Array; error: number } {
  const count = own.length;
  const matrix = toeplitz(count, (k) => own[k]! + noise * correlation[k]!);
  const wanted = Float64Array.from({ length: count }, (_, k) => cross[main - k + count - 1]!);
  const factor = choleskyOf(matrix, count);
  const free = solved(factor, wanted);
  const unit = solved(factor, new Float64Array(count).fill(1));
  const lift = (1 - sum(free)) / sum(unit);
  const taps = free.map((tap, k) => tap + lift * unit[k]!);
  let error = 0;
  for (let i = 0; i < count; i++) {
    error -= 2 * taps[i]! * wanted[i]!;
    for (let j = 0; j < count; j++) error += taps[i]! * taps[j]! * matrix[i * count + j]!;
  }
  return { taps, error: Number.isFinite(error) ? error : Infinity };
}

/** The symmetric matrix whose entries depend on the distance from the diagonal. @internal */
export function toeplitz(count: number, entry: (distance: number) => number): Float64Array {
  return Float64Array.from({ length: count * count }, (_, i) => entry(Math.abs(Math.floor(i / count) - (i % count))));
}

/** Lower factor of a symmetric positive matrix, row-major. @internal */
export function choleskyOf(matrix: Float64Array, count: number): Float64Array {
  const factor = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let value = matrix[i * count + j]!;
      for (let k = 0; k < j; k++) value -= factor[i * count + k]! * factor[j * count + k]!;
      factor[i * count + j] = i === j ? Math.sqrt(value) : value / factor[j * count + j]!;
    }
  }
  return factor;
}

/** Solution of the equations whose matrix has this lower factor. @internal */
export function solved(factor: Float64Array, right: Float64Array): Float64Array {
  const count = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i * count + k]! * x[k]!;
    x[i]! /= factor[i * count + i]!;
  }
  for (let i = count - 1; i >= 0; i--) {
    for (let k = i + 1; k < count; k++) x[i]! -= factor[k * count + i]! * x[k]!;
    x[i]! /= factor[i * count + i]!;
  }
  return x;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function dot(a: Float64Array, fromA: number, stepA: number, b: Float64Array, fromB: number, stepB: number, count: number): number {
  let total = 0;
  for (let i = 0, atA = fromA, atB = fromB; i < count; i++, atA += stepA, atB += stepB) total += a[atA]! * b[atB]!;
  return total;
}
