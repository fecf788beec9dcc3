import type { DiscreteField, FieldSamples } from './modeField.ts';
import type { QuadElements } from './quadElements.ts';
import { jacobianAt, placeAt } from './quadPlaces.ts';
import { axisRoom, axisValues, squareRule, type AxisValues } from './squareRule.ts';
import { elementLayout } from './vectorElement.ts';
import type { VectorProblem } from './vectorProblem.ts';

/** Field components at one point, as of `FieldSamples`, without the parity of a mirror image. @internal */
export interface PointField {
  ex: number;
  ey: number;
  ez: number;
  hx: number;
  hy: number;
  hz: number;
}

/** Local unknowns of an element. @internal */
export function gathered(problem: VectorProblem, vector: Float64Array, e: number, local: Float64Array): void {
  const { unknowns } = problem.mesh;
  for (let i = 0; i < local.length; i++) {
    const u = unknowns[e * local.length + i]!;
    local[i] = u < 0 ? 0 : vector[u]!;
  }
}

const jacobian = new Float64Array(5);

/**
 * The field of an element of quadrilaterals from its local unknowns, at s and t of the reference square, whose functions are `a` and
 * `b`. E = (e/n, j ez) and η₀H = j curl E.
 *
 * @internal
 */
export function elementField(
  quads: QuadElements,
  { orderX, orderY }: VectorProblem,
  e: number,
  local: Float64Array,
  index: number,
  s: number,
  t: number,
  a: AxisValues,
  b: AxisValues,
  out: PointField,
): void {
  const nx = orderX + 1;
  const ny = orderY + 1;
  const startY = orderX * ny;
  const startZ = startY + nx * orderY;
  let es = 0;
  let et = 0;
  let esdt = 0;
  let etds = 0;
  let ez = 0;
  let ezds = 0;
  let ezdt = 0;
  for (let i = 0; i < orderX; i++) {
    let value = 0;
    let slope = 0;
    for (let j = 0; j < ny; j++) {
      value += b.value[j]! * local[i * ny + j]!;
      slope += b.slope[j]! * local[i * ny + j]!;
    }
    es += a.legendre[i]! * value;
    esdt += a.legendre[i]! * slope;
  }
  for (let j = 0; j < nx; j++) {
    let value = 0;
    for (let i = 0; i < orderY; i++) value += b.legendre[i]! * local[startY + j * orderY + i]!;
    et += a.value[j]! * value;
    etds += a.slope[j]! * value;
    let z = 0;
    let zdt = 0;
    for (let i = 0; i < ny; i++) {
      z += b.value[i]! * local[startZ + j * ny + i]!;
      zdt += b.slope[i]! * local[startZ + j * ny + i]!;
    }
    ez += a.value[j]! * z;
    ezds += a.slope[j]! * z;
    ezdt += a.value[j]! * zdt;
  }
  jacobianAt(quads.places, 8 * e, s, t, jacobian);
  const xs = jacobian[0]!;
  const xt = jacobian[1]!;
  const ys = jacobian[2]!;
  const yt = jacobian[3]!;
  const determinant = jacobian[4]!;
  const ex = (yt * es - ys * et) / determinant;
  const ey = (xs * et - xt * es) / determinant;
  out.ex = ex / index;
  out.ey = ey / index;
  out.ez = ez;
  out.hx = -(ey + (xs * ezdt - xt * ezds) / determinant);
  out.hy = ex + (yt * ezds - ys * ezdt) / determinant;
  out.hz = (etds - esdt) / (determinant * index);
}

/** The field at the nodes of every element's own rule, those of the matrices; visits node after node. @internal */
export function eachFieldNode(
  problem: VectorProblem,
  quads: QuadElements,
  vector: Float64Array,
  index: number,
  visit: (e: number, weight: number, field: PointField, x: number, y: number) => void,
): void {
  const { orderX, orderY } = problem;
  const rule = squareRule(orderX, orderY);
  const local = new Float64Array(elementLayout(orderX, orderY).size);
  const out: PointField = { ex: 0, ey: 0, ez: 0, hx: 0, hy: 0, hz: 0 };
  const place = new Float64Array(2);
  const { nodes, weights } = rule;
  for (let e = 0; e < quads.medium.length; e++) {
    gathered(problem, vector, e, local);
    for (let qx = 0; qx < nodes.length; qx++) {
      for (let qy = 0; qy < nodes.length; qy++) {
        elementField(quads, problem, e, local, index, nodes[qx]!, nodes[qy]!, rule.x[qx]!, rule.y[qy]!, out);
        placeAt(quads.places, 8 * e, nodes[qx]!, nodes[qy]!, place);
        visit(e, weights[qx]! * weights[qy]! * Math.abs(jacobian[4]!), out, place[0]!, place[1]!);
      }
    }
  }
}

