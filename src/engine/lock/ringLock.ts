import { check } from '../../design.ts';
import type { RingModulator } from '../../devices/ringModulator.ts';
import { digits, inRange } from '../../errors.ts';
import type { InTime, Run, Waveform } from '../../light.ts';
import { normalNoise, type NormalNoise } from '../../numerics/normalNoise.ts';
import { detuningOfPlace } from '../ringHeaters/resonancePlace.ts';
import { lockSteps, phases, type LockState } from './lockKernel.ts';
import { lockPlant } from './lockPlant.ts';
import { ringLockTable, type RingLockDesign } from './table.ts';

/** A ring in an array that is held, and what it is to be held at. */
export interface LockedRing {
  readonly ring: RingModulator;
  /** Vacuum wavelength of its laser, m. */
  readonly wavelength: number;
  /** Average optical power in the bus before it, W. */
  readonly power: number;
  /** Laser minus resonance at `bias` that is wanted, Hz. */
  readonly detuning: number;
  /** Mean drive voltage, V. */
  readonly bias: number;
  /** Drive voltage of each symbol, V, 2 to 16, equally likely. */
  readonly voltages: readonly number[];
}

/** Rings that are held together. */
export interface RingArray {
  /** 1 to 64. */
  readonly rings: readonly LockedRing[];
  /** From `heaterCrosstalk`. */
  readonly crosstalk: Float64Array;
  /** Temperature of the chip at which the set points are found, K. */
  readonly temperature: number;
  /** `locked`: every ring begins at its set point. `cold`: with its heater at the top of a whole sweep. */
  readonly start: 'locked' | 'cold';
  /** Of the noise, as in `philox`. */
  readonly seed: number;
}

/** How much is kept of a run. */
export interface RingLockOptions {
  /** One step of so many is recorded, counted from the first of the run. Default 1. */
  readonly every?: number;
}

/** One ring in the recorded steps. */
export interface LockedRingTrace {
  /** Laser less resonance at the bias, less what is wanted, Hz, by the nearest order. */
  readonly residual: Float64Array;
  /** Power that the converter gives the heater for the next step, W. */
  readonly heaterPower: Float64Array;
  /** 1 where the loop holds, 0 where it looks for its ring. */
  readonly locked: Uint8Array;
}

/** Something that happened to a ring. */
export interface RingLockEvent {
  /** Since the start of the run, s. */
  readonly time: number;
  readonly ring: number;
  readonly what: 'lost' | 'acquired';
}

/** What a loop has done while a block of temperature came in. */
export interface RingLockTrace {
  /** Recorded steps a second, Hz. */
  readonly sampleRate: number;
  readonly rings: readonly LockedRingTrace[];
  /** In the order of time. */
  readonly events: readonly RingLockEvent[];
}

/** One ring over all steps of a run so far. */
export interface LockedRingState {
  readonly locked: boolean;
  /** Heater power, W. */
  readonly heaterPower: number;
  /** Residual detuning now, Hz. */
  readonly residual: number;
  /** Over the steps in which the loop held: how many, and mean, root mean square and largest size of the residual, Hz. */
  readonly lockedSteps: number;
  readonly mean: number;
  readonly rms: number;
  readonly largest: number;
  /** How often the lock was lost. */
  readonly losses: number;
  /** Longest time from loss, or from a cold start, to lock, s. */
  readonly longestSearch: number;
}

/** A run of the loops. */
export interface RingLockRun extends Run<Waveform, RingLockTrace> {
  /** Steps taken and where the rings are. */
  state(): { readonly steps: number; readonly rings: readonly LockedRingState[] };
}

/** Loops in time: the chip's temperature in (K, at the controllers' sample rate), what they did out. */
export interface RingLock extends InTime<Waveform, RingLockTrace> {
  readonly design: RingLockDesign;
  /** Heater powers at the set points, W. */
  readonly heaterPowers: Float64Array;
  open(): RingLockRun;
}

const who = 'ringLock';

/**
 * The loops of rings that are held at their lasers by their heaters: photodiode, converter, integrator, converter, heater, each step. Each
 * heater reaches its neighbors, and the light of each ring its own core. Resonances move in proportion to heater and temperature, and
 * symbols are too short for heat.
 *
 * @throws RangeError for a parameter out of range, where no legal powers hold the rings at their detunings, for a detuning at which heat
 * is unstable, and for a monitor that tells nothing there or is over its full scale.
 */
