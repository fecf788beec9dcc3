import { triangulation } from '../../numerics/triangulation.ts';
import { longestIn, type AxisExtent, type ElementGrid, type Fineness, type MediumGrading } from './elementGrid.ts';
import { gradedQuads, type GradedQuads } from './gradedQuads.ts';
import { orientedCorners, quadElements } from './quadElements.ts';
import { mediumAt, sectionGraph, type Box } from './sectionGraph.ts';
import type { SectionCells } from './sectionCells.ts';
import { samePlace } from './crossSection.ts';
import type { OutlinedMedium } from './shapedCells.ts';

/** What a mesh is made for. @internal */
export interface FreeSetting {
  readonly cells: SectionCells;
  readonly indices: readonly number[];
  readonly wavenumber: number;
  readonly extents: { readonly x: AxisExtent; readonly y: AxisExtent };
  readonly fineness: Fineness;
  readonly gradings: readonly (MediumGrading | undefined)[];
}

/** Most points of a triangulation: three elements a point at order 4 then are some 250 thousand unknowns. */
const mostPoints = 3000;

/**
 * Cuts a section of any polygons into quadrilaterals: triangles near them, each cut in three and graded to the corners; strips from
 * there outward, whose steps double.
 *
 * @throws RangeError if that takes too many elements.
 * @internal
 */
export function freeGrid(shape: readonly OutlinedMedium[], setting: FreeSetting): ElementGrid {
  const { cells, indices, wavenumber, extents, fineness, gradings } = setting;
  const parts = shape.map(({ vertices, medium }) => ({
    vertices: vertices.map(([x, y]) => [x * wavenumber, y * wavenumber] as const),
    medium,
  }));
  const light = (medium: number): number => longestIn(medium, indices, fineness.order, gradings);
  const box = innerBox(setting);
  const graph = sectionGraph(parts, box, samePlace * wavenumber);
  // Each triangle's edges are halved; outside the guide the decay sets the size.
  const outward = 2 * Math.max(fineness.nearby.x, fineness.nearby.y);
  const longest = (x: number, y: number): number => Math.min(2 * light(mediumAt(parts, x, y)), outward);
  const triangles = triangulation(graph, { longest, most: mostPoints });
  if (triangles.x.length >= mostPoints) {
    throw new RangeError(`solveModes: the polygons ask for more than ${mostPoints} triangle corners; give fewer vertices`);
  }
  const at = (k: number, from: readonly number[]): number =>
    (from[triangles.triangles[k]!]! + from[triangles.triangles[k + 1]!]! + from[triangles.triangles[k + 2]!]!) / 3;
  const media = Int32Array.from({ length: triangles.triangles.length / 3 }, (_, k) =>
    mediumAt(parts, at(3 * k, triangles.x), at(3 * k, triangles.y)),
  );
  const quads = gradedQuads(triangles, media, fineness.layers);
  const limit = Math.min(...cells.media.map((_, medium) => (gradings[medium] === undefined ? Infinity : light(medium))));
  addStrips(quads, box, extents, limit, (x, y) => mediumAt(parts, x, y));
  const medium = Int32Array.from(quads.medium);
  const vertices = Float64Array.from({ length: 2 * quads.x.length }, (_, i) => ((i & 1) === 0 ? quads.x[i >> 1]! : quads.y[i >> 1]!));
  return {
    x: coarseLines(extents.x, box.left, box.right),
    y: coarseLines(extents.y, box.bottom, box.top),
    medium,
    permittivity: Float64Array.from(medium, (m) => indices[m]! ** 2),
    quads: quadElements({
      columns: medium.length,
      rows: 1,
      vertices,
      corners: orientedCorners(Int32Array.from(quads.around)),
      medium,
      profiles: gradings.map((each) => each?.profile),
    }),
  };
}

