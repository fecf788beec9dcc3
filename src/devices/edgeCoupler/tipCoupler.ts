import { check, type Table, type Values } from '../../design.ts';
import { digits, inRange } from '../../errors.ts';
import { attenuate, type Stage } from '../../light.ts';
import { findRoot } from '../../numerics/roots.ts';
import { mm, toDb, um } from '../../units.ts';
import { alignmentMap, type AlignmentGrid } from '../../waveguides/alignmentMap.ts';
import type { GaussianMode } from '../../waveguides/gaussianMode.ts';
import type { CrossSection } from '../../waveguides/modes/crossSection.ts';
import { solveModes } from '../../waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../waveguides/modes/solvedMode.ts';
import { overlap } from '../../waveguides/overlap.ts';
import type { Taper } from '../../waveguides/taper.ts';
import type { EdgeCouplerOperation, EdgeCouplerPoint } from './gaussianCoupler.ts';
import { facetMeeting, facetReflectance } from './facet.ts';

/** What of a coupler from a taper is plain data. */
export const tipCouplerTable = {
  /** The end face of the chip. */
  facet: {
    kind: {
      /** Bare: reflection from the effective index of the solved tip to the medium. */
      fresnel: {
        /** Angle between the face's normal and the guide, in the plane of x; 0 if absent. */
        angle: { unit: 'rad', range: [-0.17, 0.17], optional: true },
      },
      /** Coated. */
      coated: {
        /** Power reflected, the same for TE and TM. */
        reflectance: { unit: '1', range: [0, 1] },
        /** Angle between the face's normal and the guide, in the plane of x; 0 if absent. */
        angle: { unit: 'rad', range: [-0.17, 0.17], optional: true },
      },
    },
  },
  /** Distance from the beam's waist to the facet; 0 if absent. */
  gap: { unit: 'm', range: [0, 1 * mm], optional: true },
  /** Refractive index of the medium between: that of the fill or glue where one is used; 1 if absent. */
  index: { unit: '1', range: [1, 5], optional: true },
} as const satisfies Table;

/** A beam by its full width at 1/e² of intensity at the waist, m: one number, or one for each axis. */
export interface BeamWidth {
  readonly modeFieldDiameter: number | { readonly x: number; readonly y: number };
}

/** What is fixed when a coupler is made of a taper. */
export interface TipCouplerDesign extends Values<typeof tipCouplerTable> {
  /** The taper, whose `from` is the tip; or the section of a guide that ends at the facet as it is. */
  readonly taper: Taper | CrossSection;
  /** The beam of the fiber, or of the lens on it, at its waist: its width, or a mode, of which only the width is taken. */
  readonly beam: GaussianMode | BeamWidth;
}

/** An operation with wavelength, and the temperature of the chip. */
export interface TipCouplerPoint extends EdgeCouplerPoint {
  /** K; each material's own reference temperature if absent. */
  readonly temperature?: number;
}

/** Power that passes each part, 0 to 1. */
export interface TipCouplerParts {
  /** Between the beam and the mode of the tip. */
  readonly overlap: number;
  /** Through the facet, once. */
  readonly facet: number;
  /** Through the taper. */
  readonly taper: number;
}

/** A coupler of a solved taper; the same in both directions. */
export interface TipCoupler {
  readonly design: TipCouplerDesign;
  /** Power that passes, 0 to 1: the product of `parts`. Throws a `RangeError` for an operation out of range or a tip that guides nothing. */
  transmission(point: TipCouplerPoint): number;
  /** The same in dB, positive. */
  lossDb(point: TipCouplerPoint): number;
  /** Its factors. */
  parts(point: TipCouplerPoint): TipCouplerParts;
  /** Power that the facet sends back into the guide's own mode, 0 to 1. */
  backReflection(point: TipCouplerPoint): number;
  /** `transmission` at every offset of a grid, `x.length` rows of `y.length`; offsets of the point itself are not used. */
  alignmentMap(point: TipCouplerPoint, grid: AlignmentGrid): Float64Array;
  /** Offset from the middle of the tip to +x and to +y that costs `lossDb` more than there, m. */
  lateralTolerance(goal: TipCouplerPoint & { readonly lossDb: number }): { readonly x: number; readonly y: number };
  /** The solved mode of the tip. */
  tipMode(point: TipCouplerPoint): SolvedMode;
  /** The coupler as a stage: every lane at its own wavelength. */
  at(operation?: EdgeCouplerOperation & { readonly temperature?: number }): Stage;
}

const who = 'edgeCoupler';
const tolerance = 1e-5;

