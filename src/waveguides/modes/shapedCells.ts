import { gradingOf } from '../../materials/gradedIndex.ts';
import { contains, eachEdge, type Vertices } from '../../numerics/polygon.ts';
import { outline, samePlace, type CrossSection } from './crossSection.ts';
import type { Interfaces, Medium, SectionCells } from './sectionCells.ts';
import { distinct, wallChains, type WallChains } from './wallChains.ts';

/** Beyond what any part may end at, m. */
const ends = 5e-3;

/** A part by its outline. @internal */
export interface OutlinedMedium {
  readonly vertices: Vertices;
  readonly medium: number;
}

/** What a section of polygons is cut into. @internal */
export type CellShape =
  | {
      /** A tensor grid whose vertical lines follow the walls. */
      readonly kind: 'walls';
      /** Of each interface across x its place at each interface across y, m. */
      readonly places: readonly Float64Array[];
    }
  | {
      /** Anything else. */
      readonly kind: 'free';
      readonly parts: readonly OutlinedMedium[];
    };

/** Cuts a section that holds polygons: along its walls where a moved tensor grid serves. @internal */
export function shapedCells(section: CrossSection): SectionCells {
  const media: Medium[] = [{ name: 'cladding', material: section.cladding }];
  const parts = section.parts.map((part): OutlinedMedium => {
    let medium = media.findIndex(({ name, material }) => name === part.name && material === part.material);
    if (medium < 0) medium = media.push({ name: part.name, material: part.material }) - 1;
    return { vertices: outline(part), medium };
  });
  const { window } = section;
  // A polygon that a window cuts is left to triangles.
  const uncut = ([x, y]: readonly [number, number]): boolean => window === undefined || (holds(window.x, x) && holds(window.y, y));
  const within = section.parts.every(({ polygon }) => polygon === undefined || polygon.every(uncut));
  const chains = within ? wallChains(parts.map(({ vertices }) => vertices), ends) : undefined;
  const at = (x: number, y: number): number => parts.find(({ vertices }) => contains(vertices, x, y))?.medium ?? 0;
  return chains === undefined ? freeCells(section, media, parts, at) : walledCells(section, media, chains, at);
}

function holds([low, high]: readonly [number, number], place: number): boolean {
  return place > low + samePlace && place < high - samePlace;
}

function walledCells(
  { window }: CrossSection,
  media: readonly Medium[],
  chains: WallChains,
  at: (x: number, y: number) => number,
): SectionCells {
  const inY = chains.levels.map((level) => window === undefined || holds(window.y, level));
  const levels = chains.levels.filter((_, j) => inY[j]!);
  const places = chains.places
    .filter((line) => window === undefined || line.every((place) => holds(window.x, place)))
    .map((line) => line.filter((_, j) => inY[j] ?? true));
  const rows = levels.length + 1;
  const columns = places.length + 1;
  const line = (k: number, iy: number): number => (places[k]![Math.max(0, iy - 1)]! + places[k]![Math.min(rows - 2, iy)]!) / 2;
  const medium = new Int32Array(columns * rows);
  for (let ix = 0; ix < columns; ix++) {
    for (let iy = 0; iy < rows; iy++) {
      const y = middle(levels, iy, (j) => levels[j]!);
      medium[ix * rows + iy] = at(middle(places, ix, (k) => line(k, iy)), y);
    }
  }
  const same = (a: number, b: number): boolean => media[medium[a]!]!.material === media[medium[b]!]!.material;
  const xCorner = places.map(() => false);
  const yCorner = levels.map(() => false);
  for (let i = 0; i < places.length; i++) {
    const slope = (row: number): number =>
      row < 0 || row + 1 >= levels.length ? 0 : (places[i]![row + 1]! - places[i]![row]!) / (levels[row + 1]! - levels[row]!);
    for (let j = 0; j < levels.length; j++) {
      const c = i * rows + j;
      const upright = same(c, c + 1) && same(c + rows, c + rows + 1) && (same(c, c + rows) || Math.abs(slope(j - 1) - slope(j)) < 1e-9);
      if (!(upright || (same(c, c + rows) && same(c + 1, c + rows + 1)))) xCorner[i] = yCorner[j] = true;
    }
  }
  const xs = places.map((line) => line.reduce((sum, each) => sum + each, 0) / line.length);
  const centerX = center(xs);
  const centerY = center(levels);
  const evenX = places.every((line, i) => line.every((place, j) => near(place + places[columns - 2 - i]![j]!, 2 * centerX)));
  const evenY =
    levels.every((level, j) => near(level + levels[rows - 2 - j]!, 2 * centerY)) &&
    places.every((line) => line.every((place, j) => near(place, line[line.length - 1 - j]!)));
  const mediaX = medium.every((each, c) => each === medium[(columns - 1 - Math.floor(c / rows)) * rows + (c % rows)]);
  const mediaY = medium.every((each, c) => each === medium[Math.floor(c / rows) * rows + (rows - 1 - (c % rows))]);
  return {
    x: { at: xs, corner: xCorner, mirror: xs.length > 0 && evenX && mediaX ? centerX : undefined },
    y: { at: levels, corner: yCorner, mirror: levels.length > 0 && evenY && mediaY ? centerY : undefined },
    media,
    medium,
    shape: { kind: 'walls', places },
  };
}

