import { type Entry, type KindEntry, type NumberEntry, type Table, allowed, check, isPart, kindTable, own, shortened, suggestion } from '../design.ts';
import { refusedAt } from './designJson.ts';
import { parseQuantity } from './units.ts';

/** Complete records to choose from, by the path of their place and their kind. */
export type Parts = Readonly<Record<string, Readonly<Record<string, object>>>>;

/**
 * A copy of a checked design with the value at `path` replaced by what `text` says: a quantity (`300 mW`; without a unit SI), a word
 * of a choice, or, where the path ends in `.kind`, the record of that kind in `parts`; a record that is of that kind already stays
 * as it is. A place in a list is its number: `laser.wavelengthOffsets.0`.
 *
 * @throws RangeError in one line: an unknown path with the nearest known one, or the path, what it got and what is allowed.
 */
export async function setPath<D extends object>(table: Table, design: D, path: string, text: string, parts: Parts = {}): Promise<D> {
  const place = placeOf(table, design, path);
  const { entry, steps } = place;
  let value: unknown = text.trim();
  if ('unit' in entry) {
    value = await parseQuantity(text, entry.unit).catch((error: unknown) => {
      throw refusedAt(path, entry, error);
    });
  }
  if ('kind' in entry) value = recordOf(entry, steps.join('.'), place.current, text.trim(), parts);
  return check('design', table, replaced(design, steps, value) as D);
}

/**
 * A number of a design that a path names, ready to be replaced again and again.
 *
 * @internal
 */
export interface NumberPlace {
  readonly entry: NumberEntry;
  /** A copy of the design with another number there, which is not checked. */
  replace<D extends object>(design: D, value: number): D;
}

/**
 * The place of a number in a design.
 *
 * @throws RangeError in one line for a path that is not known, with the nearest known one, and for what is no number.
 *
 * @internal
 */
export function numberPlace(table: Table, design: object, path: string): NumberPlace {
  const { entry, steps } = placeOf(table, design, path);
  if (!('unit' in entry)) throw new RangeError(`design: ${path} is ${allowed(entry)}, not a number`);
  return { entry, replace: (before, value) => replaced(before, steps, value) as typeof before };
}

function placeOf(table: Table, design: object, path: string): Place {
  const places = placesOf(table, design);
  const place = places.find((candidate) => candidate.path === path);
  if (place === undefined) throw new RangeError(`design: ${shortened(path, 100)} is not a parameter${nearest(path, places)}`);
  if (!isContainer(place)) return place;
  const inside = places.find((candidate) => !isContainer(candidate) && candidate.path.startsWith(`${path}.`));
  throw new RangeError(`design: ${path} is ${allowed(place.entry)}, set one of its values${inside ? `, as ${inside.path}` : ''}`);
}

/** A place in a design that a path can name. */
interface Place {
  readonly path: string;
  /** Names and list positions that lead to what is replaced: for `modulator.kind` the whole modulator. */
  readonly steps: readonly string[];
  readonly entry: Entry;
  readonly current: unknown;
}

function isContainer({ path, steps, entry }: Place): boolean {
  return 'group' in entry || 'listOf' in entry || ('kind' in entry && path === steps.join('.'));
}

function placesOf(table: Table, design: object): Place[] {
  const places: Place[] = [];
  const visit = (entry: Entry, steps: readonly string[], current: unknown): void => {
    places.push({ path: steps.join('.'), steps, entry, current });
    if ('listOf' in entry) ((current ?? []) as unknown[]).forEach((item, i) => visit(entry.listOf, [...steps, String(i)], item));
    else if ('group' in entry) visitTable(entry.group, steps, current ?? {});
    else if ('kind' in entry) {
      places.push({ path: [...steps, 'kind'].join('.'), steps, entry, current });
      visitTable(kindTable(entry, current) ?? {}, steps, current ?? {});
    }
  };
  const visitTable = (inner: Table, steps: readonly string[], values: object): void => {
    for (const name of Object.keys(inner)) visit(inner[name]!, [...steps, name], own(values, name));
  };
  visitTable(table, [], design);
  return places;
}

function nearest(path: string, places: readonly Place[]): string {
  const known = places.filter((place) => !isContainer(place)).map((place) => place.path);
  const last = path.split('.').at(-1)!;
  const sameEnd = known.filter((candidate) => candidate.endsWith(`.${last}`));
  if (sameEnd.length > 0) return suggestion(path, sameEnd) || ` (did you mean ${sameEnd[0]!}?)`;
  return suggestion(path, known);
}

function recordOf(entry: KindEntry, path: string, current: unknown, kind: string, parts: Parts): unknown {
  const records = Object.hasOwn(parts, path) ? parts[path]! : {};
  const now = isPart(current) ? undefined : kindTable(entry, current);
  const kinds = Object.keys(entry.kind).filter((known) => entry.kind[known] === now || Object.hasOwn(records, known));
  if (!kinds.includes(kind)) throw new RangeError(`design: ${path}.kind is ${JSON.stringify(kind)}, must be one of ${kinds.join(', ')}`);
  return entry.kind[kind] === now ? current : records[kind];
}

function replaced(value: unknown, steps: readonly string[], end: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return end;
  if (Array.isArray(value)) return value.map((item: unknown, i) => (String(i) === step ? replaced(item, rest, end) : item));
  const values: object = value ?? {};
  return { ...values, [step]: replaced(own(values, step), rest, end) };
}
