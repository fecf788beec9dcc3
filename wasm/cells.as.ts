// AssemblyScript: what src/engine/engineKernel/arithmetic/cells.ts is in the language itself.

/** A memory of doubles. */
// @ts-ignore: decorator
@unmanaged
export class Cells {
  // @ts-ignore: decorator
  @inline @operator('[]')
  at(place: i32): f64 { return load<f64>(changetype<usize>(this) + (<usize>place << 3)); }
  // @ts-ignore: decorator
  @inline @operator('[]=')
  put(place: i32, value: f64): void { store<f64>(changetype<usize>(this) + (<usize>place << 3), value); }
}

// @ts-ignore: decorator
@inline export function whole(x: f64): i32 { return <i32>x; }
// @ts-ignore: decorator
@inline export function exponentOf(x: f64): i32 { return (<i32>((reinterpret<u64>(x) >> 32) + 0x95f64) >> 20) - 1023; }
// @ts-ignore: decorator
@inline export function mantissaOf(x: f64, exponent: i32): f64 { return reinterpret<f64>(reinterpret<u64>(x) - (<u64>exponent << 52)); }
// The sum is 2^52 and more, so its last bits are the biased exponent.
// @ts-ignore: decorator
@inline export function powerOfTwo(exponent: f64): f64 { return reinterpret<f64>(reinterpret<u64>(exponent + 4503599627371519.0) << 52); }

/** Philox4x32-10, four blocks at a time in two registers of two: counters as 0 0 2 2 and 1 1 3 3. */
export function uniforms(m: Cells, first: i32, count: i32, seedLow: i32, seedHigh: i32, streamLow: i32, streamHigh: i32): void {
  const factors = i32x4(0xd2511f53, 0xd2511f53, 0xcd9e8d57, 0xcd9e8d57), steps = i32x4(0x9e3779b9, 0x9e3779b9, 0xbb67ae85, 0xbb67ae85);
  for (let k = 0; k < count; k += 8) {
    const block = k >> 1;
    let a = i32x4(block, block + 1, streamLow, streamLow), c = i32x4(block + 2, block + 3, streamLow, streamLow);
    let b = i32x4(0, 0, streamHigh, streamHigh), d = b;
    let key = i32x4(seedLow, seedLow, seedHigh, seedHigh);
    for (let round = 0; round < 10; round++) {
      const p = i64x2.extmul_low_i32x4_u(a, factors), q = i64x2.extmul_high_i32x4_u(a, factors);
      const r = i64x2.extmul_low_i32x4_u(c, factors), s = i64x2.extmul_high_i32x4_u(c, factors);
      a = v128.xor(v128.xor(v128.shuffle<i32>(q, p, 1, 3, 5, 7), b), key);
      b = v128.shuffle<i32>(q, p, 0, 2, 4, 6);
      c = v128.xor(v128.xor(v128.shuffle<i32>(s, r, 1, 3, 5, 7), d), key);
      d = v128.shuffle<i32>(s, r, 0, 2, 4, 6);
      key = i32x4.add(key, steps);
    }
    const target = changetype<usize>(m) + (<usize>(first + k) << 3);
    fractions(target, a, b);
    fractions(target + 32, c, d);
  }
}

// @ts-ignore: decorator
@inline function fractions(target: usize, upper: v128, lower: v128): void {
  const high = i32x4.shr_u(upper, 5), low = i32x4.shr_u(lower, 6);
  v128.store(target, fraction(v128.shuffle<i32>(high, high, 0, 2, 0, 2), v128.shuffle<i32>(low, low, 0, 2, 0, 2)));
  v128.store(target + 16, fraction(v128.shuffle<i32>(high, high, 1, 3, 1, 3), v128.shuffle<i32>(low, low, 1, 3, 1, 3)));
}

// @ts-ignore: decorator
@inline function fraction(high: v128, low: v128): v128 {
  const bits = f64x2.add(f64x2.mul(f64x2.convert_low_i32x4_u(high), f64x2.splat(67108864)), f64x2.convert_low_i32x4_u(low));
  return f64x2.max(f64x2.splat(2 ** -54), f64x2.mul(bits, f64x2.splat(2 ** -53)));
}

