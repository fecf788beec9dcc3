import type { ElementMesh } from './elementMesh.ts';

/**
 * One step of the elimination: what is assembled, what is eliminated, what is handed on.
 *
 * @internal
 */
export interface EliminationStep {
  /** Global unknowns: the eliminated ones first. */
  readonly unknowns: Int32Array;
  /** How many of them are eliminated here. */
  readonly pivots: number;
  /** The element assembled here, −1 for none; then the steps whose rest is added. */
  readonly element: number;
  readonly children: readonly number[];
  /** For the element's unknowns (−1 where held), or for the rest of each child: the place in `unknowns`. */
  readonly places: readonly Int32Array[];
}

/**
 * The order in which a mesh is eliminated: elements are halved again and again along the longer side, and an unknown goes
 * where the last of its elements come together. [Duff1983]
 *
 * @internal
 */
export interface EliminationTree {
  readonly steps: readonly EliminationStep[];
  /** Numbers kept of all eliminated rows. */
  readonly kept: number;
  /** Largest number of unknowns that meet in a step. */
  readonly widest: number;
}

/** The elimination tree of a mesh. @internal */
export function eliminationTree(mesh: ElementMesh): EliminationTree {
  const { columns, rows, unknowns, size } = mesh;
  const local = mesh.pattern.size;
  const west = new Int32Array(size).fill(columns);
  const east = new Int32Array(size).fill(-1);
  const south = new Int32Array(size).fill(rows);
  const north = new Int32Array(size).fill(-1);
  for (let e = 0; e < columns * rows; e++) {
    const ix = Math.floor(e / rows);
    const iy = e - ix * rows;
    for (let i = e * local; i < (e + 1) * local; i++) {
      const u = unknowns[i]!;
      if (u < 0) continue;
      if (ix < west[u]!) west[u] = ix;
      if (ix > east[u]!) east[u] = ix;
      if (iy < south[u]!) south[u] = iy;
      if (iy > north[u]!) north[u] = iy;
    }
  }
  const steps: EliminationStep[] = [];
  const place = new Int32Array(size).fill(-1);
  let kept = 0;
  let widest = 0;

  const join = (lists: readonly Int32Array[], element: number, children: readonly number[], box: Box): number => {
    const inside: number[] = [];
    const rest: number[] = [];
    for (const list of lists) {
      for (let i = 0; i < list.length; i++) {
        const u = list[i]!;
        if (u < 0 || place[u]! !== -1) continue;
        place[u] = -2;
        const done = west[u]! >= box.west && east[u]! < box.east && south[u]! >= box.south && north[u]! < box.north;
        (done ? inside : rest).push(u);
      }
    }
    const all = new Int32Array(inside.length + rest.length);
    all.set(inside);
    all.set(rest, inside.length);
    for (let i = 0; i < all.length; i++) place[all[i]!] = i;
    const places = lists.map((list) => list.map((u) => (u < 0 ? -1 : place[u]!)));
    for (let i = 0; i < all.length; i++) place[all[i]!] = -1;
    kept += inside.length * all.length;
    widest = Math.max(widest, all.length);
    return steps.push({ unknowns: all, pivots: inside.length, element, children, places }) - 1;
  };

  const visit = (box: Box): number => {
    const width = box.east - box.west;
    const height = box.north - box.south;
    if (width === 1 && height === 1) {
      const e = box.west * rows + box.south;
      return join([unknowns.subarray(e * local, (e + 1) * local)], e, [], box);
    }
    const [first, second] = halves(box, width >= height);
    const children = [visit(first), visit(second)];
    return join(
      children.map((child) => steps[child]!.unknowns.subarray(steps[child]!.pivots)),
      -1,
      children,
      box,
    );
  };
  visit({ west: 0, east: columns, south: 0, north: rows });
  return { steps, kept, widest };
}

interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function halves(box: Box, across: boolean): [Box, Box] {
  if (across) {
    const middle = (box.west + box.east) >> 1;
    return [
      { ...box, east: middle },
      { ...box, west: middle },
    ];
  }
  const middle = (box.south + box.north) >> 1;
  return [
    { ...box, north: middle },
    { ...box, south: middle },
  ];
}
