import { intervalFunction, slopeDegree } from '../../numerics/intervalBasis.ts';
import { legendre } from '../../numerics/legendre.ts';
import { mappedFieldOn } from './mappedField.ts';
import { elementLayout } from './vectorElement.ts';
import type { VectorProblem } from './vectorProblem.ts';

/** The six components on points of a tensor grid, point `ix count + iy`: transverse ones are real, longitudinal ones times j. @internal */
export interface FieldSamples {
  readonly ex: Float64Array;
  readonly ey: Float64Array;
  /** Imaginary part of Ez. */
  readonly ez: Float64Array;
  /** Magnetic field times the impedance of vacuum. */
  readonly hx: Float64Array;
  readonly hy: Float64Array;
  /** Imaginary part of Hz. */
  readonly hz: Float64Array;
}

/** A solved mode of the electric formulation with what is needed to evaluate it. @internal */
export interface DiscreteField {
  readonly problem: VectorProblem;
  readonly vector: Float64Array;
  readonly index: number;
  /** Mirror planes in the coordinates of the grid; the wall there tells the parity. */
  readonly mirrorX: number | undefined;
  readonly mirrorY: number | undefined;
}

/**
 * The field on a tensor grid of rising or falling points, in the coordinates of the elements; 0 outside the window. E = (e/n, j ez) and
 * η₀H = j curl E; the sum ∫(ExHy − EyHx) over the whole plane is 1/n of the power the vector stands for.
 *
 * @internal
 */
export function fieldOn(field: DiscreteField, xs: ArrayLike<number>, ys: ArrayLike<number>): FieldSamples {
  const { problem, vector, index } = field;
  const { orderX, orderY, mesh, grid, bounds } = problem;
  const { startY, startZ, size } = elementLayout(orderX, orderY);
  const count = ys.length;
  const total = xs.length * count;
  const samples: FieldSamples = {
    ex: new Float64Array(total),
    ey: new Float64Array(total),
    ez: new Float64Array(total),
    hx: new Float64Array(total),
    hy: new Float64Array(total),
    hz: new Float64Array(total),
  };
  if (grid.quads !== undefined) {
    mappedFieldOn(field, grid.quads, xs, ys, samples);
    return samples;
  }
  const across = places(xs, grid.x, orderX, field.mirrorX);
  const along = places(ys, grid.y, orderY, field.mirrorY);
  // On an electric wall across x: Ex, Hy, Hz even, the others odd; on a magnetic one the opposite. Across y: Ey, Hx, Hz even.
  const electricX = bounds.left === 'electric';
  const electricY = bounds.bottom === 'electric';
  const nx = orderX + 1;
  const ny = orderY + 1;
  const local = new Float64Array(size);
  // After the sum over functions of x: the x part and its y-line coefficients, and so on.
  const lineX = new Float64Array(ny);
  const lineY = new Float64Array(orderY);
  const slopeY = new Float64Array(orderY);
  const lineZ = new Float64Array(ny);
  const slopeZ = new Float64Array(ny);
  for (let p = 0; p < xs.length; p++) {
    const a = across[p]!;
    let gathered = -1;
    for (let q = 0; q < count; q++) {
      const b = along[q]!;
      if (a.element < 0 || b.element < 0) continue;
      const e = a.element * mesh.rows + b.element;
      if (e !== gathered) {
        gathered = e;
        for (let i = 0; i < size; i++) {
          const u = mesh.unknowns[e * size + i]!;
          local[i] = u < 0 ? 0 : vector[u]!;
        }
        lineX.fill(0);
        lineZ.fill(0);
        slopeZ.fill(0);
        lineY.fill(0);
        slopeY.fill(0);
        for (let i = 0; i < orderX; i++) for (let j = 0; j < ny; j++) lineX[j]! += a.legendre[i]! * local[i * ny + j]!;
        for (let j = 0; j < nx; j++) {
          for (let i = 0; i < orderY; i++) {
            lineY[i]! += a.value[j]! * local[startY + j * orderY + i]!;
            slopeY[i]! += a.slope[j]! * local[startY + j * orderY + i]!;
          }
          for (let i = 0; i < ny; i++) {
            lineZ[i]! += a.value[j]! * local[startZ + j * ny + i]!;
            slopeZ[i]! += a.slope[j]! * local[startZ + j * ny + i]!;
          }
        }
      }
      let ex = 0;
      let ey = 0;
      let ez = 0;
      let exdy = 0;
      let eydx = 0;
      let ezdx = 0;
      let ezdy = 0;
      for (let j = 0; j < ny; j++) {
        ex += b.value[j]! * lineX[j]!;
        exdy += b.slope[j]! * lineX[j]!;
        ez += b.value[j]! * lineZ[j]!;
        ezdx += b.value[j]! * slopeZ[j]!;
        ezdy += b.slope[j]! * lineZ[j]!;
      }
      for (let i = 0; i < orderY; i++) {
        ey += b.legendre[i]! * lineY[i]!;
        eydx += b.legendre[i]! * slopeY[i]!;
      }
      const evenX = a.mirrored ? (electricX ? 1 : -1) : 1;
      const oddX = a.mirrored ? -evenX : 1;
      const evenY = b.mirrored ? (electricY ? 1 : -1) : 1;
      const oddY = b.mirrored ? -evenY : 1;
      const at = p * count + q;
      samples.ex[at] = (evenX * oddY * ex) / index;
      samples.ey[at] = (oddX * evenY * ey) / index;
      samples.ez[at] = oddX * oddY * ez;
      samples.hx[at] = -oddX * evenY * (ey + ezdy);
      samples.hy[at] = evenX * oddY * (ex + ezdx);
      samples.hz[at] = (evenX * evenY * (eydx - exdy)) / index;
    }
  }
  return samples;
}

interface Place {
  /** −1 outside the window. */
  readonly element: number;
  readonly mirrored: boolean;
  readonly value: Float64Array;
  /** Slopes in the coordinate of the grid. */
  readonly slope: Float64Array;
  readonly legendre: Float64Array;
}

function places(at: ArrayLike<number>, lines: Float64Array, order: number, mirror: number | undefined): Place[] {
  const last = lines.length - 1;
  return Array.from({ length: at.length }, (_, i): Place => {
    const mirrored = mirror !== undefined && at[i]! < mirror;
    const x = mirrored ? 2 * mirror - at[i]! : at[i]!;
    if (!(x >= lines[0]! && x <= lines[last]!)) return { element: -1, mirrored, value: none, slope: none, legendre: none };
    let element = 0;
    while (element + 1 < last && lines[element + 1]! <= x) element++;
    const length = lines[element + 1]! - lines[element]!;
    const s = (2 * (x - lines[element]!)) / length - 1;
    const polynomials = Float64Array.from({ length: order }, (__, k) => legendre(k, s));
    return {
      element,
      mirrored,
      value: Float64Array.from({ length: order + 1 }, (__, k) => intervalFunction(k, s)),
      slope: Float64Array.from({ length: order + 1 }, (__, k) => {
        const factor = k === 0 ? -0.5 : k === 1 ? 0.5 : Math.sqrt((2 * k - 1) / 2);
        return (factor * polynomials[slopeDegree(k)]! * 2) / length;
      }),
      legendre: polynomials,
    };
  });
}

const none = new Float64Array(0);
