import { modulatorComparison } from '../designs/modulatorComparison.ts';
import {
  compareModulators,
  comparisonTable,
  type ModulatorComparison,
  type ModulatorComparisonDesign as Design,
} from '../engine/compareModulators.ts';
import { setPath } from '../io/setPath.ts';
import { readDesignFile } from '../node/readDesignFile.ts';
import { writeResult } from '../node/writeResult.ts';
import { pathAndValue, readArguments } from './arguments.ts';
import { compareReport } from './compareReport.ts';
import { compareHelp } from './help.ts';
import type { Output } from './output.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

/** `photonlink compare`: a ring and a Mach-Zehnder modulator side by side. */
export async function compare(argv: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(argv, {
    json: { type: 'boolean' },
    set: { type: 'string', multiple: true },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return { text: compareHelp };
  if (positionals.length > 1) throw new UsageError(`one design file at most, got ${positionals.length}: ${positionals.join(' ')}`);
  if (values.out === '') throw new UsageError('--out must name a directory');
  const design = await chosen(positionals[0], values.set ?? []);
  const comparison = compareModulators(design);
  const written = values.out === undefined ? undefined : await writeFiles(values.out, comparison, design);
  if (values.json === true) return { text: json(comparison), ...written?.missing };
  const wrote = written === undefined ? '' : `\nWrote ${written.paths.join(' and ')}\n`;
  return { text: `${compareReport(comparison, design.link)}${wrote}`, ...written?.missing };
}

async function chosen(file: string | undefined, sets: readonly string[]): Promise<Design> {
  let design: Design = file === undefined ? modulatorComparison : await readDesignFile<Design>(file, comparisonTable);
  for (const set of sets) design = await setPath(comparisonTable, design, ...pathAndValue(set));
  return design;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What was missing to draw, for stderr. */
type Missing = Pick<Output, 'note'>;

async function writeFiles(
  directory: string,
  comparison: ModulatorComparison,
  design: object,
): Promise<{ paths: string[]; missing: Missing }> {
  const { MissingPackagesError, render } = await import('../plots/render.ts');
  const { comparisonBars } = await import('../plots/comparisonBars.ts');
  const specification = comparisonBars(comparison);
  const record = json({ version: version(), ...comparison, design });
  try {
    return { paths: await writeResult(directory, { 'compare.json': record, 'compare.svg': await render(specification) }), missing: {} };
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
    const note = `compare.vl.json was written in place of compare.svg: to draw it, npm install ${error.packages}`;
    return { paths: await writeResult(directory, { 'compare.json': record, 'compare.vl.json': json(specification) }), missing: { note } };
  }
}