/** Cells by the ends of rectangles and the extent of polygons: what light meets far away. */
function freeCells(
  section: CrossSection,
  media: readonly Medium[],
  parts: readonly OutlinedMedium[],
  at: (x: number, y: number) => number,
): SectionCells {
  const along = (axis: 0 | 1): Interfaces => {
    const window = axis === 0 ? section.window?.x : section.window?.y;
    const all = section.parts.flatMap((part) => {
      const places = outline(part).map((vertex) => vertex[axis]);
      return [Math.min(...places), Math.max(...places)];
    });
    const lines = distinct(all.filter((place) => Math.abs(place) < ends && (window === undefined || holds(window, place))));
    return { at: lines, corner: lines.map(() => false), mirror: lines.length > 0 ? mirrorOf(parts, media, axis) : undefined };
  };
  const x = along(0);
  const y = along(1);
  const rows = y.at.length + 1;
  const medium = Int32Array.from({ length: (x.at.length + 1) * rows }, (_, c) => {
    const upward = (j: number): number => y.at[j]!;
    return at(middle(x.at, Math.floor(c / rows), (k) => x.at[k]!), middle(y.at, c % rows, upward));
  });
  return { x, y, media, medium, shape: { kind: 'free', parts } };
}

/** The plane across an axis about which the edges of every medium lie evenly. */
function mirrorOf(parts: readonly OutlinedMedium[], media: readonly Medium[], axis: 0 | 1): number | undefined {
  const places = parts.flatMap(({ vertices }) => vertices.map((vertex) => vertex[axis])).filter((place) => Math.abs(place) < ends);
  const plane = (Math.min(...places) + Math.max(...places)) / 2;
  const edges: { readonly medium: number; readonly ends: readonly (readonly [number, number])[] }[] = [];
  for (const { vertices, medium } of parts) {
    eachEdge(vertices, (ax, ay, bx, by) => edges.push({ medium, ends: [[ax, ay], [bx, by]] }));
  }
  const flip = (vertex: readonly [number, number]): readonly [number, number] => {
    const place = vertex[axis];
    const flipped = Math.abs(place) < ends ? 2 * plane - place : -place;
    return axis === 0 ? [flipped, vertex[1]] : [vertex[0], flipped];
  };
  const same = (a: readonly [number, number], b: readonly [number, number]): boolean => near(a[0], b[0]) && near(a[1], b[1]);
  const even = edges.every((one) => {
    const [a, b] = one.ends.map(flip) as [readonly [number, number], readonly [number, number]];
    const image = ([c, d]: readonly (readonly [number, number])[]): boolean =>
      (same(a, c!) && same(b, d!)) || (same(a, d!) && same(b, c!));
    return edges.some((other) => other.medium === one.medium && image(other.ends));
  });
  return even && media.every(({ material }) => gradingOf(material) === undefined) ? plane : undefined;
}

function center(at: readonly number[]): number {
  return at.length === 0 ? 0 : (at[0]! + at[at.length - 1]!) / 2;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < samePlace;
}

/** A place inside cell i. */
function middle(at: { readonly length: number }, i: number, place: (i: number) => number): number {
  if (at.length === 0) return 0;
  if (i === 0) return place(0) - 1e-10;
  return i === at.length ? place(i - 1) + 1e-10 : (place(i - 1) + place(i)) / 2;
}
