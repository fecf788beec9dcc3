import { speedOfLight } from '../../src/constants.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { ringModulator, type RingModulator, type RingPoint } from '../../src/devices/ringModulator.ts';
import { ringEnergy } from '../../src/devices/ringModulator/inTime/energy.ts';
import { smallSignalBandwidth, smallSignalTransfer } from '../../src/devices/ringModulator/smallSignal.ts';
import type { Field } from '../../src/light.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { GHz, nm } from '../../src/units.ts';
import { criticalRing } from '../papers/criticalRing.ts';
import type { ValidationCase } from './case.ts';

const power = ({ re, im }: Field, at: number): number => re[at]! ** 2 + im[at]! ** 2;
const still = (sampleRate: number, wavelength: number, count: number): Field => ({
  sampleRate,
  wavelength,
  re: new Float64Array(count).fill(1),
  im: new Float64Array(count),
});
const none = (what: string, source: string, abs: number, ours: () => number): ValidationCase => ({
  what,
  source,
  reference: 0,
  ours,
  unit: '1',
  tolerance: { abs },
});

const critical = criticalRing(1310 * nm, 5000);
const frequencyOf = (wavelength: number): number => speedOfLight / wavelength;

/** Full width at half depth of the static dip, Hz, from the spectrum alone. */
function measuredWidth(ring: RingModulator, point: RingPoint): number {
  const center = frequencyOf(ring.resonanceNear(point.wavelength, point));
  const depth = (offset: number): number => 1 - ring.transmission({ ...point, wavelength: speedOfLight / (center + offset) });
  const half = depth(0) / 2;
  return findRoot((offset) => depth(offset) - half, 0, 300 * GHz) - findRoot((offset) => depth(offset) - half, -300 * GHz, 0);
}

const width = measuredWidth(critical.ring, critical.point);
const bandwidths = ([
  [0, 1],
  [1 / Math.sqrt(3), 1.68722],
  [1, 2.91069],
] as const).map(([product, reference]): ValidationCase => ({
  what: `f3dB·2Q/f0 with Q from the width of the static spectrum, detuning·τ ${product.toPrecision(3)}`,
  source: 'Mueller2014',
  reference,
  // Q = f0/width and τ = 1/(π width).
  ours: () => critical.ring.bandwidth({ ...critical.point, detuning: (product * width) / 2 }) / (width / 2),
  unit: '1',
  tolerance: { rel: 1e-5 },
}));

/** Amplitude of a tone in the power behind a ring over that at a low frequency. 16 TS/s, 1 mV. */
function inTime(ring: RingModulator, drive: { wavelength: number; voltage: number; temperature: number }, frequency: number, more = {}): number {
  const rate = 16e12;
  const amplitude = (tone: number): number => {
    const period = Math.round(rate / tone);
    const settle = Math.ceil((40e-12 * rate) / period) * period;
    const at = (i: number): number => (2 * Math.PI * i) / period;
    const samples = Float64Array.from({ length: settle + period }, (_, i) => drive.voltage + 1e-3 * Math.sin(at(i)));
    const stage = ring.during({ temperature: drive.temperature, voltage: { sampleRate: rate, samples }, ...more });
    const out = stage(still(rate, drive.wavelength, settle + period));
    let [sine, cosine] = [0, 0];
    for (let i = settle; i < settle + period; i++) {
      sine += power(out, i) * Math.sin(at(i));
      cosine += power(out, i) * Math.cos(at(i));
    }
    return Math.hypot(sine, cosine) / period;
  };
  return amplitude(frequency) / amplitude(0.1 * GHz);
}

const silicon = ringModulator(siliconRing);
const operation = { voltage: -1.2, temperature: 330 };
const resonance = silicon.resonanceNear(1310 * nm, operation);
const detuned = (detuning: number): number => speedOfLight / (frequencyOf(resonance) + detuning);
const driver = { sourceResistance: 25, driverBandwidth: 60 * GHz };

const tones = [25 * GHz, 80 * GHz, 16e12 / 107].flatMap((frequency) =>
  ([
    ['alone', {}],
    ['with 25 ohm and a driver of 60 GHz', driver],
  ] as const).map(([name, more]) =>
    none(`Small signal in time less closed form at ${Math.round(frequency / GHz)} GHz, 16 TS/s, 22 GHz of detuning, ring ${name}`, 'Mueller2014', 1e-3, () => {
      const at = { ...operation, wavelength: detuned(22 * GHz) };
      const tone = 16e12 / Math.round(16e12 / frequency);
      const response = silicon.smallSignalResponse({ ...at, ...more, frequency: tone });
      const low = silicon.smallSignalResponse({ ...at, ...more, frequency: 0.1 * GHz });
      return inTime(silicon, at, tone, more) - Math.hypot(response.re, response.im) / Math.hypot(low.re, low.im);
    }),
  ),
);

/** Largest difference over ±5 linewidths between the ring at rest in time and what `static` says. */
function atRest(ring: RingModulator, method: 'coupledModes' | 'roundTrip', expected: (point: RingPoint) => number): number {
  const middle = frequencyOf(ring.resonanceNear(1310 * nm, operation));
  const point = { ...operation, wavelength: 1310 * nm };
  const broad = (ring.linewidth(point) * speedOfLight) / (1310 * nm) ** 2;
  // A swing to both sides first, then rest at the middle of it.
  const samples = Float64Array.from({ length: 2000 }, (_, i) => (i < 10 ? -0.4 : i < 20 ? -2 : -1.2));
  const stage = ring.during({ temperature: 330, voltage: { sampleRate: 2e12, samples }, ...driver }, { method });
  let most = 0;
  for (let step = -5; step <= 5; step += 0.25) {
    const wavelength = speedOfLight / (middle + step * broad);
    most = Math.max(most, Math.abs(power(stage(still(2e12, wavelength, 2000)), 1999) - expected({ ...operation, wavelength })));
  }
  return most;
}

