import { speedOfLight } from '../constants.ts';
import { digits, inRange } from '../errors.ts';
import { modelOf, portNames, type ScatteringModel } from './scatteringModel.ts';

/** Scattering matrices at some frequencies: what an analyzer measures or a solver gives. */
export interface ScatteringSamples {
  /** Frequencies, Hz, rising. */
  readonly frequencies: Float64Array;
  /** Rows and columns of each matrix. */
  readonly size: number;
  /** Real part: place (i · size + row) · size + column, i the frequency, row where light comes out, column where it goes in. */
  readonly re: Float64Array;
  /** Imaginary part. */
  readonly im: Float64Array;
}

/**
 * A part of a circuit from samples, linear between them in real and imaginary part, so that no power is made: sample finely where the phase
 * turns. The port names stand in the order of rows and columns. Samples go as exp(+jωt).
 *
 * @throws RangeError for names or numbers that do not fit each other, frequencies that do not rise, or amplitudes that are not finite;
 * asked, outside the samples.
 */
export function sampledModel(ports: readonly string[], samples: ScatteringSamples): ScatteringModel {
  const who = 'sampledModel';
  const names = portNames(who, ports);
  const { frequencies, size, re, im } = samples;
  const count = frequencies.length;
  const entries = size * size;
  if (names.length !== size) throw new RangeError(`${who}: there are ${names.length} names for ${size} ports`);
  inRange(who, 'frequencies.length', count, '1', 2, 1e9);
  if (re.length !== count * entries || im.length !== count * entries) {
    throw new RangeError(`${who}: there are ${re.length} and ${im.length} parts of amplitudes, must be ${count * entries}`);
  }
  for (let i = 0; i < count; i++) {
    inRange(who, `frequencies.${i}`, frequencies[i]!, 'Hz', i === 0 ? 1e3 : frequencies[i - 1]! * (1 + 1e-15), 1e17);
  }
  for (let k = 0; k < re.length; k++) {
    if (!(Math.abs(re[k]!) + Math.abs(im[k]!) < Infinity)) {
      throw new RangeError(`${who}: the amplitude at place ${k} is not finite`);
    }
  }
  const first = frequencies[0]!;
  const last = frequencies[count - 1]!;
  return modelOf({
    ports: names,
    places: Array.from({ length: entries }, (_, place) => place),
    passive: false,
    write: (wavelength, toRe, toIm) => {
      const frequency = speedOfLight / wavelength;
      // A wavelength of the first or last frequency may round to the outside.
      if (!(frequency >= first * (1 - 1e-14) && frequency <= last * (1 + 1e-14))) {
        throw new RangeError(
          `${who}: wavelength is ${digits(wavelength)} m, outside ${digits(speedOfLight / last)} to ${digits(speedOfLight / first)} m`,
        );
      }
      let low = 0;
      let high = count - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (frequencies[middle]! <= frequency) low = middle;
        else high = middle;
      }
      const share = (frequency - frequencies[low]!) / (frequencies[high]! - frequencies[low]!);
      for (let place = 0; place < entries; place++) {
        const a = low * entries + place;
        const b = high * entries + place;
        toRe[place] = re[a]! + share * (re[b]! - re[a]!);
        toIm[place] = im[a]! + share * (im[b]! - im[a]!);
      }
    },
  });
}
