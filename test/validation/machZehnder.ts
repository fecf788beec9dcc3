import { machZehnderModulator, type MachZehnderDesign, type MachZehnderModulator } from '../../src/devices/machZehnderModulator.ts';
import { travellingWaveBandwidth, travellingWaveResponse } from '../../src/devices/machZehnderModulator/travellingWave.ts';
import { speedOfLight } from '../../src/constants.ts';
import { GHz, cm, dbPerCm, mm, nm, toDb } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

/** Two lossless arms of 3 mm with a half-wave product of 1.5 V cm at 1310 nm. */
export const idealArms: MachZehnderDesign = {
  guide: {
    kind: 'phaseShifter',
    referenceWavelength: 1310 * nm,
    referenceTemperature: 300,
    effectiveIndex: 2.5,
    groupIndex: 3.9,
    thermoOpticSlope: 1.9e-4,
    junction: {
      kind: 'linear',
      indexPerVolt: (1310 * nm) / (2 * 1.5 * cm),
      attenuation: 0,
      attenuationPerVolt: 0,
      capacitance: 2e-10,
      seriesResistance: 4e-3,
      breakdownVoltage: -10,
      forwardLimit: 0.5,
    },
    loss: { contacts: 0, bend: 0, scattering: 0 },
  },
  armLength: 3 * mm,
  imbalance: 0,
  splitterImbalance: 0,
  combinerImbalance: 0,
  armLossImbalanceDb: 0,
  excessLossDb: 0,
};

/** Quadrature at the reference temperature, both junctions 3 V in reverse. */
export const quadrature = { wavelength: 1310 * nm, voltage: 0, junctionBias: -3, bias: Math.PI / 2, temperature: 300 };

const decibel = ({ re, im }: { readonly re: number; readonly im: number }): number => -20 * Math.log10(Math.hypot(re, im));
const extinctionDb = (modulator: MachZehnderModulator): number => toDb(modulator.extinctionRatio(quadrature) ?? 1);
const kharel = (length: number): number =>
  decibel(travellingWaveResponse({ length, lossDbPerMeter: 26, lossFrequency: 1 * GHz, indexMismatch: 0, frequency: 50 * GHz }));
const row = (what: string, source: string, reference: number, unit: string, rel: number, ours: () => number): ValidationCase => ({
  what,
  source,
  reference,
  ours,
  unit,
  tolerance: { rel },
});

export const machZehnderCases: readonly ValidationCase[] = [
  ...([
    [0.01, 39.9991313],
    [0.02, 33.9759236],
    [0.05, 25.9988033],
    [0.1, 19.9118085],
  ] as const).map(([splitterImbalance, reference]) =>
    row(`Extinction ratio, splitter 0.5 ± ${splitterImbalance}, ideal combiner`, 'Koyama1988', reference, 'dB', 1e-6, () =>
      extinctionDb(machZehnderModulator({ ...idealArms, splitterImbalance })),
    ),
  ),
  ...([
    [0.5, 30.819884],
    [2, 18.8145443],
  ] as const).map(([armLossImbalanceDb, reference]) =>
    row(`Extinction ratio, ${armLossImbalanceDb} dB more loss in one arm`, 'Koyama1988', reference, 'dB', 1e-6, () =>
      extinctionDb(machZehnderModulator({ ...idealArms, armLossImbalanceDb })),
    ),
  ),
  row('Velocity mismatch alone: π f Δn L/c at −3 dB electrical', 'Alferness1982', 1.39155738, 'rad', 1e-6, () => {
    const frequency = travellingWaveBandwidth({ length: 1 * mm, lossDbPerMeter: 0, lossFrequency: 1 * GHz, indexMismatch: 1 });
    return (Math.PI * frequency * 1 * mm) / speedOfLight;
  }),
  row('Electrical loss alone: loss of the electrode at −3 dB electrical', 'Alferness1982', 6.41345, 'dB', 1e-5, () => {
    const frequency = travellingWaveBandwidth({ length: 1 * cm, lossDbPerMeter: 500, lossFrequency: 50 * GHz, indexMismatch: 0 });
    return 5 * Math.sqrt(frequency / (50 * GHz));
  }),
  row('Mismatch 0.3 and 10 dB/cm at 50 GHz over 2 mm: bandwidth', 'Alferness1982', 150.83, 'GHz', 1e-4, () =>
    travellingWaveBandwidth({ length: 2 * mm, lossDbPerMeter: 1000, lossFrequency: 50 * GHz, indexMismatch: 0.3 }) / GHz,
  ),
  row('Roll-off at 50 GHz, 2 cm, 0.26 dB/cm/√GHz, matched velocity', 'Kharel2021', 1.77371806, 'dB', 1e-4, () => kharel(2 * cm)),
  row('Roll-off at 50 GHz, 1 cm, 0.26 dB/cm/√GHz, matched velocity', 'Kharel2021', 0.903030828, 'dB', 1e-4, () => kharel(1 * cm)),
  row('Loss times half-wave voltage, 1.80 V cm and 10.3 dB/cm', 'Gong2026', 18.54, 'V dB', 0.01, () => {
    const { guide } = idealArms;
    if (!('kind' in guide) || !('kind' in guide.junction) || guide.junction.kind !== 'linear') throw new Error('idealArms changed');
    const junction = { ...guide.junction, indexPerVolt: (1310 * nm) / (2 * 1.8 * cm), attenuation: 10.3 * dbPerCm };
    const modulator = machZehnderModulator({ ...idealArms, guide: { ...guide, junction } });
    return modulator.halfWaveVoltage(quadrature) * modulator.insertionLossDb(quadrature);
  }),
];
