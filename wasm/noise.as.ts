// AssemblyScript: the loops of src/numerics/noiseKernel.ts, four blocks of Philox and two deviates at a time, in the same order, so
// that both give the same bits. Words, deviates and places of the tails stand at 2048 and behind, what the compiler puts into memory itself at 1024; their places stand also in
// src/numerics/noiseWasm.ts.

const words: usize = 2048;
const deviates: usize = words + 4 * 1024;
const tails: usize = deviates + 8 * 1024;

// @ts-ignore: decorator
@inline function high(product: v128, next: v128): v128 { return v128.shuffle<i32>(product, next, 1, 3, 5, 7); }
// @ts-ignore: decorator
@inline function low(product: v128, next: v128): v128 { return v128.shuffle<i32>(product, next, 0, 2, 4, 6); }

/** 256 blocks from the counter on, whose low word does not overflow on the way. */
export function drawWords(counter: u32, upper: u32, stream0: u32, stream1: u32, key0: u32, key1: u32): void {
  const first = i32x4.splat(0xd2511f53), second = i32x4.splat(0xcd9e8d57);
  const four = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  for (let block: u32 = 0; block < 256; block += 4) {
    let c0 = i32x4.add(four, i32x4.splat(block)), c1 = i32x4.splat(upper), c2 = i32x4.splat(stream0), c3 = i32x4.splat(stream1);
    let k0 = key0, k1 = key1;
    for (let round = 0; round < 10; round++) {
      const p = i64x2.extmul_low_i32x4_u(c0, first), q = i64x2.extmul_high_i32x4_u(c0, first);
      const r = i64x2.extmul_low_i32x4_u(c2, second), s = i64x2.extmul_high_i32x4_u(c2, second);
      c0 = v128.xor(v128.xor(high(r, s), c1), i32x4.splat(k0));
      c1 = low(r, s);
      c2 = v128.xor(v128.xor(high(p, q), c3), i32x4.splat(k1));
      c3 = low(p, q);
      k0 += 0x9e3779b9;
      k1 += 0xbb67ae85;
    }
    const to = words + (<usize>block << 4);
    v128.store(to, c0);
    v128.store(to, c1, 16);
    v128.store(to, c2, 32);
    v128.store(to, c3, 48);
  }
}

const constants: usize = memory.data<f64>([
  0.180625, 2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665, 5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597,
  5394.196021424751, 687.1870074920579, 42.31333070160091, 1, 0.5, 2.3283064365386963e-10, 0.425,
]);
// @ts-ignore: decorator
@inline function constant(i: usize): v128 { return v128.load64_splat(constants + (i << 3)); }
// @ts-ignore: decorator
@inline function along(sum: v128, r: v128, next: v128): v128 { return f64x2.add(f64x2.mul(sum, r), next); }

/** Deviates of the words that lie in the middle of the distribution; lists the others and gives their number. */
export function middleDeviates(): i32 {
  const middle = constant(0), a7 = constant(1), a6 = constant(2), a5 = constant(3), a4 = constant(4), a3 = constant(5);
  const a2 = constant(6), a1 = constant(7), a0 = constant(8), b7 = constant(9), b6 = constant(10), b5 = constant(11);
  const b4 = constant(12), b3 = constant(13), b2 = constant(14), b1 = constant(15), one = constant(16), half = constant(17);
  const step = constant(18), limit = constant(19), sign = i32x4.splat(0x80000000);
  let count = 0;
  for (let i = 0; i < 1024; i += 2) {
    const word = v128.load64_zero(words + (<usize>i << 2));
    const q = f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_s(v128.xor(word, sign)), half), step);
    const r = f64x2.sub(middle, f64x2.mul(q, q));
    const over = along(along(along(along(along(along(along(a7, r, a6), r, a5), r, a4), r, a3), r, a2), r, a1), r, a0);
    const under = along(along(along(along(along(along(along(b7, r, b6), r, b5), r, b4), r, b3), r, b2), r, b1), r, one);
    v128.store(deviates + (<usize>i << 3), f64x2.div(f64x2.mul(q, over), under));
    const outside = i64x2.bitmask(f64x2.gt(f64x2.abs(q), limit));
    store<i32>(tails + (<usize>count << 2), i);
    count += outside & 1;
    store<i32>(tails + (<usize>count << 2), i + 1);
    count += outside >> 1;
  }
  return count;
}

