import { centralDeviates, uniforms, whole } from './cells.ts';
import type { Cells, i32 } from './cells.ts';
import { solveEngine } from './engine.ts';
import * as at from './slots.ts';
import { outerDeviate } from './tails.ts';

// A drawn parameter: mean, standard deviation, probability below its range, probability within, range, first place, places, stride.
/** Places of a drawn parameter. @internal */
export const drawnStride: i32 = 10;

/** Places that the drawing of one parameter needs beside those: its probability, its deviate and a mark. @internal */
export const drawingStride: i32 = 3;

/**
 * Draws the parameters of sample `sample`: the k-th drawn one from the k-th number of `philox({ seed, stream: sample })`, taken to the
 * probabilities within its range, so that the normal distribution is cut off there without a second draw. [Wichura1988]
 *
 * @internal
 */
export function drawEngine(m: Cells, sample: number): void {
  const count = whole(m[at.drawnCount]!);
  const padded = (count + 7) & -8;
  const table = whole(m[at.drawnAt]!);
  const probabilities = whole(m[at.drawingAt]!);
  const deviates = probabilities + padded;
  const high = Math.floor(sample / 4294967296.0);
  const low = sample - high * 4294967296.0;
  const streamLow = whole(low >= 2147483648.0 ? low - 4294967296.0 : low);
  uniforms(m, probabilities, padded, whole(m[at.seedWords]!), whole(m[at.seedWords + 1]!), streamLow, whole(high));
  for (let k: i32 = 0, entry = table; k < count; k++, entry += drawnStride) {
    m[probabilities + k] = m[entry + 2]! + m[entry + 3]! * m[probabilities + k]!;
  }
  centralDeviates(m, probabilities, deviates, padded);
  // The rare ones are gathered without a branch, then done together.
  const marks = deviates + padded;
  let outer: i32 = 0;
  for (let k: i32 = 0; k < count; k++) {
    m[marks + outer] = k;
    outer += Math.abs(m[probabilities + k]! - 0.5) > 0.425 ? 1 : 0;
  }
  for (let i: i32 = 0; i < outer; i++) {
    const k = whole(m[marks + i]!);
    m[deviates + k] = outerDeviate(m[probabilities + k]!);
  }
  for (let k: i32 = 0, entry = table; k < count; k++, entry += drawnStride) {
    let value = m[entry]! + m[entry + 1]! * m[deviates + k]!;
    // Rounding may pass an end of the range by its last bit.
    if (value < m[entry + 4]!) value = m[entry + 4]!;
    if (value > m[entry + 5]!) value = m[entry + 5]!;
    const first = whole(m[entry + 6]!);
    m[first] = value;
    if (m[entry + 7]! > 1) repeat(m, entry, first, value);
  }
}

/** Writes a value that several lanes or lasers share. */
function repeat(m: Cells, entry: i32, first: i32, value: number): void {
  const places = whole(m[entry + 7]!);
  const stride = whole(m[entry + 8]!);
  for (let i: i32 = 1; i < places; i++) m[first + i * stride] = value;
}

/** Draws and solves `count` engines from sample `first` on; their least margins go to `resultsAt`. @internal */
export function drawMargins(m: Cells, first: number, count: i32): void {
  const results = whole(m[at.resultsAt]!);
  for (let i: i32 = 0; i < count; i++) {
    drawEngine(m, first + i);
    solveEngine(m, 0);
    m[results + i] = m[at.engineResults]!;
  }
}
