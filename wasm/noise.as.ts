// AssemblyScript: the loops of src/numerics/noiseKernel.ts, twice four blocks of Philox and two deviates at a time, in the same order, so
// that both give the same bits. Words, deviates and the pieces of normalPieces.ts stand at 2048 and behind, as src/numerics/noiseWasm.ts has it;
// what the compiler puts into memory itself, at 1024.

const words: usize = 2048;
const deviates: usize = words + 4 * 1024;
const pieces: usize = deviates + 8 * 1024;

// Constants are read from memory before a loop: written as literals they are made anew in each round of it.
const factors: usize = memory.data<u32>([0xd2511f53, 0xcd9e8d57, 0x9e3779b9, 0xbb67ae85]);
// What a piece leaves of a double, and the bits of its places.
const masks: usize = memory.data<u64>([0xffff000000000000, 0x7fc0]);

// @ts-ignore: decorator
@inline function factor(i: usize): v128 { return v128.load32_splat(factors + (i << 2)); }
// @ts-ignore: decorator
@inline function lowProduct(word: v128, by: v128): v128 { return i64x2.extmul_low_i32x4_u(word, by); }
// @ts-ignore: decorator
@inline function highProduct(word: v128, by: v128): v128 { return i64x2.extmul_high_i32x4_u(word, by); }
// @ts-ignore: decorator
@inline function high(product: v128, next: v128): v128 { return v128.shuffle<i32>(product, next, 1, 3, 5, 7); }
// @ts-ignore: decorator
@inline function low(product: v128, next: v128): v128 { return v128.shuffle<i32>(product, next, 0, 2, 4, 6); }

/** 256 blocks from the counter on, whose low word does not overflow on the way. */
export function drawWords(counter: u32, upper: u32, stream0: u32, stream1: u32, key0: u32, key1: u32): void {
  const first = factor(0), second = factor(1), step0 = factor(2), step1 = factor(3);
  const four = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  for (let block: u32 = 0; block < 256; block += 8) {
    let c0 = i32x4.add(four, i32x4.splat(block)), c1 = i32x4.splat(upper), c2 = i32x4.splat(stream0), c3 = i32x4.splat(stream1);
    let d0 = i32x4.add(c0, i32x4.splat(4)), d1 = c1, d2 = c2, d3 = c3;
    let k0 = i32x4.splat(key0), k1 = i32x4.splat(key1);
    for (let round = 0; round < 10; round++) {
      const p = lowProduct(c0, first), q = highProduct(c0, first), r = lowProduct(c2, second), s = highProduct(c2, second);
      c0 = v128.xor(high(r, s), v128.xor(c1, k0));
      c1 = low(r, s);
      c2 = v128.xor(high(p, q), v128.xor(c3, k1));
      c3 = low(p, q);
      const t = lowProduct(d0, first), u = highProduct(d0, first), v = lowProduct(d2, second), w = highProduct(d2, second);
      d0 = v128.xor(high(v, w), v128.xor(d1, k0));
      d1 = low(v, w);
      d2 = v128.xor(high(t, u), v128.xor(d3, k1));
      d3 = low(t, u);
      k0 = i32x4.add(k0, step0);
      k1 = i32x4.add(k1, step1);
    }
    const to = words + (<usize>block << 4);
    v128.store(to, c0);
    v128.store(to, c1, 16);
    v128.store(to, c2, 32);
    v128.store(to, c3, 48);
    v128.store(to, d0, 64);
    v128.store(to, d1, 80);
    v128.store(to, d2, 96);
    v128.store(to, d3, 112);
  }
}

// @ts-ignore: decorator
@inline function along(sum: v128, t: v128, next: v128): v128 { return f64x2.add(f64x2.mul(sum, t), next); }
// @ts-ignore: decorator
@inline function lower(one: v128, other: v128): v128 { return v128.shuffle<i64>(one, other, 0, 2); }
// @ts-ignore: decorator
@inline function upper(one: v128, other: v128): v128 { return v128.shuffle<i64>(one, other, 1, 3); }

/** Deviates of the words; gives whether one of them is among the outermost. */
export function wordDeviates(): bool {
  const start = v128.load64_splat(masks), places = v128.load64_splat(masks, 8);
  let least = i32x4.splat(0x7fffffff);
  for (let i: usize = 0; i < 1024; i += 4) {
    const word = v128.load(i << 2, words);
    const above = i32x4.shr_s(word, 31);
    const steps = v128.xor(word, above);
    least = i32x4.min_s(least, steps);
    v128.store(i << 3, two(steps, above, start, places), deviates);
    v128.store(i << 3, two(v128.shuffle<i32>(steps, steps, 2, 3, 2, 3), v128.shuffle<i32>(above, above, 2, 3, 2, 3), start, places), deviates + 16);
  }
  return v128.any_true(i32x4.lt_s(least, i32x4.splat(4096)));
}

// @ts-ignore: decorator
@inline function two(steps: v128, above: v128, start: v128, places: v128): v128 {
  const y = f64x2.convert_low_i32x4_s(steps);
  const t = f64x2.sub(y, v128.and(y, start));
  // The bits of the double hold octave and piece, of which the places go downward.
  const at = v128.andnot(places, i64x2.shr_u(y, 42));
  const a = <usize>i32x4.extract_lane(at, 0), b = <usize>i32x4.extract_lane(at, 2);
  const a0 = v128.load(a, pieces), a2 = v128.load(a, pieces + 16), a4 = v128.load(a, pieces + 32);
  const b0 = v128.load(b, pieces), b2 = v128.load(b, pieces + 16), b4 = v128.load(b, pieces + 32);
  const tt = f64x2.mul(t, t);
  const middle = along(along(upper(a4, b4), t, lower(a4, b4)), tt, along(upper(a2, b2), t, lower(a2, b2)));
  const z = along(middle, tt, along(upper(a0, b0), t, lower(a0, b0)));
  return v128.xor(z, i64x2.shl(i64x2.extend_low_i32x4_s(above), 63));
}
