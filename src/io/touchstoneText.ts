import type { ScatteringSamples } from '../circuits/sampledModel.ts';
import { inRange } from '../errors.ts';
import { degree } from '../units.ts';

const scales: Readonly<Record<string, number>> = { HZ: 1, KHZ: 1e3, MHZ: 1e6, GHZ: 1e9 };
type Pair = (first: number, second: number) => readonly [re: number, im: number];
const turned: Pair = (size, angle) => [size * Math.cos(angle * degree), size * Math.sin(angle * degree)];
const formats: Readonly<Record<string, Pair>> = {
  RI: (re, im) => [re, im],
  MA: turned,
  DB: (decibels, angle) => turned(10 ** (decibels / 20), angle),
};

interface Options {
  readonly scale: number;
  readonly pair: Pair;
}

/**
 * Scattering matrices from a Touchstone text of version 1, as in files `.s1p`, `.s2p` …; the number of ports stands in that name and not in
 * the text. Frequencies in Hz, as exp(+jωt). What the amplitudes are referred to (`R`) is passed over. [IBIS2002]
 *
 * @throws RangeError with the line for another version or parameter, a line that is no numbers, numbers that do not fill matrices, or
 * frequencies that do not rise (as where noise data follow).
 */
export function parseTouchstone(text: string, { ports }: { readonly ports: number }): ScatteringSamples {
  inRange('parseTouchstone', 'ports', ports, '1', 1, 1000);
  if (!Number.isInteger(ports)) throw new RangeError(`parseTouchstone: ports is ${ports}, must be a whole number`);
  let options: Options | undefined;
  const numbers: number[] = [];
  const lineOf: number[] = [];
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .forEach((whole, i) => {
      const line = whole.replace(/!.*/, '').trim();
      if (line === '') return;
      if (line.startsWith('[')) throw new RangeError(`line ${i + 1}: keywords in brackets are of Touchstone version 2, which is not read`);
      if (line.startsWith('#')) {
        // Only the first counts.
        options ??= optionsOf(line, i + 1);
        return;
      }
      for (const word of line.split(/\s+/)) {
        const value = Number(word);
        if (!Number.isFinite(value)) throw new RangeError(`line ${i + 1}: ${JSON.stringify(word.slice(0, 40))} is no number`);
        numbers.push(value);
        lineOf.push(i + 1);
      }
    });
  const { scale, pair } = options ?? optionsOf('#', 0);
  const each = 1 + 2 * ports * ports;
  const count = Math.floor(numbers.length / each);
  if (count === 0 || count * each !== numbers.length) {
    throw new RangeError(`${numbers.length} numbers do not make matrices of ${ports} ports, which have ${each} numbers to a frequency`);
  }
  const samples = {
    frequencies: new Float64Array(count),
    size: ports,
    re: new Float64Array(count * ports * ports),
    im: new Float64Array(count * ports * ports),
  };
  for (let i = 0; i < count; i++) {
    const from = i * each;
    const frequency = numbers[from]! * scale;
    if (!(frequency >= 0) || (i > 0 && !(frequency > samples.frequencies[i - 1]!))) {
      const line = `line ${lineOf[from]!}: the frequency ${numbers[from]!}`;
      throw new RangeError(`${line} does not rise; noise data and wrong numbers of ports look so`);
    }
    samples.frequencies[i] = frequency;
    for (let k = 0; k < ports * ports; k++) {
      const [re, im] = pair(numbers[from + 1 + 2 * k]!, numbers[from + 2 + 2 * k]!);
      const at = i * ports * ports + placeOf(k, ports);
      samples.re[at] = re;
      samples.im[at] = im;
    }
  }
  return samples;
}

/** Touchstone text of version 1, in Hz and real and imaginary parts: read back to the last bit. [IBIS2002] */
export function stringifyTouchstone({ frequencies, size, re, im }: ScatteringSamples): string {
  const lines = ['# Hz S RI R 50'];
  for (let i = 0; i < frequencies.length; i++) {
    const pairs = Array.from({ length: size * size }, (_, k) => {
      const at = i * size * size + placeOf(k, size);
      return `${re[at]!} ${im[at]!}`;
    });
    if (size <= 2) lines.push([frequencies[i]!, ...pairs].join(' '));
    else {
      // At most four to a line, and each row begins one.
      for (let row = 0; row < size; row++) {
        for (let k = 0; k < size; k += 4) {
          const some = pairs.slice(row * size + k, row * size + Math.min(size, k + 4)).join(' ');
          lines.push(row === 0 && k === 0 ? `${frequencies[i]!} ${some}` : `  ${some}`);
        }
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Place in the matrix of the k-th pair: two ports stand column by column, all others row by row. */
function placeOf(k: number, size: number): number {
  return size === 2 ? (k % 2) * 2 + (k >> 1) : k;
}

function optionsOf(line: string, number: number): Options {
  let scale = 1e9;
  let pair = formats['MA']!;
  const words = line.slice(1).trim().toUpperCase().split(/\s+/);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (Object.hasOwn(scales, word)) scale = scales[word]!;
    else if (Object.hasOwn(formats, word)) pair = formats[word]!;
    else if (word === 'R') i++;
    else if (word !== 'S' && word !== '') {
      throw new RangeError(`line ${number}: ${word.slice(0, 40)} is not among units Hz to GHz, parameter S, formats MA, DB, RI and R`);
    }
  }
  return { scale, pair };
}
