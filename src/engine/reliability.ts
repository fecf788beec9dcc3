import { check, type Values } from '../design.ts';
import { digits, inRange } from '../errors.ts';
import { gaussianTail } from '../numerics/erfc.ts';
import { meanTimeOf } from './reliability/meanTime.ts';

/** One failure in 1e9 hours, in 1/s: `50 * FIT` is a rate, `rate / FIT` reads it back. */
export const FIT = 1 / (1e9 * 3600);
/** An hour in s. */
export const hour = 3600;
/** A year of 365.25 days in s. */
export const year = 365.25 * 24 * 3600;

/** The parameters of a lifetime by its kind. */
export const lifetimeTable = {
  /** How parts fail with time. */
  law: {
    kind: {
      exponential: {
        /** Failures a second of those that live, the same at any age. */
        rate: { unit: '1/s', range: [1e-24, 1] },
      },
      weibull: {
        /** Time at which 63.2 % have failed. */
        scale: { unit: 's', range: [1, 1e24] },
        /** Above 1 for wear-out: the failure rate grows as t^(shape − 1). */
        shape: { unit: '1', range: [0.2, 50] },
      },
      lognormal: {
        /** Time at which half have failed. */
        median: { unit: 's', range: [1, 1e24] },
        /** Standard deviation of the natural logarithm of time. */
        deviation: { unit: '1', range: [0.02, 5] },
      },
    },
  },
} as const;

/** A lifetime as plain data. */
export type LifetimeDesign = Values<typeof lifetimeTable>['law'];

/** When something fails, all of its causes together. Times in s, 0 to 1e60, else a `RangeError`. */
export interface Lifetime {
  /** Share that still works at a time, 0 to 1. */
  survival(time: number): number;
  /** Share that has failed by then; keeps its digits where it is small. */
  failure(time: number): number;
  /** Mean failure rate until then, 1/s: −ln(survival)/time; in FIT by dividing by `FIT`. Time above 0. Not larger than 1e308/time. */
  averageFailureRate(time: number): number;
  /** Mean time to failure, s. */
  meanTime(): number;
}

/**
 * The lifetime of one part, `acceleration` times faster than its design says (1e-6 to 1e6; 1 where absent), as of `arrheniusFactor`.
 *
 * @throws RangeError for a parameter outside its range.
 * [Meeker1998, ch. 4]
 */
export function lifetime(design: LifetimeDesign, { acceleration = 1 }: { readonly acceleration?: number } = {}): Lifetime {
  const { law } = check('lifetime', lifetimeTable, { law: design });
  inRange('lifetime', 'acceleration', acceleration, '1', 1e-6, 1e6);
  if (law.kind === 'exponential') return hazardous((time) => law.rate * acceleration * time);
  if (law.kind === 'weibull') return hazardous((time) => ((acceleration * time) / law.scale) ** law.shape);
  const sigmas = (time: number): number => Math.log((acceleration * time) / law.median) / law.deviation;
  return lifetimeOf({
    survival: (time) => (time === 0 ? 1 : gaussianTail(sigmas(time))),
    failure: (time) => (time === 0 ? 0 : gaussianTail(-sigmas(time))),
  });
}

/**
 * What ends with the first of several lifetimes: causes of failure of one part, or parts that are all needed. 1 to 100 000 of them.
 *
 * @throws RangeError
 * [Meeker1998, ch. 15]
 */
export function firstOf(...parts: readonly Lifetime[]): Lifetime {
  inRange('firstOf', 'parts.length', parts.length, '1', 1, 1e5);
  const logOf = remembered((part, time) => {
    const failed = part.failure(time);
    return failed < 0.5 ? Math.log1p(-failed) : Math.log(part.survival(time));
  });
  const log = (time: number): number => {
    let sum = 0;
    for (const value of logOf(parts, time)) sum += value;
    return sum;
  };
  return lifetimeOf({ survival: (time) => Math.exp(log(time)), failure: (time) => -Math.expm1(log(time)) });
}

/**
 * What lives as long as `needed` of its parts do, all of them at work from the beginning and failing independently: 1 to as many as
 * there are. Parts may differ; 1 to 1000 of them. For n equal exponential parts the mean time is Σ_{i=k}^{n} 1/(iλ).
 *
 * @throws RangeError
 * [Meeker1998, ch. 15]
 */
export function atLeast(needed: number, parts: readonly Lifetime[]): Lifetime {
  inRange('atLeast', 'parts.length', parts.length, '1', 1, 1000);
  inRange('atLeast', 'needed', needed, '1', 1, parts.length);
  if (!Number.isInteger(needed)) throw new RangeError(`atLeast: needed is ${digits(needed)}, must be a whole number`);
  const spare = parts.length - needed;
  const chanceOf = remembered((part, time) => [part.failure(time), part.survival(time)] as const);
  /** Chance of each number of failures. */
  const counts = (time: number): Float64Array => {
    const chances = new Float64Array(parts.length + 1);
    chances[0] = 1;
    chanceOf(parts, time).forEach(([failed, alive], done) => {
      for (let j = done + 1; j > 0; j--) chances[j] = chances[j]! * alive + chances[j - 1]! * failed;
      chances[0] = chances[0]! * alive;
    });
    return chances;
  };
  const sum = (chances: Float64Array): number => Math.min(1, chances.reduce((total, chance) => total + chance, 0));
  return lifetimeOf({
    survival: (time) => sum(counts(time).subarray(0, spare + 1)),
    failure: (time) => sum(counts(time).subarray(spare + 1)),
  });
}

const latest = 1e60;

function hazardous(hazard: (time: number) => number): Lifetime {
  return lifetimeOf({ survival: (time) => Math.exp(-hazard(time)), failure: (time) => -Math.expm1(-hazard(time)) });
}

function lifetimeOf({ survival, failure }: Pick<Lifetime, 'survival' | 'failure'>): Lifetime {
  const checked = (time: number, low = 0): number => {
    inRange('lifetime', 'time', time, 's', low, latest);
    return time;
  };
  return {
    survival: (time) => survival(checked(time)),
    failure: (time) => failure(checked(time)),
    averageFailureRate: (time) => {
      const failed = failure(checked(time, Number.MIN_VALUE));
      const log = failed < 0.5 ? Math.log1p(-failed) : Math.log(Math.max(Number.MIN_VALUE, survival(time)));
      return Math.abs(log) / time;
    },
    meanTime: () => meanTimeOf({ survival, failure }),
  };
}

/** Equal parts are often one object: asked once. */
function remembered<V>(ask: (part: Lifetime, time: number) => V): (parts: readonly Lifetime[], time: number) => V[] {
  return (parts, time) => {
    const known = new Map<Lifetime, V>();
    return parts.map((part) => {
      const value = known.get(part) ?? ask(part, time);
      known.set(part, value);
      return value;
    });
  };
}
