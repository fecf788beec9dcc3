import type { ModeTask } from './modeTask.ts';
import { elementLayout } from './vectorElement.ts';
import { quadraticForm, type VectorProblem } from './vectorProblem.ts';

/**
 * By how much an order more mends the index, at least, where corners on a tensor grid do not govern its error and both formulations may err
 * to one side: in graded media, whose elements are as long as light lets them be, and in elements from triangles.
 *
 * @internal
 */
export function orderGain({ cells, gradings }: Pick<ModeTask, 'cells' | 'gradings'>): number | undefined {
  if (gradings.some((each) => each !== undefined)) return 10;
  return cells.shape?.kind === 'free' ? 20 : undefined;
}

/**
 * The error that the highest functions of a mode show: without them the Rayleigh quotient is that of about one or two orders below, and
 * each order mends it by the `gain` or more. Where a field is smooth both formulations may err to one side, and their difference
 * shows too little. `vector` with xᵀ B x = 1.
 *
 * @internal
 */
export function truncationError(problem: VectorProblem, vector: Float64Array, index: number, gain: number): number {
  const without = (orders: number): number => Math.abs(quadraticForm(problem, index * index, highest(problem, vector, orders)));
  return Math.max(without(1) / gain, without(2) / gain ** 2) / (2 * index);
}

/** The part of a vector in the functions of the last few orders. */
function highest({ orderX, orderY, mesh }: VectorProblem, vector: Float64Array, orders: number): Float64Array {
  const { startY, startZ, size } = elementLayout(orderX, orderY);
  const top = new Uint8Array(size);
  // Legendre degrees end one before the order, nodal functions with it.
  const mark = (at: number, x: number, topX: number, y: number, topY: number): void => {
    if ((orderX > 1 && x > topX - orders) || (orderY > 1 && y > topY - orders)) top[at] = 1;
  };
  for (let i = 0; i < orderX; i++) for (let j = 0; j <= orderY; j++) mark(i * (orderY + 1) + j, i, orderX - 1, j, orderY);
  for (let j = 0; j <= orderX; j++) for (let i = 0; i < orderY; i++) mark(startY + j * orderY + i, j, orderX, i, orderY - 1);
  for (let i = 0; i <= orderX; i++) for (let j = 0; j <= orderY; j++) mark(startZ + i * (orderY + 1) + j, i, orderX, j, orderY);
  const part = new Float64Array(vector.length);
  for (let k = 0; k < mesh.unknowns.length; k++) {
    const u = mesh.unknowns[k]!;
    if (u >= 0 && top[k % size] === 1) part[u] = vector[u]!;
  }
  return part;
}
