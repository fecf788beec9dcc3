/** A permittivity that varies within a medium, by place; lengths are times the vacuum wavenumber. @internal */
export interface MediumProfile {
  /** Refractive index. */
  readonly index: (x: number, y: number) => number;
  /** Its difference from the base material. */
  readonly change: (x: number, y: number) => number;
  /** Power attenuation per vacuum wavenumber. */
  readonly attenuation: ((x: number, y: number) => number) | undefined;
}

/**
 * Quadrilaterals that meet along whole edges: a tensor grid whose vertices are moved, element `ix rows + iy`, or elements anywhere, in
 * one row. The sides of the domain are straight and along the axes.
 *
 * @internal
 */
export interface QuadElements {
  readonly columns: number;
  readonly rows: number;
  /** x and y alternating. */
  readonly vertices: Float64Array;
  /** Vertices of each element at (−, −), (+, −), (−, +) and (+, +) of the reference square; shared edges point the same way. */
  readonly corners: Int32Array;
  /** Their places, eight numbers an element. */
  readonly places: Float64Array;
  /** Of each element. */
  readonly medium: Int32Array;
  /** Of each medium; undefined where the permittivity is constant. */
  readonly profiles: readonly (MediumProfile | undefined)[];
}

/** The elements with the places of their corners. @internal */
export function quadElements(elements: Omit<QuadElements, 'places'>): QuadElements {
  const { vertices, corners } = elements;
  const places = new Float64Array(2 * corners.length);
  for (let i = 0; i < corners.length; i++) {
    places[2 * i] = vertices[2 * corners[i]!]!;
    places[2 * i + 1] = vertices[2 * corners[i]! + 1]!;
  }
  return { ...elements, places };
}

/**
 * The corners of quadrilaterals, given around (four vertices an element), in the order of the reference square and so that shared edges
 * point the same way: along each chain of opposite edges one direction is handed on; in the plane no chain comes back reversed.
 * [Agelek2017]
 *
 * @internal
 */
export function orientedCorners(around: Int32Array): Int32Array {
  const count = around.length / 4;
  const keys = new Map<number, number>();
  const sides: number[][] = [];
  const edgeOf = new Int32Array(4 * count);
  for (let k = 0; k < 4 * count; k++) {
    const [a, b] = side(around, k);
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    let edge = keys.get(key);
    if (edge === undefined) {
      edge = sides.push([]) - 1;
      keys.set(key, edge);
    }
    edgeOf[k] = edge;
    sides[edge]!.push(k);
  }
  // 1: from the lower to the higher vertex.
  const direction = new Int8Array(sides.length);
  for (let first = 0; first < sides.length; first++) {
    if (direction[first] !== 0) continue;
    direction[first] = 1;
    const open = [first];
    for (let edge = open.pop(); edge !== undefined; edge = open.pop()) {
      for (const k of sides[edge]!) {
        const opposite = (k & ~3) | ((k + 2) & 3);
        const next = edgeOf[opposite]!;
        if (direction[next] !== 0) continue;
        // Around an element opposite edges run against each other.
        direction[next] = -(direction[edge]! * rising(around, k) * rising(around, opposite));
        open.push(next);
      }
    }
  }
  const corners = new Int32Array(4 * count);
  for (let e = 0; e < count; e++) {
    const [v0, v1, v2, v3] = around.subarray(4 * e, 4 * e + 4) as unknown as [number, number, number, number];
    const alongS = direction[edgeOf[4 * e]!]! * rising(around, 4 * e) > 0;
    const alongT = direction[edgeOf[4 * e + 1]!]! * rising(around, 4 * e + 1) > 0;
    const [a, b, c, d] = alongS ? [v0, v1, v3, v2] : [v1, v0, v2, v3];
    corners.set(alongT ? [a, b, c, d] : [c, d, a, b], 4 * e);
  }
  return corners;
}

/** The ends of side k of all elements. */
function side(around: Int32Array, k: number): [number, number] {
  return [around[k]!, around[(k & ~3) | ((k + 1) & 3)]!];
}

function rising(around: Int32Array, k: number): 1 | -1 {
  const [a, b] = side(around, k);
  return a < b ? 1 : -1;
}
