import { fitRing, type RingFit } from '../../src/engine/fitRing.ts';
import { measuredRing, measuredRings } from '../fixtures/measuredRings.ts';
import { spectrumOf, syntheticRing, truthAt } from '../engine/fitRing/syntheticRing.ts';
import type { ValidationCase } from './case.ts';

const fits = new Map<number, RingFit>();
function fitOf(number: (typeof measuredRings)[number]): RingFit {
  const known = fits.get(number) ?? fitRing(measuredRing(number), { radius: 10e-6 });
  fits.set(number, known);
  return known;
}

const nm = 1e9;
const source = 'SiEPICAnalysis, PCM_ringTE_4 to _7';

/** Full widths at half maximum of the drop port read off the samples, nm, of resonances at least 18 dB above the floor. */
const widths: readonly (readonly [ring: 4 | 5 | 6 | 7, resonance: number, width: number])[] = [
  [4, 3, 0.0998],
  [4, 4, 0.1552],
  [5, 3, 0.1774],
  [5, 4, 0.1227],
  [6, 3, 0.1452],
  [6, 4, 0.1326],
  [7, 3, 0.1150],
  [7, 4, 0.1202],
];

/** Rings fitted to measured and to synthetic spectra. */
export const fittedRingCases: readonly ValidationCase[] = [
  ...measuredRings.map((number) => ({
    what: `free spectral range of measured ring ${number}, against the mean spacing of its eight resonances`,
    source,
    reference: (fitOf(number).resonances[7]!.wavelength - fitOf(number).resonances[0]!.wavelength) * (nm / 7),
    ours: () => fitOf(number).freeSpectralRange * nm,
    unit: 'nm',
    tolerance: { rel: 0.003 },
  })),
  ...widths.map(([ring, resonance, width]) => ({
    what: `loaded Q of measured ring ${ring} at resonance ${resonance + 1}, against its drop port's width of ${width} nm at −3 dB`,
    source,
    reference: Math.round((fitOf(ring).resonances[resonance]!.wavelength * nm) / width),
    ours: () => fitOf(ring).resonances[resonance]!.qualityFactor,
    unit: '1',
    tolerance: { rel: 0.1 },
  })),
  ...measuredRings.map((number) => ({
    what: `residual of measured ring ${number} within two linewidths, above the floor`,
    source,
    reference: 0,
    ours: () => fitOf(number).residualDb,
    unit: 'dB',
    tolerance: { abs: 1 },
  })),
  {
    what: 'group index of a synthetic ring of 4.3 with 1 % noise, 0.8 nW in the dark and a sloping envelope',
    source: 'Bogaerts2012, eqs. 5, 6',
    reference: 4.3,
    ours: () => fitRing(spectrumOf(syntheticRing), { radius: 10e-6 }).groupIndex,
    unit: '1',
    tolerance: { rel: 1e-4 },
  },
  {
    what: 'loaded Q of the same ring near 1310 nm',
    source: 'Bogaerts2012, eq. 20',
    reference: Math.round(truthAt(syntheticRing, 1310e-9).qualityFactor),
    ours: () => fitRing(spectrumOf(syntheticRing), { radius: 10e-6 }).resonances.find(({ wavelength }) => Math.abs(wavelength - 1310e-9) < 1e-9)!.qualityFactor,
    unit: '1',
    tolerance: { rel: 0.02 },
  },
];
