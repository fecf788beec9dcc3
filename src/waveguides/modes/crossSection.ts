import { digits, inRange } from '../../errors.ts';
import type { Material } from '../../materials/material.ts';
import { crossesItself, overlapping, signedArea, type Vertices } from '../../numerics/polygon.ts';
import type { Walls } from './vectorProblem.ts';

/** What every part of a cross-section has. */
export interface NamedPart {
  /** Name by which confinement and power are asked; several parts may share one. */
  readonly name: string;
  readonly material: Material;
}

/** A rectangle of one material; an end at ±Infinity makes it a layer. */
export interface RectanglePart extends NamedPart {
  /** Left and right end, m. */
  readonly x: readonly [left: number, right: number];
  /** Bottom and top end, m. */
  readonly y: readonly [bottom: number, top: number];
  readonly polygon?: undefined;
}

/** A polygon of one material. */
export interface PolygonPart extends NamedPart {
  /** Its vertices in turn, in either direction, m; 3 to 200, the last is joined to the first. */
  readonly polygon: readonly (readonly [x: number, y: number])[];
  readonly x?: undefined;
  readonly y?: undefined;
}

/** A piece of a cross-section. */
export type SectionPart = RectanglePart | PolygonPart;

/** The part of the plane in which modes are solved, m. */
export interface SectionWindow {
  readonly x: readonly [left: number, right: number];
  readonly y: readonly [bottom: number, top: number];
}

/** What light sees of a guide across its axis: x to the side, y upward. */
export interface CrossSectionDesign {
  /** Fills all that no part covers; its name for confinement and power is `cladding`. */
  readonly cladding: Material;
  readonly parts: readonly SectionPart[];
  /** Follows from the decay of the modes if absent. */
  readonly window?: SectionWindow;
  /**
   * Walls of a given window. If absent, the electric and the magnetic formulation take opposite walls, so that the error shows
   * what is cut off.
   */
  readonly walls?: Walls;
}

/** A checked cross-section. */
export interface CrossSection extends CrossSectionDesign {
  readonly kind: 'crossSection';
}

/**
 * A cross-section of rectangles, layers and polygons: strips, ribs, slots, double tips, slanted walls. Lengths 1 nm to 1 mm.
 *
 * @throws RangeError for a length out of range, a polygon that crosses itself, parts of different material that overlap, a part outside
 * the window, walls without a window, or no part at all.
 */
export function crossSection(design: CrossSectionDesign): CrossSection {
  const { cladding, parts, window, walls } = design;
  checkMaterial('cladding', cladding);
  if (parts.length === 0) throw new RangeError('crossSection: parts is empty, must hold at least one part');
  for (const part of parts) {
    if (part.name === 'cladding' || part.name === '') {
      throw new RangeError(`crossSection: a part is named "${part.name}", must have a name of its own`);
    }
    checkMaterial(part.name, part.material);
    if (part.polygon !== undefined) checkPolygon(part.name, part.polygon);
    else {
      checkSpan(`${part.name}.x`, part.x);
      checkSpan(`${part.name}.y`, part.y);
    }
  }
  parts.forEach((one, i) => {
    for (const other of parts.slice(i + 1)) {
      if (one.material === other.material || !overlap(one, other)) continue;
      throw new RangeError(`crossSection: parts ${one.name} and ${other.name} of different material overlap, must lie side by side`);
    }
  });
  if (window === undefined) {
    if (walls !== undefined) throw new RangeError('crossSection: walls are given without a window, must come with one');
  } else {
    checkSpan('window.x', window.x, 1e-3);
    checkSpan('window.y', window.y, 1e-3);
    for (const part of parts) {
      if (overlap(part, window)) continue;
      throw new RangeError(`crossSection: part ${part.name} lies outside the window`);
    }
  }
  for (const [side, wall] of Object.entries(walls ?? {})) {
    if (wall === 'electric' || wall === 'magnetic') continue;
    throw new RangeError(`crossSection: walls.${side} is ${String(wall)}, must be electric or magnetic`);
  }
  return Object.freeze({ kind: 'crossSection', ...design });
}

/** Points nearer than this are one, m. @internal */
export const samePlace = 1e-13;

/** The outline of a part; of a layer as far as `far`, m. @internal */
export function outline(part: SectionPart | SectionWindow, far = 1e-2): Vertices {
  if (isPolygon(part)) return part.polygon;
  const { x, y } = part;
  const [left, right, bottom, top] = [...x, ...y].map((end) => Math.min(far, Math.max(-far, end))) as [number, number, number, number];
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ];
}

function isPolygon(part: SectionPart | SectionWindow): part is PolygonPart {
  return 'polygon' in part && part.polygon !== undefined;
}

function overlap(one: SectionPart, other: SectionPart | SectionWindow): boolean {
  if (one.polygon === undefined && !isPolygon(other)) {
    const { x, y } = other;
    return meet(one.x, x) && meet(one.y, y);
  }
  return overlapping(outline(one), outline(other), samePlace);
}

function meet(a: readonly [number, number], b: readonly [number, number]): boolean {
  return Math.min(a[1], b[1]) - Math.max(a[0], b[0]) > 1e-15;
}

function checkSpan(name: string, span: readonly [number, number], longest = Infinity): void {
  const [from, to] = span;
  for (const end of span) {
    if (Math.abs(end) <= 1e-3 || Math.abs(end) === Infinity) continue;
    throw new RangeError(`crossSection: ${name} has an end at ${digits(end)} m, outside -0.001 to 0.001 m`);
  }
  if (!(to - from >= 1e-9 && to - from <= longest)) {
    throw new RangeError(`crossSection: ${name} is ${digits(from)} to ${digits(to)} m, must rise by at least 1e-9 m`);
  }
}

