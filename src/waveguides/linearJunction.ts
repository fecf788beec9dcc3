import type { Table, Values } from '../design.ts';
import { digits } from '../errors.ts';
import type { Junction } from './junction.ts';

/** A measured junction, linear in voltage about 0 V. */
export const linearJunctionTable = {
  /** Rise of the effective index for each volt of reverse bias: index change = −indexPerVolt · V. */
  indexPerVolt: { unit: '1/V', range: [0, 1e-2] },
  /** Power attenuation by free carriers at 0 V. */
  attenuation: { unit: '1/m', range: [0, 1e5] },
  /** Fall of that attenuation for each volt of reverse bias: attenuation + attenuationPerVolt · V. */
  attenuationPerVolt: { unit: '1/(m V)', range: [0, 1e5] },
  /** Capacitance per length, taken as constant. */
  capacitance: { unit: 'F/m', range: [0, 1e-7] },
  /** Series resistance times length. */
  seriesResistance: { unit: 'ohm m', range: [0, 1] },
  /** Most negative legal voltage. */
  breakdownVoltage: { unit: 'V', range: [-100, 0] },
  /** Largest legal voltage, before the junction conducts. */
  forwardLimit: { unit: 'V', range: [0, 1] },
} as const satisfies Table;

/** A measured junction. */
export interface LinearJunctionDesign extends Values<typeof linearJunctionTable> {}

/** @throws RangeError if the attenuation would turn negative within the legal voltages. */
export function linearJunction(design: LinearJunctionDesign): Junction {
  const { indexPerVolt, attenuation, attenuationPerVolt, capacitance, seriesResistance, breakdownVoltage, forwardLimit } = design;
  const least = attenuation + attenuationPerVolt * breakdownVoltage;
  if (least < 0) {
    throw new RangeError(
      `phaseShifter: junction.attenuationPerVolt is ${digits(attenuationPerVolt)} 1/(m V), makes the attenuation ` +
        `${digits(least)} 1/m at the breakdown voltage of ${digits(breakdownVoltage)} V, must stay 0 or more`,
    );
  }
  return {
    indexChange: (voltage) => -indexPerVolt * voltage,
    indexSlope: () => -indexPerVolt,
    attenuation: (voltage) => attenuation + attenuationPerVolt * voltage,
    capacitance: () => capacitance,
    seriesResistance,
    voltageRange: Object.freeze([breakdownVoltage, forwardLimit] as const),
    limits: 'from breakdown to the forward limit',
  };
}
