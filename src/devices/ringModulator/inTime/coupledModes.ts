import { digits } from '../../../errors.ts';
import { linewidthPhase } from '../metrics.ts';
import type { Turn } from '../turn.ts';
import { carefulStep, type StepEnds } from './carefulStep.ts';
import type { MovingResonance } from './place.ts';
import { bringLight, ringSteps, takeOut } from './ringSteps.ts';
import { weightRows, type LineOfZ } from './rows.ts';
import { chunk, mostRows, put, wholes } from './stepMemory.ts';
import type { RingStepper } from './stepper.ts';

/** A resonance by its amplitude rates over one step of time. @internal */
export interface ModeRates {
  /** z of da/du = −z a: decay and detuning over the step, by the place. */
  readonly z: LineOfZ;
  /** Turns in a step: what z has of the phase of a turn. */
  readonly turns: number;
  /** Decay into the input bus and into the drop bus. */
  readonly bus: number;
  readonly drop: number;
}

/**
 * Amplitude rates of a moving resonance: 1/τ is π times the exact linewidth at the middle of the drive, shared between the parts, and moved, as
 * their nepers. @internal
 */
export function modeRates(turn: Turn, resonance: MovingResonance, wavelength: number, stepTime: number): ModeRates {
  const { turnTime, nepers, phase, mostWarmth } = resonance;
  const bus = -Math.log1p(-turn.inputCoupling(wavelength)) / 2;
  const drop = -Math.log1p(-turn.dropCoupling(wavelength)) / 2;
  if (!(bus > 0)) throw new RangeError(`ringModulator: couples no light at ${digits(wavelength)} m`);
  const total = nepers[0] + bus + drop;
  const width = linewidthPhase(Math.exp(-total));
  if (width > (2 * Math.PI) / 20) {
    throw new RangeError(
      `ringModulator: finesse is ${digits((2 * Math.PI) / width)}, coupled modes need 20 or more; take the method roundTrip instead`,
    );
  }
  const turns = stepTime / turnTime;
  const scale = (turns * width) / (2 * total);
  const detuned = phase[0] * turns;
  const farthest = Math.abs(phase[0]) + mostWarmth;
  if (farthest * turns > 10) {
    throw new RangeError(
      `ringModulator: light is ${digits(farthest / (2 * Math.PI * turnTime))} Hz from the resonance, too far for a step of ${digits(stepTime)} s: ` +
        `${digits(10 / (2 * Math.PI * stepTime))} Hz at most`,
    );
  }
  return {
    z: { start: [scale * total, detuned], slope: [scale * nepers[1], phase[1] * turns] },
    turns,
    bus: scale * bus,
    drop: scale * drop,
  };
}

/** Steps with a larger change of z are left to `carefulStep`. */
const steepest = 0.05;
/** How far z goes from one row of weights to the next, at least: a sixth of the cube of half of it is left out. */
const rowWidth = 2e-4;

