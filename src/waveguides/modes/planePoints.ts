import { counterclockwise, eachTriangle, sharedPolygon } from '../../numerics/convexPolygon.ts';
import { gaussRule } from '../../numerics/legendre.ts';
import { applyParity, elementField, gathered, reference, type PointField } from './mappedField.ts';
import type { DiscreteField, FieldSamples } from './modeField.ts';
import { quadElements, type QuadElements } from './quadElements.ts';
import { jacobianAt, placeAt } from './quadPlaces.ts';
import { axisRoom, axisValues, squareRule } from './squareRule.ts';
import { elementLayout } from './vectorElement.ts';

/** A field, its plane moved by x and y. @internal */
export interface PlacedField {
  readonly field: DiscreteField;
  readonly x: number;
  readonly y: number;
}

/** How densely points lie. @internal */
export interface PointSetting {
  /** Longest piece of an element. */
  readonly longest: number;
  /** Points along each side of a piece, more than the order. */
  readonly count: number;
  /** What lies outside is left out. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Whether a field lives on quadrilaterals. @internal */
export function onQuads({ problem }: DiscreteField): boolean {
  return problem.grid.quads !== undefined;
}

/** One element of the whole plane, or its mirror image. */
interface Cell {
  readonly element: number;
  readonly mirroredX: boolean;
  readonly mirroredY: boolean;
  /** Corners around, x and y alternating. */
  readonly around: readonly number[];
}

/** A field by its elements, tensor grids among them. */
interface CellField {
  readonly placed: PlacedField;
  readonly quads: QuadElements;
  readonly cells: readonly Cell[];
  /** The field of a cell at a place of its element's reference square. */
  readonly at: (cell: Cell, s: number, t: number, out: PointField) => void;
}

function cellField(placed: PlacedField): CellField {
  const { problem, vector, index, mirrorX, mirrorY } = placed.field;
  const { orderX, orderY, bounds, grid } = problem;
  const quads = grid.quads ?? rectangles(grid.x, grid.y);
  const { startY, startZ, size } = elementLayout(orderX, orderY);
  const local = new Float64Array(size);
  const roomX = axisRoom(orderX);
  const roomY = axisRoom(orderY);
  let held = -1;
  const cells: Cell[] = [];
  for (let element = 0; element < quads.medium.length; element++) {
    const p = quads.places.subarray(8 * element, 8 * element + 8);
    const around = [p[0]!, p[1]!, p[2]!, p[3]!, p[6]!, p[7]!, p[4]!, p[5]!];
    for (const mirroredX of mirrorX === undefined ? [false] : [false, true]) {
      for (const mirroredY of mirrorY === undefined ? [false] : [false, true]) {
        const image = around.map((each, i) => {
          if (i % 2 === 0) return (mirroredX ? 2 * mirrorX! - each : each) + placed.x;
          return (mirroredY ? 2 * mirrorY! - each : each) + placed.y;
        });
        cells.push({ element, mirroredX, mirroredY, around: image });
      }
    }
  }
  const at = ({ element, mirroredX, mirroredY }: Cell, s: number, t: number, out: PointField): void => {
    if (element !== held) {
      gathered(problem, vector, element, local);
      if (grid.quads === undefined) {
        // A tensor grid's unknowns are those of the field itself, not times the lengths of the element.
        const p = 8 * element;
        const halfX = (quads.places[p + 2]! - quads.places[p]!) / 2;
        const halfY = (quads.places[p + 5]! - quads.places[p + 1]!) / 2;
        for (let i = 0; i < startZ; i++) local[i]! *= i < startY ? halfX : halfY;
      }
    }
    held = element;
    elementField(quads, problem, element, local, index, s, t, axisValues(s, roomX), axisValues(t, roomY), out);
    applyParity(out, mirroredX ? bounds.left === 'electric' : undefined, mirroredY ? bounds.bottom === 'electric' : undefined);
  };
  return { placed, quads, cells, at };
}

/** A tensor grid as quadrilaterals. */
function rectangles(x: Float64Array, y: Float64Array): QuadElements {
  const columns = x.length - 1;
  const rows = y.length - 1;
  const vertices = Float64Array.from({ length: 2 * x.length * y.length }, (_, i) => {
    const v = i >> 1;
    return (i & 1) === 0 ? x[Math.floor(v / y.length)]! : y[v % y.length]!;
  });
  const corners = Int32Array.from({ length: 4 * columns * rows }, (_, k) => {
    const e = k >> 2;
    return (Math.floor(e / rows) + (k & 1)) * y.length + (e % rows) + ((k >> 1) & 1);
  });
  return quadElements({ columns, rows, vertices, corners, medium: new Int32Array(columns * rows), profiles: [] });
}

/** A field at points with weights, so that their sum is an integral over the plane. @internal */
export interface SampledField extends FieldSamples {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weights: Float64Array;
}

/** The field at the points of rules on its elements. @internal */
export function fieldPoints(field: DiscreteField, setting: PointSetting): SampledField {
  const one = cellField({ field, x: 0, y: 0 });
  const columns: number[][] = Array.from({ length: 9 }, () => []);
  const out: PointField = { ex: 0, ey: 0, ez: 0, hx: 0, hy: 0, hz: 0 };
  eachOwnPoint(one, setting, (cell, s, t, x, y, weight) => {
    one.at(cell, s, t, out);
    [x, y, weight, out.ex, out.ey, out.ez, out.hx, out.hy, out.hz].forEach((value, k) => columns[k]!.push(value));
  });
  const [x, y, weights, ex, ey, ez, hx, hy, hz] = columns.map((column) => Float64Array.from(column)) as Nine;
  return { x, y, weights, ex, ey, ez, hx, hy, hz };
}

type Column = Float64Array;
type Nine = [Column, Column, Column, Column, Column, Column, Column, Column, Column];

/** The points of rules on the pieces of elements. */
function eachOwnPoint(
  { placed, quads, cells }: CellField,
  setting: PointSetting,
  visit: (cell: Cell, s: number, t: number, x: number, y: number, weight: number) => void,
): void {
  const { mirrorX = 0, mirrorY = 0 } = placed.field;
  const { nodes, weights } = gaussRule(setting.count);
  const jacobian = new Float64Array(5);
  const place = new Float64Array(2);
  for (const cell of cells) {
    const { around, element, mirroredX, mirroredY } = cell;
    if (!within(around, setting)) continue;
    const side = (a: number, b: number): number => Math.hypot(around[2 * a]! - around[2 * b]!, around[2 * a + 1]! - around[2 * b + 1]!);
    const manyS = Math.ceil(Math.max(side(0, 1), side(2, 3)) / setting.longest + 1e-9);
    const manyT = Math.ceil(Math.max(side(1, 2), side(3, 0)) / setting.longest + 1e-9);
    for (let p = 0; p < manyS * nodes.length; p++) {
      const s = (2 * Math.floor(p / nodes.length) + 1 + nodes[p % nodes.length]!) / manyS - 1;
      for (let q = 0; q < manyT * nodes.length; q++) {
        const t = (2 * Math.floor(q / nodes.length) + 1 + nodes[q % nodes.length]!) / manyT - 1;
        placeAt(quads.places, 8 * element, s, t, place);
        jacobianAt(quads.places, 8 * element, s, t, jacobian);
        const weight = (weights[p % nodes.length]! * weights[q % nodes.length]! * Math.abs(jacobian[4]!)) / (manyS * manyT);
        visit(cell, s, t, mirroredX ? 2 * mirrorX - place[0]! : place[0]!, mirroredY ? 2 * mirrorY - place[1]! : place[1]!, weight);
      }
    }
  }
}

/**
 * Both fields at the points of rules on the pieces that their elements share, each cut into triangles.
 *
 * @internal
 */
export function eachSharedPoint(
  a: PlacedField,
  b: PlacedField,
  { longest, count }: Pick<PointSetting, 'longest' | 'count'>,
  visit: (x: number, y: number, weight: number, first: PointField, second: PointField) => void,
): void {
  const one = cellField(a);
  const other = cellField(b);
  const { orderX, orderY } = a.field.problem;
  const first: PointField = { ex: 0, ey: 0, ez: 0, hx: 0, hy: 0, hz: 0 };
  const second: PointField = { ex: 0, ey: 0, ez: 0, hx: 0, hy: 0, hz: 0 };
  if (sameElements(a, b)) {
    const plane = { left: -Infinity, right: Infinity, bottom: -Infinity, top: Infinity };
    // That of the matrices where it is enough.
    const enough = Math.max(count, squareRule(orderX, orderY).nodes.length);
    eachOwnPoint(one, { longest, count: enough, ...plane }, (cell, s, t, x, y, weight) => {
      one.at(cell, s, t, first);
      other.at(cell, s, t, second);
      visit(x, y, weight, first, second);
    });
    return;
  }
  const { nodes, weights } = gaussRule(count);
  const st = new Float64Array(2);
  const fieldAt = (from: CellField, cell: Cell, x: number, y: number, out: PointField): void => {
    const { mirrorX = 0, mirrorY = 0 } = from.placed.field;
    const px = x - from.placed.x;
    const py = y - from.placed.y;
    reference(from.quads.places, 8 * cell.element, cell.mirroredX ? 2 * mirrorX - px : px, cell.mirroredY ? 2 * mirrorY - py : py, st);
    from.at(cell, st[0]!, st[1]!, out);
  };
  const boxes = other.cells.map(({ around }) => boxOf(around));
  for (const cell of one.cells) {
    const box = boxOf(cell.around);
    const subject = counterclockwise(cell.around);
    other.cells.forEach((facing, k) => {
      const [left, right, bottom, top] = boxes[k]!;
      if (left >= box[1] || right <= box[0] || bottom >= box[3] || top <= box[2]) return;
      const shared = sharedPolygon(subject, counterclockwise(facing.around));
      for (let i = 4; i + 1 < shared.length; i += 2) {
        const fan = [shared[0]!, shared[1]!, shared[i - 2]!, shared[i - 1]!, shared[i]!, shared[i + 1]!] as const;
        eachTriangle(fan, longest, (ax, ay, bx, by, cx, cy) => {
          const twice = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
          if (!(twice > 1e-16)) return;
          // The square onto the triangle, one side into a.
          for (let p = 0; p < nodes.length; p++) {
            const u = (1 + nodes[p]!) / 2;
            for (let q = 0; q < nodes.length; q++) {
              const v = (1 + nodes[q]!) / 2;
              const x = ax + u * (bx - ax + v * (cx - bx));
              const y = ay + u * (by - ay + v * (cy - by));
              fieldAt(one, cell, x, y, first);
              fieldAt(other, facing, x, y, second);
              visit(x, y, (weights[p]! * weights[q]! * u * twice) / 4, first, second);
            }
          }
        });
      }
    });
  }
}

/** Whether two fields live on the very same elements, unmoved. */
function sameElements(a: PlacedField, b: PlacedField): boolean {
  const { quads } = a.field.problem.grid;
  const together = quads !== undefined && quads === b.field.problem.grid.quads && a.x === 0 && b.x === 0 && a.y === 0 && b.y === 0;
  return together && a.field.mirrorX === b.field.mirrorX && a.field.mirrorY === b.field.mirrorY;
}

function boxOf(around: readonly number[]): readonly [number, number, number, number] {
  const x = around.filter((_, i) => i % 2 === 0);
  const y = around.filter((_, i) => i % 2 === 1);
  return [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
}

function within(around: readonly number[], { left, right, bottom, top }: PointSetting): boolean {
  const [x0, x1, y0, y1] = boxOf(around);
  return x1 > left && x0 < right && y1 > bottom && y0 < top;
}
