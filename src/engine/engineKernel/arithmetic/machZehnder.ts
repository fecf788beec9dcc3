import type { Cells, i32 } from './cells.ts';
import { nepersPerDb } from './couplers.ts';
import { exponential, quarterSquare } from './elementary.ts';
import { guideReaches, guideStands, guideTakes, indexBetween, junctionLoss, junctionWidth, lossIsConstant, prepareJunction } from './junction.ts';
import { heaterPower, transmissions } from './ring.ts';
import * as at from './slots.ts';
import { fine, guideOutside } from './status.ts';

const firstArm: i32 = at.scratch + 16;
const secondArm: i32 = at.scratch + 17;

/** The Mach-Zehnder of a lane: transmissions at the four voltages, from the difference of the arms' phases alone. @internal */
export function modulateMachZehnder(m: Cells, lane: i32, wavelength: number): i32 {
  const guide = lane + at.guide;
  const status = prepareJunction(m, guide);
  if (status !== fine) return status;
  const middle = m[lane + at.junctionBias]!;
  const swing = m[lane + at.swing]!;
  if (!guideTakes(m, middle - 0.25 * swing, middle + 0.25 * swing) || !guideStands(m[lane + at.chipTemperature]!)) return guideOutside;
  if (!guideReaches(m, guide, wavelength)) return guideOutside;
  m[heaterPower] = m[lane + at.biasHeaterPower]!;
  prepareArms(m, lane);

  const length = m[lane + at.armLength]!;
  const wavesPerIndex = length / wavelength;
  const bias = m[lane + at.biasPhase]! * 0.15915494309189535;
  const passive = m[guide + at.contacts]! + m[guide + at.bend]! + m[guide + at.scattering]!;
  const constant = lossIsConstant(m);
  const level = constant ? exponential(-0.5 * length * (junctionLoss(m, 0) + passive)) : 1;
  for (let i: i32 = 0; i < 4; i++) {
    const half = 0.5 * swing * (0.5 - i / 3.0);
    const width1 = junctionWidth(m, middle + half);
    const width2 = junctionWidth(m, middle - half);
    const loss1 = constant ? level : exponential(-0.5 * length * (junctionLoss(m, width1) + passive));
    const loss2 = constant ? level : exponential(-0.5 * length * (junctionLoss(m, width2) + passive));
    const a1 = m[firstArm]! * loss1;
    const a2 = m[secondArm]! * loss2;
    const cosine = 1 - 2 * quarterSquare(wavesPerIndex * indexBetween(m, width1, width2) + bias);
    m[transmissions + i] = (a1 - a2) * (a1 - a2) + 4 * a1 * a2 * cosine * cosine;
  }
  return fine;
}

/** Amplitudes of both arms without their guides. */
function prepareArms(m: Cells, lane: i32): void {
  const splitter = m[lane + at.splitterImbalance]!;
  const combiner = m[lane + at.combinerImbalance]!;
  const arm = m[lane + at.armLossImbalanceDb]!;
  const kept = exponential(-0.5 * nepersPerDb * m[lane + at.modulatorExcessLossDb]!);
  const weaker = exponential(-0.5 * nepersPerDb * Math.abs(arm));
  m[firstArm] = kept * Math.sqrt((0.5 + splitter) * (0.5 + combiner)) * (arm < 0 ? weaker : 1);
  m[secondArm] = kept * Math.sqrt((0.5 - splitter) * (0.5 - combiner)) * (arm > 0 ? weaker : 1);
}
