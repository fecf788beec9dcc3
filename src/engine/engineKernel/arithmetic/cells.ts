// What the arithmetic of this folder needs of its machine. AssemblyScript takes wasm/cells.as.ts in this place; the rest of the folder
// it compiles as it stands, so both kernels do the same operations in the same order and give the same bits.

/** The memory of a kernel, one double a place. @internal */
export type Cells = Float64Array;

/** A whole number of 32 bits. @internal */
export type i32 = number;

const word = new Float64Array([1]);
const halves = new Int32Array(word.buffer);
/** Which half of a double carries the exponent on this machine. */
const high = halves[1] === 0 ? 0 : 1;
const powers = Float64Array.from({ length: 2046 }, (_, i) => 2 ** (i - 1022));

/** A number without its fraction, as a whole number. @internal */
export function whole(x: number): i32 {
  return x | 0;
}

/** The exponent of a normal double with the mantissa between √½ and √2. @internal */
export function exponentOf(x: number): i32 {
  word[0] = x;
  return ((halves[high]! + 0x95f64) >> 20) - 1023;
}

/** x · 2^−exponent, for an x of about that exponent. @internal */
export function mantissaOf(x: number, exponent: i32): number {
  return x * powers[1022 - exponent]!;
}

/** 2^exponent for a whole number from −1022 to 1023. @internal */
export function powerOfTwo(exponent: number): number {
  return powers[(exponent + 1022) | 0]!;
}

/**
 * The first `count` numbers of `philox({ seed, stream })`, a multiple of 8, to the places from `first` on; seed and stream by their low
 * and high words. [Salmon2011]
 *
 * @internal
 */
export function uniforms(m: Cells, first: i32, count: i32, seedLow: i32, seedHigh: i32, streamLow: i32, streamHigh: i32): void {
  for (let k = 0; k < count; k += 2) {
    let c0 = k >> 1;
    let c1 = 0;
    let c2 = streamLow;
    let c3 = streamHigh;
    let k0 = seedLow;
    let k1 = seedHigh;
    for (let round = 0; round < 10; round++) {
      const low0 = Math.imul(0xd2511f53, c0);
      const low1 = Math.imul(0xcd9e8d57, c2);
      // High words of both products, by halves; each sum stays below 2^32.
      const p = c0 & 0xffff;
      const q = c0 >>> 16;
      const s = (Math.imul(0xd251, p) + (Math.imul(0x1f53, p) >>> 16)) | 0;
      const t = (Math.imul(0x1f53, q) + (s & 0xffff)) | 0;
      const u = c2 & 0xffff;
      const v = c2 >>> 16;
      const w = (Math.imul(0xcd9e, u) + (Math.imul(0x8d57, u) >>> 16)) | 0;
      const x = (Math.imul(0x8d57, v) + (w & 0xffff)) | 0;
      c0 = (Math.imul(0xcd9e, v) + (w >>> 16) + (x >>> 16)) ^ c1 ^ k0;
      c1 = low1;
      c2 = (Math.imul(0xd251, q) + (s >>> 16) + (t >>> 16)) ^ c3 ^ k1;
      c3 = low0;
      k0 = (k0 + 0x9e3779b9) | 0;
      k1 = (k1 + 0xbb67ae85) | 0;
    }
    // Half a step in place of zero keeps the inverse distribution finite.
    m[first + k] = Math.max(2 ** -54, ((c0 >>> 5) * 67108864 + (c1 >>> 6)) * 2 ** -53);
    m[first + k + 1] = Math.max(2 ** -54, ((c2 >>> 5) * 67108864 + (c3 >>> 6)) * 2 ** -53);
  }
}

/** `normalDeviate` for probabilities from 0.075 to 0.925. [Wichura1988, PPND16] @internal */
export function centralDeviate(p: number): number {
  const q = p - 0.5;
  const r = 0.180625 - q * q;
  return (
    (q *
      (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r + 13731.69376550946) * r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
        3.3871328727963665)) /
    (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r + 5394.196021424751) * r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
      1)
  );
}

/** `centralDeviate` of `count` places, an even number, from `from` on, to those from `to` on; of no use outside its range. @internal */
export function centralDeviates(m: Cells, from: i32, to: i32, count: i32): void {
  for (let i = 0; i < count; i++) m[to + i] = centralDeviate(m[from + i]!);
}

/** exp(x²/2) times the probability that a standard normal number exceeds x, for x from 0.67. [Cody1969] @internal */
export function scaledTail(x: number): number {
  const y = x * 0.7071067811865476;
  return 0.5 * (y <= 4 ? middle(y) : far(y));
}

/** The sum of two such tails, the second times a factor. @internal */
export function scaledTails(x1: number, x2: number, factor: number): number {
  return scaledTail(x1) + factor * scaledTail(x2);
}

/** exp(y²) erfc(y) for 0.46875 ≤ y ≤ 4. */
function middle(y: number): number {
  return (
    ((((((((2.1531153547440383e-8 * y + 0.5641884969886701) * y + 8.883149794388377) * y + 66.11919063714163) * y + 298.6351381974001) *
      y +
      881.952221241769) *
      y +
      1712.0476126340707) *
      y +
      2051.0783778260716) *
      y +
      1230.3393547979972) /
    ((((((((y + 15.744926110709835) * y + 117.6939508913125) * y + 537.1811018620099) * y + 1621.3895745666903) * y + 3290.7992357334597) *
      y +
      4362.619090143247) *
      y +
      3439.3676741437216) *
      y +
      1230.3393548037495)
  );
}

/** exp(y²) erfc(y) for y ≥ 4. */
function far(y: number): number {
  const z = 1 / (y * y);
  const p =
    (((((0.016315387137302097 * z + 0.30532663496123236) * z + 0.36034489994980445) * z + 0.12578172611122926) * z +
      0.016083785148742275) *
      z +
      0.0006587491615298378) *
    z;
  const q =
    ((((z + 2.568520192289822) * z + 1.8729528499234673) * z + 0.5279051029514285) * z + 0.06051834131244132) * z +
    0.0023352049762686918;
  return (0.5641895835477563 - p / q) / y;
}
