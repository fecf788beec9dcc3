import { elementaryCharge } from '../constants.ts';
import type { NonlinearGuideDesign } from '../devices/nonlinearGuide/table.ts';
import type { LaserModuleDesign } from '../engine/laserModule/table.ts';
import { FIT, hour } from '../engine/reliability.ts';
import type { LaserBudgetDemand } from '../engine/laserBudget.ts';
import { siliconNonlinearity } from '../materials/siliconNonlinearity.ts';
import { celsius, dbPerCm, degree, mW, mm, nm, ns, um } from '../units.ts';
import { highPowerDfb } from './highPowerDfb.ts';
import { siliconRingNonlinearity } from './siliconRingNonlinearity.ts';

/**
 * An external laser module after what is published of the Quantum-X800 switch: 18 of them hold its 144 lasers, and two fibers a laser make
 * its 288 polarization-maintaining fibers. Counts are published; optics, heat and life are typical of the field. Its loss is that of
 * `quantumX800Engine` up to the module's connector.
 */
export const externalLaserModule = {
  /** 144 lasers in 18 modules. [estimate: the vendor's counts, read through others] */
  count: 8,
  /** What 350 mW leave at the end of life. [estimate: rated power less 1 dB, as in `quantumX800Engine`] */
  power: 278 * mW,
  device: highPowerDfb,
  plate: {
    kind: 'row',
    /** Plate, interface and cold wall of a module of 9 W. [estimate: 4 K of 9 W] */
    together: 0.45,
    /** [estimate: a carrier of some square millimeters on the plate] */
    near: 1.5,
    /** [estimate: eight lasers along 20 mm] */
    pitch: 2.5 * mm,
    /** [estimate: thickness of a copper plate] */
    decay: 2.5 * mm,
  },
  /** [estimate: collimator and focus into polarization-maintaining fiber; with the isolator the 2 dB of `quantumX800Engine`] */
  lens: { lossDb: 1.5 },
  /** [estimate: single-stage isolators near 1310 nm show 0.3 to 0.6 dB] */
  isolator: { lossDb: 0.5 },
  /** 288 fibers of 144 lasers. [estimate: the vendor's counts, read through others] */
  splitter: { ways: 2, excessLossDb: 0.3 },
  /** [estimate: blind-mate connector, as in `quantumX800Engine`] */
  connector: { lossDb: 1 },
  /** [estimate: axis of a fiber in a groove] */
  launchAngle: 2 * degree,
  /** [estimate: axes of an array of fibers in a blind-mate connector] */
  connectorAngle: 4 * degree,
  /** [estimate: a switching current source, as in `quantumX800Engine`] */
  supplyEfficiency: 0.9,
  /** [estimate: microcontroller, converters and monitors of a pluggable module] */
  housekeepingPower: 0.8,
  ageing: {
    /** [estimate: usual criterion of life for lasers, 20 % of power] */
    criterionDb: 1,
    /** [estimate: telecom lasers show some 1e6 h; a fifth of it at this power] */
    time: 2e5 * hour,
    /** [estimate: gradual ageing between a square root and a straight line of time] */
    exponent: 0.7,
    /** [estimate: junction of a laser at its set point over a base of 30 °C] */
    temperature: celsius(55),
    /** [estimate: wear-out of indium phosphide lasers is put between 0.4 and 1 eV] */
    activationEnergy: 0.7 * elementaryCharge,
  },
  failure: {
    /** [estimate: junction of a laser at its set point over a base of 30 °C] */
    temperature: celsius(55),
    random: {
      /** [estimate: a tenth of the 500 FIT that makers of pump lasers of 200 to 300 mW set as their goal] */
      law: { kind: 'exponential', rate: 50 * FIT },
      /** [estimate: usual for random failures] */
      activationEnergy: 0.35 * elementaryCharge,
    },
    wearOut: {
      law: {
        kind: 'lognormal',
        /** [estimate: as the ageing above] */
        median: 2e5 * hour,
        /** [estimate: spread of well-made lots, 0.3 to 0.7] */
        deviation: 0.5,
      },
      /** [estimate: as the ageing above] */
      activationEnergy: 0.7 * elementaryCharge,
    },
  },
} as const satisfies LaserModuleDesign;

/** [estimate: center of the lanes, as of `siliconRing`] */
const { twoPhotonAbsorption } = /* @__PURE__ */ siliconNonlinearity(1311 * nm);

/** A silicon wire between the coupler and the splitter on the chip, before the light of a laser is shared. */
export const siliconSupplyGuide = {
  /** [estimate: taper and routing of the input] */
  length: 2 * mm,
  /** [estimate: as the routing of `quantumX800Engine`] */
  attenuation: 2 * dbPerCm,
  twoPhotonAbsorption,
  /** [estimate: a wire of 0.22 by 0.4 um and a little around it] */
  nonlinearArea: 0.1 * um ** 2,
  /** [estimate: as the area above] */
  carrierArea: 0.1 * um ** 2,
  /** [estimate: wires without a junction show 0.5 to 1 ns] */
  carrierLifetime: 1 * ns,
  /** 4e-18 for holes and 6e-18 for electrons, cm², at 1310 nm. [SorefBennett1987] */
  carrierCrossSection: 1e-21,
} as const satisfies NonlinearGuideDesign;

/** The same in silicon nitride, whose gap two photons of this band do not cross. */
export const nitrideSupplyGuide = {
  /** [estimate: as that of silicon] */
  length: 2 * mm,
  /** [estimate: deposited nitride of a foundry at 1310 nm] */
  attenuation: 0.5 * dbPerCm,
  /** Twice 0.946 eV lie below a gap of some 5 eV. [estimate: none] */
  twoPhotonAbsorption: 0,
  /** [estimate: a guide of 0.4 by 0.8 um] */
  nonlinearArea: 0.6 * um ** 2,
  /** [estimate: as the area above] */
  carrierArea: 0.6 * um ** 2,
  /** [estimate: no carriers] */
  carrierLifetime: 0,
  /** [estimate: no carriers] */
  carrierCrossSection: 0,
} as const satisfies NonlinearGuideDesign;

/** What the lasers of `quantumX800Engine` are asked for. */
export const laserBudgetDemand = {
  /** [estimate: for repairs, ageing of the path and the spread of parts] */
  marginDb: 3,
  fold: {
    /** [estimate: of the chip between two settings of a heater, or of another engine's load beside it] */
    temperatureExcursion: 4,
    nonlinearity: siliconRingNonlinearity,
  },
} as const satisfies LaserBudgetDemand;
