import type { PlotSpecification } from '../plots/waterfall.ts';
import type { SweepAxis } from './sweepAxis.ts';
import { sweepColumns, type SweepColumn, type SweepTable } from './sweepGrid.ts';

/** The files of a picture, and what was missing to draw it. */
export interface Picture {
  readonly files: Readonly<Record<string, string>>;
  readonly missing?: string;
}

/**
 * A sweep over one axis as lines of margin and energy, over two as a map of the margin. Over one axis a point without a margin is left
 * out; a map with such a point is not drawn.
 */
export async function sweepPicture(table: SweepTable): Promise<Picture> {
  if (table.axes.length > 2) return { files: {} };
  const shown = table.axes.length === 1 ? answered(table) : table;
  const holes = shown.reasons.some((reason) => reason !== undefined);
  if (holes || shown.reasons.length === 0) return { files: {}, missing: 'sweep.svg is not drawn without a margin at every point' };
  const [{ plot }, { MissingPackagesError }] = await Promise.all([import('../plots/plot.ts'), import('../plots/render.ts')]);
  try {
    const figure = plot(
      {
        axes: Object.fromEntries(shown.axes.map(({ path, shown: { numbers } }) => [path, numbers])),
        values: shown.values,
        shape: shown.shape,
      },
      {
        show: shown.axes.length === 1 ? ['marginDb', 'energyPerBit'] : ['marginDb'],
        titles: { ...Object.fromEntries(shown.axes.map(({ path }) => [path, path])), marginDb: 'worst margin' },
        units: Object.fromEntries(shown.axes.filter(notDecibels).map(({ path, shown: { unit } }) => [path, { unit: unit.replace(/^degC$/, '°C') }])),
      },
    );
    try {
      return { files: { 'sweep.svg': await figure.svg() } };
    } catch (error) {
      if (!(error instanceof MissingPackagesError)) throw error;
      const missing = `sweep.vl.json was written in place of sweep.svg: to draw it, npm install ${error.packages}`;
      return { files: { 'sweep.vl.json': text(figure.specification) }, missing };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { files: {}, missing: `sweep.svg is not drawn: ${error.message}` };
  }
}

/** A name that ends in Db wears its unit already. */
function notDecibels({ path }: SweepAxis): boolean {
  return !path.endsWith('Db');
}

function text(specification: PlotSpecification): string {
  return `${JSON.stringify(specification, null, 2)}\n`;
}

/** The points with a margin of a sweep over one axis. */
function answered({ axes, values, reasons }: SweepTable): SweepTable {
  const [axis] = axes;
  const kept = reasons.flatMap((reason, point) => (reason === undefined ? [point] : []));
  const of = (numbers: ArrayLike<number>): number[] => kept.map((point) => numbers[point]!);
  const { unit, numbers } = axis!.shown;
  const columns = sweepColumns.map((name): [SweepColumn, Float64Array] => [name, Float64Array.from(of(values[name]))]);
  return {
    axes: [{ ...axis!, values: of(axis!.values), shown: { unit, numbers: of(numbers) } }],
    shape: [kept.length],
    values: Object.fromEntries(columns) as SweepTable['values'],
    reasons: kept.map(() => undefined),
  };
}
