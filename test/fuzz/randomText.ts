import type { Random } from './random.ts';

// A text is a good one with a fault or two in it, so that most get past the first letter and each fault meets its own check.

/** JSON text that may or may not be a design: `good` are texts of designs. */
export function randomText(random: Random, good: readonly string[]): string {
  let text = random.pick(good);
  if (random.chance(0.3)) text = JSON.stringify(JSON.parse(text));
  const faults = random.pick([0, 1, 1, 1, 2, 5]);
  for (let i = 0; i < faults; i++) text = random.pick(mutations)(text, random);
  return text;
}

type Mutation = (text: string, random: Random) => string;

/** Numbers at the ends of what a double holds, and beyond. */
export const oddNumbers = ['1e308', '-1e308', '1e309', '-0', '0', '1e-320', '5e-324', '1e-400', '0.1e1', '9007199254740993', '1E+2', '-1e-5'] as const;
/** What is no number in JSON though it is one elsewhere. */
const noNumbers = ['NaN', 'Infinity', '-Infinity', '01', '.5', '5.', '0x10', '+1', '1_000', '1e', '--1'] as const;
const oddUnits = ['W', 'mW', 'dBm', 'nm', 'µm', 'μm', 'degC', '°C', 'dB', '%', '/m', 'm^', 'm^999', 'm^-1e9', 'sqrt(Hz)', 'eV', 'mm2', '(((', 'W/', '1/', ' ', 'constructor'] as const;
const oddStrings = ['', ' ', '1', '-', '1 W', '1e999 W', '-1e999 W', '0 degC', '-300 degC', '−3 dBm', '1e308 TW', '∞', 'ring', '__proto__', '\\u0000', '\\ud800', 'x'.repeat(200)] as const;
const oddNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'kind', '$schema', '', 'power', 'laser.power', '0', 'length'] as const;
const oddValues = ['null', 'true', 'false', '[]', '{}', '[[[]]]', '{"kind":"ring"}', '{"kind":"__proto__"}', '{"kind":null}', '"machZehnder"', '[1,2,3]'] as const;

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const word = /"(?:[^"\\]|\\.)*"/g;

/** Puts `by` in the place of one match of the pattern. */
function replaceOne(text: string, random: Random, pattern: RegExp, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const match = random.pick(found);
  return text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
}

function somewhere(text: string, random: Random, inserted: string): string {
  const at = random.whole(0, text.length);
  return text.slice(0, at) + inserted + text.slice(at);
}

const mutations: readonly Mutation[] = [
  // Numbers.
  (text, random) => replaceOne(text, random, number, () => random.pick(oddNumbers)),
  (text, random) => replaceOne(text, random, number, () => random.pick(noNumbers)),
  (text, random) => replaceOne(text, random, number, (found) => String(Number(found) * 10 ** random.whole(-330, 330))),
  (text, random) => replaceOne(text, random, number, (found) => `"${found} ${random.pick(oddUnits)}"`),
  (text, random) => replaceOne(text, random, number, () => random.pick(oddValues)),
  // Words.
  (text, random) => replaceOne(text, random, word, () => `"${random.pick(oddStrings)}"`),
  (text, random) => replaceOne(text, random, word, () => `"${random.pick(oddNumbers)} ${random.pick(oddUnits)}"`),
  (text, random) => replaceOne(text, random, word, () => `"${random.pick(oddNames)}"`),
  (text, random) => replaceOne(text, random, word, () => random.pick(oddValues)),
  // Members, twice or strange.
  (text, random) => replaceOne(text, random, /"\w+"\s*:\s*[^,{}[\]]+,/g, (found) => found + found),
  (text, random) => replaceOne(text, random, /\{/g, () => `{"${random.pick(oddNames)}":${random.pick([...oddValues, ...oddNumbers])},`),
  (text, random) => replaceOne(text, random, /[{[,]/g, (found) => found + found),
  (text, random) => replaceOne(text, random, /[}\]:,]/g, () => ''),
  // Letters.
  (text, random) => text.slice(0, random.whole(0, text.length)),
  (text, random) => text.slice(random.whole(0, text.length)),
  (text, random) => somewhere(text, random, String.fromCharCode(random.whole(0, 0xffff))),
  (text, random) => somewhere(text, random, random.pick(['\ufeff', '\u2028', '/* */', '//', '\\', '"', '\u0000', '\t', '\r'])),
  (text, random) => `${random.pick(['\ufeff', '\ufeff\ufeff', ' \ufeff', '\n\r\t ', '#'])}${text}`,
  // Depth and size.
  (text, random) => replaceOne(text, random, number, () => nested(random.whole(1, 150), random)),
  (text, random) => replaceOne(text, random, number, () => '9'.repeat(random.whole(1, 500))),
  (text, random) => replaceOne(text, random, /:\s/g, (found) => found + ' \n'.repeat(random.whole(1, 500))),
  (_, random) => random.pick([...oddValues, ...oddNumbers, ...noNumbers, '', '"', '{', '[', '{"', '[1,']),
];

/** Lists or objects within each other, closed or not. */
export function nested(depth: number, random: Random): string {
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['[', ''],
    ['{"laser":', ''],
  ] as const);
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}
