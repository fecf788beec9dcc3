import type { Random } from './random.ts';
import { oddNumbers } from './randomText.ts';

/** A path and a value as `--set` takes them; `paths` are good ones. */
export function randomSet(random: Random, paths: readonly string[]): [path: string, value: string] {
  const path = random.pick(paths);
  return [random.chance(0.6) ? path : oddPath(random, path, paths), oddValue(random)];
}

const oddParts = ['__proto__', 'constructor', 'prototype', 'toString', '0', '-1', '1e9', '999', '', ' ', 'kind', 'length', 'power', '$schema', '\u0000', 'ᚠ'] as const;

function oddPath(random: Random, path: string, paths: readonly string[]): string {
  const parts = path.split('.');
  const at = random.whole(0, parts.length - 1);
  const letter = random.whole(0, path.length - 1);
  return random.pick([
    () => parts.with(at, random.pick(oddParts)).join('.'),
    () => parts.toSpliced(at, 0, random.pick(oddParts)).join('.'),
    () => parts.toSpliced(at, 1).join('.'),
    () => parts.slice(0, at).join('.'),
    () => `${path}.${random.pick(oddParts)}`,
    () => path.slice(0, letter) + path.slice(letter + 1),
    () => path.slice(0, letter) + String.fromCharCode(random.whole(0, 0xffff)) + path.slice(letter),
    () => path.toUpperCase(),
    () => `${path}.${random.pick(paths)}`,
    () => `${path}.`.repeat(random.whole(2, 200)),
    () => random.pick(oddParts),
  ])();
}

const units = [
  ...['', ' ', 'W', 'mW', 'dBm', 'dBW', 'uW', 'm', 'nm', 'um', 'µm', 'μm', 'km', 'K', 'degC', '°C', 'degF', 'V', 'mV', 'GHz', 'GBd', 'dB', '%', 'ohm', 'Ω'],
  ...['1/m', 'dB/cm', 'dB/km', '1/cm', 'pA/sqrt(Hz)', 'dB/Hz', 'pJ', 'pJ/bit', 'nm/mW', 'ps/(nm km)', 'ps/(nm^2 km)', '1/K', 'K/W', 'rad', 'deg', 'm^2', 'cm^-3'],
  ...['parsec', 'furlong', 'W W', 'W/', '/W', '()', '((', 'm^', 'm^1e9', 'm^99999', 'sqrt(', 'sqrt(m', 'sqrt()', 'bit', 'b', 'eV', 'degC/W', 'm m^-1', 'toString', 'constructor'],
] as const;
const words = ['ring', 'machZehnder', 'loss', 'gaussian', 'pn', 'linear', 'none', 'true', 'null', '[1]', '{}', 'NaN', 'Infinity', '-Infinity', '∞', '__proto__'] as const;

function oddValue(random: Random): string {
  return random.pick([
    () => `${random.pick(oddNumbers)}${random.pick(['', ' '])}${random.pick(units)}`,
    () => `${(random.uniform() * 10 ** random.whole(-12, 12)).toPrecision(random.whole(1, 17))} ${random.pick(units)}`,
    () => `${random.pick(['', '-', '+', '−', '--'])}${random.whole(0, 1000)} ${random.pick(units)}${random.pick(['', '', '*', '/', '^', ' '])}${random.pick(units)}`,
    () => random.pick(words),
    () => `${random.pick(words)} ${random.pick(units)}`,
    () => ' '.repeat(random.whole(0, 150)) + random.pick(['', '1', '1 W']),
    () => `1 ${random.pick(['(', 'm', 'm*', '1/', 'sqrt(', 'm^', ' '] as const).repeat(random.whole(1, 100))}`,
    () => String.fromCharCode(...Array.from({ length: random.whole(0, 30) }, () => random.whole(0, 0xffff))),
  ])();
}
