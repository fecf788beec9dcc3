import { suggestion } from '../design.ts';
import { tdecq8023bs, tdecq8023cu, tdecq8023dj, type TdecqReference } from '../designs/tdecqMethods.ts';
import { parseQuantity } from '../io/units.ts';
import { type Tdecq, tdecq as tdecqOf } from '../link/tdecq.ts';
import { readWaveform } from '../node/waveformFile.ts';
import { writeResult } from '../node/writeResult.ts';
import { readArguments } from './arguments.ts';
import { tdecqHelp } from './help.ts';
import type { Output } from './output.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

const methods: Readonly<Record<string, TdecqReference>> = { '802.3bs': tdecq8023bs, '802.3cu': tdecq8023cu, '802.3dj': tdecq8023dj };

/** `photonlink tdecq`: eye closure of a waveform from a file. */
export async function tdecq(argv: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(argv, {
    rate: { type: 'string' },
    pattern: { type: 'string' },
    method: { type: 'string' },
    json: { type: 'boolean' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return { text: tdecqHelp };
  if (positionals.length !== 1) throw new UsageError(`tdecq takes one file, as wave.csv, got ${positionals.length}`);
  if (values.rate === undefined) throw new UsageError('tdecq needs --rate, as --rate "106.25 GBd"');
  if (values.out === '') throw new UsageError('--out must name a directory');
  const { pattern = 'SSPRQ', method = '802.3cu' } = values;
  if (pattern !== 'SSPRQ' && pattern !== 'PRBS13Q') throw new UsageError(`--pattern is ${JSON.stringify(pattern)}, must be SSPRQ or PRBS13Q`);
  const reference = Object.hasOwn(methods, method) ? methods[method]! : undefined;
  if (reference === undefined) throw new UsageError(`unknown --method ${method}${suggestion(method, Object.keys(methods))}, must be 802.3bs, 802.3cu or 802.3dj`);
  const symbolRate = await parseQuantity(values.rate, 'Bd');
  const waveform = await readWaveform(positionals[0]!);
  const result = tdecqOf(waveform, { ...reference, symbolRate, pattern });
  const record = { method, pattern, symbolRate, ...result };
  const text = values.json === true ? `${JSON.stringify(record)}\n` : report(result, `${method}, ${pattern}`);
  if (values.out === undefined) return { text };
  const { eyePicture } = await import('./eyePicture.ts');
  const { files, note } = await eyePicture(waveform, { symbolRate, pattern });
  await writeResult(values.out, { 'tdecq.json': `${JSON.stringify({ version: version(), ...record })}\n`, ...files });
  return { text, ...(note !== undefined && { note }) };
}

function report(result: Tdecq, how: string): string {
  if (!result.finite) return `TDECQ (${how}): none, ${result.reason}\n`;
  const { extinctionRatio, taps, mainTap } = result;
  const rows: readonly (readonly [string, string])[] = [
    ['TDECQ', `${digits(result.tdecqDb)} dB`],
    ['outer OMA', `${digits(10 * Math.log10(result.omaOuter / 1e-3))} dBm`],
    ['extinction ratio', extinctionRatio === null ? 'none' : `${digits(10 * Math.log10(extinctionRatio))} dB`],
    ['level mismatch ratio', result.levelMismatchRatio.toFixed(4)],
    ['noise enhancement', `${digits(10 * Math.log10(result.noiseEnhancement))} dB`],
    ['taps', taps.map((tap, k) => (k === mainTap ? `[${tap.toFixed(4)}]` : tap.toFixed(4))).join(' ')],
  ];
  return [how, ...rows.map(([name, value]) => `${name.padEnd(22)}${value}`), ''].join('\n');
}

/** Three digits behind the point, no zero with a sign. */
function digits(value: number): string {
  return (Number(value.toFixed(3)) + 0).toFixed(3);
}
