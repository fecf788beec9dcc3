import type { Table, Values } from '../../design.ts';
import { check } from '../../design.ts';
import { inRange } from '../../errors.ts';
import type { Stage } from '../../light.ts';
import { attenuate } from '../../light.ts';
import { fromDb, mm, toDb, um } from '../../units.ts';
import { fresnelReflectance } from '../../waveguides/fresnel.ts';
import { gaussianMode } from '../../waveguides/gaussianMode.ts';
import { overlap } from '../../waveguides/overlap.ts';

const diameters = {
  /** Full width at 1/e² of intensity, along the chip surface. */
  x: { unit: 'm', range: [0.2 * um, 200 * um] },
  /** Full width at 1/e² of intensity, normal to the chip surface. */
  y: { unit: 'm', range: [0.2 * um, 200 * um] },
} as const satisfies Table;

const modeTable = {
  /** Mode field diameter at the working wavelength, taken as constant over the band. */
  modeFieldDiameter: { group: diameters },
} as const satisfies Table;

const facetKinds = {
  /** A bare facet between the tip of the taper and the medium. */
  fresnel: {
    /** Effective index of the mode at the tip. */
    tipIndex: { unit: '1', range: [1, 5] },
  },
  /** A coated facet. */
  coated: {
    /** Power reflected. */
    reflectance: { unit: '1', range: [0, 1] },
  },
} as const satisfies Record<string, Table>;

/** The parameters of a coupler between a fiber and the edge of a chip. */
export const edgeCouplerTable = {
  /** Mode of the fiber, or of the lens on it, at its waist. */
  fiberMode: { group: modeTable },
  /** Mode at the tip of the taper. */
  chipMode: { group: modeTable },
  /** Distance from fiber to facet. */
  gap: { unit: 'm', range: [0, 1 * mm] },
  /** Refractive index of the medium between: 1 for air, that of the glue where one is used. */
  index: { unit: '1', range: [1, 5] },
  /** Reflection at the facet of the chip. */
  facet: { kind: facetKinds },
  /** Power lost in the taper, TE. */
  propagationLossDb: { unit: 'dB', range: [0, 40] },
  /** What TM loses more than TE. Absent: none. */
  polarizationDependentLossDb: { unit: 'dB', range: [0, 40], optional: true },
} as const satisfies Table;

/** What is fixed when the coupler is made and the fiber attached. */
export interface EdgeCouplerDesign extends Values<typeof edgeCouplerTable> {}

/** Where the fiber stands, and the state of polarization. An absent offset or tilt is 0, an absent gap is that of the design. */
export interface EdgeCouplerOperation {
  /** Axis of the fiber's beam in the plane of the facet, along the chip surface, m. */
  readonly offsetX?: number;
  /** The same, normal to the chip surface, m. */
  readonly offsetY?: number;
  /** Angle of the beam to the chip's axis in the medium, in the plane of x, rad. */
  readonly tiltX?: number;
  /** The same in the plane of y, rad. */
  readonly tiltY?: number;
  /** Distance from fiber to facet, m. */
  readonly gap?: number;
  /** State of polarization in the chip; TE if absent. */
  readonly polarization?: 'te' | 'tm';
}

/** An operation with the wavelength of the question, m. */
export interface EdgeCouplerPoint extends EdgeCouplerOperation {
  readonly wavelength: number;
}

/** A coupler between a fiber and the edge of a chip; the same in both directions. */
export interface EdgeCoupler {
  readonly design: EdgeCouplerDesign;
  /** Power that passes, 0 to 1. Throws a `RangeError` for an operation out of range or a gap where the beam is not paraxial. */
  transmission(point: EdgeCouplerPoint): number;
  /** The same in dB, positive. Throws a `RangeError` where nothing passes. */
  lossDb(point: EdgeCouplerPoint): number;
  /** Offset from the aligned place along x and along y that costs `lossDb` more, without tilt, m. */
  lateralTolerance(goal: { readonly wavelength: number; readonly lossDb: number }): { readonly x: number; readonly y: number };
  /** The coupler as a stage: every lane at its own wavelength. */
  at(operation?: EdgeCouplerOperation): Stage;
}

/** The coupler of two Gaussian modes. [Joyce1984] @internal */
export function gaussianCoupler(design: EdgeCouplerDesign): EdgeCoupler {
  const d = check('edgeCoupler', edgeCouplerTable, design);
  const reflectance = d.facet.kind === 'coated' ? d.facet.reflectance : fresnelReflectance(d.facet.tipIndex, d.index);
  const te = (1 - reflectance) * fromDb(-d.propagationLossDb);
  const tm = te * fromDb(-(d.polarizationDependentLossDb ?? 0));

  const transmission = (wavelength: number, operation: EdgeCouplerOperation): number => {
    const { offsetX = 0, offsetY = 0, tiltX = 0, tiltY = 0, gap = d.gap, polarization = 'te' } = operation;
    inRange('edgeCoupler', 'offsetX', offsetX, 'm', -mm, mm);
    inRange('edgeCoupler', 'offsetY', offsetY, 'm', -mm, mm);
    inRange('edgeCoupler', 'tiltX', tiltX, 'rad', -0.35, 0.35);
    inRange('edgeCoupler', 'tiltY', tiltY, 'rad', -0.35, 0.35);
    inRange('edgeCoupler', 'gap', gap, 'm', 0, mm);
    const fiber = gaussianMode({ wavelength, modeFieldDiameter: d.fiberMode.modeFieldDiameter });
    const chip = gaussianMode({ wavelength, modeFieldDiameter: d.chipMode.modeFieldDiameter });
    const matched = overlap(fiber, chip, { x: offsetX, y: offsetY, gap, tiltX, tiltY, index: d.index });
    if (polarization === 'te') return matched * te;
    if (polarization === 'tm') return matched * tm;
    throw new RangeError(`edgeCoupler: polarization is ${JSON.stringify(polarization)}, must be one of te, tm`);
  };

  return {
    design: d,
    transmission: (point) => transmission(point.wavelength, point),
    lossDb: (point) => -toDb(transmission(point.wavelength, point)),
    lateralTolerance: ({ wavelength, lossDb }) => {
      inRange('edgeCoupler', 'lossDb', lossDb, 'dB', 0, 100);
      const along = (axis: 'x' | 'y'): number => {
        const probe = (d.fiberMode.modeFieldDiameter[axis] + d.chipMode.modeFieldDiameter[axis]) / 2;
        const moved = transmission(wavelength, axis === 'x' ? { offsetX: probe } : { offsetY: probe });
        // The loss in dB of Gaussian modes grows exactly with the square of the offset.
        return probe * Math.sqrt(lossDb / toDb(transmission(wavelength, {}) / moved));
      };
      return { x: along('x'), y: along('y') };
    },
    at: (operation = {}) => {
      const frozen = { ...operation };
      return (light) => ({
        lanes: light.lanes.flatMap((lane) => attenuate({ lanes: [lane] }, transmission(lane.wavelength, frozen)).lanes),
      });
    },
  };
}
