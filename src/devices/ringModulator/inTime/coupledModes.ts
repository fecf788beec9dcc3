import { digits } from '../../../errors.ts';
import { linewidthPhase } from '../metrics.ts';
import type { Turn } from '../turn.ts';
import { carefulStep } from './carefulStep.ts';
import { chunk, kernels, steepest } from './kernels.ts';
import type { MovingResonance } from './place.ts';
import type { RingStepper } from './stepper.ts';
import { weightTable, type LineOfZ } from './weightTable.ts';

/** A resonance by its amplitude rates over one step of time. @internal */
export interface ModeRates {
  /** z of da/du = −z a: decay and detuning over the step, by the place. */
  readonly z: LineOfZ;
  /** Decay into the input bus and into the drop bus. */
  readonly bus: number;
  readonly drop: number;
}

/**
 * Amplitude rates of a moving resonance: 1/τ is π times the exact linewidth at the middle of the drive, shared between the parts, and moved, as
 * their nepers. @internal
 */
export function modeRates(turn: Turn, resonance: MovingResonance, wavelength: number, stepTime: number): ModeRates {
  const { turnTime, nepers, phase } = resonance;
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
  if (Math.abs(detuned) > 10) {
    throw new RangeError(
      `ringModulator: light is ${digits(phase[0] / (2 * Math.PI * turnTime))} Hz from the resonance, too far for a step of ${digits(stepTime)} s: ` +
        `${digits(10 / (2 * Math.PI * stepTime))} Hz at most`,
    );
  }
  return {
    z: { start: [scale * total, detuned], slope: [scale * nepers[1], phase[1] * turns] },
    bus: scale * bus,
    drop: scale * drop,
  };
}

/** Coupled modes from sample to sample; `feed` and `pass` are the scales of the light into the ring and past it. @internal */
export function coupledModes(
  { z }: ModeRates,
  { feed, pass }: { readonly feed: number; readonly pass: number },
  [low, high]: readonly [number, number],
): RingStepper {
  const { sum, change, outRe, outIm } = kernels;
  const steepness = Math.hypot(z.slope[0], z.slope[1]);
  const cellCount = Math.max(1, Math.ceil((steepness * (high - low)) / 0.32));
  const cellWidth = Math.max((2 * (high - low)) / cellCount, steepness > 0 ? 1e-3 / steepness : 1);
  const tables = Array.from({ length: cellCount }, (_, i) => weightTable(z, 2 * low + i * cellWidth, 2 * low + (i + 1) * cellWidth));
  const cellEnds = tables.map((_, i) => (i === cellCount - 1 ? Infinity : 2 * low + (i + 1) * cellWidth));
  const limit = steepness > 0 ? (steepest / steepness) ** 2 : Infinity;
  const settings = Float64Array.of(z.start[0], z.slope[0] / 2, z.start[1], z.slope[1] / 2, feed, pass, limit);
  const state = new Float64Array(4);
  const ends = { z: new Float64Array(4), feed: new Float64Array(4) };

  return {
    start: (place, re, im) => {
      const zRe = z.start[0] + place * z.slope[0];
      const zIm = z.start[1] + place * z.slope[1];
      const square = zRe * zRe + zIm * zIm;
      state[0] = (feed * (re * zRe + im * zIm)) / square;
      state[1] = (feed * (im * zRe - re * zIm)) / square;
      state[2] = re;
      state[3] = im;
      return [pass * re + state[0], pass * im + state[1]];
    },
    step: (n, light, out, offset, still) => {
      const same = still && light[0][offset] === state[2] && light[1][offset] === state[3];
      let i = 0;
      while (i < n) {
        let cell = 0;
        while (sum[i]! >= cellEnds[cell]!) cell++;
        const table = tables[cell]!;
        const inside = cellCount === 1 ? n : kernels.leavesCell(i, n, cell === 0 ? -Infinity : cellEnds[cell - 1]!, cellEnds[cell]!);
        let end = inside;
        let steady = inside;
        // One place that calls all three: a compiler that wrote them out here would make one large loop of them again.
        for (let k = 0; k < 3; k++) {
          if (k === 2) steady = same ? end : kernels.lightChanges(i, end, state, light, offset);
          const stop = kernels.passes[k]!(i, Math.min(end, steady), settings, state, table);
          if (k < 2) end = stop;
        }
        if (steady < end) kernels.stepVaryingLight(steady, end, settings, table, state, light, offset);
        i = end;
        if (i < inside) {
          const re = light[0][offset + i]!;
          const im = light[1][offset + i]!;
          writeEnds(ends, settings, sum[i]!, change[i]!, state, re, im);
          carefulStep(state, ends);
          state[2] = re;
          state[3] = im;
          outRe[i] = pass * re + state[0]!;
          outIm[i] = pass * im + state[1]!;
          i++;
        }
      }
      out[0].set(n < chunk ? outRe.subarray(0, n) : outRe, offset);
      out[1].set(n < chunk ? outIm.subarray(0, n) : outIm, offset);
    },
  };
}

/** The ends of a step, from the settings and the state of the kernels. @internal */
export function writeEnds(
  { z, feed }: { readonly z: Float64Array; readonly feed: Float64Array },
  settings: Float64Array,
  sum: number,
  change: number,
  state: Float64Array,
  re: number,
  im: number,
): void {
  const scale = settings[4]!;
  z[0] = settings[0]! + (sum - change) * settings[1]!;
  z[1] = settings[2]! + (sum - change) * settings[3]!;
  z[2] = settings[0]! + (sum + change) * settings[1]!;
  z[3] = settings[2]! + (sum + change) * settings[3]!;
  feed[0] = scale * state[2]!;
  feed[1] = scale * state[3]!;
  feed[2] = scale * re;
  feed[3] = scale * im;
}
