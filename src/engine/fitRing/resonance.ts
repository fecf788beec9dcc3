import { toDb } from '../../units.ts';
import type { LineFit } from './lineFit.ts';
import { lineErrors, lineNumbers, type LineNumbers, type Sharing } from './lineNumbers.ts';
import { lineCurve } from './lineShape.ts';

/** A resonance, fitted from one or both sides of critical coupling. @internal */
export interface FittedLine {
  /** Counted from the middle one. */
  readonly order: number;
  readonly under: LineFit;
  readonly over?: LineFit;
}

/** A ring that explains a resonance as well as another one. */
export interface RingCandidate {
  /** Quality factor of the loss of the ring alone, couplers apart. */
  readonly intrinsicQualityFactor: number;
  /** Power that crosses at the coupler to the bus. */
  readonly powerCoupling: number;
  /** Power that crosses at the coupler to the second bus; absent without one. */
  readonly dropPowerCoupling?: number;
  /** Amplitude left of one turn, couplers apart. */
  readonly roundTripAmplitude: number;
}

/** Two resonances close together, as light that is scattered back in the ring makes of one. */
export interface RingDoublet {
  /** Between the two, m. */
  readonly separation: number;
  readonly separationError: number;
  /** Loaded quality factor of each of the two, as the mean of their rates. */
  readonly qualityFactor: number;
  readonly qualityFactorError: number;
}

/** One resonance of a measured ring. An `…Error` is a standard error. */
export interface RingResonance extends RingCandidate {
  /** Vacuum wavelength, m; of a doublet its middle. */
  readonly wavelength: number;
  readonly wavelengthError: number;
  /** Loaded: wavelength over the full width at half maximum of the light in the ring, as the drop port shows it; of a doublet, of both lines. */
  readonly qualityFactor: number;
  readonly qualityFactorError: number;
  readonly intrinsicQualityFactorError: number;
  /** Whether the loss stands out of its error; where it does not, the intrinsic quality factor is hardly more than a least value. */
  readonly lossResolved: boolean;
  /** Envelope over the least through power, dB. */
  readonly extinctionDb: number;
  readonly extinctionDbError: number;
  /** Whether the dip falls into the noise: then `extinctionDb` is a least value. */
  readonly floorLimited: boolean;
  readonly powerCouplingError: number;
  /** Power attenuation of the guide, 1/m. */
  readonly attenuation: number;
  readonly attenuationError: number;
  /** Root mean square of data over curve, dB, as that of the whole fit; absent where no light stands above the floor. */
  readonly residualDb?: number;
  /** There where a doublet is seen. */
  readonly split?: RingDoublet;
  /** The ring with loss and coupling exchanged, there where the spectrum shows both alike. */
  readonly alternative?: RingCandidate;
}

/** A fitted resonance in the terms of the field. @internal */
export function resonanceOf(
  { under, over }: FittedLine,
  coupling: 'under' | 'over' | 'either',
  sharing: Sharing,
  circumference: number,
): RingResonance {
  const fit = coupling === 'over' ? over! : under;
  const { window, parameters, split } = fit;
  const numbers = lineNumbers(fit, parameters, sharing);
  const errors = lineErrors(fit, sharing);
  const envelope = Math.exp(parameters[5]!);
  const dark = (2 * window.through.additive) / envelope;
  const lowest = Math.max(numbers.lowest, dark);
  const residuals = residualsOf(fit);
  const attenuation = (-2 * Math.log(numbers.amplitude)) / circumference;
  const attenuationError = (2 * errors.amplitude) / numbers.amplitude / circumference;
  // Loss that is lost in its error would make any quality factor.
  const loss = Math.max(attenuation, attenuationError / 2);
  const candidate = candidateOf(numbers, sharing);
  const intrinsicQualityFactor = (candidate.intrinsicQualityFactor * attenuation) / loss;
  return {
    wavelength: numbers.wavelength,
    wavelengthError: errors.wavelength,
    qualityFactor: numbers.qualityFactor,
    qualityFactorError: errors.qualityFactor,
    ...candidate,
    intrinsicQualityFactor,
    intrinsicQualityFactorError: (intrinsicQualityFactor * attenuationError) / loss,
    lossResolved: attenuation > 2 * attenuationError,
    extinctionDb: -toDb(Math.min(lowest, 1)),
    extinctionDbError: ((10 / Math.LN10) * errors.lowest) / lowest,
    floorLimited: numbers.lowest < dark,
    powerCouplingError: errors.powerCoupling,
    attenuation,
    attenuationError,
    ...(residuals.length > 0 && { residualDb: rootMeanSquare(residuals) }),
    ...(split && {
      split: {
        separation: numbers.separation,
        separationError: errors.separation,
        qualityFactor: numbers.lineQualityFactor,
        qualityFactorError: errors.lineQualityFactor,
      },
    }),
    ...(coupling === 'either' && { alternative: candidateOf(lineNumbers(over!, over!.parameters, sharing), sharing) }),
  };
}

function candidateOf({ intrinsicQualityFactor, powerCoupling, dropCoupling, amplitude }: LineNumbers, sharing: Sharing): RingCandidate {
  return {
    intrinsicQualityFactor,
    powerCoupling,
    ...(sharing.kind !== 'all-pass' && { dropPowerCoupling: dropCoupling }),
    roundTripAmplitude: amplitude,
  };
}

/** Root mean square; of nothing 0. @internal */
export function rootMeanSquare(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.sqrt(values.reduce((sum, each) => sum + each * each, 0) / values.length);
}

/** Data over curve, dB, within two linewidths, where the light of the curve stands above the noise in the dark. @internal */
export function residualsOf(fit: LineFit): number[] {
  const { window, parameters } = fit;
  const { qualityFactor, wavelength } = lineNumbers(fit, parameters, { kind: 'all-pass' });
  const reach = (2 * wavelength) / qualityFactor;
  const curve = lineCurve(window, parameters);
  const found: number[] = [];
  for (const [port, power] of [[window.through, curve.through] as const, [window.drop, curve.drop] as const]) {
    if (port === undefined) continue;
    for (let i = 0; i < power.length; i++) {
      if (Math.abs(window.wavelength[i]! - wavelength) > reach || !(power[i]! > 10 * port.additive && port.power[i]! > 0)) continue;
      found.push(10 * Math.log10(port.power[i]! / (power[i]! + port.floor)));
    }
  }
  return found;
}

/** A quantity of a resonance. */
interface Point {
  readonly at: number;
  readonly value: number;
  readonly error: number;
}

/** A quantity of several resonances at one wavelength: a line through them, or, of fewer than four, their mean. @internal */
export function meanAt(wavelength: number, points: readonly Point[]): number {
  const typical = points.reduce((sum, { error }) => sum + error, 0) / points.length;
  let [s, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const { at, value, error } of points) {
    const weight = 1 / (error * error + 0.01 * typical * typical + Number.MIN_VALUE);
    const x = (at - wavelength) / wavelength;
    s += weight;
    sx += weight * x;
    sy += weight * value;
    sxx += weight * x * x;
    sxy += weight * x * value;
  }
  const area = s * sxx - sx * sx;
  return points.length < 4 || !(area > 0) ? sy / s : (sxx * sy - sx * sxy) / area;
}
