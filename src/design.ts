import { digits, inRange } from './errors.ts';

// A device's parameters are written once, in its table. The check, the JSON reader, `--set`, the JSON Schema and the list
// of scalar paths are each one function over that table.

/** A number in SI (or in the unit that its name wears), with the closed range in which it is accepted. */
export interface NumberEntry {
  /** SI unit, `'dB'`, or `'1'` for a plain number. */
  readonly unit: string;
  readonly range: readonly [low: number, high: number];
  /** Whole numbers only. */
  readonly whole?: true;
  readonly optional?: true;
}

/** One of a few words. */
export interface ChoiceEntry {
  readonly choice: readonly string[];
  readonly optional?: true;
}

/** Several values of one form. */
export interface ListEntry {
  readonly listOf: Entry;
  /** Least and most number of values. */
  readonly length: readonly [least: number, most: number];
  readonly optional?: true;
}

/** A part with a table of its own. */
export interface GroupEntry {
  readonly group: Table;
  readonly optional?: true;
}

/** One of several parts, told apart by its `kind`. */
export interface KindEntry {
  readonly kind: Readonly<Record<string, Table>>;
  readonly optional?: true;
}

/** One parameter of a design. */
export type Entry = NumberEntry | ChoiceEntry | ListEntry | GroupEntry | KindEntry;

/** The parameters of a design by name. */
export interface Table {
  readonly [name: string]: Entry;
}

/** The value that an entry describes. */
export type ValueOf<E> = E extends { listOf: infer I }
  ? readonly ValueOf<I>[]
  : E extends { choice: readonly (infer C)[] }
    ? C
    : E extends { group: infer G }
      ? Values<G>
      : E extends { kind: infer K }
        ? { [P in keyof K]: { readonly kind: P } & Values<K[P]> }[keyof K]
        : number;

/** The design that a table describes: plain data, JSON in and JSON out. */
export type Values<T> = {
  readonly [P in keyof T as T[P] extends { optional: true } ? never : P]: ValueOf<T[P]>;
} & {
  readonly [P in keyof T as T[P] extends { optional: true } ? P : never]?: ValueOf<T[P]>;
};

/** A number of a design: where it stands, what it is, what is allowed. */
export interface ScalarPath {
  /** Names and list positions joined by dots, as `laser.power`. */
  readonly path: string;
  readonly value: number;
  readonly entry: NumberEntry;
}

/**
 * A frozen copy of `design`, every parameter of `table` checked. A finished part (a function, or an object of functions) in the
 * place of a `kind` record is kept as it is.
 *
 * @throws RangeError naming `device`, the path, the value and what is allowed.
 */
export function check<D extends object>(device: string, table: Table, design: D): D {
  return checkTable(device, '', table, design) as D;
}

/** Every number of a checked design with its path, in the order of the table. */
export function scalarPaths(table: Table, design: object): ScalarPath[] {
  const found: ScalarPath[] = [];
  const visit = (entry: Entry, path: string, value: unknown): void => {
    if (value === undefined || isPart(value)) return;
    if ('unit' in entry) found.push({ path, value: value as number, entry });
    else if ('listOf' in entry) (value as unknown[]).forEach((item, i) => visit(entry.listOf, `${path}.${i}`, item));
    else if ('group' in entry) visitTable(entry.group, `${path}.`, value as object);
    else if ('kind' in entry) visitTable(tableOf(entry, value), `${path}.`, value as object);
  };
  const visitTable = (inner: Table, prefix: string, values: object): void => {
    for (const name of Object.keys(inner)) visit(inner[name]!, prefix + name, own(values, name));
  };
  visitTable(table, '', design);
  return found;
}

/**
 * The value of an object's own property; `undefined` where there is none. Never looks at a prototype.
 *
 * @internal
 */
export function own(values: object, name: string): unknown {
  return Object.hasOwn(values, name) ? (values as Record<string, unknown>)[name] : undefined;
}

/**
 * Whether a value in a `kind` place is a finished part instead of a record: a function, or an object of functions.
 *
 * @internal
 */
export function isPart(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'function';
  return !Object.hasOwn(value, 'kind') && Object.values(value).some((member) => typeof member === 'function');
}

/**
 * The table of the record in a `kind` place; `undefined` if its kind is not known.
 *
 * @internal
 */
export function kindTable(entry: KindEntry, value: unknown): Table | undefined {
  const kind = typeof value === 'object' && value !== null ? own(value, 'kind') : undefined;
  return typeof kind === 'string' && Object.hasOwn(entry.kind, kind) ? entry.kind[kind] : undefined;
}

