import { digits, inRange } from '../../errors.ts';
import { gratingRows, throughSection, throughShift, type Grating } from './grating.ts';
import type { GratingMode } from './gratingModes.ts';

/** A mode along its laser. Both powers are over the mean of their sum. */
export interface ModeProfile {
  /** From the left end, m. */
  readonly position: Float64Array;
  /** Power to the right there. */
  readonly forward: Float64Array;
  /** Power to the left there. */
  readonly backward: Float64Array;
  /** Share of the light through both ends that leaves on the right. */
  readonly rightShare: number;
  /** Highest over lowest sum of both powers. */
  readonly peakToValley: number;
}

/**
 * The powers of a mode along its laser at `points` evenly spaced places, 2 to 100000, both ends included. At a phase shift, what is before it.
 *
 * @throws RangeError for a structure that `gratingModes` refuses, a mode out of range or a number of points that is none.
 * [Kogelnik1972, eqs. 11, 12]
 */
export function modeProfile(grating: Grating, mode: GratingMode, { points }: { readonly points: number }): ModeProfile {
  const who = 'modeProfile';
  const rows = gratingRows(who, grating);
  inRange(who, 'amplitudeGain', mode.amplitudeGain, '1/m', -300 / rows.total, 300 / rows.total);
  inRange(who, 'detuning', mode.detuning, '1/m', -3000 / rows.total, 3000 / rows.total);
  inRange(who, 'points', points, '1', 2, 100000);
  if (!Number.isInteger(points)) throw new RangeError(`${who}: points is ${digits(points)}, must be a whole number`);
  const position = new Float64Array(points);
  const forward = new Float64Array(points);
  const backward = new Float64Array(points);
  const start = Float64Array.of(rows.reflection[0]!, rows.reflection[1]!, 1, 0);
  const here = new Float64Array(4);
  let section = 0;
  let before = 0;
  for (let i = 0; i < points; i++) {
    const at = (rows.total * i) / (points - 1);
    while (section < rows.count - 1 && at > before + rows.length[section]!) {
      throughSection(rows, section, mode.amplitudeGain, -mode.detuning, rows.length[section]!, start);
      throughShift(rows, section, start);
      before += rows.length[section]!;
      section++;
    }
    here.set(start);
    throughSection(rows, section, mode.amplitudeGain, -mode.detuning, at - before, here);
    position[i] = at;
    forward[i] = here[0]! ** 2 + here[1]! ** 2;
    backward[i] = here[2]! ** 2 + here[3]! ** 2;
  }
  const last = points - 1;
  const right = (1 - rows.reflection[2]! ** 2 - rows.reflection[3]! ** 2) * forward[last]!;
  const left = (1 - rows.reflection[0]! ** 2 - rows.reflection[1]! ** 2) * backward[0]!;
  const both = forward.map((power, i) => power + backward[i]!);
  // Both ends count half.
  const mean = (both.reduce((sum, each) => sum + each, 0) - (both[0]! + both[last]!) / 2) / last;
  return {
    position,
    forward: forward.map((power) => power / mean),
    backward: backward.map((power) => power / mean),
    rightShare: right + left > 0 ? right / (right + left) : 0.5,
    peakToValley: Math.max(...both) / Math.min(...both),
  };
}

/** Sum of both powers at `per` + 1 even places of each section, in a row. @internal */
export function sectionPowers(who: string, grating: Grating, mode: GratingMode, per: number): Float64Array {
  const rows = gratingRows(who, grating);
  const powers = new Float64Array(rows.count * (per + 1));
  const start = Float64Array.of(rows.reflection[0]!, rows.reflection[1]!, 1, 0);
  const here = new Float64Array(4);
  for (let i = 0; i < rows.count; i++) {
    for (let k = 0; k <= per; k++) {
      here.set(start);
      throughSection(rows, i, mode.amplitudeGain, -mode.detuning, (rows.length[i]! * k) / per, here);
      powers[i * (per + 1) + k] = here[0]! ** 2 + here[1]! ** 2 + here[2]! ** 2 + here[3]! ** 2;
    }
    start.set(here);
    throughShift(rows, i, start);
  }
  return powers;
}
