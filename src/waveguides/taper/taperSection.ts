import { digits } from '../../errors.ts';
import type { Material } from '../../materials/material.ts';
import { crossSection, type CrossSection, type SectionPart, type SectionWindow } from '../modes/crossSection.ts';

/** Throws unless two sections are made of the same parts in the same order. @internal */
export function checkAlike(from: CrossSection, to: CrossSection): void {
  for (const [name, section] of Object.entries({ from, to })) {
    if (section?.kind === 'crossSection') continue;
    throw new RangeError(`taper: ${name} is not a cross-section, must come from strip, rib or crossSection`);
  }
  if (!sameMaterial(from.cladding, to.cladding)) throw new RangeError('taper: from and to lie in different claddings');
  if (from.parts.length !== to.parts.length) {
    throw new RangeError(`taper: from has ${from.parts.length} parts and to has ${to.parts.length}, must be as many`);
  }
  from.parts.forEach((part, i) => {
    const other = to.parts[i]!;
    const alike =
      part.name === other.name &&
      sameMaterial(part.material, other.material) &&
      part.polygon?.length === other.polygon?.length &&
      numbers(part).every((end, k) => Number.isFinite(end) || end === numbers(other)[k]) &&
      numbers(other).every((end, k) => Number.isFinite(end) || end === numbers(part)[k]);
    if (!alike) {
      throw new RangeError(`taper: part ${i} is ${part.name} at one end and ${other.name} at the other, must be one part of one form`);
    }
  });
}

/** Materials made apart from the same words are the same. */
function sameMaterial(a: Material, b: Material): boolean {
  return a === b || (a.name === b.name && a.source.key === b.source.key);
}

function numbers(part: SectionPart): number[] {
  return part.polygon !== undefined ? part.polygon.flat() : [...part.x, ...part.y];
}

/** The section at a share of the way from one to the other: every end of every part moves straight. @internal */
export function sectionBetween(from: CrossSection, to: CrossSection, share: number): CrossSection {
  const at = (a: number, b: number): number => (a === b ? a : a + share * (b - a));
  const parts = from.parts.map((part, i): SectionPart => {
    const other = to.parts[i]!;
    const { name, material } = part;
    if (part.polygon !== undefined) {
      const polygon = part.polygon.map(([x, y], k) => [at(x, other.polygon![k]![0]), at(y, other.polygon![k]![1])] as const);
      return { name, material, polygon };
    }
    const { x, y } = other as typeof part;
    return { name, material, x: [at(part.x[0], x[0]), at(part.x[1], x[1])], y: [at(part.y[0], y[0]), at(part.y[1], y[1])] };
  });
  return crossSection({ cladding: from.cladding, parts });
}

/** The finite extent of the parts of both ends, m. @internal */
export function extentOfParts(from: CrossSection, to: CrossSection): SectionWindow {
  const x: number[] = [];
  const y: number[] = [];
  for (const part of [...from.parts, ...to.parts]) {
    const [xs, ys] = part.polygon !== undefined ? [part.polygon.map(([at]) => at), part.polygon.map(([, at]) => at)] : [part.x, part.y];
    x.push(...xs.filter(Number.isFinite));
    y.push(...ys.filter(Number.isFinite));
  }
  return { x: [Math.min(...x), Math.max(...x)], y: [Math.min(...y), Math.max(...y)] };
}

/** Throws where a finite end of a part comes to lie on or beyond the window. @internal */
export function checkInside(from: CrossSection, to: CrossSection, window: SectionWindow): void {
  const extent = extentOfParts(from, to);
  for (const axis of ['x', 'y'] as const) {
    for (const end of extent[axis]) {
      const [low, high] = window[axis];
      if (end > low && end < high) continue;
      throw new RangeError(
        `taper: a part reaches ${axis} = ${digits(end)} m, leaves the window of ${digits(low)} to ${digits(high)} m`,
      );
    }
  }
}

/** Size of what changes most along the taper at both ends, m: what a parabolic profile is a parabola of. @internal */
export function changingSize(from: CrossSection, to: CrossSection): readonly [atFrom: number, atTo: number] {
  let best: readonly [number, number] = [1, 1];
  from.parts.forEach((part, i) => {
    const [a, b] = [spans(part), spans(to.parts[i]!)];
    a.forEach((size, k) => {
      if (Math.abs(b[k]! - size) > Math.abs(best[1] - best[0])) best = [size, b[k]!];
    });
  });
  return best;
}

function spans(part: SectionPart): number[] {
  const [x, y] = part.polygon !== undefined ? [part.polygon.map(([at]) => at), part.polygon.map(([, at]) => at)] : [part.x, part.y];
  return [x, y].map((ends) => Math.max(...ends) - Math.min(...ends)).map((size) => (Number.isFinite(size) ? size : 1));
}