/** The polygons with a first step around them, inside the domain. */
function innerBox({ cells, wavenumber, extents, fineness }: FreeSetting): Box {
  const along = (axis: 'x' | 'y'): readonly [number, number] => {
    const { low, high, openLow, openHigh } = extents[axis];
    const { at } = cells[axis];
    const first = at[0]! * wavenumber - fineness.nearby[axis];
    const last = at[at.length - 1]! * wavenumber + fineness.nearby[axis];
    // A rest thinner than the step would be wasted.
    return [openLow && first - low > fineness.nearby[axis] ? first : low, openHigh && high - last > fineness.nearby[axis] ? last : high];
  };
  const [left, right] = along('x');
  const [bottom, top] = along('y');
  return { left, right, bottom, top };
}

/** Lines for rough sums over the plane. */
function coarseLines({ low, high }: AxisExtent, from: number, to: number): Float64Array {
  const count = 12;
  const inner = Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
  return Float64Array.from([...(from > low ? [low] : []), ...inner, ...(to < high ? [high] : [])]);
}

/** Rectangles from the points on the border of the box to the ends of the domain. */
function addStrips(
  quads: GradedQuads,
  box: Box,
  extents: FreeSetting['extents'],
  limit: number,
  medium: (x: number, y: number) => number,
): void {
  const steps = (from: number, to: number, first: number): number[] => {
    const sign = to > from ? 1 : -1;
    const length = Math.abs(to - from);
    const places: number[] = [];
    let step = Math.min(limit, first);
    for (let reached = 0; reached < length * (1 - 1e-9); step = Math.min(limit, 2 * step)) {
      // A short last element would be wasted.
      reached = reached + 1.5 * step > length ? length : reached + step;
      places.push(reached === length ? to : from + sign * reached);
    }
    return places;
  };
  const near = 1e-9 * (box.right - box.left + box.top - box.bottom);
  const { x, y } = quads;
  const onSide = (at: readonly number[], place: number, along: readonly number[]): number[] =>
    at.flatMap((each, p) => (Math.abs(each - place) < near ? [p] : [])).sort((a, b) => along[a]! - along[b]!);
  const quad = (a: number, b: number, c: number, d: number): void => {
    quads.around.push(a, b, c, d);
    quads.medium.push(medium((x[a]! + x[b]! + x[c]! + x[d]!) / 4, (y[a]! + y[b]! + y[c]! + y[d]!) / 4));
  };
  const vertex = (px: number, py: number): number => {
    y.push(py);
    return x.push(px) - 1;
  };
  /** Moves a chain of points outward, step by step, and returns the chains of its two ends. */
  const extrude = (chain: readonly number[], places: readonly number[], axis: 'x' | 'y'): [number[], number[]] => {
    let before = [...chain];
    const ends: [number[], number[]] = [[before[0]!], [before[before.length - 1]!]];
    for (const place of places) {
      const next = before.map((p) => (axis === 'x' ? vertex(place, y[p]!) : vertex(x[p]!, place)));
      for (let i = 1; i < next.length; i++) quad(before[i - 1]!, before[i]!, next[i]!, next[i - 1]!);
      ends[0].push(next[0]!);
      ends[1].push(next[next.length - 1]!);
      before = next;
    }
    return ends;
  };
  const left = onSide(x, box.left, y);
  const right = onSide(x, box.right, y);
  let bottom = onSide(y, box.bottom, x);
  let top = onSide(y, box.top, x);
  const firstX = Math.max((box.right - box.left) / 4, 1e-3);
  const firstY = Math.max((box.top - box.bottom) / 4, 1e-3);
  // First to both sides; what goes up and down then begins from the widened border.
  const [leftLow, leftHigh] = extrude(left, steps(box.left, extents.x.low, firstX), 'x');
  const [rightLow, rightHigh] = extrude(right, steps(box.right, extents.x.high, firstX), 'x');
  bottom = [...leftLow.slice(1).reverse(), ...bottom, ...rightLow.slice(1)];
  top = [...leftHigh.slice(1).reverse(), ...top, ...rightHigh.slice(1)];
  extrude(bottom, steps(box.bottom, extents.y.low, firstY), 'y');
  extrude(top, steps(box.top, extents.y.high, firstY), 'y');
}
