import { check, type Table, type Values } from '../design.ts';
import { digits, inRange } from '../errors.ts';
import { fromDb } from '../units.ts';

/** A measured coupler. */
export const tableCouplerTable = {
  /** Rising vacuum wavelengths. */
  wavelengths: { listOf: { unit: 'm', range: [1e-6, 2e-6] }, length: [2, 10_000] },
  /** Power coupled across at each. */
  powerCouplings: { listOf: { unit: '1', range: [0, 1] }, length: [2, 10_000] },
  /** Loss of the structure; none if absent. */
  excessLossDb: { unit: 'dB', range: [0, 20], optional: true },
} as const satisfies Table;

/** Power coupling against wavelength. */
export interface TableCouplerDesign extends Values<typeof tableCouplerTable> {}

/** A coupler that joins measured points by straight lines. @internal */
export function tableCoupler(design: TableCouplerDesign): { powerCoupling(wavelength: number): number; readonly transmission: number } {
  const { wavelengths, powerCouplings, excessLossDb = 0 } = check('directionalCoupler', tableCouplerTable, design);
  const count = wavelengths.length;
  if (powerCouplings.length !== count) {
    throw new RangeError(`directionalCoupler: powerCouplings has ${powerCouplings.length} values, must have ${count} as wavelengths has`);
  }
  for (let i = 1; i < count; i++) {
    if (wavelengths[i]! > wavelengths[i - 1]!) continue;
    throw new RangeError(`directionalCoupler: wavelengths.${i} is ${digits(wavelengths[i]!)} m, must be above the one before`);
  }
  return Object.freeze({
    powerCoupling: (wavelength: number): number => {
      inRange('directionalCoupler', 'wavelength', wavelength, 'm', wavelengths[0]!, wavelengths[count - 1]!);
      let low = 0;
      let high = count - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (wavelengths[middle]! <= wavelength) low = middle;
        else high = middle;
      }
      const share = (wavelength - wavelengths[low]!) / (wavelengths[high]! - wavelengths[low]!);
      return powerCouplings[low]! + share * (powerCouplings[high]! - powerCouplings[low]!);
    },
    transmission: fromDb(-excessLossDb),
  });
}
