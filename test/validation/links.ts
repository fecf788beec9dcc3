import { continuousWave, type Detector, type Light, opticalModulationAmplitude } from '../../src/light.ts';
import { linkBudget } from '../../src/link/budget.ts';
import { receiverNoise } from '../../src/link/noise.ts';
import { pam4ErrorRatio, pam4RequiredRatio } from '../../src/link/pam4.ts';
import { kp4, reedSolomonErrorRatio } from '../../src/link/reedSolomon.ts';
import { sensitivity } from '../../src/link/sensitivity.ts';
import { GHz, fromDb, fromDbm, nm, pA, toDbm } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

const requiredRatios: readonly [bitErrorRatio: number, x: number][] = [
  [2.4e-4, 3.41407055],
  [2.92e-4, 3.36026882],
  [4.8e-3, 2.48928586],
  [1e-6, 4.69495405],
  [1e-12, 6.99425788],
];

const codewordErrorRatios: readonly [bitErrorRatio: number, codewordErrorRatio: number, rel: number][] = [
  [1e-4, 1.35981106e-18, 1e-6],
  [2.2e-4, 2.23993735e-13, 1e-6],
  [2.4e-4, 8.1515734e-13, 1e-6],
  [2.92e-4, 1.44768928e-11, 1e-6],
  [3.2e-4, 5.44481003e-11, 1e-6],
  [1e-3, 1.53025859e-4, 1e-6],
];

interface Joint {
  readonly omaDbm: number;
  readonly extinctionDb: number;
  readonly noiseDensity: number;
  readonly noiseBandwidth: number;
  readonly rinDb: number;
}

/** Bit error ratio of four equal steps under amplifier, shot and intensity noise at equal-Q thresholds, 0.9 A/W. */
function jointErrorRatio({ omaDbm, extinctionDb, noiseDensity, noiseBandwidth, rinDb }: Joint): number {
  const oma = fromDbm(omaDbm);
  const lowest = oma / (fromDb(extinctionDb) - 1);
  const powers = [0, 1, 2, 3].map((i) => lowest + (oma * i) / 3);
  const receiver = { levels: powers, rin: fromDb(rinDb), responsivity: 0.9, noiseDensity, noiseBandwidth, darkCurrent: 0 };
  return pam4ErrorRatio({ levels: powers.map((power) => 0.9 * power), noise: receiverNoise(receiver), thresholds: 'equalQ' }).bitErrorRatio;
}

const joint: readonly [Joint, number][] = [
  [{ omaDbm: -5.2, extinctionDb: 4.5, noiseDensity: 16 * pA, noiseBandwidth: 53.125 * GHz, rinDb: -145 }, 9.8516715e-13],
  [{ omaDbm: -5.2, extinctionDb: 3.5, noiseDensity: 16 * pA, noiseBandwidth: 53.125 * GHz, rinDb: -139 }, 3.43345288e-5],
  [{ omaDbm: -3.2, extinctionDb: 3.5, noiseDensity: 20 * pA, noiseBandwidth: 60 * GHz, rinDb: -142 }, 2.35381817e-7],
];

/** A detector with the noise of its amplifier alone: 0.9 A/W, 16 pA/√Hz, 55 GHz. */
const amplifierOnly: Detector = (light) => {
  const levels = light.lanes[0]!.levels.map((power) => 0.9 * power);
  return { levels, noise: levels.map(() => 16 * pA * Math.sqrt(55 * GHz)) };
};

