import type { Material } from '../../materials/material.ts';
import type { CrossSection, RectanglePart } from './crossSection.ts';
import { shapedCells, type CellShape } from './shapedCells.ts';

/** Interfaces across one axis. @internal */
export interface Interfaces {
  /** Rising positions, m. */
  readonly at: readonly number[];
  /** Whether a corner of the materials lies on it. */
  readonly corner: readonly boolean[];
  /** The mirror plane, if the section has one across this axis. */
  readonly mirror: number | undefined;
}

/** One material under one name. @internal */
export interface Medium {
  readonly name: string;
  readonly material: Material;
}

/** A cross-section cut into the cells between its interfaces. @internal */
export interface SectionCells {
  readonly x: Interfaces;
  readonly y: Interfaces;
  /** The cladding first. */
  readonly media: readonly Medium[];
  /** Medium of cell `ix (y.at.length + 1) + iy`; the first and last cells are open. */
  readonly medium: Int32Array;
  /** Of a section that is not all rectangles: what moves its interfaces, or stands for them. */
  readonly shape?: CellShape;
}

/** Cuts a cross-section into cells. @internal */
export function sectionCells(section: CrossSection): SectionCells {
  const parts = section.parts.filter((part): part is RectanglePart => part.polygon === undefined);
  if (parts.length < section.parts.length) return shapedCells(section);
  const { cladding, window } = section;
  const xAt = interfaces(parts.flatMap(({ x }) => x), window?.x);
  const yAt = interfaces(parts.flatMap(({ y }) => y), window?.y);
  const media: Medium[] = [{ name: 'cladding', material: cladding }];
  const rows = yAt.length + 1;
  const medium = new Int32Array((xAt.length + 1) * rows);
  for (let ix = 0; ix <= xAt.length; ix++) {
    const x = inside(xAt, ix);
    for (let iy = 0; iy < rows; iy++) {
      const y = inside(yAt, iy);
      const part = parts.find((each) => each.x[0] < x && x < each.x[1] && each.y[0] < y && y < each.y[1]);
      if (part === undefined) continue;
      let found = media.findIndex(({ name, material }) => name === part.name && material === part.material);
      if (found < 0) found = media.push({ name: part.name, material: part.material }) - 1;
      medium[ix * rows + iy] = found;
    }
  }
  const same = (a: number, b: number): boolean => media[medium[a]!]!.material === media[medium[b]!]!.material;
  const xCorner = xAt.map(() => false);
  const yCorner = yAt.map(() => false);
  for (let i = 0; i < xAt.length; i++) {
    for (let j = 0; j < yAt.length; j++) {
      const c = i * rows + j;
      const straight = (same(c, c + rows) && same(c + 1, c + rows + 1)) || (same(c, c + 1) && same(c + rows, c + rows + 1));
      if (!straight) xCorner[i] = yCorner[j] = true;
    }
  }
  const columns = xAt.length + 1;
  const mirroredX = (c: number): number => (columns - 1 - Math.floor(c / rows)) * rows + (c % rows);
  const mirroredY = (c: number): number => Math.floor(c / rows) * rows + (rows - 1 - (c % rows));
  return {
    x: { at: xAt, corner: xCorner, mirror: mirror(xAt, medium, mirroredX) },
    y: { at: yAt, corner: yCorner, mirror: mirror(yAt, medium, mirroredY) },
    media,
    medium,
  };
}

/** Finite ends inside the window, each once. */
function interfaces(ends: readonly number[], window: readonly [number, number] | undefined): number[] {
  const [low, high] = window ?? [-Infinity, Infinity];
  const sorted = ends.filter((end) => Number.isFinite(end) && end > low + 1e-15 && end < high - 1e-15).sort((a, b) => a - b);
  return sorted.filter((end, i) => i === 0 || end - sorted[i - 1]! > 1e-15);
}

/** A point inside cell i. */
function inside(at: readonly number[], i: number): number {
  if (at.length === 0) return 0;
  if (i === 0) return at[0]! - 1e-10;
  return i === at.length ? at[i - 1]! + 1e-10 : (at[i - 1]! + at[i]!) / 2;
}

function mirror(at: readonly number[], medium: Int32Array, mirrored: (cell: number) => number): number | undefined {
  if (at.length === 0) return undefined;
  const center = (at[0]! + at[at.length - 1]!) / 2;
  const even = at.every((position, i) => Math.abs(position + at[at.length - 1 - i]! - 2 * center) < 1e-15);
  return even && medium.every((each, cell) => each === medium[mirrored(cell)]) ? center : undefined;
}
