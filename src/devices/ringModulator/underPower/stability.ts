import { polynomialRoots } from '../../../numerics/polynomialRoots.ts';
import { shiftOf, type EnergyNode } from './energyNode.ts';
import type { NonlinearMode } from './nonlinearMode.ts';

/** An eigenvalue, 1/s: the state grows by its real part and turns by its imaginary part. */
export interface RingEigenvalue {
  readonly re: number;
  readonly im: number;
}

/**
 * Coefficients, from the constant on, of the characteristic polynomial of a steady state's Jacobian: amplitude (real and imaginary
 * part), carriers and
 * heat. The rate is in units of the loss rate. @internal
 */
export function characteristicPolynomial(mode: NonlinearMode, node: EnergyNode): Float64Array {
  const unit = node.rate;
  const { energy } = node;
  const detuning = (mode.detuning + shiftOf(node)) / unit;
  const rc = mode.carrierRate / unit;
  const rh = mode.thermalRate / unit;
  // What a change of energy, density and temperature does to loss and detuning; of heat, that of the energy and of the density.
  const loss = (2 * energy * mode.twoPhoton) / unit;
  const shift = (2 * energy * mode.kerr * detuning) / unit;
  const made = (4 * energy * energy * mode.generation) / unit / unit;
  const carrierLoss = made * node.carrierLossSlope;
  const carrierShift = -made * node.carrierShiftSlope * detuning;
  const warmth = (energy * mode.perKelvin * mode.resistance * rh * detuning) / unit;
  const byEnergy = 2 * warmth * (mode.heat + 2 * mode.twoPhotonHeat * energy + 2 * mode.carrierHeat * node.carrierLoss);
  const byDensity = (4 * energy * warmth * mode.generation * 2 * mode.carrierHeat * node.carrierLossSlope * energy) / unit;
  // The pair of the amplitude: λ² + a λ + b, times (λ + rc)(λ + rh); then what makes carriers, then what makes heat.
  const a = 2 + loss;
  const b = 1 + detuning * detuning + loss + shift;
  const p = rc + rh;
  const q = rc * rh;
  const c = carrierLoss + carrierShift;
  return Float64Array.of(
    b * q + c * rh + byEnergy * rc + byDensity,
    a * q + b * p + c + carrierLoss * rh + byEnergy,
    q + a * p + b + carrierLoss,
    p + a,
    1,
  );
}

/** The four eigenvalues of a steady state's Jacobian, 1/s. @internal */
export function eigenvaluesOf(mode: NonlinearMode, node: EnergyNode): RingEigenvalue[] {
  const unit = node.rate;
  const detuning = Math.abs(mode.detuning + shiftOf(node)) / unit;
  const away = Math.max(detuning, 1e-2);
  // Off the real axis, where a pair may have met.
  const re = Float64Array.of(-1, -1, -mode.carrierRate / unit, -1.03 * (mode.thermalRate / unit));
  const im = Float64Array.of(away, -away, 1e-3 * re[2]!, -1e-3 * re[3]!);
  polynomialRoots(characteristicPolynomial(mode, node), re, im);
  const found: RingEigenvalue[] = [];
  for (let i = 0; i < 4; i++) found.push({ re: unit * re[i]!, im: Math.abs(im[i]!) < 1e-9 * Math.abs(re[i]!) ? 0 : unit * im[i]! });
  return found.sort(byGrowth);
}

function byGrowth(a: RingEigenvalue, b: RingEigenvalue): number {
  return b.re - a.re || b.im - a.im;
}
