// AssemblyScript: the steps of src/devices/dfbLaser/langevin/plainLangevin.ts, in the same order; what differs is the last bit of a
// logarithm or a sine. Places of the blocks in memory stand also in wasmLangevin.ts beside it,
// those of the settings in langevinSettings.ts; what the compiler puts into memory itself lies below 16384.

const settings: usize = 16384;
const words: usize = 16640;
const samples: usize = 20480;
const outRe: usize = 28672;
const outIm: usize = 36864;
const normals: usize = 45056;
const list: usize = 81920;
/** Steps whose normal deviates are made at a time. */
const batch: i32 = 1024;

// @ts-ignore: decorator
@inline function get(i: usize): f64 { return f64.load(settings + (i << 3)); }
// @ts-ignore: decorator
@inline function put(i: usize, x: f64): void { f64.store(settings + (i << 3), x); }
// @ts-ignore: decorator
@inline function plus(a: v128, b: v128): v128 { return f64x2.add(a, b); }
// @ts-ignore: decorator
@inline function times(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
// @ts-ignore: decorator
@inline function both(x: f64): v128 { return f64x2.splat(x); }

// Constants are read from memory before a loop: written as literals they are made anew in each round of it.
const central: usize = memory.data<f64>([
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438,
  3.3871328727963665, 5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
]);
// @ts-ignore: decorator
@inline function constant(i: usize): v128 { return v128.load64_splat(central + (i << 3)); }

// Rational function of the middle tail, top and bottom.
const middle: usize = memory.data<f64>([
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835, 1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
]);
// @ts-ignore: decorator
@inline function tailConstant(i: usize): v128 { return v128.load64_splat(middle + (i << 3)); }

/**
 * Probabilities less a half at `normals` to normal deviates in their place, two at a time: src/numerics/normalDeviate.ts. Those far from
 * the middle are gathered and done in a loop of their own; no probability of 32 bits is so small as to need the farthest tail.
 */
function deviates(count: i32): void {
  const a0 = constant(0), a1 = constant(1), a2 = constant(2), a3 = constant(3), a4 = constant(4), a5 = constant(5), a6 = constant(6);
  const a7 = constant(7), b0 = constant(8), b1 = constant(9), b2 = constant(10), b3 = constant(11), b4 = constant(12), b5 = constant(13);
  const b6 = constant(14), one = constant(15);
  const square = both(0.180625);
  const end = normals + (<usize>count << 3);
  let gathered = list;
  for (let p = normals; p < end; p += 8) {
    // Written in any case, and kept where it is far.
    i32.store(gathered, <i32>p);
    f64.store(gathered, f64.load(p), 8);
    gathered += <usize>(abs(f64.load(p)) > 0.425) << 4;
  }
  for (let p = normals; p < end; p += 16) {
    const q = v128.load(p);
    const r = f64x2.sub(square, times(q, q));
    const top = plus(times(plus(times(plus(times(plus(times(plus(times(plus(times(plus(times(a0, r), a1), r), a2), r), a3), r), a4), r), a5), r), a6), r), a7);
    const low = plus(times(plus(times(plus(times(plus(times(plus(times(plus(times(plus(times(b0, r), b1), r), b2), r), b3), r), b4), r), b5), r), b6), r), one);
    v128.store(p, f64x2.div(times(q, top), low));
  }
  // A pair is filled up with anything legal.
  i32.store(gathered, <i32>end);
  f64.store(gathered, 0.45, 8);
  const c0 = tailConstant(0), c1 = tailConstant(1), c2 = tailConstant(2), c3 = tailConstant(3), c4 = tailConstant(4), c5 = tailConstant(5);
  const c6 = tailConstant(6), c7 = tailConstant(7), d0 = tailConstant(8), d1 = tailConstant(9), d2 = tailConstant(10), d3 = tailConstant(11);
  const d4 = tailConstant(12), d5 = tailConstant(13), d6 = tailConstant(14);
  const half = both(0.5), start = both(1.6), sign = i64x2.splat(0x8000000000000000);
  for (let g = list; g < gathered; g += 32) {
    const q = v128.load64_lane(g + 24, v128.load64_zero(g, 8), 1);
    const t = f64x2.sub(f64x2.sqrt(f64x2.neg(logarithm(f64x2.sub(half, f64x2.abs(q))))), start);
    const top = plus(times(plus(times(plus(times(plus(times(plus(times(plus(times(plus(times(c0, t), c1), t), c2), t), c3), t), c4), t), c5), t), c6), t), c7);
    const low = plus(times(plus(times(plus(times(plus(times(plus(times(plus(times(plus(times(d0, t), d1), t), d2), t), d3), t), d4), t), d5), t), d6), t), one);
    const found = v128.or(f64x2.div(top, low), v128.and(q, sign));
    v128.store64_lane(<usize>i32.load(g), found, 0);
    v128.store64_lane(<usize>i32.load(g, 16), found, 1);
  }
}

/** Natural logarithms of two normal positive numbers: 2 atanh((m − 1)/(m + 1)) of the number's fraction m, and its power of two. */
function logarithm(x: v128): v128 {
  const raw = v128.or(v128.and(x, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3ff0000000000000));
  const large = f64x2.gt(raw, both(1.4142135623730951));
  const m = v128.bitselect(times(raw, both(0.5)), raw, large);
  const power = f64x2.sub(v128.or(i64x2.shr_u(x, 52), i64x2.splat(0x4330000000000000)), both(4503599627371519));
  const exponent = plus(power, v128.and(large, both(1)));
  const t = f64x2.div(f64x2.sub(m, both(1)), plus(m, both(1)));
  const z = times(t, t), z2 = times(z, z), z4 = times(z2, z2);
  const low = plus(plus(both(0.3333333333333333), times(z, both(0.2))), times(z2, plus(both(0.14285714285714285), times(z, both(0.1111111111111111)))));
  const high = plus(plus(both(0.09090909090909091), times(z, both(0.07692307692307693))), times(z2, plus(both(0.06666666666666667), times(z, both(0.058823529411764705)))));
  const series = plus(low, times(z4, plus(high, times(z4, both(0.05263157894736842)))));
  return plus(times(exponent, both(0.6931471805599453)), times(plus(t, t), plus(both(1), times(z, series))));
}

/** Two words of random bits, the first two of four, as probabilities less a half. */
// @ts-ignore: decorator
@inline function store(at: usize, bits: v128): void {
  v128.store(at, f64x2.sub(times(plus(f64x2.convert_low_i32x4_u(bits), both(0.5)), both(2.3283064365386963e-10)), both(0.5)));
}

// @ts-ignore: decorator
@inline function upper(bits: v128): v128 { return v128.shuffle<i32>(bits, bits, 2, 3, 0, 1); }

/** Four deviates for each of `count` steps: one block of Philox4x32-10 each, four blocks at a time; up to three are made beyond the last. */
function fill(count: i32): void {
  const c0: u32 = i32.load(words), c1: u32 = i32.load(words, 4);
  const m0 = i32x4.splat(0xd2511f53), m1 = i32x4.splat(0xcd9e8d57);
  for (let i = 0; i < count; i += 4) {
    const a: u32 = c0 + i, b: u32 = a + 1, c: u32 = a + 2, d: u32 = a + 3;
    let x0 = i32x4(a, b, c, d);
    let x1 = i32x4(c1 + <u32>(a < c0), c1 + <u32>(b < c0), c1 + <u32>(c < c0), c1 + <u32>(d < c0));
    let x2 = v128.load32_splat(words, 8), x3 = v128.load32_splat(words, 12);
    let y0: u32 = i32.load(words, 16), y1: u32 = i32.load(words, 20);
    for (let round = 0; round < 10; round++) {
      const low0 = i64x2.extmul_low_i32x4_u(x0, m0), high0 = i64x2.extmul_high_i32x4_u(x0, m0);
      const low1 = i64x2.extmul_low_i32x4_u(x2, m1), high1 = i64x2.extmul_high_i32x4_u(x2, m1);
      x0 = v128.xor(v128.xor(v128.shuffle<i32>(low1, high1, 1, 3, 5, 7), x1), i32x4.splat(y0));
      x1 = v128.shuffle<i32>(low1, high1, 0, 2, 4, 6);
      x2 = v128.xor(v128.xor(v128.shuffle<i32>(low0, high0, 1, 3, 5, 7), x3), i32x4.splat(y1));
      x3 = v128.shuffle<i32>(low0, high0, 0, 2, 4, 6);
      y0 += 0x9e3779b9;
      y1 += 0xbb67ae85;
    }
    const first = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5), third = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
    const second = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5), fourth = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
    const p = normals + (<usize>i << 5);
    store(p, first);
    store(p + 16, second);
    store(p + 32, upper(first));
    store(p + 48, upper(second));
    store(p + 64, third);
    store(p + 80, fourth);
    store(p + 96, upper(third));
    store(p + 112, upper(fourth));
  }
  const after: u32 = c0 + count;
  i32.store(words, after);
  i32.store(words, c1 + <u32>(after < c0), 4);
  deviates(count << 2);
}

