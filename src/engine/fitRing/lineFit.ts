import { leastSquares, type Fit } from '../../numerics/fit.ts';
import { lineCurve, lineModel, lineSize, samplesOf, type LineWindow, type PortSamples } from './lineShape.ts';
import { middle } from './noise.ts';

/** One resonance, fitted. @internal */
export interface LineFit {
  readonly window: LineWindow;
  /** Values of `lineParameters`. */
  readonly parameters: readonly number[];
  /** Their covariance, row-major, grown by what the model leaves and by how its residuals hang together. */
  readonly covariance: Float64Array;
  /** Sum of squares in standard deviations that the residuals themselves show. */
  readonly squares: number;
  /** Whether a doublet is seen. */
  readonly split: boolean;
}

const throughLine = [0, 1, 2, 5, 6, 7];
const dropLine = [0, 1, 9, 10];
const scatter = [3, 4];
const leak = 8;
const ofThrough = [2, 5, 6, 7, leak];

/**
 * Fits a window from both sides of critical coupling, or from the undercoupled side alone; the better first. A doublet, and then a leak, is
 * kept where the squares fall by more than its parameters can explain.
 *
 * @internal
 */
export function lineFits(window: LineWindow, sides: readonly (1 | -1)[]): LineFit[] {
  const start = startOf(window);
  const { through, drop } = window;
  // What the best curve leaves of each port alone, the ripple of its envelope above all, is an error that grows with the light.
  const withoutDrop = drop === undefined ? window : { ...window, drop: { ...drop, to: drop.from } };
  const alone = settledPort(withoutDrop, 'through', throughLine, start);
  let settled = { ...window, through: alone.port };
  let from = alone.parameters;
  if (drop !== undefined) {
    const other = settledPort({ ...window, through: { ...through, to: through.from } }, 'drop', dropLine, start);
    // The few samples of a peak hide the ripple behind a doublet, where the through port shows what the same facets do.
    settled = { ...settled, drop: { ...other.port, relative: Math.max(other.port.relative, 0.2 * alone.port.relative) } };
    from = other.parameters.map((value, place) => (ofThrough.includes(place) ? alone.parameters[place]! : value));
  }
  const plain = drop === undefined ? throughLine : [...throughLine, 9, 10];
  const count = samplesOf(settled);
  /** The fit with more parameters, if it explains more than chance would. */
  const better = (less: Refined, more: Refined, added: number): boolean => {
    const spread = more.fit.squares / Math.max(count - more.free.length, 1);
    return less.fit.squares - more.fit.squares > spread * added * (5 + Math.log(count));
  };
  const once = refined(settled, plain, single(from));
  const doublet = best([from, doubletStarts(once.parameters)[1]!].map((seed) => refined(settled, joined(plain, scatter), seed)));
  const split = better(once, doublet, 2);
  const clean = split ? doublet : once;
  const leaky = refined(settled, joined(clean.free, [leak]), clean.parameters);
  const chosen = better(clean, leaky, 1) ? leaky : clean;
  return sides
    .map((side) => {
      const seed = [...chosen.parameters];
      seed[2] = side * Math.abs(seed[2]!);
      return finished(settled, side === 1 ? chosen : refined(settled, chosen.free, seed, side), split);
    })
    .sort((a, b) => a.squares - b.squares);
}

function joined(some: readonly number[], others: readonly number[]): number[] {
  return [...some, ...others].sort((a, b) => a - b);
}

/** A port with the noise that its own best curve shows, and that curve. */
function settledPort(
  window: LineWindow,
  name: 'through' | 'drop',
  plain: readonly number[],
  start: readonly number[],
): { readonly port: PortSamples; readonly parameters: readonly number[] } {
  const whole = joined(plain, scatter);
  const once = refined(window, plain, start, 1, 1e-3);
  // A peak of few samples has several best doublets; a dip, most of whose window is envelope, needs no more than one.
  const seeds = doubletStarts(once.parameters);
  const { parameters } = best((name === 'drop' ? seeds : [seeds[1]!]).map((seed) => refined(window, whole, seed, 1, 1e-3)));
  const port = window[name]!;
  const model = lineCurve(window, parameters)[name];
  const brightest = model.reduce((most, each) => Math.max(most, each), 0);
  // Where the light is much brighter than the noise in the dark; how much that is follows from the brightest samples.
  const bright = relativeError(port, model, brightest / 2, whole.length);
  const relative = bright === undefined ? undefined : relativeError(port, model, (3 * port.additive) / Math.max(bright, port.relative), whole.length);
  return { port: { ...port, relative: Math.max(relative ?? bright ?? 0, port.relative) }, parameters };
}

