import { speedOfLight } from '../src/constants.ts';
import { siliconRing } from '../src/designs/siliconRing.ts';
import { fiber } from '../src/devices/fiber.ts';
import { photodiode } from '../src/devices/photodiode.ts';
import { ringModulator } from '../src/devices/ringModulator.ts';
import { decisions } from '../src/link/decisions.ts';
import { feedForwardEqualizer } from '../src/link/equalizer.ts';
import { besselThomsonInTime } from '../src/link/filterInTime.ts';
import { pattern } from '../src/link/pattern.ts';
import { pulseShape } from '../src/link/pulseShape.ts';
import type { Field, Run } from '../src/light.ts';
import { dbPerKm, GHz, nm } from '../src/units.ts';

/** Symbols of the lane. */
export const count = 2 ** 20;
const per = 8;
const symbolRate = 106.25e9;
const sampleRate = per * symbolRate;
const block = 2 ** 11;
const operation = { voltage: -1.2, temperature: 330 };
const ring = ringModulator(siliconRing);
const wavelength = speedOfLight / (speedOfLight / ring.resonanceNear(1310 * nm, operation) + 22 * GHz);
const line = fiber({
  length: 2000,
  attenuation: 0.35 * dbPerKm,
  connectors: 2,
  connectorLossDb: 0.25,
  groupIndex: 1.4677,
  zeroDispersionWavelength: 1313 * nm,
  dispersionSlope: 92,
  zeroDispersionRange: { shortest: 1300 * nm, longest: 1324 * nm },
});
const diode = photodiode({ responsivity: 0.9, darkCurrent: 5e-9, bandwidth: 60 * GHz });
const driver = pulseShape({ symbolRate, samplesPerSymbol: per, levels: [-2.2, -1.5333, -0.8667, -0.2], pulse: { kind: 'flat', rise: 0.4 } });
const light: Field = { sampleRate, wavelength, re: new Float64Array(per * block).fill(0.03), im: new Float64Array(per * block) };
const taps = Float64Array.from({ length: 15 }, (_, k) => (k === 4 ? 1.2 : k === 5 ? -0.2 : 0));

const into = { re: new Float64Array(per * block), im: new Float64Array(per * block) };
const drive = { temperature: operation.temperature, voltageRange: [-2.2, -0.2], sourceResistance: 25, driverBandwidth: 60 * GHz } as const;
const stage = ring.driven(drive, { into });

const nothing = new Float64Array(0);

/** A run after a block without samples, with which it makes its filter. */
function begun<In, Out>(run: Run<In, Out>, block: In): Run<In, Out> {
  run.run(block);
  return run;
}

/** The whole lane at eight samples a symbol over 2^20 symbols, in blocks, its filters opened by `filters`; gives the number of decided 3s. */
export function lane(filters: <T>(open: () => T) => T = (open) => open()): number {
  const period = pattern('SSPRQ');
  const sent = new Uint8Array(block);
  const shape = driver.open();
  const modulator = stage.open();
  const channel = filters(() => begun(line.during().open(), { ...light, re: nothing, im: nothing }));
  const detector = diode.during({ noise: { noiseDensity: 16e-12, seed: 1, stream: 0 } }).open();
  const filter = filters(() => begun(besselThomsonInTime({ bandwidth: symbolRate / 2, keepEvery: 4 }).open(), { sampleRate, samples: nothing }));
  const equalizer = feedForwardEqualizer({ taps, main: 4, tapsPerSymbol: 1, samplesPerSymbol: per / 4, first: 3 }).open();
  let threes = 0;
  let next = 0;
  for (let at = 0; at < count; at += block) {
    for (let i = 0; i < block; i++) {
      sent[i] = period[next]!;
      next = next + 1 === period.length ? 0 : next + 1;
    }
    const voltage = shape.run(sent);
    const values = equalizer.run(filter.run(detector.run(channel.run(modulator.run({ field: light, voltage }))))).samples;
    const decided = decisions(values, [1e-4, 2e-4, 3e-4]);
    for (let i = 0; i < decided.length; i++) threes += decided[i] === 3 ? 1 : 0;
  }
  return threes;
}

const { WebAssembly: found } = globalThis as { WebAssembly?: unknown };

/** Does something as in a page whose content policy forbids WebAssembly. */
export function withoutWasm<T>(work: () => T): T {
  Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true, writable: true });
  try {
    return work();
  } finally {
    Object.defineProperty(globalThis, 'WebAssembly', { value: found, configurable: true, writable: true });
  }
}
