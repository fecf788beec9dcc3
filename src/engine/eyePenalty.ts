import { check } from '../design.ts';
import { steadyPhotodiode } from '../devices/photodiode.ts';
import { pam4BitErrorRatio } from '../link/pam4.ts';
import { findRoot } from '../numerics/roots.ts';
import { type EngineDesign, engineTable } from './engineTable.ts';
import { checkedElectronics, type LaneElectronics } from './eyePenalty/electronics.ts';
import { type LaneAtWork, laneOf, lanesAtWork, risingLevels } from './eyePenalty/laneAtWork.ts';
import { linearEye, linearMargin } from './eyePenalty/linearEye.ts';

export { laneElectronicsTable } from './eyePenalty/electronics.ts';
export type { LaneElectronics } from './eyePenalty/electronics.ts';

/** What bandwidth, dispersion and equalizer take from an eye, or why none is left. */
export type EyePenalty =
  | {
      readonly finite: true;
      /** The `penalty.transmitterEyeDb` with which the engine has this margin, dB. */
      readonly penaltyDb: number;
      /** Attenuation in front of the photodiode that brings the bit error ratio to its target, dB. */
      readonly marginDb: number;
      /** Weights of the equalizer at that attenuation, newest sample first. */
      readonly taps: Float64Array;
      /** Delay of the sample under the main tap, from the middle of the symbol at the driver, unit intervals. */
      readonly delay: number;
    }
  | { readonly finite: false; readonly reason: string };

/** A design with the penalty of its own waveforms. */
export type WithEyePenalty =
  | { readonly finite: true; readonly design: EngineDesign; /** That of each lane; the design has the largest. */ readonly lanes: readonly EyePenalty[] }
  | { readonly finite: false; readonly reason: string; readonly lanes: readonly EyePenalty[] };

const who = 'eyePenalty';

/**
 * Eye penalty of a lane (a number from 0) in closed form: the pulse of one symbol behind driver, modulator, fiber, photodiode and a Bessel-Thomson filter of the receiver's
 * noise bandwidth; equalizer taps of the least mean square error; the distribution of the interference that they leave; amplifier, shot and intensity noise of the
 * momentary current behind filter and taps. The modulator is that of a small drive between the true levels. `design.penalty.transmitterEyeDb` is not looked at.
 *
 * @throws RangeError as `opticalEngine` does when it evaluates, or for electronics out of range.
 */
export function eyePenalty(design: EngineDesign, electronics: LaneElectronics, { lane }: { readonly lane: number }): EyePenalty {
  const engine = check('opticalEngine', engineTable, design);
  const chain = checkedElectronics(who, electronics);
  return penaltyOf(engine, chain, laneOf(who, lanesAtWork(engine), lane));
}

/**
 * The design with `penalty.transmitterEyeDb` from `eyePenalty`: the largest of its lanes, and 0 where equalizers gain more than the
 * eyes lose. Not finite where a lane has none.
 *
 * @throws RangeError as `eyePenalty` does, and for a penalty that a design cannot hold.
 */
export function withEyePenalty(design: EngineDesign, electronics: LaneElectronics): WithEyePenalty {
  const engine = check('opticalEngine', engineTable, design);
  const chain = checkedElectronics(who, electronics);
  const lanes = lanesAtWork(engine).map((lane) => penaltyOf(engine, chain, lane));
  let transmitterEyeDb = 0;
  for (const [i, lane] of lanes.entries()) {
    if (!lane.finite) return { finite: false, reason: `lane ${i}: ${lane.reason}`, lanes };
    transmitterEyeDb = Math.max(transmitterEyeDb, lane.penaltyDb);
  }
  return { finite: true, design: check('opticalEngine', engineTable, { ...engine, penalty: { ...engine.penalty, transmitterEyeDb } }), lanes };
}

function penaltyOf(engine: EngineDesign, chain: LaneElectronics, lane: LaneAtWork): EyePenalty {
  const target = engine.code.bitErrorRatioTarget;
  if (!risingLevels(lane)) return { finite: false, reason: 'the signal is not four increasing levels' };
  const eye = linearEye(engine, chain, lane);
  if (eye === null) return { finite: false, reason: 'the pulse of a symbol lasts longer than 50 unit intervals' };
  const { marginDb, equalized } = linearMargin(eye, target);
  // Shot noise ends every margin above.
  if (!Number.isFinite(marginDb)) return { finite: false, reason: 'the eye is closed beyond equalization' };
  const { multipathDb, crosstalkDb } = engine.penalty;
  const penaltyDb = closureAt(engine, lane, 10 ** (marginDb / 10)) - multipathDb - crosstalkDb;
  return { finite: true, penaltyDb, marginDb, taps: equalized.taps, delay: equalized.delay };
}

/** Closure of the engine's eye, dB, at which light attenuated by `loss` has the target error ratio. */
function closureAt({ receiver, code }: EngineDesign, { received }: LaneAtWork, loss: number): number {
  const lane = received.lanes[0]!;
  const attenuated = { ...lane, levels: lane.levels.map((power) => power / loss), crosstalk: lane.crosstalk.map((power) => power / loss) };
  const { levels, noise } = steadyPhotodiode(receiver.photodiode).at(receiver)({ lanes: [attenuated] });
  const [l0, l1, l2, l3] = levels as [number, number, number, number];
  const [s0, s1, s2, s3] = noise as [number, number, number, number];
  // An eye 60 dB open has no error, one 60 dB closed all.
  return findRoot((closureDb) => {
    const opening = 10 ** (-closureDb / 10);
    const ratio = pam4BitErrorRatio(l0 * opening, l1 * opening, l2 * opening, l3 * opening, s0, s1, s2, s3);
    return Math.log(Math.max(ratio, 1e-300) / code.bitErrorRatioTarget);
  }, -60, 60, { tolerance: 1e-10 });
}