/** Root mean square of what a curve leaves, relative to it, where it is above `least`; undefined where too few samples are. */
function relativeError({ power, floor, additive, from, to }: PortSamples, model: Float64Array, least: number, free: number): number | undefined {
  let seen = 0;
  let squares = 0;
  for (let i = from; i < to; i++) {
    if (!(model[i]! > least)) continue;
    squares += ((power[i]! - floor - model[i]!) ** 2 - additive * additive) / (model[i]! * model[i]!);
    seen++;
  }
  return seen < free + 4 ? undefined : Math.sqrt(Math.max(0, squares) / (seen - free));
}

/** Doublets to start from: two of equal lines, and two in which one line is the narrower. */
function doubletStarts(parameters: readonly number[]): number[][] {
  return [-0.15, 0, 0.15].map((scatterIm) => {
    const seed = [...parameters];
    seed[1]! -= 0.25;
    seed[3] = scatterIm === 0 ? 0.25 : 0.1;
    seed[4] = scatterIm;
    return seed;
  });
}

function best(fits: readonly Refined[]): Refined {
  return fits.reduce((least, each) => (each.fit.squares < least.fit.squares ? each : least));
}

/** Parameters without a doublet. */
function single(parameters: readonly number[]): number[] {
  return parameters.map((value, place) => (scatter.includes(place) ? 0 : value));
}

interface Refined {
  /** Which parameters moved. */
  readonly free: readonly number[];
  readonly parameters: readonly number[];
  readonly fit: Fit;
}

function refined(window: LineWindow, free: readonly number[], from: readonly number[], side: 1 | -1 = 1, tolerance = 1e-5): Refined {
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
    [from[9]! - 8, from[9]! + 8],
    [-10, 10],
  ];
  const fit = leastSquares(lineModel(window, free, from), free.map((place) => from[place]!), {
    bounds: free.map((place) => bounds[place]!),
    tolerance,
    iterations: 200,
  });
  const parameters = [...from];
  free.forEach((place, k) => (parameters[place] = fit.parameters[k]!));
  return { free, parameters, fit };
}

function startLoss({ width, near, groupPath }: LineWindow): number {
  return Math.log((Math.PI * width * groupPath) / (near * near));
}

/** Parameters from what is seen at a glance. */
function startOf(window: LineWindow): number[] {
  const { wavelength, through, drop, near, half, width } = window;
  const outer = [...through.power].filter((_, i) => Math.abs(wavelength[i]! - near) > Math.min(1.5 * width, half / 2));
  const level = Math.log(Math.max(middle(outer) - through.floor, through.additive));
  const inner = [...through.power].filter((_, i) => Math.abs(wavelength[i]! - near) < width / 2);
  const lowest = Math.max(Math.min(...inner) - through.floor, through.additive) / Math.exp(level);
  const peak = drop === undefined ? 0 : Math.log(Math.max(Math.max(...drop.power) - drop.floor, drop.additive));
  return [0, startLoss(window), Math.min(Math.max(Math.sqrt(lowest), 0.01), 0.99), 0, 0, level, 0, 0, 0, peak, 0];
}

/** Covariance of all parameters, in units that the residuals themselves show. */
function finished(window: LineWindow, { free, parameters, fit }: Refined, split: boolean): LineFit {
  const size = lineSize(window);
  const model = lineModel(window, free, parameters);
  const residuals = new Float64Array(model.count);
  model.residuals(fit.parameters, residuals);
  // The port that agrees less with the curve says how far to trust it: in proportion to its share of the samples it also has its share of the
  // free parameters.
  const border = window.through.to - window.through.from;
  const share = 1 - free.length / model.count;
  const squaresOf = (from: number, to: number): number => residuals.subarray(from, to).reduce((sum, each) => sum + each * each, 0);
  const ports = border === model.count ? [[0, border] as const] : [[0, border] as const, [border, model.count] as const];
  const spread = Math.max(...ports.map(([from, to]) => squaresOf(from, to) / Math.max((to - from) * share, 1)));
  let neighbors = 0;
  for (let i = 1; i < model.count; i++) if (i !== border) neighbors += residuals[i]! * residuals[i - 1]!;
  const alike = Math.min(Math.max(neighbors / fit.squares, 0), 0.95);
  // Residuals that hang together, as ripple does, count for fewer. Chance alone makes neighbors alike by 1/√n.
  const together = alike > 3 / Math.sqrt(model.count) ? (1 + alike) / (1 - alike) : 1;
  const covariance = new Float64Array(size * size);
  free.forEach((row, j) => {
    free.forEach((column, k) => (covariance[row * size + column] = fit.covariance[j * free.length + k]! * spread * together));
  });
  // A floor taken too high makes the dip deeper, and nothing else.
  const deeper = window.through.floorError / Math.exp(parameters[5]!) / (2 * parameters[2]!);
  covariance[2 * size + 2]! += deeper * deeper;
  return { window, parameters, covariance, squares: fit.squares / (spread * together), split };
}
