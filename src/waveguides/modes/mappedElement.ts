import { slopeDegree } from '../../numerics/intervalBasis.ts';
import { jacobianAt } from './quadPlaces.ts';
import { slopeFactor, type SquareRule } from './squareRule.ts';
import { elementLayout } from './vectorElement.ts';

// The element of vectorElement.ts on a quadrilateral: longitudinal functions keep their values under the map x(s, t), transverse ones go
// with the inverse transposed Jacobian, so that components along edges fit and gradients stay in the space. [Monk2003, sec. 3.9]

/** Weights of the two kinds of terms at the nodes of a rule, node `qx count + qy`; 1 if absent. @internal */
export interface ElementWeights {
  /** ν: of curls and gradients. */
  readonly stiff?: Float64Array;
  /** p: of the fields themselves. */
  readonly potential?: Float64Array;
}

/**
 * The entries of a quadrilateral with corners (−, −), (+, −), (−, +), (+, +), eight numbers from `first` on, by quadrature; curl and mass
 * entries in the order of the rule's pattern.
 *
 * @internal
 */
export function ownValues(rule: SquareRule, corners: ArrayLike<number>, first: number, weights: ElementWeights): Float64Array {
  const { orderX, orderY, nodes, products: of, pattern } = rule;
  const { startY, startZ, size } = elementLayout(orderX, orderY);
  const count = nodes.length;
  const nx = orderX + 1;
  const ny = orderY + 1;
  const jacobian = new Float64Array(5);
  const c = new Float64Array(count * count);
  const gxx = new Float64Array(count * count);
  const gxy = new Float64Array(count * count);
  const gyy = new Float64Array(count * count);
  const area = new Float64Array(count * count);
  for (let qx = 0; qx < count; qx++) {
    for (let qy = 0; qy < count; qy++) {
      jacobianAt(corners, first, nodes[qx]!, nodes[qy]!, jacobian);
      const xs = jacobian[0]!;
      const xt = jacobian[1]!;
      const ys = jacobian[2]!;
      const yt = jacobian[3]!;
      const weight = rule.weights[qx]! * rule.weights[qy]!;
      const size = Math.abs(jacobian[4]!);
      const at = qx * count + qy;
      c[at] = weight / size;
      gxx[at] = (weight * (xt * xt + yt * yt)) / size;
      gxy[at] = (-weight * (xs * xt + ys * yt)) / size;
      gyy[at] = (weight * (xs * xs + ys * ys)) / size;
      area[at] = weight * size;
    }
  }
  const weighted = (factor: Float64Array, by: Float64Array | undefined): Float64Array =>
    by === undefined ? factor : factor.map((each, q) => each * by[q]!);
  const transverse = (by: Float64Array | undefined): Float64Array => {
    const m = new Float64Array(startZ * startZ);
    const xx = contract(of.x.pp, of.y.nn, weighted(gxx, by));
    const yy = contract(of.x.nn, of.y.pp, weighted(gyy, by));
    const xy = contract(of.x.pn, of.y.np, weighted(gxy, by));
    // contract: ((f f′) (g g′)), with f along x and g along y, the primed ones of the column.
    for (let i = 0; i < orderX; i++) {
      for (let j = 0; j < ny; j++) {
        const r = (i * ny + j) * startZ;
        for (let a = 0; a < orderX; a++) {
          for (let b = 0; b < ny; b++) m[r + a * ny + b] = xx[(i * orderX + a) * ny * ny + j * ny + b]!;
        }
        for (let a = 0; a < nx; a++) {
          for (let b = 0; b < orderY; b++) m[r + startY + a * orderY + b] = xy[(i * nx + a) * ny * orderY + j * orderY + b]!;
        }
      }
    }
    for (let j = 0; j < nx; j++) {
      for (let i = 0; i < orderY; i++) {
        const r = (startY + j * orderY + i) * startZ + startY;
        for (let a = 0; a < nx; a++) {
          for (let b = 0; b < orderY; b++) m[r + a * orderY + b] = yy[(j * nx + a) * orderY * orderY + i * orderY + b]!;
        }
      }
    }
    return m;
  };
  const values = new Float64Array(pattern.row.length);
  let at = 0;
  const curls = contract(of.x.pp, of.y.pp, weighted(c, weights.stiff));
  // The curl of each transverse function is one product of Legendre polynomials.
  const curl = new Float64Array(startZ);
  const degreeX = new Int32Array(startZ);
  const degreeY = new Int32Array(startZ);
  for (let i = 0; i < orderX; i++) {
    for (let j = 0; j < ny; j++) {
      curl[i * ny + j] = -slopeFactor(j);
      degreeX[i * ny + j] = i;
      degreeY[i * ny + j] = slopeDegree(j);
    }
  }
  for (let j = 0; j < nx; j++) {
    for (let i = 0; i < orderY; i++) {
      curl[startY + j * orderY + i] = slopeFactor(j);
      degreeX[startY + j * orderY + i] = slopeDegree(j);
      degreeY[startY + j * orderY + i] = i;
    }
  }
  for (let r = 0; r < startZ; r++) {
    for (let k = r; k < startZ; k++) {
      const x = degreeX[r]! * orderX + degreeX[k]!;
      values[at++] = curl[r]! * curl[k]! * curls[x * orderY * orderY + degreeY[r]! * orderY + degreeY[k]!]!;
    }
  }
  const plain = transverse(weights.stiff);
  const potential = weights.stiff === undefined && weights.potential === undefined ? plain : transverse(weights.potential);
  for (let r = 0; r < startZ; r++) for (let k = r; k < startZ; k++) values[at++] = potential[r * startZ + k]!;
  // grad NᵢNⱼ = slopeᵢ (x function of degree − 1) + slopeⱼ (y function).
  const upper = (r: number, k: number): number => (r <= k ? plain[r * startZ + k]! : plain[k * startZ + r]!);
  const gradX = (z: number): number => slopeDegree(Math.floor(z / ny)) * ny + (z % ny);
  const gradY = (z: number): number => startY + Math.floor(z / ny) * orderY + slopeDegree(z % ny);
  const mixed = new Float64Array(startZ * nx * ny);
  for (let z = 0; z < nx * ny; z++) {
    const sx = slopeFactor(Math.floor(z / ny));
    const sy = slopeFactor(z % ny);
    const x = gradX(z);
    const y = gradY(z);
    for (let r = 0; r < startZ; r++) mixed[r * nx * ny + z] = sx * upper(r, x) + sy * upper(r, y);
  }
  for (let r = 0; r < size; r++) {
    if (r < startZ) {
      for (let k = r; k < startZ; k++) values[at++] = plain[r * startZ + k]!;
      for (let z = 0; z < nx * ny; z++) values[at++] = mixed[r * nx * ny + z]!;
      continue;
    }
    const z = r - startZ;
    const sx = slopeFactor(Math.floor(z / ny));
    const sy = slopeFactor(z % ny);
    const x = gradX(z) * nx * ny;
    const y = gradY(z) * nx * ny;
    for (let k = z; k < nx * ny; k++) values[at++] = sx * mixed[x + k]! + sy * mixed[y + k]!;
  }
  const zz = contract(of.x.nn, of.y.nn, weighted(area, weights.potential));
  for (let r = 0; r < nx * ny; r++) {
    for (let k = r; k < nx * ny; k++) {
      const x = Math.floor(r / ny) * nx + Math.floor(k / ny);
      values[at++] = zz[x * ny * ny + (r % ny) * ny + (k % ny)]!;
    }
  }
  return values;
}

/** Σ w X Y over the nodes, `x · (number of y) + y`: first along y, then along x. */
function contract(x: Float64Array, y: Float64Array, weights: Float64Array): Float64Array {
  const count = Math.round(Math.sqrt(weights.length));
  const alongX = x.length / count;
  const alongY = y.length / count;
  const lines = new Float64Array(alongX * count);
  for (let f = 0; f < alongX; f++) {
    for (let q = 0; q < count; q++) {
      const factor = x[f * count + q]!;
      for (let p = 0; p < count; p++) lines[f * count + p]! += factor * weights[q * count + p]!;
    }
  }
  const all = new Float64Array(alongX * alongY);
  for (let f = 0; f < alongX; f++) {
    for (let g = 0; g < alongY; g++) {
      let sum = 0;
      for (let p = 0; p < count; p++) sum += lines[f * count + p]! * y[g * count + p]!;
      all[f * alongY + g] = sum;
    }
  }
  return all;
}
