import { type EngineDesign, engineTable } from '../engine/engineTable.ts';
import { digits, inRange } from '../errors.ts';
import { refusedAt } from '../io/designJson.ts';
import { naturalUnitsOf } from '../io/naturalUnits.ts';
import { type NumberPlace, numberPlace } from '../io/setPath.ts';
import { parseQuantity } from '../io/units.ts';
import { linspace } from '../numerics/linspace.ts';
import { UsageError } from './usageError.ts';

/** One parameter of a design that takes several values. */
export interface SweepAxis {
  readonly path: string;
  readonly place: NumberPlace;
  /** SI. */
  readonly values: readonly number[];
  /** The unit in which the values were given, and their numbers in it. */
  readonly shown: { readonly unit: string; readonly numbers: readonly number[] };
}

/** Most points of a sweep. */
export const mostPoints = 1e6;

/**
 * The axis of one `--over`: `path=from..to:count`, both ends included and steps equal in SI, or `path=a,b,c`.
 * Throws a `UsageError` or a `RangeError` in one line.
 */
export async function sweepAxis(over: string, design: EngineDesign): Promise<SweepAxis> {
  const equals = over.indexOf('=');
  const path = over.slice(0, Math.max(0, equals)).trim();
  const text = over.slice(equals + 1);
  if (path === '' || text.trim() === '') throw malformed(over);
  const place = numberPlace(engineTable, design, path);
  const { entry } = place;
  const read = async (part: string): Promise<number> => {
    const value = await parseQuantity(part, entry.unit).catch((error: unknown) => {
      throw refusedAt(path, entry, error);
    });
    inRange('design', path, value, entry.unit, entry.range[0], entry.range[1]);
    return value;
  };
  const parts = text.includes('..') ? rangeParts(over, path, text) : text.split(',');
  const values = Array.isArray(parts) ? await inTurn(parts, read) : await rangeOf(path, parts, read);
  const whole = entry.whole === true ? values.map(nearlyWhole) : values;
  const broken = entry.whole === true ? whole.find((value) => !Number.isInteger(value)) : undefined;
  if (broken !== undefined) throw new RangeError(`design: ${path} is ${digits(broken)}, must be a whole number`);
  return { path, place, values: whole, shown: await shownIn(unitOf(Array.isArray(parts) ? parts[0]! : parts.from), whole, entry.unit) };
}

/** The number of points of a grid. Throws a `UsageError` where it is too large. */
export function gridSize(axes: readonly SweepAxis[]): number {
  const points = axes.reduce((product, { values }) => product * values.length, 1);
  if (points <= mostPoints) return points;
  throw new UsageError(`${axes.map(({ values }) => values.length).join(' x ')} = ${points} points, at most ${mostPoints} are swept`);
}

interface RangeParts {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

function rangeParts(over: string, path: string, text: string): RangeParts {
  const parts = /^(.*?)\.\.(.*):([^:]*)$/s.exec(text);
  if (parts === null) throw malformed(over);
  const [from, to, many] = parts.slice(1).map((part) => part.trim()) as [string, string, string];
  const count = /^\d{1,15}$/.test(many) ? Number(many) : 0;
  if (count >= 2 && count <= mostPoints) return { from, to, count };
  throw new UsageError(`--over ${path}: count is ${JSON.stringify(many)}, must be a whole number, 2 to ${mostPoints}`);
}

async function rangeOf(path: string, { from, to, count }: RangeParts, read: (text: string) => Promise<number>): Promise<number[]> {
  const [first, last] = [await read(from), await read(to)];
  if (first < last) return Array.from(linspace(first, last, count));
  throw new UsageError(`--over ${path}: from ${from} to ${to} is ${first === last ? 'empty' : 'reversed'}, must rise`);
}

async function inTurn(parts: readonly string[], read: (text: string) => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (const part of parts) values.push(await read(part));
  return values;
}

/** Steps of a third do not add up to whole numbers by themselves. */
function nearlyWhole(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-9 ? whole : value;
}

function malformed(over: string): UsageError {
  return new UsageError(
    `--over ${JSON.stringify(over)} must be path=from..to:count or path=a,b,c, as --over laser.power=200mW..400mW:21`,
  );
}

/** The unit behind a number. */
function unitOf(text: string): string {
  return /^\s*[+\-\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*(.*?)\s*$/s.exec(text)?.[1] ?? '';
}

async function shownIn(unit: string, values: readonly number[], si: string): Promise<SweepAxis['shown']> {
  const guess = naturalUnitsOf(si).find((natural) => natural.unit === unit)?.guess ?? (await linear(unit, si));
  const numbers = values.map((value) => (guess === undefined ? value : (guess(value) ?? NaN)));
  if (guess === undefined || !numbers.every(Number.isFinite)) return { unit: si, numbers: values };
  return { unit, numbers: numbers.map((number) => Number(number.toPrecision(10))) };
}

/** From SI to a unit that is a multiple of it; `undefined` for any other. */
async function linear(unit: string, si: string): Promise<((value: number) => number) | undefined> {
  if (unit === '' || unit === si) return undefined;
  const [none, one, two] = await Promise.all([`0 ${unit}`, `1 ${unit}`, `2 ${unit}`].map((text) => parseQuantity(text, si)));
  return none === 0 && Math.abs(two! / one! - 2) < 1e-9 ? (value) => value / one! : undefined;
}
