import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** The solution of equations whose matrix is symmetric and positive, row-major; `undefined` where it is not positive in double precision. @internal */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array | undefined {
  const count = right.length;
  const factor = new CholeskyDecomposition(new Matrix(Array.from({ length: count }, (_, i) => matrix.subarray(i * count, (i + 1) * count))));
  if (!factor.isPositiveDefinite()) return undefined;
  const solution = Float64Array.from(factor.solve(Matrix.columnVector(right)).to1DArray());
  return solution.every(Number.isFinite) ? solution : undefined;
}
