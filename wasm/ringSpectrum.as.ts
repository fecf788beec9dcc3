// AssemblyScript: the kernel of `ring.spectrum` over one chunk of 1024 points, two at a time. The same arithmetic in the same order
// as src/devices/ringModulator/plainKernel.ts, so that both give the same bits. All of the memory is one page; the places of its
// blocks stand also in src/devices/ringModulator/wasmKernel.ts, those of the settings in kernelSettings.ts beside it. Each block
// has room for a point beyond the last; what the compiler puts into memory itself begins at 1024.

const settings: usize = 2048;
const first: usize = 4096;
const second: usize = first + 8448;
const third: usize = second + 8448;

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
// @ts-ignore: decorator
@inline function ending(block: usize, count: i32): usize { return block + (<usize>count << 3); }

// Constants are read from memory before a loop: written as literals they are made anew in each round of it.
const constants: usize = memory.data<f64>([
  // π, 2^27 + 1, 1
  3.141592653589793, 134217729, 1,
  // sin r = r + r³ (s0 + s1 r² + …)
  -0.16666666666666075, 8.333333333282863e-3, -1.9841269824887896e-4, 2.7557316612085595e-6, -2.5051882125777193e-8,
  1.6048173595868847e-10, -7.374448602662785e-13,
]);
// @ts-ignore: decorator
@inline function constant(i: usize): v128 { return v128.load64_splat(constants + (i << 3)); }

// The stages are loops of their own: the chain of one point from wavelength to power is too long for a processor to
// work on many points at a time.

/** What the product of two numbers loses by rounding, as src/numerics/wholeWaves.ts has it. */
function productRest(a: v128, b: v128, splitter: v128): v128 {
  const aHigh = upperHalf(a, splitter), bHigh = upperHalf(b, splitter);
  const aLow = minus(a, aHigh), bLow = minus(b, bHigh);
  return minus(times(aLow, bLow), minus(minus(minus(times(a, b), times(aHigh, bHigh)), times(aLow, bHigh)), times(aHigh, bLow)));
}

function upperHalf(x: v128, splitter: v128): v128 {
  const far = times(x, splitter);
  return minus(far, minus(far, x));
}

/** Wavelengths in a turn less the nearest whole number in place of the wavelengths in `first`, that number in `second`; their extent. */
function orders(count: i32): void {
  const reference = setting(4), dispersion = setting(5), shift = setting(6), circumference = setting(10);
  const path = setting(11), pathRest = setting(12), splitter = constant(1), one = constant(2);
  const partial = f64.load(settings, 72) != 0, heated = f64.load(settings, 104) != 0;
  let least = setting(18), largest = setting(19), sum = both(0);
  const end = ending(first, count);
  // Beyond the last point stands the last again.
  v128.store(end, v128.load64_splat(end - 8));
  for (let p = first; p < end; p += 16) {
    const w = v128.load(p);
    least = f64x2.pmin(least, w);
    largest = f64x2.pmax(largest, w);
    sum = plus(sum, w);
    const slope = times(minus(w, reference), dispersion);
    let index = plus(shift, slope);
    if (partial) index = plus(times(setting(8), index), times(setting(9), plus(setting(7), slope)));
    let more = times(index, circumference), all = plus(path, more), rest = pathRest;
    if (heated) {
      const heaterShift = setting(13), group = setting(15);
      const below = minus(w, heaterShift), added = over(group, below);
      const left = plus(plus(minus(minus(group, times(added, below)), productRest(added, below, splitter)), setting(16)), setting(17));
      const belowRest = minus(minus(minus(w, below), heaterShift), setting(14));
      const addedRest = times(over(minus(left, times(added, belowRest)), below), circumference);
      rest = plus(more, plus(pathRest, plus(productRest(added, circumference, splitter), addedRest)));
      more = times(added, circumference);
      all = plus(all, more);
    }
    const inverse = over(one, w);
    const whole = f64x2.nearest(times(all, inverse));
    v128.store(p, whole, second - first);
    const high = upperHalf(w, splitter);
    const beyond = plus(plus(minus(path, times(whole, high)), more), minus(rest, times(whole, minus(w, high))));
    v128.store(p, times(beyond, inverse));
  }
  f64.store(settings, min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1)), 144);
  f64.store(settings, max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1)), 152);
  f64.store(settings, f64.load(settings, 160) + f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1), 160);
}

/** sin πx for |x| ≤ 1/2, in place. */
function sines(block: usize, count: i32): void {
  const pi = constant(0), s0 = constant(3), s1 = constant(4), s2 = constant(5), s3 = constant(6);
  const s4 = constant(7), s5 = constant(8), s6 = constant(9);
  const end = ending(block, count);
  for (let p = block; p < end; p += 16) {
    const r = times(v128.load(p), pi);
    const z = times(r, r), z2 = times(z, z);
    const low = plus(plus(s0, times(z, s1)), times(z2, plus(s2, times(z, s3))));
    const high = plus(plus(s4, times(z, s5)), times(z2, s6));
    v128.store(p, plus(r, times(times(r, z), plus(low, times(times(z2, z2), high)))));
  }
}

/** Powers of the chunk, in place of its wavelengths. */
export function powers(count: i32): void {
  orders(count);
  sines(first, count);
  const n0 = setting(0), n1 = setting(1), d0 = setting(2), scale = setting(3);
  const end = ending(first, count);
  for (let p = first; p < end; p += 16) {
    const y = v128.load(p);
    const q = times(scale, times(y, y));
    v128.store(p, over(plus(n0, times(n1, q)), plus(d0, q)));
  }
}

/** sin(φ/2) in place of the wavelengths of the chunk, and cos(φ/2) in `second`. */
export function waves(count: i32): void {
  orders(count);
  const half = both(0.5), one = both(1);
  const end = ending(first, count);
  for (let p = first; p < end; p += 16) v128.store(p, times(v128.load(p), half), third - first);
  sines(first, count);
  sines(third, count);
  for (let p = first; p < end; p += 16) {
    const k = times(v128.load(p, second - first), half), u = v128.load(p, third - first);
    // (−1)^whole
    const sign = minus(one, times(f64x2.abs(minus(k, f64x2.nearest(k))), f64x2.splat(4)));
    v128.store(p, times(sign, v128.load(p)));
    v128.store(p, times(sign, minus(one, times(plus(u, u), u))), second - first);
  }
}
