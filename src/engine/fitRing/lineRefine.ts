import { ConvergenceError } from '../../errors.ts';
import { leastSquares, type Fit } from '../../numerics/fit.ts';
import { lineModel, type LineWindow } from './lineShape.ts';
import { middle } from './noise.ts';

/** Places in `lineParameters`: of a single line at either port, and of what may come to it. @internal */
export const places: Readonly<Record<'through' | 'drop' | 'scatter' | 'leak' | 'tilt' | 'dropTilt', readonly number[]>> = {
  through: [0, 1, 2, 5, 6, 7],
  drop: [0, 1, 11, 12],
  scatter: [3, 4],
  leak: [8],
  tilt: [9, 10],
  dropTilt: [13, 14],
};

/** Places of two sets together, rising. @internal */
export function joined(some: readonly number[], others: readonly number[]): number[] {
  return [...some, ...others].sort((a, b) => a - b);
}

/** Doublets to start from: two of equal lines, and two in which one line is the narrower. @internal */
export function doubletStarts(parameters: readonly number[]): number[][] {
  return [-0.15, 0, 0.15].map((scatterIm) => {
    const seed = [...parameters];
    seed[1]! -= 0.25;
    seed[3] = scatterIm === 0 ? 0.25 : 0.1;
    seed[4] = scatterIm;
    return seed;
  });
}

/** The one with the least squares. @internal */
export function best(fits: readonly Refined[]): Refined {
  return fits.reduce((least, each) => (each.fit.squares < least.fit.squares ? each : least));
}

/** Parameters with two lines alike. @internal */
export function untilted(parameters: readonly number[]): number[] {
  return parameters.map((value, place) => (places.tilt.includes(place) || places.dropTilt.includes(place) ? 0 : value));
}

/** Parameters without a doublet. @internal */
export function single(parameters: readonly number[]): number[] {
  return untilted(parameters).map((value, place) => (places.scatter.includes(place) ? 0 : value));
}

/** A fit of some of the parameters. @internal */
export interface Refined {
  /** Which parameters moved. */
  readonly free: readonly number[];
  readonly parameters: readonly number[];
  readonly fit: Fit;
}

/** Fits the parameters at the places `free`, from one side of critical coupling. @internal */
export function refined(window: LineWindow, free: readonly number[], from: readonly number[], side: 1 | -1 = 1, tolerance = 1e-5): Refined {
  const base = startLoss(window);
  const bounds: readonly (readonly [number, number])[] = [
    [-3, 3],
    [base - 2.5, Math.min(base + 1.5, 0.5)],
    side === 1 ? [1e-4, 0.9999] : [-0.9999, -1e-4],
    [-0.45, 100],
    [-2, 2],
    [from[5]! - 5, from[5]! + 5],
    [-10, 10],
    [-10, 10],
    [-0.5, 0.5],
    [-2, 2],
    [-2, 2],
    [from[11]! - 8, from[11]! + 8],
    [-10, 10],
    [-2, 2],
    [-2, 2],
  ];
  const model = lineModel(window, free, from);
  const at = free.map((place) => from[place]!);
  const within = free.map((place) => bounds[place]!);
  const fit = creeping(() => leastSquares(model, at, { bounds: within, tolerance, iterations: 200 }), () =>
    leastSquares(model, at, { bounds: within, tolerance: 1e-2, iterations: 400 }),
  );
  const parameters = [...from];
  free.forEach((place, k) => (parameters[place] = fit.parameters[k]!));
  return { free, parameters, fit };
}

/** What a fit finds, or, where two lines of a doublet trade places with each other for ever, what a coarser one does. */
function creeping(fine: () => Fit, coarse: () => Fit): Fit {
  try {
    return fine();
  } catch (error) {
    if (!(error instanceof ConvergenceError)) throw error;
    return coarse();
  }
}

function startLoss({ width, near, groupPath }: LineWindow): number {
  return Math.log((Math.PI * width * groupPath) / (near * near));
}

/** Parameters from what is seen at a glance. @internal */
export function startOf(window: LineWindow): number[] {
  const { wavelength, through, drop, near, half, width } = window;
  const outer = [...through.power].filter((_, i) => Math.abs(wavelength[i]! - near) > Math.min(1.5 * width, half / 2));
  const level = Math.log(Math.max(middle(outer) - through.floor, through.additive));
  const inner = [...through.power].filter((_, i) => Math.abs(wavelength[i]! - near) < width / 2);
  const lowest = Math.max(Math.min(...inner) - through.floor, through.additive) / Math.exp(level);
  const peak = drop === undefined ? 0 : Math.log(Math.max(Math.max(...drop.power) - drop.floor, drop.additive));
  return [0, startLoss(window), Math.min(Math.max(Math.sqrt(lowest), 0.01), 0.99), 0, 0, level, 0, 0, 0, 0, 0, peak, 0, 0, 0];
}

