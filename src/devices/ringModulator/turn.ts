import { isPart } from '../../design.ts';
import { inRange } from '../../errors.ts';
import { coupledByNumbers, type Coupler, type DirectionalCoupler } from '../../waveguides/directionalCoupler/coupledByNumbers.ts';
import { productRest, wavesBeyond } from '../../numerics/wholeWaves.ts';
import { guideOf, isGuideRecord } from '../../waveguides/guidePart.ts';
import { indexParts, type GuidePoint, type PhaseShifter } from '../../waveguides/phaseShifter.ts';
import type { RingCouplerPart, RingDesign, RingPoint } from './table.ts';

/** One turn of a ring: what light meets between leaving the input coupler and coming back to it. @internal */
export interface Turn {
  /** Length, m. */
  readonly circumference: number;
  /** Length with junction, m. */
  readonly junctionLength: number;
  /** The guide where it has the junction. */
  readonly guide: PhaseShifter;
  /** Power that the couplers do not lose, input and drop. */
  readonly couplerTransmission: readonly [number, number];
  /** Mean effective index around the ring, heater included. */
  index(point: RingPoint): number;
  /** Wavelengths in the turn: neff L/λ. */
  order(point: RingPoint): number;
  /** The same less a whole number, the nearest if absent, to 1e-15. */
  ordersBeyond(point: RingPoint, whole?: number): number;
  /** Its group index. */
  groupIndex(point: RingPoint): number;
  /** Its derivative with voltage, 1/V. */
  voltageSlope(point: RingPoint): number;
  /** Its derivative with temperature, 1/K. */
  temperatureSlope(point: RingPoint): number;
  /** Amplitude left after one turn, the couplers' loss included, their coupling not. */
  amplitude(point: RingPoint): number;
  /** Power that crosses at the input coupler. */
  inputCoupling(wavelength: number): number;
  /** Power that crosses at the drop coupler; 0 without one. */
  dropCoupling(wavelength: number): number;
}

/** The turn of a checked design. @internal */
export function turnOf(design: RingDesign): Turn {
  const { coverage, heaterEfficiency } = design;
  const guide = guideOf(design.guide);
  const circumference = 2 * Math.PI * design.radius;
  const resting = Math.min(Math.max(0, guide.voltageRange[0]), guide.voltageRange[1]);
  const full = coverage === 1;
  // One point for all questions about the part without junction: these run in users' innermost loops.
  const rest = { wavelength: 0, voltage: resting, temperature: 0 };
  const atRest = (point: GuidePoint): GuidePoint => {
    rest.wavelength = point.wavelength;
    rest.temperature = point.temperature;
    return rest;
  };
  const heaterShift = (point: RingPoint): number => {
    const { heaterPower } = point;
    if (heaterPower === undefined || heaterPower === 0) return 0;
    inRange('ringModulator', 'heaterPower', heaterPower, 'W', 0, 1);
    const shift = heaterEfficiency * heaterPower;
    if (!(shift <= 0.1 * point.wavelength)) inRange('ringModulator', 'shift by the heater', shift, 'm', 0, 0.1 * point.wavelength);
    return shift;
  };
  /** The heater's part of the index is in proportion to the group index, which moves with temperature and voltage as the index does. */
  const heated = (point: RingPoint): number => {
    const shift = heaterShift(point);
    return shift === 0 ? 1 : point.wavelength / (point.wavelength - shift);
  };
  const coldGroupIndex = (point: RingPoint): number =>
    full ? guide.groupIndex(point) : coverage * guide.groupIndex(point) + (1 - coverage) * guide.groupIndex(atRest(point));

  const coupler = couplerOf(design.coupler, design, guide, circumference);
  const dropCoupler = design.dropCoupler === undefined ? undefined : couplerOf(design.dropCoupler, design, guide, circumference);
  const lossOf = (part: Partial<DirectionalCoupler> | undefined): number => part?.transmission ?? 1;
  const couplerTransmission = [lossOf(coupler), lossOf(dropCoupler)] as const;
  const kept = Math.sqrt(couplerTransmission[0] * couplerTransmission[1]);

  const { constant, varying } = indexParts(guide);
  const constantPath = constant * circumference;
  const constantRest = productRest(constant, circumference);
  /** Index beyond the constant of the guide, without heater. */
  const coldIndex = (point: RingPoint): number =>
    full ? varying(point) : coverage * varying(point) + (1 - coverage) * varying(atRest(point));
  /** What the heater adds. With linear dispersion it moves every resonance by exactly `shift`; to first order it is ng shift/λ. */
  const heaterIndex = (point: RingPoint): number => {
    const shift = heaterShift(point);
    return shift === 0 ? 0 : (coldGroupIndex(point) * shift) / (point.wavelength - shift);
  };

  return {
    circumference,
    junctionLength: coverage * circumference,
    guide,
    couplerTransmission,
    index: (point) => constant + (coldIndex(point) + heaterIndex(point)),
    order: (point) => (constantPath + (coldIndex(point) + heaterIndex(point)) * circumference) / point.wavelength,
    ordersBeyond: (point, whole) => {
      const { wavelength } = point;
      const cold = coldIndex(point) * circumference;
      const shift = heaterShift(point);
      if (shift === 0) {
        return wavesBeyond(whole ?? Math.floor((constantPath + cold) / wavelength + 0.5), constantPath, cold, constantRest, wavelength);
      }
      const group = coldGroupIndex(point);
      const added = (group * shift) / (wavelength - shift);
      const addedPath = added * circumference;
      const from = whole ?? Math.floor((constantPath + cold + addedPath) / wavelength + 0.5);
      const shiftRest = productRest(heaterEfficiency, point.heaterPower!);
      const addedRest = productRest(added, circumference) + heaterRest(added, group, shift, shiftRest, wavelength) * circumference;
      return wavesBeyond(from, constantPath, addedPath, cold + (constantRest + addedRest), wavelength);
    },
    groupIndex: (point) => {
      const shift = heaterShift(point);
      return shift === 0 ? coldGroupIndex(point) : coldGroupIndex(point) * (point.wavelength / (point.wavelength - shift)) ** 2;
    },
    voltageSlope: (point) => heated(point) * coverage * guide.voltageSlope(point),
    temperatureSlope: (point) =>
      heated(point) *
      (full
        ? guide.temperatureSlope(point)
        : coverage * guide.temperatureSlope(point) + (1 - coverage) * guide.temperatureSlope(atRest(point))),
    amplitude: (point) => {
      let attenuation = guide.attenuation(point);
      if (!full) {
        const { bend, scattering } = guide.attenuationParts(atRest(point));
        attenuation = coverage * attenuation + (1 - coverage) * (bend + scattering);
      }
      if (!(attenuation >= 0)) inRange('ringModulator', 'attenuation of the guide', attenuation, '1/m', 0, 1e9);
      return kept * Math.exp((-attenuation * circumference) / 2);
    },
    inputCoupling: (wavelength) => fraction(coupler.powerCoupling(wavelength)),
    dropCoupling: (wavelength) => (dropCoupler === undefined ? 0 : fraction(dropCoupler.powerCoupling(wavelength))),
  };
}

