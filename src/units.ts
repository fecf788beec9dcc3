// Inside the library every number is SI. `180 * nm` enters a length, `gap / nm` reads it back.

/** Picometer in m. */
export const pm = 1e-12;
/** Nanometer in m. */
export const nm = 1e-9;
/** Micrometer in m. */
export const um = 1e-6;
/** Millimeter in m. */
export const mm = 1e-3;
/** Centimeter in m. */
export const cm = 1e-2;
/** Kilometer in m. */
export const km = 1e3;

/** Kilohertz in Hz. */
export const kHz = 1e3;
/** Megahertz in Hz. */
export const MHz = 1e6;
/** Gigahertz in Hz. */
export const GHz = 1e9;
/** Terahertz in Hz. */
export const THz = 1e12;
/** Gigabaud in symbols per second. */
export const GBd = 1e9;

/** Femtosecond in s. */
export const fs = 1e-15;
/** Picosecond in s. */
export const ps = 1e-12;
/** Nanosecond in s. */
export const ns = 1e-9;
/** Microsecond in s. */
export const us = 1e-6;

/** Microwatt in W. */
export const uW = 1e-6;
/** Milliwatt in W. */
export const mW = 1e-3;
/** Picoampere in A. */
export const pA = 1e-12;
/** Nanoampere in A. */
export const nA = 1e-9;
/** Microampere in A. */
export const uA = 1e-6;
/** Milliampere in A. */
export const mA = 1e-3;
/** Millivolt in V. */
export const mV = 1e-3;
/** Femtofarad in F. */
export const fF = 1e-15;
/** Picofarad in F. */
export const pF = 1e-12;
/** Femtojoule in J. */
export const fJ = 1e-15;
/** Picojoule in J. */
export const pJ = 1e-12;

/** One degree of angle in rad. */
export const degree = Math.PI / 180;

/** Power attenuation of 1 dB/m in 1/m: α = (dB/m) ln(10)/10. */
export const dbPerMeter = Math.LN10 / 10;
/** Power attenuation of 1 dB/cm in 1/m. */
export const dbPerCm = 100 * dbPerMeter;
/** Power attenuation of 1 dB/km in 1/m. */
export const dbPerKm = dbPerMeter / 1000;

/** Kelvin from degrees Celsius. */
export function celsius(degrees: number): number {
  return degrees + 273.15;
}

/** Decibels of a power ratio: 10 log10(ratio). Ratio above 0, else a `RangeError`. */
export function toDb(ratio: number): number {
  if (!(ratio > 0 && ratio < Infinity)) throw new RangeError(`toDb: ratio is ${ratio}, must be above 0`);
  return 10 * Math.log10(ratio);
}

/** Power ratio of decibels: 10^(db/10). */
export function fromDb(db: number): number {
  return 10 ** (db / 10);
}

/** Power in dBm from W: 10 log10(power / 1 mW). Power above 0, else a `RangeError`. */
export function toDbm(power: number): number {
  if (!(power > 0 && power < Infinity)) throw new RangeError(`toDbm: power is ${power} W, must be above 0`);
  return 10 * Math.log10(power / mW);
}

/** Power in W from dBm. */
export function fromDbm(powerDbm: number): number {
  return mW * 10 ** (powerDbm / 10);
}
