import { speedOfLight } from '../../src/constants.ts';
import { ringLockLoop } from '../../src/designs/ringLock.ts';
import { siliconMachZehnder } from '../../src/designs/siliconMachZehnder.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { machZehnderModulator } from '../../src/devices/machZehnderModulator.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { ringLock } from '../../src/engine/lock/ringLock.ts';
import { sampledTemperature, temperatureRamp } from '../../src/engine/lock/temperatureTrace.ts';
import { ringHeater } from '../../src/engine/ringHeaters/ringHeater.ts';
import { sampledTuningPower, tuningPower } from '../../src/engine/ringHeaters/tuningPower.ts';
import { ringHeaters } from '../../src/engine/ringHeaters/ringHeaters.ts';
import { ringThermalTolerance, thermalToleranceRatio } from '../../src/engine/thermalTolerance.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { GHz, mW, nm, um } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

const row = (what: string, source: string, reference: number, unit: string, tolerance: ValidationCase['tolerance'], ours: () => number): ValidationCase => ({
  what,
  source,
  reference,
  ours,
  unit,
  tolerance,
});

const ring = ringModulator(siliconRing);
const operation = { voltage: -1.2, temperature: 328.15 };
const resonance = ring.resonanceNear(1311 * nm, operation);
const point = { ...operation, wavelength: resonance };
const side = (swing: number) => ({
  modulator: ring,
  set: {
    wavelength: speedOfLight / (speedOfLight / resonance + 22 * GHz),
    voltages: [operation.voltage + swing / 2, operation.voltage - swing / 2],
    temperature: operation.temperature,
  },
});
/** A fifth of the linewidth, V. */
const fifth = (): number => (0.2 * ring.linewidth(point)) / ring.modulationEfficiency(point);
const quadrature = { wavelength: 1311 * nm, voltages: [-0.96, 0.96], junctionBias: -2, bias: Math.PI / 2, temperature: operation.temperature };
const ratio = (imbalance: number): number =>
  thermalToleranceRatio(side(fifth()), { modulator: machZehnderModulator({ ...siliconMachZehnder, imbalance }), set: quadrature }).ratio;

function kelvin(swing: number): number {
  const tolerance = ringThermalTolerance(ring, side(swing).set);
  if (!tolerance.finite) throw new Error(tolerance.reason);
  return tolerance.kelvin;
}

const heater = { efficiency: siliconRing.heaterEfficiency, ...ringLockLoop.heater };
const process = (spread: { readonly kind: 'uniform'; readonly width: number } | { readonly kind: 'normal'; readonly deviation: number }) => ({
  freeSpectralRange: 10 * nm,
  offset: 2.5 * nm,
  spread,
});

/** Largest residual on a ramp of 1 K/s, over the window that costs 0.3 dB. */
function onRamp(): number {
  const voltages = [-0.2, -0.8667, -1.5333, -2.2];
  const held = { ring, wavelength: 1311 * nm, power: 15 * mW, detuning: 22 * GHz, bias: -1.2, voltages };
  const array = { rings: [held], crosstalk: Float64Array.of(1), temperature: 328.15, start: 'locked', seed: 1 } as const;
  const { sampleRate } = ringLockLoop;
  const run = ringLock(ringLockLoop, array, { every: 1000 }).open();
  run.run(sampledTemperature(temperatureRamp({ from: 328.15, rate: 1, duration: 0.5 }), { sampleRate }));
  return run.state().rings[0]!.largest / GHz;
}

export const thermalControlCases: readonly ValidationCase[] = [
  row('titanium nitride heater, shift at 1 mW', 'Zhang2022', 0.1, 'nm', { abs: 0.01 }, () => ringHeater(heater).shift(1 * mW) / nm),
  row(
    '1 dB less amplitude of a ring of Q 3000 and 67 pm/K, swing of a fifth of its linewidth: half-linewidths of two Lorentzians',
    'Bogaerts2012, eq. 2',
    0.9,
    'K',
    { rel: 0.01 },
    () => (kelvin(fifth()) * ring.thermalShift(point)) / 67e-12,
  ),
  row('the same of the default ring, 67.8 pm/K and 2 V at 37 pm/V: 0.2736 half-linewidths', 'Bogaerts2012, eq. 2', 0.880, 'K', { rel: 0.005 }, () => kelvin(2)),
  row('imbalance at which a Mach-Zehnder bears 10 times that ring\'s excursion, swing of a fifth of the linewidth', 'Bogaerts2012, eq. 2', 76, 'um', { abs: 0.5 }, () =>
    findRoot((imbalance) => ratio(imbalance) - 10, 50 * um, 100 * um) / um,
  ),
  row('imbalance at which it bears 100 times', 'Bogaerts2012, eq. 2', 7.6, 'um', { abs: 0.05 }, () => findRoot((imbalance) => ratio(imbalance) - 100, 7.3 * um, 9 * um) / um),
  row('mean heater power, spread over whole free spectral ranges of 10 nm: half of one at 0.1 nm/mW', 'Zhang2022', 50, 'mW', { rel: 1e-9 }, () =>
    tuningPower(process({ kind: 'uniform', width: 10 * nm }), heater).mean / mW,
  ),
  row('its standard deviation, FSR/√12', 'Zhang2022', 100 / Math.sqrt(12), 'mW', { rel: 1e-9 }, () => tuningPower(process({ kind: 'uniform', width: 10 * nm }), heater).standardDeviation / mW),
  row(
    'mean of 4000 drawn rings, normal spread of 2 nm, beside the Fourier series of the wrapped normal distribution',
    'Salmon2011',
    50 - (100 / Math.PI) * [1, 2, 3, 4, 5, 6].reduce((sum, n) => sum + (Math.sin((Math.PI * n) / 2) / n) * Math.exp(-2 * (Math.PI * n * 0.2) ** 2), 0),
    'mW',
    { abs: 1 },
    () => {
      const spread = { ...process({ kind: 'normal', deviation: 2 * nm }), common: { kind: 'uniform', width: 0 } as const };
      return sampledTuningPower(ringHeaters(heater, Float64Array.of(1)), spread, { samples: 4000, seed: 11 }).total.mean / mW;
    },
  ),
  row('largest residual of the default loop on a ramp of 1 K/s; 5.6 GHz cost 0.3 dB', 'Padmaraju2019', 0, 'GHz', { abs: 0.3 }, onRamp),
];
