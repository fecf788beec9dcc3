import type { ComparedModulator, ModulatorComparison } from '../engine/compareModulators.ts';
import { GHz, mW, toDb, um } from '../units.ts';
import type { PlotSpecification } from './waterfall.ts';

const names = ['ring', 'Mach-Zehnder'] as const;
const colors = ['#0072b2', '#d55e00'];

interface Bar {
  readonly title: string;
  readonly decimals: number;
  /** In the unit of the title; `null` where there is none. */
  readonly of: (modulator: ComparedModulator) => number | null;
}

const bars: readonly Bar[] = [
  { title: 'outer OMA (mW)', decimals: 3, of: ({ opticalModulationAmplitude }) => opticalModulationAmplitude / mW },
  { title: 'extinction ratio (dB)', decimals: 2, of: ({ extinctionRatio }) => (extinctionRatio === null ? null : toDb(extinctionRatio)) },
  { title: 'level mismatch ratio', decimals: 3, of: ({ levelMismatchRatio }) => levelMismatchRatio },
  { title: 'eye closure (dB)', decimals: 2, of: ({ eyeClosure }) => (eyeClosure.finite ? eyeClosure.closureDb : null) },
  { title: 'bandwidth (GHz)', decimals: 1, of: ({ bandwidth }) => bandwidth / GHz },
  { title: 'chirp parameter', decimals: 2, of: ({ chirpParameter }) => chirpParameter },
  { title: 'tolerated for 1 dB (K)', decimals: 2, of: ({ thermalTolerance: t }) => (t.finite ? t.kelvin : null) },
  { title: 'footprint (um\u00b2)', decimals: 0, of: ({ footprint }) => footprint / um ** 2 },
];

const parts = ['laser', 'driver', 'heater'] as const;
const partColors = ['#e69f00', '#009e73', '#cc79a7'];

/**
 * A Vega-Lite specification of two modulators side by side: a pair of bars for each quantity, and below them the electrical power that each
 * takes for the same bit error ratio. What is not finite has no bar.
 */
export function comparisonBars({ ring, machZehnder }: ModulatorComparison): PlotSpecification {
  const both = [ring, machZehnder];
  const power = both.flatMap(({ needed }, i) =>
    needed.finite ? parts.map((part, order) => ({ modulator: names[i]!, part, order, power: needed[part] / mW })) : [],
  );
  const sums = both.map(({ needed }, i) => ({
    modulator: names[i]!,
    sum: needed.finite ? (needed.laser + needed.driver + needed.heater) / mW : 0,
    label: needed.finite ? `${((needed.laser + needed.driver + needed.heater) / mW).toFixed(1)} mW` : 'not reached',
  }));
  // Room at the right for the sum.
  const most = Math.max(1, ...sums.map(({ sum }) => sum));
  const powerAxis = { scale: { domain: [0, 1.2 * most], nice: false }, axis: { title: 'power (mW)', grid: false } };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: 'A ring and a Mach-Zehnder modulator side by side',
    title: { text: 'At equal light before the modulator and equal swing', anchor: 'start', offset: 12 },
    padding: 10,
    background: 'white',
    config: {
      font: 'sans-serif',
      axis: { labelFontSize: 11, titleFontSize: 12, titleFontWeight: 'normal' },
      legend: { labelFontSize: 12, title: null, orient: 'top' },
    },
    resolve: { scale: { color: 'independent' } },
    vconcat: [
      { columns: 2, spacing: { row: 18, column: 60 }, concat: bars.map((bar) => pair(bar, both)) },
      {
        width: 560,
        height: { step: 26 },
        title: { text: 'Electrical power of a lane for the same bit error ratio', anchor: 'start', fontSize: 13 },
        layer: [
          {
            data: { values: power },
            mark: { type: 'bar', height: 16 },
            encoding: {
              y: modulatorAxis,
              x: { field: 'power', type: 'quantitative', stack: 'zero', ...powerAxis },
              color: { field: 'part', type: 'nominal', sort: null, scale: { domain: parts, range: partColors }, legend: {} },
              order: { field: 'order' },
            },
          },
          {
            data: { values: sums },
            mark: { type: 'text', align: 'left', dx: 6, fontSize: 11 },
            encoding: { y: modulatorAxis, x: { field: 'sum', type: 'quantitative', ...powerAxis }, text: { field: 'label' } },
          },
        ],
      },
    ],
  };
}

const modulatorAxis = {
  field: 'modulator',
  type: 'nominal',
  sort: null,
  scale: { domain: names },
  axis: { title: null, grid: false, domain: false, ticks: false },
} as const;

function pair({ title, decimals, of }: Bar, both: readonly ComparedModulator[]): Record<string, unknown> {
  const values = both.map((modulator, i) => {
    const value = of(modulator);
    return { modulator: names[i]!, value: value ?? 0, label: value === null ? 'none' : value.toFixed(decimals).replace('-', '\u2212') };
  });
  // Room at the right for the number of the longest bar.
  const most = Math.max(0, ...values.map(({ value }) => value));
  const least = Math.min(0, ...values.map(({ value }) => value));
  const scale = { domain: [1.15 * least, most + 0.3 * (most - least || 1)], nice: false };
  const x = { field: 'value', type: 'quantitative', scale, axis: { title, tickCount: 4, grid: false } };
  const color = { field: 'modulator', type: 'nominal', scale: { domain: names, range: colors }, legend: null };
  return {
    width: 230,
    height: { step: 22 },
    data: { values },
    layer: [
      {
        mark: { type: 'bar', height: 13 },
        encoding: { y: modulatorAxis, x, color },
      },
      // Numbers of bars to the left stand at zero.
      {
        transform: [{ calculate: 'max(0, datum.value)', as: 'right' }],
        mark: { type: 'text', align: 'left', dx: 6, fontSize: 11 },
        encoding: { y: modulatorAxis, x: { ...x, field: 'right' }, text: { field: 'label' } },
      },
    ],
  };
}
