import type { Table, Values } from '../../../design.ts';
import { ringOperationTable, type RingOperation } from '../table.ts';

const backgroundTable = {
  /** Density of electrons, and of holes, that is there without light; the effect of more carriers is counted from it. */
  backgroundDensity: { unit: '1/m^3', range: [1e15, 1e25] },
} as const satisfies Table;

/** What a ring adds to its linear design under power. */
export const ringNonlinearityTable = {
  /** Time in which the heat of the core leaves it. */
  thermalTime: { unit: 's', range: [1e-9, 1] },
  /**
   * Parts of the light lost each way that turn into heat in the core, by the way. They take the place of the ring's own
   * `absorbedFraction`.
   */
  absorbedFraction: {
    group: {
      /** Of the light that the doping of the junction absorbs. */
      junction: { unit: '1', range: [0, 1] },
      /** Of the light that the contacts absorb. */
      contacts: { unit: '1', range: [0, 1] },
      /** Of the light that the bend radiates. */
      bend: { unit: '1', range: [0, 1] },
      /** Of the light that rough walls scatter or their surface states absorb. */
      scattering: { unit: '1', range: [0, 1] },
      /** Of the light of the ring that the couplers lose. */
      couplers: { unit: '1', range: [0, 1] },
      /** Of the light that is absorbed by two photons at a time. */
      twoPhoton: { unit: '1', range: [0, 1] },
      /** Of the light that the carriers made by it absorb. */
      freeCarrier: { unit: '1', range: [0, 1] },
    },
  },
  /** Two-photon absorption of the core, β. */
  twoPhotonAbsorption: { unit: 'm/W', range: [0, 1e-9] },
  /** Kerr index of the core, n2. */
  kerrIndex: { unit: 'm^2/W', range: [0, 1e-15] },
  /** Area of the guide by which both act, A: absorption β P/A at the power P. */
  nonlinearArea: { unit: 'm^2', range: [1e-15, 1e-9] },
  /** Area over which the made carriers count, A_c: pairs β (P/A_c)²/(2hν) in time and volume. */
  carrierArea: { unit: 'm^2', range: [1e-15, 1e-9] },
  /** Change of the effective index for that of the core. */
  carrierConfinement: { unit: '1', range: [0, 2] },
  /** Lifetime of the made carriers. */
  carrierLifetime: { unit: 's', range: [1e-13, 1e-3] },
  /** What the made carriers do to index and absorption of the core. */
  carriers: {
    kind: {
      /** The law of [Nedeljkovic2011]. */
      plasmaDispersion: backgroundTable,
      /** The law of [SorefBennett1987]. */
      sorefBennett: backgroundTable,
      /** In proportion to their density. */
      linear: {
        /** Fall of the index for each pair in a volume. */
        indexPerDensity: { unit: 'm^3', range: [0, 1e-24] },
        /** Absorption for each pair in a volume. */
        absorptionPerDensity: { unit: 'm^2', range: [0, 1e-18] },
      },
    },
  },
} as const satisfies Table;

/** What a ring adds to its linear design under power. */
export interface RingNonlinearity extends Values<typeof ringNonlinearityTable> {}

/** How a ring under power is run: the temperature is that of the chip around it, and its own heat comes on top. */
export const ringPowerOperationTable = {
  voltage: ringOperationTable.voltage,
  /** Temperature of the chip around the ring. */
  ambient: { unit: 'K', range: [200, 450] },
  heaterPower: ringOperationTable.heaterPower,
  /** Which steady state is meant where two are stable: that with the colder, or that with the hotter core. */
  branch: { choice: ['cold', 'hot'], optional: true },
} as const satisfies Table;

/** How a ring under power is run, at one voltage. */
export interface RingPowerOperation extends Omit<RingOperation, 'temperature'> {
  /** Temperature of the chip around the ring, K. */
  readonly ambient: number;
  /** Which steady state is meant where two are stable; one must be said there. */
  readonly branch?: 'cold' | 'hot';
}

/** The same while data pass: one voltage a symbol, 2 to 16, all equally likely; or one voltage. */
export interface RingPowerDrive extends Omit<RingPowerOperation, 'voltage'> {
  readonly voltage: number | readonly number[];
}

/** A ring under power where it is asked. */
export interface RingPowerPoint extends RingPowerOperation {
  /** Vacuum wavelength of the laser, m. */
  readonly wavelength: number;
  /** Power in the bus before the ring, W, 0 to 10. */
  readonly power: number;
}
