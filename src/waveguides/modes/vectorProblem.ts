import { multiply, type ElementMesh } from '../../numerics/elementMesh.ts';
import { eliminationTree, type EliminationTree } from '../../numerics/eliminationTree.ts';
import { factorize, type Factorization } from '../../numerics/multifrontal.ts';
import type { QuadElements } from './quadElements.ts';
import { quadCoefficients, quadProblem } from './quadProblem.ts';
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
  /**
   * The elements, where they are not the rectangles between x and y: a moved tensor grid of as many, or elements anywhere between the
   * ends of x and y; `permittivity` is then theirs.
   */
  readonly quads?: QuadElements;
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
  if (grid.quads !== undefined) {
    return { ...quadProblem(grid, grid.quads, setting), mass: coefficients(setting.formulation, grid, 0, 1) };
  }
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
  // An axis of order 1 is one along which nothing changes: both its ends are one, and the field along it and that across it, of which the
  // walls there leave one, know nothing of each other.
  const evenX = orderX === 1;
  const evenY = orderY === 1;
  let size = 0;
  const numbered = (across: number, along: number, held: (i: number, j: number) => boolean, tied: (i: number, j: number) => number): Int32Array => {
    const numbers = new Int32Array(across * along);
    for (let i = 0; i < across; i++) {
      for (let j = 0; j < along; j++) {
        const first = tied(i, j);
        numbers[i * along + j] = held(i, j) ? -1 : first === i * along + j ? size++ : numbers[first]!;
      }
    }
    return numbers;
  };
  const noneX = evenX && !heldAt(bounds.left);
  const noneY = evenY && !heldAt(bounds.bottom);
  const partX = numbered(columns * orderX, nodalY, (_, j) => noneX || heldY(j), (i, j) => i * nodalY + (evenY ? 0 : j));
  const partY = numbered(nodalX, rows * orderY, (i) => noneY || heldX(i), (i, j) => (evenX ? 0 : i) * rows * orderY + j);
  const transverse = size;
  const partZ = numbered(nodalX, nodalY, (i, j) => heldX(i) || heldY(j), (i, j) => (evenX ? 0 : i) * nodalY + (evenY ? 0 : j));
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

/** xᵀ(A + n² B)x. @internal */
export function quadraticForm(problem: VectorProblem, indexSquared: number, x: Float64Array): number {
  const y = new Float64Array(x.length);
  multiply(problem.mesh, coefficients(problem.formulation, problem.grid, 1, indexSquared), x, y);
  return y.reduce((sum, value, i) => sum + value * x[i]!, 0);
}

/** Coefficients of a A + b B, elements × terms. */
function coefficients(formulation: 'electric' | 'magnetic', grid: PermittivityGrid, a: number, b: number): Float64Array {
  const { x, y, permittivity } = grid;
  if (grid.quads !== undefined) return quadCoefficients(formulation, grid, grid.quads, a, b);
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
