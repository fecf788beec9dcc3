import { readdirSync, readFileSync } from 'node:fs';
import { agrees, type ValidationCase } from './case.ts';

// docs/validation.md is the same on every machine: ours is printed to a tenth of the tolerance's leading digit, never finer.

/** The rows of one file of this folder. */
export interface Topic {
  readonly name: string;
  readonly cases: readonly ValidationCase[];
}

/** One row worked out. */
export interface Row {
  readonly cells: readonly string[];
  readonly passed: boolean;
}

const notTopics = ['case.ts', 'table.ts', 'write.ts'];

/** Every exported `…Cases` of the files in this folder, in the order of their names. */
export async function topics(): Promise<Topic[]> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !notTopics.includes(file));
  const found: Topic[] = [];
  for (const file of files.sort()) {
    const module = (await import(new URL(file, import.meta.url).href)) as Record<string, unknown>;
    const cases = Object.entries(module).flatMap(([name, value]) => (name.endsWith('Cases') ? (value as ValidationCase[]) : []));
    if (cases.length === 0) throw new Error(`test/validation/${file} exports no …Cases`);
    found.push({ name: file.replace(/\.ts$/, ''), cases });
  }
  return found;
}

/** At most nine significant digits. */
export function printed(value: number): string {
  return String(Number(value.toPrecision(9)));
}

/** Ours to the digit below the leading digit of the largest allowed difference, at most nine significant digits. */
export function printedWithin(value: number, allowed: number): string {
  if (!Number.isFinite(value)) return String(value);
  const place = allowed > 0 ? Math.floor(Math.log10(allowed)) - 1 : -Infinity;
  if (Math.abs(value) < 10 ** place / 2 || value === 0) return '0';
  const kept = Math.floor(Math.log10(Math.abs(value))) - place + 1;
  return String(Number(value.toPrecision(Math.min(9, Math.max(1, kept)))));
}

function printedTolerance(row: ValidationCase): string {
  if ('abs' in row.tolerance) return `± ${withUnit(printed(row.tolerance.abs), row.unit)}`;
  return row.tolerance.rel >= 1e-4 ? `± ${printed(100 * row.tolerance.rel)} %` : `± ${row.tolerance.rel.toExponential()} relative`;
}

function withUnit(number: string, unit: string): string {
  return unit === '1' ? number : `${number} ${unit}`;
}

/** Works one row out. A question that throws is a row that differs. */
export function worked(row: ValidationCase): Row {
  const allowed = 'abs' in row.tolerance ? row.tolerance.abs : row.tolerance.rel * Math.abs(row.reference);
  let ours: string;
  let passed = false;
  try {
    const value = row.ours();
    passed = agrees(row, value);
    ours = withUnit(printedWithin(value, allowed), row.unit);
  } catch (error) {
    ours = `throws ${String(error)}`;
  }
  const verdict = passed ? 'agrees' : '**differs**';
  return { cells: [row.what, row.source, withUnit(printed(row.reference), row.unit), ours, printedTolerance(row), verdict], passed };
}

/** The text of docs/validation.md, and how many rows pass and fail. */
export function page(all: readonly Topic[]): { text: string; passed: number; failed: number } {
  const tables = all.map(({ name, cases }) => ({ name, rows: cases.map(worked) }));
  const rows = tables.flatMap((table) => table.rows);
  const passed = rows.filter((row) => row.passed).length;
  const failed = rows.length - passed;
  const sections = tables.map(({ name, rows }) => [
    `## ${name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)}`,
    '',
    '| case | source | published or derived | ours | tolerance | verdict |',
    '|---|---|--:|--:|--:|---|',
    ...rows.map(({ cells }) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
    '',
  ]);
  const text = [
    '# Validation',
    '',
    'Published or independently derived numbers beside ours. Written by `npm run validate`; keys stand in `docs/references.bib`.',
    'A relative tolerance is a share of the published value. Ours is printed to a tenth of its tolerance.',
    '',
    `${rows.length} rows: ${passed} agree, ${failed} differ.`,
    '',
    ...sections.flat(),
  ].join('\n');
  return { text, passed, failed };
}

/** The keys of docs/references.bib. */
export function bibliographyKeys(): Set<string> {
  const text = readFileSync(new URL('../../docs/references.bib', import.meta.url), 'utf8');
  return new Set(Array.from(text.matchAll(/^@\w+\{\s*([^,\s]+)\s*,/gm), (match) => match[1]!));
}
