import { best, doubletStarts, joined, places, refined, single, startOf, untilted, type Refined } from './lineRefine.ts';
import { lineModel, lineSize, samplesOf, type LineWindow, type PortSamples } from './lineShape.ts';
import { settledPort, togetherness } from './portFit.ts';

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

/**
 * Fits a window from both sides of critical coupling, or from the undercoupled side alone; the better first. A doublet, then unlike lines at
 * the drop port and at the through port, then a leak are kept where the squares fall by more than their parameters can explain.
 *
 * @internal
 */
export function lineFits(window: LineWindow, sides: readonly (1 | -1)[]): LineFit[] {
  const { settled, starts } = settledIn(window);
  const hasDrop = window.drop !== undefined;
  const plain = hasDrop ? joined(places.through, [11, 12]) : places.through;
  const count = samplesOf(settled);
  /** Whether the fit with more parameters explains more than chance would, where residuals vary by `spread`. */
  const better = (less: Refined, more: Refined, spread: number): boolean =>
    less.fit.squares - more.fit.squares > spread * (more.free.length - less.free.length) * (5 + Math.log(count));
  // Coarse fits tell which parameters there are, and only the one chosen is finished.
  const bestOf = (free: readonly number[], seeds: readonly (readonly number[])[]): Refined =>
    best(seeds.map((seed) => refined(settled, free, seed, 1, 1e-3)));
  const once = bestOf(plain, starts.map(single));
  const doublet = bestOf(joined(plain, places.scatter), [...starts.map(untilted), doubletStarts(once.parameters)[1]!]);
  const split = better(once, doublet, spreadOf(settled, doublet).spread);
  let chosen = split ? doublet : once;
  for (const added of split && hasDrop ? [places.dropTilt, places.tilt, places.leak] : [places.leak]) {
    const next = bestOf(joined(chosen.free, added), [chosen.parameters]);
    // What the through port alone has takes nothing from the shape, which the drop port tells: ripple may have its part in it.
    const { spread, through } = spreadOf(settled, next);
    if (better(chosen, next, added === places.dropTilt || !hasDrop ? spread : through)) chosen = next;
  }
  return sides
    .map((side) => {
      const seed = [...chosen.parameters];
      seed[2] = side * Math.abs(seed[2]!);
      return finished(settled, refined(settled, chosen.free, seed, side), split);
    })
    .sort((a, b) => a.squares - b.squares);
}

/** A window with the noise of each port as its own best curve shows it, and the shapes that the ports have alone. */
function settledIn(window: LineWindow): { readonly settled: LineWindow; readonly starts: readonly (readonly number[])[] } {
  const start = startOf(window);
  const through = settledPort(window, 'through', start);
  const settled = { ...window, through: through.port };
  if (window.drop === undefined) return { settled, starts: [through.parameters] };
  const drop = settledPort(window, 'drop', start);
  // Each shape with the numbers of the other port that go with it.
  const ofThrough = (place: number): boolean => places.through.includes(place) && !places.drop.includes(place);
  const ofDrop = (place: number): boolean => [11, 12, ...places.dropTilt].includes(place);
  const byDrop = drop.parameters.map((value, place) => (ofThrough(place) ? through.parameters[place]! : value));
  const byThrough = through.parameters.map((value, place) => (ofDrop(place) ? drop.parameters[place]! : value));
  return { settled: { ...settled, drop: drop.port }, starts: [byDrop, byThrough] };
}

/**
 * Variance of what a fit leaves, of so many samples as tell one thing together: that of the port that agrees less. And that of each sample
 * of the through port.
 */
function spreadOf(window: LineWindow, { free, parameters, fit }: Refined): { readonly spread: number; readonly through: number } {
  const model = lineModel(window, free, parameters);
  const residuals = new Float64Array(model.count);
  model.residuals(fit.parameters, residuals);
  const border = window.through.to - window.through.from;
  // In proportion to its share of the samples a port also has its share of the free parameters.
  const share = 1 - free.length / model.count;
  const ports = [residuals.subarray(0, border), residuals.subarray(border)].filter(({ length }) => length > 0);
  const variances = ports.map((port) => port.reduce((sum, each) => sum + each * each, 0) / Math.max(port.length * share, 1));
  return { spread: Math.max(...variances.map((variance, k) => variance * togetherness(ports[k]!))), through: variances[0]! };
}

/** Covariance of all parameters, in units that the residuals themselves show. */
function finished(window: LineWindow, found: Refined, split: boolean): LineFit {
  const { free, parameters, fit } = found;
  const size = lineSize(window);
  const { spread } = spreadOf(window, found);
  const { through, drop } = window;
  const covariance = new Float64Array(size * size);
  const floors = [floorResponse(window, found, 0, through)];
  if (drop !== undefined) floors.push(floorResponse(window, found, through.to - through.from, drop));
  free.forEach((row, j) => {
    free.forEach((column, k) => {
      const byFloors = floors.reduce((sum, floor) => sum + floor[j]! * floor[k]!, 0);
      covariance[row * size + column] = fit.covariance[j * free.length + k]! * spread + byFloors;
    });
  });
  return { window, parameters, covariance, squares: fit.squares / spread, split };
}

/** What the error of a port's floor does to the free parameters: C Jᵀ of the residuals that it makes. */
function floorResponse(window: LineWindow, { free, parameters, fit }: Refined, row: number, port: PortSamples): Float64Array {
  const model = lineModel(window, free, parameters);
  const slopes = new Float64Array(model.count * free.length);
  model.jacobian(fit.parameters, slopes);
  const { power, floor, floorError, additive, relative, from, to } = port;
  const pull = new Float64Array(free.length);
  for (let i = from; i < to; i++) {
    const moved = floorError / Math.hypot(additive, relative * (power[i]! - floor));
    const at = (row + i - from) * free.length;
    for (let j = 0; j < free.length; j++) pull[j]! += slopes[at + j]! * moved;
  }
  return pull.map((_, j) => pull.reduce((sum, each, k) => sum + fit.covariance[j * free.length + k]! * each, 0));
}
