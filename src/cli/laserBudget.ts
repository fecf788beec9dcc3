import { laserBudgetDemand, nitrideSupplyGuide, siliconSupplyGuide } from '../designs/externalLaserModule.ts';
import { type LaserBudget, laserBudget as budgetOf, type LaserBudgetDemand } from '../engine/laserBudget.ts';
import { parseQuantity } from '../io/units.ts';
import { writeResult } from '../node/writeResult.ts';
import { readArguments } from './arguments.ts';
import { chosenDesign } from './chosenDesign.ts';
import { laserBudgetHelp } from './help.ts';
import { laserBudgetReport } from './laserBudgetReport.ts';
import type { Output } from './output.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

const guides = { none: undefined, silicon: siliconSupplyGuide, nitride: nitrideSupplyGuide } as const;

/** `photonlink laser-budget`: the light that an engine needs and what it costs. */
export async function laserBudget(argv: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(argv, {
    json: { type: 'boolean' },
    set: { type: 'string', multiple: true },
    margin: { type: 'string' },
    excursion: { type: 'string' },
    guide: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return { text: laserBudgetHelp };
  if (positionals.length > 1) throw new UsageError(`one design file at most, got ${positionals.length}: ${positionals.join(' ')}`);
  if (values.out === '') throw new UsageError('--out must name a directory');
  const demand = await demandOf(values);
  const design = await chosenDesign(positionals[0], values.set ?? []);
  const budget = budgetOf(design, demand);
  const record = json({ version: version(), ...budget, demand, design });
  const written = values.out === undefined ? undefined : await writeFiles(values.out, budget, record);
  if (values.json === true) return { text: json({ ...budget, demand }), ...written?.missing };
  const wrote = written === undefined ? '' : `\nWrote ${written.paths.join(' and ')}\n`;
  return { text: `${laserBudgetReport(budget, demand.marginDb)}${wrote}`, ...written?.missing };
}

interface Words {
  readonly margin?: string | undefined;
  readonly excursion?: string | undefined;
  readonly guide?: string | undefined;
}

async function demandOf({ margin, excursion, guide = 'none' }: Words): Promise<LaserBudgetDemand> {
  if (!Object.hasOwn(guides, guide)) throw new UsageError(`--guide is ${JSON.stringify(guide)}, must be none, silicon or nitride`);
  const guideBeforeSplit = guides[guide as keyof typeof guides];
  const { fold } = laserBudgetDemand;
  return {
    marginDb: margin === undefined ? laserBudgetDemand.marginDb : await parseQuantity(margin, 'dB'),
    fold: excursion === undefined ? fold : { ...fold, temperatureExcursion: await parseQuantity(excursion, 'K') },
    ...(guideBeforeSplit && { guideBeforeSplit }),
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What was missing to draw, for stderr. */
type Missing = Pick<Output, 'note'>;

async function writeFiles(directory: string, budget: LaserBudget, record: string): Promise<{ paths: string[]; missing: Missing }> {
  const { picture, missing } = await draw(budget);
  return { paths: await writeResult(directory, { 'laser-budget.json': record, ...picture }), missing };
}

async function draw(budget: LaserBudget): Promise<{ picture: Record<string, string>; missing: Missing }> {
  const { MissingPackagesError, render } = await import('../plots/render.ts');
  const { waterfall } = await import('../plots/waterfall.ts');
  const specification = waterfall(budget);
  try {
    return { picture: { 'laser-budget.svg': await render(specification) }, missing: {} };
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
    const note = `laser-budget.vl.json was written in place of laser-budget.svg: to draw it, npm install ${error.packages}`;
    return { picture: { 'laser-budget.vl.json': json(specification) }, missing: { note } };
  }
}
