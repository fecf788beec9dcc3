import type { ComplexVector } from '../numerics/complexVector.ts';
import type { ScatteringModel } from './scatteringModel.ts';

/** Power that rounding may add. */
const slack = 1e-12;

/**
 * Whether a part gives no more light than it takes, for any light at its ports: 1 − SᴴS has no negative eigenvalue, which is told by
 * elimination. Its amplitudes stand in `values` from `first` on.
 *
 * @internal
 */
export function isPassive({ ports, places }: ScatteringModel, values: ComplexVector, first: number): boolean {
  const n = ports.length;
  const sr = new Float64Array(n * n);
  const si = new Float64Array(n * n);
  places.forEach((place, k) => {
    sr[place] = values.re[first + k]!;
    si[place] = values.im[first + k]!;
  });
  const re = new Float64Array(n * n);
  const im = new Float64Array(n * n);
  for (let i = 0; i < n; i++) re[i * (n + 1)] = 1 + slack;
  for (let row = 0; row < n * n; row += n) {
    for (let i = 0; i < n; i++) {
      const ar = sr[row + i]!;
      const ai = si[row + i]!;
      if (ar === 0 && ai === 0) continue;
      for (let j = 0; j < n; j++) {
        re[i * n + j]! -= ar * sr[row + j]! + ai * si[row + j]!;
        im[i * n + j]! -= ar * si[row + j]! - ai * sr[row + j]!;
      }
    }
  }
  for (let k = 0; k < n; k++) {
    const pivot = re[k * n + k]!;
    if (!(pivot > 0)) return false;
    for (let i = k + 1; i < n; i++) {
      const fr = re[i * n + k]! / pivot;
      const fi = im[i * n + k]! / pivot;
      for (let j = k + 1; j < n; j++) {
        re[i * n + j]! -= fr * re[k * n + j]! - fi * im[k * n + j]!;
        im[i * n + j]! -= fr * im[k * n + j]! + fi * re[k * n + j]!;
      }
    }
  }
  return true;
}
