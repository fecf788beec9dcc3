import { digits } from '../errors.ts';
import { fromDbm } from '../units.ts';

/** Columns of a spectrum read from text. */
export interface SpectrumColumns {
  /** Vacuum wavelength, m, rising. */
  readonly wavelength: Float64Array;
  /** Power of the second column, W; relative where the text has plain numbers or dB. */
  readonly through: Float64Array;
  /** Power of the third column in the same unit; absent where there is none. */
  readonly drop?: Float64Array;
}

/** Meters in one unit of wavelength. */
const lengths: Readonly<Record<string, number>> = { m: 1, nm: 1e-9, um: 1e-6, µm: 1e-6, μm: 1e-6, pm: 1e-12 };
/** Power, W, of a number in a unit. */
const powers: Readonly<Record<string, (value: number) => number>> = {
  W: (value) => value,
  mW: (value) => 1e-3 * value,
  uW: (value) => 1e-6 * value,
  µW: (value) => 1e-6 * value,
  μW: (value) => 1e-6 * value,
  nW: (value) => 1e-9 * value,
  pW: (value) => 1e-12 * value,
  dBm: fromDbm,
  dB: (value) => 10 ** (value / 10),
  1: (value) => value,
};

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Units {
  readonly length?: number;
  readonly power?: readonly ((value: number) => number)[];
}

/**
 * The spectrum of a text: wavelength, through power and perhaps drop power, a line each, parted by comma, semicolon, tab or spaces; blank
 * lines, and those that begin with # or %, are passed over. Units stand in the heading, as `wavelength (nm)`, `through_dbm` or `drop [mW]`.
 * Without them wavelengths from 100 to 100,000 are nm and below 1e-3 m; powers are dBm where one is negative, W otherwise.
 *
 * @throws RangeError with the number of the line that is not two or three finite numbers, does not rise or has a negative linear power, and
 * for a unit that is not known or fewer than two lines.
 */
export function parseSpectrum(text: string): SpectrumColumns {
  const rows = rowsOf(text);
  const heading = rows[0]?.cells.some(isWord) === true ? rows[0] : undefined;
  const body = heading === undefined ? rows : rows.slice(1);
  if (body.length < 2) throw new RangeError(`a spectrum has at least 2 samples, this one ${body.length}`);
  const width = body[0]!.cells.length;
  if (width !== 2 && width !== 3) throw new RangeError(`line ${body[0]!.line}: ${width} columns, must be wavelength, through and perhaps drop`);
  if (heading !== undefined && heading.cells.length !== width) {
    throw new RangeError(`line ${heading.line}: heading of ${heading.cells.length} columns over ${width} columns of numbers`);
  }
  const units = heading === undefined ? {} : unitsOf(heading);
  const columns = Array.from({ length: width }, (_, k) => Float64Array.from(body, (row) => numberOf(row, k, width)));
  const [first, ...rest] = columns as [Float64Array, ...Float64Array[]];
  const scale = units.length ?? usualLength(first[0]!, body[0]!.line);
  const wavelength = first.map((value) => value * scale);
  for (let i = 0; i < wavelength.length; i++) {
    if (!(wavelength[i]! > 0)) throw new RangeError(`line ${body[i]!.line}: wavelength is ${digits(first[i]!)}, must be above 0`);
    if (i > 0 && !(wavelength[i]! > wavelength[i - 1]!)) {
      throw new RangeError(`line ${body[i]!.line}: wavelength is ${digits(first[i]!)} after ${digits(first[i - 1]!)}, must rise`);
    }
  }
  const anyNegative = rest.some((column) => column.some((value) => value < 0));
  const linear = rest.map((column, k) => {
    const toPower = units.power?.[k] ?? (anyNegative ? fromDbm : powers['W']!);
    return column.map((value, i) => {
      const power = toPower(value);
      if (power >= 0 && power < Infinity) return power;
      throw new RangeError(`line ${body[i]!.line}: power is ${digits(value)}, must not be ${power < 0 ? 'negative' : 'so large'}`);
    });
  });
  return { wavelength, through: linear[0]!, ...(linear[1] !== undefined && { drop: linear[1] }) };
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .forEach((raw, i) => {
      const line = raw.trim();
      if (line === '' || line.startsWith('#') || line.startsWith('%')) return;
      const cells = /[,;\t]/.test(line) ? line.split(/\s*[,;\t]\s*/) : line.split(/\s+/);
      rows.push({ line: i + 1, cells: cells.map((cell) => cell.replace(/^"(.*)"$/, '$1').trim()) });
    });
  return rows;
}

function isWord(cell: string): boolean {
  return !isNumber(cell) && /[a-zµμ]/i.test(cell) && !/^[+-]?(nan|inf|infinity)$/i.test(cell);
}

function isNumber(cell: string): boolean {
  return cell !== '' && Number.isFinite(Number(cell));
}

function numberOf({ line, cells }: Row, column: number, width: number): number {
  if (cells.length !== width || !cells.every(isNumber)) {
    throw new RangeError(`line ${line}: ${JSON.stringify(cells.join(', ').slice(0, 60))} must be ${width} finite numbers`);
  }
  return Number(cells[column]);
}

function unitsOf({ line, cells }: Row): Units {
  const length = unitOf(cells[0]!, lengths, line);
  const power = cells.slice(1).map((cell) => unitOf(cell, powers, line));
  const known = power.filter((each) => each !== undefined);
  if (known.length > 0 && known.length < power.length) {
    throw new RangeError(`line ${line}: a unit is given for one column of power and not for the other`);
  }
  return { ...(length !== undefined && { length }), ...(known.length > 0 && { power: known }) };
}

/** The unit at the end of a heading: in brackets, or behind a space, underscore, slash or comma. */
function unitOf<T>(cell: string, known: Readonly<Record<string, T>>, line: number): T | undefined {
  const bracketed = /[([]\s*([^)\]]*?)\s*[)\]]\s*$/.exec(cell)?.[1];
  const word = bracketed ?? /[\s_/]([^\s_/]+)$/.exec(cell)?.[1];
  if (word === undefined || word === '') return undefined;
  const names = Object.keys(known);
  const exact = names.find((name) => name === word) ?? names.find((name) => name.toLowerCase() === word.toLowerCase());
  if (exact !== undefined) return known[exact];
  if (bracketed === undefined) return undefined;
  throw new RangeError(`line ${line}: unit ${JSON.stringify(word)} is not one of ${names.join(', ')}`);
}

function usualLength(first: number, line: number): number {
  if (first > 1e-7 && first < 1e-3) return 1;
  if (first >= 100 && first <= 1e5) return 1e-9;
  throw new RangeError(`line ${line}: wavelength is ${digits(first)}, neither m nor nm; name the unit in the heading, as wavelength (um)`);
}
