import { ConvergenceError, digits, inRange } from '../../errors.ts';
import { gainMargin } from './gainMargin.ts';
import { gratingRows, type Grating, type GratingSection } from './grating.ts';
import { gratingModes, type GratingMode, type GratingModeRange } from './gratingModes.ts';
import { modeProfile, sectionPowers, type ModeProfile } from './modeProfile.ts';
import { trackedMode } from './trackedMode.ts';

/** How the light burns holes into the carriers along a laser. */
export interface HoleBurningLight {
  /** Mean density of photons over the density that halves the gain, 0 to 100. */
  readonly saturation: number;
  /** Power loss inside per length, 1/m: the gain that saturates is the net gain and this. */
  readonly internalLoss: number;
  /** Henry's factor: how much the index follows the gain. */
  readonly linewidthEnhancementFactor: number;
}

/** How finely a laser is cut. */
export interface HoleBurningOptions {
  /** Equal slices of each section, 1 to 200. */
  readonly slices: number;
}

/** A laser whose mode and carriers agree along its length. */
export interface HoleBurning {
  /** The lasing mode: mean of its net amplitude gain along the laser, and its detuning at the mean index. */
  readonly mode: GratingMode;
  readonly profile: ModeProfile;
  /** Net amplitude gain of each slice, 1/m. */
  readonly sliceGain: Float64Array;
  /** The structure with what the light did to it: gain and index of each slice. */
  readonly burnt: Grating;
  /** Margin of net modal gain of the second mode of that structure, 1/m; below 0 where another mode needs less gain. */
  readonly gainMargin: number;
}

/**
 * Longitudinal spatial hole burning: gain falls as 1/(1 + saturation × power) with the lasing mode's own power along the laser, the index follows by
 * Henry's factor, and the mode is solved again until both agree. The mode is the first one without light.
 *
 * @throws RangeError for a structure or range that `gratingModes` refuses, fewer than two modes in it, or a number out of range; ConvergenceError
 * where mode and carriers do not settle.
 * [Soda1987]
 */
export function holeBurning(grating: Grating, light: HoleBurningLight, range: GratingModeRange, { slices }: HoleBurningOptions): HoleBurning {
  const who = 'holeBurning';
  inRange(who, 'saturation', light.saturation, '1', 0, 100);
  inRange(who, 'internalLoss', light.internalLoss, '1/m', 0, 1e6);
  inRange(who, 'linewidthEnhancementFactor', light.linewidthEnhancementFactor, '1', -20, 20);
  inRange(who, 'slices', slices, '1', 1, 200);
  if (!Number.isInteger(slices)) throw new RangeError(`${who}: slices is ${digits(slices)}, must be a whole number`);
  const cold = gratingModes(grating, range);
  inRange(who, 'modes in the range', cold.length, '1', 2, Number.MAX_SAFE_INTEGER);
  const pieces = grating.sections.flatMap((section): GratingSection[] =>
    Array.from({ length: slices }, (_, i) => ({
      ...section,
      length: section.length / slices,
      phaseShift: i === slices - 1 ? section.phaseShift : 0,
    })),
  );
  const lengths = Float64Array.from(pieces, ({ length }) => length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let mode = cold[0]!;
  let offsets = new Float64Array(pieces.length);
  let burnt: Grating = { sections: pieces, facets: grating.facets };
  let moved = Infinity;
  for (let n = 0; n < iterationLimit; n++) {
    burnt = {
      sections: pieces.map((piece, i) => ({
        ...piece,
        gainOffset: (piece.gainOffset ?? 0) + offsets[i]!,
        // Less gain is fewer carriers, a higher index and a larger phase.
        detuningOffset: (piece.detuningOffset ?? 0) - light.linewidthEnhancementFactor * offsets[i]!,
      })),
      facets: grating.facets,
    };
    mode = trackedMode(who, gratingRows(who, burnt), mode);
    if (moved * total < tolerance) {
      const modes = gratingModes(burnt, range);
      // The lasing mode is the one that was followed; the others are held against it.
      const others = modes.filter((each) => Math.hypot(each.amplitudeGain - mode.amplitudeGain, each.detuning - mode.detuning) * total > 1e-5);
      inRange(who, 'modes in the range', others.length, '1', 1, Number.MAX_SAFE_INTEGER);
      return {
        mode,
        profile: modeProfile(burnt, mode, { points: 4 * pieces.length + 1 }),
        sliceGain: offsets.map((offset, i) => mode.amplitudeGain + (pieces[i]!.gainOffset ?? 0) + offset),
        burnt,
        gainMargin: gainMargin([mode, others[0]!]),
      };
    }
    const shape = slicePowers(who, burnt, mode, lengths, total).map((power) => 1 / (1 + light.saturation * power));
    const mean = shape.reduce((sum, each, i) => sum + (each * lengths[i]!) / total, 0);
    const unsaturated = (mode.amplitudeGain + light.internalLoss / 2) / mean;
    const next = shape.map((each) => unsaturated * (each - mean));
    moved = next.reduce((most, each, i) => Math.max(most, Math.abs(each - offsets[i]!)), 0);
    offsets = offsets.map((each, i) => (each + next[i]!) / 2);
  }
  throw new ConvergenceError(`${who}: carriers along the laser`, { iterations: iterationLimit, residual: moved * total });
}

/** Mean power in each slice over that of the laser, by Simpson's rule. */
function slicePowers(who: string, burnt: Grating, mode: GratingMode, lengths: Float64Array, total: number): Float64Array {
  const five = sectionPowers(who, burnt, mode, 4);
  const powers = lengths.map((_, i) => {
    const [a, b, c, d, e] = five.subarray(5 * i, 5 * i + 5) as unknown as [number, number, number, number, number];
    return (a + 4 * b + 2 * c + 4 * d + e) / 12;
  });
  const mean = powers.reduce((sum, each, i) => sum + (each * lengths[i]!) / total, 0);
  return powers.map((each) => each / mean);
}

const iterationLimit = 300;
const tolerance = 1e-9;
