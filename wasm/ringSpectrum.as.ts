// AssemblyScript: the kernels of `ring.spectrum`, two points at a time. The same arithmetic in the same order as
// src/devices/ringModulator/plainKernel.ts, so that both give the same bits. All of its memory is one page; the places of its
// blocks stand also in src/devices/ringModulator/wasmKernel.ts. A chunk is 1024 points; one point more has room in each block.

const settings: usize = 1024;
const extent: usize = 1536;
const input: usize = 2048;
const sines: usize = input + 8448;
const cosines: usize = sines + 8448;

// @ts-ignore: decorator
@inline function plus(a: v128, b: v128): v128 { return f64x2.add(a, b); }
// @ts-ignore: decorator
@inline function minus(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
// @ts-ignore: decorator
@inline function times(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
// @ts-ignore: decorator
@inline function over(a: v128, b: v128): v128 { return f64x2.div(a, b); }
// @ts-ignore: decorator
@inline function both(x: f64): v128 { return f64x2.splat(x); }
// @ts-ignore: decorator
@inline function setting(i: usize): v128 { return v128.load64_splat(settings + (i << 3)); }

/**
 * Whether |λ (a0 + i a1) − (b0 + i b1)| ≤ tolerance at all points of the chunk, whose first has i = `from`. An odd point at its end
 * is passed over: the last of the array lies on the grid, as that is drawn through it.
 */
export function follows(count: i32, from: f64, a0: f64, a1: f64, b0: f64, b1: f64, tolerance: f64): bool {
  let i = f64x2(from, from + 1);
  let good = i64x2.splat(-1);
  const end = input + (<usize>(count & ~1) << 3);
  for (let p = input; p < end; p += 16) {
    const scaled = times(v128.load(p), plus(both(a0), times(i, both(a1))));
    const away = f64x2.abs(minus(scaled, plus(both(b0), times(i, both(b1)))));
    good = v128.and(good, f64x2.le(away, both(tolerance)));
    i = plus(i, both(2));
  }
  return i64x2.all_true(good);
}

// @ts-ignore: decorator
@inline function power(y: v128, scale: v128, n0: v128, n1: v128, d0: v128): v128 {
  const q = times(scale, times(y, y));
  return over(plus(n0, times(n1, q)), plus(d0, q));
}

/** Powers of `count` points from place `at`: sin(φ/2) = c0 + c1 m + … + c4 m⁴, m rising by 1 from `from`. */
export function series(at: i32, count: i32, from: f64, c0: f64, c1: f64, c2: f64, c3: f64, c4: f64): void {
  const scale = setting(9), n0 = setting(10), n1 = setting(11), d0 = setting(12);
  const k0 = both(c0), k1 = both(c1), k2 = both(c2), k3 = both(c3), k4 = both(c4);
  let m = f64x2(from, from + 1);
  const start = sines + (<usize>at << 3), end = start + (<usize>count << 3);
  for (let p = start; p < end; p += 16) {
    const y = plus(k0, times(m, plus(k1, times(m, plus(k2, times(m, plus(k3, times(m, k4))))))));
    v128.store(p, power(y, scale, n0, n1, d0));
    m = plus(m, both(2));
  }
}

/** Half the phase of a turn, rad. */
// @ts-ignore: decorator
@inline function halfPhase(w: v128, partial: bool, heated: bool): v128 {
  const slope = times(minus(w, setting(0)), setting(1));
  let n = plus(setting(2), slope);
  if (partial) n = plus(times(setting(4), n), times(setting(5), plus(setting(3), slope)));
  if (heated) n = plus(n, over(setting(8), minus(w, setting(7))));
  return over(times(times(both(3.141592653589793), n), setting(6)), w);
}

// @ts-ignore: decorator
@inline function run(count: i32, waves: bool, partial: bool, heated: bool): void {
  const scale = setting(9), n0 = setting(10), n1 = setting(11), d0 = setting(12);
  let least = v128.load64_splat(extent), largest = v128.load64_splat(extent, 8), sum = both(0);
  const end = input + (<usize>count << 3);
  v128.store(end, v128.load64_splat(end - 8));
  for (let p = input; p < end; p += 16) {
    const w = v128.load(p);
    least = f64x2.pmin(least, w);
    largest = f64x2.pmax(largest, w);
    sum = plus(sum, w);
    const h = halfPhase(w, partial, heated);
    // The nearest whole number, by rounding where doubles are whole.
    const k = minus(plus(times(h, both(0.3183098861837907)), both(6755399441055744)), both(6755399441055744));
    const r = minus(minus(h, times(k, both(3.1415926534682512))), times(k, both(1.2154201301012384e-10)));
    const z = times(r, r);
    let s = both(-7.374448602662785e-13);
    s = plus(both(1.6048173595868847e-10), times(z, s));
    s = plus(both(-2.5051882125777193e-8), times(z, s));
    s = plus(both(2.7557316612085595e-6), times(z, s));
    s = plus(both(-1.9841269824887896e-4), times(z, s));
    s = plus(both(8.333333333282863e-3), times(z, s));
    s = plus(both(-0.16666666666666075), times(z, s));
    const y = plus(r, times(r, times(z, s)));
    if (waves) {
      let c = both(4.609022787710249e-14);
      c = plus(both(-1.146290646976789e-11), times(z, c));
      c = plus(both(2.087656202577683e-9), times(z, c));
      c = plus(both(-2.755731639498812e-7), times(z, c));
      c = plus(both(2.480158727746227e-5), times(z, c));
      c = plus(both(-1.3888888888773305e-3), times(z, c));
      c = plus(both(0.041666666666663896), times(z, c));
      c = plus(both(-0.4999999999999997), times(z, c));
      // Odd k turns both signs: 1 − 2 (k mod 2).
      const half = times(k, both(0.5));
      const odd = f64x2.abs(minus(k, times(both(2), f64x2.nearest(half))));
      const sign = minus(both(1), times(both(2), odd));
      v128.store(p, times(sign, y), sines - input);
      v128.store(p, times(sign, plus(both(1), times(z, c))), cosines - input);
    } else {
      v128.store(p, power(y, scale, n0, n1, d0), sines - input);
    }
  }
  f64.store(extent, min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1)));
  f64.store(extent, max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1)), 8);
  f64.store(extent, f64.load(extent, 16) + f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1), 16);
}

/** Powers of the chunk. Kinds: 0 plain, 1 with a part without junction, 2 with both that and a heater. */
export function powers(count: i32, kind: i32): void {
  if (kind == 0) run(count, false, false, false);
  else if (kind == 1) run(count, false, true, false);
  else run(count, false, true, true);
}

/** sin(φ/2) and cos(φ/2) of the chunk. */
export function waves(count: i32): void {
  run(count, true, true, true);
}
