import { multiply, type ElementMesh } from '../../numerics/elementMesh.ts';
import { eliminationTree, type EliminationTree } from '../../numerics/eliminationTree.ts';
import { factorize } from '../../numerics/multifrontal.ts';
import { heatElement, heatTermCount, heatTerms, integralOf } from './heatElement.ts';
import type { HeatGrid, HeatPlane } from './heatGrid.ts';

/** Linear equations of heat on a grid: conduction T = load, for 1 m of guide. @internal */
export interface HeatProblem {
  readonly order: number;
  readonly grid: HeatGrid;
  readonly mesh: ElementMesh;
  readonly tree: EliminationTree;
  /** Of the conduction, elements × terms. */
  readonly coefficients: Float64Array;
}

/** The equations of a plane on a grid, with functions up to an order. @internal */
export function heatProblem(plane: HeatPlane, grid: HeatGrid, order: number): HeatProblem {
  const { x, y, part } = grid;
  const columns = x.length - 1;
  const rows = y.length - 1;
  const n = order + 1;
  // Of all functions along y, the one at the sink is held at 0.
  const tall = rows * order;
  const alongX = (ix: number, i: number): number => (i < 2 ? ix + i : columns + 1 + ix * (order - 1) + i - 2);
  const alongY = (iy: number, j: number): number => (j < 2 ? iy + j - 1 : rows + iy * (order - 1) + j - 2);
  const unknowns = new Int32Array(columns * rows * n * n);
  const coefficients = new Float64Array(columns * rows * heatTermCount);
  for (let ix = 0; ix < columns; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      const e = ix * rows + iy;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const up = alongY(iy, j);
          unknowns[e * n * n + i * n + j] = up < 0 ? -1 : alongX(ix, i) * tall + up;
        }
      }
      const width = x[ix + 1]! - x[ix]!;
      const height = y[iy + 1]! - y[iy]!;
      const k = plane.conductivities[part[e]!]!;
      coefficients[e * heatTermCount + heatTerms.stiffX] = (k * height) / width;
      coefficients[e * heatTermCount + heatTerms.stiffY] = (k * width) / height;
      if (iy === rows - 1) coefficients[e * heatTermCount + heatTerms.top] = (plane.heatTransfer * width) / 2;
    }
  }
  const mesh = { columns, rows, pattern: heatElement(order).whole, unknowns, size: (columns * order + 1) * tall };
  return { order, grid, mesh, tree: eliminationTree(mesh), coefficients };
}

/** Solves the equations in place. @internal */
export function heatSolver({ mesh, tree, coefficients }: HeatProblem): (x: Float64Array) => void {
  // Conduction is positive definite: no pivot is 0.
  return factorize(mesh, tree, coefficients)!.solve;
}

/** 1 W/m shared evenly by the chosen elements; against a temperature it is also their mean. @internal */
export function evenLoad({ order, grid, mesh }: HeatProblem, chosen: readonly number[]): Float64Array {
  const n = order + 1;
  const load = new Float64Array(mesh.size);
  let area = 0;
  for (const e of chosen) {
    const { width, height } = sizeOf(grid, e);
    area += width * height;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const unknown = mesh.unknowns[(e * n + i) * n + j]!;
        if (unknown >= 0) load[unknown]! += ((integralOf(i) * integralOf(j)) / 4) * width * height;
      }
    }
  }
  for (let i = 0; i < load.length; i++) load[i]! /= area;
  return load;
}

/** Width and height of an element, m. @internal */
export function sizeOf({ x, y }: HeatGrid, element: number): { readonly width: number; readonly height: number } {
  const rows = y.length - 1;
  const ix = Math.floor(element / rows);
  const iy = element - ix * rows;
  return { width: x[ix + 1]! - x[ix]!, height: y[iy + 1]! - y[iy]! };
}

/** Heat stored at a temperature, for heat capacities of the parts, J/(m³ K). @internal */
export function heatCapacity(
  { order, grid, mesh }: HeatProblem,
  capacities: readonly number[],
): { readonly coefficients: Float64Array; readonly times: (x: Float64Array, y: Float64Array) => void } {
  const coefficients = new Float64Array(grid.part.length * heatTermCount);
  for (let e = 0; e < grid.part.length; e++) {
    const { width, height } = sizeOf(grid, e);
    coefficients[e * heatTermCount + heatTerms.mass] = (capacities[grid.part[e]!]! * width * height) / 4;
  }
  const massMesh = { ...mesh, pattern: heatElement(order).mass };
  return { coefficients, times: (x, y) => multiply(massMesh, coefficients, x, y) };
}

/** a · b. @internal */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