function tableOf(entry: KindEntry, value: unknown): Table {
  const table = kindTable(entry, value);
  if (table === undefined) throw new RangeError('scalarPaths: the design is not checked');
  return table;
}

/**
 * ` (did you mean x?)` for the known name that is nearest to `name`; empty if none is near.
 *
 * @internal
 */
export function suggestion(name: string, known: readonly string[]): string {
  let best = '';
  let least = Math.max(2, Math.floor(name.length / 2)) + 1;
  for (const candidate of known) {
    // The distance is at least that of the lengths, which keeps a text of any length cheap.
    if (Math.abs(name.length - candidate.length) >= least) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best === '' ? '' : ` (did you mean ${best}?)`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

function checkTable(device: string, prefix: string, table: Table, values: unknown, kind?: string): object {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new RangeError(`${device}: ${prefix.slice(0, -1) || 'design'} is ${shown(values)}, must be an object`);
  }
  const known = Object.keys(table);
  for (const name of Object.keys(values)) {
    if (Object.hasOwn(table, name) || (name === 'kind' && kind !== undefined)) continue;
    throw new RangeError(`${device}: ${prefix}${shortened(name)} is not a parameter${suggestion(name, known)}`);
  }
  const copy: Record<string, unknown> = kind === undefined ? {} : { kind };
  for (const name of known) {
    const entry = table[name]!;
    const value = own(values, name);
    if (value !== undefined) copy[name] = checkEntry(device, prefix + name, entry, value);
    else if (entry.optional !== true) throw new RangeError(`${device}: ${prefix}${name} is missing, must be ${allowed(entry)}`);
  }
  return Object.freeze(copy);
}

function checkEntry(device: string, path: string, entry: Entry, value: unknown): unknown {
  if ('unit' in entry) {
    if (typeof value !== 'number') throw new RangeError(`${device}: ${path} is ${shown(value)}, must be ${allowed(entry)}`);
    inRange(device, path, value, entry.unit, entry.range[0], entry.range[1]);
    if (entry.whole && !Number.isInteger(value)) throw new RangeError(`${device}: ${path} is ${digits(value)}, must be a whole number`);
    return value;
  }
  if ('choice' in entry) {
    if (typeof value === 'string' && entry.choice.includes(value)) return value;
    throw new RangeError(`${device}: ${path} is ${shown(value)}, must be ${allowed(entry)}`);
  }
  if ('listOf' in entry) {
    const [least, most] = entry.length;
    if (!Array.isArray(value)) throw new RangeError(`${device}: ${path} is ${shown(value)}, must be ${allowed(entry)}`);
    inRange(device, `${path}.length`, value.length, '1', least, most);
    return Object.freeze(Array.from(value, (item, i) => checkEntry(device, `${path}.${i}`, entry.listOf, item)));
  }
  if ('group' in entry) return checkTable(device, `${path}.`, entry.group, value);
  if (isPart(value)) return value;
  const table = kindTable(entry, value);
  if (table !== undefined) return checkTable(device, `${path}.`, table, value, own(value as object, 'kind') as string);
  const kind = typeof value === 'object' && value !== null ? `of kind ${shown(own(value, 'kind'))}` : shown(value);
  throw new RangeError(`${device}: ${path} is ${kind}, must be ${allowed(entry)}`);
}

/**
 * What an entry accepts, in words for a message.
 *
 * @internal
 */
export function allowed(entry: Entry): string {
  if ('unit' in entry) {
    const unit = entry.unit === '1' ? '' : ` ${entry.unit}`;
    return `a ${entry.whole ? 'whole ' : ''}number, ${digits(entry.range[0])} to ${digits(entry.range[1])}${unit}`;
  }
  if ('choice' in entry) return `one of ${entry.choice.join(', ')}`;
  if ('listOf' in entry) return `a list of ${entry.length[0]} to ${entry.length[1]} values`;
  if ('group' in entry) return `an object of ${Object.keys(entry.group).join(', ')}`;
  return `a record of kind ${Object.keys(entry.kind).join(', ')}`;
}

/**
 * The beginning of a text that is too long for a message.
 *
 * @internal
 */
export function shortened(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function shown(value: unknown): string {
  if (typeof value === 'number') return digits(value);
  if (typeof value === 'string') return JSON.stringify(shortened(value));
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : value === undefined ? 'missing' : `a ${typeof value}`;
}
