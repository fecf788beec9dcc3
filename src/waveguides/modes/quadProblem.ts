import type { ElementMesh, ElementPattern } from '../../numerics/elementMesh.ts';
import { eliminationTree } from '../../numerics/eliminationTree.ts';
import { ownValues } from './mappedElement.ts';
import type { QuadElements } from './quadElements.ts';
import { placeAt } from './quadPlaces.ts';
import { ownTerms, squareRule, type SquareRule } from './squareRule.ts';
import { elementLayout, termCount, terms, vectorElement } from './vectorElement.ts';
import type { PermittivityGrid, ProblemSetting, VectorProblem, Wall } from './vectorProblem.ts';

/** The discrete problem on quadrilaterals, without its mass coefficients. @internal */
export function quadProblem(grid: PermittivityGrid, quads: QuadElements, setting: ProblemSetting): Omit<VectorProblem, 'mass'> {
  const { formulation, orderX, orderY } = setting;
  const { columns, rows } = quads;
  const { unknowns, size, transverse } = numbered(grid, quads, setting);
  const { whole, mass } = vectorElement(orderX, orderY);
  const rule = squareRule(orderX, orderY);
  const massPattern = {
    ...rule.pattern,
    row: rule.pattern.row.subarray(rule.massFrom),
    column: rule.pattern.column.subarray(rule.massFrom),
    term: rule.pattern.term.subarray(rule.massFrom),
  };
  const own: (ElementPattern | undefined)[] = [];
  const ownMass: (ElementPattern | undefined)[] = [];
  for (let e = 0; e < columns * rows; e++) {
    const value = valuesOf(quads, rule, formulation, e);
    own.push(value && { ...rule.pattern, value });
    ownMass.push(value && { ...massPattern, value: value.subarray(rule.massFrom) });
  }
  const mesh: ElementMesh = {
    columns,
    rows,
    ...(rows === 1 ? { centers: centersOf(quads) } : {}),
    pattern: whole,
    own,
    unknowns,
    size,
  };
  const massMesh = { ...mesh, pattern: mass, own: ownMass };
  const { bounds } = setting;
  return { formulation, grid, bounds, orderX, orderY, mesh, massMesh, tree: eliminationTree(mesh), longitudinal: size - transverse };
}

const shapeValues = new WeakMap<QuadElements, Map<SquareRule, (Float64Array | undefined)[]>>();

/** Entries of an element that is no rectangle or has a profile. Both formulations share those of constant permittivity. */
function valuesOf(
  quads: QuadElements,
  rule: SquareRule,
  formulation: 'electric' | 'magnetic',
  e: number,
): Float64Array | undefined {
  const profile = quads.profiles[quads.medium[e]!];
  if (profile !== undefined) {
    const permittivity = new Float64Array(rule.nodes.length ** 2);
    eachNode(quads, rule, e, (q, x, y) => (permittivity[q] = profile.index(x, y) ** 2));
    const weights = formulation === 'electric' ? { potential: permittivity } : { stiff: permittivity.map((each) => 1 / each) };
    return ownValues(rule, quads.places, 8 * e, weights);
  }
  if (isRectangle(quads.places, 8 * e)) return undefined;
  const ofGrid = shapeValues.get(quads) ?? new Map<SquareRule, (Float64Array | undefined)[]>();
  shapeValues.set(quads, ofGrid);
  const ofRule = ofGrid.get(rule) ?? [];
  ofGrid.set(rule, ofRule);
  return (ofRule[e] ??= ownValues(rule, quads.places, 8 * e, {}));
}

/** The places of the nodes of an element. @internal */
export function eachNode(
  { places }: QuadElements,
  { nodes }: SquareRule,
  e: number,
  visit: (q: number, x: number, y: number) => void,
): void {
  const place = new Float64Array(2);
  for (let qx = 0; qx < nodes.length; qx++) {
    for (let qy = 0; qy < nodes.length; qy++) {
      placeAt(places, 8 * e, nodes[qx]!, nodes[qy]!, place);
      visit(qx * nodes.length + qy, place[0]!, place[1]!);
    }
  }
}