function checkPolygon(name: string, polygon: Vertices): void {
  inRange('crossSection', `number of vertices of ${name}`, polygon.length, '1', 3, 200);
  polygon.forEach(([x, y], i) => {
    inRange('crossSection', `${name}.polygon[${i}][0]`, x, 'm', -1e-3, 1e-3);
    inRange('crossSection', `${name}.polygon[${i}][1]`, y, 'm', -1e-3, 1e-3);
  });
  polygon.forEach(([x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    if (Math.hypot(nextX - x, nextY - y) >= 1e-9) return;
    throw new RangeError(`crossSection: ${name}.polygon has an edge shorter than 1e-9 m after vertex ${i}`);
  });
  if (crossesItself(polygon, samePlace)) {
    throw new RangeError(`crossSection: ${name}.polygon crosses itself, must be a simple polygon`);
  }
  if (Math.abs(signedArea(polygon)) < 1e-18) throw new RangeError(`crossSection: ${name}.polygon has an area below 1e-18 m^2`);
}

function checkMaterial(name: string, material: Material): void {
  if (typeof material === 'object' && material !== null && typeof material.index === 'function') return;
  throw new RangeError(`crossSection: ${name} has no material, must have one such as silicon or constantIndex(2)`);
}

/** How the walls of an etched guide stand. */
export interface Sidewalls {
  /** Angle of the walls inside the core, from the horizontal, rad, π/6 to 5π/6; π/2 (vertical) if absent. Below π/2 the base is wider. */
  readonly sidewallAngle?: number;
  /** Where the width is that of the design: at half the height of the walls if absent. */
  readonly widthAt?: 'top' | 'middle' | 'base';
}

/**
 * A rectangle in a cladding, its middle at the origin; its name is `core`. With slanted walls a trapezoid, `width` at half its height
 * unless `widthAt` says otherwise. Width and height 1 nm to 0.1 mm.
 *
 * @throws RangeError for a length out of range, or walls that meet.
 */
export function strip(
  guide: Sidewalls & {
    readonly width: number;
    readonly height: number;
    readonly core: Material;
    readonly cladding: Material;
  },
): CrossSection {
  const { width, height, core, cladding } = guide;
  inRange('strip', 'width', width, 'm', 1e-9, 1e-4);
  inRange('strip', 'height', height, 'm', 1e-9, 1e-4);
  return crossSection({ cladding, parts: [walled('strip', core, guide, width, [-height / 2, height / 2])] });
}

/** A core between two walls. */
function walled(who: string, material: Material, walls: Sidewalls, width: number, y: readonly [number, number]): SectionPart {
  const { sidewallAngle = Math.PI / 2, widthAt = 'middle' } = walls;
  inRange(who, 'sidewallAngle', sidewallAngle, 'rad', Math.PI / 6, (5 * Math.PI) / 6);
  if (!['top', 'middle', 'base'].includes(widthAt)) {
    throw new RangeError(`${who}: widthAt is ${JSON.stringify(widthAt)}, must be top, middle or base`);
  }
  const name = 'core';
  if (Math.abs(sidewallAngle - Math.PI / 2) < 1e-9) return { name, material, x: [-width / 2, width / 2], y };
  const lean = (y[1] - y[0]) / Math.tan(sidewallAngle);
  const base = width / 2 + (widthAt === 'base' ? 0 : widthAt === 'middle' ? lean / 2 : lean);
  inRange(who, 'width at the base', 2 * base, 'm', 1e-9, 1e-3);
  inRange(who, 'width at the top', 2 * (base - lean), 'm', 1e-9, 1e-3);
  const polygon = [
    [-base, y[0]],
    [base, y[0]],
    [base - lean, y[1]],
    [lean - base, y[1]],
  ] as const;
  return { name, material, polygon };
}

/**
 * A ridge on a slab of the same material that goes on to both sides; both together are `core`. `height` is that of the ridge with
 * the slab, its middle at the origin; `slab` the thickness beside the ridge. Slanted walls are those of the ridge over the slab.
 * Lengths 1 nm to 0.1 mm.
 *
 * @throws RangeError for a length out of range, a slab as high as the ridge, or walls that meet.
 */
export function rib(
  guide: Sidewalls & {
    readonly width: number;
    readonly height: number;
    readonly slab: number;
    readonly core: Material;
    readonly cladding: Material;
  },
): CrossSection {
  const { width, height, core, cladding } = guide;
  inRange('rib', 'width', width, 'm', 1e-9, 1e-4);
  inRange('rib', 'height', height, 'm', 2e-9, 1e-4);
  inRange('rib', 'slab', guide.slab, 'm', 1e-9, height - 1e-9);
  const edge = -height / 2 + guide.slab;
  return crossSection({
    cladding,
    parts: [
      walled('rib', core, guide, width, [edge, height / 2]),
      { name: 'core', material: core, x: [-Infinity, Infinity], y: [-height / 2, edge] },
    ],
  });
}

/**
 * A layer without sides, its middle at y = 0; its name is `core`. Its modes do not depend on x: fields and area are those of a
 * piece 1 um wide. Thickness 1 nm to 0.1 mm.
 *
 * @throws RangeError for a length out of range.
 */
export function slab(guide: { readonly thickness: number; readonly core: Material; readonly cladding: Material }): CrossSection {
  const { thickness, core, cladding } = guide;
  inRange('slab', 'thickness', thickness, 'm', 1e-9, 1e-4);
  return crossSection({
    cladding,
    parts: [{ name: 'core', material: core, x: [-Infinity, Infinity], y: [-thickness / 2, thickness / 2] }],
  });
}
