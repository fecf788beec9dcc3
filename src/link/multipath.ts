import { speedOfLight } from '../constants.ts';
import { inRange } from '../errors.ts';

/** A place that reflects light: a connector, a facet, the laser. */
export interface Reflection {
  /** Place along the link, m. */
  readonly position: number;
  /** Reflected over incident power, 0 to 1. */
  readonly reflectance: number;
}

/** What lies between the places. */
export interface MultipathMedium {
  /** Group index of fiber or guide, 1 to 6. */
  readonly groupIndex: number;
  /** Power lost along the way, dB/m, 0 to 1e5. */
  readonly lossDbPerMeter: number;
  /** Power lost at each place that is passed, dB, 0 to 30. */
  readonly lossDbPerPlace: number;
}

/** A way that light takes besides the straight one. */
export interface LightPath {
  /** Power over that of the straight way. */
  readonly powerRatio: number;
  /** By how much later it arrives, s. */
  readonly delay: number;
}

/**
 * The ways of light that is reflected twice, one for each pair of places: back at the further one and forth at the nearer one. Ways with four reflections are
 * weaker by another product of two reflectances and left out. [Gimlett1989, eq. 1]
 *
 * @param reflections In the order of their places.
 * @throws RangeError for a reflectance above 1 or places out of order.
 */
export function multipath(reflections: readonly Reflection[], medium: MultipathMedium): LightPath[] {
  const { groupIndex, lossDbPerMeter, lossDbPerPlace } = medium;
  inRange('multipath', 'groupIndex', groupIndex, '1', 1, 6);
  inRange('multipath', 'lossDbPerMeter', lossDbPerMeter, 'dB/m', 0, 1e5);
  inRange('multipath', 'lossDbPerPlace', lossDbPerPlace, 'dB', 0, 30);
  reflections.forEach(({ position, reflectance }, i) => {
    inRange('multipath', `reflections.${i}.reflectance`, reflectance, '1', 0, 1);
    inRange('multipath', `reflections.${i}.position`, position, 'm', -1e7, 1e7);
    const before = reflections[i - 1];
    if (before !== undefined && !(position > before.position)) {
      throw new RangeError(`multipath: reflections.${i}.position is ${position} m, must lie behind ${before.position} m`);
    }
  });
  const paths: LightPath[] = [];
  for (let far = 1; far < reflections.length; far++) {
    for (let near = 0; near < far; near++) {
      const one = reflections[near]!;
      const other = reflections[far]!;
      const length = other.position - one.position;
      const lossDb = 2 * (lossDbPerMeter * length + lossDbPerPlace * (far - near - 1));
      const powerRatio = one.reflectance * other.reflectance * 10 ** (-lossDb / 10);
      if (powerRatio > 0) paths.push({ powerRatio, delay: (2 * length * groupIndex) / speedOfLight });
    }
  }
  return paths;
}
