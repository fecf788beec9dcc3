import { normalDeviate } from '../../../numerics/normalDeviate.ts';
import { philoxBlock } from '../../../numerics/philox.ts';
import * as at from './langevinSettings.ts';

const random = /* @__PURE__ */ new Uint32Array(4);

/**
 * Steps of Euler and Maruyama with the photons after the carriers, which keeps the damping of a resonance. Each photon that leaves takes
 * itself out of the cavity. The size of the noise follows the state every 16 steps, much faster than its resonance. [Coldren2012, ch. 5]
 *
 * @internal
 */
export const plainLangevin: at.LangevinKernel = (settings, words, samples, re, im) => {
  const n0 = settings[at.n0]!;
  const level = settings[at.level]!;
  const gain = settings[at.gain]!;
  const compression = settings[at.compression]!;
  const a = settings[at.a]!;
  const b = settings[at.b]!;
  const c = settings[at.c]!;
  const spontaneous = settings[at.spontaneous]!;
  const rate = settings[at.rate]!;
  const out = settings[at.out]!;
  const pull = settings[at.pull]!;
  const h = settings[at.h]!;
  const perSample = settings[at.perSample]!;
  const shot = settings[at.shot] === 1;
  const noisy = settings[at.noisy] === 1;
  let n = settings[at.n]!;
  let s = settings[at.s]!;
  let cosine = settings[at.cosine]!;
  let sine = settings[at.sine]!;
  let step = settings[at.step]!;
  let grown = level + relativeLog(n / n0 - 1);
  for (let i = 0; i < samples.length; i++) {
    const pumped = settings[at.pump]! * samples[i]! * h;
    let left = 0;
    let leftNoise = 0;
    for (let k = 0; k < perSample; k++) {
      let noiseS = 0;
      let noiseN = 0;
      let noisePhase = 0;
      const squeezed = gain / (1 + compression * s);
      const g = squeezed * grown;
      if (noisy) {
        if (step % 16 === 0) writeAmplitudes(settings, n, s, g, pumped / h);
        philoxBlock(words, keyOf(words), random);
        if (++words[0]! === 2 ** 32) words[1]!++;
        const leaving = settings[at.leaves]! * deviate(random[0]!);
        const z = deviate(random[1]!);
        noiseS = settings[at.stays]! * z - leaving;
        noiseN = settings[at.shared]! * z + settings[at.alone]! * deviate(random[2]!);
        noisePhase = settings[at.turns]! * deviate(random[3]!);
        leftNoise += leaving;
      }
      n += pumped - h * (n * (a + n * (b + n * c)) + g * s) + noiseN;
      grown = level + relativeLog(n / n0 - 1);
      const before = s;
      s += h * ((squeezed * grown - rate) * s + spontaneous * n * n) + noiseS;
      // There are not fewer photons than one.
      if (s < 1) s = 1;
      const turn = pull * (n / n0 - 1) + noisePhase;
      const x = Math.cos(turn);
      const y = Math.sin(turn);
      const turned = cosine * x - sine * y;
      sine = cosine * y + sine * x;
      cosine = turned;
      left += 0.5 * (before + s);
      step++;
    }
    const size = 1.5 - 0.5 * (cosine * cosine + sine * sine);
    cosine *= size;
    sine *= size;
    const mean = (out * left) / perSample;
    let amplitude = Math.sqrt(settings[at.energy]! * mean);
    if (shot) amplitude *= 1 + leftNoise / (2 * h * perSample * mean);
    re[i] = amplitude * cosine;
    im[i] = amplitude * sine;
  }
  settings[at.n] = n;
  settings[at.s] = s;
  settings[at.cosine] = cosine;
  settings[at.sine] = sine;
  settings[at.step] = step;
};

/** Carriers, photons and phase are pushed by the same events as in `smallSignal`, here away from rest too. */
function writeAmplitudes(settings: Float64Array, n: number, s: number, g: number, pump: number): void {
  const emitted = settings[at.spontaneous]! * n * n;
  const both = 2 * emitted * s - g * s + emitted;
  const flux = settings[at.out]! * s;
  const others = both + settings[at.rate]! * s - flux;
  const lost = n * (settings[at.a]! + n * (settings[at.b]! + n * settings[at.c]!));
  const carriers = pump * settings[at.arrivals]! + lost + both - emitted;
  const root = settings[at.root]!;
  settings[at.leaves] = root * Math.sqrt(flux);
  settings[at.stays] = root * Math.sqrt(others);
  settings[at.shared] = (-root * both) / Math.sqrt(others);
  settings[at.alone] = root * Math.sqrt(carriers - (both * both) / others);
  settings[at.turns] = root * Math.sqrt(emitted / (2 * s));
}

const key = /* @__PURE__ */ new Uint32Array(2);

function keyOf(words: Uint32Array): Uint32Array {
  key[0] = words[4]!;
  key[1] = words[5]!;
  return key;
}

/** ln(1 + x), quickly where x is small. */
function relativeLog(x: number): number {
  if (Math.abs(x) > 0.02) return Math.log(1 + x);
  const q = x * x;
  return x * (1 - 0.5 * x + q * (1 / 3 - 0.25 * x + q * (0.2 - x / 6)));
}

/** A normal deviate from 32 random bits. */
function deviate(word: number): number {
  return normalDeviate((word + 0.5) * 2 ** -32);
}
