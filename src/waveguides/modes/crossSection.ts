import { digits, inRange } from '../../errors.ts';
import type { Material } from '../../materials/material.ts';
import type { Walls } from './vectorProblem.ts';

/** A rectangle of one material; an end at ±Infinity makes it a layer. */
export interface SectionPart {
  /** Name by which confinement and power are asked; several parts may share one. */
  readonly name: string;
  readonly material: Material;
  /** Left and right end, m. */
  readonly x: readonly [left: number, right: number];
  /** Bottom and top end, m. */
  readonly y: readonly [bottom: number, top: number];
}

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
 * A cross-section of rectangles and layers: strips, ribs, slots, double tips. Lengths 1 nm to 1 mm.
 *
 * @throws RangeError for a length out of range, parts of different material that overlap, a part outside the window, walls without
 * a window, or no part at all.
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
    checkSpan(`${part.name}.x`, part.x);
    checkSpan(`${part.name}.y`, part.y);
  }
  parts.forEach((one, i) => {
    for (const other of parts.slice(i + 1)) {
      if (one.material === other.material || !(meet(one.x, other.x) && meet(one.y, other.y))) continue;
      throw new RangeError(`crossSection: parts ${one.name} and ${other.name} of different material overlap, must lie side by side`);
    }
  });
  if (window === undefined) {
    if (walls !== undefined) throw new RangeError('crossSection: walls are given without a window, must come with one');
  } else {
    checkSpan('window.x', window.x, 1e-3);
    checkSpan('window.y', window.y, 1e-3);
    for (const part of parts) {
      if (meet(part.x, window.x) && meet(part.y, window.y)) continue;
      throw new RangeError(`crossSection: part ${part.name} lies outside the window`);
    }
  }
  for (const [side, wall] of Object.entries(walls ?? {})) {
    if (wall === 'electric' || wall === 'magnetic') continue;
    throw new RangeError(`crossSection: walls.${side} is ${String(wall)}, must be electric or magnetic`);
  }
  return Object.freeze({ kind: 'crossSection', ...design });
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

function checkMaterial(name: string, material: Material): void {
  if (typeof material === 'object' && material !== null && typeof material.index === 'function') return;
  throw new RangeError(`crossSection: ${name} has no material, must have one such as silicon or constantIndex(2)`);
}

/**
 * A rectangle in a cladding, its middle at the origin; its name is `core`. Width and height 1 nm to 0.1 mm.
 *
 * @throws RangeError for a length out of range.
 */
export function strip(guide: {
  readonly width: number;
  readonly height: number;
  readonly core: Material;
  readonly cladding: Material;
}): CrossSection {
  const { width, height, core, cladding } = guide;
  inRange('strip', 'width', width, 'm', 1e-9, 1e-4);
  inRange('strip', 'height', height, 'm', 1e-9, 1e-4);
  return crossSection({
    cladding,
    parts: [{ name: 'core', material: core, x: [-width / 2, width / 2], y: [-height / 2, height / 2] }],
  });
}

/**
 * A ridge on a slab of the same material that goes on to both sides; both together are `core`. `height` is that of the ridge with
 * the slab, its middle at the origin; `slab` the thickness beside the ridge. Lengths 1 nm to 0.1 mm.
 *
 * @throws RangeError for a length out of range or a slab as high as the ridge.
 */
export function rib(guide: {
  readonly width: number;
  readonly height: number;
  readonly slab: number;
  readonly core: Material;
  readonly cladding: Material;
}): CrossSection {
  const { width, height, core, cladding } = guide;
  inRange('rib', 'width', width, 'm', 1e-9, 1e-4);
  inRange('rib', 'height', height, 'm', 2e-9, 1e-4);
  inRange('rib', 'slab', guide.slab, 'm', 1e-9, height - 1e-9);
  const edge = -height / 2 + guide.slab;
  return crossSection({
    cladding,
    parts: [
      { name: 'core', material: core, x: [-width / 2, width / 2], y: [edge, height / 2] },
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
