import { digits } from '../../errors.ts';
import type { LineWindow, PortSamples } from './lineShape.ts';
import { besideDark, middle, noiseOf, type DetectorNoise } from './noise.ts';
import { combOf, peaksOf, type Comb, type Peak } from './peaks.ts';
import type { Columns } from './spectrum.ts';

/** A spectrum with its resonances as they are first seen. @internal */
export interface SeenRing {
  readonly columns: Columns;
  readonly noise: { readonly through: DetectorNoise; readonly drop?: DetectorNoise };
  readonly comb: Comb;
}

/**
 * The resonances of a spectrum, by the port that shows more of them.
 *
 * @throws RangeError for none, and for too few samples in their widths.
 * @internal
 */
export function seenIn(columns: Columns): SeenRing {
  const { wavelength, through, drop } = columns;
  const own = noiseOf(through);
  const other = drop === undefined ? undefined : noiseOf(drop);
  const noise = other === undefined ? { through: own } : { through: besideDark(own, through, other), drop: besideDark(other, drop!, own) };
  const dips = combIn(peaksOf(wavelength, through, noise.through, -1));
  const peaks = drop === undefined ? undefined : combIn(peaksOf(wavelength, drop, other!, 1));
  const comb = (peaks?.peaks.length ?? 0) >= (dips?.peaks.length ?? 0) ? peaks : dips;
  if (comb === undefined) throw new RangeError('fitRing: no resonance stands out of the spectrum');
  const samples = middle(comb.peaks.map((peak) => peak.samples));
  if (samples < 5) {
    const widest = digits(middle(comb.peaks.map(({ width }) => width)));
    throw new RangeError(`fitRing: resonances are about ${samples} samples wide (${widest} m), need at least 5`);
  }
  return { columns, noise, comb };
}

/** A comb of resonances much narrower than their spacing; what is wider is ripple. */
function combIn(peaks: readonly Peak[]): Comb | undefined {
  if (peaks.length === 0) return undefined;
  const comb = combOf(peaks);
  const widths = comb.peaks.map(({ width, wavelength }) => width / wavelength ** 2);
  return comb.spacing > 0 && middle(widths) > comb.spacing / 3 ? undefined : comb;
}

/** The samples about one of the resonances. @internal */
export function windowOf({ columns, noise, comb }: SeenRing, peak: Peak, groupPath: number): LineWindow {
  const { wavelength, through, drop } = columns;
  const near = peak.wavelength;
  const spacing = near ** 2 / groupPath;
  const usual = middle(comb.peaks.map(({ width }) => width));
  const width = Math.min(Math.max(peak.width, usual / 1.5), 1.5 * usual);
  const half = Math.min(6 * width, 0.45 * spacing);
  const [first, behind] = between(wavelength, near - half, near + half);
  const about = Math.min(1.2 * width, half);
  const [from, to] = between(wavelength, near - about, near + about);
  const window = { wavelength: wavelength.slice(first, behind), near, width, half, groupPath };
  const throughSamples: PortSamples = { power: through.slice(first, behind), from: 0, to: behind - first, ...noise.through };
  if (drop === undefined) return { ...window, through: throughSamples };
  const background = backgroundOf(wavelength, drop, { near, spacing, width });
  const dropSamples: PortSamples = { ...noise.drop!, power: drop.slice(first, behind), from: from - first, to: to - first, ...background };
  return { ...window, through: throughSamples, drop: dropSamples };
}

/** The first sample from `low` on, and the first beyond `high`. */
function between(wavelength: Float64Array, low: number, high: number): [number, number] {
  let from = 0;
  while (wavelength[from]! < low) from++;
  let to = from;
  while (to < wavelength.length && wavelength[to]! <= high) to++;
  return [from, to];
}

/** A resonance among others, m. */
interface Place {
  readonly near: number;
  readonly spacing: number;
  readonly width: number;
}

/**
 * What the drop port shows without resonance: floor of the detector and light that reaches it astray. Beside a resonance its light goes
 * with 1/(sin²(φ/2) + sin²(Δφ/4)) of its width Δφ, so that a straight line of power over that meets the axis at the background. Undefined
 * where the resonance itself is the greater part midway to the next one.
 */
function backgroundOf(wavelength: Float64Array, drop: Float64Array, { near, spacing, width }: Place): Pick<PortSamples, 'floor' | 'floorError'> | undefined {
  const [first, behind] = between(wavelength, near - spacing / 2, near + spacing / 2);
  const least = Math.max(0.15 * spacing, 1.2 * width);
  const half = Math.sin((Math.PI * width) / (2 * spacing)) ** 2;
  let [count, below, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0, 0];
  for (let i = first; i < behind; i++) {
    const away = Math.abs(wavelength[i]! - near);
    if (away < least) continue;
    const x = 1 / (Math.sin((Math.PI * away) / spacing) ** 2 + half);
    count++;
    if (wavelength[i]! < near) below++;
    sx += x;
    sy += drop[i]!;
    sxx += x * x;
    sxy += x * drop[i]!;
    syy += drop[i]! * drop[i]!;
  }
  const area = count * sxx - sx * sx;
  const background = (sxx * sy - sx * sxy) / area;
  const slope = (count * sxy - sx * sy) / area;
  // On one side alone a sloping envelope looks like a background.
  const sided = Math.min(below, count - below) < count / 3;
  if (count < 12 || sided || !(area > 0)) return undefined;
  // What the line leaves, ripple and envelope above all, is alike over many samples.
  const left = Math.max(0, syy - background * sy - slope * sxy) / (count - 2);
  return { floor: Math.max(background, 0), floorError: Math.sqrt((left * sxx) / area) };
}
