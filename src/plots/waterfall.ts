import type { LaneResult } from '../engine/opticalEngine.ts';
import { inRange } from '../errors.ts';
import { nm, toDbm } from '../units.ts';

/** A Vega-Lite specification: plain data. */
export type PlotSpecification = Readonly<Record<string, unknown>>;

/** What a waterfall is drawn of: the result of an engine, or of a laser budget. */
export interface WaterfallResult {
  readonly lanes: readonly Pick<LaneResult, 'wavelength' | 'stages'>[];
  readonly worst: { readonly lane: number };
}

interface Row {
  readonly stage: string;
  /** dBm before the stage and after it. */
  readonly before: number;
  readonly after: number;
  /** dBm; `null` while unmodulated. */
  readonly oma: number | null;
  readonly label: string;
  /** Where the label begins, dBm. */
  readonly right: number;
}

const averageSeries = 'average power';
const omaSeries = 'outer OMA';

/**
 * A Vega-Lite specification of the power budget of one lane: a bar for each stage from the average power before it to the average
 * power after it, with its loss, and the OMA once the light is modulated. `lane` is the worst one by default. Stages without light
 * have no bar.
 *
 * @throws RangeError where there is no such lane.
 */
export function waterfall(result: WaterfallResult, lane: number = result.worst.lane): PlotSpecification {
  inRange('waterfall', 'lane', lane, '1', 0, result.lanes.length - 1);
  const shown = result.lanes[lane];
  if (shown === undefined) throw new RangeError(`waterfall: lane is ${lane}, must be a whole number`);
  const rows = rowsOf(shown.stages);
  const powers = rows.flatMap(({ before, after, oma }) => (oma === null ? [before, after] : [before, after, oma]));
  const low = Math.floor(Math.min(0, ...powers)) - 1;
  const high = Math.ceil(Math.max(0, ...powers)) + 4;
  const y = { field: 'stage', type: 'nominal', sort: null, scale: { domain: shown.stages.map(numbered) } };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: 'Average optical power and optical modulation amplitude after each stage of one lane',
    title: { text: `Lane ${lane}, ${(shown.wavelength / nm).toFixed(2)} nm: power after each stage`, anchor: 'start', offset: 12 },
    padding: 8,
    background: 'white',
    config: { font: 'sans-serif', axis: { labelFontSize: 12, titleFontSize: 12, labelLimit: 260 }, legend: { labelFontSize: 12 } },
    width: 560,
    height: { step: 26 },
    data: { values: rows },
    encoding: {
      y: { ...y, axis: { title: 'stage', grid: false, domain: false, ticks: false } },
      color: {
        type: 'nominal',
        scale: { domain: [averageSeries, omaSeries], range: ['#0072b2', '#d55e00'] },
        legend: { title: null, orient: 'top', symbolType: 'square', symbolOpacity: 1, columnPadding: 24 },
      },
    },
    layer: [
      {
        mark: { type: 'bar', height: 11, opacity: 0.45 },
        encoding: { x: { ...power(low, high), field: 'before' }, x2: { field: 'after' }, color: { datum: averageSeries } },
      },
      {
        mark: { type: 'tick', thickness: 3, size: 17, opacity: 1 },
        encoding: { x: { ...power(low, high), field: 'after' }, color: { datum: averageSeries } },
      },
      {
        transform: [{ filter: { field: 'oma', valid: true } }],
        mark: { type: 'point', shape: 'diamond', filled: false, size: 70, strokeWidth: 2, opacity: 1 },
        encoding: { x: { ...power(low, high), field: 'oma' }, color: { datum: omaSeries } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 9, fontSize: 11 },
        encoding: { x: { ...power(low, high), field: 'right' }, text: { field: 'label' }, color: { value: '#222222' } },
      },
    ],
  };
}

function power(low: number, high: number): Record<string, unknown> {
  return { type: 'quantitative', axis: { title: 'power (dBm)' }, scale: { domain: [low, high], nice: false, zero: false } };
}

type Stages = LaneResult['stages'];

function numbered({ name }: Stages[number], index: number): string {
  return `${index + 1}  ${name}`;
}

function rowsOf(stages: Stages): Row[] {
  const rows: Row[] = [];
  stages.forEach((stage, i) => {
    if (!(stage.averagePower > 0)) return;
    const after = toDbm(stage.averagePower);
    const earlier = stages[i - 1]?.averagePower ?? 0;
    const before = earlier > 0 ? toDbm(earlier) : after;
    const oma = stage.oma !== null && stage.oma > 0 ? toDbm(stage.oma) : null;
    const label = earlier > 0 ? signed(after - before) : `${after.toFixed(2)} dBm`;
    rows.push({ stage: numbered(stage, i), before, after, oma, label, right: Math.max(before, after, oma ?? -Infinity) });
  });
  return rows;
}

function signed(changeDb: number): string {
  const size = Math.abs(changeDb).toFixed(2);
  if (Number(size) === 0) return '0.00 dB';
  return `${changeDb < 0 ? '\u2212' : '+'}${size} dB`;
}
