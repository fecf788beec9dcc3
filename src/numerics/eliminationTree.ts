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
 * The order in which a mesh is eliminated: elements are halved again and again along the longer side, or where fewer unknowns lie
 * on the cut, and an unknown goes where the last of its elements come together. [Duff1983]
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
  const { unknowns, size } = mesh;
  const local = mesh.pattern.size;
  const { sequence, whole } = mesh.centers === undefined ? gridCuts(mesh.columns, mesh.rows) : centerCuts(mesh, mesh.centers);
  // Where in the sequence the first and the last element of each unknown stand.
  const first = new Int32Array(size).fill(sequence.length);
  const last = new Int32Array(size).fill(-1);
  for (let s = 0; s < sequence.length; s++) {
    const e = sequence[s]!;
    for (let i = e * local; i < (e + 1) * local; i++) {
      const u = unknowns[i]!;
      if (u < 0) continue;
      if (s < first[u]!) first[u] = s;
      last[u] = s;
    }
  }
  const steps: EliminationStep[] = [];
  const place = new Int32Array(size).fill(-1);
  let kept = 0;
  let widest = 0;

  const join = (lists: readonly Int32Array[], element: number, children: readonly number[], { from, to }: Cut): number => {
    const inside: number[] = [];
    const rest: number[] = [];
    for (const list of lists) {
      for (let i = 0; i < list.length; i++) {
        const u = list[i]!;
        if (u < 0 || place[u]! !== -1) continue;
        place[u] = -2;
        (first[u]! >= from && last[u]! < to ? inside : rest).push(u);
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

  const visit = (cut: Cut): number => {
    if (cut.halves === undefined) {
      const e = sequence[cut.from]!;
      return join([unknowns.subarray(e * local, (e + 1) * local)], e, [], cut);
    }
    const children = cut.halves.map(visit);
    return join(
      children.map((child) => steps[child]!.unknowns.subarray(steps[child]!.pivots)),
      -1,
      children,
      cut,
    );
  };
  visit(whole);
  return { steps, kept, widest };
}

/** Elements `from` to before `to` of a sequence, and the halves they are joined from. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly halves?: readonly [Cut, Cut];
}

interface Cuts {
  readonly sequence: Int32Array;
  readonly whole: Cut;
}

/** A tensor grid, halved along the longer side. */
function gridCuts(columns: number, rows: number): Cuts {
  const sequence = new Int32Array(columns * rows);
  let count = 0;
  const cut = (west: number, east: number, south: number, north: number): Cut => {
    const from = count;
    if (east - west === 1 && north - south === 1) {
      sequence[count++] = west * rows + south;
      return { from, to: count };
    }
    const x = (west + east) >> 1;
    const y = (south + north) >> 1;
    const across = east - west >= north - south;
    const one = across ? cut(west, x, south, north) : cut(west, east, south, y);
    const other = across ? cut(x, east, south, north) : cut(west, east, y, north);
    return { from, to: count, halves: [one, other] };
  };
  return { sequence, whole: cut(0, columns, 0, rows) };
}

/** Elements anywhere: halved at the median of x or y, whichever cuts fewer unknowns. */
function centerCuts(mesh: ElementMesh, centers: Float64Array): Cuts {
  const { unknowns } = mesh;
  const local = mesh.pattern.size;
  const sequence = Int32Array.from({ length: mesh.columns * mesh.rows }, (_, e) => e);
  const seen = new Int32Array(mesh.size);
  let mark = 0;
  const sorted = (from: number, to: number, axis: 0 | 1): Int32Array =>
    sequence.slice(from, to).sort((a, b) => centers[2 * a + axis]! - centers[2 * b + axis]! || a - b);
  const crossing = (elements: Int32Array): number => {
    const half = elements.length >> 1;
    let count = 0;
    mark += 2;
    elements.forEach((e, s) => {
      for (let i = e * local; i < (e + 1) * local; i++) {
        const u = unknowns[i]!;
        if (u < 0) continue;
        if (s < half) seen[u] = mark;
        else if (seen[u] === mark) {
          seen[u] = mark + 1;
          count++;
        }
      }
    });
    return count;
  };
  const cut = (from: number, to: number): Cut => {
    if (to - from === 1) return { from, to };
    const x = sorted(from, to, 0);
    const y = sorted(from, to, 1);
    sequence.set(crossing(x) <= crossing(y) ? x : y, from);
    const middle = from + ((to - from) >> 1);
    return { from, to, halves: [cut(from, middle), cut(middle, to)] };
  };
  return { sequence, whole: cut(0, sequence.length) };
}
