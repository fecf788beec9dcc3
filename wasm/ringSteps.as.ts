// AssemblyScript: the kernels of a ring in time, complex numbers as vectors of two. The same arithmetic in the same order as
// src/devices/ringModulator/inTime/plainSteps.ts, so that both give the same bits. Where its blocks lie stands also in
// src/devices/ringModulator/inTime/stepMemory.ts, in numbers of eight bytes.

const chunk: usize = 2048;
const apart: usize = (chunk + 8) << 3;
const settings: usize = 128 << 3;
const state: usize = 136 << 3;
const poles: usize = 144 << 3;
const electrical: usize = 152 << 3;
const drive: usize = 160 << 3;
const places: usize = drive + apart;
const lightRe: usize = drive + 2 * apart;
const lightIm: usize = drive + 3 * apart;
const outRe: usize = drive + 4 * apart;
const outIm: usize = drive + 5 * apart;
const nearest: usize = drive + 6 * apart;
const rows: usize = drive + 7 * apart;
const riseRows: usize = rows + ((512 * 18) << 3);

// @ts-ignore: decorator
@inline function plus(a: v128, b: v128): v128 { return f64x2.add(a, b); }
// @ts-ignore: decorator
@inline function times(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
// @ts-ignore: decorator
@inline function swapped(a: v128): v128 { return v128.shuffle<f64>(a, a, 1, 0); }
// @ts-ignore: decorator
@inline function reOf(a: v128): v128 { return v128.shuffle<f64>(a, a, 0, 0); }
/** The imaginary part, its first copy with the other sign: `sign` is −0 and 0. */
// @ts-ignore: decorator
@inline function imOf(a: v128, sign: v128): v128 { return v128.xor(sign, v128.shuffle<f64>(a, a, 1, 1)); }
// @ts-ignore: decorator
@inline function product(a: v128, b: v128, sign: v128): v128 { return plus(times(reOf(a), b), times(imOf(a, sign), swapped(b))); }

// @ts-ignore: decorator
@inline function between(i: usize, low: v128, high: v128): v128 { const a = v128.load(i, lightRe); return v128.and(f64x2.ge(a, low), f64x2.le(a, high)); }

/** How many of the first `count` numbers from the light on are neither below `low` nor above `high`. */
export function within(count: i32, low: f64, high: f64): i32 {
  const x = f64x2.splat(low), y = f64x2.splat(high);
  const end = <usize>count << 3;
  let i: usize = 0;
  while (i + 8 < end && i64x2.all_true(between(i, x, y))) i += 16;
  while (i < end && f64.load(i, lightRe) >= low && f64.load(i, lightRe) <= high) i += 8;
  return <i32>(i >> 3);
}

/** Places of the resonance, and the row of the sum of each with the one before, from `n` samples of the drive. */
export function stepPlaces(n: i32): void {
  const dy = f64.load(poles), d0 = f64.load(poles, 8), d1 = f64.load(poles, 16);
  const dv = f64.load(poles, 24), cy = f64.load(poles, 32), c0 = f64.load(poles, 40), c1 = f64.load(poles, 48), offset = f64.load(poles, 56);
  const origin = f64.load(electrical, 24);
  let y = f64.load(electrical), v = f64.load(electrical, 8), u0 = f64.load(electrical, 16);
  f64.store(places, v);
  const end = <usize>n << 3;
  for (let i: usize = 0; i < end; i += 8) {
    const u1 = f64.load(i, drive), before = v;
    v = dv * v + (cy * y + (c0 * u0 + (c1 * u1 + offset)));
    y = dy * y + (d0 * u0 + d1 * u1);
    u0 = u1;
    f64.store(i, v, places + 8);
    f64.store(i, before + v + origin, nearest);
  }
  f64.store(electrical, y);
  f64.store(electrical, v, 8);
  f64.store(electrical, u0, 16);
}

// @ts-ignore: decorator
@inline function keptIn(row: usize, x: v128): v128 {
  return plus(v128.load(row, rows), times(x, plus(v128.load(row, rows + 16), times(x, v128.load(row, rows + 32)))));
}
/** Three terms in x, two in x times d, one in d². */
// @ts-ignore: decorator
@inline function weight(row: usize, x: v128, d: v128): v128 {
  const level = plus(v128.load(row, rows + 48), times(x, plus(v128.load(row, rows + 64), times(x, v128.load(row, rows + 80)))));
  const tilt = plus(v128.load(row, rows + 96), times(x, v128.load(row, rows + 112)));
  return plus(level, times(d, plus(tilt, times(d, v128.load(row, rows + 128)))));
}

/** Steps with the light of reference in front of the ring. */
export function stepStill(from: i32, to: i32): void {
  const sign = v128.load(settings, 16);
  let a = v128.load(state), turned = swapped(a);
  const end = <usize>to << 3;
  let before = v128.load64_splat(<usize>from << 3, places);
  for (let i = <usize>from << 3; i < end; i += 8) {
    const row = <usize>i32.load(i, nearest) * 144;
    const after = v128.load64_splat(i, places + 8);
    const x = plus(before, after), d = f64x2.sub(after, before);
    before = after;
    const kept = keptIn(row, x);
    a = plus(plus(weight(row, x, d), times(reOf(kept), a)), times(imOf(kept, sign), turned));
    turned = swapped(a);
    f64.store(i, f64x2.extract_lane(a, 0), outRe);
    f64.store(i, f64x2.extract_lane(turned, 0), outIm);
  }
  v128.store(state, a);
}

/** The same with light that changes, linear between samples. */
export function stepMoving(from: i32, to: i32): void {
  const sign = v128.load(settings, 16), reference = v128.load(settings, 32), inverse = v128.load(settings, 48);
  let a = v128.load(state), last = v128.load(state, 16);
  const end = <usize>to << 3;
  let before = v128.load64_splat(<usize>from << 3, places);
  for (let i = <usize>from << 3; i < end; i += 8) {
    const index = <usize>i32.load(i, nearest), row = index * 144;
    const after = v128.load64_splat(i, places + 8);
    const x = plus(before, after), d = f64x2.sub(after, before);
    before = after;
    const kept = keptIn(row, x);
    let fed = weight(row, x, d);
    if (v128.any_true(f64x2.ne(last, reference))) fed = product(product(inverse, last, sign), fed, sign);
    a = plus(plus(fed, times(reOf(kept), a)), times(imOf(kept, sign), swapped(a)));
    const now = v128.replace_lane<f64>(v128.load64_splat(i, lightRe), 1, f64.load(i, lightIm));
    if (v128.any_true(f64x2.ne(now, last))) {
      a = plus(a, product(f64x2.sub(now, last), weight(index * 96 + riseRows - rows - 48, x, d), sign));
      last = now;
    }
    v128.store_lane<f64>(i, a, 0, outRe);
    v128.store_lane<f64>(i, a, 1, outIm);
  }
  v128.store(state, a);
  v128.store(state, last, 16);
}
