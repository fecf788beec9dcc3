/** A solver did not reach its tolerance. Carries how far it came. */
export class ConvergenceError extends Error {
  override readonly name = 'ConvergenceError';
  /** Iterations spent. */
  readonly iterations: number;
  /** Residual at the last iteration, in the unit of the solved equation. */
  readonly residual: number;

  constructor(what: string, { iterations, residual }: { iterations: number; residual: number }) {
    super(`${what}: not converged after ${iterations} iterations, residual ${residual}`);
    this.iterations = iterations;
    this.residual = residual;
  }
}

/**
 * A number with at most six significant digits, for messages: 1.8e-7, 0.35, 278.
 *
 * @internal
 */
export function digits(value: number): string {
  const size = Math.abs(value);
  const short = Number(value.toPrecision(6));
  return size > 0 && size < 1e-3 ? short.toExponential() : String(short);
}

/**
 * Throws the library's one form of range error unless low ≤ value ≤ high.
 *
 * @internal
 */
export function inRange(who: string, name: string, value: number, unit: string, low: number, high: number): void {
  if (value >= low && value <= high) return;
  const tail = unit === '1' ? '' : ` ${unit}`;
  if (value === undefined) throw new RangeError(`${who}: ${name} is missing`);
  const got = typeof value === 'number' ? digits(value) : `${typeof value} ${JSON.stringify(value)}`;
  throw new RangeError(`${who}: ${name} is ${got}${tail}, outside ${digits(low)} to ${digits(high)}${tail}`);
}
