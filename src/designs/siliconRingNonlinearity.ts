import type { RingNonlinearity } from '../devices/ringModulator/underPower/table.ts';
import { siliconNonlinearity } from '../materials/siliconNonlinearity.ts';
import { nm, ns, um } from '../units.ts';

/** [estimate: center of the lanes, as of `siliconRing`] */
const { twoPhotonAbsorption, kerrIndex } = siliconNonlinearity(1311 * nm);
/** Circumference of a ring of 4 um. [VanVaerenbergh2012] */
const measuredCircumference = 2 * Math.PI * 4 * um;

/** What `siliconRing` does under power: that ring's linear heat, and the nonlinear numbers of published rings near to it. */
export const siliconRingNonlinearity = {
  /** [estimate: 1 over the 2.4e6 1/s of the disk in deCea2019, table 1] */
  thermalTime: 1 / 2.4e6,
  absorbedFraction: {
    /**
     * As in `siliconRing`, where all the loss counts as the junction's. [estimate: Zheng2012 finds junction absorption the main part of
     * the heat]
     */
    junction: 0.5,
    /** [estimate: absorbed in doped silicon beside the core] */
    contacts: 1,
    /** [estimate: radiated light leaves] */
    bend: 0,
    /** Of the linear loss of an undoped ring. [VanVaerenbergh2012] */
    scattering: 0.4,
    /** [estimate: radiated light leaves] */
    couplers: 0,
    /** [estimate: all of it ends as heat, as in deCea2019, eq. 3; under reverse bias part of it ends in the contacts] */
    twoPhoton: 1,
    /** [estimate: all of it ends as heat, as in deCea2019, eq. 3] */
    freeCarrier: 1,
  },
  twoPhotonAbsorption,
  kerrIndex,
  /** Volume of 2.59 um³ over a confinement of 0.9964, at 1550 nm. [VanVaerenbergh2012] */
  nonlinearArea: (2.59 * um ** 3) / 0.9964 / measuredCircumference,
  /** Volume of 2.36 um³ over the root of a confinement of 0.9996, at 1550 nm. [VanVaerenbergh2012] */
  carrierArea: (2.36 * um ** 3) / Math.sqrt(0.9996) / measuredCircumference,
  /** [estimate: as of the thermo-optic slope of `siliconRing`] */
  carrierConfinement: 1.05,
  /** [estimate: 1 over the 1e10 1/s of deCea2019, table 1, swept out by reverse bias] */
  carrierLifetime: 0.1 * ns,
  carriers: {
    kind: 'plasmaDispersion',
    /** [estimate: 1e15 per cm³, the usual doping of the wafer's device layer] */
    backgroundDensity: 1e21,
  },
} as const satisfies RingNonlinearity;