/** A coupler from a taper, its facet and a beam. @internal */
export function tipCoupler(design: TipCouplerDesign): TipCoupler {
  const { taper, beam, ...plain } = design;
  const { facet, gap: restingGap = 0, index = 1 } = check(who, tipCouplerTable, plain);
  const waist = waistOf(beam);
  const section = 'kind' in taper ? taper : taper.design.from;
  if (section?.kind !== 'crossSection') throw new RangeError(`${who}: taper is neither a taper nor a cross-section`);
  const angle = facet.angle ?? 0;

  const light = ({ wavelength, temperature }: TipCouplerPoint): { wavelength: number; temperature?: number } => ({
    wavelength,
    ...(temperature === undefined ? {} : { temperature }),
  });
  const tipMode = (point: TipCouplerPoint): SolvedMode => {
    const { polarization = 'te' } = point;
    if (polarization !== 'te' && polarization !== 'tm') {
      throw new RangeError(`${who}: polarization is ${JSON.stringify(polarization)}, must be one of te, tm`);
    }
    const mode = solveModes(section, light(point), { polarization, tolerance })[0]!;
    if (mode.guided) return mode;
    throw new RangeError(`${who}: the tip guides no ${polarization.toUpperCase()} mode at ${digits(point.wavelength)} m`);
  };
  const reflectance = (point: TipCouplerPoint, mode: SolvedMode): number =>
    facet.kind === 'coated' ? facet.reflectance : facetReflectance(mode.effectiveIndex, index, angle, point.polarization ?? 'te');
  const taperTransmission = (point: TipCouplerPoint): number =>
    'kind' in taper ? 1 : taper.transmission({ ...light(point), polarization: point.polarization ?? 'te' });
  const meeting = (point: TipCouplerPoint, mode: SolvedMode): ReturnType<typeof facetMeeting> => {
    const { offsetX = 0, offsetY = 0, tiltX = 0, tiltY = 0, gap = restingGap, wavelength } = point;
    inRange(who, 'offsetX', offsetX, 'm', -mm, mm);
    inRange(who, 'offsetY', offsetY, 'm', -mm, mm);
    inRange(who, 'tiltX', tiltX, 'rad', -0.35, 0.35);
    inRange(who, 'tiltY', tiltY, 'rad', -0.35, 0.35);
    inRange(who, 'gap', gap, 'm', 0, mm);
    return facetMeeting(
      { kind: 'gaussian', wavelength, waist },
      { x: offsetX, y: offsetY, gap, tiltX, tiltY, index },
      { angle, index: mode.effectiveIndex },
    );
  };
  const parts = (point: TipCouplerPoint): TipCouplerParts => {
    const mode = tipMode(point);
    const { beam: seen, placement } = meeting(point, mode);
    return { overlap: overlap(seen, mode, placement), facet: 1 - reflectance(point, mode), taper: taperTransmission(point) };
  };
  const transmission = (point: TipCouplerPoint): number => {
    const each = parts(point);
    return each.overlap * each.facet * each.taper;
  };

  return Object.freeze({
    design: Object.freeze({ ...design }),
    transmission,
    lossDb: (point: TipCouplerPoint) => -toDb(transmission(point)),
    parts,
    tipMode,
    backReflection: (point: TipCouplerPoint): number => {
      const mode = tipMode(point);
      const own = angle === 0 ? 1 : overlap(mode, mode, { tiltX: 2 * angle, index: mode.effectiveIndex });
      return reflectance(point, mode) * own;
    },
    alignmentMap: (point: TipCouplerPoint, grid: AlignmentGrid): Float64Array => {
      const mode = tipMode(point);
      const { beam: seen, placement } = meeting({ ...point, offsetX: 0, offsetY: 0 }, mode);
      const factor = (1 - reflectance(point, mode)) * taperTransmission(point);
      const x = Float64Array.from(grid.x, (at) => at * Math.cos(angle));
      return alignmentMap(mode, seen, { x, y: grid.y }, placement).map((value) => value * factor);
    },
    lateralTolerance: ({ lossDb, ...point }: TipCouplerPoint & { readonly lossDb: number }) => {
      inRange(who, 'lossDb', lossDb, 'dB', 1e-6, 20);
      const mode = tipMode(point);
      const loss = (axis: 'offsetX' | 'offsetY', at: number): number => {
        const { beam: seen, placement } = meeting({ ...point, offsetX: 0, offsetY: 0, [axis]: at }, mode);
        return -toDb(overlap(seen, mode, placement));
      };
      const along = (axis: 'offsetX' | 'offsetY'): number => {
        const goal = loss(axis, 0) + lossDb;
        let far = 0.5 * um;
        while (loss(axis, far) < goal) {
          far *= 1.5;
          if (far > mm) throw new RangeError(`${who}: lossDb is ${lossDb} dB, not reached by any offset along ${axis} up to 1 mm`);
        }
        return findRoot((at) => loss(axis, at) - goal, 0, far, { tolerance: 1e-12 });
      };
      return { x: along('offsetX'), y: along('offsetY') };
    },
    at: (operation: EdgeCouplerOperation & { readonly temperature?: number } = {}): Stage => {
      const frozen = { ...operation };
      return (input) => ({
        lanes: input.lanes.flatMap(
          (lane) => attenuate({ lanes: [lane] }, transmission({ ...frozen, wavelength: lane.wavelength })).lanes,
        ),
      });
    },
  });
}

function waistOf(beam: GaussianMode | BeamWidth): { readonly x: number; readonly y: number } {
  if ('waist' in beam) return beam.waist;
  const { modeFieldDiameter } = beam;
  const { x, y } = typeof modeFieldDiameter === 'object' ? modeFieldDiameter : { x: modeFieldDiameter, y: modeFieldDiameter };
  inRange(who, 'beam.modeFieldDiameter.x', x, 'm', 0.2 * um, 200 * um);
  inRange(who, 'beam.modeFieldDiameter.y', y, 'm', 0.2 * um, 200 * um);
  return { x: x / 2, y: y / 2 };
}
