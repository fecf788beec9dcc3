import { complexMultiply, type ComplexMesh } from '../../numerics/complexMesh.ts';
import { complexFactorize } from '../../numerics/complexMultifrontal.ts';
import { bilinear, complexQuotient, complexZeros, type Complex, type ComplexVector } from '../../numerics/complexVector.ts';
import { alongX, stretchedPattern, stretchedTermCount, stretchedTerms } from './stretchedElement.ts';
import type { StretchedGrid } from './stretchedGrid.ts';
import { vectorProblem, type ProblemSetting, type VectorProblem } from './vectorProblem.ts';

/** The pencil A x = −n² B x of one field in a bend or with absorbing layers: complex symmetric. @internal */
export interface StretchedProblem {
  readonly grid: StretchedGrid;
  /** The same elements with real lengths: unknowns, tree, bounds. */
  readonly base: VectorProblem;
  readonly mesh: ComplexMesh;
  /** Coefficients of A and of B. */
  readonly stiffness: ComplexVector;
  readonly mass: ComplexVector;
}

/** The discrete problem; `curvature` is 1/(k₀R). @internal */
export function stretchedProblem(grid: StretchedGrid, setting: ProblemSetting, curvature: number): StretchedProblem {
  const base = vectorProblem(grid.elements, setting);
  const { orderX, orderY } = setting;
  const { columns, rows, unknowns, size } = base.mesh;
  const { row, column, term, product, factor } = stretchedPattern(orderX, orderY, curvature !== 0);
  const valuesOf = (ix: number): ComplexVector => {
    const products = alongX(orderX, lineAt(grid.x, ix), step(grid.x, ix), curvature);
    return {
      re: factor.map((each, t) => each * products.re[product[t]!]!),
      im: factor.map((each, t) => each * products.im[product[t]!]!),
    };
  };
  const shared = curvature === 0 ? valuesOf(0) : undefined;
  const mesh: ComplexMesh = {
    columns,
    rows,
    local: base.mesh.pattern.size,
    termCount: stretchedTermCount,
    row,
    column,
    term,
    values: Array.from({ length: columns }, (_, ix) => shared ?? valuesOf(ix)),
    unknowns,
    size,
  };
  return { grid, base, mesh, ...coefficients(grid, setting.formulation === 'electric') };
}

/** Solves with A + shift B in place; `undefined` if the shift meets an eigenvalue of a leading block to rounding. @internal */
export function stretchedSolver(problem: StretchedProblem, shift: Complex): ((x: ComplexVector) => void) | undefined {
  const { mesh, base, stiffness, mass } = problem;
  const sum = complexZeros(mass.re.length);
  for (let i = 0; i < sum.re.length; i++) {
    sum.re[i] = stiffness.re[i]! + shift.re * mass.re[i]! - shift.im * mass.im[i]!;
    sum.im[i] = stiffness.im[i]! + shift.re * mass.im[i]! + shift.im * mass.re[i]!;
  }
  return complexFactorize(mesh, base.tree, sum);
}

/** The unconjugated Rayleigh quotient −xᵀ A x / xᵀ B x, and B x. @internal */
export function rayleighQuotient(problem: StretchedProblem, x: ComplexVector): { value: Complex; norm: Complex; residual: number } {
  const ax = complexZeros(x.re.length);
  const bx = complexZeros(x.re.length);
  complexMultiply(problem.mesh, problem.stiffness, x, ax);
  complexMultiply(problem.mesh, problem.mass, x, bx);
  const norm = bilinear(x, bx);
  const quotient = complexQuotient(bilinear(x, ax), norm);
  const value = { re: -quotient.re, im: -quotient.im };
  let square = 0;
  let whole = 0;
  for (let i = 0; i < ax.re.length; i++) {
    square += (ax.re[i]! + value.re * bx.re[i]! - value.im * bx.im[i]!) ** 2;
    square += (ax.im[i]! + value.re * bx.im[i]! + value.im * bx.re[i]!) ** 2;
    whole += bx.re[i]! ** 2 + bx.im[i]! ** 2;
  }
  return { value, norm, residual: Math.sqrt(square / whole) / Math.hypot(value.re, value.im) };
}

function lineAt(lines: ComplexVector, i: number): Complex {
  return { re: lines.re[i]!, im: lines.im[i]! };
}

/** Length of element i. @internal */
export function step(lines: ComplexVector, i: number): Complex {
  return { re: lines.re[i + 1]! - lines.re[i]!, im: lines.im[i + 1]! - lines.im[i]! };
}

function coefficients(grid: StretchedGrid, electric: boolean): { stiffness: ComplexVector; mass: ComplexVector } {
  const { x, y, elements } = grid;
  const columns = x.re.length - 1;
  const rows = y.re.length - 1;
  const stiffness = complexZeros(columns * rows * stretchedTermCount);
  const mass = complexZeros(columns * rows * stretchedTermCount);
  const t = stretchedTerms;
  for (let ix = 0; ix < columns; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      const e = ix * rows + iy;
      const first = e * stretchedTermCount;
      const width = step(x, ix);
      const height = step(y, iy);
      const area = { re: (width.re * height.re - width.im * height.im) / 4, im: (width.re * height.im + width.im * height.re) / 4 };
      const sidewise = complexQuotient(width, height);
      const upright = complexQuotient(height, width);
      const permittivity = elements.permittivity[e]!;
      const nu = electric ? 1 : 1 / permittivity;
      const potential = electric ? permittivity : 1;
      const put = (to: ComplexVector, term: number, factor: number, value: Complex): void => {
        to.re[first + term] = factor * value.re;
        to.im[first + term] = factor * value.im;
      };
      // Area times 2/width or 2/height, once or twice.
      put(stiffness, t.curlX, nu, sidewise);
      put(stiffness, t.curlY, nu, upright);
      put(stiffness, t.curlXY, -nu, { re: 1, im: 0 });
      put(stiffness, t.potentialX, -potential, area);
      put(stiffness, t.potentialY, -potential, area);
      put(mass, t.massX, nu, area);
      put(mass, t.massY, nu, area);
      put(mass, t.slopeX, nu / 2, height);
      put(mass, t.slopeY, nu / 2, width);
      put(mass, t.stiffX, nu, upright);
      put(mass, t.stiffY, nu, sidewise);
      put(mass, t.massZ, -potential, area);
    }
  }
  return { stiffness, mass };
}
