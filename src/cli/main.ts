import { suggestion } from '../design.ts';
import { ConvergenceError } from '../errors.ts';
import { mainHelp } from './help.ts';
import { InterruptedError } from './interrupted.ts';
import type { Output, Streams } from './output.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

type Command = (argv: readonly string[], streams: Streams) => Output | Promise<Output>;

// Each command loads its own modules, so that help and version need none of them.
const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['engine', async (argv) => (await import('./engine.ts')).engine(argv)],
  ['sweep', async (argv, streams) => (await import('./sweep.ts')).sweep(argv, streams)],
  ['design', async (argv) => (await import('./design.ts')).design(argv)],
  ['tdecq', async (argv) => (await import('./tdecq.ts')).tdecq(argv)],
  ['laser-budget', async (argv) => (await import('./laserBudget.ts')).laserBudget(argv)],
  ['compare', async (argv) => (await import('./compare.ts')).compare(argv)],
  ['fit', async (argv) => (await import('./fit.ts')).fit(argv)],
  ['help', () => ({ text: mainHelp })],
  ['--help', () => ({ text: mainHelp })],
  ['-h', () => ({ text: mainHelp })],
  ['--version', () => ({ text: `${version()}\n` })],
]);

/**
 * The `photonlink` command: `argv` without the program's own name. Resolves to the exit code: 0 done, 1 a solver that did not converge,
 * 2 wrong input, 70 a defect, 130 stopped by Ctrl-C. Where it is not 0, stdout stays empty and stderr has one line, behind any bar of progress. Never rejects.
 */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    const [name = '--help', ...rest] = argv;
    const command = commands.get(name);
    if (command === undefined) throw unknown(name);
    const { text, note } = await command(rest, streams);
    streams.stdout.write(text);
    if (note !== undefined) streams.stderr.write(oneLine(note));
    return 0;
  } catch (error) {
    const { code, message } = verdict(error);
    streams.stderr.write(oneLine(message));
    return code;
  }
}

function unknown(name: string): UsageError {
  const what = name.startsWith('-') ? 'option' : 'command';
  return new UsageError(`unknown ${what} ${name}${suggestion(name, [...commands.keys()])}, see photonlink --help`);
}

function verdict(error: unknown): { code: number; message: string } {
  if (error instanceof UsageError || error instanceof RangeError) return { code: 2, message: error.message };
  if (error instanceof ConvergenceError) return { code: 1, message: error.message };
  if (error instanceof InterruptedError) return { code: 130, message: error.message };
  return { code: 70, message: `unexpected ${String(error)}` };
}

function oneLine(message: string): string {
  return `photonlink: ${message.replace(/\s+|\p{Cc}+/gu, ' ').trim()}\n`;
}
