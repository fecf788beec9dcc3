import { check, type Table, type Values } from '../design.ts';
import { digits, inRange } from '../errors.ts';
import { fromDb } from '../units.ts';

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

/**
 * Directional coupler of two equal guides: K = sin²(κL), κ = κ0 exp(−(gap − gap0)/decay)(1 + s (λ − λ0)),
 * L = length + bendLength. Weak coupling, two modes; wavelengths within 10 % of the reference. [Yariv1973]
 *
 * @throws RangeError for a parameter out of range or a slope that turns κ negative in that band; asked, for a wavelength outside.
 */
export function directionalCoupler(design: DirectionalCouplerDesign): DirectionalCoupler {
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

/**
 * Amplitudes of a lossless symmetric coupler: `self` = √(1 − K) stays, `cross` = −j√K goes across (fields as exp(+jωt));
 * |self|² + |cross|² = 1. [Yariv1973]
 *
 * @throws RangeError for a power coupling outside 0 to 1.
 */
export function couplerTransfer(powerCoupling: number): {
  readonly self: { readonly re: number; readonly im: number };
  readonly cross: { readonly re: number; readonly im: number };
} {
  inRange('couplerTransfer', 'powerCoupling', powerCoupling, '1', 0, 1);
  return { self: { re: Math.sqrt(1 - powerCoupling), im: 0 }, cross: { re: 0, im: -Math.sqrt(powerCoupling) } };
}
