import { inRange } from '../../../errors.ts';
import { followed } from './followed.ts';
import type { RingSteadyState } from './steadyState.ts';
import type { RingPowerPoint } from './table.ts';

/** What is swept, slowly against heat: wavelengths (m) or powers (W), rising. */
export type RingSweep =
  | { readonly wavelengths: ArrayLike<number>; readonly power: number }
  | { readonly powers: ArrayLike<number>; readonly wavelength: number };

/** A ring along a sweep; one number for each of its values. */
export interface RingSweepTrace {
  /** Power at the through port over power before the ring. */
  readonly transmission: Float64Array;
  /** K. */
  readonly coreTemperature: Float64Array;
  /** Laser minus resonance, Hz. */
  readonly detuning: Float64Array;
}

/** A ring swept up and then down. */
export interface RingHysteresis {
  readonly up: RingSweepTrace;
  /** In the order of the values, too. */
  readonly down: RingSweepTrace;
}

/** @internal */
export function hysteresisOf(
  statesAt: (point: Pick<RingPowerPoint, 'wavelength' | 'power'>) => readonly RingSteadyState[],
  sweep: RingSweep,
): RingHysteresis {
  const values = 'powers' in sweep ? sweep.powers : sweep.wavelengths;
  const name = 'powers' in sweep ? 'powers' : 'wavelengths';
  inRange('ringUnderPower', `${name}.length`, values.length, '1', 1, 1e7);
  for (let i = 1; i < values.length; i++) {
    if (!(values[i]! > values[i - 1]!)) throw new RangeError(`ringUnderPower: ${name} must rise, do not at ${i}`);
  }
  const all = Array.from(values, (value) =>
    statesAt('powers' in sweep ? { wavelength: sweep.wavelength, power: value } : { wavelength: value, power: sweep.power }),
  );
  const trace = (order: readonly number[]): RingSweepTrace => {
    const transmission = new Float64Array(values.length);
    const coreTemperature = new Float64Array(values.length);
    const detuning = new Float64Array(values.length);
    let heat = -Infinity;
    for (const i of order) {
      const state = followed(all[i]!, heat);
      if (state === undefined) throw new RangeError(`ringUnderPower: the ring oscillates by itself at ${name}.${i}`);
      transmission[i] = state.transmission;
      coreTemperature[i] = heat = state.coreTemperature;
      detuning[i] = state.detuning;
    }
    return { transmission, coreTemperature, detuning };
  };
  const rising = Array.from(values, (_, i) => i);
  return { up: trace(rising), down: trace(rising.toReversed()) };
}
