// AssemblyScript: the kernel of `ring.spectrum` on any grid, over one chunk of 1024 points, two at a time. The same arithmetic in the
// same order as src/devices/ringModulator/plainKernel.ts, so that both give the same bits. All of the memory is one page; the
// places of its blocks stand also in src/devices/ringModulator/wasmKernel.ts. Each block has room for a point beyond the last; what
// the compiler puts into memory itself begins at 1024.

const settings: usize = 2048;
const extent: usize = 2304;
const input: usize = 4096;
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

// Constants are read from memory before a loop: written as literals they are made anew in each round of it.
const constants: usize = memory.data<f64>([
  // π, 1/π, where doubles are whole, π in two parts
  3.141592653589793, 0.3183098861837907, 6755399441055744, 3.1415926534682512, 1.2154201013012384e-10,
  // sin r = r + r³ (s0 + s1 r² + …)
  -0.16666666666666075, 8.333333333282863e-3, -1.9841269824887896e-4, 2.7557316612085595e-6, -2.5051882125777193e-8,
  1.6048173595868847e-10, -7.374448602662785e-13,
  // cos r = 1 + r² (c0 + c1 r² + …)
  -0.4999999999999997, 0.041666666666663896, -1.3888888888773305e-3, 2.480158727746227e-5, -2.755731639498812e-7,
  2.087656202577683e-9, -1.146290646976789e-11, 4.609022787710249e-14,
]);
// @ts-ignore: decorator
@inline function constant(i: usize): v128 { return v128.load64_splat(constants + (i << 3)); }

// The stages are loops of their own: the chain of one point from wavelength to power is too long for a processor to
// work on many points at a time.

/** Half the phase of a turn from `input` to `sines`, and the extent of the wavelengths. */
// @ts-ignore: decorator
@inline function phases(count: i32, simple: bool): void {
  const reference = setting(4), dispersion = setting(5), index = setting(6), restIndex = setting(7), coverage = setting(8);
  const restCoverage = setting(9), circumference = setting(10), heaterShift = setting(11), heaterIndex = setting(12);
  const pi = constant(0);
  let least = v128.load64_splat(input), largest = least, sum = both(0);
  const end = input + (<usize>count << 3);
  v128.store(end, v128.load64_splat(end - 8));
  for (let p = input; p < end; p += 16) {
    const w = v128.load(p);
    least = f64x2.pmin(least, w);
    largest = f64x2.pmax(largest, w);
    sum = plus(sum, w);
    const slope = times(minus(w, reference), dispersion);
    let n = plus(index, slope);
    if (!simple) {
      const cold = plus(times(coverage, n), times(restCoverage, plus(restIndex, slope)));
      n = plus(cold, over(heaterIndex, minus(w, heaterShift)));
    }
    v128.store(p, over(times(times(pi, n), circumference), w), sines - input);
  }
  f64.store(extent, min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1)));
  f64.store(extent, max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1)), 8);
  f64.store(extent, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1), 16);
}

function fullPhases(count: i32): void {
  phases(count, false);
}

/** h − kπ for the nearest k, in place; with `signs` also (−1)^k to `cosines`. */
// @ts-ignore: decorator
@inline function remainders(count: i32, signs: bool): void {
  const inverse = constant(1), whole = constant(2), first = constant(3), second = constant(4);
  const one = both(1), two = both(2), half = both(0.5);
  const end = sines + (<usize>count << 3);
  for (let p = sines; p < end; p += 16) {
    const h = v128.load(p);
    const k = minus(plus(times(h, inverse), whole), whole);
    v128.store(p, minus(minus(h, times(k, first)), times(k, second)));
    if (signs) {
      const odd = f64x2.abs(minus(k, times(two, f64x2.nearest(times(k, half)))));
      v128.store(p, minus(one, times(two, odd)), cosines - sines);
    }
  }
}

/** The sines, in place, of what stands in `sines`; with `signed` also the cosines, each times what stands in `cosines`. */
// @ts-ignore: decorator
@inline function waveforms(count: i32, signed: bool): void {
  const s0 = constant(5), s1 = constant(6), s2 = constant(7), s3 = constant(8), s4 = constant(9), s5 = constant(10), s6 = constant(11);
  const c0 = constant(12), c1 = constant(13), c2 = constant(14), c3 = constant(15);
  const c4 = constant(16), c5 = constant(17), c6 = constant(18), c7 = constant(19), one = both(1);
  const end = sines + (<usize>count << 3);
  for (let p = sines; p < end; p += 16) {
    const r = v128.load(p);
    const z = times(r, r), z2 = times(z, z), z4 = times(z2, z2);
    const low = plus(plus(s0, times(z, s1)), times(z2, plus(s2, times(z, s3))));
    const high = plus(plus(s4, times(z, s5)), times(z2, s6));
    const y = plus(r, times(times(r, z), plus(low, times(z4, high))));
    if (signed) {
      const near = plus(plus(c0, times(z, c1)), times(z2, plus(c2, times(z, c3))));
      const far = plus(plus(c4, times(z, c5)), times(z2, plus(c6, times(z, c7))));
      const sign = v128.load(p, cosines - sines);
      v128.store(p, times(sign, y));
      v128.store(p, times(sign, plus(one, times(z, plus(near, times(z4, far))))), cosines - sines);
    } else {
      v128.store(p, y);
    }
  }
}

/** Powers of the chunk, and the extent of its wavelengths; `simple` where all of the ring has the junction and no heater is on. */
export function powers(count: i32, simple: bool): void {
  if (simple) phases(count, true);
  else fullPhases(count);
  remainders(count, false);
  waveforms(count, false);
  const n0 = setting(0), n1 = setting(1), d0 = setting(2), scale = setting(3);
  const end = sines + (<usize>count << 3);
  for (let p = sines; p < end; p += 16) {
    const y = v128.load(p);
    const q = times(scale, times(y, y));
    v128.store(p, over(plus(n0, times(n1, q)), plus(d0, q)));
  }
}

/** sin(φ/2) and cos(φ/2) of the chunk, and the extent of its wavelengths. */
export function waves(count: i32): void {
  fullPhases(count);
  remainders(count, true);
  waveforms(count, true);
}
