import { middleDeviate, tailDeviate } from './normalDeviate.ts';

/** Words of noise this near to either end of their 2^32 are the outermost: their deviates take further bits. @internal */
export const outermost = 4096;

/** Pieces of an octave, and places of a piece: six coefficients, and two that are left. */
const perOctave = 16;
const places = 8;

const octave = 0.6931471805599453;
const slopeAtZero = 2.5066282746310002;

let made: Float64Array | undefined;

/**
 * `normalDeviate((steps + 1/2)/2^32)`, steps from `outermost` to 2^31, as polynomials of degree 5: one for each 16th of an octave, in
 * steps − the first of the piece, rising powers, to 4e-12. Downward: piece j of the octave from 2^(31 − c) is number 16 (c + 1) + 15 − j;
 * those of the outermost are zeros. Made at the first call, in operations that give the same bits on every machine. [Wichura1988, PPND16]
 *
 * @internal
 */
export function normalPieces(): Float64Array {
  made ??= pieces();
  return made;
}

function pieces(): Float64Array {
  const table = new Float64Array(34 * perOctave * places);
  const logs = Float64Array.from({ length: perOctave }, (_, j) => logarithm(1 + (j + 0.5) / perOctave));
  for (let start = 2 ** 30, c = 1; start >= outermost; start /= 2, c++) {
    const half = start / (2 * perOctave);
    for (let j = 0; j < perOctave; j++) {
      const p = (start + (2 * j + 1) * half) / 2 ** 32;
      const z = p < 0.075 ? -tailDeviate(Math.sqrt((c + 1) * octave - logs[j]!)) : middleDeviate(p - 0.5);
      writePiece(table, places * (perOctave * (c + 1) + perOctave - 1 - j), z, half);
    }
  }
  return table;
}

/** Taylor's polynomial about the deviate `z`, its sixth power by Chebyshev's polynomial in the lower ones. */
function writePiece(table: Float64Array, at: number, z: number, half: number): void {
  const zz = z * z;
  // Derivatives of the inverse function are those powers of its slope h, here of half a piece, with polynomials of z.
  const h = slopeAtZero * exponential(zz / 2) * (half / 2 ** 32);
  const hh = h * h;
  const c6 = (((120 * zz + 326) * zz + 127) * z * hh * hh * hh) / 720;
  const c5 = (((24 * zz + 46) * zz + 7) * hh * hh * h) / 120;
  const c4 = ((6 * zz + 7) * z * hh * hh) / 24 + 1.5 * c6;
  const c3 = ((2 * zz + 1) * hh * h) / 6;
  const c2 = (z * hh) / 2 - 0.5625 * c6;
  const c0 = z + 0.03125 * c6;
  // From the middle of the piece to the probability of its first word.
  const d = 0.5 / half - 1;
  const scale = 1 / half;
  table[at] = ((((c5 * d + c4) * d + c3) * d + c2) * d + h) * d + c0;
  table[at + 1] = ((((5 * c5 * d + 4 * c4) * d + 3 * c3) * d + 2 * c2) * d + h) * scale;
  table[at + 2] = (((10 * c5 * d + 6 * c4) * d + 3 * c3) * d + c2) * scale * scale;
  table[at + 3] = ((10 * c5 * d + 4 * c4) * d + c3) * scale * scale * scale;
  table[at + 4] = (5 * c5 * d + c4) * scale * scale * scale * scale;
  table[at + 5] = c5 * scale * scale * scale * scale * scale;
}

/** Natural logarithm of 1 to 2: 2 artanh((m − 1)/(m + 1)). */
function logarithm(m: number): number {
  const s = (m - 1) / (m + 1);
  let sum = 0;
  for (let power = 33; power > 0; power -= 2) sum = sum * s * s + 2 / power;
  return sum * s;
}

/** Exponential of 0 to 12: the 64th power of that of a 64th. */
function exponential(x: number): number {
  const t = x / 64;
  const first = (((t / 11 + 1) * (t / 10) + 1) * (t / 9) + 1) * (t / 8) + 1;
  const root = ((((((first * (t / 7) + 1) * (t / 6) + 1) * (t / 5) + 1) * (t / 4) + 1) * (t / 3) + 1) * (t / 2) + 1) * t + 1;
  const eighth = root * root * (root * root) * (root * root) * (root * root);
  const half = eighth * eighth * (eighth * eighth);
  return half * half;
}
