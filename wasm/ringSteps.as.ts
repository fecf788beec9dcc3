// AssemblyScript: the kernel of a ring in time, complex numbers as vectors of two. The same arithmetic in the same order as
// src/devices/ringModulator/inTime/plainSteps.ts, so that both give the same bits. Where its blocks lie stands also in
// src/devices/ringModulator/inTime/stepMemory.ts, in numbers of eight bytes.

const settings: usize = 128 << 3;
const state: usize = 136 << 3;
const places: usize = 144 << 3;
const lightRe: usize = 664 << 3;
const lightIm: usize = 1176 << 3;
const outRe: usize = 1688 << 3;
const outIm: usize = 2200 << 3;
const rows: usize = 2712 << 3;
const riseRows: usize = 11928 << 3;

// @ts-ignore: decorator
@inline function plus(a: v128, b: v128): v128 { return f64x2.add(a, b); }
// @ts-ignore: decorator
@inline function times(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
// @ts-ignore: decorator
@inline function setting(i: usize): f64 { return f64.load(settings + (i << 3)); }
// @ts-ignore: decorator
@inline function both(x: f64): v128 { return f64x2.splat(x); }
// @ts-ignore: decorator
@inline function swapped(a: v128): v128 { return v128.shuffle<f64>(a, a, 1, 0); }
// @ts-ignore: decorator
@inline function reOf(a: v128): v128 { return v128.shuffle<f64>(a, a, 0, 0); }
/** The imaginary part, its first copy with the other sign. */
// @ts-ignore: decorator
@inline function imOf(a: v128): v128 { return v128.xor(f64x2(-0.0, 0.0), v128.shuffle<f64>(a, a, 1, 1)); }
// @ts-ignore: decorator
@inline function product(a: v128, b: v128): v128 { return plus(times(reOf(a), b), times(imOf(a), swapped(b))); }

/** How many of the first samples of the light are this one. */
export function standing(count: i32, re: f64, im: f64): i32 {
  const x = both(re), y = both(im);
  const end = <usize>count << 3;
  let i: usize = 0;
  for (; i + 8 < end; i += 16) {
    if (!i64x2.all_true(v128.and(f64x2.eq(v128.load(i, lightRe), x), f64x2.eq(v128.load(i, lightIm), y)))) break;
  }
  while (i < end && f64.load(i, lightRe) == re && f64.load(i, lightIm) == im) i += 8;
  return <i32>(i >> 3);
}

// @ts-ignore: decorator
@inline function square(at: usize, x: v128): v128 { return plus(v128.load(at), times(x, plus(v128.load(at, 16), times(x, v128.load(at, 32))))); }
/** Three terms in x, two in x times d, one in d². */
// @ts-ignore: decorator
@inline function weight(at: usize, x: v128, d: v128): v128 {
  return plus(square(at, x), times(d, plus(plus(v128.load(at, 48), times(x, v128.load(at, 64))), times(d, v128.load(at, 80)))));
}
/** The row of a sum of places. */
// @ts-ignore: decorator
@inline function rowOf(x: v128, origin: v128): usize { return <usize>(<i32>reinterpret<i64>(f64x2.extract_lane(plus(x, origin), 0))); }

/** Steps with the light of reference in front of the ring. */
export function stepStill(from: i32, to: i32): void {
  const origin = both(setting(0)), passed = times(both(setting(2)), v128.load(settings, 32));
  let a = v128.load(state);
  const end = <usize>to << 3;
  let before = v128.load64_splat(<usize>from << 3, places);
  for (let i = <usize>from << 3; i < end; i += 8) {
    const after = v128.load64_splat(i, places + 8);
    const x = plus(before, after), d = f64x2.sub(after, before);
    before = after;
    const row = rows + rowOf(x, origin) * 144;
    const kept = square(row, x);
    a = plus(plus(weight(row + 48, x, d), times(reOf(kept), a)), times(imOf(kept), swapped(a)));
    const out = plus(passed, a);
    v128.store_lane<f64>(i, out, 0, outRe);
    v128.store_lane<f64>(i, out, 1, outIm);
  }
  v128.store(state, a);
}

/** The same with light that changes, linear between samples. */
export function stepMoving(from: i32, to: i32): void {
  const origin = both(setting(0)), feed = both(setting(1)), pass = both(setting(2));
  const reference = v128.load(settings, 32), inverse = v128.load(settings, 48);
  let a = v128.load(state), last = v128.load(state, 16);
  const end = <usize>to << 3;
  let before = v128.load64_splat(<usize>from << 3, places);
  for (let i = <usize>from << 3; i < end; i += 8) {
    const after = v128.load64_splat(i, places + 8);
    const x = plus(before, after), d = f64x2.sub(after, before);
    before = after;
    const index = rowOf(x, origin);
    const row = rows + index * 144;
    const kept = square(row, x);
    let fed = weight(row + 48, x, d);
    if (v128.any_true(f64x2.ne(last, reference))) fed = product(product(inverse, last), fed);
    a = plus(plus(fed, times(reOf(kept), a)), times(imOf(kept), swapped(a)));
    const now = v128.replace_lane<f64>(v128.load64_splat(i, lightRe), 1, f64.load(i, lightIm));
    if (v128.any_true(f64x2.ne(now, last))) {
      a = plus(a, product(times(feed, f64x2.sub(now, last)), weight(riseRows + index * 96, x, d)));
      last = now;
    }
    const out = plus(times(pass, now), a);
    v128.store_lane<f64>(i, out, 0, outRe);
    v128.store_lane<f64>(i, out, 1, outIm);
  }
  v128.store(state, a);
  v128.store(state, last, 16);
}
