import { externalLaserModule } from '../../src/designs/externalLaserModule.ts';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { referenceDfb } from '../../src/designs/referenceDfb.ts';
import { nonlinearGuide } from '../../src/devices/nonlinearGuide.ts';
import { powerSplitter } from '../../src/devices/powerSplitter.ts';
import { laserBudget } from '../../src/engine/laserBudget.ts';
import { laserModule } from '../../src/engine/laserModule.ts';
import { turnedExtinction } from '../../src/engine/laserModule/polarization.ts';
import { opticalEngine } from '../../src/engine/opticalEngine.ts';
import { atLeast, FIT, firstOf, hour, lifetime, type Lifetime } from '../../src/engine/reliability.ts';
import { celsius, cm, dbPerCm, degree, mW, nm, ns, toDb, toDbm, um } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

const wavelength = 1310 * nm;
const wire = nonlinearGuide({
  length: 1 * cm,
  attenuation: 2 * dbPerCm,
  twoPhotonAbsorption: 5e-12,
  nonlinearArea: 0.1 * um ** 2,
  carrierArea: 0.1 * um ** 2,
  carrierLifetime: 1 * ns,
  carrierCrossSection: 1e-21,
});
const inputs = '0.1 um², 1 ns, β 5e-12 m/W, σ 1e-21 m²';
const ring = 'deCea2019, eqs. 2, 3';
const rel = { rel: 1e-9 };

/** The integral ∫ d ln P/(α + bP + cP²) solved for its end in 30 digits. */
const guideCases: readonly ValidationCase[] = [
  {
    what: `Two-photon absorption at 175 mW, ${inputs}`,
    source: ring,
    reference: 0.380007672,
    ours: () => wire.attenuation({ power: 175 * mW, wavelength }).twoPhoton / dbPerCm,
    unit: 'dB/cm',
    tolerance: rel,
  },
  {
    what: `Absorption of its carriers at 175 mW, ${inputs}`,
    source: ring,
    reference: 2.19277959,
    ours: () => wire.attenuation({ power: 175 * mW, wavelength }).freeCarrier / dbPerCm,
    unit: 'dB/cm',
    tolerance: rel,
  },
  ...([[14, 2.03337123487], [175, 3.30901701987], [350, 5.05667812044]] as const).map(
    ([power, reference]): ValidationCase => ({
      what: `Loss of 1 cm with 2 dB/cm at ${power} mW, ${inputs}`,
      source: ring,
      reference,
      ours: () => wire.lossDb({ power: power * mW, wavelength }),
      unit: 'dB',
      tolerance: rel,
    }),
  ),
];

/** Three reference lasers on a plate: solved once more by bisection over each junction and current. */
const plate = laserModule({
  ...externalLaserModule,
  device: referenceDfb,
  count: 3,
  plate: { kind: 'matrix', resistance: [[3, 1, 0.5], [1, 4, 1], [0.5, 1, 3]] },
  supplyEfficiency: 1,
  housekeepingPower: 0,
});
const running = { temperature: celsius(30), powers: [0.2, 0.25, 0.1] } as const;
const powers = '200, 250 and 100 mW over 30 °C';
const plateCases: readonly ValidationCase[] = ([
  ['Plate under the second of three lasers', '°C', 34.16023119434999, () => plate.state(running).lasers[1]!.plateTemperature - celsius(0)],
  ['Its junction', '°C', 51.02287675927846, () => plate.state(running).lasers[1]!.junctionTemperature - celsius(0)],
  ['Its current', 'A', 0.688258440885197, () => plate.state(running).lasers[1]!.current],
  ['Power of all three diodes', 'W', 2.180834359610784, () => plate.state(running).electricalPower],
] as const).map(([what, unit, reference, ours]) => {
  return { what: `${what}, ${powers}`, source: 'Coldren2012, ch. 2', reference, ours, unit, tolerance: { rel: 1e-8 } };
});

