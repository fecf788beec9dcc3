import type { Cells, i32 } from './cells.ts';
import { exponential, logarithm } from './elementary.ts';
import { bitErrorRatioAt, currents, dark, fraction, ratioSlope, shot } from './errorRatio.ts';
import * as at from './slots.ts';
import { fine, tooClean, tooNoisy } from './status.ts';
import { normalDeviate } from './tails.ts';

// 1/x² with ¾Q(x) = bit error ratio is nearly a straight line in loss². Each step is that of Newton's method on this curve at first,
// then of the cubic through the last two values and slopes, which leaves the product of the squares of the last two steps.

/** The margin found, dB. @internal */
export const marginDb: i32 = at.scratch + 100;
/** Least and largest square of the loss that are searched, as in `attenuationTo`. */
const leastSquare: number = 1e-8;
const mostSquare: number = 1e30;

/** 1/x² of a bit error ratio; 1e9 for an eye that gives none. @internal */
export function inverseSquare(ratio: number): number {
  if (ratio >= 0.37) return 1e9;
  const x = ratio > 1e-300 ? normalDeviate(ratio / 0.75) : 37;
  return 1 / (x * x);
}

/** What follows from a target alone: `goal` and the Q of the worst eye if it were the only one. @internal */
export function prepareTarget(m: Cells): void {
  const target = m[at.bitErrorRatioTarget]!;
  if (m[at.goalTarget] === target) return;
  m[at.goalTarget] = target;
  m[at.goal] = inverseSquare(target);
  const alone = normalDeviate(Math.min(4 * target, 0.4));
  m[at.goalAlone] = alone * alone;
}

/**
 * Square of the loss about where the target lies, to some thousandths: the eye that closes first alone, then one step of Newton's on
 * the sum of the three with thresholds where both neighbors err alike; 1 where that fails.
 */
function firstSquare(m: Cells): number {
  let loss: number = 1e9;
  for (let k: i32 = 0; k < 3; k++) {
    const spacing = m[currents + k + 1]! - m[currents + k]!;
    // (σa + σb)² is nearly twice the sum of both variances.
    const c = 2 * (m[fraction + k]! + m[fraction + k + 1]!) - (spacing * spacing) / m[at.goalAlone]!;
    const b = m[shot + k]! + m[shot + k + 1]!;
    if (!(c < 0)) return 1;
    const alone = -c / (b + Math.sqrt(b * b - 4 * m[dark]! * c));
    if (alone < loss) loss = alone;
  }
  if (!(loss > 1e-3 && loss < 1e6)) return 1;
  const squares = loss * loss;
  const first = m[at.goalAlone]!;
  let sum: number = 0;
  let slope: number = 0;
  let sigma = deviationAt(m, 0, loss);
  let pull = (m[dark]! + (0.5 * m[shot]!) / loss) / sigma;
  for (let k: i32 = 1; k < 4; k++) {
    const next = deviationAt(m, k, loss);
    const nextPull = (m[dark]! + (0.5 * m[shot + k]!) / loss) / next;
    const both = sigma + next;
    const q = (m[currents + k]! - m[currents + k - 1]!) / both;
    const density = exponential(0.5 * (first - q * q)) / q;
    sum += density;
    slope += (density * q * q * (pull + nextPull)) / both;
    sigma = next;
    pull = nextPull;
  }
  // In ln(Σ φ(q)/q) against −q²/2: sum is to be 1/q of the eye alone.
  const next = squares - (2 * sum * logarithm(sum * Math.sqrt(first))) / slope;
  return next > 0.25 * squares && next < 4 * squares ? next : squares;
}

function deviationAt(m: Cells, k: i32, loss: number): number {
  return Math.sqrt((m[dark]! * loss + m[shot + k]!) * loss + m[fraction + k]!);
}

/** Solves for the margin of the link in place; status `fine`, `tooNoisy` or `tooClean`. @internal */
export function solveMargin(m: Cells): i32 {
  const target = m[at.bitErrorRatioTarget]!;
  const aim = m[at.goal]!;
  let low: number = 0;
  let high: number = 1e300;
  let square = firstSquare(m);
  let lastSquare: number = 1;
  let lastInverse: number = 0;
  let lastSlope: number = 0;
  let lastStep: number = 1e9;
  let lastExact = false;
  for (let i: i32 = 0; i < 100; i++) {
    const ratio = bitErrorRatioAt(m, Math.sqrt(square));
    if (ratio < target) low = square;
    else if (ratio > target) high = square;
    else return found(m, square);
    if (low >= mostSquare) return endless(m, 150, tooClean);
    if (high <= leastSquare) return endless(m, -40, tooNoisy);
    const inverse = inverseSquare(ratio);
    // d(1/x²) = 2/x³ · d(ratio)/(¾ φ(x)).
    const x = 1 / Math.sqrt(inverse);
    const density = 0.3989422804014327 * exponential(-0.5 * x * x);
    const slope = ratio > 1e-300 && ratio < 0.3 ? (2.6666666666666665 * inverse * m[ratioSlope]!) / (x * density) : 0;
    let next: number = -1;
    if (slope > 0) {
      const known = lastSlope > 0 && inverse !== lastInverse;
      next = known ? cubic(lastInverse, lastSquare, lastSlope, inverse, square, slope, aim) : square + (aim - inverse) / slope;
    }
    const trusted = (next > low && next < high) || Math.abs(next / square - 1) < 1e-12;
    if (!trusted) next = high === 1e300 ? 100 * low : low === 0 ? high / 100 : Math.sqrt(low * high);
    if (next < leastSquare) next = leastSquare;
    if (next > mostSquare) next = mostSquare;
    const step = Math.abs(next / square - 1);
    // Where simple thresholds may win, the slope is not that of the ratio.
    const exact = ratio < 0.01;
    if (step < 1e-13 || (trusted && exact && lastExact && step < 1e-3 && step * lastStep < 1e-7)) return found(m, next);
    lastExact = exact;
    lastStep = step;
    lastSquare = square;
    lastInverse = inverse;
    lastSlope = slope;
    square = next;
  }
  return found(m, square);
}

/** The square of the loss at `aim` on the cubic through two points of the inverse curve with their slopes. */
function cubic(y0: number, z0: number, slope0: number, y1: number, z1: number, slope1: number, aim: number): number {
  const h = y0 - y1;
  const u = (aim - y1) / h;
  const start = h / slope1;
  const rise = z0 - z1;
  // From z1 with slope `start`, over u from 0 to 1, to z0 with slope h/slope0.
  return z1 + u * (start + u * (3 * rise - 2 * start - h / slope0 + u * (start + h / slope0 - 2 * rise)));
}

function found(m: Cells, square: number): i32 {
  m[marginDb] = 2.171472409516259 * logarithm(square);
  return fine;
}

function endless(m: Cells, db: number, status: i32): i32 {
  m[marginDb] = db;
  return status;
}
