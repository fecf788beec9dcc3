import { type Entry, type Table, isPart, kindTable, own } from '../design.ts';
import { quantityText } from './quantityText.ts';

/**
 * Every number and word of a case in readable units, one a line: `design.radius: 7 um`. Of a checked design it never throws.
 *
 * @internal
 */
export function caseLines(table: Table, values: object): string[] {
  const lines: string[] = [];
  const visit = (entry: Entry, path: string, value: unknown): void => {
    if (value === undefined) return;
    if (isPart(value)) lines.push(`${path}: a finished part`);
    else if ('unit' in entry) lines.push(`${path}: ${quantityText(value as number, entry.unit)}`);
    else if ('choice' in entry) lines.push(`${path}: ${value as string}`);
    else if ('listOf' in entry) visitList(entry, path, value as readonly unknown[]);
    else if ('group' in entry) visitTable(entry.group, `${path}.`, value as object);
    else {
      lines.push(`${path}: ${own(value as object, 'kind') as string}`);
      visitTable(kindTable(entry, value) ?? {}, `${path}.`, value as object);
    }
  };
  const visitList = (entry: Extract<Entry, { listOf: Entry }>, path: string, items: readonly unknown[]): void => {
    const { listOf } = entry;
    if ('unit' in listOf) lines.push(`${path}: ${items.map((item) => quantityText(item as number, listOf.unit)).join(', ') || 'none'}`);
    else items.forEach((item, i) => visit(listOf, `${path}.${i}`, item));
  };
  const visitTable = (inner: Table, prefix: string, of: object): void => {
    for (const name of Object.keys(inner)) visit(inner[name]!, prefix + name, own(of, name));
  };
  visitTable(table, '', values);
  return lines;
}