/** Whether a quadrilateral is a rectangle, however it lies. */
function isRectangle(places: Float64Array, first: number): boolean {
  const sx = places[first + 2]! - places[first]!;
  const sy = places[first + 3]! - places[first + 1]!;
  const tx = places[first + 4]! - places[first]!;
  const ty = places[first + 5]! - places[first + 1]!;
  const small = 1e-10 * (Math.abs(sx) + Math.abs(sy) + Math.abs(tx) + Math.abs(ty));
  const parallel =
    Math.abs(places[first + 6]! - places[first + 4]! - sx) < small && Math.abs(places[first + 7]! - places[first + 5]! - sy) < small;
  return parallel && Math.abs(sx * tx + sy * ty) < small * Math.min(Math.hypot(sx, sy), Math.hypot(tx, ty));
}

function centersOf({ places }: QuadElements): Float64Array {
  return Float64Array.from({ length: places.length / 4 }, (_, i) => {
    const at = 8 * (i >> 1) + (i & 1);
    return (places[at]! + places[at + 2]! + places[at + 4]! + places[at + 6]!) / 4;
  });
}

/** Global numbers of the local unknowns: transverse ones first. */
function numbered(
  grid: PermittivityGrid,
  quads: QuadElements,
  setting: ProblemSetting,
): { unknowns: Int32Array; size: number; transverse: number } {
  const { orderX, orderY } = setting;
  const { vertices } = quads;
  // An axis of order 1 is one along which nothing changes, as in vectorProblem.
  const tied = (v: number): number => {
    const across = orderX === 1 ? 0 : Math.floor(v / (quads.rows + 1));
    return across * (quads.rows + 1) + (orderY === 1 ? 0 : v % (quads.rows + 1));
  };
  const even = orderX === 1 || orderY === 1;
  const corners = even ? quads.corners.map(tied) : quads.corners;
  const { formulation, bounds } = setting;
  const noneX = orderX === 1 && bounds.left !== formulation;
  const noneY = orderY === 1 && bounds.bottom !== formulation;
  const { startY, startZ, size: local } = elementLayout(orderX, orderY);
  const count = quads.columns * quads.rows;
  const sides = heldSides(grid, vertices, setting);
  const edges = new Map<number, number>();
  const edgeOf = (a: number, b: number): number => {
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    const found = edges.get(key) ?? edges.size;
    edges.set(key, found);
    return found;
  };
  // Bottom, top, left, right of each element.
  const sidesOf = Int32Array.from({ length: 4 * count }, (_, k) => edgeOf(...edgeEnds(corners, k)));
  const heldEdge = new Uint8Array(edges.size);
  for (let k = 0; k < 4 * count; k++) {
    const [a, b] = edgeEnds(quads.corners, k);
    if ((sides[a]! & sides[b]!) !== 0) heldEdge[sidesOf[k]!] = 1;
  }
  const ny = orderY + 1;
  const unknowns = new Int32Array(count * local).fill(-1);
  let size = 0;
  const numberEdges = (first: readonly number[], stride: readonly number[], many: readonly number[]): void => {
    const starts = new Int32Array(edges.size).fill(-1);
    for (let k = 0; k < 4 * count; k++) {
      const edge = sidesOf[k]!;
      if (heldEdge[edge] === 1) continue;
      const side = k & 3;
      if (starts[edge]! < 0) {
        starts[edge] = size;
        size += many[side]!;
      }
      for (let i = 0; i < many[side]!; i++) unknowns[(k >> 2) * local + first[side]! + i * stride[side]!] = starts[edge]! + i;
    }
  };
  const [manyX, manyY] = [noneX ? 0 : orderX, noneY ? 0 : orderY];
  numberEdges([0, 1, startY, startY + orderY], [ny, ny, 1, 1], [manyX, manyX, manyY, manyY]);
  for (let e = 0; e < count; e++) {
    for (let i = 0; i < manyX; i++) for (let j = 2; j < ny; j++) unknowns[e * local + i * ny + j] = size++;
    for (let j = 2; j <= orderX; j++) for (let i = 0; i < manyY; i++) unknowns[e * local + startY + j * orderY + i] = size++;
  }
  const transverse = size;
  const ofVertex = new Int32Array(vertices.length / 2).fill(-1);
  for (let v = 0; v < ofVertex.length; v++) if (sides[v] === 0 && (!even || tied(v) === v)) ofVertex[v] = size++;
  numberEdges(
    [startZ + 2 * ny, startZ + 2 * ny + 1, startZ + 2, startZ + ny + 2],
    [ny, ny, 1, 1],
    [orderX - 1, orderX - 1, orderY - 1, orderY - 1],
  );
  for (let e = 0; e < count; e++) {
    for (let k = 0; k < 4; k++) unknowns[e * local + startZ + (k & 1) * ny + (k >> 1)] = ofVertex[corners[4 * e + k]!]!;
    for (let i = 2; i <= orderX; i++) for (let j = 2; j < ny; j++) unknowns[e * local + startZ + i * ny + j] = size++;
  }
  return { unknowns, size, transverse };
}

