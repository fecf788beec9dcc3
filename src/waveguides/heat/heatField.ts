import { intervalFunction } from '../../numerics/intervalBasis.ts';
import type { HeatProblem } from './heatProblem.ts';

/** Value of a field at a point of the grid. @internal */
export function fieldAt({ order, grid, mesh }: HeatProblem, field: Float64Array, x: number, y: number): number {
  const ix = intervalOf(grid.x, x);
  const iy = intervalOf(grid.y, y);
  const n = order + 1;
  const e = ix * (grid.y.length - 1) + iy;
  const alongX = functionsAt(n, grid.x, ix, x);
  const alongY = functionsAt(n, grid.y, iy, y);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const unknown = mesh.unknowns[(e * n + i) * n + j]!;
      if (unknown >= 0) sum += alongX[i]! * alongY[j]! * field[unknown]!;
    }
  }
  return sum;
}

function functionsAt(count: number, points: Float64Array, interval: number, at: number): Float64Array {
  const low = points[interval]!;
  const high = points[interval + 1]!;
  const t = Math.min(1, Math.max(-1, (2 * at - low - high) / (high - low)));
  return Float64Array.from({ length: count }, (_, i) => intervalFunction(i, t));
}

/** Number of the interval that holds a position. */
function intervalOf(points: Float64Array, at: number): number {
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}
