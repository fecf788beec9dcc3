import { digits, inRange } from '../errors.ts';

/**
 * `count` equally spaced numbers from `from` to `to`, both included exactly; `[from]` if `count` is 1.
 *
 * @throws RangeError if an end or the distance between them is not finite, or `count` is not a whole number of at least 1.
 */
export function linspace(from: number, to: number, count: number): Float64Array {
  inRange('linspace', 'from', from, '1', -Number.MAX_VALUE, Number.MAX_VALUE);
  inRange('linspace', 'to', to, '1', -Number.MAX_VALUE, Number.MAX_VALUE);
  inRange('linspace', 'count', count, '1', 1, 2 ** 30);
  if (!Number.isInteger(count)) throw new RangeError(`linspace: count is ${digits(count)}, must be a whole number`);
  const span = to - from;
  inRange('linspace', 'to - from', span, '1', -Number.MAX_VALUE, Number.MAX_VALUE);
  const values = new Float64Array(count);
  const step = span / (count - 1);
  // A step of few binary digits, such as 1 or 0.25, is kept exactly.
  const short = Math.fround(step) === step;
  for (let i = 0; i < count; i++) values[i] = from + (short ? i * step : span * (i / (count - 1)));
  // 0/0 at a single point, and rounding at the last one.
  values[count - 1] = to;
  values[0] = from;
  return values;
}
