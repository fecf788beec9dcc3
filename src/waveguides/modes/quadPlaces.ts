/** ∂x/∂s, ∂x/∂t, ∂y/∂s, ∂y/∂t and their determinant at a place of the reference square. @internal */
export function jacobianAt(corners: ArrayLike<number>, first: number, s: number, t: number, jacobian: Float64Array): void {
  const xs = ((corners[first + 2]! - corners[first]!) * (1 - t) + (corners[first + 6]! - corners[first + 4]!) * (1 + t)) / 4;
  const ys = ((corners[first + 3]! - corners[first + 1]!) * (1 - t) + (corners[first + 7]! - corners[first + 5]!) * (1 + t)) / 4;
  const xt = ((corners[first + 4]! - corners[first]!) * (1 - s) + (corners[first + 6]! - corners[first + 2]!) * (1 + s)) / 4;
  const yt = ((corners[first + 5]! - corners[first + 1]!) * (1 - s) + (corners[first + 7]! - corners[first + 3]!) * (1 + s)) / 4;
  jacobian[0] = xs;
  jacobian[1] = xt;
  jacobian[2] = ys;
  jacobian[3] = yt;
  jacobian[4] = xs * yt - xt * ys;
}

/** Where the reference square maps a place of it: into `x` 0 and 1. @internal */
export function placeAt(corners: ArrayLike<number>, first: number, s: number, t: number, x: Float64Array): void {
  for (let k = 0; k < 2; k++) {
    const bottom = corners[first + k]! * (1 - s) + corners[first + 2 + k]! * (1 + s);
    const top = corners[first + 4 + k]! * (1 - s) + corners[first + 6 + k]! * (1 + s);
    x[k] = (bottom * (1 - t) + top * (1 + t)) / 4;
  }
}
