import { termSums } from '../../numerics/elementMesh.ts';
import { eachFieldNode } from './mappedField.ts';
import type { QuadElements } from './quadElements.ts';
import { termCount, terms } from './vectorElement.ts';
import type { VectorProblem } from './vectorProblem.ts';

/**
 * Integrals of a mode of the electric formulation by medium, over the power that its field carries. Confinement is the derivative of
 * the discrete eigenvalue itself (Hellmann-Feynman), so it agrees with differences of two solves on one grid.
 *
 * @internal
 */
export interface ModeSums {
  /** ∂neff/∂n of each medium. */
  readonly confinement: Float64Array;
  /** Part of the power in each medium; they add up to 1. */
  readonly power: Float64Array;
  /** ∫|Ex|² / ∫(|Ex|² + |Ey|²). */
  readonly teFraction: number;
  /** Σ ∫Δn ∂neff/∂n over the graded media: what their index change adds to the group index. */
  readonly indexChange: number;
  /** Power attenuation of the graded media, per vacuum wavenumber. */
  readonly attenuation: number;
}

/** The sums of a mode with the normalization xᵀ B x = 1. @internal */
export function modeSums(problem: VectorProblem, medium: Int32Array, media: number, vector: Float64Array, index: number): ModeSums {
  const { x, y, permittivity, quads } = problem.grid;
  if (quads !== undefined) return quadSums(problem, quads, medium, media, vector, index);
  const rows = y.length - 1;
  const sums = termSums(problem.massMesh, vector);
  const confinement = new Float64Array(media);
  const power = new Float64Array(media);
  let alongX = 0;
  let alongY = 0;
  for (let ix = 0; ix + 1 < x.length; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      const e = ix * rows + iy;
      const first = e * termCount;
      const width = x[ix + 1]! - x[ix]!;
      const height = y[iy + 1]! - y[iy]!;
      const area = (width * height) / 4;
      const massX = area * sums[first + terms.massX]!;
      const massY = area * sums[first + terms.massY]!;
      const massZ = area * sums[first + terms.massZ]! * index * index;
      const slope = area * (sums[first + terms.slopeX]! / width + sums[first + terms.slopeY]! / height);
      const m = medium[e]!;
      confinement[m]! += (Math.sqrt(permittivity[e]!) * (massX + massY + massZ)) / index;
      power[m]! += massX + massY + slope;
      alongX += massX;
      alongY += massY;
    }
  }
  return { confinement, power, teFraction: alongX / (alongX + alongY), indexChange: 0, attenuation: 0 };
}

/** The same by the quadrature that the matrices are made of. */
function quadSums(
  problem: VectorProblem,
  quads: QuadElements,
  medium: Int32Array,
  media: number,
  vector: Float64Array,
  index: number,
): ModeSums {
  const { permittivity } = problem.grid;
  const confinement = new Float64Array(media);
  const power = new Float64Array(media);
  let alongX = 0;
  let alongY = 0;
  let indexChange = 0;
  let attenuation = 0;
  eachFieldNode(problem, quads, vector, index, (e, weight, { ex, ey, ez, hx, hy }, x, y) => {
    const m = medium[e]!;
    const profile = quads.profiles[quads.medium[e]!];
    const density = (profile?.index(x, y) ?? Math.sqrt(permittivity[e]!)) * index * weight * (ex * ex + ey * ey + ez * ez);
    confinement[m]! += density;
    power[m]! += index * weight * (ex * hy - ey * hx);
    alongX += weight * ex * ex;
    alongY += weight * ey * ey;
    if (profile === undefined) return;
    indexChange += density * profile.change(x, y);
    attenuation += density * (profile.attenuation?.(x, y) ?? 0);
  });
  return { confinement, power, teFraction: alongX / (alongX + alongY), indexChange, attenuation };
}
