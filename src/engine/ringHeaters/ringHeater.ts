import { check, type Table, type Values } from '../../design.ts';
import { digits, inRange } from '../../errors.ts';
import { mW, nm } from '../../units.ts';

/** The heater of a ring. */
export const ringHeaterTable = {
  /** Red shift of the resonances for each watt; 1e6 m/W are 1 nm/mW. */
  efficiency: { unit: 'm/W', range: [1e-9, (100 * nm) / mW] },
  /** Time in which the ring follows the power, to 1 − 1/e. */
  timeConstant: { unit: 's', range: [1e-9, 1] },
  /** Electrical resistance. */
  resistance: { unit: 'ohm', range: [1e-2, 1e7] },
  /** Most power that it takes. */
  maximumPower: { unit: 'W', range: [1e-9, 1] },
} as const satisfies Table;

/** The heater of a ring. */
export interface RingHeaterDesign extends Values<typeof ringHeaterTable> {}

/** A heater by what can be asked of it. Every question throws a `RangeError` for a power outside 0 to its maximum, and for NaN. */
export interface RingHeater {
  readonly design: RingHeaterDesign;
  /** Largest shift, m. */
  readonly maximumShift: number;
  /** Red shift of the resonances at a power (W), m. */
  shift(power: number): number;
  /** Power for a shift (m, at least 0), W. */
  power(shift: number): number;
  /** Voltage on the resistance at a power (W), V. */
  voltage(power: number): number;
  /** Current through it, A. */
  current(power: number): number;
  /** Power at a voltage (V, either sign), W. */
  powerAtVoltage(voltage: number): number;
  /** Part of the shift that is there at a time (s) after the power came on: 1 − exp(−t/τ). */
  stepResponse(time: number): number;
  /**
   * How far the chip may warm until the heater is off, and cool until it has no more, K, while from `power` on it holds a resonance that
   * moves by `thermalShift` (m/K, above 0).
   */
  ambientRange(at: { readonly power: number; readonly thermalShift: number }): { readonly warmer: number; readonly cooler: number };
}

const who = 'ringHeater';

/**
 * A heater on a ring: a resistance whose heat moves the resonances in proportion, with one time constant.
 *
 * @throws RangeError for a parameter out of range.
 */
export function ringHeater(design: RingHeaterDesign): RingHeater {
  const checked = check(who, ringHeaterTable, design);
  const { efficiency, timeConstant, resistance, maximumPower } = checked;
  const legal = (power: number): number => {
    inRange(who, 'power', power, 'W', 0, maximumPower);
    return power;
  };
  return Object.freeze<RingHeater>({
    design: checked,
    maximumShift: efficiency * maximumPower,
    shift: (power) => efficiency * legal(power),
    power: (shift) => {
      inRange(who, 'shift', shift, 'm', 0, 1);
      const power = shift / efficiency;
      if (power <= maximumPower) return power;
      const most = digits(maximumPower);
      throw new RangeError(`${who}: a shift of ${digits(shift)} m needs ${digits(power)} W, above the maximum of ${most} W`);
    },
    voltage: (power) => Math.sqrt(legal(power) * resistance),
    current: (power) => Math.sqrt(legal(power) / resistance),
    powerAtVoltage: (voltage) => {
      const most = Math.sqrt(maximumPower * resistance);
      inRange(who, 'voltage', voltage, 'V', -most, most);
      return Math.min(maximumPower, (voltage * voltage) / resistance);
    },
    stepResponse: (time) => {
      inRange(who, 'time', time, 's', 0, 1e9);
      return -Math.expm1(-time / timeConstant);
    },
    ambientRange: ({ power, thermalShift }) => {
      inRange(who, 'thermalShift', thermalShift, 'm/K', 1e-15, 1e-8);
      const kelvinPerWatt = efficiency / thermalShift;
      return { warmer: legal(power) * kelvinPerWatt, cooler: (maximumPower - power) * kelvinPerWatt };
    },
  });
}
