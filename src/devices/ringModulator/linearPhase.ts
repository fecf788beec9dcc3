import { isGuideRecord } from '../../waveguides/guidePart.ts';
import { setting } from './spectrumKernel.ts';
import type { RingDesign, RingOperation } from './table.ts';
import type { Turn } from './turn.ts';

/** The phase of a turn along wavelength, for a guide whose index is linear in it. @internal */
export interface LinearPhase {
  readonly referenceWavelength: number;
  /** Derivative of the index with wavelength, 1/m. */
  readonly dispersion: number;
  /** Index at the reference wavelength, with junction and without. */
  readonly index: number;
  readonly restIndex: number;
  readonly coverage: number;
  readonly circumference: number;
  /** Group index without heater, the same at all wavelengths. */
  readonly groupIndex: number;
  /** Shift of the resonances by the heater, m. */
  readonly heaterShift: number;
}

/** The phase at an operation; `undefined` for a finished guide, which may be any function of wavelength. @internal */
export function linearPhaseOf(design: RingDesign, turn: Turn, operation: RingOperation): LinearPhase | undefined {
  const { guide, coverage, heaterEfficiency } = design;
  if (!isGuideRecord(guide)) return undefined;
  const { referenceWavelength } = guide;
  const { voltage, temperature, heaterPower = 0 } = operation;
  const [low, high] = turn.guide.voltageRange;
  const here = { wavelength: referenceWavelength, voltage, temperature };
  const rest = { ...here, voltage: Math.min(Math.max(0, low), high) };
  return {
    referenceWavelength,
    dispersion: (guide.effectiveIndex - guide.groupIndex) / referenceWavelength,
    index: turn.guide.effectiveIndex(here),
    restIndex: turn.guide.effectiveIndex(rest),
    coverage,
    circumference: turn.circumference,
    groupIndex:
      coverage === 1 ? turn.guide.groupIndex(here) : coverage * turn.guide.groupIndex(here) + (1 - coverage) * turn.guide.groupIndex(rest),
    heaterShift: heaterEfficiency * heaterPower,
  };
}

/** Half the phase of a turn at a wavelength, rad, rounded as that of `Turn.index`. @internal */
export function halfPhaseAt(phase: LinearPhase, wavelength: number): number {
  const { coverage, heaterShift } = phase;
  const slope = (wavelength - phase.referenceWavelength) * phase.dispersion;
  const cold = coverage * (phase.index + slope) + (1 - coverage) * (phase.restIndex + slope);
  const index = cold + (phase.groupIndex * heaterShift) / (wavelength - heaterShift);
  return (Math.PI * index * phase.circumference) / wavelength;
}

/** Bound of |dφ/d ln λ| at wavelengths from `least` on, and of the phase itself, rad. @internal */
export function steepness({ groupIndex, index, restIndex, circumference, heaterShift }: LinearPhase, least: number): number {
  return (2 * Math.PI * Math.max(groupIndex, index, restIndex) * circumference) / (least - heaterShift);
}

/** Settings of a kernel with the phase, and a power yet to be written. @internal */
export function phaseSettings(phase: LinearPhase): Float64Array {
  const settings = new Float64Array(13);
  settings[setting.referenceWavelength] = phase.referenceWavelength;
  settings[setting.dispersion] = phase.dispersion;
  settings[setting.index] = phase.index;
  settings[setting.restIndex] = phase.restIndex;
  settings[setting.coverage] = phase.coverage;
  settings[setting.restCoverage] = 1 - phase.coverage;
  settings[setting.circumference] = phase.circumference;
  settings[setting.heaterShift] = phase.heaterShift;
  settings[setting.heaterIndex] = phase.groupIndex * phase.heaterShift;
  return settings;
}