/** Lorentzian of a ring on one bus, from its questions alone: π linewidth shared as the nepers of a turn. */
function lorentzian(ring: RingModulator): (point: RingPoint) => number {
  return (point) => {
    const half = Math.PI * ((ring.linewidth(point) * speedOfLight) / point.wavelength ** 2);
    const intrinsic = 1 / ring.intrinsicQualityFactor(point);
    const coupling = 1 / ring.couplingQualityFactor(point);
    const omega = 2 * Math.PI * ring.detuning(point);
    return (((half * (intrinsic - coupling)) / (intrinsic + coupling)) ** 2 + omega ** 2) / (half ** 2 + omega ** 2);
  };
}

const finesse19 = ringModulator({ ...siliconRing, coupler: { kind: 'quality', qualityFactor: 4000 } });
const balance = (): number => {
  const samples = Float64Array.from({ length: 400 }, (_, i) => -1.2 + Math.sin(0.37 * i * i));
  const stage = silicon.during({ temperature: 330, voltage: { sampleRate: 1.7e12, samples } });
  const energy = ringEnergy(stage, still(1.7e12, detuned(22 * GHz), 400));
  const kept = energy.through + energy.drop + energy.absorbed + energy.radiated + energy.stored;
  return (kept - energy.input - energy.storedBefore) / energy.input;
};

// Bao 2026: f0/2Q of its ring, and a pole of junction and driver of 120 GHz, which the paper does not give.
const bao = speedOfLight / (1310.8 * nm) / (2 * 2300);
const baoAt = (detuningLifetime: number) => ({ detuningLifetime, lossLifetimeRatio: 2, electricalLifetimeRatio: bao / (120 * GHz) });
const baoPeak = (bandwidth: number): number => {
  const detuning = findRoot((x) => bao * smallSignalBandwidth(baoAt(x)) - bandwidth, 0, 6);
  let most = 1;
  for (let i = 0; i < 2000; i++) {
    const { re, im } = smallSignalTransfer(baoAt(detuning), { frequencyLifetime: i / 400 });
    most = Math.max(most, Math.hypot(re, im));
  }
  return 20 * Math.log10(most);
};
// Zhang 2022: Q from 52 GHz without detuning, a pole of 400 GHz and Ωτ 0.75, which its abstract does not give.
const zhang = (detuningLifetime: number, half: number): number =>
  half * smallSignalBandwidth({ detuningLifetime, lossLifetimeRatio: 2, electricalLifetimeRatio: half / (400 * GHz) });

export const ringInTimeCases: readonly ValidationCase[] = [
  ...bandwidths,
  {
    what: 'Peak in time over the response at 0.1 GHz, critical coupling, detuning·τ 1',
    source: 'Mueller2014',
    reference: 2.0899,
    ours: () => {
      const wavelength = speedOfLight / (frequencyOf(critical.ring.resonanceNear(1310 * nm, critical.point)) + width / 2);
      // (ωτ)² = √5 − 1 at critical coupling.
      const tone = (Math.sqrt(Math.sqrt(5) - 1) * width) / 2;
      return 20 * Math.log10(inTime(critical.ring, { ...critical.point, wavelength }, tone));
    },
    unit: 'dB',
    tolerance: { abs: 1e-3 },
  },
  ...tones,
  none('Coupled modes at rest less the Lorentzian, ±5 linewidths', 'Little1997', 1e-6, () => atRest(silicon, 'coupledModes', lorentzian(silicon))),
  none('Round trips at rest less the Airy form, ±5 linewidths', 'Bogaerts2012, eq. 2', 1e-6, () =>
    atRest(silicon, 'roundTrip', (point) => silicon.transmission(point)),
  ),
  none('Lorentzian less Airy form at finesse 19, ±5 linewidths', 'Bogaerts2012, eq. 2', 3e-3, () => {
    let most = 0;
    const line = lorentzian(finesse19);
    const middle = frequencyOf(finesse19.resonanceNear(1310 * nm, operation));
    const broad = (finesse19.linewidth({ ...operation, wavelength: 1310 * nm }) * speedOfLight) / (1310 * nm) ** 2;
    for (let step = -5; step <= 5; step += 0.05) {
      const point = { ...operation, wavelength: speedOfLight / (middle + step * broad) };
      most = Math.max(most, Math.abs(line(point) - finesse19.transmission(point)));
    }
    return most;
  }),
  none('Energy out, lost and stored less energy in, over energy in', 'Little1997', 1e-9, balance),
  none('Ring of 64 GHz, detuning fitted, pole at 120 GHz: its peak in dB is below 0.1', 'Bao2026', 0.1, () => baoPeak(64 * GHz)),
  {
    what: 'The same ring at 110 GHz, detuning fitted: its peak',
    source: 'Bao2026',
    reference: 2,
    ours: () => baoPeak(110 * GHz),
    unit: 'dB',
    tolerance: { abs: 1 },
  },
  {
    what: 'Ring of 52 GHz without detuning, pole at 400 GHz: bandwidth at detuning·τ 0.75',
    source: 'Zhang2022',
    reference: 110,
    ours: () => zhang(0.75, findRoot((half) => zhang(0, half) - 52 * GHz, 30 * GHz, 400 * GHz)) / GHz,
    unit: 'GHz',
    tolerance: { abs: 5 },
  },
];
