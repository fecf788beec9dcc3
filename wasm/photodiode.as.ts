// AssemblyScript: the loop of src/devices/photodiode/detectKernel.ts, two samples at a time, in the same order, so that both give the same
// bits. Weights and state stand at 2048; the places of the blocks also in detectWasm.ts beside it.

const weights: usize = 2048;
const state: usize = weights + 128;
const pairBefore: usize = state + 32;
const re: usize = 4096;
const im: usize = re + 8192 + 64;
const deviates: usize = im + 8192 + 64;
const out: usize = deviates + 8192 + 64;

// @ts-ignore: decorator
@inline function weight(i: usize): v128 { return v128.load64_splat(weights + (i << 3)); }
/** The end of one pair and the start of the next. */
// @ts-ignore: decorator
@inline function between(one: v128, next: v128): v128 { return v128.shuffle<i64>(one, next, 1, 2); }
// @ts-ignore: decorator
@inline function turned(pair: v128): v128 { return v128.shuffle<i64>(pair, pair, 1, 0); }

/** `count` samples, from the start of the blocks; of an odd number the one beyond is worked out and left. */
export function detect(count: i32): void {
  const kept = weight(0), newest = weight(1), middle = weight(2), oldest = weight(3), responsivity = weight(4), bend = weight(5);
  const dark = weight(6), steady = weight(7), perCurrent = weight(8);
  const saturates = load<f64>(weights, 40) > 0, noisy = load<f64>(weights, 64) > 0;
  // In the state the later one stands first.
  let last = turned(v128.load(state)), behind = turned(v128.load(state, 16));
  const end = <usize>count << 3;
  for (let i: usize = 0; i < end; i += 16) {
    const x = v128.load(i, re), y = v128.load(i, im);
    let current = f64x2.mul(responsivity, f64x2.add(f64x2.mul(x, x), f64x2.mul(y, y)));
    if (saturates) current = f64x2.div(current, f64x2.add(f64x2.splat(1), f64x2.mul(current, bend)));
    // In memory, of which there is more than of registers.
    v128.store(pairBefore, last);
    v128.store(pairBefore, behind, 16);
    const older = f64x2.add(f64x2.mul(middle, between(last, current)), f64x2.mul(oldest, last));
    behind = f64x2.add(f64x2.mul(kept, behind), f64x2.add(f64x2.mul(newest, current), older));
    last = current;
    let mean = f64x2.add(behind, dark);
    if (noisy) mean = f64x2.add(mean, f64x2.mul(f64x2.sqrt(f64x2.add(steady, f64x2.mul(perCurrent, mean))), v128.load(i, deviates)));
    v128.store(i, mean, out);
  }
  if (count & 1) last = between(v128.load(pairBefore), last), behind = between(v128.load(pairBefore, 16), behind);
  v128.store(state, turned(last));
  v128.store(state, turned(behind), 16);
}
