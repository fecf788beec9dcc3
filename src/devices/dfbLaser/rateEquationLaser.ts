import { speedOfLight } from '../../constants.ts';
import { check } from '../../design.ts';
import { ConvergenceError, digits, inRange } from '../../errors.ts';
import { continuousWave } from '../../light.ts';
import { findMinimum } from '../../numerics/minimize.ts';
import { findRoot } from '../../numerics/roots.ts';
import type { DfbLaserModel, DfbLaserOperation } from '../dfbLaser.ts';
import { clampedCarriers, gainShape, layerAt, recombination, type ActiveLayer } from './activeLayer.ts';
import type { FeedbackLaser, LaserFeedback, Reflector, TolerableNoise } from './laserFeedback.ts';
import { laserFeedback, tolerableReflection } from './laserFeedback.ts';
import { laserFluctuations, type LaserFluctuations } from './laserFluctuations.ts';
import { laserInTime, type LaserInTime, type LaserTimeOptions } from './laserInTime.ts';
import { longestPositive } from './longestPositive.ts';
import { rateEquationTable, type RateEquationLaserDesign } from './rateEquationTable.ts';
import { selfHeating, type HotState } from './selfHeating.ts';
import { smallSignal } from './smallSignal.ts';

/** Carriers and light in a laser at rest. */
export interface LaserState {
  /** In the active layer, 1/m³. */
  readonly carrierDensity: number;
  /** Photons in the cavity. */
  readonly photonNumber: number;
  /** K. */
  readonly junctionTemperature: number;
  /** Power out of the output facet, W. */
  readonly power: number;
  /** V. */
  readonly voltage: number;
}

/** A stretch of an operating quantity, in its unit. */
export interface OperatingRange {
  readonly from: number;
  readonly to: number;
}

/** A distributed-feedback laser that solves its rate equations: the questions of the characteristic model, and what needs carriers. */
export interface RateEquationLaser extends DfbLaserModel {
  readonly design: RateEquationLaserDesign;
  /** Carriers, photons, heat and voltage together. */
  state(point: DfbLaserOperation): LaserState;
  /** Mirror loss of the strongest rival less its net gain, 1/m: below 0 the laser hops to the peak of the gain. */
  hopMargin(point: DfbLaserOperation): number;
  /** The longest stretch of currents (A) above threshold on a plate of `temperature` (K) without a mode hop. Throws where there is none. */
  modeHopFreeCurrents(plate: { readonly temperature: number }): OperatingRange;
  /** The longest stretch of plate temperatures (K) at `current` (A) without a mode hop. Throws where there is none. */
  modeHopFreePlates(drive: { readonly current: number }): OperatingRange;
  /** Noise of intensity and frequency. Throws a `RangeError` below threshold. */
  noise(point: DfbLaserOperation): LaserFluctuations;
  /** Noise and coherence with light that comes back. Throws a `RangeError` below threshold. */
  underFeedback(point: DfbLaserOperation, reflector: Reflector): LaserFeedback;
  /**
   * The largest share of the power (0 to 1) that may come back for the mean intensity noise to keep a limit and the light its coherence. Throws a
   * `RangeError` where the laser exceeds the limit on its own.
   */
  tolerableReflection(point: DfbLaserOperation, limit: TolerableNoise): number;
  /** The laser in time from its rest at `operation`: current in (A), field out (√W), with noise from a seed. */
  during(operation: DfbLaserOperation, options: LaserTimeOptions): LaserInTime;
}

const who = 'rateEquationLaser';

/**
 * A distributed-feedback laser from its rate equations: carriers lost at A, B, C, over the barriers and to the light; photons in one mode; a
 * logarithmic gain with compression, whose peak, size and transparency move with the junction's temperature; voltage and heat, all
 * solved together. Where several junction temperatures fit, the coldest one is taken.
 *
 * @throws RangeError for a parameter outside its range, no gain at the wavelength within the temperatures of the design, or more
 * spontaneous emission into the mode than there is; from a question where the junction leaves the gain model.
 * [Coldren2012, ch. 2, 5]
 */
