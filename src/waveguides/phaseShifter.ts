import { check, isPart, type Table, type Values } from '../design.ts';
import { digits, inRange } from '../errors.ts';
import { noJunction, type Junction } from './junction.ts';
import { linearJunction, linearJunctionTable } from './linearJunction.ts';
import { pnOverlap, pnOverlapTable } from './pnOverlap.ts';

/** Where a guide is asked: vacuum wavelength (m), voltage (V, reverse bias negative), temperature (K). */
export interface GuidePoint {
  readonly wavelength: number;
  readonly voltage: number;
  readonly temperature: number;
}

/** A guide whose phase follows voltage and temperature. */
export const phaseShifterTable = {
  /** Vacuum wavelength at which the table's values hold. */
  referenceWavelength: { unit: 'm', range: [1e-6, 2e-6] },
  /** Temperature at which they hold. */
  referenceTemperature: { unit: 'K', range: [200, 450] },
  /** Effective index; for a `pn` junction that of the undoped guide, for a `linear` one that at 0 V. */
  effectiveIndex: { unit: '1', range: [1, 4] },
  /** Group index of the same guide. */
  groupIndex: { unit: '1', range: [1, 8] },
  /** Change of the effective index with temperature. */
  thermoOpticSlope: { unit: '1/K', range: [-1e-3, 1e-3] },
  /** The junction in the guide. */
  junction: { kind: { linear: linearJunctionTable, pn: pnOverlapTable, none: {} } },
  /** Power attenuation beside that of the junction, as a sum of parts. */
  loss: {
    group: {
      /** Absorption by the doped contacts. */
      contacts: { unit: '1/m', range: [0, 1e5] },
      /** Radiation in the bend. */
      bend: { unit: '1/m', range: [0, 1e5] },
      /** Scattering by rough walls. */
      scattering: { unit: '1/m', range: [0, 1e5] },
    },
  },
} as const satisfies Table;

/** An index as a constant and a part that varies, which is small where it may be: their sum loses its last digits. @internal */
export interface IndexParts {
  readonly constant: number;
  readonly varying: (point: GuidePoint) => number;
}

const partsOf = new WeakMap<PhaseShifter, IndexParts>();

/** The effective index of a guide in parts; all of it varies where the guide is not made by `phaseShifter`. @internal */
export function indexParts(guide: PhaseShifter): IndexParts {
  return partsOf.get(guide) ?? { constant: 0, varying: (point) => guide.effectiveIndex(point) };
}

type PhaseShifterRecord = Values<typeof phaseShifterTable>;

/** What is fixed when the guide is made. In the place of the junction's record a finished `Junction` may stand; JSON cannot hold it. */
export interface PhaseShifterDesign extends Omit<PhaseShifterRecord, 'junction'> {
  readonly junction: PhaseShifterRecord['junction'] | Junction;
}

/**
 * A guide by wavelength, voltage and temperature. Every question throws a `RangeError` for a wavelength more than 10 % from the
 * reference, a voltage outside `voltageRange`, or a temperature outside 200 to 450 K.
 */
export interface PhaseShifter {
  /** Effective index, with carriers, temperature and linear dispersion. */
  effectiveIndex(point: GuidePoint): number;
  /** Group index n − λ dn/dλ of that effective index; the same at all wavelengths. */
  groupIndex(point: GuidePoint): number;
  /** Power attenuation, 1/m: the sum of `attenuationParts`. */
  attenuation(point: GuidePoint): number;
  /** The parts of the power attenuation, 1/m each. */
  attenuationParts(point: GuidePoint): {
    readonly junction: number;
    readonly contacts: number;
    readonly bend: number;
    readonly scattering: number;
  };
  /** Derivative of the effective index with voltage, 1/V, analytic. */
  voltageSlope(point: GuidePoint): number;
  /** Derivative of the effective index with temperature, 1/K. */
  temperatureSlope(point: GuidePoint): number;
  /** Capacitance per length at a voltage, F/m. */
  capacitance(voltage: number): number;
  /** Series resistance times length, ohm m. */
  readonly seriesResistance: number;
  /** Least and largest legal voltage, V. */
  readonly voltageRange: readonly [number, number];
}

