import { type Entry, type NumberEntry, type Table, allowed, check, isPart, kindTable, own } from '../design.ts';
import { parseJson } from './jsonText.ts';
import { type QuantityWriter, unitWriter } from './quantity.ts';
import { type QuantityReader, unitReader } from './units.ts';

/**
 * A checked design from JSON text. A quantity is a number (SI) or a string with its unit (`"180 nm"`, see `unitReader`); a member
 * `$schema` at the top is passed over, so that an editor can complete the text. The unit library is loaded only where a string asks for it.
 *
 * @throws RangeError in one line: line and column of malformed JSON, or the path, what it is and what is allowed.
 */
export async function parseDesign<D extends object>(table: Table, text: string): Promise<D> {
  const json = parseJson(text);
  const value = isObject(json) ? without('$schema', json) : json;
  let strings = 0;
  mapNumbers(table, value, (read) => (typeof read === 'string' ? strings++ : read));
  const read = strings > 0 ? await unitReader() : undefined;
  return check('design', table, mapNumbers(table, value, (given, path, entry) => readNumber(given, path, entry, read)) as D);
}

/**
 * JSON text of a design with unit strings, in the order of the table: reading it back gives every number to the last bit.
 *
 * @throws RangeError where the design does not pass its table, or holds a finished part, which has no text.
 */
export async function stringifyDesign(table: Table, design: object): Promise<string> {
  const write = await unitWriter();
  const text = mapNumbers(table, check('design', table, design), (value, _path, entry) => writeNumber(value as number, entry, write));
  return `${JSON.stringify(text, null, 2)}\n`;
}

/**
 * The refusal of a text in the place of a number, with the path and what is allowed.
 *
 * @internal
 */
export function refusedAt(path: string, entry: NumberEntry, error: unknown): RangeError {
  return new RangeError(`design: ${path}: ${(error as Error).message}, allowed is ${allowed(entry)}`);
}

function readNumber(given: unknown, path: string, entry: NumberEntry, read: QuantityReader | undefined): unknown {
  if (typeof given !== 'string' || read === undefined) return given;
  try {
    return read(given, entry.unit);
  } catch (error) {
    throw refusedAt(path, entry, error);
  }
}

function writeNumber(value: number, entry: NumberEntry, write: QuantityWriter): unknown {
  return entry.unit === '1' && !Object.is(value, -0) ? value : write(value, entry.unit);
}

type OnNumber = (value: unknown, path: string, entry: NumberEntry) => unknown;

/** A copy with every value in the place of a number replaced; whatever does not fit the table is kept for `check` to refuse. */
function mapNumbers(table: Table, value: unknown, onNumber: OnNumber): unknown {
  return mapTable(table, '', value, onNumber);
}

function mapTable(table: Table, prefix: string, value: unknown, onNumber: OnNumber): unknown {
  if (!isObject(value)) return value;
  const known = Object.keys(table).filter((name) => Object.hasOwn(value, name));
  const names = [...known, ...Object.keys(value).filter((name) => !Object.hasOwn(table, name))];
  // Entries and not assignments, so that a member of the name __proto__ stays a member.
  return Object.fromEntries(
    names.map((name) => {
      const member = own(value, name);
      return [name, Object.hasOwn(table, name) ? mapEntry(table[name]!, prefix + name, member, onNumber) : member];
    }),
  );
}

function mapEntry(entry: Entry, path: string, value: unknown, onNumber: OnNumber): unknown {
  if ('unit' in entry) return onNumber(value, path, entry);
  if ('listOf' in entry) {
    return Array.isArray(value) ? value.map((item, i) => mapEntry(entry.listOf, `${path}.${i}`, item, onNumber)) : value;
  }
  if ('group' in entry) return mapTable(entry.group, `${path}.`, value, onNumber);
  if (!('kind' in entry)) return value;
  if (isPart(value)) throw new RangeError(`design: ${path} is a finished part, it cannot be written as JSON`);
  const table = kindTable(entry, value);
  if (table === undefined) return value;
  const record = mapTable(table, `${path}.`, without('kind', value as object), onNumber);
  return { kind: own(value as object, 'kind'), ...(record as object) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function without(name: string, values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
}
