import { digits, inRange } from '../errors.ts';
import { crossSection, type CrossSection, type SectionPart } from './modes/crossSection.ts';
import { solveModes, type ModePoint } from './modes/solveModes.ts';
import type { SolvedMode } from './modes/solvedMode.ts';
import { overlap } from './overlap.ts';

/** Two guides side by side. */
export interface GuidePair {
  /** The guide on the left. */
  readonly guide: CrossSection;
  /** The guide on the right; the mirror image of the first if absent. */
  readonly otherGuide?: CrossSection;
  /** Between their facing walls, where these come nearest, m, 20 nm to 5 um. */
  readonly gap: number;
}

/** How two guides exchange power. */
export interface SupermodeCoupling {
  /** Amplitude coupling κ, 1/m: half the beat of two equal guides. */
  readonly couplingPerLength: number;
  /** Half the beat of the two supermodes, S = k₀(n₁ − n₂)/2, 1/m; that of two equal guides is κ. */
  readonly beatPerLength: number;
  /** Most power that crosses, (κ/S)²: 1 for equal guides. */
  readonly largestPower: number;
  /** Effective index of both supermodes. */
  readonly indices: readonly [number, number];
}

/** Which supermodes, and how closely. */
export interface SupermodeOptions {
  /** TE if absent. */
  readonly polarization?: 'te' | 'tm';
  /** Largest error of each effective index. Their difference is better, for they share a grid. Default 1e-5. */
  readonly tolerance?: number;
}

const who = 'directionalCoupler';

/**
 * Coupling of two guides from the two supermodes of their common cross-section. Unequal guides: the supermodes' share of each guide's own
 * mode gives the angle θ, κ = S sin 2θ. Weak coupling, one mode each. [Yariv1973], [Snyder1983, ch. 29]
 *
 * @throws RangeError for a gap out of range, a guide without side walls, layers that differ, or fewer than two guided supermodes.
 */
export function supermodeCoupling(pair: GuidePair, point: ModePoint, options: SupermodeOptions = {}): SupermodeCoupling {
  const { polarization = 'te', tolerance = 1e-5 } = options;
  const section = pairSection(pair);
  const modes = solveModes(section, point, { count: 2, polarization, tolerance });
  if (modes.length < 2 || !modes.every(({ guided }) => guided)) {
    throw new RangeError(`${who}: the guides hold ${modes.filter(({ guided }) => guided).length} guided supermode, must hold two`);
  }
  const [first, second] = modes as [SolvedMode, SolvedMode];
  const wavenumber = (2 * Math.PI) / point.wavelength;
  const beatPerLength = (wavenumber * (first.effectiveIndex - second.effectiveIndex)) / 2;
  const indices = [first.effectiveIndex, second.effectiveIndex] as const;
  if (pair.otherGuide === undefined) return { couplingPerLength: beatPerLength, beatPerLength, largestPower: 1, indices };
  const [own] = solveModes(pair.guide, point, { polarization, tolerance });
  const [other] = solveModes(pair.otherGuide, point, { polarization, tolerance });
  // The first supermode's part in each guide's own mode; the mean of both is ½ for equal guides, though their modes are not quite square
  // to each other.
  const part = (mode: SolvedMode, x: number): number => {
    const inFirst = overlap(mode, first, { x });
    return inFirst / (inFirst + overlap(mode, second, { x }));
  };
  const share = (1 + part(own!, leftShift(pair)) - part(other!, rightShift(pair.otherGuide, pair.gap))) / 2;
  const largestPower = Math.min(1, Math.max(0, 4 * share * (1 - share)));
  return { couplingPerLength: beatPerLength * Math.sqrt(largestPower), beatPerLength, largestPower, indices };
}

/** Width of the side wall to side wall part of a guide, m. @internal */
export function guideWidth(section: CrossSection): number {
  const [low, high] = sideWalls(section);
  return high - low;
}

/** The cross-section of both guides: the middle of the gap is x = 0. @internal */
export function pairSection(pair: GuidePair): CrossSection {
  const { guide, gap } = pair;
  sideWalls(guide);
  const otherGuide = pair.otherGuide ?? mirrored(guide);
  inRange(who, 'gap', gap, 'm', 20e-9, 5e-6);
  const right = rightShift(otherGuide, gap);
  const layers = guide.parts.filter(isLayer);
  const others = otherGuide.parts.filter(isLayer);
  const same = (a: SectionPart, b: SectionPart | undefined): boolean =>
    b !== undefined && a.material.name === b.material.name && a.y![0] === b.y![0] && a.y![1] === b.y![1];
  if (layers.length !== others.length || !layers.every((layer, i) => same(layer, others[i]))) {
    throw new RangeError(`${who}: the guides stand on different layers`);
  }
  return crossSection({
    cladding: guide.cladding,
    parts: [
      ...guide.parts.filter((part) => !isLayer(part)).map((part) => moved(part, leftShift(pair))),
      ...otherGuide.parts.filter((part) => !isLayer(part)).map((part) => moved(part, right)),
      ...layers,
    ],
  });
}

/** How far the left guide is moved. */
function leftShift({ guide, gap }: GuidePair): number {
  return -gap / 2 - sideWalls(guide)[1];
}

function rightShift(otherGuide: CrossSection, gap: number): number {
  return gap / 2 - sideWalls(otherGuide)[0];
}

function isLayer(part: SectionPart): boolean {
  return part.polygon === undefined && part.x[0] === -Infinity && part.x[1] === Infinity;
}

function sideWalls(section: CrossSection): readonly [number, number] {
  if (section?.kind !== 'crossSection') {
    throw new RangeError(`${who}: a guide is not a cross-section, must come from strip, rib or crossSection`);
  }
  const ends = section.parts.filter((part) => !isLayer(part)).flatMap((part) => (part.polygon ? part.polygon.map(([x]) => x) : part.x));
  if (ends.length === 0 || !ends.every(Number.isFinite)) {
    throw new RangeError(`${who}: a guide has no wall on each side (${ends.map(digits).join(', ')} m), must have two`);
  }
  return [Math.min(...ends), Math.max(...ends)];
}

function moved(part: SectionPart, by: number): SectionPart {
  const { name, material } = part;
  if (part.polygon !== undefined) return { name, material, polygon: part.polygon.map(([x, y]) => [x + by, y] as const) };
  return { name, material, x: [part.x[0] + by, part.x[1] + by], y: part.y };
}

function mirrored(section: CrossSection): CrossSection {
  const parts = section.parts.map((part): SectionPart => {
    const { name, material } = part;
    if (part.polygon !== undefined) return { name, material, polygon: part.polygon.map(([x, y]) => [-x, y] as const) };
    return { name, material, x: [-part.x[1], -part.x[0]], y: part.y };
  });
  return crossSection({ cladding: section.cladding, parts });
}
