import { carrierPlaces } from './carrierLaw.ts';
import type { NonlinearMode } from './nonlinearMode.ts';

/**
 * A mode in steady state by the energy in it: this gives carriers, heat, loss and shift at once. What rises with the energy and what
 * falls is kept apart,
 * so that between two energies all can be bounded. @internal
 */
export interface EnergyNode {
  /** Energy, J. */
  readonly energy: number;
  /** Amplitude rate of all losses, 1/s, and its derivative, which does not fall. */
  readonly rate: number;
  readonly rateSlope: number;
  /** Shift of laser − resonance: `up` − `down`, both rising. */
  readonly up: number;
  readonly upSlope: number;
  readonly down: number;
  /** The derivative of `down` is `downRising` + `fallingSlope` · `densitySlope`. */
  readonly downRising: number;
  readonly fallingSlope: number;
  readonly densitySlope: number;
  /** Density of made carriers, 1/m³, heat in the core, W, and rise of its temperature, K. */
  readonly density: number;
  readonly heat: number;
  readonly rise: number;
  /** Amplitude rate by made carriers, 1/s, its derivative and that of their shift with the density. */
  readonly carrierLoss: number;
  readonly carrierLossSlope: number;
  readonly carrierShiftSlope: number;
}

const law = /* @__PURE__ */ new Float64Array(carrierPlaces.count);

/** The steady state of a mode at an energy. @internal */
export function energyNode(mode: NonlinearMode, energy: number): EnergyNode {
  const density = (mode.generation * energy * energy) / mode.carrierRate;
  const densitySlope = (2 * mode.generation * energy) / mode.carrierRate;
  mode.carriers.write(density, law);
  const carrierLoss = mode.perAbsorption * law[0]!;
  const carrierLossSlope = mode.perAbsorption * law[1]!;
  const absorbed = 2 * mode.carrierHeat * carrierLoss;
  const heat = energy * (mode.heat + mode.twoPhotonHeat * energy + absorbed);
  const absorbedSlope = 2 * mode.carrierHeat * carrierLossSlope * densitySlope;
  const heatSlope = mode.heat + 2 * mode.twoPhotonHeat * energy + absorbed + energy * absorbedSlope;
  const rise = mode.resistance * heat;
  const byHeat = mode.perKelvin * rise;
  const byHeatSlope = mode.perKelvin * mode.resistance * heatSlope;
  const warms = mode.perKelvin >= 0;
  const rising = mode.perIndex * law[3]!;
  const falling = mode.perIndex * law[4]!;
  return {
    energy,
    rate: mode.total + mode.twoPhoton * energy + carrierLoss,
    rateSlope: mode.twoPhoton + carrierLossSlope * densitySlope,
    up: mode.kerr * energy + (warms ? byHeat : 0),
    upSlope: mode.kerr + (warms ? byHeatSlope : 0),
    down: mode.perIndex * law[2]! - (warms ? 0 : byHeat),
    downRising: rising * densitySlope - (warms ? 0 : byHeatSlope),
    fallingSlope: falling,
    densitySlope,
    density,
    heat,
    rise,
    carrierLoss,
    carrierLossSlope,
    carrierShiftSlope: rising + falling,
  };
}

/** Shift of laser − resonance, rad/s. @internal */
export function shiftOf(node: EnergyNode): number {
  return node.up - node.down;
}

/** Its derivative with the energy. @internal */
export function shiftSlopeOf(node: EnergyNode): number {
  return node.upSlope - node.downRising - node.fallingSlope * node.densitySlope;
}

/** What the shift and its slope can be between two energies. @internal */
export interface ShiftBounds {
  readonly low: number;
  readonly high: number;
  readonly slopeLow: number;
  readonly slopeHigh: number;
}

/** @internal */
export function shiftBounds(a: EnergyNode, b: EnergyNode): ShiftBounds {
  return {
    low: a.up - b.down,
    high: b.up - a.down,
    slopeLow: a.upSlope - b.downRising - a.fallingSlope * b.densitySlope,
    slopeHigh: b.upSlope - a.downRising - b.fallingSlope * a.densitySlope,
  };
}
