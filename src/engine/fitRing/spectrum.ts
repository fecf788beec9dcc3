import { digits, inRange } from '../../errors.ts';

/** A measured spectrum of a ring: powers at rising wavelengths, behind the envelope of whatever couples the light. */
export interface MeasuredSpectrum {
  /** Vacuum wavelength, m, rising. */
  readonly wavelength: ArrayLike<number>;
  /** Power behind the ring on the input bus, W or in any linear unit, 0 or above. */
  readonly through: ArrayLike<number>;
  /** Power on the second bus, in the same unit; absent where there is none, or none was measured. */
  readonly drop?: ArrayLike<number>;
}

/** The columns of a spectrum that can be fitted. @internal */
export interface Columns {
  readonly wavelength: Float64Array;
  readonly through: Float64Array;
  readonly drop?: Float64Array;
}

const who = 'fitRing';
const fewest = 24;

/** A spectrum as columns, checked. @internal */
export function columnsOf({ wavelength, through, drop }: MeasuredSpectrum): Columns {
  const count = wavelength.length;
  if (!(count >= fewest)) throw new RangeError(`${who}: spectrum has ${count} samples, needs at least ${fewest}`);
  for (let i = 0; i < count; i++) {
    inRange(who, `wavelength ${i}`, wavelength[i]!, 'm', 1e-7, 1e-4);
    if (i > 0 && !(wavelength[i]! > wavelength[i - 1]!)) {
      throw new RangeError(`${who}: wavelength ${i} is ${digits(wavelength[i]!)} m after ${digits(wavelength[i - 1]!)} m, must rise`);
    }
  }
  const passed = powersOf('through', through, count);
  const columns = { wavelength: Float64Array.from(wavelength), through: passed };
  return drop === undefined ? columns : { ...columns, drop: powersOf('drop', drop, count) };
}

function powersOf(name: string, powers: ArrayLike<number>, count: number): Float64Array {
  if (powers.length !== count) throw new RangeError(`${who}: ${name} has ${powers.length} samples, wavelength ${count}`);
  for (let i = 0; i < count; i++) {
    if (powers[i]! < 0) throw new RangeError(`${who}: ${name} ${i} is ${digits(powers[i]!)} W, must not be negative (linear power, not dBm)`);
    inRange(who, `${name} ${i}`, powers[i]!, 'W', 0, 1e12);
  }
  return Float64Array.from(powers);
}