function edgeEnds(corners: Int32Array, k: number): [number, number] {
  const first = k & ~3;
  const [a, b] = [[0, 1], [2, 3], [0, 2], [1, 3]][k & 3]! as [number, number];
  return [corners[first + a]!, corners[first + b]!];
}

/** For each vertex a bit for each side of the domain on which it is held. */
function heldSides(grid: PermittivityGrid, vertices: Float64Array, { formulation, bounds }: ProblemSetting): Uint8Array {
  const low = [grid.x[0]!, grid.y[0]!];
  const high = [grid.x[grid.x.length - 1]!, grid.y[grid.y.length - 1]!];
  const small = 1e-10 * (high[0]! - low[0]! + high[1]! - low[1]!);
  const bit = (wall: Wall | 'open', place: number, end: number, mask: number): number =>
    wall === formulation && Math.abs(place - end) < small ? mask : 0;
  return Uint8Array.from({ length: vertices.length / 2 }, (_, v) => {
    const [x, y] = [vertices[2 * v]!, vertices[2 * v + 1]!];
    const across = bit(bounds.left, x, low[0]!, 1) | bit(bounds.right, x, high[0]!, 2);
    return across | bit(bounds.bottom, y, low[1]!, 4) | bit(bounds.top, y, high[1]!, 8);
  });
}

/** Coefficients of a A + b B on quadrilaterals, elements × terms. @internal */
export function quadCoefficients(
  formulation: 'electric' | 'magnetic',
  grid: PermittivityGrid,
  quads: QuadElements,
  a: number,
  b: number,
): Float64Array {
  const { places, medium, profiles } = quads;
  const all = new Float64Array(medium.length * termCount);
  for (let e = 0; e < medium.length; e++) {
    const constant = profiles[medium[e]!] === undefined ? grid.permittivity[e]! : 1;
    const nu = formulation === 'electric' ? 1 : 1 / constant;
    const potential = formulation === 'electric' ? constant : 1;
    const first = e * termCount;
    if (profiles[medium[e]!] !== undefined || !isRectangle(places, 8 * e)) {
      all[first + ownTerms.curl] = a * nu;
      all[first + ownTerms.massT] = -a * potential;
      all[first + ownTerms.gradient] = b * nu;
      all[first + ownTerms.massZ] = -b * potential;
      continue;
    }
    // Of a rectangle along s and t.
    const s = Math.hypot(places[8 * e + 2]! - places[8 * e]!, places[8 * e + 3]! - places[8 * e + 1]!) / 2;
    const t = Math.hypot(places[8 * e + 4]! - places[8 * e]!, places[8 * e + 5]! - places[8 * e + 1]!) / 2;
    all[first + terms.curlX] = all[first + terms.curlY] = (a * nu) / (s * t);
    all[first + terms.curlXY] = (-a * nu) / (s * t);
    all[first + terms.massX] = ((b * nu - a * potential) * t) / s;
    all[first + terms.massY] = ((b * nu - a * potential) * s) / t;
    all[first + terms.slopeX] = all[first + terms.stiffX] = (b * nu * t) / s;
    all[first + terms.slopeY] = all[first + terms.stiffY] = (b * nu * s) / t;
    all[first + terms.massZ] = -b * potential * s * t;
  }
  return all;
}