const tailConstants: usize = memory.data<f64>([
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835, 1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1, 1.6, 0.6931471805599453, 1.4142135623730951,
  // 2/21, 2/19 … 2/3, 2
  0.09523809523809523, 0.10526315789473684, 0.11764705882352941, 0.13333333333333333, 0.15384615384615385, 0.18181818181818182,
  0.2222222222222222, 0.2857142857142857, 0.4, 0.6666666666666666, 2,
]);
// @ts-ignore: decorator
@inline function tailConstant(i: usize): v128 { return v128.load64_splat(tailConstants + (i << 3)); }

/** Deviates of the `count` words listed as tails; gives whether one of them is among the outermost. */
export function tailDeviates(count: i32): i32 {
  if (count == 0) return 0;
  store<i32>(tails + (<usize>count << 2), load<i32>(tails + (<usize>(count - 1) << 2)));
  const one = tailConstant(15), half = f64x2.splat(0.5);
  let least: u32 = 0xffffffff;
  for (let i = 0; i < count; i += 2) {
    const first = load<u32>(tails + (<usize>i << 2)), second = load<u32>(tails + (<usize>i << 2), 4);
    const word0 = load<i32>(words + (<usize>first << 2)), word1 = load<i32>(words + (<usize>second << 2));
    const steps0 = <u32>(word0 ^ (word0 >> 31)), steps1 = <u32>(word1 ^ (word1 >> 31));
    least = min(least, min(steps0, steps1));
    // Odd whole numbers below 2^32: 2 steps + 1 over 2^33 is the probability.
    const x = f64x2.replace_lane(f64x2.splat(<f64>(2 * steps0 + 1)), 1, <f64>(2 * steps1 + 1));
    const exponent = i64x2.shr_u(x, 52);
    let m = v128.or(v128.and(x, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3ff0000000000000));
    const over = f64x2.gt(m, tailConstant(18));
    m = v128.bitselect(f64x2.mul(m, half), m, over);
    // 1023 + 33 − exponent, and one less where m was halved.
    const octaves = f64x2.sub(f64x2.convert_low_i32x4_s(v128.shuffle<i32>(i64x2.sub(i64x2.splat(1056), exponent), exponent, 0, 2, 0, 2)), v128.and(over, one));
    const s = f64x2.div(f64x2.sub(m, one), f64x2.add(m, one)), z = f64x2.mul(s, s);
    let log = tailConstant(19);
    for (let k: usize = 20; k < 30; k++) log = along(log, z, tailConstant(k));
    const r = f64x2.sub(f64x2.sqrt(f64x2.sub(f64x2.mul(octaves, tailConstant(17)), f64x2.mul(s, log))), tailConstant(16));
    let top = tailConstant(0);
    for (let k: usize = 1; k < 8; k++) top = along(top, r, tailConstant(k));
    let under = tailConstant(8);
    for (let k: usize = 9; k < 16; k++) under = along(under, r, tailConstant(k));
    const deviate = f64x2.div(top, under);
    const value0 = f64x2.extract_lane(deviate, 0), value1 = f64x2.extract_lane(deviate, 1);
    store<f64>(deviates + (<usize>first << 3), word0 >= 0 ? -value0 : value0);
    store<f64>(deviates + (<usize>second << 3), word1 >= 0 ? -value1 : value1);
  }
  return least < 4096 ? 1 : 0;
}
