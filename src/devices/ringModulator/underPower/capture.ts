import { speedOfLight } from '../../../constants.ts';
import { ConvergenceError, inRange } from '../../../errors.ts';
import type { Waveform } from '../../../light.ts';
import { nearestFold } from './folds.ts';
import type { NonlinearMode } from './nonlinearMode.ts';
import { steadyStatesOf } from './steadyState.ts';
import type { RingPowerPoint } from './table.ts';
import type { RingTransient, RingTransientTask } from './transient.ts';

/** How a ring is brought from its cold state into the hot one. */
export interface RingCapture {
  /** Power of the heater in time, W: up until the cold state has ended, then down to where it is to be. */
  readonly heaterPower: Waveform;
  /** Highest power of the heater, W. */
  readonly highestHeaterPower: number;
  /** Length of the sequence, s. */
  readonly duration: number;
  /** The run by which it was tried. */
  readonly run: RingTransient;
  /** Temperature of the core at its end, K, and in the hot steady state. */
  readonly reached: number;
  readonly wanted: number;
}

/**
 * A heater trajectory from cold into the hot state of a point, in four parts, each a number of thermal times: rest, rise to where only
 * the hot state is left, wait, fall. It is
 * tried by integration, more slowly until it ends where it should. @internal
 */
export function captureOf(
  mode: NonlinearMode,
  point: RingPowerPoint,
  known: {
    readonly heaterEfficiency: number;
    readonly thermalTime: number;
    readonly transient: (task: RingTransientTask) => RingTransient;
  },
): RingCapture {
  const { power, wavelength, voltage, ambient, heaterPower: held = 0 } = point;
  const states = steadyStatesOf(mode, point);
  const hot = states.at(-1)!;
  if (!hot.stable) throw new RangeError('ringUnderPower: the hot steady state is not stable here, so no sequence ends in it');
  let most = held;
  if (states.length > 1) {
    // To where the cold state meets the middle one, and half a linewidth further.
    const fold = nearestColdFold(mode, power, states[0]!.energy);
    const further = fold - mode.detuning + mode.total;
    most = held + (further / (2 * Math.PI)) * (wavelength ** 2 / speedOfLight / known.heaterEfficiency);
  }
  inRange('ringUnderPower', 'heaterPower of the capture', most, 'W', 0, 1);
  const { thermalTime } = known;
  for (let slowness = 4; slowness <= 256; slowness *= 4) {
    // One sample a thermal time, straight between them.
    const shape = [
      [held, 2],
      [most, slowness],
      [most, 6],
      [held, 2 * slowness],
      [held, 12],
    ] as const;
    const samples = [held];
    for (const [to, times] of shape) {
      const from = samples.at(-1)!;
      for (let k = 1; k <= times; k++) samples.push(from + ((to - from) * k) / times);
    }
    const heaterPower = { sampleRate: 1 / thermalTime, samples: Float64Array.from(samples) };
    const duration = (samples.length - 1) * thermalTime;
    const run = known.transient({ wavelength, power, voltage, ambient, heaterPower, duration, start: 'cold' });
    const reached = run.coreTemperature.at(-1)!;
    if (Math.abs(reached - hot.coreTemperature) < 1e-2 * (hot.coreTemperature - ambient)) {
      return { heaterPower, highestHeaterPower: most, duration, run, reached, wanted: hot.coreTemperature };
    }
  }
  throw new ConvergenceError('ringUnderPower: capture', { iterations: 4, residual: hot.coreTemperature });
}

/** Cold detuning, rad/s, at which the coldest of several states ends as the ring is heated. */
function nearestColdFold(mode: NonlinearMode, power: number, energy: number): number {
  const fold = nearestFold(mode, power, energy);
  if (fold !== undefined && fold > mode.detuning) return fold;
  throw new RangeError('ringUnderPower: heating does not end the cold steady state here');
}
