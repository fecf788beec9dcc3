import { productRest } from '../../numerics/wholeWaves.ts';
import { isGuideRecord } from '../../waveguides/guidePart.ts';
import { indexParts } from '../../waveguides/phaseShifter.ts';
import * as setting from './kernelSettings.ts';
import type { RingDesign, RingOperation } from './table.ts';
import type { Turn } from './turn.ts';

/** The phase of a turn along wavelength, for a guide whose index is linear in it. @internal */
export interface LinearPhase {
  /** Settings of a kernel with the phase; the rest is yet to be written. */
  readonly settings: Float64Array;
  /** Half phase times (wavelength less the heater's shift) where the wavelength moves: π ng L, rad m. */
  readonly strength: number;
  /** Shift of the resonances by the heater, m. */
  readonly heaterShift: number;
}

/** The phase at an operation; `undefined` for a finished guide, which may be any function of wavelength. @internal */
export function linearPhaseOf(design: RingDesign, turn: Turn, operation: RingOperation): LinearPhase | undefined {
  const { guide, coverage, heaterEfficiency } = design;
  if (!isGuideRecord(guide)) return undefined;
  const { referenceWavelength } = guide;
  const { voltage, temperature, heaterPower = 0 } = operation;
  const { circumference } = turn;
  const [low, high] = turn.guide.voltageRange;
  const here = { wavelength: referenceWavelength, voltage, temperature };
  const rest = { ...here, voltage: Math.min(Math.max(0, low), high) };
  const groupIndex =
    coverage === 1 ? turn.guide.groupIndex(here) : coverage * turn.guide.groupIndex(here) + (1 - coverage) * turn.guide.groupIndex(rest);
  const heaterShift = heaterEfficiency * heaterPower;
  const shiftRest = productRest(heaterEfficiency, heaterPower);
  const { constant, varying } = indexParts(turn.guide);
  const settings = new Float64Array(setting.count);
  // At the places of `setting`.
  settings.set(
    [
      referenceWavelength,
      (guide.effectiveIndex - guide.groupIndex) / referenceWavelength,
      varying(here),
      varying(rest),
      coverage,
      1 - coverage,
      circumference,
      constant * circumference,
      productRest(constant, circumference),
      heaterShift,
      shiftRest,
      groupIndex * heaterShift,
      productRest(groupIndex, heaterShift),
      groupIndex * shiftRest,
      Infinity,
      -Infinity,
    ],
    setting.referenceWavelength,
  );
  return { settings, strength: Math.PI * groupIndex * circumference, heaterShift };
}
