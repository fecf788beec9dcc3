import { ConvergenceError } from '../errors.ts';

/** An analytic function: writes f(re + j im) into `out`. @internal */
export type Analytic = (re: number, im: number, out: Float64Array) => void;

/** A part of the complex plane. @internal */
export interface Rectangle {
  readonly re: readonly [low: number, high: number];
  readonly im: readonly [low: number, high: number];
}

/** A zero. @internal */
export interface Zero {
  readonly re: number;
  readonly im: number;
}

/** How finely a rectangle is searched. @internal */
export interface ZeroSearch {
  /** A distance along which the argument of f turns by less than a radian where no zero is near. */
  readonly step: number;
}

/** Where a cell is cut; another cut is taken when a zero lies on the first. */
const cuts = [0.5137, 0.4391, 0.5823, 0.3719, 0.6567];

/**
 * All zeros of an analytic function in a rectangle, a multiple one as often as it counts: the argument along the border tells how many
 * there are, cutting separates them, the secant method finishes each. [DelvesLyness1967]
 *
 * @throws ConvergenceError where f has a zero on the border itself or cannot be told from 0.
 * @internal
 */
export function zerosInside(f: Analytic, whole: Rectangle, { step }: ZeroSearch): Zero[] {
  const count = windings(f, whole, step);
  if (count === undefined) throw new ConvergenceError('zerosInside', { iterations: 0, residual: Infinity });
  const zeros: Zero[] = [];
  const smallest = 1e-9 * step;
  const pending: { cell: Rectangle; count: number }[] = [{ cell: whole, count }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { cell } = next;
    if (next.count === 0) continue;
    const found = next.count === 1 ? finished(f, cell) : undefined;
    if (found !== undefined) {
      zeros.push(found);
      continue;
    }
    const [width, height] = [cell.re[1] - cell.re[0], cell.im[1] - cell.im[0]];
    if (Math.max(width, height) < smallest) {
      const middle = { re: (cell.re[0] + cell.re[1]) / 2, im: (cell.im[0] + cell.im[1]) / 2 };
      for (let i = 0; i < next.count; i++) zeros.push(middle);
      continue;
    }
    pending.push(...halves(f, cell, next.count, width > height ? 're' : 'im', step));
  }
  return zeros;
}

/** How many zeros lie in a rectangle; `undefined` if one lies on its border. @internal */
export function windings(f: Analytic, { re, im }: Rectangle, step: number): number | undefined {
  const corners = [re[0], im[0], re[1], im[0], re[1], im[1], re[0], im[1], re[0], im[0]];
  let turned = 0;
  for (let side = 0; side < 4; side++) {
    const along = edgeTurn(f, corners[2 * side]!, corners[2 * side + 1]!, corners[2 * side + 2]!, corners[2 * side + 3]!, step);
    if (along === undefined) return undefined;
    turned += along;
  }
  return Math.round(turned / (2 * Math.PI));
}

function halves(f: Analytic, cell: Rectangle, count: number, across: 're' | 'im', step: number): { cell: Rectangle; count: number }[] {
  const [low, high] = cell[across];
  for (const cut of cuts) {
    const at = low + cut * (high - low);
    const one: Rectangle = { ...cell, [across]: [low, at] };
    const inOne = windings(f, one, step);
    if (inOne === undefined || inOne > count) continue;
    return [
      { cell: one, count: inOne },
      { cell: { ...cell, [across]: [at, high] }, count: count - inOne },
    ];
  }
  throw new ConvergenceError('zerosInside', { iterations: cuts.length, residual: high - low });
}

/** Turn of the argument of f from one point to another; `undefined` at a zero. */
function edgeTurn(f: Analytic, re0: number, im0: number, re1: number, im1: number, step: number): number | undefined {
  const pieces = Math.max(1, Math.ceil(Math.hypot(re1 - re0, im1 - im0) / step));
  let turned = 0;
  for (let i = 0; i < pieces; i++) {
    const [a, b] = [i / pieces, (i + 1) / pieces];
    const piece = pieceTurn(f, re0 + a * (re1 - re0), im0 + a * (im1 - im0), re0 + b * (re1 - re0), im0 + b * (im1 - im0), 0);
    if (piece === undefined) return undefined;
    turned += piece;
  }
  return turned;
}

function pieceTurn(f: Analytic, re0: number, im0: number, re1: number, im1: number, depth: number): number | undefined {
  const before = new Float64Array(2);
  const now = new Float64Array(2);
  f(re0, im0, before);
  let turned = 0;
  let even = true;
  for (let i = 1; i <= 4 && even; i++) {
    f(re0 + (i / 4) * (re1 - re0), im0 + (i / 4) * (im1 - im0), now);
    const turn = angle(before, now);
    // A zero close by, even a multiple one past which the argument turns whole circles, shows in the size.
    even = Math.abs(turn) < 0.8 && Math.abs(Math.log(Math.hypot(now[0]!, now[1]!) / Math.hypot(before[0]!, before[1]!))) < 0.8;
    turned += turn;
    before.set(now);
  }
  if (even) return turned;
  if (depth > 30) return undefined;
  const [re, im] = [(re0 + re1) / 2, (im0 + im1) / 2];
  const one = pieceTurn(f, re0, im0, re, im, depth + 1);
  const other = one === undefined ? undefined : pieceTurn(f, re, im, re1, im1, depth + 1);
  return other === undefined ? undefined : one! + other;
}

/** Argument of b/a. */
function angle(a: Float64Array, b: Float64Array): number {
  return Math.atan2(a[0]! * b[1]! - a[1]! * b[0]!, a[0]! * b[0]! + a[1]! * b[1]!);
}

/** The one zero of a cell by the secant method; `undefined` if that leaves the cell or does not settle. */
function finished(f: Analytic, { re, im }: Rectangle): Zero | undefined {
  const size = Math.max(re[1] - re[0], im[1] - im[0]);
  let [x0, y0] = [(re[0] + re[1]) / 2, (im[0] + im[1]) / 2];
  let [x1, y1] = [x0 + 1e-3 * size, y0 + 7e-4 * size];
  const before = new Float64Array(2);
  const now = new Float64Array(2);
  f(x0, y0, before);
  f(x1, y1, now);
  for (let i = 0; i < 40; i++) {
    const [dr, di] = [now[0]! - before[0]!, now[1]! - before[1]!];
    const square = dr * dr + di * di;
    if (square === 0) return undefined;
    // Δz f/Δf
    const [zr, zi] = [x1 - x0, y1 - y0];
    const qr = (now[0]! * dr + now[1]! * di) / square;
    const qi = (now[1]! * dr - now[0]! * di) / square;
    const stepRe = zr * qr - zi * qi;
    const stepIm = zr * qi + zi * qr;
    [x0, y0] = [x1, y1];
    [x1, y1] = [x1 - stepRe, y1 - stepIm];
    if (!(x1 >= re[0] && x1 <= re[1] && y1 >= im[0] && y1 <= im[1])) return undefined;
    if (Math.hypot(stepRe, stepIm) < 1e-13 * (Math.hypot(x1, y1) + size)) return { re: x1, im: y1 };
    before.set(now);
    f(x1, y1, now);
    if (now[0] === 0 && now[1] === 0) return { re: x1, im: y1 };
  }
  return undefined;
}
