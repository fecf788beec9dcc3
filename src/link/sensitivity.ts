import { inRange } from '../errors.ts';
import type { Detector, Light } from '../light.ts';
import { opticalMargin } from './margin.ts';

/** Least outer optical modulation amplitude, W, that reaches a bit error ratio; not finite, with the reason, where none does. */
export type Sensitivity =
  | { readonly finite: true; readonly opticalModulationAmplitude: number }
  | { readonly finite: false; readonly reason: string };

/**
 * Receiver sensitivity: the outer OMA on a detector at which PAM4 with four equally spaced levels has the target `bitErrorRatio` (1e-100
 * to 0.1) at optimum thresholds. `wavelength` in m, `extinctionRatio` P3/P0 linear, above 1 to 1e12, `rin` in 1/Hz. Sought up to 10 W.
 *
 * @throws RangeError; whatever the detector throws.
 */
export function sensitivity({
  wavelength,
  extinctionRatio,
  rin,
  detector,
  bitErrorRatio,
}: {
  readonly wavelength: number;
  readonly extinctionRatio: number;
  readonly rin: number;
  readonly detector: Detector;
  readonly bitErrorRatio: number;
}): Sensitivity {
  inRange('sensitivity', 'wavelength', wavelength, 'm', 1e-7, 1e-4);
  inRange('sensitivity', 'extinctionRatio', extinctionRatio, '1', 1 + 1e-6, 1e12);
  inRange('sensitivity', 'rin', rin, '1/Hz', 0, 1e-6);
  const amplitude = 1e-3;
  const lowest = amplitude / (extinctionRatio - 1);
  const levels = [0, 1, 2, 3].map((symbol) => lowest + (amplitude * symbol) / 3);
  const none = [0, 0, 0, 0];
  const light: Light = {
    lanes: [{ wavelength, levels, rin, linewidth: 0, chirp: none, crosstalk: none, polarizationExtinction: 1e12, source: 'sensitivity' }],
  };
  const margin = opticalMargin({ light, detector, bitErrorRatio });
  if (!margin.finite) return margin;
  return { finite: true, opticalModulationAmplitude: amplitude * 10 ** (-margin.marginDb / 10) };
}