/** OMA, dBm, behind a channel of 2.5 dB and a multipath penalty of 0.2 dB, of a transmitter of -3.9 dBm + 3.4 dB. */
function stressedSensitivity(): number {
  const laser = continuousWave({ wavelength: 1311 * nm, rin: 0, linewidth: 0, polarizationExtinction: 1e12, source: 'laser' }, fromDbm(0));
  const oma = fromDbm(-3.9 + 3.4);
  const modulate = (): Light => ({
    lanes: [{ ...laser.lanes[0]!, levels: [oma, 4 * (oma / 3), 5 * (oma / 3), 2 * oma], chirp: [0, 0, 0, 0], crosstalk: [0, 0, 0, 0] }],
  });
  const loss =
    (lossDb: number) =>
    (light: Light): Light => ({ lanes: light.lanes.map((lane) => ({ ...lane, levels: lane.levels.map((power) => power * fromDb(-lossDb)) })) });
  const { stages } = linkBudget({
    source: () => laser,
    path: [
      ['transmitter', modulate],
      ['channel', loss(2.5)],
      ['multipath interference', loss(0.2)],
    ],
    detector: amplifierOnly,
  });
  return toDbm(opticalModulationAmplitude(stages.at(-1)!.light.lanes[0]!)!);
}

export const linkCases: readonly ValidationCase[] = [
  ...requiredRatios.map(
    ([bitErrorRatio, reference]): ValidationCase => ({
      what: `OMA/(6σ) of PAM4 for a bit error ratio of ${bitErrorRatio}, ¾Q(x)`,
      source: 'IEEE802.3, clause 121 (Qt = 3.414); inverse worked out with mpmath',
      reference,
      ours: () => pam4RequiredRatio(bitErrorRatio),
      unit: '1',
      tolerance: { rel: 1e-8 },
    }),
  ),
  ...joint.map(
    ([inputs, reference]): ValidationCase => ({
      what: `PAM4 bit error ratio, OMA ${inputs.omaDbm} dBm, ER ${inputs.extinctionDb} dB, RIN ${inputs.rinDb} dB/Hz, equal-Q thresholds`,
      source: 'Agrawal2010, ch. 4; nearest neighbors summed in python3',
      reference,
      ours: () => jointErrorRatio(inputs),
      unit: '1',
      tolerance: { rel: 1e-5 },
    }),
  ),
  ...codewordErrorRatios.map(
    ([bitErrorRatio, reference, rel]): ValidationCase => ({
      what: `Codeword error ratio of RS(544,514) at a bit error ratio of ${bitErrorRatio}`,
      source: 'LinCostello2004, ch. 7; summed with mpmath',
      reference,
      ours: () => reedSolomonErrorRatio({ ...kp4, bitErrorRatio }),
      unit: '1',
      tolerance: { rel },
    }),
  ),
  {
    what: 'Codeword error ratio of RS(544,514) at the bit error ratio of 2.92e-4 that the standard pairs with it',
    source: 'IEEE802.3dj, annex 174A, three digits, secondary',
    reference: 1.45e-11,
    ours: () => reedSolomonErrorRatio({ ...kp4, bitErrorRatio: 2.92e-4 }),
    unit: '1',
    tolerance: { abs: 0.005e-11 },
  },
  {
    what: 'OMA sensitivity under amplifier noise alone, 16 pA/√Hz, 55 GHz, 0.9 A/W, bit error ratio 2.4e-4',
    source: 'Agrawal2010, ch. 4; 6 x σ/R worked out in python3',
    reference: -10.685,
    ours: () => {
      const result = sensitivity({ wavelength: 1311 * nm, extinctionRatio: fromDb(4), rin: 0, detector: amplifierOnly, bitErrorRatio: 2.4e-4 });
      return result.finite ? toDbm(result.opticalModulationAmplitude) : NaN;
    },
    unit: 'dBm',
    tolerance: { abs: 5e-4 },
  },
  {
    what: 'Stressed OMA behind 2.5 dB of channel and 0.2 dB of multipath, transmitter -3.9 dBm + 3.4 dB',
    source: 'OCI2025, LNK-001, 400G-NRZ baseline, secondary',
    reference: -3.2,
    ours: stressedSensitivity,
    unit: 'dBm',
    tolerance: { abs: 1e-9 },
  },
];
