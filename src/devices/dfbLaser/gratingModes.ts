import { inRange } from '../../errors.ts';
import { zerosInside } from '../../numerics/analyticZeros.ts';
import { gratingRows, throughSection, throughShift, type Grating, type GratingRows } from './grating.ts';

/** A mode of a distributed-feedback structure at its threshold. */
export interface GratingMode {
  /** α, 1/m: net gain of the amplitude; the modal gain less the loss is 2α. */
  readonly amplitudeGain: number;
  /** δ = β − π/Λ, 1/m. */
  readonly detuning: number;
}

/** Where modes are looked for. */
export interface GratingModeRange {
  /** Detuning, 1/m, rising. */
  readonly detuningRange: readonly [from: number, to: number];
  /** Amplitude gain, 1/m, rising. */
  readonly gainRange: readonly [from: number, to: number];
}

/** Largest gain times length: beyond it e^{αL} is no number any more. */
const mostGain = 300;

/**
 * All modes of a distributed-feedback structure in a range, by rising gain (equal gains by rising detuning): complex zeros of the
 * wave that enters from outside, R′ = (α − jδ)R − jκS, S′ = −(α − jδ)S + jκR, counted by the argument principle so that none is
 * missed. [Kogelnik1972, eqs. 11 to 15]
 *
 * @throws RangeError for a length, coupling, phase or reflectivity out of range, or a range that does not rise or reaches past a
 * gain of 300 over the length; ConvergenceError where modes cannot be told apart.
 */
export function gratingModes(grating: Grating, { detuningRange, gainRange }: GratingModeRange): readonly GratingMode[] {
  const rows = gratingRows('gratingModes', grating);
  const most = mostGain / rows.total;
  rising('detuningRange', detuningRange, 3000 / rows.total);
  rising('gainRange', gainRange, most);
  // A mode on the border belongs to the range, so the border stands a little outside it.
  const widened = ([from, to]: readonly [number, number]): [number, number] => {
    const more = 1e-7 * (to - from);
    return [from - 1.1 * more, to + 0.9 * more];
  };
  const [low, high] = widened(detuningRange);
  const zeros = zerosInside((re, im, out) => mismatch(rows, re, im, out), { re: widened(gainRange), im: [-high, -low] }, { step: 1 / rows.total });
  const tie = 1e-9 / rows.total;
  return zeros
    .map(({ re, im }) => ({ amplitudeGain: re, detuning: im === 0 ? 0 : -im }))
    .sort((a, b) => (Math.abs(a.amplitudeGain - b.amplitudeGain) > tie ? a.amplitudeGain - b.amplitudeGain : a.detuning - b.detuning));
}

/** S(L) − r₂ R(L) for a wave that starts at the left facet; 0 at a mode. @internal */
export function mismatch(rows: GratingRows, gainRe: number, gainIm: number, out: Float64Array): void {
  const { reflection } = rows;
  const waves = rowsOfWaves;
  waves[0] = reflection[0]!;
  waves[1] = reflection[1]!;
  waves[2] = 1;
  waves[3] = 0;
  for (let i = 0; i < rows.count; i++) {
    throughSection(rows, i, gainRe, gainIm, rows.length[i]!, waves);
    throughShift(rows, i, waves);
  }
  out[0] = waves[2] - (reflection[2]! * waves[0] - reflection[3]! * waves[1]);
  out[1] = waves[3] - (reflection[2]! * waves[1] + reflection[3]! * waves[0]);
}

const rowsOfWaves = new Float64Array(4);

function rising(name: string, [from, to]: readonly [number, number], most: number): void {
  inRange('gratingModes', `${name}.0`, from, '1/m', -most, most);
  inRange('gratingModes', `${name}.1`, to, '1/m', -most, most);
  if (!(to > from)) throw new RangeError(`gratingModes: ${name} is ${from} to ${to} 1/m, must rise`);
}
