import { speedOfLight } from '../../src/constants.ts';
import { highPowerDfb } from '../../src/designs/highPowerDfb.ts';
import { rateEquationDfb } from '../../src/designs/rateEquationDfb.ts';
import { dfbLaser } from '../../src/devices/dfbLaser.ts';
import { rateEquationLaser } from '../../src/devices/dfbLaser/rateEquationLaser.ts';
import { schawlowTownesLinewidth } from '../../src/devices/laserNoise.ts';
import { powerDensity } from '../../src/numerics/powerDensity.ts';
import { GHz, MHz, celsius, kHz, mW, ns, toDb } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

const laser = rateEquationLaser(rateEquationDfb);
const goal = dfbLaser({ ...highPowerDfb, highestPlateTemperature: celsius(70) });
const point = { current: 0.6, temperature: celsius(30) };
const sampleRate = 250 * GHz;

/** Relative intensity and frequency (Hz) of a seeded run, by powers over frequency. */
function seen(): { intensity: ReturnType<typeof powerDensity>; pull: ReturnType<typeof powerDensity> } {
  const run = laser.during(point, { noise: { seed: 11, stream: 0 }, shotNoise: 'included', stepsPerSample: 4 });
  const { re, im } = run({ sampleRate, samples: new Float64Array(1 << 18).fill(point.current) });
  const power = re.map((x, i) => x * x + im[i]! ** 2);
  const mean = power.reduce((sum, each) => sum + each, 0) / power.length;
  const phase = re.map((x, i) => (i === 0 ? 0 : Math.atan2(im[i]! * re[i - 1]! - x * im[i - 1]!, x * re[i - 1]! + im[i]! * im[i - 1]!)));
  const segment = 1 << 13;
  return {
    intensity: powerDensity(
      power.map((each) => each / mean - 1),
      sampleRate,
      { segment },
    ),
    pull: powerDensity(
      phase.map((each) => (each * sampleRate) / (2 * Math.PI)),
      sampleRate,
      { segment },
    ),
  };
}

let once: ReturnType<typeof seen> | undefined;

function meanOf({ frequency, density }: ReturnType<typeof powerDensity>, from: number, to: number): number {
  const within = density.filter((_, k) => frequency[k]! >= from && frequency[k]! <= to);
  return within.reduce((sum, each) => sum + each, 0) / within.length;
}

/** The closed form over the same places, dB/Hz. */
function told(from: number, to: number): number {
  const noise = laser.noise(point);
  let sum = 0;
  for (let i = 0; i < 200; i++) sum += noise.relativeIntensityNoise({ frequency: from + ((i + 0.5) * (to - from)) / 200 });
  return toDb(sum / 200);
}

const reflector = { sensitivity: 500, delay: 2 * ns };
const velocity = speedOfLight / rateEquationDfb.groupIndex;
const cool = rateEquationLaser({ ...rateEquationDfb, thermalResistance: 0, gainCompression: 0 });
const reference = { current: 0.8, temperature: rateEquationDfb.referenceTemperature };

export const laserNoiseCases: readonly ValidationCase[] = [
  ...([25, 40, 55, 70] as const).map(
    (degrees): ValidationCase => ({
      what: `Rate equations against the characteristic laser, 0.6 A, ${degrees} °C: power`,
      source: 'Coldren2012, ch. 2, 5',
      reference: goal.power({ current: 0.6, temperature: celsius(degrees) }) / mW,
      ours: () => laser.power({ current: 0.6, temperature: celsius(degrees) }) / mW,
      unit: 'mW',
      tolerance: { rel: 0.1 },
    }),
  ),
  {
    what: 'Linewidth from the linear rate equations against the closed form, coated facet',
    source: 'Henry1982',
    reference: schawlowTownesLinewidth({ ...rateEquationDfb, inversionFactor: 1.7, power: cool.power(reference) }) / kHz,
    ours: () => cool.noise(reference).linewidth / kHz,
    unit: 'kHz',
    tolerance: { rel: 0.02 },
  },
  ...(
    [
      [0.1, 1],
      [1, 3],
      [3, 6],
      [6, 10],
      [10, 20],
    ] as const
  ).map(
    ([from, to]): ValidationCase => ({
      what: `Intensity noise of Langevin steps against the closed form, ${from} to ${to} GHz`,
      source: 'Coldren2012, ch. 5',
      reference: told(from * GHz, to * GHz),
      ours: () => toDb(meanOf((once ??= seen()).intensity, from * GHz, to * GHz)),
      unit: 'dB/Hz',
      tolerance: { abs: 1 },
    }),
  ),
  {
    what: 'Reflection at which the coherence collapses against γ√(1 + αH²)/(2αH²), 2 ns away',
    source: 'Helms1990',
    reference: toDb(((laser.noise(point).dampingRate * Math.sqrt(10)) / 18 / (500 * velocity)) ** 2),
    ours: () => toDb(laser.tolerableReflection(point, { ...reflector, relativeIntensityNoise: 1e-12, from: 0.1 * GHz, to: 20 * GHz })),
    unit: 'dB',
    tolerance: { abs: 1 },
  },
  {
    what: 'Linewidth of Langevin steps, π times the white level of the frequency noise',
    source: 'Henry1982',
    reference: laser.noise(point).linewidth / kHz,
    ours: () => (Math.PI * meanOf((once ??= seen()).pull, 30 * MHz, 700 * MHz)) / kHz,
    unit: 'kHz',
    tolerance: { rel: 0.1 },
  },
];
