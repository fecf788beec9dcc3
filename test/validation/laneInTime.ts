import { speedOfLight } from '../../src/constants.ts';
import { fiber, type FiberDesign } from '../../src/devices/fiber.ts';
import { amplifier } from '../../src/link/amplifier.ts';
import type { Field } from '../../src/light.ts';
import { GHz, nm, ps } from '../../src/units.ts';
import { closedForm, counted } from '../link/receivedSymbols.ts';
import type { ValidationCase } from './case.ts';

const design: FiberDesign = {
  length: 2000,
  attenuation: 0,
  connectors: 0,
  connectorLossDb: 0,
  groupIndex: 1.4677,
  zeroDispersionWavelength: 1313 * nm,
  dispersionSlope: 90,
  zeroDispersionRange: { shortest: 1300 * nm, longest: 1324 * nm },
};
const wavelength = 1550 * nm;
const width = 8 * ps;
const line = fiber(design);
const beta2 = (-line.dispersion({ wavelength }) * wavelength ** 2) / (2 * Math.PI * speedOfLight);
const slope = (90 / 4) * (1 + 3 * ((1313 * nm) / wavelength) ** 4);
const beta3 = (wavelength ** 2 / (2 * Math.PI * speedOfLight)) ** 2 * (slope + (2 * line.dispersion({ wavelength })) / wavelength);

function pulse(chirp: number): Field {
  const length = 2048;
  const sampleRate = 800 * GHz;
  const t = (i: number): number => (i - length / 2) / sampleRate / width;
  const part = (of: (phase: number) => number) => Float64Array.from({ length }, (_, i) => Math.exp(-0.5 * t(i) ** 2) * of(0.5 * chirp * t(i) ** 2));
  return { sampleRate, wavelength, re: part(Math.cos), im: part(Math.sin) };
}

/** Rms width over the first, of a pulse whose middle stays or moves. */
function spread({ sampleRate, re, im }: Field): number {
  let [sum, first, second] = [0, 0, 0];
  for (let i = 0; i < re.length; i++) {
    const power = re[i]! ** 2 + im[i]! ** 2;
    sum += power;
    first += power * i;
    second += power * i * i;
  }
  return Math.sqrt(second / sum - (first / sum) ** 2) / sampleRate;
}

/** Chirped pulses, received symbols and noise bandwidths. */
export const laneInTimeCases: readonly ValidationCase[] = [
  ...[-2, 0, 2].map((chirp) => {
    const x = (beta2 * design.length) / width ** 2;
    const cubic = ((1 + chirp ** 2) * beta3 * design.length) / (2 * width ** 3);
    return {
      what: `broadening of a Gaussian pulse of 8 ps and chirp ${chirp} over 2 km at 1550 nm, D and slope`,
      source: 'Agrawal2010, ch. 2',
      reference: Math.sqrt((1 + chirp * x) ** 2 + x ** 2 + cubic ** 2),
      ours: () => spread(line.during()(pulse(chirp))) / spread(pulse(chirp)),
      unit: '1',
      tolerance: { rel: 1e-6 },
    };
  }),
  ...(
    [
      [-14, 2.342e-2, 4],
      [-13, 7.349e-3, 4],
      [-12, 1.3124e-3, 5],
      [-11, 9.965e-5, 4],
    ] as const
  ).map(([power, reference]) => ({
    what: `bit error ratio at ${power} dBm, extinction ratio 6 dB, 50 ohm and shot noise in 53.125 GHz, thresholds midway`,
    source: 'Agrawal2010, ch. 4',
    reference,
    ours: () => closedForm(power).bitErrorRatio,
    unit: '1',
    tolerance: { rel: 3e-4 },
  })),
  {
    what: 'bit error ratio at -13 dBm, counted over 2^17 symbols in time; three standard errors',
    source: 'Agrawal2010, ch. 4',
    reference: 7.349e-3,
    ours: () => counted(-13, 2 ** 17, 1).bitErrors / 2 ** 18,
    unit: '1',
    tolerance: { abs: 3 * Math.sqrt(7.349e-3 / 2 ** 18) },
  },
  {
    what: 'noise-equivalent bandwidth of a Butterworth amplifier of order 4 over its −3 dB frequency',
    source: 'Proakis2008, ch. 4',
    reference: Math.PI / 8 / Math.sin(Math.PI / 8),
    ours: () =>
      amplifier({ gain: 1, noiseDensity: 0, response: { kind: 'butterworth', bandwidth: 40 * GHz, order: 4 } }).noiseBandwidth({ sampleRate: 1e15 }) / (40 * GHz),
    unit: '1',
    tolerance: { rel: 1e-6 },
  },
];