const one = lifetime({ kind: 'exponential', rate: 50 * FIT });
const worn = lifetime({ kind: 'lognormal', median: 2e5 * hour, deviation: 0.5 });
const eight = (life: Lifetime): Lifetime[] => new Array<Lifetime>(8).fill(life);
const eighteen = (life: Lifetime): Lifetime => firstOf(...new Array<Lifetime>(18).fill(life));
const constant = '50 FIT each';
const lognormal = 'lognormal, median 2e5 h, σ 0.5';

const lifeCases: readonly ValidationCase[] = (
  [
    [`Mean time of a laser, ${constant}`, 2e7, () => one.meanTime() / hour],
    [`Mean time of 7 of 8 lasers, ${constant}`, 5357142.85714286, () => atLeast(7, eight(one)).meanTime() / hour],
    [`Mean time of 16 of 18 modules, ${constant}`, 3537581.69935, () => atLeast(16, new Array<Lifetime>(18).fill(one)).meanTime() / hour],
    [`Mean time of 144 lasers, all needed, ${constant}`, 138888.888889, () => eighteen(atLeast(8, eight(one))).meanTime() / hour],
    [`Mean time of 18 modules of 8, 7 needed in each, ${constant}`, 892213.986767, () => eighteen(atLeast(7, eight(one))).meanTime() / hour],
    [`Mean time of 8 lasers, all needed, ${lognormal}`, 102661.759151, () => atLeast(8, eight(worn)).meanTime() / hour],
    [`Mean time of 7 of 8 lasers, ${lognormal}`, 134518.557047, () => atLeast(7, eight(worn)).meanTime() / hour],
    [
      'Mean time of 8 lasers, all needed, Weibull of 1e6 h and shape 3',
      446489.755784625,
      () => firstOf(...eight(lifetime({ kind: 'weibull', scale: 1e6 * hour, shape: 3 }))).meanTime() / hour,
    ],
  ] as const
).map(([what, reference, ours]) => ({ what, source: 'Meeker1998, ch. 15', reference, ours, unit: 'h', tolerance: rel }));

export const laserModuleCases: readonly ValidationCase[] = [
  ...guideCases,
  ...plateCases,
  ...lifeCases,
  {
    what: `Failures of a laser in 10 years, ${lognormal}`,
    source: 'Meeker1998, ch. 4',
    reference: 0.0495018130532876,
    ours: () => worn.failure(87660 * hour),
    unit: '1',
    tolerance: rel,
  },
  {
    what: `Mean failure rate of a laser over 10 years, ${lognormal}`,
    source: 'Meeker1998, ch. 4',
    reference: 579.158390699,
    ours: () => worn.averageFailureRate(87660 * hour) / FIT,
    unit: 'FIT',
    tolerance: rel,
  },
  {
    what: 'Polarization extinction of 20 dB behind joints of 2° and 4°',
    source: 'Born1999',
    reference: 17.9295302286,
    ours: () => toDb(turnedExtinction(turnedExtinction(100, 2 * degree), 4 * degree)),
    unit: 'dB',
    tolerance: rel,
  },
  {
    what: '350 mW shared by four lanes',
    source: 'Agrawal2010, ch. 1',
    reference: 19.4200805302,
    ours: () => toDbm(350 * mW * powerSplitter({ ways: 4, excessLossDb: 0 }).transmission()),
    unit: 'dBm',
    tolerance: { abs: 1e-6 },
  },
  {
    what: 'Margin of the default engine at the laser power that 3 dB need',
    source: 'IEEE802.3, clause 124',
    reference: 3,
    ours: () => {
      const { laser } = quantumX800Engine;
      const { laserPower: power } = laserBudget(quantumX800Engine, { marginDb: 3 });
      return opticalEngine({ ...quantumX800Engine, laser: { ...laser, power } }).evaluate().worst.marginDb as number;
    },
    unit: 'dB',
    tolerance: { abs: 1e-9 },
  },
];
