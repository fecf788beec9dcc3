import { fitRing, type KnownRing, type RingFit } from '../engine/fitRing.ts';
import type { SpectrumColumns } from '../io/spectrumText.ts';
import { parseQuantity } from '../io/units.ts';
import { readSpectrum } from '../node/spectrumFile.ts';
import { writeResult } from '../node/writeResult.ts';
import { readArguments } from './arguments.ts';
import { fitHelp } from './help.ts';
import type { Output } from './output.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

/** `photonlink fit`: a ring from its measured spectrum. */
export async function fit(argv: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(argv, {
    radius: { type: 'string' },
    'group-index': { type: 'string' },
    'drop-path': { type: 'string' },
    json: { type: 'boolean' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return { text: fitHelp };
  if (positionals.length !== 1) throw new UsageError(`fit takes one file, as spectrum.csv, got ${positionals.length}`);
  if (values.out === '') throw new UsageError('--out must name a directory');
  const known: KnownRing = {
    ...(values.radius !== undefined && { radius: await parseQuantity(values.radius, 'm') }),
    ...(values['group-index'] !== undefined && { groupIndex: await parseQuantity(values['group-index'], '1') }),
    ...(values['drop-path'] !== undefined && { dropPathDb: await parseQuantity(values['drop-path'], 'dB') }),
  };
  const [file] = positionals as [string];
  const spectrum = await readSpectrum(file);
  const { curve, ...result } = fitRing(spectrum, known);
  const text = values.json === true ? `${JSON.stringify(result)}\n` : report(result);
  if (values.out === undefined) return { text };
  const picture = await pictureOf(spectrum, { ...result, curve }, file);
  await writeResult(values.out, { 'fit.json': `${JSON.stringify({ version: version(), file, ...result })}\n`, ...picture.files });
  return { text, ...(picture.note !== undefined && { note: picture.note }) };
}

interface Picture {
  readonly files: Readonly<Record<string, string>>;
  readonly note?: string;
}

async function pictureOf(spectrum: SpectrumColumns, result: RingFit, title: string): Promise<Picture> {
  const [{ ringFitPlot }, { MissingPackagesError }] = await Promise.all([import('../plots/ringFitPlot.ts'), import('../plots/render.ts')]);
  const figure = ringFitPlot(spectrum, result, { title });
  try {
    return { files: { 'fit.svg': await figure.svg() } };
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
    const note = `fit.vl.json was written in place of fit.svg: to draw it, npm install ${error.packages}`;
    return { files: { 'fit.vl.json': `${JSON.stringify(figure.specification, null, 2)}\n` }, note };
  }
}

function report(result: Omit<RingFit, 'curve'>): string {
  const { groupIndex, groupIndexError, radius, radiusError, dispersion, dispersionError } = result;
  const [range, rangeError] = [result.freeSpectralRange, result.freeSpectralRangeError].map((each) => (each * 1e9).toFixed(4));
  const head: readonly (readonly [string, string])[] = [
    ['group index', `${groupIndex.toFixed(4)} ± ${groupIndexError.toFixed(4)}`],
    ['radius', `${(radius * 1e6).toFixed(4)} ± ${(radiusError * 1e6).toFixed(4)} um`],
    ['free spectral range', `${range} ± ${rangeError} nm`],
    ...(dispersion === undefined
      ? []
      : [['dispersion', `${(dispersion * 1e6).toFixed(0)} ± ${(dispersionError! * 1e6).toFixed(0)} ps/(nm km)`] as const]),
    ['coupling', result.coupling === 'either' ? 'under or over, not told apart' : `${result.coupling}coupled`],
    ['residual', `${result.residualDb.toFixed(2)} dB`],
  ];
  const rows = result.resonances.map((each) => [
    (each.wavelength * 1e9).toFixed(4),
    `${each.qualityFactor.toFixed(0)} ± ${each.qualityFactorError.toFixed(0)}`,
    `${each.lossResolved ? '' : '> '}${leastOf(each).toFixed(0)}`,
    each.powerCoupling.toFixed(4),
    `${each.floorLimited ? '> ' : ''}${each.extinctionDb.toFixed(1)}`,
    each.split === undefined ? '' : `${(each.split.separation * 1e12).toFixed(0)} pm`,
  ]);
  const table = [['nm', 'loaded Q', 'intrinsic Q', 'coupling', 'dip dB', 'split'], ...rows];
  const widths = [11, 17, 14, 10, 9, 9];
  const lines = table.map((row) => row.map((cell, k) => cell.padStart(widths[k]!)).join('').trimEnd());
  return [...head.map(([name, value]) => `${name.padEnd(22)}${value}`), '', ...lines, '', ...result.assumptions.map((each) => `- ${each}`), ''].join('\n');
}

/** The intrinsic quality factor, or, where the loss is lost in its error, that of the loss and twice its error. */
function leastOf({ intrinsicQualityFactor, attenuation, attenuationError, lossResolved }: RingFit['resonances'][number]): number {
  if (lossResolved) return intrinsicQualityFactor;
  return (intrinsicQualityFactor * Math.max(attenuation, attenuationError / 2)) / (attenuation + 2 * attenuationError);
}
