import type { ElementMesh } from '../../numerics/elementMesh.ts';
import { eliminationTree, type EliminationTree } from '../../numerics/eliminationTree.ts';
import { factorize, type Factorization } from '../../numerics/multifrontal.ts';
import { elementLayout, termCount, terms, vectorElement } from './vectorElement.ts';

/** A wall of the window: on an electric one the electric field along it is 0, on a magnetic one the magnetic field. */
export type Wall = 'electric' | 'magnetic';

/** The four walls. */
export interface Walls {
  readonly left: Wall;
  readonly right: Wall;
  readonly bottom: Wall;
  readonly top: Wall;
}

/**
 * What bounds the domain of a problem. An `open` side is an electric wall for the magnetic field and a magnetic one for the electric
 * field: what it cuts off moves the two in opposite directions.
 *
 * @internal
 */
export interface Bounds {
  readonly left: Wall | 'open';
  readonly right: Wall | 'open';
  readonly bottom: Wall | 'open';
  readonly top: Wall | 'open';
}

/** Elements with constant permittivity; lengths are multiplied by the vacuum wavenumber. @internal */
export interface PermittivityGrid {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Of element `ix (y.length − 1) + iy`. */
  readonly permittivity: Float64Array;
}

/** The pencil A x = −n² B x of one field: K = A + n² B is singular at the effective indices n. @internal */
export interface VectorProblem {
  readonly formulation: 'electric' | 'magnetic';
  readonly grid: PermittivityGrid;
  readonly bounds: Bounds;
  readonly orderX: number;
  readonly orderY: number;
  readonly mesh: ElementMesh;
  /** The same with only the entries of B. */
  readonly massMesh: ElementMesh;
  readonly tree: EliminationTree;
  /** Coefficients of B. */
  readonly mass: Float64Array;
  /** Longitudinal unknowns: the negative eigenvalues of K above all modes. */
  readonly longitudinal: number;
}

/** What a discretization is asked for. @internal */
export interface ProblemSetting {
  readonly formulation: 'electric' | 'magnetic';
  readonly bounds: Bounds;
  readonly orderX: number;
  readonly orderY: number;
}

/** The discrete problem. @internal */
export function vectorProblem(grid: PermittivityGrid, setting: ProblemSetting): VectorProblem {
  const { formulation, bounds, orderX, orderY } = setting;
  const columns = grid.x.length - 1;
  const rows = grid.y.length - 1;
  const { startY, startZ, size: local } = elementLayout(orderX, orderY);
  const heldAt = (wall: Wall | 'open'): boolean => wall === formulation;
  // Along each axis: nodal functions 0 to count·order, of which walls hold the ends; Legendre functions are all free.
  const nodalX = columns * orderX + 1;
  const nodalY = rows * orderY + 1;
  const heldX = (i: number): boolean => (i === 0 && heldAt(bounds.left)) || (i === nodalX - 1 && heldAt(bounds.right));
  const heldY = (j: number): boolean => (j === 0 && heldAt(bounds.bottom)) || (j === nodalY - 1 && heldAt(bounds.top));
  let size = 0;
  const numbered = (across: number, along: number, held: (i: number, j: number) => boolean): Int32Array => {
    const numbers = new Int32Array(across * along);
    for (let i = 0; i < across; i++) for (let j = 0; j < along; j++) numbers[i * along + j] = held(i, j) ? -1 : size++;
    return numbers;
  };
  const partX = numbered(columns * orderX, nodalY, (_, j) => heldY(j));
  const partY = numbered(nodalX, rows * orderY, (i) => heldX(i));
  const transverse = size;
  const partZ = numbered(nodalX, nodalY, (i, j) => heldX(i) || heldY(j));
  const unknowns = new Int32Array(columns * rows * local);
  const nodal = (element: number, order: number, k: number): number => element * order + (k === 0 ? 0 : k === 1 ? order : k - 1);
  for (let ix = 0; ix < columns; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      const base = (ix * rows + iy) * local;
      for (let j = 0; j <= orderY; j++) {
        const v = nodal(iy, orderY, j);
        for (let i = 0; i < orderX; i++) unknowns[base + i * (orderY + 1) + j] = partX[(ix * orderX + i) * nodalY + v]!;
        for (let i = 0; i <= orderX; i++) {
          unknowns[base + startZ + i * (orderY + 1) + j] = partZ[nodal(ix, orderX, i) * nodalY + v]!;
        }
      }
      for (let j = 0; j <= orderX; j++) {
        const u = nodal(ix, orderX, j) * rows * orderY;
        for (let i = 0; i < orderY; i++) unknowns[base + startY + j * orderY + i] = partY[u + iy * orderY + i]!;
      }
    }
  }
  const { whole, mass } = vectorElement(orderX, orderY);
  const mesh: ElementMesh = { columns, rows, pattern: whole, unknowns, size };
  const massMesh = { ...mesh, pattern: mass };
  const problem = { formulation, grid, bounds, orderX, orderY, mesh, massMesh };
  const tree = eliminationTree(mesh);
  return { ...problem, tree, longitudinal: size - transverse, mass: coefficients(formulation, grid, 0, 1) };
}

/** The factorised A + n² B; `undefined` if n² meets an eigenvalue of a leading block to rounding. @internal */
export function shifted(problem: VectorProblem, indexSquared: number): Factorization | undefined {
  return factorize(problem.mesh, problem.tree, coefficients(problem.formulation, problem.grid, 1, indexSquared));
}

/** Coefficients of a A + b B, elements × terms. */
function coefficients(formulation: 'electric' | 'magnetic', grid: PermittivityGrid, a: number, b: number): Float64Array {
  const { x, y, permittivity } = grid;
  const rows = y.length - 1;
  const all = new Float64Array((x.length - 1) * rows * termCount);
  for (let ix = 0; ix + 1 < x.length; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      const e = ix * rows + iy;
      const width = x[ix + 1]! - x[ix]!;
      const height = y[iy + 1]! - y[iy]!;
      const electric = formulation === 'electric';
      const area = (width * height) / 4;
      const sx = 2 / width;
      const sy = 2 / height;
      const nu = (electric ? 1 : 1 / permittivity[e]!) * area;
      const potential = (electric ? permittivity[e]! : 1) * area;
      const first = e * termCount;
      all[first + terms.curlX] = a * nu * sy * sy;
      all[first + terms.curlY] = a * nu * sx * sx;
      all[first + terms.curlXY] = -a * nu * sx * sy;
      all[first + terms.massX] = all[first + terms.massY] = b * nu - a * potential;
      all[first + terms.slopeX] = b * nu * sx;
      all[first + terms.slopeY] = b * nu * sy;
      all[first + terms.stiffX] = b * nu * sx * sx;
      all[first + terms.stiffY] = b * nu * sy * sy;
      all[first + terms.massZ] = -b * potential;
    }
  }
  return all;
}
