import { speedOfLight } from '../../constants.ts';
import { inRange } from '../../errors.ts';

/** How fast a resonance loses its amplitude: amplitude rates, 1/τ = ω0/2Q, half of the energy rates. */
export interface CoupledModeRates {
  /** Into the bus, 1/τe, 1/s. */
  readonly coupling: number;
  /** By all else, 1/τl, 1/s. */
  readonly loss: number;
  /** Sum of the two, 1/τ, 1/s. */
  readonly total: number;
}

/**
 * Amplitude rates from energy rates γ, as in da/dt = (−γ/2 + jδ) a − j√γ0 s: each is half. Rates in 1/s, 0 to 1e16.
 *
 * @throws RangeError outside that. [deCea2019]
 */
export function ratesFromEnergyRates(rates: { readonly coupling: number; readonly loss: number }): CoupledModeRates {
  inRange('ratesFromEnergyRates', 'coupling', rates.coupling, '1/s', 0, 1e16);
  inRange('ratesFromEnergyRates', 'loss', rates.loss, '1/s', 0, 1e16);
  return { coupling: rates.coupling / 2, loss: rates.loss / 2, total: (rates.coupling + rates.loss) / 2 };
}

/**
 * Amplitude rates from quality factors: ω0/2Q each. Wavelength in m.
 *
 * @throws RangeError for a quality factor outside 1 to 1e12.
 */
export function ratesFromQualityFactors(resonance: {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Of the coupling to the bus. */
  readonly couplingQualityFactor: number;
  /** Of all else. */
  readonly intrinsicQualityFactor: number;
}): CoupledModeRates {
  const { wavelength, couplingQualityFactor, intrinsicQualityFactor } = resonance;
  inRange('ratesFromQualityFactors', 'wavelength', wavelength, 'm', 1e-7, 1e-4);
  inRange('ratesFromQualityFactors', 'couplingQualityFactor', couplingQualityFactor, '1', 1, 1e12);
  inRange('ratesFromQualityFactors', 'intrinsicQualityFactor', intrinsicQualityFactor, '1', 1, 1e12);
  const halfOmega = (Math.PI * speedOfLight) / wavelength;
  const coupling = halfOmega / couplingQualityFactor;
  const loss = halfOmega / intrinsicQualityFactor;
  return { coupling, loss, total: coupling + loss };
}

/** A resonance in steady light. */
export interface CoupledModeState {
  /** Energy stored for each watt in the bus, J/W. */
  readonly storedEnergy: number;
  /** Power behind the resonance over power before it. */
  readonly transmission: number;
  /** Full width at half maximum of the resonance, Hz. */
  readonly linewidth: number;
}

/**
 * Steady state of da/dt = (−jΩ − 1/τ) a − j√(2/τe) s at `detuning` = laser − resonance in Hz, Ω = 2π detuning.
 *
 * @throws RangeError for a total rate that is not above 0 or a detuning beyond 1e16 Hz. [Little1997]
 */
export function coupledModeState(rates: CoupledModeRates, { detuning }: { readonly detuning: number }): CoupledModeState {
  const { coupling, loss, total } = rates;
  inRange('coupledModeState', 'detuning', detuning, 'Hz', -1e16, 1e16);
  inRange('coupledModeState', 'total', total, '1/s', Number.MIN_VALUE, 1e16);
  const omega = 2 * Math.PI * detuning;
  const square = total * total + omega * omega;
  return {
    storedEnergy: (2 * coupling) / square,
    transmission: ((loss - coupling) ** 2 + omega * omega) / square,
    linewidth: total / Math.PI,
  };
}
