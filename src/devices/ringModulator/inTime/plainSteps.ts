import { block, riseRowSize, rowSize, stepsOver, wholes, type RingSteps } from './stepMemory.ts';

const { settings, state, places, lightRe, lightIm, outRe, outIm, rows, riseRows } = block;

/** The steps of a ring in time where WebAssembly cannot be had: the same bits as wasm/ringSteps.as.ts. @internal */
export function plainSteps(): RingSteps {
  const m = new Float64Array(block.end);

  function standing(count: number, re: number, im: number): number {
    let i = 0;
    while (i < count && m[lightRe + i] === re && m[lightIm + i] === im) i++;
    return i;
  }

  /** Three terms in x, two in x times d, one in d². */
  function weight(at: number, x: number, d: number): number {
    return m[at]! + x * (m[at + 2]! + x * m[at + 4]!) + d * (m[at + 6]! + x * m[at + 8]! + d * m[at + 10]!);
  }

  function stepMoving(from: number, to: number): void {
    const [origin, feed, pass, , referenceRe, referenceIm, inverseRe, inverseIm] = m.subarray(settings, settings + 8) as unknown as Eight;
    let [aRe, aIm, lastRe, lastIm] = m.subarray(state, state + 4) as unknown as Four;
    for (let i = from; i < to; i++) {
      const x = m[places + i]! + m[places + i + 1]!;
      const d = m[places + i + 1]! - m[places + i]!;
      const index = x + origin - wholes;
      const row = rows + index * rowSize;
      const keptRe = m[row]! + x * (m[row + 2]! + x * m[row + 4]!);
      const keptIm = m[row + 1]! + x * (m[row + 3]! + x * m[row + 5]!);
      let fedRe = weight(row + 6, x, d);
      let fedIm = weight(row + 7, x, d);
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
        const weightRe = weight(at, x, d);
        const weightIm = weight(at + 1, x, d);
        const riseRe = feed * (re - lastRe);
        const riseIm = feed * (im - lastIm);
        nextRe += riseRe * weightRe - riseIm * weightIm;
        nextIm += riseRe * weightIm + riseIm * weightRe;
        lastRe = re;
        lastIm = im;
      }
      aRe = nextRe;
      aIm = nextIm;
      m[outRe + i] = pass * re + aRe;
      m[outIm + i] = pass * im + aIm;
    }
    m[state] = aRe;
    m[state + 1] = aIm;
    m[state + 2] = lastRe;
    m[state + 3] = lastIm;
  }

  function stepStill(from: number, to: number): void {
    m.fill(m[settings + 4]!, lightRe + from, lightRe + to);
    m.fill(m[settings + 5]!, lightIm + from, lightIm + to);
    stepMoving(from, to);
  }

  return stepsOver(m, { standing, stepStill, stepMoving });
}

type Four = [number, number, number, number];
type Eight = readonly [number, number, number, number, number, number, number, number];