/** The field at points of a tensor grid, as `fieldOn`. @internal */
export function mappedFieldOn(
  field: DiscreteField,
  quads: QuadElements,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  samples: FieldSamples,
): void {
  const at = pointSampler(field, quads);
  const out: PointField = { ex: 0, ey: 0, ez: 0, hx: 0, hy: 0, hz: 0 };
  for (let p = 0; p < xs.length; p++) {
    for (let q = 0; q < ys.length; q++) {
      if (!at(xs[p]!, ys[q]!, out)) continue;
      const to = p * ys.length + q;
      samples.ex[to] = out.ex;
      samples.ey[to] = out.ey;
      samples.ez[to] = out.ez;
      samples.hx[to] = out.hx;
      samples.hy[to] = out.hy;
      samples.hz[to] = out.hz;
    }
  }
}

/** Answers for a point of the plane whether it lies in the window, and with which field. */
function pointSampler(field: DiscreteField, quads: QuadElements): (x: number, y: number, out: PointField) => boolean {
  const { problem, vector, index, mirrorX, mirrorY } = field;
  const { orderX, orderY, bounds } = problem;
  const local = new Float64Array(elementLayout(orderX, orderY).size);
  const roomX = axisRoom(orderX);
  const roomY = axisRoom(orderY);
  const find = finder(quads);
  const st = new Float64Array(2);
  let held = -1;
  return (x, y, out) => {
    const mirroredX = mirrorX !== undefined && x < mirrorX;
    const mirroredY = mirrorY !== undefined && y < mirrorY;
    const e = find(mirroredX ? 2 * mirrorX - x : x, mirroredY ? 2 * mirrorY - y : y, st);
    if (e < 0) return false;
    if (e !== held) gathered(problem, vector, e, local);
    held = e;
    const s = st[0]!;
    const t = st[1]!;
    elementField(quads, problem, e, local, index, s, t, axisValues(s, roomX), axisValues(t, roomY), out);
    applyParity(out, mirroredX ? bounds.left === 'electric' : undefined, mirroredY ? bounds.bottom === 'electric' : undefined);
    return true;
  };
}

/**
 * Turns the field of a point into that of its mirror image; each argument tells the wall crossed, undefined for none. On an electric
 * wall across x: Ex, Hy, Hz even, the others odd; on a magnetic one the opposite. Across y: Ey, Hx, Hz even.
 *
 * @internal
 */
export function applyParity(out: PointField, electricX: boolean | undefined, electricY: boolean | undefined): void {
  const evenX = electricX === false ? -1 : 1;
  const oddX = electricX === true ? -1 : 1;
  const evenY = electricY === false ? -1 : 1;
  const oddY = electricY === true ? -1 : 1;
  out.ex *= evenX * oddY;
  out.ey *= oddX * evenY;
  out.ez *= oddX * oddY;
  out.hx *= oddX * evenY;
  out.hy *= evenX * oddY;
  out.hz *= evenX * evenY;
}

/** Finds the element of a point, −1 outside all, and its place in the reference square. */
function finder(quads: QuadElements): (x: number, y: number, st: Float64Array) => number {
  const { places } = quads;
  const count = quads.medium.length;
  const boxes = new Float64Array(4 * count);
  for (let e = 0; e < count; e++) {
    const x = [0, 2, 4, 6].map((k) => places[8 * e + k]!);
    const y = [1, 3, 5, 7].map((k) => places[8 * e + k]!);
    boxes.set([Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)], 4 * e);
  }
  let last = 0;
  return (x, y, st) => {
    // Neighboring points mostly lie in one element.
    for (let step = 0; step < count; step++) {
      const e = step === 0 ? last : step <= last ? step - 1 : step;
      if (x < boxes[4 * e]! || x > boxes[4 * e + 1]! || y < boxes[4 * e + 2]! || y > boxes[4 * e + 3]!) continue;
      if (!reference(places, 8 * e, x, y, st)) continue;
      last = e;
      return e;
    }
    return -1;
  };
}

const found = new Float64Array(2);

/** The place in the reference square of a point, by Newton's steps; whether it lies inside to rounding. @internal */
export function reference(places: Float64Array, first: number, x: number, y: number, st: Float64Array): boolean {
  let s = 0;
  let t = 0;
  for (let step = 0; step < 30; step++) {
    placeAt(places, first, s, t, found);
    jacobianAt(places, first, s, t, jacobian);
    const dx = x - found[0]!;
    const dy = y - found[1]!;
    const ds = (jacobian[3]! * dx - jacobian[1]! * dy) / jacobian[4]!;
    const dt = (jacobian[0]! * dy - jacobian[2]! * dx) / jacobian[4]!;
    s = Math.min(1.5, Math.max(-1.5, s + ds));
    t = Math.min(1.5, Math.max(-1.5, t + dt));
    if (Math.abs(ds) + Math.abs(dt) < 1e-14) break;
  }
  st[0] = Math.min(1, Math.max(-1, s));
  st[1] = Math.min(1, Math.max(-1, t));
  return Math.abs(s) <= 1 + 1e-9 && Math.abs(t) <= 1 + 1e-9;
}
