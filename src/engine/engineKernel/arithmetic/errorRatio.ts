import { scaledTail, scaledTails } from './cells.ts';
import type { Cells, i32 } from './cells.ts';
import { closedEyes } from './closedEyes.ts';
import { exponential, logarithm } from './elementary.ts';
import * as at from './slots.ts';

// The link of a lane as `marginOf` sees it: currents after eye closure without their common offset, variances by their power of the loss.

/** Current of each level, A. @internal */
export const currents: i32 = at.scratch + 64;
/** Shot noise of each level, A². @internal */
export const shot: i32 = at.scratch + 68;
/** Noise of each level that is a fixed part of its power, A². @internal */
export const fraction: i32 = at.scratch + 72;
/** Variance without light, A². @internal */
export const dark: i32 = at.scratch + 76;
/** Derivative of the last bit error ratio by the square of the loss. @internal */
export const ratioSlope: i32 = at.scratch + 77;

const relativeSlope: i32 = at.scratch + 82;
const deviation: i32 = at.scratch + 86;
/** Distance of each threshold to the levels below and above it, in their noise: six places. */
const distance: i32 = at.scratch + 90;
/** Bits lost to levels two away, while summed. */
const strayed: i32 = at.scratch + 96;

/** Bit error ratio at optimum thresholds with all powers divided by `loss`, and its slope. @internal */
export function bitErrorRatioAt(m: Cells, loss: number): number {
  const unlit = m[dark]!;
  const perLoss = 0.5 / loss;
  const v0 = (unlit * loss + m[shot]!) * loss + m[fraction]!;
  const v1 = (unlit * loss + m[shot + 1]!) * loss + m[fraction + 1]!;
  const v2 = (unlit * loss + m[shot + 2]!) * loss + m[fraction + 2]!;
  const v3 = (unlit * loss + m[shot + 3]!) * loss + m[fraction + 3]!;
  const s0 = Math.sqrt(v0);
  const s1 = Math.sqrt(v1);
  const s2 = Math.sqrt(v2);
  const s3 = Math.sqrt(v3);
  // Relative slopes of the variances by the square of the loss.
  const w0 = (unlit + m[shot]! * perLoss) / v0;
  const w1 = (unlit + m[shot + 1]! * perLoss) / v1;
  const w2 = (unlit + m[shot + 2]! * perLoss) / v2;
  const w3 = (unlit + m[shot + 3]! * perLoss) / v3;
  const c0 = m[currents]!;
  const c1 = m[currents + 1]!;
  const c2 = m[currents + 2]!;
  const c3 = m[currents + 3]!;
  m[ratioSlope] = 0;
  let sum = eye(m, distance, c1 - c0, v0, v1, s0, s1, w0, w1);
  sum += eye(m, distance + 2, c2 - c1, v1, v2, s1, s2, w1, w2);
  sum += eye(m, distance + 4, c3 - c2, v2, v3, s2, s3, w2, w3);
  const a0 = m[distance]!;
  const b0 = m[distance + 1]!;
  const a1 = m[distance + 2]!;
  const b1 = m[distance + 3]!;
  const a2 = m[distance + 4]!;
  const b2 = m[distance + 5]!;
  // Plain comparisons: what min and max must do with NaN and −0 costs more than they.
  const near0 = a0 < b0 ? a0 : b0;
  const near1 = a1 < b1 ? a1 : b1;
  const near2 = a2 < b2 ? a2 : b2;
  const lower = near0 < near1 ? near0 : near1;
  const upper = near0 < near1 ? near1 : near0;
  const least = lower < near2 ? lower : near2;
  const most = upper < near2 ? near2 : upper;
  let apart = least > 1.2;
  if (apart) {
    // Neither the thresholds nor the sum feel a level further away to the last digit; where the sum does, its part is added.
    const same = 64 + least * least;
    const bound = 40 + most * most;
    m[strayed] = 0;
    apart =
      stray(m, c2 - c1 + b0 * s1, v2, bound, same, w2) &&
      stray(m, c1 - c0 + a1 * s1, v0, bound, same, w0) &&
      stray(m, c3 - c2 + b1 * s2, v3, bound, same, w3) &&
      stray(m, c2 - c1 + a2 * s2, v1, bound, same, w1) &&
      c3 - c1 + b0 * s1 > 9 * s3 + s3 * most &&
      c2 - c0 + a2 * s2 > 9 * s0 + s0 * most;
    sum += m[strayed];
  }
  if (apart) {
    // (1/8)/√(2π)/2: thresholds are stationary, so only the noise moves the ratio.
    m[ratioSlope] = 0.024933892525089547 * m[ratioSlope]!;
    return sum / 8;
  }
  m[relativeSlope] = w0;
  m[relativeSlope + 1] = w1;
  m[relativeSlope + 2] = w2;
  m[relativeSlope + 3] = w3;
  m[deviation] = s0;
  m[deviation + 1] = s1;
  m[deviation + 2] = s2;
  m[deviation + 3] = s3;
  return closedEyes(m, currents, deviation, relativeSlope, ratioSlope);
}

/**
 * Both tails of an eye at the crossing of its densities. There these are equal, so one exponential serves both sides. The distances
 * go to two places from `place` on.
 */
function eye(m: Cells, place: i32, spacing: number, va: number, vb: number, sa: number, sb: number, wa: number, wb: number): number {
  const square = spacing * spacing;
  const other = sb / sa;
  const ratio = 2 * logarithm(other);
  const root = Math.sqrt(square + (vb - va) * ratio);
  const a = (square + vb * ratio) / (spacing * sa + sb * root);
  const b = (square - va * ratio) / (spacing * sb + sa * root);
  m[place] = a;
  m[place + 1] = b;
  const density = exponential(-0.5 * a * a);
  m[ratioSlope] = m[ratioSlope]! + density * (a * wa + other * b * wb);
  return density * scaledTails(a, b, other);
}

/** Adds the tail of a level at some distance beyond the next threshold, where it counts; whether it is beyond the bound. */
function stray(m: Cells, distance: number, variance: number, bound: number, same: number, slope: number): boolean {
  const square = distance * distance;
  if (square < same * variance) {
    const x = Math.sqrt(square / variance);
    const density = exponential(-0.5 * x * x);
    m[strayed] = m[strayed]! + density * scaledTail(x);
    m[ratioSlope] = m[ratioSlope]! + density * x * slope;
  }
  return square > bound * variance;
}
