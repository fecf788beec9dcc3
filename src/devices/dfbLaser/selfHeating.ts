import { ConvergenceError, digits } from '../../errors.ts';
import { cavityOf, junctionVoltage, layerAt, type ActiveLayer, type Cavity } from './activeLayer.ts';
import type { RateEquationLaserDesign } from './rateEquationTable.ts';
import { steadyState } from './steadyState.ts';

/** A laser at rest. @internal */
export interface HotState {
  readonly layer: ActiveLayer;
  readonly carriers: number;
  readonly photons: number;
  /** Out of the output facet, W. */
  readonly power: number;
  /** V. */
  readonly voltage: number;
  /** K. */
  readonly junction: number;
}

/** A laser whose junction finds its temperature. @internal */
export interface SelfHeating {
  readonly cavity: Cavity;
  /** The coldest state for a current on a plate; `undefined` where the junction would pass its highest temperature. */
  state(current: number, plate: number): HotState | undefined;
  /** The same with the junction held. */
  held(current: number, junction: number): HotState;
}

/** @internal */
export function selfHeating(design: RateEquationLaserDesign): SelfHeating {
  const cavity = cavityOf(design);
  const { seriesResistance, thermalResistance, outputFraction, highestJunctionTemperature } = design;
  const held = (current: number, junction: number): HotState => {
    const layer = layerAt(cavity, junction);
    const { carriers, photons } = steadyState(layer, current);
    const power = outputFraction * layer.mirrorRate * photons * layer.photonEnergy;
    const voltage = junctionVoltage(layer, carriers) + current * seriesResistance;
    return { layer, carriers, photons, power, voltage, junction };
  };
  const state = (current: number, plate: number): HotState | undefined => {
    if (plate > highestJunctionTemperature) return undefined;
    let now = held(current, plate);
    let target = plate + thermalResistance * (current * now.voltage - now.power);
    for (let i = 0; i < iterationLimit; i++) {
      const step = target - now.junction;
      if (Math.abs(step) <= temperatureTolerance) return now;
      if (target > highestJunctionTemperature) return undefined;
      const next = held(current, target);
      const beyond = plate + thermalResistance * (current * next.voltage - next.power);
      const slope = (beyond - target) / step;
      // Heat grows ever faster with the junction's temperature, so the secant's crossing lies before the coldest solution.
      const ahead = slope > 0 && slope < 0.95 ? target + (beyond - target) / (1 - slope) : beyond;
      now = next;
      target = beyond;
      if (slope > 0 && ahead <= highestJunctionTemperature && Math.abs(ahead - now.junction) > temperatureTolerance) {
        now = held(current, ahead);
        target = plate + thermalResistance * (current * now.voltage - now.power);
      }
    }
    const residual = Math.abs(target - now.junction);
    throw new ConvergenceError(`rateEquationLaser: junction temperature at ${digits(current)} A`, { iterations: iterationLimit, residual });
  };
  return { cavity, state, held };
}

const iterationLimit = 2000;
const temperatureTolerance = 1e-10;
