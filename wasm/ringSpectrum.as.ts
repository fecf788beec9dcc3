// AssemblyScript. The same arithmetic in the same order as src/devices/ringModulator/plainKernel.ts, two points at a time, so that
// both give the same bits. Memory: one page with the blocks below, each of `capacity` doubles save the first two.

const settings: usize = 1024; // what `RingSettings` says, 13 doubles
const extent: usize = 1280; // least and largest wavelength, sum
const input: usize = 2048;
const first: usize = input + 16384;
const second: usize = first + 16384;

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

/** Whether |λ (a0 + i a1) − (b0 + i b1)| ≤ tolerance at all points of the chunk, the first of which has i = `from`; count is even. */
export function follows(count: i32, from: f64, a0: f64, a1: f64, b0: f64, b1: f64, tolerance: f64): bool {
  let i = f64x2(from, from + 1);
  let good = i64x2.splat(-1);
  const end = input + (<usize>count << 3);
  for (let p = input; p < end; p += 16) {
    const scaled = times(v128.load(p), plus(both(a0), times(i, both(a1))));
    const away = f64x2.abs(minus(scaled, plus(both(b0), times(i, both(b1)))));
    good = v128.and(good, f64x2.le(away, both(tolerance)));
    i = plus(i, both(2));
  }
  return i64x2.all_true(good);
}

// @ts-ignore: decorator
@inline function power(scaledSquare: v128, n0: v128, n1: v128, d0: v128): v128 {
  return over(plus(n0, times(n1, scaledSquare)), plus(d0, scaledSquare));
}

/** Powers of `count` points (a multiple of 8) from place `at`: sine = c0 + c1 m + … + c4 m⁴, m counted from the first, by differences. */
export function series(at: i32, count: i32, c0: f64, c1: f64, c2: f64, c3: f64, c4: f64): void {
  const n0 = setting(10), n1 = setting(11), d0 = setting(12);
  const e4 = both(c4 * 4096), d4 = times(e4, both(24));
  const start = first + (<usize>at << 3), end = start + (<usize>count << 3);
  for (let lane: usize = 0; lane < 8; lane += 4) {
    // Two chains side by side hide the latency of the additions.
    const m0 = f64x2(<f64>lane, <f64>lane + 1), m1 = f64x2(<f64>lane + 2, <f64>lane + 3);
    let y0 = value(m0, c0, c1, c2, c3, c4), y1 = value(m1, c0, c1, c2, c3, c4);
    const p01 = slope(m0, c1, c2, c3, c4), p11 = slope(m1, c1, c2, c3, c4);
    const p02 = bend(m0, c2, c3, c4), p12 = bend(m1, c2, c3, c4);
    const p03 = twist(m0, c3, c4), p13 = twist(m1, c3, c4);
    let d01 = plus(plus(p01, p02), plus(p03, e4)), d11 = plus(plus(p11, p12), plus(p13, e4));
    let d02 = plus(times(both(2), p02), plus(times(both(6), p03), times(both(14), e4)));
    let d12 = plus(times(both(2), p12), plus(times(both(6), p13), times(both(14), e4)));
    let d03 = plus(times(both(6), p03), times(both(36), e4)), d13 = plus(times(both(6), p13), times(both(36), e4));
    for (let p = start + (lane << 3); p < end; p += 64) {
      v128.store(p, power(times(y0, y0), n0, n1, d0));
      v128.store(p, power(times(y1, y1), n0, n1, d0), 16);
      y0 = plus(y0, d01); y1 = plus(y1, d11);
      d01 = plus(d01, d02); d11 = plus(d11, d12);
      d02 = plus(d02, d03); d12 = plus(d12, d13);
      d03 = plus(d03, d4); d13 = plus(d13, d4);
    }
  }
}

// The polynomial and its Taylor coefficients at m, those times 8, 64 and 512.
// @ts-ignore: decorator
@inline function value(m: v128, c0: f64, c1: f64, c2: f64, c3: f64, c4: f64): v128 {
  return plus(both(c0), times(m, plus(both(c1), times(m, plus(both(c2), times(m, plus(both(c3), times(m, both(c4)))))))));
}
// @ts-ignore: decorator
@inline function slope(m: v128, c1: f64, c2: f64, c3: f64, c4: f64): v128 {
  return times(both(8), plus(both(c1), times(m, plus(both(2 * c2), times(m, plus(both(3 * c3), times(m, both(4 * c4))))))));
}
// @ts-ignore: decorator
@inline function bend(m: v128, c2: f64, c3: f64, c4: f64): v128 {
  return times(both(64), plus(both(c2), times(m, plus(both(3 * c3), times(m, both(6 * c4))))));
}
// @ts-ignore: decorator
@inline function twist(m: v128, c3: f64, c4: f64): v128 {
  return times(both(512), plus(both(c3), times(m, both(4 * c4))));
}
