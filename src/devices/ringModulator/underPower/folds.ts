import { digits, inRange } from '../../../errors.ts';
import { findMinimum } from '../../../numerics/minimize.ts';
import { isolatedRoots, type BoundedFunction } from '../../../numerics/isolatedRoots.ts';
import { energyNode, shiftBounds, shiftOf, shiftSlopeOf, type EnergyNode } from './energyNode.ts';
import type { NonlinearMode } from './nonlinearMode.ts';
import { slopeHasOneSign, type FedMode } from './steadyEnergies.ts';

/**
 * The folds at an energy: where two steady states meet, U (γ² + Ω²) has no slope with U at a fixed cold detuning, a quadratic equation
 * for Ω. Written as the two
 * pairs of cold detuning (rad/s) and power (W), the lesser |Ω| first; `false` where there is none. @internal
 */
export function foldsAt(mode: NonlinearMode, node: EnergyNode, folds: Float64Array): boolean {
  const bend = node.energy * shiftSlopeOf(node);
  const rest = bend * bend - node.rate * (node.rate + 2 * node.energy * node.rateSlope);
  if (!(rest >= 0)) return false;
  const far = bend + (bend < 0 ? -1 : 1) * Math.sqrt(rest);
  for (const [k, detuning] of [-(bend * bend - rest) / far, -far].entries()) {
    folds[2 * k] = detuning - shiftOf(node);
    folds[2 * k + 1] = (node.energy * (node.rate * node.rate + detuning * detuning)) / (2 * mode.coupling);
  }
  return true;
}

/** A number, or why there is none. */
export type RingPowerLimit =
  | { readonly finite: true; /** W. */ readonly power: number }
  | { readonly finite: false; readonly reason: string };

/** Powers are searched up to this, W. */
const searched = 10;

/** The highest power, W, at which no cold detuning has more than one steady state. @internal */
export function highestPowerWithOneState(mode: NonlinearMode): RingPowerLimit {
  const folds = new Float64Array(4);
  // 1/power: 0 where there is no fold, so that the search need not know where they begin.
  const badness = (logEnergy: number): number => {
    const node = energyNode(mode, Math.exp(logEnergy));
    return foldsAt(mode, node, folds) ? -1 / Math.min(folds[1]!, folds[3]!) : 0;
  };
  const most = (2 * mode.coupling * searched) / (mode.total * mode.total);
  const top = Math.log(most);
  const step = 0.02;
  let best = 0;
  let at = 0;
  for (let k = 0; k < 1600; k++) {
    const value = badness(top - k * step);
    if (value < best) [best, at] = [value, k];
  }
  if (best === 0) return { finite: false, reason: `the ring has one steady state at any detuning up to ${searched} W` };
  const { value } = findMinimum(badness, top - (at + 1) * step, top - (at - 1) * step, { tolerance: 1e-9 });
  return { finite: true, power: -1 / Math.min(value, best) };
}

/** How far a steady state is from where it ends by meeting another. */
export type RingFoldDistance =
  | {
      readonly finite: true;
      /** Change of the laser's wavelength that reaches it, m, all else held. */
      readonly wavelength: number;
      /** Change of the chip's temperature that reaches it, K; negative where cooling does. Heater and laser held. */
      readonly kelvin: number;
    }
  | { readonly finite: false; readonly reason: string };

/** Change of power that reaches the fold of a steady state, all else held. */
export type RingFoldPower =
  | { readonly finite: true; /** Power at the fold over power here, dB. */ readonly powerDb: number }
  | { readonly finite: false; readonly reason: string };

/** Where U γ² meets 2 P/τe: no more energy than there is on resonance. */
const onResonance: BoundedFunction<FedMode, EnergyNode> = {
  node: ({ mode }, energy) => energyNode(mode, energy),
  value: ({ fed }, node) => node.energy * node.rate * node.rate - fed,
  excludes: ({ fed }, a, b) => b.energy * b.rate * b.rate < fed || a.energy * a.rate * a.rate > fed,
  monotone: () => true,
};

/** |Ω| of a state at the power given by 2 P/τe. */
function away(fed: number, node: EnergyNode): number {
  return Math.sqrt(Math.max(0, fed / node.energy - node.rate * node.rate));
}