export function rateEquationLaser(design: RateEquationLaserDesign): RateEquationLaser {
  const d = check(who, rateEquationTable, design);
  checkedDesign(d);
  const hot = selfHeating(d);
  const hottest = layerAt(hot.cavity, d.highestJunctionTemperature);
  const least = Math.min(gainShape(d, d.lowestPlateTemperature), gainShape(d, d.highestJunctionTemperature));
  if (!((hottest.insideRate + hottest.mirrorRate) / (hottest.gain * hottest.peak * least) < mostFolds)) {
    const where = `too little for the loss at ${digits(d.highestJunctionTemperature)} K`;
    throw new RangeError(`${who}: gainCoefficient is ${digits(d.gainCoefficient)} 1/m, ${where}`);
  }
  const share = (hot.cavity.spontaneous * hot.cavity.volume) / d.radiativeCoefficient;
  if (share > 1) {
    const much = `which puts ${digits(share)} of the radiation into the mode`;
    throw new RangeError(`${who}: inversionFactor is ${digits(d.inversionFactor)}, ${much}`);
  }

  const thresholdOf = (layer: ActiveLayer): number => recombination(layer, clampedCarriers(layer)) / layer.pump;
  const checkPlate = (temperature: number): void =>
    inRange(who, 'temperature', temperature, 'K', d.lowestPlateTemperature, d.highestPlateTemperature);

  const solve = ({ current, temperature }: DfbLaserOperation): HotState => {
    inRange(who, 'current', current, 'A', 0, d.maximumCurrent);
    checkPlate(temperature);
    const found = hot.state(current, temperature);
    if (found !== undefined) return found;
    const most = `${digits(d.highestJunctionTemperature)} K of the gain model`;
    throw new RangeError(`${who}: current is ${digits(current)} A, where the junction on a plate of ${digits(temperature)} K passes the ${most}`);
  };

  const lasing = (point: DfbLaserOperation): HotState => {
    const found = solve(point);
    const least = thresholdOf(found.layer);
    if (point.current > least) return found;
    throw new RangeError(`${who}: current is ${digits(point.current)} A, not above the threshold of ${digits(least)} A`);
  };

  const threshold = ({ temperature }: { readonly temperature: number }): number => {
    checkPlate(temperature);
    let current = 0;
    let step = 0;
    for (let n = 0; n < iterationLimit; n++) {
      const found = current <= d.maximumCurrent ? hot.state(current, temperature) : undefined;
      if (found === undefined) {
        throw new RangeError(`${who}: temperature is ${digits(temperature)} K, where threshold lies above ${digits(d.maximumCurrent)} A`);
      }
      const next = thresholdOf(found.layer);
      step = next - current;
      if (step <= currentTolerance * next) return next;
      current = next;
    }
    throw new ConvergenceError(`${who}: threshold at ${digits(temperature)} K`, { iterations: iterationLimit, residual: step });
  };

  /** The largest current whose junction stays in the gain model. */
  const mostCurrent = (temperature: number, low: number): number => {
    if (hot.state(d.maximumCurrent, temperature) !== undefined) return d.maximumCurrent;
    let [inside, outside] = [low, d.maximumCurrent];
    for (let n = 0; n < 50; n++) {
      const middle = (inside + outside) / 2;
      if (hot.state(middle, temperature) === undefined) outside = middle;
      else inside = middle;
    }
    return inside;
  };

  const powerAt = (current: number, temperature: number): number => hot.state(current, temperature)!.power;

  const highestPower = ({ temperature }: { readonly temperature: number }): { power: number; current: number } => {
    const low = threshold({ temperature });
    const high = mostCurrent(temperature, low);
    const end = { power: powerAt(high, temperature), current: high };
    if (!(high > low)) return end;
    const { at, value } = findMinimum((current) => -powerAt(current, temperature), low, high);
    return -value > end.power ? { power: -value, current: at } : end;
  };

  const wavelengthOf = ({ layer, carriers, junction }: HotState): number => {
    const heat = d.wavelengthPerKelvin * (junction - d.referenceTemperature);
    // More carriers than at threshold lower the index.
    const pulled = (d.linewidthEnhancementFactor / 2) * layer.gain * (carriers / clampedCarriers(layer) - 1);
    return d.wavelength + heat - (d.wavelength ** 2 * pulled) / (2 * Math.PI * speedOfLight);
  };

  const marginOf = ({ layer, carriers, photons }: HotState): number => {
    const gain = (layer.gain * layer.peak * Math.log(carriers / layer.transparency)) / (1 + layer.compression * photons);
    return d.rivalMirrorLoss - (gain - layer.insideRate) / hot.cavity.velocity;
  };

  const noise = (point: DfbLaserOperation): LaserFluctuations => laserFluctuations(who, smallSignal(d, lasing(point), point.current));

  const feedbackLaser = (point: DfbLaserOperation): FeedbackLaser => ({
    signal: smallSignal(d, lasing(point), point.current),
    velocity: hot.cavity.velocity,
    linewidthEnhancementFactor: d.linewidthEnhancementFactor,
    linewidth: noise(point).linewidth,
  });

  return {
    design: d,
    power: (point) => solve(point).power,
    junctionTemperature: (point) => solve(point).junction,
    voltage: (point) => solve(point).voltage,
    electricalPower: (point) => point.current * solve(point).voltage,
    wallPlugEfficiency: (point) => {
      const { power, voltage } = solve(point);
      return power === 0 ? 0 : power / (point.current * voltage);
    },
    wavelength: (point) => wavelengthOf(solve(point)),
    threshold,
    highestPower,
    currentFor: ({ power, temperature }) => {
      const peak = highestPower({ temperature });
      const low = threshold({ temperature });
      const least = powerAt(low, temperature);
      inRange(who, `power at ${digits(temperature)} K`, power, 'W', least, peak.power);
      if (power === peak.power) return peak.current;
      return findRoot((current) => powerAt(current, temperature) - power, low, peak.current, { tolerance: 1e-15 });
    },
    state: (point) => {
      const { layer, carriers, photons, junction, power, voltage } = solve(point);
      return { carrierDensity: carriers / layer.volume, photonNumber: photons, junctionTemperature: junction, power, voltage };
    },
    hopMargin: (point) => marginOf(lasing(point)),
    modeHopFreeCurrents: ({ temperature }) => {
      const low = threshold({ temperature });
      const range = longestPositive((current) => marginOf(hot.state(current, temperature)!), low, mostCurrent(temperature, low));
      if (range !== undefined) return range;
      throw new RangeError(`${who}: temperature is ${digits(temperature)} K, where the mode hops at any current`);
    },
    modeHopFreePlates: ({ current }) => {
      inRange(who, 'current', current, 'A', 0, d.maximumCurrent);
      const margin = (plate: number): number => {
        const found = hot.state(current, plate);
        return found === undefined || !(current > thresholdOf(found.layer)) ? -d.rivalMirrorLoss : marginOf(found);
      };
      const range = longestPositive(margin, d.lowestPlateTemperature, d.highestPlateTemperature);
      if (range !== undefined) return range;
      throw new RangeError(`${who}: current is ${digits(current)} A, where the laser is dark or its mode hops on any plate`);
    },
    noise,
    underFeedback: (point, reflector) => laserFeedback(who, feedbackLaser(point), reflector),
    tolerableReflection: (point, limit) => tolerableReflection(who, feedbackLaser(point), limit),
    during: (operation, options) => {
      const rest = lasing(operation);
      return laserInTime(who, { design: d, rest, current: operation.current, wavelength: wavelengthOf(rest) }, options);
    },
    at: (operation, { source = 'laser' } = {}) => {
      const found = lasing(operation);
      const fluctuations = noise(operation);
      const lane = {
        wavelength: wavelengthOf(found),
        rin: fluctuations.meanExcessNoise({ from: d.lowestNoiseFrequency, to: d.highestNoiseFrequency }),
        linewidth: fluctuations.linewidth,
        polarizationExtinction: d.polarizationExtinction,
        source,
      };
      const light = continuousWave(lane, found.power);
      return () => light;
    },
  };
}

function checkedDesign(d: RateEquationLaserDesign): void {
  inRange(who, 'lowestPlateTemperature', d.lowestPlateTemperature, 'K', 200, d.highestPlateTemperature);
  inRange(who, 'highestJunctionTemperature', d.highestJunctionTemperature, 'K', d.highestPlateTemperature, 600);
  inRange(who, 'referenceTemperature', d.referenceTemperature, 'K', d.lowestPlateTemperature, d.highestJunctionTemperature);
  inRange(who, 'lowestNoiseFrequency', d.lowestNoiseFrequency, 'Hz', 1, d.highestNoiseFrequency);
  for (const name of ['lowestPlateTemperature', 'highestJunctionTemperature'] as const) {
    if (gainShape(d, d[name]) > leastShape) continue;
    throw new RangeError(`${who}: ${name} is ${digits(d[name])} K, where the peak of the gain is too far from the wavelength`);
  }
}

const leastShape = 0.05;
/** Powers of e between transparency and threshold, beyond which carriers are no number any more. */
const mostFolds = 50;
const iterationLimit = 1000;
const currentTolerance = 1e-13;
