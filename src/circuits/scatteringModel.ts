import { digits } from '../errors.ts';
import { portAt, type ScatteringMatrix, type ScatteringPath } from './scatteringMatrix.ts';

/**
 * A part of a circuit: a function from vacuum wavelength (m) to its scattering matrix. A circuit is one itself. Make your own by
 * `scatteringModel`.
 */
export interface ScatteringModel {
  (wavelength: number): ScatteringMatrix;
  /** Names of its ports. */
  readonly ports: readonly string[];
  /**
   * The ways that light may take: row · number of ports + column of the matrix, each once. All other entries are 0 at all wavelengths.
   */
  readonly places: readonly number[];
  /** Whether it cannot give more light than it takes, at any wavelength, by the way it is made. */
  readonly passive: boolean;
  /**
   * Writes the amplitudes at `places`, in their order, from the beginning of both arrays. Those that `wanted` has a 0 for may be left
   * unwritten; without it all are wanted.
   */
  readonly write: (wavelength: number, re: Float64Array, im: Float64Array, wanted?: Uint8Array) => void;
}

/** The amplitude along a path. */
export interface PathAmplitude extends ScatteringPath {
  /** Real part. */
  readonly re: number;
  /** Imaginary part; 0 if absent. */
  readonly im?: number;
}

/** A model from its parts, as a function. @internal */
export function modelOf(parts: Pick<ScatteringModel, 'ports' | 'places' | 'passive' | 'write'>): ScatteringModel {
  const { ports, places } = parts;
  const re = new Float64Array(places.length);
  const im = new Float64Array(places.length);
  const model = (wavelength: number): ScatteringMatrix => {
    parts.write(wavelength, re, im);
    const matrix = { ports, re: new Float64Array(ports.length ** 2), im: new Float64Array(ports.length ** 2) };
    places.forEach((place, k) => {
      matrix.re[place] = re[k]!;
      matrix.im[place] = im[k]!;
    });
    return matrix;
  };
  const { passive, write } = parts;
  return Object.freeze(Object.assign(model, { ports: Object.freeze([...ports]), places: Object.freeze([...places]), passive, write }));
}

/**
 * A model of your own: names of its ports, and a function from vacuum wavelength (m) to the amplitudes along its paths. Paths that it
 * leaves out have amplitude 0. It may give back a whole matrix instead, such as that of another model.
 *
 * @throws RangeError for no port or a name twice; when asked, for a path between ports that are not there, a path twice, or an
 * amplitude that is not finite.
 */
export function scatteringModel(
  ports: readonly string[],
  amplitudes: (wavelength: number) => readonly PathAmplitude[] | ScatteringMatrix,
): ScatteringModel {
  const names = portNames('scatteringModel', ports);
  const size = names.length;
  const given = new Uint8Array(size * size);
  return modelOf({
    ports: names,
    places: Array.from({ length: size * size }, (_, place) => place),
    passive: false,
    write: (wavelength, re, im) => {
      const answer = amplitudes(wavelength);
      re.fill(0, 0, size * size);
      im.fill(0, 0, size * size);
      if ('ports' in answer) copyMatrix(names, answer, re, im);
      else {
        given.fill(0);
        for (const each of answer) {
          const place = portAt('scatteringModel', names, each.to) * size + portAt('scatteringModel', names, each.from);
          if (given[place] === 1) throw new RangeError(`scatteringModel: the path from ${each.from} to ${each.to} is given twice`);
          given[place] = 1;
          re[place] = each.re;
          im[place] = each.im ?? 0;
        }
      }
      for (let place = 0; place < size * size; place++) {
        if (Math.abs(re[place]!) + Math.abs(im[place]!) < Infinity) continue;
        const path = `from ${names[place % size]!} to ${names[Math.floor(place / size)]!}`;
        throw new RangeError(`scatteringModel: the amplitude ${path} is not finite at ${digits(wavelength)} m`);
      }
    },
  });
}

/**
 * The same paths, each also backward with the same amplitude: what holds for all that is reciprocal. A path whose reverse is given
 * too stays as it is.
 */
export function reciprocal(amplitudes: readonly PathAmplitude[]): PathAmplitude[] {
  const given = new Set(amplitudes.map(({ from, to }) => JSON.stringify([from, to])));
  const backward = amplitudes
    .filter(({ from, to }) => !given.has(JSON.stringify([to, from])))
    .map((each) => ({ ...each, from: each.to, to: each.from }));
  return [...amplitudes, ...backward];
}

/** Names of ports, each a text that is there once. @internal */
export function portNames(who: string, ports: readonly string[]): readonly string[] {
  if (!Array.isArray(ports) || ports.length === 0) throw new RangeError(`${who}: there must be a list of ports, with one at least`);
  const names = ports.map((port: unknown) => {
    if (typeof port !== 'string' || port === '') throw new RangeError(`${who}: ${JSON.stringify(port)} is no name of a port`);
    return port;
  });
  const twice = names.find((port, i) => names.indexOf(port) !== i);
  if (twice !== undefined) throw new RangeError(`${who}: the port ${twice} is named twice`);
  return names;
}

function copyMatrix(names: readonly string[], { ports, re, im }: ScatteringMatrix, toRe: Float64Array, toIm: Float64Array): void {
  const size = names.length;
  const at = ports.map((port) => portAt('scatteringModel', names, port));
  at.forEach((row, i) => {
    at.forEach((column, j) => {
      toRe[row * size + column] = re[i * ports.length + j]!;
      toIm[row * size + column] = im[i * ports.length + j]!;
    });
  });
}
