import type { Table, Values } from '../../design.ts';
import { mm, nm, mW, um } from '../../units.ts';
import { directionalCouplerTable, type Coupler } from '../../waveguides/directionalCoupler/coupledByNumbers.ts';
import { guideKinds, type GuidePart } from '../../waveguides/guidePart.ts';

/** The records that may stand where a ring asks for a coupler. */
const couplerKinds = {
  power: {
    /** Power coupled across, the same at all wavelengths. */
    powerCoupling: { unit: '1', range: [0, 1] },
  },
  quality: {
    /** Quality factor of the coupling alone, at the guide's reference wavelength: r² = exp(−2π ng L/(λ0 Q)). */
    qualityFactor: { unit: '1', range: [10, 1e9] },
  },
  directional: directionalCouplerTable,
} as const satisfies Record<string, Table>;

/** A ring modulator. */
export const ringTable = {
  /** Radius of the guide's center line. */
  radius: { unit: 'm', range: [1 * um, 1 * mm] },
  /** The guide, with its junction. */
  guide: { kind: guideKinds },
  /** Coupler to the bus. */
  coupler: { kind: couplerKinds },
  /** Coupler to a second bus, half a turn further. */
  dropCoupler: { kind: couplerKinds, optional: true },
  /** Fraction of the circumference that has the junction; the rest has neither its index change nor its loss nor its contacts. */
  coverage: { unit: '1', range: [0, 1] },
  /** Red shift of the resonance for each watt of heater power. */
  heaterEfficiency: { unit: 'm/W', range: [0, (100 * nm) / mW] },
  /** Rise of the core's temperature for each watt of light that turns into heat in it; not the heater's. */
  selfHeatingResistance: { unit: 'K/W', range: [0, 1e7] },
  /** Part of the dissipated light that turns into heat in the core. */
  absorbedFraction: { unit: '1', range: [0, 1] },
} as const satisfies Table;

type RingRecord = Values<typeof ringTable>;
type CouplerRecord = RingRecord['coupler'];

/** The coupler of a ring: its record, or a finished coupler (which JSON cannot hold). */
export type RingCouplerPart = CouplerRecord | Coupler;

/** What is fixed when the ring is made. */
export interface RingDesign extends Omit<RingRecord, 'guide' | 'coupler' | 'dropCoupler'> {
  /** The guide, with its junction. */
  readonly guide: GuidePart;
  /** Coupler to the bus. */
  readonly coupler: RingCouplerPart;
  /** Coupler to a second bus, half a turn further. */
  readonly dropCoupler?: RingCouplerPart;
}

/** How a ring is run. `voltage` may also be a list, one voltage a symbol; see `RingModulator.at`. */
export const ringOperationTable = {
  /** Voltage on the junction, negative in reverse. */
  voltage: { unit: 'V', range: [-100, 1] },
  /** Temperature of the core. */
  temperature: { unit: 'K', range: [200, 450] },
  /** Power of the heater; none if absent. */
  heaterPower: { unit: 'W', range: [0, 1], optional: true },
} as const satisfies Table;

/** How a ring is run, at one voltage. */
export interface RingOperation extends Values<typeof ringOperationTable> {}

/** How a ring is run while data pass: one voltage a symbol, 2 to 16, in the order of the symbols; or one voltage and no data. */
export interface RingDrive extends Omit<RingOperation, 'voltage'> {
  readonly voltage: number | readonly number[];
}

/** Where a ring is asked: its operation and the vacuum wavelength, m. */
export interface RingPoint extends RingOperation {
  readonly wavelength: number;
}

/** Which output: behind the ring on the input bus, or on the second bus. */
export interface RingPort {
  readonly port?: 'through' | 'drop';
}
