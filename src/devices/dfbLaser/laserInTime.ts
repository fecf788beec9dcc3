import { elementaryCharge } from '../../constants.ts';
import { digits, inRange } from '../../errors.ts';
import type { Field, InTime, Run, Waveform } from '../../light.ts';
import { philox } from '../../numerics/philox.ts';
import * as at from './langevin/langevinSettings.ts';
import { fastestLangevin } from './langevin/wasmLangevin.ts';
import type { RateEquationLaserDesign } from './rateEquationTable.ts';
import type { HotState } from './selfHeating.ts';
import { smallSignal } from './smallSignal.ts';

/** A laser in time: current (A) in, field out. It begins at rest and at phase 0; its junction keeps its temperature. */
export interface LaserInTime extends InTime<Waveform, Field> {}

/** How a laser runs in time. */
export interface LaserTimeOptions {
  /** Random events of this seed and stream (whole numbers, as `philox` takes them); absent: none. */
  readonly noise?: { readonly seed: number; readonly stream: number };
  /** Whether the field carries the shot noise of its own photons, or leaves it to the detector that counts them. */
  readonly shotNoise: 'included' | 'excluded';
  /** Steps for each sample, 1 to 1000. Default 1. */
  readonly stepsPerSample?: number;
}

/** A laser at rest that is set going. @internal */
export interface RestingLaser {
  readonly design: RateEquationLaserDesign;
  readonly rest: HotState;
  /** A. */
  readonly current: number;
  readonly wavelength: number;
}

/** @internal */
export function laserInTime(who: string, laser: RestingLaser, options: LaserTimeOptions): LaserInTime {
  const { noise, shotNoise, stepsPerSample = 1 } = options;
  if (shotNoise !== 'included' && shotNoise !== 'excluded') {
    throw new RangeError(`${who}: shotNoise is ${typeof shotNoise} ${JSON.stringify(shotNoise)}, must be included or excluded`);
  }
  inRange(who, 'stepsPerSample', stepsPerSample, '1', 1, 1000);
  if (!Number.isInteger(stepsPerSample)) {
    throw new RangeError(`${who}: stepsPerSample is ${digits(stepsPerSample)}, must be a whole number`);
  }
  if (noise !== undefined) philox(noise);
  const signal = smallSignal(laser.design, laser.rest, laser.current);
  const slowest = (stepsEach * Math.max(signal.damping, Math.sqrt(signal.square))) / stepsPerSample;
  const open = (): Run<Waveform, Field> => {
    const settings = settingsOf(laser, stepsPerSample);
    settings[at.shot] = Number(shotNoise === 'included');
    settings[at.noisy] = Number(noise !== undefined);
    const words = new Uint32Array(6);
    if (noise !== undefined) words.set([0, 0, ...halves(noise.stream), ...halves(noise.seed)]);
    let sampleRate: number | undefined;
    return {
      run: ({ sampleRate: rate, samples }) => {
        inRange(who, 'sampleRate', rate, 'Hz', slowest, 1e18);
        sampleRate ??= rate;
        if (rate !== sampleRate) {
          throw new RangeError(`${who}: sampleRate is ${digits(rate)} Hz, was ${digits(sampleRate)} Hz in the first block`);
        }
        checkCurrents(who, samples, laser.design.maximumCurrent);
        const step = 1 / (rate * stepsPerSample);
        settings[at.h] = step;
        settings[at.root] = Math.sqrt(step);
        settings[at.pull] = (laser.design.linewidthEnhancementFactor / 2) * laser.rest.layer.gain * step;
        const re = new Float64Array(samples.length);
        const im = new Float64Array(samples.length);
        const kernel = fastestLangevin();
        for (let from = 0; from < samples.length; from += at.chunk) {
          const to = Math.min(from + at.chunk, samples.length);
          kernel(settings, words, samples.subarray(from, to), re.subarray(from, to), im.subarray(from, to));
        }
        return { sampleRate: rate, wavelength: laser.wavelength, re, im };
      },
    };
  };
  return Object.assign((drive: Waveform) => open().run(drive), { open });
}

function settingsOf({ design, rest }: RestingLaser, perSample: number): Float64Array {
  const { layer, carriers, photons } = rest;
  const settings = new Float64Array(at.count);
  settings[at.n] = carriers;
  settings[at.s] = photons;
  settings[at.cosine] = 1;
  settings[at.n0] = carriers;
  settings[at.level] = Math.log(carriers / layer.transparency);
  settings[at.gain] = layer.gain;
  settings[at.compression] = layer.compression;
  settings[at.a] = layer.a;
  settings[at.b] = layer.b;
  settings[at.c] = layer.c;
  settings[at.spontaneous] = layer.spontaneous;
  settings[at.rate] = layer.insideRate + layer.mirrorRate;
  settings[at.out] = design.outputFraction * layer.mirrorRate;
  settings[at.pump] = layer.pump;
  settings[at.energy] = layer.photonEnergy;
  settings[at.arrivals] = 1 + layer.pump * elementaryCharge * (design.pumpNoise - 1);
  settings[at.perSample] = perSample;
  return settings;
}

function checkCurrents(who: string, samples: Float64Array, most: number): void {
  for (let i = 0; i < samples.length; i++) {
    const current = samples[i]!;
    if (!(current >= 0 && current <= most)) inRange(who, 'current', current, 'A', 0, most);
  }
}

function halves(whole: number): [low: number, high: number] {
  return [whole % 2 ** 32, Math.floor(whole / 2 ** 32)];
}

/** Steps in the time of the fastest change. */
const stepsEach = 8;
