import { relativeIntensityNoise, shotNoise, thermalNoise } from '../../src/devices/detectionNoise.ts';
import { photodiode } from '../../src/devices/photodiode.ts';
import { continuousWave } from '../../src/light.ts';
import { GHz, fromDb, mW, nm, pA } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

const current = 0.9e-3;
const noiseBandwidth = 53.125 * GHz;
const inputs = '1 mW, 0.9 A/W, 53.125 GHz';
const source = 'Agrawal2010, ch. 4';
const tolerance = { rel: 1e-6 };

const parts: readonly [string, number, () => number][] = [
  ['Shot noise', 3.91418115e-6, () => shotNoise({ current, noiseBandwidth })],
  ['Intensity noise at -145 dB/Hz', 1.16651944e-5, () => relativeIntensityNoise({ rin: fromDb(-145), current, noiseBandwidth })],
  ['Intensity noise at -139 dB/Hz', 2.32751228e-5, () => relativeIntensityNoise({ rin: fromDb(-139), current, noiseBandwidth })],
  ['Noise of an amplifier of 16 pA/√Hz', 3.68781778e-6, () => thermalNoise({ noiseDensity: 16 * pA, noiseBandwidth })],
];

export const photodiodeCases: readonly ValidationCase[] = [
  ...parts.map(
    ([what, reference, variance]): ValidationCase => ({
      what: `${what}, ${inputs}`,
      source,
      reference,
      ours: () => Math.sqrt(variance()),
      unit: 'A',
      tolerance,
    }),
  ),
  {
    what: `Noise of the whole detector at -145 dB/Hz and 16 pA/√Hz, ${inputs}`,
    source,
    reference: Math.hypot(3.91418115e-6, 1.16651944e-5, 3.68781778e-6),
    ours: (): number => {
      const lane = { wavelength: 1310 * nm, rin: fromDb(-145), linewidth: 0, polarizationExtinction: 1e12, source: 'laser' };
      const detector = photodiode({ responsivity: 0.9, darkCurrent: 0, bandwidth: 60 * GHz }).at({ noiseDensity: 16 * pA, noiseBandwidth });
      return detector(continuousWave(lane, 1 * mW)).noise[0]!;
    },
    unit: 'A',
    tolerance,
  },
];
