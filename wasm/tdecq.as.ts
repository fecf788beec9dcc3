// AssemblyScript: the loops of src/link/tdecq over all symbols (phases.ts, equalize.ts, histogram.ts, densities.ts), in the same order, so that
// both give the same bits. Places in memory are given with each call.

// @ts-ignore: decorator
@inline function item(values: usize, i: usize): f64 { return load<f64>(values + (i << 3)); }
// @ts-ignore: decorator
@inline function times(a: v128, at: usize): v128 { return f64x2.mul(a, v128.load(at)); }

/** `weighted` of phases.ts. */
export function weigh(out: usize, a: usize, b: usize, c: usize, d: usize, count: usize, wA: f64, wB: f64, wC: f64, wD: f64): void {
  const vA = f64x2.splat(wA), vB = f64x2.splat(wB), vC = f64x2.splat(wC), vD = f64x2.splat(wD);
  const pairs = (count >> 1) << 4;
  for (let k: usize = 0; k < pairs; k += 16) {
    v128.store(out + k, f64x2.add(f64x2.add(f64x2.add(times(vA, a + k), times(vB, b + k)), times(vC, c + k)), times(vD, d + k)));
  }
  if ((count & 1) == 1) {
    const i = count - 1;
    store<f64>(out + (i << 3), wA * item(a, i) + wB * item(b, i) + wC * item(c, i) + wD * item(d, i));
  }
}

/** Five taps of `equalize` of equalize.ts; `values` where the place 0 meets the first of them. */
export function equalizeFive(out: usize, values: usize, places: usize, count: usize, a: f64, b: f64, c: f64, d: f64, e: f64, more: i32): void {
  const vA = f64x2.splat(a), vB = f64x2.splat(b), vC = f64x2.splat(c), vD = f64x2.splat(d), vE = f64x2.splat(e);
  const end = places + (count << 2);
  while (places < end) {
    const place = load<i32>(places), at = values + (place << 3);
    if (places + 4 < end && load<i32>(places, 4) == place + 1) {
      const all = f64x2.add(f64x2.add(f64x2.add(f64x2.add(times(vA, at), times(vB, at - 8)), times(vC, at - 16)), times(vD, at - 24)), times(vE, at - 32));
      v128.store(out, more == 0 ? all : f64x2.add(v128.load(out), all));
      places += 8, out += 16;
    } else {
      const one = a * load<f64>(at) + b * load<f64>(at - 8) + c * load<f64>(at - 16) + d * load<f64>(at - 24) + e * load<f64>(at - 32);
      store<f64>(out, more == 0 ? one : load<f64>(out) + one);
      places += 4, out += 8;
    }
  }
}

/** Five taps of `accumulate` of equalize.ts. */
export function accumulateFive(sums: usize, push: usize, values: usize, places: usize, count: usize): void {
  let ba = f64x2.splat(0), dc = ba, e: f64 = 0;
  for (let i: usize = 0; i < count; i++) {
    const at = values + (load<i32>(places + (i << 2)) << 3), p = item(push, i), both = f64x2.splat(p);
    ba = f64x2.add(ba, times(both, at - 8));
    dc = f64x2.add(dc, times(both, at - 24));
    e += p * load<f64>(at - 32);
  }
  store<f64>(sums, f64x2.extract_lane(ba, 1));
  store<f64>(sums, f64x2.extract_lane(ba, 0), 8);
  store<f64>(sums, f64x2.extract_lane(dc, 1), 16);
  store<f64>(sums, f64x2.extract_lane(dc, 0), 24);
  store<f64>(sums, e, 32);
}

// @ts-ignore: decorator
@inline function limited(value: f64, most: f64): f64 { return value > 0 ? (value < most ? value : most) : 0; }

// @ts-ignore: decorator
@inline function place(histogram: usize, above: f64, weight: f64, bins: f64): void {
  const at = limited((above + 0.5) * bins - 0.5, bins - 1.001), bin = <i32>at, share = (at - <f64>bin) * weight, to = histogram + (bin << 3);
  store<f64>(to, load<f64>(to) + (weight - share));
  store<f64>(to, load<f64>(to, 8) + share, 8);
}

/** `countDistances` of histogram.ts. */
export function count(histogram: usize, equalized: usize, symbols: usize, places: usize, weights: usize, length: usize, share: f64, bins: i32, apart: i32): void {
  const size = <usize>bins << 3, all = <f64>bins;
  for (let i: usize = 0; i < length; i++) {
    const symbol = <i32>load<u8>(symbols + load<i32>(places + (i << 2)));
    const weight = item(weights, i) * share, above = item(equalized, i) - <f64>(symbol - 2) / 3;
    if (apart != 0) {
      if (symbol > 0) place(histogram + (2 * symbol - 1) * size, above, weight, all);
      if (symbol < 3) place(histogram + 2 * symbol * size, above - 1.0 / 3, weight, all);
    } else {
      if (symbol > 0) place(histogram, above, weight, all);
      if (symbol < 3) place(histogram, 1.0 / 3 - above, weight, all);
    }
  }
}

/** `pushed` of densities.ts. */
export function push(equalized: usize, table: usize, symbols: usize, places: usize, weights: usize, length: usize, steps: i32): void {
  const all = <f64>steps;
  for (let i: usize = 0; i < length; i++) {
    const symbol = <i32>load<u8>(symbols + load<i32>(places + (i << 2)));
    const at = limited((item(equalized, i) - <f64>symbol / 3 + 1) * all, all - 0.001), bin = <i32>at;
    const from = table + ((symbol * (steps + 1) + bin) << 3), low = load<f64>(from);
    store<f64>(equalized + (i << 3), item(weights, i) * (low + (at - <f64>bin) * (load<f64>(from, 8) - low)));
  }
}