/** At a given power: 2P/(τe U) + 2U (γγ' + Ω s') on the side Ω = sign · `away`, 0 where the cold detuning turns. */
const turning: BoundedFunction<FedMode & { readonly sign: number }, EnergyNode> = {
  node: ({ mode }, energy) => energyNode(mode, energy),
  value: ({ fed, sign }, node) => {
    const omega = sign * away(fed, node);
    return fed / node.energy + 2 * node.energy * (node.rate * node.rateSlope + omega * shiftSlopeOf(node));
  },
  excludes: ({ fed, sign }, a, b) => {
    const { slopeLow, slopeHigh } = shiftBounds(a, b);
    const near = sign * away(fed, b);
    const far = sign * away(fed, a);
    const least = Math.min(near * slopeLow, near * slopeHigh, far * slopeLow, far * slopeHigh);
    const most = Math.max(near * slopeLow, near * slopeHigh, far * slopeLow, far * slopeHigh);
    const low = fed / b.energy + 2 * a.energy * a.rate * a.rateSlope + 2 * (least < 0 ? b.energy : a.energy) * least;
    const high = fed / a.energy + 2 * b.energy * b.rate * b.rateSlope + 2 * (most < 0 ? a.energy : b.energy) * most;
    return low > 0 || high < 0;
  },
  monotone: () => false,
};

/** Cold detuning, rad/s, of the fold nearest to a steady state along its own branch; `undefined` where the branch has none. @internal */
export function nearestFold(mode: NonlinearMode, power: number, energy: number): number | undefined {
  const fed = 2 * mode.coupling * power;
  const top = isolatedRoots(onResonance, { mode, fed }, 0, (fed / (mode.total * mode.total)) * (1 + 1e-12))[0]!;
  const side = mode.detuning + shiftOf(energyNode(mode, energy)) < 0 ? -1 : 1;
  const turns = (sign: number, from: number, to: number): number[] =>
    to > from ? isolatedRoots(turning, { mode, fed, sign }, from, to) : [];
  const coldDetuning = (sign: number, at: number): number => {
    const node = energyNode(mode, at);
    return sign * away(fed, node) - shiftOf(node);
  };
  // Outward: on this side to small energies, at which no ring folds. Inward: over the top to the other side.
  const floor = 1e-6 * Math.min(energy, top);
  const outward = turns(side, floor, energy).at(-1);
  const onward = turns(side, energy, top)[0];
  const beyond = onward === undefined ? turns(-side, floor, top).at(-1) : undefined;
  const found: number[] = [];
  if (outward !== undefined) found.push(coldDetuning(side, outward));
  if (onward !== undefined) found.push(coldDetuning(side, onward));
  if (beyond !== undefined) found.push(coldDetuning(-side, beyond));
  const distance = (at: number): number => Math.abs(at - mode.detuning);
  return found.sort((a, b) => distance(a) - distance(b))[0];
}

/** U (γ² + Ω²) of a cold detuning, in proportion to the power that brings it about. */
function powerAt(mode: NonlinearMode, node: EnergyNode): number {
  return node.energy * (node.rate ** 2 + (mode.detuning + shiftOf(node)) ** 2);
}

/** Its derivative with the energy. */
const powerSlope: BoundedFunction<NonlinearMode, EnergyNode> = {
  node: energyNode,
  value: (mode, node) => {
    const detuning = mode.detuning + shiftOf(node);
    return node.rate ** 2 + detuning * detuning + 2 * node.energy * (node.rate * node.rateSlope + detuning * shiftSlopeOf(node));
  },
  excludes: slopeHasOneSign,
  monotone: () => false,
};

/** Power over power here at the nearest fold of a steady state at a fixed cold detuning. @internal */
export function nearestFoldPower(mode: NonlinearMode, energy: number): RingFoldPower {
  const roots = isolatedRoots(powerSlope, mode, 0, 1e3 * energy);
  const here = powerAt(mode, energyNode(mode, energy));
  const nearest = [roots.filter((root) => root < energy).at(-1), roots.find((root) => root > energy)];
  const ratios = nearest.filter((root) => root !== undefined).map((root) => powerAt(mode, energyNode(mode, root)) / here);
  if (ratios.length === 0) return { finite: false, reason: 'the state has no fold at any power' };
  ratios.sort((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b)));
  return { finite: true, powerDb: 10 * Math.log10(ratios[0]!) };
}

/** Throws unless a power is 0 to 10 W. @internal */
export function checkPower(power: number): void {
  inRange('ringUnderPower', 'power', power, 'W', 0, searched);
}

/** @internal */
export function noFold(power: number): { readonly finite: false; readonly reason: string } {
  return { finite: false, reason: `the state has no fold at ${digits(power)} W` };
}
