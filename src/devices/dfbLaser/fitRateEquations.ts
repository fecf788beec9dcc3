import { digits, inRange } from '../../errors.ts';
import { leastSquares } from '../../numerics/fit.ts';
import type { DfbLaserModel } from '../dfbLaser.ts';
import { rateEquationLaser } from './rateEquationLaser.ts';
import { rateEquationTable, type RateEquationLaserDesign } from './rateEquationTable.ts';

/** A parameter of a laser's rate equations. */
export type RateEquationParameter = keyof typeof rateEquationTable;

/** What a fit compares and what it may change. */
export interface RateEquationFit {
  /** Parameters that the fit changes; each must be above 0 at the start. */
  readonly parameters: readonly RateEquationParameter[];
  /** Plate temperatures, K. */
  readonly temperatures: readonly number[];
  /** Powers at which both are compared, as shares of the highest power of the laser that is met. */
  readonly shares: readonly number[];
}

/** A fitted laser. */
export interface FittedRateEquations {
  readonly design: RateEquationLaserDesign;
  /** Largest difference of power from that of the laser that is met, as a part of it. */
  readonly powerError: number;
  /** Largest difference of threshold, as a part of it. */
  readonly thresholdError: number;
}

/**
 * The rate equations that meet another model of a laser over temperature: powers at the currents where the other reaches the shares of
 * its highest power, and thresholds, by least squares of the relative differences.
 *
 * @throws RangeError for fewer than one of parameters, temperatures or shares, a parameter that is not above 0, or a laser that does not
 * work at one of the points; ConvergenceError where the fit does not settle.
 */
export function fitRateEquations(start: RateEquationLaserDesign, goal: DfbLaserModel, fit: RateEquationFit): FittedRateEquations {
  const who = 'fitRateEquations';
  for (const name of ['parameters', 'temperatures', 'shares'] as const) inRange(who, `${name}.length`, fit[name].length, '1', 1, 1000);
  fit.shares.forEach((share, i) => inRange(who, `shares.${i}`, share, '1', 1e-3, 1));
  const first = fit.parameters.map((name) => {
    const value = start[name];
    if (!(value > 0)) throw new RangeError(`${who}: ${name} is ${digits(value)}, must be above 0 to be fitted`);
    return value;
  });
  const points = fit.temperatures.flatMap((temperature) => {
    const peak = goal.highestPower({ temperature }).power;
    return fit.shares.map((share) => ({ temperature, power: share * peak, current: goal.currentFor({ power: share * peak, temperature }) }));
  });
  const thresholds = fit.temperatures.map((temperature) => ({ temperature, threshold: goal.threshold({ temperature }) }));
  const designAt = (logs: readonly number[]): RateEquationLaserDesign => {
    const changed: Record<string, number> = {};
    fit.parameters.forEach((name, k) => (changed[name] = first[k]! * Math.exp(logs[k]!)));
    return { ...start, ...changed };
  };
  const count = points.length + thresholds.length;
  const errors = (logs: readonly number[], out: Float64Array, otherwise: <T>(ask: () => T, instead: T) => T): void => {
    const laser = rateEquationLaser(designAt(logs));
    points.forEach(({ temperature, power, current }, i) => (out[i] = otherwise(() => laser.power({ current, temperature }), 0) / power - 1));
    thresholds.forEach(({ temperature, threshold }, i) => {
      out[points.length + i] = Math.log(otherwise(() => laser.threshold({ temperature }), 2 * start.maximumCurrent) / threshold);
    });
  };
  // On the way a laser may stay dark somewhere.
  const residuals = (logs: readonly number[], out: Float64Array): void => errors(logs, out, orElse);
  errors(
    first.map(() => 0),
    new Float64Array(count),
    (ask) => ask(),
  );
  const bounds = fit.parameters.map((name, k): readonly [number, number] => {
    const [low, high] = rateEquationTable[name].range;
    return [Math.log(Math.max(low / first[k]!, 1e-3)), Math.log(Math.min(high / first[k]!, 1e3))];
  });
  const jacobian = (logs: readonly number[], out: Float64Array): void => {
    const [more, less] = [new Float64Array(count), new Float64Array(count)];
    logs.forEach((at, k) => {
      const [low, high] = [Math.max(at - 1e-5, bounds[k]![0]), Math.min(at + 1e-5, bounds[k]![1])];
      residuals(logs.with(k, high), more);
      residuals(logs.with(k, low), less);
      for (let i = 0; i < count; i++) out[i * logs.length + k] = (more[i]! - less[i]!) / (high - low);
    });
  };
  const { parameters } = leastSquares({ count, residuals, jacobian }, first.map(() => 0), { bounds, tolerance: 1e-5, iterations: 500 });
  const left = new Float64Array(count);
  errors(parameters, left, (ask) => ask());
  const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return {
    design: designAt(parameters),
    powerError: largest(left.subarray(0, points.length)),
    thresholdError: largest(left.subarray(points.length).map(Math.expm1)),
  };
}

function orElse<T>(ask: () => T, instead: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError) return instead;
    throw error;
  }
}
