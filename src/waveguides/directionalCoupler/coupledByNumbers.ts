import { check, type Table, type Values } from '../../design.ts';
import { digits, inRange } from '../../errors.ts';
import { fromDb } from '../../units.ts';

/** Two guides that exchange power. */
export interface Coupler {
  /** Power coupled across, 0 to 1, at a vacuum wavelength in m. */
  powerCoupling(wavelength: number): number;
}

/** A coupler with the loss of its whole structure. */
export interface DirectionalCoupler extends Coupler {
  /** Power that is not lost, 0 to 1: both outputs over the input. */
  readonly transmission: number;
}

/** Two guides side by side. */
export const directionalCouplerTable = {
  /** Vacuum wavelength at which the coupling holds. */
  referenceWavelength: { unit: 'm', range: [1e-6, 2e-6] },
  /** Amplitude coupling per length at the reference gap and wavelength. */
  couplingPerLength: { unit: '1/m', range: [0, 1e7] },
  /** Gap at which it holds. */
  referenceGap: { unit: 'm', range: [20e-9, 2e-6] },
  /** Gap between the guides. */
  gap: { unit: 'm', range: [20e-9, 2e-6] },
  /** Widening of the gap that divides the amplitude coupling by e. */
  decayLength: { unit: 'm', range: [10e-9, 2e-6] },
  /** Relative change of the amplitude coupling with wavelength. */
  wavelengthSlope: { unit: '1/m', range: [-2e7, 2e7] },
  /** Length of the straight part. */
  length: { unit: 'm', range: [0, 1e-2] },
  /** Length of straight guides that couples as much as the bends at both ends. */
  bendLength: { unit: 'm', range: [0, 1e-3] },
  /** Loss of the structure. */
  excessLossDb: { unit: 'dB', range: [0, 20] },
} as const satisfies Table;

/** What is fixed when the coupler is made. */
export interface DirectionalCouplerDesign extends Values<typeof directionalCouplerTable> {}

/** The coupler by numbers. [Yariv1973] @internal */
export function coupledByNumbers(design: DirectionalCouplerDesign): DirectionalCoupler {
  const checked = check('directionalCoupler', directionalCouplerTable, design);
  const { referenceWavelength, couplingPerLength, referenceGap, gap, decayLength, wavelengthSlope, length, bendLength } = checked;
  if (Math.abs(wavelengthSlope) * 0.1 * referenceWavelength >= 1) {
    throw new RangeError(
      `directionalCoupler: wavelengthSlope is ${digits(wavelengthSlope)} 1/m, turns the coupling negative within 10 % of the wavelength`,
    );
  }
  const angle = couplingPerLength * Math.exp(-(gap - referenceGap) / decayLength) * (length + bendLength);
  const shortest = 0.9 * referenceWavelength;
  const longest = 1.1 * referenceWavelength;
  return Object.freeze({
    powerCoupling: (wavelength: number): number => {
      inRange('directionalCoupler', 'wavelength', wavelength, 'm', shortest, longest);
      return Math.sin(angle * (1 + wavelengthSlope * (wavelength - referenceWavelength))) ** 2;
    },
    transmission: fromDb(-checked.excessLossDb),
  });
}
