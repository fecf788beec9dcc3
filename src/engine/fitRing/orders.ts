import { ConvergenceError } from '../../errors.ts';
import { solvePositive } from '../../numerics/positiveSystem.ts';

/** Resonances by order as a ring with dispersion has them. @internal */
export interface Orders {
  /** Wavelength of the resonance of order 0, m. */
  readonly wavelength: number;
  /** Group index times circumference there, m, with its standard error. */
  readonly groupPath: number;
  readonly groupPathError: number;
  /** Its derivative with wavelength, with its standard error; absent for fewer than three resonances. */
  readonly slope?: number;
  readonly slopeError?: number;
  /** Group index times circumference at the resonance of an order, m, and its standard error. */
  groupPathAt(order: number): number;
  groupPathErrorAt(order: number): number;
}

/** The wavelength of a resonance, m, with its standard error. @internal */
export interface OrderedLine {
  readonly order: number;
  readonly wavelength: number;
  readonly error: number;
}

/**
 * Orders of resonances as a ring has them whose group index is a straight line in wavelength: dm/d(1/λ) = P + S (λ − λ0). Of two
 * resonances S is none. Errors grow where the resonances scatter by more than their own errors.
 *
 * @internal
 */
export function ordersOf(lines: readonly OrderedLine[]): Orders {
  const middle = lines.find(({ order }) => order === 0)!.wavelength;
  const first = lines[0]!;
  const last = lines.at(-1)!;
  const rough = (last.order - first.order) / (1 / last.wavelength - 1 / first.wavelength);
  // All in orders: the rough path and its whole for a slope are the units of the coefficients.
  const terms = Math.min(lines.length, 3);
  const termsAt = (wavelength: number): readonly number[] => {
    const straight = (middle - wavelength) / (wavelength * middle);
    return [1, rough * straight, (-rough / middle) * (Math.log1p((wavelength - middle) / middle) + middle * straight)];
  };
  const points = lines.map(({ order, wavelength, error }) => ({
    terms: termsAt(wavelength).slice(0, terms),
    order,
    variance: ((rough * error) / wavelength ** 2) ** 2,
  }));
  const { coefficients, covariance } = settledLine(points);
  const [offset = 0, path = 1, bend = 0] = coefficients;
  const pathAt = (wavelength: number): number => rough * (path + bend * (wavelength / middle - 1));
  const wavelengthOf = (order: number): number => {
    let at = middle / (1 + (middle * (order - offset)) / rough);
    for (let i = 0; i < 4; i++) {
      const here = termsAt(at);
      at += ((offset + path * here[1]! + bend * here[2]! - order) * at * at) / pathAt(at);
    }
    return at;
  };
  const pathErrorAt = (wavelength: number): number => {
    const by = [0, 1, wavelength / middle - 1];
    let variance = 0;
    for (let j = 0; j < terms; j++) for (let k = 0; k < terms; k++) variance += by[j]! * by[k]! * covariance[j * terms + k]!;
    return rough * Math.sqrt(Math.max(variance, 0));
  };
  const wavelength = wavelengthOf(0);
  const found = {
    wavelength,
    groupPath: pathAt(wavelength),
    groupPathError: pathErrorAt(wavelength),
    groupPathAt: (order: number) => pathAt(wavelengthOf(order)),
    groupPathErrorAt: (order: number) => pathErrorAt(wavelengthOf(order)),
  };
  if (terms < 3) return found;
  return { ...found, slope: (rough * bend) / middle, slopeError: (rough * Math.sqrt(covariance[8]!)) / middle };
}

interface Point {
  readonly terms: readonly number[];
  readonly order: number;
  readonly variance: number;
}

interface Line {
  readonly coefficients: readonly number[];
  readonly covariance: Float64Array;
  readonly squares: number;
}

/** Coefficients with the least sum of squares, where each point scatters by a variance `jitter` beside its own. */
function lineOf(points: readonly Point[], jitter: number): Line {
  const size = points[0]!.terms.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const { terms, order, variance } of points) {
    const weight = 1 / (variance + jitter);
    for (let j = 0; j < size; j++) {
      right[j]! += weight * terms[j]! * order;
      for (let k = 0; k < size; k++) matrix[j * size + k]! += weight * (terms[j]! * terms[k]!);
    }
  }
  const solved = (side: Float64Array): Float64Array => {
    const solution = solvePositive(matrix, side);
    if (solution === undefined) throw new ConvergenceError('fitRing: the orders of the resonances', { iterations: 1, residual: points.length });
    return solution;
  };
  const coefficients = [...solved(right)];
  const covariance = new Float64Array(size * size);
  for (let k = 0; k < size; k++) covariance.set(solved(Float64Array.from({ length: size }, (_, j) => (j === k ? 1 : 0))), k * size);
  const squares = points.reduce((sum, { terms, order, variance }) => {
    const away = terms.reduce((left, term, k) => left - coefficients[k]! * term, order);
    return sum + (away * away) / (variance + jitter);
  }, 0);
  return { coefficients, covariance, squares };
}

/** The same with the jitter at which the points scatter as much as they should; none where they scatter less. [PauleMandel1982] */
function settledLine(points: readonly Point[]): Line {
  const free = points.length - points[0]!.terms.length;
  const without = lineOf(points, 0);
  if (free === 0 || without.squares <= free) return without;
  // The sum of squares falls as the jitter grows, from one that is nothing to one that alone would explain all.
  let low = Math.log(Math.min(...points.map(({ variance }) => variance))) - 10;
  let high = Math.log(Math.max(...points.map(({ variance }) => variance)) * without.squares);
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (lineOf(points, Math.exp(middle)).squares > free) low = middle;
    else high = middle;
  }
  return lineOf(points, Math.exp(high));
}
