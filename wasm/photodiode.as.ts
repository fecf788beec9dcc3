// AssemblyScript: the loop of src/devices/photodiode/detectKernel.ts, two samples at a time where they do not wait for each other, in the same
// order, so that both give the same bits. Weights and state stand at 2048; the places of the blocks also in detectWasm.ts beside it.

const weights: usize = 2048;
const re: usize = 4096;
const im: usize = re + 8192 + 64;
const deviates: usize = im + 8192 + 64;
const out: usize = deviates + 8192 + 64;

// @ts-ignore: decorator
@inline function weight(i: usize): v128 { return v128.load64_splat(weights + (i << 3)); }

/** `count` samples, from the start of the blocks; of an odd number the one beyond is worked out and left. */
export function detect(count: i32): void {
  const kept = load<f64>(weights), older = load<f64>(weights, 8), newer = load<f64>(weights, 16), dark = weight(5);
  const responsivity = weight(3), bend = weight(4), steady = weight(6), perCurrent = weight(7), one = f64x2.splat(1);
  let last = load<f64>(weights, 64), behind = load<f64>(weights, 72);
  const end = <usize>count << 3;
  for (let i: usize = 0; i < end; i += 16) {
    const x = v128.load(re + i), y = v128.load(im + i);
    const straight = f64x2.mul(responsivity, f64x2.add(f64x2.mul(x, x), f64x2.mul(y, y)));
    const current = f64x2.div(straight, f64x2.add(one, f64x2.mul(straight, bend)));
    const first = f64x2.extract_lane(current, 0), second = f64x2.extract_lane(current, 1);
    const step = kept * behind + (older * last + newer * first);
    last = first, behind = step;
    if (i + 8 < end) {
      behind = kept * behind + (older * first + newer * second);
      last = second;
    }
    const mean = f64x2.add(f64x2.replace_lane(f64x2.splat(step), 1, behind), dark);
    const noise = f64x2.mul(f64x2.sqrt(f64x2.add(steady, f64x2.mul(perCurrent, mean))), v128.load(deviates + i));
    v128.store(out + i, f64x2.add(mean, noise));
  }
  store<f64>(weights, last, 64);
  store<f64>(weights, behind, 72);
}
