import type { EngineDesign } from '../engine/engineTable.ts';
import { writeResult } from '../node/writeResult.ts';
import { readArguments } from './arguments.ts';
import { chosenDesign } from './chosenDesign.ts';
import { sweepHelp } from './help.ts';
import { InterruptedError, interruption } from './interrupted.ts';
import type { Output, Streams } from './output.ts';
import { progress } from './progress.ts';
import { gridSize, type SweepAxis, sweepAxis } from './sweepAxis.ts';
import { sweepGrid, type SweepTable } from './sweepGrid.ts';
import { sweepPicture } from './sweepPicture.ts';
import { sweepCsv, sweepRecord, sweepReport } from './sweepText.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

/** `photonlink sweep`: an optical engine over a grid of its parameters. */
export async function sweep(argv: readonly string[], streams: Pick<Streams, 'stderr'>): Promise<Output> {
  const { values, positionals } = readArguments(argv, {
    over: { type: 'string', multiple: true },
    set: { type: 'string', multiple: true },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return { text: sweepHelp };
  if (positionals.length > 1) throw new UsageError(`one design file at most, got ${positionals.length}: ${positionals.join(' ')}`);
  if (values.csv === true && values.json === true) throw new UsageError('--csv and --json are two forms of the same, give one of them');
  if (values.out === '') throw new UsageError('--out must name a directory');
  if (values.over === undefined) throw new UsageError('sweep needs --over path=from..to:count, as --over laser.power=200mW..400mW:21');
  const design = await chosenDesign(positionals[0], values.set ?? []);
  const axes = await axesOf(values.over, design);

  const total = gridSize(axes);
  const stop = interruption();
  const bar = progress(streams.stderr, total);
  let done = 0;
  try {
    // A place that cannot be written to is better known before a long run than behind it.
    if (values.out !== undefined) await writeResult(values.out, {});
    const onPoint = (now: number): void => bar.at((done = now));
    const table = await sweepGrid(design, axes, { onPoint, stopped: stop.requested });
    bar.stop();
    if (table === undefined) throw new InterruptedError(`stopped after ${done} of ${total} points, nothing was written`);
    const written = values.out === undefined ? undefined : await writeFiles(values.out, design, table);
    const note = [unanswered(table, total), written?.missing].filter((part) => part !== undefined).join('; ');
    const text = textOf(table, values) + (written === undefined || values.csv || values.json ? '' : `\nWrote ${written.paths.join(', ')}\n`);
    return { text, ...(note !== '' && { note }) };
  } finally {
    bar.stop();
    stop.release();
  }
}

async function axesOf(overs: readonly string[], design: EngineDesign): Promise<SweepAxis[]> {
  const axes: SweepAxis[] = [];
  for (const over of overs) {
    const axis = await sweepAxis(over, design);
    if (axes.some(({ path }) => path === axis.path)) throw new UsageError(`--over ${axis.path} is given twice`);
    axes.push(axis);
  }
  return axes;
}

function textOf(table: SweepTable, { csv, json }: { readonly csv?: boolean | undefined; readonly json?: boolean | undefined }): string {
  if (csv === true) return sweepCsv(table);
  return json === true ? `${JSON.stringify(sweepRecord(table))}\n` : sweepReport(table);
}

function unanswered({ reasons }: SweepTable, total: number): string | undefined {
  const without = reasons.filter((reason) => reason !== undefined);
  return without.length === 0 ? undefined : `${without.length} of ${total} points have no margin, as ${without[0]!}`;
}

async function writeFiles(directory: string, design: EngineDesign, table: SweepTable): Promise<{ paths: string[]; missing: string | undefined }> {
  const record = `${JSON.stringify({ version: version(), ...sweepRecord(table), design })}\n`;
  const { files, missing } = await sweepPicture(table);
  return { paths: await writeResult(directory, { 'sweep.csv': sweepCsv(table), 'sweep.json': record, ...files }), missing };
}
