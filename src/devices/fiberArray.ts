import type { Table, Values } from '../design.ts';
import { check } from '../design.ts';
import { digits, inRange } from '../errors.ts';
import { mm, um } from '../units.ts';

/** The parameters of a fiber-array unit at the edge of a chip. */
export const fiberArrayTable = {
  /** Number of fibers. */
  count: { unit: '1', range: [1, 1000], whole: true },
  /** Distance between neighbors, that of the chip's guides. */
  pitch: { unit: 'm', range: [1 * um, 2 * mm] },
  /** Outer diameter of a fiber. */
  fiberDiameter: { unit: 'm', range: [1 * um, 2 * mm] },
  /** Distance from the middle of the array's end to the facet, without the placement's. */
  gap: { unit: 'm', range: [0, 1 * mm] },
  /** What each fiber stands off its place along the chip's surface; as many as fibers. Absent: nothing. */
  pitchErrors: { listOf: { unit: 'm', range: [-100 * um, 100 * um] }, length: [1, 1000], optional: true },
  /** The same normal to the surface. */
  heightErrors: { listOf: { unit: 'm', range: [-100 * um, 100 * um] }, length: [1, 1000], optional: true },
  /** Where the middle of the array is put, apart from where it should be: x along the surface, y normal to it, z away from the facet. */
  placement: {
    group: {
      x: { unit: 'm', range: [-1 * mm, 1 * mm] },
      y: { unit: 'm', range: [-1 * mm, 1 * mm] },
      z: { unit: 'm', range: [-1 * mm, 1 * mm] },
    },
    optional: true,
  },
  /** Turn about the fibers' direction: raises the fibers at +x. Absent: 0. */
  roll: { unit: 'rad', range: [-0.1, 0.1], optional: true },
  /** Turn about the normal of the chip: points all fibers to +x, and takes those at +x from the facet. Absent: 0. */
  yaw: { unit: 'rad', range: [-0.1, 0.1], optional: true },
  /** Turn about the row of fibers: points all fibers to +y. Absent: 0. */
  tilt: { unit: 'rad', range: [-0.1, 0.1], optional: true },
  /** Expansion with temperature of the array, less that of the chip. */
  expansionMismatch: { unit: '1/K', range: [-1e-4, 1e-4] },
  /** The place that does not move when both expand, from the middle of the array. Absent: its middle. */
  fixedPoint: {
    group: {
      x: { unit: 'm', range: [-0.1, 0.1] },
      y: { unit: 'm', range: [-0.1, 0.1] },
    },
    optional: true,
  },
} as const satisfies Table;

/** What is fixed when the array is made and glued to the chip. */
export interface FiberArrayDesign extends Values<typeof fiberArrayTable> {}

/** Where one fiber stands before its guide: as the operation of `edgeCoupler`, and of any other coupler with these names. */
export interface FiberPlace {
  /** Axis of the fiber's beam in the plane of the facet, along the chip's surface, m. */
  readonly offsetX: number;
  /** The same, normal to the surface, m. */
  readonly offsetY: number;
  /** Angle of the beam to the guide, in the plane of x, rad. */
  readonly tiltX: number;
  /** The same in the plane of y, rad. */
  readonly tiltY: number;
  /** Distance from fiber to facet, m. */
  readonly gap: number;
}

/** Loss of a fiber at a place through the coupler of its guide, dB. */
export type PlaceLossDb = (place: FiberPlace) => number;

/** What may change while the array is in use. */
export interface FiberArrayOperation {
  /** Temperature of array and chip, less that at which the array was glued, K, −300 to 1000; 0 if absent. */
  readonly temperatureChange?: number;
}

/** A row of fibers at the edge of a chip. */
export interface FiberArray {
  readonly design: FiberArrayDesign;
  /** Where each fiber stands, in the order of x. Throws a `RangeError` where one would touch the facet. */
  places(operation?: FiberArrayOperation): readonly FiberPlace[];
  /** Loss of each fiber, dB, through a coupler: `(place) => coupler.lossDb({ wavelength, ...place })`. */
  lossesDb(lossDb: PlaceLossDb, operation?: FiberArrayOperation): Float64Array;
}