export function ringLock(design: RingLockDesign, array: RingArray, { every = 1 }: RingLockOptions = {}): RingLock {
  const checked = check(who, ringLockTable, design);
  inRange(who, 'every', every, '1', 1, 1e9);
  if (!Number.isInteger(every)) throw new RangeError(`${who}: every is ${digits(every)}, must be a whole number`);
  if (array.start !== 'locked' && array.start !== 'cold') {
    throw new RangeError(`${who}: start is ${String(array.start)}, must be one of locked, cold`);
  }
  const { plant, starts } = lockPlant(checked, array);
  const { rings: size } = plant;
  const { sampleRate } = checked;
  const draws = (): NormalNoise => normalNoise(who, { seed: array.seed, stream: 0 });
  // Steps whose noise is drawn at a time.
  const batch = Math.floor(draws().deviates.length / size);
  const wavelengths = array.rings.map(({ wavelength }) => wavelength);
  const residualOf = (place: number, i: number): number => {
    const range = 1 / plant.perRange[i]!;
    const nearest = place - range * Math.round((place - plant.wanted[i]!) * plant.perRange[i]!);
    return detuningOfPlace(wavelengths[i]!, nearest) - detuningOfPlace(wavelengths[i]!, plant.wanted[i]!);
  };

  const open = (): RingLockRun => {
    const state = startState();
    const losses = new Int32Array(size);
    const longest = new Float64Array(size);
    const since = new Float64Array(size);
    const phaseBefore = new Int32Array(size);
    const { deviates, draw } = draws();
    const noisy = plant.noise.some((rms) => rms > 0);
    let taken = 0;
    phaseBefore.set(state.phase);
    return {
      run: ({ sampleRate: rate, samples }) => {
        checkTemperature(rate, sampleRate, samples);
        const kept = Math.floor((taken + samples.length - 1) / every) - Math.floor((taken - 1) / every);
        const traces = starts.map(() => ({
          residual: new Float64Array(kept),
          heaterPower: new Float64Array(kept),
          locked: new Uint8Array(kept),
        }));
        const events: RingLockEvent[] = [];
        let row = 0;
        for (let n = 0; n < samples.length; ) {
          const within = taken % batch;
          if (within === 0 && noisy) draw();
          // Up to the next step that is recorded, whole batches otherwise.
          const room = Math.min(samples.length - n, batch - within, 1 + ((every - (taken % every)) % every));
          const steps = lockSteps(plant, state, samples, n, n + room, deviates, within * size);
          n += steps;
          taken += steps;
          for (let i = 0; i < size; i++) {
            const now = state.phase[i]!;
            if (now === phaseBefore[i]) continue;
            const last = taken - 1;
            if (now === phases.locked) {
              longest[i] = Math.max(longest[i]!, (last - since[i]!) / sampleRate);
              events.push({ time: last / sampleRate, ring: i, what: 'acquired' });
            } else if (phaseBefore[i] === phases.locked) {
              losses[i]!++;
              since[i] = last;
              events.push({ time: last / sampleRate, ring: i, what: 'lost' });
            }
            phaseBefore[i] = now;
          }
          if ((taken - 1) % every === 0) {
            for (let i = 0; i < size; i++) {
              const trace = traces[i]!;
              trace.residual[row] = residualOf(state.place[i]!, i);
              trace.heaterPower[row] = state.applied[i]!;
              trace.locked[row] = state.phase[i] === phases.locked ? 1 : 0;
            }
            row++;
          }
        }
        return { sampleRate: sampleRate / every, rings: traces, events };
      },
      state: () => ({
        steps: taken,
        rings: starts.map((_, i) => {
          const steps = Math.max(1, state.lockedSteps[i]!);
          // Places are near their wanted ones there, so detuning follows them in proportion.
          const perPlace = residualOf(plant.wanted[i]! + 1e-14, i) * 1e14;
          return {
            locked: state.phase[i] === phases.locked,
            heaterPower: state.applied[i]!,
            residual: residualOf(state.place[i]!, i),
            lockedSteps: state.lockedSteps[i]!,
            mean: (perPlace * state.sum[i]!) / steps,
            rms: perPlace * Math.sqrt(state.square[i]! / steps),
            largest: perPlace * state.largest[i]!,
            losses: losses[i]!,
            longestSearch: longest[i]!,
          };
        }),
      }),
    };
  };

  function startState(): LockState {
    const cold = array.start === 'cold';
    const powers = Float64Array.from(starts, ({ power }) => (cold ? 0 : power));
    return {
      applied: powers.slice(),
      felt: powers.slice(),
      heat: Float64Array.from(starts, ({ heat }) => (cold ? 0 : heat)),
      place: plant.wanted.slice(),
      register: cold ? new Float64Array(size).fill(plant.highest) : powers.slice(),
      held: powers.slice(),
      sample: plant.target.slice(),
      phase: new Int32Array(size).fill(cold ? phases.waiting : phases.locked),
      count: new Int32Array(size),
      whole: new Int32Array(size).fill(1),
      lockedSteps: new Float64Array(size),
      sum: new Float64Array(size),
      square: new Float64Array(size),
      largest: new Float64Array(size),
      ditherSign: 1,
    };
  }

  return Object.assign((temperature: Waveform): RingLockTrace => open().run(temperature), {
    design: checked,
    heaterPowers: Float64Array.from(starts, ({ power }) => power),
    open,
  });
}

function checkTemperature(rate: number, wanted: number, samples: Float64Array): void {
  if (Math.abs(rate / wanted - 1) > 1e-9 || !(rate > 0)) {
    const rates = `${digits(rate)} Hz, that of the controllers ${digits(wanted)} Hz`;
    throw new RangeError(`${who}: sample rate of the temperature is ${rates}, must be the same`);
  }
  for (let n = 0; n < samples.length; n++) {
    const kelvin = samples[n]!;
    if (!(kelvin >= 200 && kelvin <= 450)) inRange(who, `temperature.${n}`, kelvin, 'K', 200, 450);
  }
}