// @ts-ignore: decorator
@inline function relativeLog(x: f64): f64 {
  if (abs(x) > 0.02) return f64x2.extract_lane(logarithm(both(1 + x)), 0);
  const q = x * x;
  return x * (1 - 0.5 * x + q * (0.3333333333333333 - 0.25 * x + q * (0.2 - 0.16666666666666666 * x)));
}

/** Steps over `count` samples. */
export function steps(count: i32): void {
  let n = get(0), s = get(1), cosine = get(2), sine = get(3), step = <i64>get(4);
  let leaves = get(5), stays = get(6), shared = get(7), alone = get(8), turns = get(9);
  const n0 = get(10), level = get(11), gain = get(12), compression = get(13), a = get(14), b = get(15), c = get(16);
  const spontaneous = get(17), rate = get(18), out = get(19), pull = get(20), h = get(21), pump = get(22), energy = get(23);
  const arrivals = get(24), root = get(25);
  const perSample = <i32>get(26), shot = get(27) != 0, noisy = get(28) != 0;
  const inverse = 1 / n0;
  let grown = level + relativeLog(n * inverse - 1);
  let ready = 0, used: usize = 0, todo = count * perSample;
  for (let i: usize = 0; i < <usize>count << 3; i += 8) {
    const pumped = pump * f64.load(samples + i) * h;
    let left: f64 = 0, leftNoise: f64 = 0;
    for (let k = 0; k < perSample; k++) {
      const squeezed = gain / (1 + compression * s);
      let noiseS: f64 = 0, noiseN: f64 = 0, noisePhase: f64 = 0;
      const g = squeezed * grown;
      if (noisy) {
        if ((step & 15) == 0) {
          const emitted = spontaneous * n * n;
          const events = 2 * emitted * s - g * s + emitted;
          const flux = out * s;
          const others = events + rate * s - flux;
          const carriers = (pumped / h) * arrivals + n * (a + n * (b + n * c)) + events - emitted;
          leaves = root * Math.sqrt(flux);
          stays = root * Math.sqrt(others);
          shared = (-root * events) / Math.sqrt(others);
          alone = root * Math.sqrt(carriers - (events * events) / others);
          turns = root * Math.sqrt(emitted / (2 * s));
        }
        if (ready == 0) {
          ready = min(todo, batch);
          todo -= ready;
          used = normals;
          fill(ready);
        }
        ready--;
        const leaving = leaves * f64.load(used), z = f64.load(used, 8);
        noiseS = stays * z - leaving;
        noiseN = shared * z + alone * f64.load(used, 16);
        noisePhase = turns * f64.load(used, 24);
        leftNoise += leaving;
        used += 32;
      }
      n += pumped - h * (n * (a + n * (b + n * c)) + g * s) + noiseN;
      grown = level + relativeLog(n * inverse - 1);
      const before = s;
      s += h * ((squeezed * grown - rate) * s + spontaneous * n * n) + noiseS;
      if (s < 1) s = 1;
      let turn = pull * (n * inverse - 1) + noisePhase, parts = 1;
      while (abs(turn) > 0.25) {
        turn *= 0.5;
        parts *= 2;
      }
      const q = turn * turn;
      const x = 1 - q * (0.5 - q * (0.041666666666666664 - q * (0.001388888888888889 - q * (2.48015873015873e-5 - q * 2.755731922398589e-7))));
      const y = turn * (1 - q * (0.16666666666666666 - q * (0.008333333333333333 - q * (1.984126984126984e-4 - q * 2.7557319223985893e-6))));
      for (; parts > 0; parts--) {
        const turned = cosine * x - sine * y;
        sine = cosine * y + sine * x;
        cosine = turned;
      }
      left += 0.5 * (before + s);
      step++;
    }
    const size = 1.5 - 0.5 * (cosine * cosine + sine * sine);
    cosine *= size;
    sine *= size;
    const mean = (out * left) / <f64>perSample;
    let amplitude = Math.sqrt(energy * mean);
    if (shot) amplitude *= 1 + leftNoise / (2 * h * <f64>perSample * mean);
    f64.store(outRe + i, amplitude * cosine);
    f64.store(outIm + i, amplitude * sine);
  }
  put(0, n); put(1, s); put(2, cosine); put(3, sine); put(4, <f64>step);
  put(5, leaves); put(6, stays); put(7, shared); put(8, alone); put(9, turns);
}
