import { inRange } from '../../../errors.ts';
import type { Field } from '../../../light.ts';
import { carefulStep, type StepWatch } from './carefulStep.ts';
import { addWarmth, modeRates, steadyAmplitude, stepEnds, writeEnds } from './coupledModes.ts';
import type { RingInTime } from './drive.ts';
import { checkField } from './checkField.ts';
import { ringSteps } from './ringSteps.ts';
import { runOf } from './run.ts';
import { chunk } from './stepMemory.ts';

/** Energies over a run, J; input + storedBefore = through + drop + absorbed + radiated + stored. Each is carried along by the integration. */
export interface RingEnergy {
  readonly input: number;
  readonly through: number;
  readonly drop: number;
  /** Turned into heat in the core. */
  readonly absorbed: number;
  /** Lost by other ways. */
  readonly radiated: number;
  /** In the ring at the first sample. */
  readonly storedBefore: number;
  /** In the ring at the last sample. */
  readonly stored: number;
}

/**
 * Where the energy of a field goes in a ring, by integrals that are carried along with the steps: the parts add up to 1e-9 of the input. Of coupled
 * modes.
 *
 * @throws RangeError for a stage by round trips, and what the stage throws.
 */
export function ringEnergy(stage: RingInTime, field: Field): RingEnergy {
  const { turn, absorbedFraction, drive, method } = stage.model;
  if (method === 'roundTrip') throw new RangeError('ringEnergy: takes a stage of coupled modes, not of the method roundTrip');
  inRange('ringEnergy', 'samples of the field', field.re.length, '1', 1, 2 ** 40);
  checkField(field, undefined, drive.voltage, 0);
  const { sampleRate, wavelength } = field;
  const { places } = ringSteps();
  // ∫|a|², ∫Re z |a|², ∫Re(feed* a), ∫|feed|², over time in steps.
  const integrals = new Float64Array(4);
  const state = new Float64Array(4);
  const watch = hermite(integrals);
  let before = 0;
  let bus = 0;
  let drop = 0;
  const run = runOf(drive, turn, field, (resonance) => {
    const rates = modeRates(turn, resonance, wavelength, 1 / sampleRate);
    bus = rates.bus;
    drop = rates.drop;
    const ends = stepEnds();
    return {
      scale: 1,
      origin: 0,
      atOnce: chunk,
      start: ({ place, warmth }, sRe, sIm) => {
        const [aRe, aIm] = steadyAmplitude(rates.z, place, rates.turns * warmth, -2 * bus * sRe, -2 * bus * sIm);
        state.set([aRe, aIm, sRe, sIm]);
        before = aRe * aRe + aIm * aIm;
        return [0, 0];
      },
      step: (n, light, _out, offset, _still, warmth) => {
        for (let i = 0; i < n; i++) {
          const fRe = light[0][offset + i]!;
          const fIm = light[1][offset + i]!;
          writeEnds(ends, rates.z, -2 * bus, places, i, state, fRe, fIm);
          if (warmth !== undefined) addWarmth(ends, rates.turns * warmth[i]!, rates.turns * warmth[i + 1]!);
          carefulStep(state, ends, watch);
          const [f0, f1, f2, f3] = ends.feed as unknown as [number, number, number, number];
          integrals[3] = integrals[3]! + (f0 * f0 + f1 * f1 + f0 * f2 + f1 * f3 + f2 * f2 + f3 * f3) / 3;
          state[2] = fRe;
          state[3] = fIm;
        }
      },
    };
  });
  const count = field.re.length;
  run([field.re, field.im], drive.voltage.samples, 0, [new Float64Array(count), new Float64Array(count)], count, 0);
  const [inputKept, dropKept] = turn.couplerTransmission;
  // The amplitude is that of the wave which the ring sends into the bus: its energy is |a|²/(2 bus), in steps of time.
  const [energy, decayed, cross, feed] = integrals as unknown as readonly [number, number, number, number];
  const input = feed / (4 * bus * bus);
  const behind = input - cross / bus + energy;
  const through = inputKept * behind;
  const dropped = (inputKept * dropKept * drop * energy) / bus;
  const dissipated = decayed / bus - energy - dropped + (behind - through);
  return {
    input: input / sampleRate,
    through: through / sampleRate,
    drop: dropped / sampleRate,
    absorbed: (absorbedFraction * dissipated) / sampleRate,
    radiated: ((1 - absorbedFraction) * dissipated) / sampleRate,
    storedBefore: before / (2 * bus) / sampleRate,
    stored: (state[0]! ** 2 + state[1]! ** 2) / (2 * bus) / sampleRate,
  };
}

/** Adds up |a|², Re z |a|² and Re(feed* a) by two-point Hermite quadrature of the sixth order in parts short enough for 1e-11. */
function hermite(integrals: Float64Array): StepWatch {
  const before = new Float64Array(9);
  const after = new Float64Array(9);
  return {
    least: (z) => Math.max(Math.hypot(z[0]!, z[1]!), Math.hypot(z[2]!, z[3]!)) / 0.05,
    at: (end, state, part, parts) => {
      writeIntegrands(end === 0 ? before : after, state, part);
      if (end === 0) return;
      for (let k = 0; k < 3; k++) {
        const value = (before[k]! + after[k]!) / 2 + (before[k + 3]! - after[k + 3]!) / 10 + (before[k + 6]! + after[k + 6]!) / 120;
        // Decay and feed are those of a part already.
        integrals[k] = integrals[k]! + (k === 0 ? value / parts : value);
      }
    },
  };
}

/** The three integrands with their first and second derivatives, all from the equation itself. */
function writeIntegrands(to: Float64Array, state: Float64Array, part: Float64Array): void {
  const [zRe, zIm, epsRe, epsIm, fRe, fIm, riseRe, riseIm] = part as unknown as [number, number, number, number, number, number, number, number];
  const aRe = state[0]!;
  const aIm = state[1]!;
  const bRe = fRe - zRe * aRe + zIm * aIm;
  const bIm = fIm - zRe * aIm - zIm * aRe;
  const cRe = riseRe - zRe * bRe + zIm * bIm - epsRe * aRe + epsIm * aIm;
  const cIm = riseIm - zRe * bIm - zIm * bRe - epsRe * aIm - epsIm * aRe;
  const energy = aRe * aRe + aIm * aIm;
  const slope = 2 * (aRe * bRe + aIm * bIm);
  const bend = 2 * (bRe * bRe + bIm * bIm + aRe * cRe + aIm * cIm);
  to[0] = energy;
  to[3] = slope;
  to[6] = bend;
  to[1] = zRe * energy;
  to[4] = epsRe * energy + zRe * slope;
  to[7] = 2 * epsRe * slope + zRe * bend;
  to[2] = fRe * aRe + fIm * aIm;
  to[5] = riseRe * aRe + riseIm * aIm + fRe * bRe + fIm * bIm;
  to[8] = 2 * (riseRe * bRe + riseIm * bIm) + fRe * cRe + fIm * cIm;
}
