import { digits } from '../errors.ts';
import type { Lane } from '../light.ts';

interface Amplitude {
  readonly re: number;
  readonly im: number;
}

/**
 * A lane behind a device whose field transmission is one of `fields`, one a symbol; with a single field the lane keeps its
 * symbols. Levels and crosstalk are multiplied by the power, phases are added, each within half a turn of the one before.
 *
 * @throws RangeError naming `device` when a lane that carries data would be given symbols again.
 * @internal
 */
export function modulatedLane(device: string, lane: Lane, fields: readonly Amplitude[]): Lane {
  if (fields.length > 1 && lane.levels.length > 1) {
    throw new RangeError(`${device}: the lane at ${digits(lane.wavelength)} m carries data already`);
  }
  const symbols = Math.max(lane.levels.length, fields.length);
  const phases = unwrapped(fields);
  const over = (values: readonly number[], change: (value: number, i: number) => number): number[] =>
    Array.from({ length: symbols }, (_, i) => change(values[values.length === 1 ? 0 : i]!, fields.length === 1 ? 0 : i));
  const power = (value: number, i: number): number => value * (fields[i]!.re ** 2 + fields[i]!.im ** 2);
  return {
    ...lane,
    levels: over(lane.levels, power),
    crosstalk: over(lane.crosstalk, power),
    chirp: over(lane.chirp, (phase, i) => phase + phases[i]!),
  };
}

function unwrapped(fields: readonly Amplitude[]): number[] {
  let last = 0;
  return fields.map(({ re, im }, i) => {
    const phase = Math.atan2(im, re);
    last = i === 0 ? phase : phase - 2 * Math.PI * Math.round((phase - last) / (2 * Math.PI));
    return last;
  });
}
