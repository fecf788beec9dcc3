import { identity, product, solution, sum, transpose } from './complexMatrix.ts';
import { complexZeros, type ComplexVector } from './complexVector.ts';

/**
 * The nearest rotation (or reflection) to a real matrix, by Newton's iteration without inverses; singular values above 0 and below √3.
 * [Higham2008, sec. 8.3]
 *
 * @internal
 */
export function nearestRotation(a: ComplexVector, size: number): ComplexVector {
  let x = a;
  for (let step = 0; step < 100; step++) {
    const square = product(transpose(x, size), x, size);
    const away = sum(square, -1, identity(size));
    x = sum(sum(complexZeros(size * size), 1.5, x), -0.5, product(x, square, size));
    if (away.re.every((value) => Math.abs(value) < 1e-14 * size)) break;
  }
  return x;
}

/** The antisymmetric logarithm of a rotation by less than π in every plane. [Higham2008, sec. 11.5] @internal */
export function rotationLogarithm(rotation: ComplexVector, size: number): ComplexVector {
  const one = identity(size);
  // A root of a rotation is the rotation nearest to it and 1.
  let root = rotation;
  for (let k = 0; k < 2; k++) root = nearestRotation(sum(complexZeros(size * size), 0.5, sum(root, 1, one)), size);
  const x = solution(sum(root, 1, one), sum(root, -1, one), size);
  const square = product(x, x, size);
  let term = x;
  let total = x;
  for (let k = 3; k <= 21; k += 2) {
    term = product(term, square, size);
    total = sum(total, 1 / k, term);
  }
  const log = sum(complexZeros(size * size), 8, total);
  // Antisymmetric to the last bit, so that what follows is unitary.
  return sum(sum(complexZeros(size * size), 0.5, log), -0.5, transpose(log, size));
}
