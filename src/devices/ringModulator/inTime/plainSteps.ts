import { block, riseRowSize, rowSize, stepsOver, wholes, type RingSteps } from './stepMemory.ts';

const { settings, state, poles, electrical, drive, places, lightRe, lightIm, outRe, outIm, rows, riseRows } = block;

/** The steps of a ring in time where WebAssembly cannot be had: the same bits as wasm/ringSteps.as.ts. @internal */
export function plainSteps(): RingSteps {
  const m = new Float64Array(block.end);
  return stepsOver(m, {
    within,
    stepPlaces: (n) => {
      stepPlaces(m, n);
    },
    stepStill: (from, to) => {
      stepStill(m, from, to);
    },
    stepMoving: (from, to) => {
      stepMoving(m, from, to);
    },
  });
}

function within(values: Float64Array, low: number, high: number): number {
  let i = 0;
  while (i < values.length && values[i]! >= low && values[i]! <= high) i++;
  return i;
}

function stepPlaces(m: Float64Array, n: number): void {
  const dy = m[poles]!;
  const d0 = m[poles + 1]!;
  const d1 = m[poles + 2]!;
  const dv = m[poles + 3]!;
  const cy = m[poles + 4]!;
  const c0 = m[poles + 5]!;
  const c1 = m[poles + 6]!;
  const offset = m[poles + 7]!;
  let y = m[electrical]!;
  let v = m[electrical + 1]!;
  let u0 = m[electrical + 2]!;
  m[places] = v;
  for (let i = 0; i < n; i++) {
    const u1 = m[drive + i]!;
    v = dv * v + (cy * y + (c0 * u0 + (c1 * u1 + offset)));
    y = dy * y + (d0 * u0 + d1 * u1);
    u0 = u1;
    m[places + 1 + i] = v;
  }
  m[electrical] = y;
  m[electrical + 1] = v;
  m[electrical + 2] = u0;
}

/** Three terms in x, two in x times d, one in d². */
function weight(m: Float64Array, at: number, x: number, d: number): number {
  return m[at]! + x * (m[at + 2]! + x * m[at + 4]!) + d * (m[at + 6]! + x * m[at + 8]! + d * m[at + 10]!);
}

function stepStill(m: Float64Array, from: number, to: number): void {
  const origin = m[electrical + 3]!;
  let aRe = m[state]!;
  let aIm = m[state + 1]!;
  let before = m[places + from]!;
  for (let i = from; i < to; i++) {
    const after = m[places + 1 + i]!;
    const x = before + after;
    const d = after - before;
    const row = rows + ((x + origin - wholes) | 0) * rowSize;
    before = after;
    const keptRe = m[row]! + x * (m[row + 2]! + x * m[row + 4]!);
    const keptIm = m[row + 1]! + x * (m[row + 3]! + x * m[row + 5]!);
    const nextRe = weight(m, row + 6, x, d) + keptRe * aRe - keptIm * aIm;
    aIm = weight(m, row + 7, x, d) + keptRe * aIm + keptIm * aRe;
    aRe = nextRe;
    m[outRe + i] = aRe;
    m[outIm + i] = aIm;
  }
  m[state] = aRe;
  m[state + 1] = aIm;
}

function stepMoving(m: Float64Array, from: number, to: number): void {
  const origin = m[electrical + 3]!;
  const referenceRe = m[settings + 4]!;
  const referenceIm = m[settings + 5]!;
  const inverseRe = m[settings + 6]!;
  const inverseIm = m[settings + 7]!;
  let aRe = m[state]!;
  let aIm = m[state + 1]!;
  let lastRe = m[state + 2]!;
  let lastIm = m[state + 3]!;
  let before = m[places + from]!;
  for (let i = from; i < to; i++) {
    const after = m[places + 1 + i]!;
    const x = before + after;
    const d = after - before;
    const index = (x + origin - wholes) | 0;
    const row = rows + index * rowSize;
    before = after;
    const keptRe = m[row]! + x * (m[row + 2]! + x * m[row + 4]!);
    const keptIm = m[row + 1]! + x * (m[row + 3]! + x * m[row + 5]!);
    let fedRe = weight(m, row + 6, x, d);
    let fedIm = weight(m, row + 7, x, d);
    if (lastRe !== referenceRe || lastIm !== referenceIm) {
      const partRe = inverseRe * lastRe - inverseIm * lastIm;
      const partIm = inverseRe * lastIm + inverseIm * lastRe;
      const fed = partRe * fedRe - partIm * fedIm;
      fedIm = partRe * fedIm + partIm * fedRe;
      fedRe = fed;
    }
    let nextRe = fedRe + keptRe * aRe - keptIm * aIm;
    let nextIm = fedIm + keptRe * aIm + keptIm * aRe;
    const re = m[lightRe + i]!;
    const im = m[lightIm + i]!;
    // Not a sum with zero: where the light stands still, the samples must be the bits of `stepStill`.
    if (re !== lastRe || im !== lastIm) {
      const at = riseRows + index * riseRowSize;
      const weightRe = weight(m, at, x, d);
      const weightIm = weight(m, at + 1, x, d);
      const riseRe = re - lastRe;
      const riseIm = im - lastIm;
      nextRe += riseRe * weightRe - riseIm * weightIm;
      nextIm += riseRe * weightIm + riseIm * weightRe;
      lastRe = re;
      lastIm = im;
    }
    aRe = nextRe;
    aIm = nextIm;
    m[outRe + i] = aRe;
    m[outIm + i] = aIm;
  }
  m[state] = aRe;
  m[state + 1] = aIm;
  m[state + 2] = lastRe;
  m[state + 3] = lastIm;
}