/** What the index by the heater, group · shift/(λ − shift), has lost by rounding, and by that of the shift. */
function heaterRest(heated: number, group: number, shift: number, shiftRest: number, wavelength: number): number {
  const below = wavelength - shift;
  const belowRest = wavelength - below - shift - shiftRest;
  const left = group * shift - heated * below - productRest(heated, below);
  return (left + productRest(group, shift) + group * shiftRest - heated * belowRest) / below;
}

function fraction(powerCoupling: number): number {
  if (!(powerCoupling >= 0 && powerCoupling <= 1)) inRange('ringModulator', 'powerCoupling', powerCoupling, '1', 0, 1);
  return powerCoupling;
}

function couplerOf(part: RingCouplerPart, design: RingDesign, guide: PhaseShifter, circumference: number): Coupler {
  if (isPart(part)) return part as Coupler;
  const record = part as Exclude<RingCouplerPart, Coupler>;
  if (record.kind === 'directional') {
    const { referenceWavelength, couplingPerLength, referenceGap, gap, decayLength, ...rest } = record;
    const { wavelengthSlope, length, bendLength, excessLossDb } = rest;
    const spacing = { couplingPerLength, referenceGap, gap, decayLength };
    return coupledByNumbers({ referenceWavelength, ...spacing, wavelengthSlope, length, bendLength, excessLossDb });
  }
  if (record.kind === 'power') {
    const { powerCoupling } = record;
    return { powerCoupling: () => powerCoupling };
  }
  if (!isGuideRecord(design.guide)) {
    throw new RangeError('ringModulator: a coupler of kind quality needs the guide as a record, for its reference wavelength');
  }
  const { referenceWavelength: wavelength, referenceTemperature: temperature } = design.guide;
  const groupIndex = guide.groupIndex({ wavelength, voltage: Math.min(0, guide.voltageRange[1]), temperature });
  const powerCoupling = -Math.expm1((-2 * Math.PI * groupIndex * circumference) / (wavelength * record.qualityFactor));
  return { powerCoupling: () => powerCoupling };
}
