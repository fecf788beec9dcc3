import { energyNode, shiftOf, shiftSlopeOf } from '../../devices/ringModulator/underPower/energyNode.ts';
import { nearestFold } from '../../devices/ringModulator/underPower/folds.ts';
import { ringUnderPower } from '../../devices/ringModulator/underPower/ringUnderPower.ts';
import type { RingNonlinearity } from '../../devices/ringModulator/underPower/table.ts';
import { ringModulator } from '../../devices/ringModulator.ts';
import { ConvergenceError, inRange } from '../../errors.ts';
import { findRoot } from '../../numerics/roots.ts';
import type { RingLaneDesign } from '../engineTable.ts';

/** How a lane's ring is held: its detuning from the laser stands whatever its power, as the heater sees to it. @internal */
export interface HeldRing {
  readonly ring: RingLaneDesign;
  readonly nonlinearity: RingNonlinearity;
  /** Of the chip, K. */
  readonly temperature: number;
  /** Of the laser, vacuum, m. */
  readonly wavelength: number;
}

/** Where in power the fold of a held ring is nearer than an excursion of temperature. */
export type FoldBound =
  | {
      readonly finite: true;
      /** The lowest power before the ring at which the fold is nearer, W. */
      readonly power: number;
      /** The power from which on it is farther away again, W; `null` where it stays near up to 1 W. */
      readonly farAgain: number | null;
    }
  | { readonly finite: false; readonly reason: string };

/** Powers that are looked at, W. */
const least = 1e-5;
const most = 1;
const steps = 400;

/**
 * Change of the chip's temperature that reaches the nearest fold, K; `Infinity` without a fold, 0 where the state does not last.
 *
 * @internal
 */
export function foldKelvin({ ring, nonlinearity, temperature, wavelength }: HeldRing): (power: number) => number {
  const under = ringUnderPower(ringModulator(ring.device), nonlinearity);
  const mode = under.mode({ wavelength, voltage: ring.bias, ambient: temperature });
  const omega = 2 * Math.PI * ring.detuning;
  return (power) => {
    const fed = 2 * mode.coupling * power;
    const top = fed / (mode.total * mode.total + omega * omega);
    const energy = findRoot((at) => at * (energyNode(mode, at).rate ** 2 + omega * omega) - fed, 0, top * (1 + 1e-9));
    const node = energyNode(mode, energy);
    const slope = node.rate ** 2 + omega * omega + 2 * energy * (node.rate * node.rateSlope + omega * shiftSlopeOf(node));
    if (slope <= 0) return 0;
    const detuning = omega - shiftOf(node);
    const fold = nearestFold({ ...mode, detuning }, power, energy);
    return fold === undefined || mode.perKelvin === 0 ? Infinity : Math.abs((fold - detuning) / mode.perKelvin);
  };
}

/**
 * The powers between which a held ring's fold is nearer than `excursion` (K, 0.01 to 100), by its steady states under continuous light at
 * the mean voltage. Up to 1 W, in steps of 3 % and then to 1e-9.
 *
 * @throws RangeError as `ringUnderPower` does.
 *
 * @internal
 */
export function foldBound(held: HeldRing, excursion: number): FoldBound {
  inRange('laserBudget', 'temperatureExcursion', excursion, 'K', 0.01, 100);
  const kelvin = foldKelvin(held);
  const near = (power: number): boolean => {
    try {
      return kelvin(power) < excursion;
    } catch (error) {
      // Where two folds are just being born they cannot be told apart; that is near enough.
      if (error instanceof ConvergenceError) return true;
      throw error;
    }
  };
  const grid = Array.from({ length: steps + 1 }, (_, i) => least * (most / least) ** (i / steps));
  const begin = grid.findIndex(near);
  if (begin < 0) return { finite: false, reason: `no fold comes nearer than ${excursion} K up to ${most} W` };
  const end = grid.findIndex((power, i) => i > begin && !near(power));
  const power = begin === 0 ? least : edge(near, grid[begin]!, grid[begin - 1]!);
  return { finite: true, power, farAgain: end < 0 ? null : edge(near, grid[end - 1]!, grid[end]!) };
}

/** Where a condition that holds at one power begins to fail towards another. */
function edge(holds: (power: number) => boolean, inside: number, outside: number): number {
  let a = inside;
  let b = outside;
  while (Math.abs(a / b - 1) > 1e-9) {
    const middle = (a + b) / 2;
    if (holds(middle)) a = middle;
    else b = middle;
  }
  return a;
}
