import { best, doubletStarts, joined, places, refined } from './lineRefine.ts';
import { lineCurve, type LineWindow, type PortSamples } from './lineShape.ts';

/** A port with the noise that its own best curve shows, and that curve's parameters. @internal */
export interface SettledPort {
  readonly port: PortSamples;
  readonly parameters: readonly number[];
}

/**
 * What the best curve leaves of each port alone, the ripple of its envelope above all, is an error that grows with the light. Samples that
 * it moves together count as one.
 *
 * @internal
 */
export function settledPort(window: LineWindow, name: 'through' | 'drop', start: readonly number[]): SettledPort {
  const alone = portAlone(window, name);
  const whole = joined(places[name], places.scatter);
  const once = refined(alone, places[name], start, 1, 1e-3);
  // A peak of few samples has several best doublets; a dip, most of whose window is envelope, needs no more than one.
  const seeds = doubletStarts(once.parameters);
  const doublet = best((name === 'drop' ? seeds : [seeds[1]!]).map((seed) => refined(alone, whole, seed, 1, 1e-3)));
  const tilted = name === 'drop' ? [refined(alone, joined(whole, places.dropTilt), doublet.parameters, 1, 1e-3)] : [];
  const { parameters, free } = best([once, doublet, ...tilted]);
  const port = alone[name]!;
  const model = lineCurve(alone, parameters)[name];
  const brightest = model.reduce((most, each) => Math.max(most, each), 0);
  // Where the light is much brighter than the noise in the dark; how much that is follows from the brightest samples.
  const bright = relativeError(port, model, brightest / 2, free.length);
  const relative = bright === undefined ? undefined : relativeError(port, model, (3 * port.additive) / Math.max(bright, port.relative), free.length);
  const seen = Math.max(relative ?? bright ?? 0, port.relative);
  const left: number[] = [];
  for (let i = port.from; i < port.to; i++) if (model[i]! > brightest / 2) left.push((port.power[i]! - port.floor) / model[i]! - 1);
  return { port: { ...window[name]!, relative: seen * Math.sqrt(togetherness(left)) }, parameters };
}

/** A window in which one port counts, and no more of it than its samples that do. */
function portAlone(window: LineWindow, name: 'through' | 'drop'): LineWindow {
  const { wavelength, through, drop, ...rest } = window;
  if (name === 'through') return { ...rest, wavelength, through };
  const { from, to } = drop!;
  const power = drop!.power.slice(from, to);
  return { ...rest, wavelength: wavelength.slice(from, to), through: { ...through, power, from: 0, to: 0 }, drop: { ...drop!, power, from: 0, to: to - from } };
}


/**
 * How many residuals in a row tell no more than a single one, as those of ripple do: 1 + 2 Σ of their autocorrelation up to where it ends.
 * [Bayley1946]
 *
 * @internal
 */
export function togetherness(residuals: ArrayLike<number>): number {
  const count = residuals.length;
  const product = (lag: number): number => {
    let sum = 0;
    for (let i = lag; i < count; i++) sum += residuals[i]! * residuals[i - lag]!;
    return sum;
  };
  const own = product(0);
  let together = 1;
  for (let lag = 1; lag < count / 4; lag++) {
    const alike = product(lag) / own;
    // Chance alone makes neighbors alike by 1/√n.
    if (!(alike > (lag === 1 ? 3 / Math.sqrt(count) : 0))) break;
    together += 2 * alike;
  }
  return together;
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
