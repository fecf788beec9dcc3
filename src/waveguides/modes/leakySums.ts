import { complexTermSums, squaredTermSums } from '../../numerics/complexMesh.ts';
import { complexQuotient, type Complex, type ComplexVector } from '../../numerics/complexVector.ts';
import { stretchedTermCount, stretchedTerms } from './stretchedElement.ts';
import type { StretchedProblem } from './stretchedProblem.ts';

/**
 * ∂neff/∂n of each medium, the real part: the derivative of the discrete eigenvalue, with the products not conjugated. For a vector of
 * the electric formulation with xᵀ B x = 1.
 *
 * @internal
 */
export function leakyConfinement(problem: StretchedProblem, media: number, vector: ComplexVector, index: Complex): Float64Array {
  const { grid, mesh, stiffness, mass } = problem;
  const { medium, permittivity } = grid.elements;
  const sums = complexTermSums(mesh, vector);
  const square = { re: index.re ** 2 - index.im ** 2, im: 2 * index.re * index.im };
  const confinement = new Float64Array(media);
  for (let e = 0; e < medium.length; e++) {
    const first = e * stretchedTermCount;
    const product = (coefficients: ComplexVector, term: number): Complex => ({
      re: coefficients.re[first + term]! * sums.re[first + term]! - coefficients.im[first + term]! * sums.im[first + term]!,
      im: coefficients.re[first + term]! * sums.im[first + term]! + coefficients.im[first + term]! * sums.re[first + term]!,
    });
    const x = product(stiffness, stretchedTerms.potentialX);
    const y = product(stiffness, stretchedTerms.potentialY);
    const z = product(mass, stretchedTerms.massZ);
    const whole = { re: x.re + y.re + square.re * z.re - square.im * z.im, im: x.im + y.im + square.re * z.im + square.im * z.re };
    // The coefficients carry −n² of the medium.
    confinement[medium[e]!]! -= complexQuotient(whole, index).re / Math.sqrt(permittivity[e]!);
  }
  return confinement;
}

/** How a mode lies. @internal */
export interface LeakyShape {
  /** Part of the transverse electric field, squared, that lies between the absorbing layers. */
  readonly inside: number;
  /** ∫|Ex|² / ∫(|Ex|² + |Ey|²) there. */
  readonly teFraction: number;
}

/** The shape of a vector of the electric formulation. @internal */
export function leakyShape(problem: StretchedProblem, vector: ComplexVector): LeakyShape {
  const { grid, mesh, mass } = problem;
  const sums = squaredTermSums(mesh, vector);
  let alongX = 0;
  let alongY = 0;
  let outside = 0;
  for (let ix = 0; ix < mesh.columns; ix++) {
    for (let iy = 0; iy < mesh.rows; iy++) {
      const first = (ix * mesh.rows + iy) * stretchedTermCount;
      const area = Math.hypot(mass.re[first + stretchedTerms.massX]!, mass.im[first + stretchedTerms.massX]!);
      const x = Math.abs(area * sums[first + stretchedTerms.massX]!);
      const y = Math.abs(area * sums[first + stretchedTerms.massY]!);
      if (ix >= grid.columns[0] && ix < grid.columns[1] && iy >= grid.rows[0] && iy < grid.rows[1]) {
        alongX += x;
        alongY += y;
      } else outside += x + y;
    }
  }
  return { inside: (alongX + alongY) / (alongX + alongY + outside), teFraction: alongX / (alongX + alongY) };
}
