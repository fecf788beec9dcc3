import { check } from '../design.ts';
import { type EngineDesign, engineTable } from './engineTable.ts';
import { checkedElectronics, type LaneElectronics } from './eyePenalty/electronics.ts';
import { laneOf, lanesAtWork } from './eyePenalty/laneAtWork.ts';
import { type LaneMarginInTime, marginInTime } from './laneInTime/margin.ts';
import { checkRun, type LaneRun, type LaneSignals, signalsOf } from './laneInTime/signals.ts';

export type { LaneMarginInTime } from './laneInTime/margin.ts';
export type { LaneRun, LaneSignals } from './laneInTime/signals.ts';

/**
 * A lane of an engine in time: driver, modulator, fiber, photodiode and a Bessel-Thomson filter of the receiver's noise bandwidth, at the set point of the engine,
 * without noise and without the engine's penalties. Before its first symbol the lane has stood at it.
 *
 * @throws RangeError as `opticalEngine` does when it evaluates, as the stages do, or for a run out of range.
 */
export function laneInTime(design: EngineDesign, electronics: LaneElectronics, run: LaneRun): LaneSignals {
  const engine = check('opticalEngine', engineTable, design);
  const chain = checkedElectronics('laneInTime', electronics);
  checkRun('laneInTime', run);
  return signalsOf(engine, chain, laneOf('laneInTime', lanesAtWork(engine), run.lane), run);
}

/**
 * Margin of a lane by its waveform, the symbols as a period that repeats: taps of the least mean square error from the samples themselves and the noise, and the bit error ratio as
 * the mean over all symbols of the tails of Gaussian noise about what each decision is without noise. Noise is that of amplifier, shot and intensity of the momentary current, white in front of the filter,
 * through filter and taps. The engine's closures by interference and crosstalk count, its `transmitterEyeDb` does not.
 *
 * @throws RangeError as `laneInTime` does; for fewer than 256 symbols, or one of the four missing.
 */
export function laneMarginInTime(design: EngineDesign, electronics: LaneElectronics, run: LaneRun): LaneMarginInTime {
  const engine = check('opticalEngine', engineTable, design);
  const chain = checkedElectronics('laneMarginInTime', electronics);
  checkRun('laneMarginInTime', run);
  return marginInTime('laneMarginInTime', engine, chain, laneOf('laneMarginInTime', lanesAtWork(engine), run.lane), run);
}
