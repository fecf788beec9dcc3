import type { EngineDesign } from '../engine/engineTable.ts';
import { dr8Limits } from '../designs/limits/dr8.ts';
import { type Compliance, compliance } from '../engine/compliance.ts';
import { laserSupply } from '../engine/laserSupply.ts';
import { type EngineResult, opticalEngine } from '../engine/opticalEngine.ts';
import { writeResult } from '../node/writeResult.ts';
import { readArguments } from './arguments.ts';
import { chosenDesign } from './chosenDesign.ts';
import { complianceReport } from './complianceReport.ts';
import { engineReport } from './engineReport.ts';
import { engineHelp } from './help.ts';
import type { Output } from './output.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

/** `photonlink engine`: the link budget of an optical engine. */
export async function engine(argv: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(argv, {
    json: { type: 'boolean' },
    set: { type: 'string', multiple: true },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return { text: engineHelp };
  if (positionals.length > 1) throw new UsageError(`one design file at most, got ${positionals.length}: ${positionals.join(' ')}`);
  if (values.out === '') throw new UsageError('--out must name a directory');
  const chosen = opticalEngine(await chosenDesign(positionals[0], values.set ?? []));
  const result = chosen.evaluate();
  const kept = compliance(result, dr8Limits, { relativeIntensityNoise: intensityNoise(chosen.design) });
  const written = values.out === undefined ? undefined : await writeFiles(values.out, chosen.design, result, kept);
  if (values.json === true) return { text: json({ ...result, compliance: kept }), ...written?.missing };
  const wrote = written === undefined ? '' : `\nWrote ${written.paths.join(' and ')}\n`;
  return { text: `${engineReport(result)}\n${complianceReport(kept)}${wrote}`, ...written?.missing };
}

/** Of the light of the lasers: nothing on its way to the modulator adds to it. */
function intensityNoise({ laser }: EngineDesign): number {
  return Math.max(...laserSupply(laser).lights.flatMap(({ lanes }) => lanes.map(({ rin }) => rin)));
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What was missing to draw, for stderr. */
type Missing = Pick<Output, 'note'>;

async function writeFiles(
  directory: string,
  design: EngineDesign,
  result: EngineResult,
  kept: Compliance,
): Promise<{ paths: string[]; missing: Missing }> {
  const record = json({ version: version(), ...result, compliance: kept, design });
  const { picture, missing } = await draw(result);
  return { paths: await writeResult(directory, { 'engine.json': record, ...picture }), missing };
}

async function draw(result: EngineResult): Promise<{ picture: Record<string, string>; missing: Missing }> {
  const { MissingPackagesError, render } = await import('../plots/render.ts');
  const { waterfall } = await import('../plots/waterfall.ts');
  const specification = waterfall(result);
  try {
    return { picture: { 'engine.svg': await render(specification) }, missing: {} };
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
    const note = `engine.vl.json was written in place of engine.svg: to draw it, npm install ${error.packages}`;
    return { picture: { 'engine.vl.json': json(specification) }, missing: { note } };
  }
}
