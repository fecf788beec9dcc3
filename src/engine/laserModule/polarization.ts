import type { Stage } from '../../light.ts';

/**
 * Polarization extinction behind a joint whose axes are turned by `angle` (rad, 0 to π/4), in the mean over the phase between the two
 * polarizations: x′ = (x + t)/(1 + x t) with x one over the extinction and t = tan². A perfect joint leaves it as it is.
 *
 * @internal
 */
export function turnedExtinction(extinction: number, angle: number): number {
  const turned = Math.tan(angle) ** 2;
  const cross = 1 / extinction;
  return Math.max(1, (1 + cross * turned) / (cross + turned));
}

/**
 * Such a joint as a stage.
 *
 * @internal
 */
export function turnedAxes(angle: number): Stage {
  return ({ lanes }) => ({
    lanes: lanes.map((lane) => ({ ...lane, polarizationExtinction: turnedExtinction(lane.polarizationExtinction, angle) })),
  });
}