/** Coupled modes from sample to sample; `feed` and `pass` are the scales of the light into the ring and past it. @internal */
export function coupledModes(
  { z, turns }: Pick<ModeRates, 'z' | 'turns'>,
  { feed, pass }: { readonly feed: number; readonly pass: number },
  [low, high]: readonly [number, number],
): RingStepper {
  const steepness = Math.hypot(z.slope[0], z.slope[1]);
  // Sums of places are whole numbers at the rows.
  const scale = steepness / 2 / Math.max(rowWidth, (steepness * (high - low)) / (mostRows - 3));
  const line: LineOfZ = { start: z.start, slope: scale > 0 ? [z.slope[0] / scale, z.slope[1] / scale] : [0, 0] };
  const origin = Math.ceil(-2 * low * scale);
  const count = origin + Math.ceil(2 * high * scale) + 1;
  const settings = Float64Array.of(0, 0, -0, 0, 1, 0, 1, 0);
  const largest = scale > 0 ? (steepest * scale) / steepness : Infinity;
  const state = new Float64Array(4);
  const ends = stepEnds();
  let steep = true;
  let weights: ReturnType<typeof weightRows> | undefined;

  return {
    scale,
    origin: wholes + origin,
    atOnce: chunk,
    start: ({ place, warmth, most }, re, im) => {
      steep = !(scale * most <= largest);
      const square = re * re + im * im;
      if (square > 0) settings.set([re, im, re / square, -im / square], 4);
      weights = weightRows(line, { origin, count }, { reference: [settings[4]!, settings[5]!], feed, pass });
      const [aRe, aIm] = steadyAmplitude(z, place, turns * warmth, feed * re, feed * im);
      state.set([pass * re + aRe, pass * im + aIm, re, im]);
      return [state[0]!, state[1]!];
    },
    step: (n, light, out, offset, still, warmth) => {
      const steps = ringSteps();
      if (loaded !== weights) {
        loaded = weights!;
        steps.rows.set(loaded.rows);
        steps.riseRows.set(loaded.riseRows);
      }
      put(steps.settings, settings);
      put(steps.state, state);
      const same = still && light[0][offset] === settings[4] && light[1][offset] === settings[5] && state[2] === settings[4] && state[3] === settings[5];
      if (!same) bringLight(light, offset, n);
      for (let i = 0; i < n; i++) {
        const end = warmth !== undefined ? i : steep ? gentle(steps.places, i, n, largest) : n;
        if (same) steps.stepStill(i, end);
        else steps.stepMoving(i, end);
        i = end;
        if (i === n) break;
        const re = light[0][offset + i]!;
        const im = light[1][offset + i]!;
        const [outRe, outIm, lastRe, lastIm] = steps.state as unknown as [number, number, number, number];
        writeEnds(ends, line, feed, steps.places, i, steps.state, re, im);
        if (warmth !== undefined) addWarmth(ends, turns * warmth[i]!, turns * warmth[i + 1]!);
        steps.state[0] = outRe - pass * lastRe;
        steps.state[1] = outIm - pass * lastIm;
        carefulStep(steps.state, ends);
        steps.outRe[i] = steps.state[0] += pass * re;
        steps.outIm[i] = steps.state[1] += pass * im;
        steps.state[2] = re;
        steps.state[3] = im;
      }
      put(state, steps.state);
      takeOut(out, offset, n);
    },
  };
}

/** The first step from `from` whose change is larger. */
function gentle(places: Float64Array, from: number, to: number, largest: number): number {
  let i = from;
  while (i < to && Math.abs(places[i + 1]! - places[i]!) <= largest) i++;
  return i;
}

/** The weights that stand in the memory of the steps. */
let loaded: ReturnType<typeof weightRows> | undefined;

/** f/z at a place, with so much detuning more. @internal */
export function steadyAmplitude({ start, slope }: LineOfZ, place: number, more: number, re: number, im: number): readonly [number, number] {
  const zRe = start[0] + place * slope[0];
  const zIm = start[1] + place * slope[1] + more;
  const square = zRe * zRe + zIm * zIm;
  return [(re * zRe + im * zIm) / square, (im * zRe - re * zIm) / square];
}

/** Adds detuning to the ends of a step. @internal */
export function addWarmth({ z }: StepEnds, before: number, after: number): void {
  z[1] = z[1]! + before;
  z[3] = z[3]! + after;
}

/** Memory for the ends of a step. @internal */
export function stepEnds(): StepEnds {
  return { z: new Float64Array(4), feed: new Float64Array(4) };
}

/** The ends of the step at place `at`; `state` holds the amplitude and the light at its start, `re` and `im` are the light at its end. @internal */
export function writeEnds(
  { z, feed }: StepEnds,
  { start, slope }: LineOfZ,
  scale: number,
  places: Float64Array,
  at: number,
  state: Float64Array,
  re: number,
  im: number,
): void {
  for (const k of [0, 1] as const) {
    z[k] = start[k] + places[at]! * slope[k];
    z[k + 2] = start[k] + places[at + 1]! * slope[k];
    feed[k] = scale * state[k + 2]!;
  }
  feed[2] = scale * re;
  feed[3] = scale * im;
}