/**
 * A fiber-array unit: the error of each fiber, roll, yaw and tilt of the array, its placement, and the drift by unequal expansion,
 * mismatch × distance from the fixed point × change of temperature, give the place of each fiber before its guide. Small turns, to
 * second order; the guides keep the pitch without error. [Joyce1984]
 *
 * @throws RangeError for a parameter out of range, a pitch below the fiber's diameter, lists not as long as the fibers are many, or fibers
 * that touch the facet.
 */
export function fiberArray(design: FiberArrayDesign): FiberArray {
  const d = check('fiberArray', fiberArrayTable, design);
  if (d.count > 1 && d.pitch < d.fiberDiameter) {
    throw new RangeError(`fiberArray: pitch is ${digits(d.pitch)} m, must be at least the fiber's diameter, ${digits(d.fiberDiameter)} m`);
  }
  for (const name of ['pitchErrors', 'heightErrors'] as const) {
    const list = d[name];
    if (list === undefined || list.length === d.count) continue;
    throw new RangeError(`fiberArray: ${name} has ${list.length} values, must have one for each of ${d.count} fibers`);
  }
  const at = (operation: FiberArrayOperation = {}): FiberPlace[] => {
    const { temperatureChange = 0 } = operation;
    inRange('fiberArray', 'temperatureChange', temperatureChange, 'K', -300, 1000);
    return Array.from({ length: d.count }, (_, i) => placeOf(d, nowhere, i, temperatureChange));
  };
  at();
  return Object.freeze<FiberArray>({
    design: d,
    places: (operation) => at(operation),
    lossesDb: (lossDb, operation) => Float64Array.from(at(operation), lossDb),
  });
}

/** What an assembly adds to a design. @internal */
export interface ArrayError {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly roll: number;
  readonly yaw: number;
  readonly tilt: number;
  /** Of each fiber; none where absent. */
  readonly pitchErrors?: Float64Array;
  readonly heightErrors?: Float64Array;
}

const nowhere: ArrayError = { x: 0, y: 0, z: 0, roll: 0, yaw: 0, tilt: 0 };

/** Where fiber `i` stands in an array with an error of assembly. @internal */
export function placeOf(d: FiberArrayDesign, error: ArrayError, i: number, temperatureChange: number): FiberPlace {
  const { placement, fixedPoint, expansionMismatch } = d;
  const guide = (i - (d.count - 1) / 2) * d.pitch;
  const growth = expansionMismatch * temperatureChange;
  // In the array: from its middle along the row, and up.
  const along = guide + (d.pitchErrors?.[i] ?? 0) + (error.pitchErrors?.[i] ?? 0);
  const up = (d.heightErrors?.[i] ?? 0) + (error.heightErrors?.[i] ?? 0);
  const grownX = along + growth * (along - (fixedPoint?.x ?? 0));
  const grownY = up + growth * (up - (fixedPoint?.y ?? 0));
  const roll = (d.roll ?? 0) + error.roll;
  const yaw = (d.yaw ?? 0) + error.yaw;
  const tilt = (d.tilt ?? 0) + error.tilt;
  const x = grownX * Math.cos(roll) - grownY * Math.sin(roll);
  const y = grownX * Math.sin(roll) + grownY * Math.cos(roll);
  // A turn moves the fibers' ends toward the facet or from it, and where their beams meet it.
  const gap = d.gap + (placement?.z ?? 0) + error.z + x * Math.sin(yaw) + y * Math.sin(tilt);
  if (!(gap >= 0)) throw new RangeError(`fiberArray: fiber ${i + 1} touches the facet, its gap would be ${digits(gap)} m`);
  return {
    offsetX: (placement?.x ?? 0) + error.x + x * Math.cos(yaw) - guide + gap * Math.tan(yaw),
    offsetY: (placement?.y ?? 0) + error.y + y * Math.cos(tilt) + gap * Math.tan(tilt),
    tiltX: yaw,
    tiltY: tilt,
    gap,
  };
}
