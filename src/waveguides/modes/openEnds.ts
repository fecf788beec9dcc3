import { elementGrid, type AxisExtent, type MediumGrading } from './elementGrid.ts';
import { highestModes } from './modeSearch.ts';
import type { SectionCells } from './sectionCells.ts';
import { vectorProblem } from './vectorProblem.ts';

/** Highest index that light can have far away on each side. @internal */
export interface FarIndices {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** How far away a graded material is at rest, times the vacuum wavenumber. */
const faraway = 30;

/** The far indices of a section: of the material there, or of the slab that its layers make. @internal */
export function farIndices(
  cells: SectionCells,
  indices: readonly number[],
  wavenumber: number,
  gradings: readonly (MediumGrading | undefined)[] = [],
): FarIndices {
  const rows = cells.y.at.length + 1;
  const columns = cells.x.at.length + 1;
  const column = (ix: number): number[] => Array.from({ length: rows }, (_, iy) => cells.medium[ix * rows + iy]!);
  const row = (iy: number): number[] => Array.from({ length: columns }, (_, ix) => cells.medium[ix * rows + iy]!);
  const solved = new Map<string, number>();
  const of = (stack: number[], at: readonly number[], along: (place: number) => readonly [x: number, y: number]): number => {
    const graded = stack.some((medium) => gradings[medium] !== undefined);
    const key = graded ? `graded ${solved.size}` : [...stack, ...at].join();
    const line = (medium: number) => (place: number): number => {
      const profile = gradings[medium]?.profile;
      return profile === undefined ? indices[medium]! : profile.index(...along(place));
    };
    const index = solved.get(key) ?? stackIndex(stack, at, indices, wavenumber, graded ? line : undefined, gradings);
    solved.set(key, index);
    return index;
  };
  const low = (at: readonly number[]): number => (at[0] ?? 0) * wavenumber - faraway;
  const high = (at: readonly number[]): number => (at[at.length - 1] ?? 0) * wavenumber + faraway;
  return {
    left: of(column(0), cells.y.at, (y) => [low(cells.x.at), y]),
    right: of(column(columns - 1), cells.y.at, (y) => [high(cells.x.at), y]),
    bottom: of(row(0), cells.x.at, (x) => [x, low(cells.y.at)]),
    top: of(row(rows - 1), cells.x.at, (x) => [x, high(cells.y.at)]),
  };
}

/** Index of the first TE mode of layers, the highest of all; that of the better outer layer if they do not guide. */
function stackIndex(
  stack: readonly number[],
  at: readonly number[],
  indices: readonly number[],
  wavenumber: number,
  line: ((medium: number) => (place: number) => number) | undefined,
  gradings: readonly (MediumGrading | undefined)[],
): number {
  const lines = at.map((each) => each * wavenumber);
  const ends = [(lines[0] ?? 0) - faraway, ...lines, (lines[lines.length - 1] ?? 0) + faraway];
  const layers = stack.map((medium, i) => {
    if (line === undefined) return indices[medium]!;
    const places = Array.from({ length: 33 }, (_, k) => ends[i]! + ((ends[i + 1]! - ends[i]!) * k) / 32);
    return Math.max(...places.map(line(medium)));
  });
  const last = stack.length - 1;
  const end = (i: number, place: number): number => (line === undefined ? layers[i]! : line(stack[i]!)(place));
  const outer = Math.max(end(0, ends[0]!), end(last, ends[last + 1]!));
  const highest = Math.max(...layers);
  if (!(highest > outer)) return highest;
  const cells: SectionCells = {
    x: { at: [], corner: [], mirror: undefined },
    y: { at, corner: at.map(() => false), mirror: undefined },
    media: [],
    medium: Int32Array.from(stack),
  };
  const x = { low: 0, high: 1, openLow: false, openHigh: false };
  const y = { low: ends[0]! + faraway - 100, high: ends[last + 1]! - faraway + 100, openLow: true, openHigh: true };
  const along = gradings.map((grading, medium): MediumGrading | undefined => {
    if (grading === undefined || line === undefined) return undefined;
    return { ...grading, profile: { ...grading.profile, index: (_, place) => line(medium)(place) } };
  });
  const grid = elementGrid(cells, indices, wavenumber, { x, y }, { order: 6, layers: 0, nearby: { x: 1, y: 0.5 } }, along);
  const bounds = { left: 'electric', right: 'electric', bottom: 'open', top: 'open' } as const;
  const problem = vectorProblem(grid, { formulation: 'magnetic', bounds, orderX: 1, orderY: 6 });
  return Math.max(outer, Math.sqrt(highestModes(problem, { highest, lowest: outer, wanted: 1, tolerance: 1e-9 }).indexSquared[0]!));
}

/** How far the field of a mode must be followed outward, times the vacuum wavenumber. @internal */
export function reach(index: number, far: number, tolerance: number): number {
  const squared = index * index - far * far;
  // e^(−2 decay reach) of the index is cut off. In steps, so that nearby wavelengths have one grid.
  const needed = (2 + Math.log(1 / tolerance) / 2) / Math.sqrt(Math.max(squared, 1e-8));
  return 2 ** (Math.ceil(4 * Math.log2(Math.min(needed, 1200))) / 4);
}

/** The extent of an axis with open or half ends. @internal */
export function extentOf(
  kind: 'whole' | 'half' | 'uniform',
  axis: SectionCells['x'],
  window: readonly [number, number] | undefined,
  reaches: readonly [low: number, high: number],
  wavenumber: number,
): AxisExtent {
  if (kind === 'uniform') return { low: -0.5e-6 * wavenumber, high: 0.5e-6 * wavenumber, openLow: false, openHigh: false };
  const first = window === undefined ? axis.at[0]! * wavenumber - reaches[0] : window[0] * wavenumber;
  const high = window === undefined ? axis.at[axis.at.length - 1]! * wavenumber + reaches[1] : window[1] * wavenumber;
  const open = window === undefined;
  if (kind === 'half') return { low: axis.mirror! * wavenumber, high, openLow: false, openHigh: open };
  return { low: first, high, openLow: open, openHigh: open };
}