// Coefficients stand in memory: literals cost V8 two instructions each, at each use.
const central: usize = memory.data<f64>([
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
]);
const middle: usize = memory.data<f64>([
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597, 4362.619090143247, 3439.3676741437216, 1230.3393548037495,
]);
const far: usize = memory.data<f64>([
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275, 0.0006587491615298378,
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
]);

// @ts-ignore: decorator
@inline function step(sum: v128, x: v128, coefficient: usize): v128 { return f64x2.add(f64x2.mul(sum, x), v128.load64_splat(coefficient)); }

// @ts-ignore: decorator
@inline function centralPair(p: v128): v128 {
  const q = f64x2.sub(p, f64x2.splat(0.5));
  const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(q, q));
  let above = v128.load64_splat(central), below = v128.load64_splat(central + 64);
  above = step(above, r, central + 8); below = step(below, r, central + 72);
  above = step(above, r, central + 16); below = step(below, r, central + 80);
  above = step(above, r, central + 24); below = step(below, r, central + 88);
  above = step(above, r, central + 32); below = step(below, r, central + 96);
  above = step(above, r, central + 40); below = step(below, r, central + 104);
  above = step(above, r, central + 48); below = step(below, r, central + 112);
  above = step(above, r, central + 56); below = step(below, r, central + 120);
  return f64x2.div(f64x2.mul(q, above), below);
}

/** The central part of AS241. */
export function centralDeviate(p: f64): f64 { return f64x2.extract_lane(centralPair(f64x2.splat(p)), 0); }

export function centralDeviates(m: Cells, from: i32, to: i32, count: i32): void {
  let source = changetype<usize>(m) + (<usize>from << 3), target = changetype<usize>(m) + (<usize>to << 3);
  const end = source + (<usize>count << 3);
  for (; source < end; source += 16, target += 16) v128.store(target, centralPair(v128.load(source)));
}

/** exp(y²) erfc(y) for both up to 4, then for both above. */
// @ts-ignore: decorator
@inline function middlePair(y: v128): v128 {
  let above = v128.load64_splat(middle), below = v128.load64_splat(middle + 72);
  above = step(above, y, middle + 8); below = step(below, y, middle + 80);
  above = step(above, y, middle + 16); below = step(below, y, middle + 88);
  above = step(above, y, middle + 24); below = step(below, y, middle + 96);
  above = step(above, y, middle + 32); below = step(below, y, middle + 104);
  above = step(above, y, middle + 40); below = step(below, y, middle + 112);
  above = step(above, y, middle + 48); below = step(below, y, middle + 120);
  above = step(above, y, middle + 56); below = step(below, y, middle + 128);
  above = step(above, y, middle + 64); below = step(below, y, middle + 136);
  return f64x2.div(above, below);
}

// @ts-ignore: decorator
@inline function farPair(y: v128): v128 {
  const z = f64x2.div(f64x2.splat(1), f64x2.mul(y, y));
  let above = v128.load64_splat(far), below = v128.load64_splat(far + 48);
  above = step(above, z, far + 8); below = step(below, z, far + 56);
  above = step(above, z, far + 16); below = step(below, z, far + 64);
  above = step(above, z, far + 24); below = step(below, z, far + 72);
  above = step(above, z, far + 32); below = step(below, z, far + 80);
  above = step(above, z, far + 40); below = step(below, z, far + 88);
  return f64x2.div(f64x2.sub(f64x2.splat(0.5641895835477563), f64x2.div(f64x2.mul(above, z), below)), y);
}

export function scaledTail(x: f64): f64 {
  const y = f64x2.splat(x * 0.7071067811865476);
  return 0.5 * f64x2.extract_lane(f64x2.extract_lane(y, 0) <= 4 ? middlePair(y) : farPair(y), 0);
}

export function scaledTails(x1: f64, x2: f64, factor: f64): f64 {
  const y1 = x1 * 0.7071067811865476, y2 = x2 * 0.7071067811865476;
  if (y1 <= 4 !== y2 <= 4) return scaledTail(x1) + factor * scaledTail(x2);
  const y = f64x2.replace_lane(f64x2.splat(y1), 1, y2);
  const tails = y1 <= 4 ? middlePair(y) : farPair(y);
  return 0.5 * f64x2.extract_lane(tails, 0) + factor * (0.5 * f64x2.extract_lane(tails, 1));
}
