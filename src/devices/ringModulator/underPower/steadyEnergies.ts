import { isolatedRoots, type BoundedFunction } from '../../../numerics/isolatedRoots.ts';
import { energyNode, shiftBounds, shiftOf, type EnergyNode } from './energyNode.ts';
import type { NonlinearMode } from './nonlinearMode.ts';

/** A mode and 2 P/τe. @internal */
export interface FedMode {
  readonly mode: NonlinearMode;
  readonly fed: number;
}

/** U (γ² + Ω²) − 2 P/τe, with the loss γ and the detuning Ω that the energy U itself brings about. */
const excess: BoundedFunction<FedMode, EnergyNode> = {
  node: ({ mode }, energy) => energyNode(mode, energy),
  value: ({ mode, fed }, node) => {
    const detuning = mode.detuning + shiftOf(node);
    return node.energy * (node.rate * node.rate + detuning * detuning) - fed;
  },
  excludes: ({ mode, fed }, a, b) => {
    const from = mode.detuning + a.up - b.down;
    const to = mode.detuning + b.up - a.down;
    const most = Math.max(from * from, to * to);
    const least = from <= 0 && to >= 0 ? 0 : Math.min(from * from, to * to);
    return b.energy * (b.rate * b.rate + most) < fed || a.energy * (a.rate * a.rate + least) > fed;
  },
  monotone: ({ mode }, a, b) => slopeHasOneSign(mode, a, b),
};

/** Whether U (γ² + Ω²) rises, or falls, all the way between two energies. @internal */
export function slopeHasOneSign(mode: NonlinearMode, a: EnergyNode, b: EnergyNode): boolean {
  const { low, high, slopeLow, slopeHigh } = shiftBounds(a, b);
  const from = mode.detuning + low;
  const to = mode.detuning + high;
  const [p, q, r, s] = [from * slopeLow, from * slopeHigh, to * slopeLow, to * slopeHigh];
  const turning = Math.min(p, q, r, s);
  const least = from <= 0 && to >= 0 ? 0 : Math.min(from * from, to * to);
  const rising = a.rate * a.rate + least + 2 * a.energy * a.rate * a.rateSlope;
  if (rising + 2 * (turning < 0 ? b.energy : a.energy) * turning > 0) return true;
  const turned = Math.max(p, q, r, s);
  const falling = b.rate * b.rate + Math.max(from * from, to * to) + 2 * b.energy * b.rate * b.rateSlope;
  return falling + 2 * (turned < 0 ? a.energy : b.energy) * turned < 0;
}

/** All energies, J, rising, at which a mode is in steady state in light of a power, W. @internal */
export function steadyEnergies(mode: NonlinearMode, power: number): number[] {
  if (power === 0) return [0];
  const fed = 2 * mode.coupling * power;
  // No loss is below the linear one, so there is no more energy than this.
  return isolatedRoots(excess, { mode, fed }, 0, (fed / (mode.total * mode.total)) * (1 + 1e-12));
}