/**
 * A phase shifter: n(λ, V, T) = n0 + (λ − λ0)(n0 − ng)/λ0 + s (T − T0) + Δn(V), with the junction's Δn at the reference wavelength
 * and temperature. Holds where second-order dispersion is small, a few percent of wavelength about the reference.
 *
 * @throws RangeError for a parameter out of range, a junction outside the core, a core depleted at 0 V, or an attenuation that
 * would turn negative within the legal voltages.
 */
export function phaseShifter(design: PhaseShifterDesign): PhaseShifter {
  const checked = check('phaseShifter', phaseShifterTable, design);
  const { referenceWavelength, referenceTemperature, groupIndex, thermoOpticSlope } = checked;
  const { contacts, bend, scattering } = checked.loss;
  const junction = junctionOf(checked);
  const [leastVoltage, largestVoltage] = junction.voltageRange;
  const dispersion = (checked.effectiveIndex - groupIndex) / referenceWavelength;
  const passive = contacts + bend + scattering;
  const shortest = 0.9 * referenceWavelength;
  const longest = 1.1 * referenceWavelength;

  const checkVoltage = (voltage: number): void => {
    if (voltage >= leastVoltage && voltage <= largestVoltage) return;
    throw new RangeError(
      `phaseShifter: voltage is ${digits(voltage)} V, outside ${digits(leastVoltage)} to ${digits(largestVoltage)} V (${junction.limits})`,
    );
  };
  const checkPoint = ({ wavelength, temperature, voltage }: GuidePoint): void => {
    // Two looks, where this runs in users' innermost loops.
    const reached = wavelength >= shortest && wavelength <= longest && temperature >= 200 && temperature <= 450;
    if (reached && voltage >= leastVoltage && voltage <= largestVoltage) return;
    inRange('phaseShifter', 'wavelength', wavelength, 'm', shortest, longest);
    inRange('phaseShifter', 'temperature', temperature, 'K', 200, 450);
    checkVoltage(voltage);
  };
  const indexShift = (point: GuidePoint): number =>
    thermoOpticSlope * (point.temperature - referenceTemperature) + junction.indexChange(point.voltage);

  const guide = Object.freeze({
    effectiveIndex: (point: GuidePoint): number => {
      checkPoint(point);
      // In this order, so that a spectrum may keep the first sum: that at the reference wavelength.
      return checked.effectiveIndex + indexShift(point) + (point.wavelength - referenceWavelength) * dispersion;
    },
    groupIndex: (point: GuidePoint): number => {
      checkPoint(point);
      return groupIndex + indexShift(point);
    },
    attenuation: (point: GuidePoint): number => {
      checkPoint(point);
      return junction.attenuation(point.voltage) + passive;
    },
    attenuationParts: (point: GuidePoint) => {
      checkPoint(point);
      return { junction: junction.attenuation(point.voltage), contacts, bend, scattering };
    },
    voltageSlope: (point: GuidePoint): number => {
      checkPoint(point);
      return junction.indexSlope(point.voltage);
    },
    temperatureSlope: (point: GuidePoint): number => {
      checkPoint(point);
      return thermoOpticSlope;
    },
    capacitance: (voltage: number): number => {
      checkVoltage(voltage);
      return junction.capacitance(voltage);
    },
    seriesResistance: junction.seriesResistance,
    voltageRange: junction.voltageRange,
  });
  partsOf.set(guide, {
    constant: checked.effectiveIndex,
    varying: (point) => {
      checkPoint(point);
      return indexShift(point) + (point.wavelength - referenceWavelength) * dispersion;
    },
  });
  return guide;
}

function junctionOf(design: PhaseShifterDesign): Junction {
  const { junction } = design;
  if (isPart(junction)) return junction as Junction;
  const record = junction as PhaseShifterRecord['junction'];
  if (record.kind === 'linear') return linearJunction(record);
  if (record.kind === 'none') return noJunction;
  return pnOverlap(record, { wavelength: design.referenceWavelength, temperature: design.referenceTemperature });
}
