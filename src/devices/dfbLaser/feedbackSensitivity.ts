import { gratingRows, type Grating, type GratingRows } from './grating.ts';
import type { GratingMode } from './gratingModes.ts';
import { trackedMode } from './trackedMode.ts';

/** How strongly light that comes back moves a mode, at each end, 1/m. */
export interface FeedbackSensitivity {
  readonly left: number;
  readonly right: number;
}

/**
 * How much the complex threshold α − jδ of a mode changes, at each end, for each unit of the amplitude that comes back there, 1/m:
 * (1 − R)/(2L√R) of a facet without a grating. Times the group velocity it is the rate of feedback in the equations of Lang and Kobayashi.
 *
 * @throws RangeError for a structure that `gratingModes` refuses; ConvergenceError for a mode that is not one of it.
 * [Lang1980]
 */
export function feedbackSensitivity(grating: Grating, mode: GratingMode): FeedbackSensitivity {
  const who = 'feedbackSensitivity';
  const rows = gratingRows(who, grating);
  const here = trackedMode(who, rows, mode);
  const change = (end: 0 | 1): number => {
    const moved = ([1, -1] as const).map((sign) => trackedMode(who, withReturn(rows, end, sign * smallReturn), here));
    const [more, less] = moved as [GratingMode, GratingMode];
    return Math.hypot(more.amplitudeGain - less.amplitudeGain, more.detuning - less.detuning) / (2 * smallReturn);
  };
  return { left: change(0), right: change(1) };
}

/** The same structure with r + (1 − |r|²)ρ in place of the reflection r of one end. */
function withReturn(rows: GratingRows, end: 0 | 1, amplitude: number): GratingRows {
  const reflection = rows.reflection.slice();
  const [re, im] = [reflection[2 * end]!, reflection[2 * end + 1]!];
  reflection[2 * end] = re + (1 - re * re - im * im) * amplitude;
  return { ...rows, reflection };
}

const smallReturn = 1e-4;
