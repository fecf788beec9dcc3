import type { ComplexVector } from './complexVector.ts';

/**
 * Runs the program of a `FeedbackPlan` on a block of matrices at once: the value of matrix w at a place stands at place · block + w.
 * `least` gets the least |1 − S_lk|² that each matrix met, 1 where it met no loop; a small one means that digits are lost. Allocates
 * nothing.
 *
 * @internal
 */
export function eliminateFeedback(program: Int32Array, { re, im }: ComplexVector, block: number, least: Float64Array): void {
  least.fill(1, 0, block);
  for (let at = 0; at < program.length; ) {
    const own = program[at]!;
    const m = program[at + 1]!;
    const n = program[at + 2]!;
    const column = at + 3;
    const row = column + m;
    let target = row + n;
    if (own >= 0) divideRow(program, row, n, own * block, { re, im }, block, least);
    for (let i = 0; i < m; i++) {
      const a = program[column + i]! * block;
      for (let j = 0; j < n; j++, target++) {
        const b = program[row + j]! * block;
        const to = program[target]!;
        if (to >= 0) addProduct(re, im, to * block, a, b, block);
        else setProduct(re, im, (-1 - to) * block, a, b, block);
      }
    }
    at = target;
  }
}

/** The row over 1 − S_lk. */
function divideRow(
  program: Int32Array,
  row: number,
  n: number,
  own: number,
  { re, im }: ComplexVector,
  block: number,
  least: Float64Array,
): void {
  for (let w = 0; w < block; w++) {
    const pr = 1 - re[own + w]!;
    const pi = -im[own + w]!;
    const square = pr * pr + pi * pi;
    if (!(square >= least[w]!)) least[w] = square;
    re[own + w] = pr / square;
    im[own + w] = -pi / square;
  }
  for (let j = 0; j < n; j++) {
    const b = program[row + j]! * block;
    for (let w = 0; w < block; w++) {
      const br = re[b + w]!;
      const bi = im[b + w]!;
      const fr = re[own + w]!;
      const fi = im[own + w]!;
      re[b + w] = br * fr - bi * fi;
      im[b + w] = br * fi + bi * fr;
    }
  }
}

function addProduct(re: Float64Array, im: Float64Array, to: number, a: number, b: number, block: number): void {
  for (let w = 0; w < block; w++) {
    const ar = re[a + w]!;
    const ai = im[a + w]!;
    const br = re[b + w]!;
    const bi = im[b + w]!;
    re[to + w]! += ar * br - ai * bi;
    im[to + w]! += ar * bi + ai * br;
  }
}

function setProduct(re: Float64Array, im: Float64Array, to: number, a: number, b: number, block: number): void {
  for (let w = 0; w < block; w++) {
    const ar = re[a + w]!;
    const ai = im[a + w]!;
    const br = re[b + w]!;
    const bi = im[b + w]!;
    re[to + w] = ar * br - ai * bi;
    im[to + w] = ar * bi + ai * br;
  }
}
