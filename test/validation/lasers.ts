import { elementaryCharge } from '../../src/constants.ts';
import { referenceDfb } from '../../src/designs/referenceDfb.ts';
import { arrheniusFactor } from '../../src/devices/arrhenius.ts';
import { dfbLaser } from '../../src/devices/dfbLaser.ts';
import { shotNoiseFloor } from '../../src/devices/laserNoise.ts';
import { averagePower, extinctionRatio, opticalModulationAmplitude } from '../../src/light.ts';
import type { Lane } from '../../src/light.ts';
import { GBd, celsius, fromDb, fromDbm, mW, nm, ps, toDb, toDbm } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

const sample = dfbLaser(referenceDfb);
const hot = celsius(50);
const model = 'Coldren2012, ch. 2';
const rel = { rel: 1e-4 };

/** The sample laser: solved once more by bisection over the junction temperature, and by golden section over the current. */
const sampleCases: readonly ValidationCase[] = [
  {
    what: 'Power of the sample laser, 1.0 A, 50 °C',
    source: model,
    reference: 302.53,
    ours: () => sample.power({ current: 1, temperature: hot }) / mW,
    unit: 'mW',
    tolerance: rel,
  },
  {
    what: 'Power of the sample laser, 1.2 A, 50 °C',
    source: model,
    reference: 339.94,
    ours: () => sample.power({ current: 1.2, temperature: hot }) / mW,
    unit: 'mW',
    tolerance: rel,
  },
  {
    what: 'Junction of the sample laser, 1.0 A, 50 °C',
    source: model,
    reference: 81.95,
    ours: () => sample.junctionTemperature({ current: 1, temperature: hot }) - celsius(0),
    unit: '°C',
    tolerance: rel,
  },
  {
    what: 'Wall-plug efficiency of the sample laser, 1.0 A, 50 °C',
    source: model,
    reference: 0.1592275,
    ours: () => sample.wallPlugEfficiency({ current: 1, temperature: hot }),
    unit: '1',
    tolerance: rel,
  },
  {
    what: 'Wall-plug efficiency of the sample laser, 1.2 A, 50 °C',
    source: model,
    reference: 0.1348974,
    ours: () => sample.wallPlugEfficiency({ current: 1.2, temperature: hot }),
    unit: '1',
    tolerance: rel,
  },
  {
    what: 'Largest power of the sample laser, 50 °C',
    source: model,
    reference: 381.38883,
    ours: () => sample.highestPower({ temperature: hot }).power / mW,
    unit: 'mW',
    tolerance: rel,
  },
  {
    what: 'Threshold of the sample laser, 50 °C',
    source: model,
    reference: 0.0461744717,
    ours: () => sample.threshold({ temperature: hot }),
    unit: 'A',
    tolerance: rel,
  },
];

// OMA in dBm, ER in dB, then average, top and bottom level in dBm.
const modulations: readonly [number, number, number, number, number][] = [
  [-0.5, 3.5, 0.663700114, 2.07026451, -1.42973549],
  [0, 5, -0.16610409, 1.65088539, -3.34911461],
  [2, 4, 2.64991298, 4.20480831, 0.204808305],
];

function lane(low: number, high: number): Lane {
  const levels = [low, low + (high - low) / 3, low + (2 * (high - low)) / 3, high];
  const none = [0, 0, 0, 0];
  const noise = { rin: 0, linewidth: 0, crosstalk: none };
  return { wavelength: 1311 * nm, levels, ...noise, chirp: none, polarizationExtinction: 1e12, source: 'laser' };
}

const modulationCases = modulations.flatMap(([omaDbm, ratioDb, averageDbm, topDbm, bottomDbm]): readonly ValidationCase[] => {
  const bottom = fromDbm(omaDbm) / (fromDb(ratioDb) - 1);
  const published = lane(fromDbm(bottomDbm), fromDbm(topDbm));
  const inputs = `OMA ${omaDbm} dBm, ER ${ratioDb} dB, equal steps`;
  const source = 'Agrawal2010, ch. 4';
  const tolerance = { abs: 1e-6 };
  const made = lane(bottom, bottom * fromDb(ratioDb));
  const rows: readonly [string, string, number, () => number][] = [
    [`Average power, ${inputs}`, 'dBm', averageDbm, () => toDbm(averagePower(made))],
    [`Top level, ${inputs}`, 'dBm', topDbm, () => toDbm(made.levels[3]!)],
    [`OMA of levels ${topDbm} and ${bottomDbm} dBm`, 'dBm', omaDbm, () => toDbm(opticalModulationAmplitude(published)!)],
    [`ER of levels ${topDbm} and ${bottomDbm} dBm`, 'dB', ratioDb, () => toDb(extinctionRatio(published)!)],
  ];
  return rows.map(([what, unit, reference, ours]) => ({ what, source, reference, ours, unit, tolerance }));
});

export const laserCases: readonly ValidationCase[] = [
  ...sampleCases,
  {
    what: 'Shot noise floor 2hν/P, 350 mW, 1310 nm',
    source: 'Coldren2012, ch. 5',
    reference: -180.622326,
    ours: () => toDb(shotNoiseFloor(350 * mW, 1310 * nm)),
    unit: 'dB/Hz',
    tolerance: { abs: 0.01 },
  },
  {
    what: 'Arrhenius factor, 0.97 eV, 25 to 60 °C',
    source: 'JEP122',
    reference: 52.79208,
    ours: () => arrheniusFactor({ activationEnergy: 0.97 * elementaryCharge, from: celsius(25), to: celsius(60) }),
    unit: '1',
    tolerance: { rel: 1e-6 },
  },
  {
    what: 'Arrhenius factor, 0.7 eV, 50 to 85 °C',
    source: 'JEP122',
    reference: 11.6643984,
    ours: () => arrheniusFactor({ activationEnergy: 0.7 * elementaryCharge, from: celsius(50), to: celsius(85) }),
    unit: '1',
    tolerance: { rel: 1e-6 },
  },
  ...([[300, 24.7712125], [350, 25.4406804], [400, 26.0205999]] as const).map(
    ([power, dbm]): ValidationCase => ({
      what: `${power} mW in dBm`,
      source: 'Agrawal2010, ch. 1',
      reference: dbm,
      ours: () => toDbm(power * mW),
      unit: 'dBm',
      tolerance: { abs: 1e-6 },
    }),
  ),
  ...modulationCases,
  {
    what: 'Symbol rate of a 200 Gb/s lane: 256B/257B transcoding, RS(544,514), 2 bits a symbol',
    source: 'IEEE802.3',
    reference: 106.25,
    ours: () => (200e9 * (257 / 256) * (544 / 514)) / 2 / GBd,
    unit: 'GBd',
    tolerance: { rel: 1e-6 },
  },
  {
    what: 'Unit interval at 106.25 GBd',
    source: 'IEEE802.3',
    reference: 9.411765,
    ours: () => 1 / (106.25 * GBd) / ps,
    unit: 'ps',
    tolerance: { rel: 1e-6 },
  },
];
