import { pJ, toDb, toDbm } from '../units.ts';
import { columns, fixed } from './columns.ts';
import { place, sweepColumns, type SweepTable } from './sweepGrid.ts';

/** A sweep as comma-separated values: a column for each path and each result, SI, empty where there is none, the reason last. */
export function sweepCsv({ axes, shape, values, reasons }: SweepTable): string {
  const heading = [...axes.map(({ path }) => path), ...sweepColumns, 'reason'].join(',');
  const rows = points(shape).map((point) => {
    const at = place(point, shape).map((i, k) => String(axes[k]!.values[i]!));
    const results = sweepColumns.map((name) => text(values[name][point]!));
    return [...at, ...results, quoted(reasons[point] ?? '')].join(',');
  });
  return `${[heading, ...rows].join('\n')}\n`;
}

/** A sweep as plain data for JSON: axes with their SI units, columns over the grid, row-major, `null` where there is none. */
export function sweepRecord({ axes, shape, values, reasons }: SweepTable): object {
  return {
    axes: axes.map(({ path, place: { entry }, values: along }) => ({ path, unit: entry.unit, values: along })),
    shape,
    values: Object.fromEntries(sweepColumns.map((name) => [name, Array.from(values[name], (value) => (Number.isNaN(value) ? null : value))])),
    reasons: points(shape).map((point) => reasons[point] ?? null),
  };
}

/** A sweep for people: axes in the units they were given in, a row a point. */
export function sweepReport({ axes, shape, values, reasons }: SweepTable): string {
  const heading = [
    ...axes.map(({ path, shown }) => (shown.unit === '1' ? path : `${path} ${shown.unit}`)),
    ...['margin dB', 'worst lane', 'pre-FEC BER', 'ER dB', 'launch dBm', 'OMA tx dBm', 'pJ/bit'],
  ];
  const cell = (value: number, write: (value: number) => string): string => (Number.isNaN(value) ? '-' : write(value));
  const power = (value: number): string => (value > 0 ? fixed(toDbm(value), 2) : '-');
  const rows = points(shape).map((point) => [
    ...place(point, shape).map((i, k) => String(Number(axes[k]!.shown.numbers[i]!.toPrecision(6)))),
    cell(values.marginDb[point]!, (value) => fixed(value, 2)),
    cell(values.worstLane[point]!, String),
    cell(values.preFecBitErrorRatio[point]!, (value) => value.toExponential(2)),
    cell(values.extinctionRatio[point]!, (value) => fixed(toDb(value), 2)),
    cell(values.launchPower[point]!, power),
    cell(values.launchOma[point]!, power),
    cell(values.energyPerBit[point]!, (value) => fixed(value / pJ, 3)),
  ]);
  const [first, ...lines] = columns(heading, rows).trimEnd().split('\n');
  const explained = lines.map((line, point) => (reasons[point] === undefined ? line : `${line}  ${reasons[point]}`));
  return `${[first, ...explained].join('\n')}\n`;
}

function points(shape: readonly number[]): number[] {
  return Array.from({ length: shape.reduce((product, length) => product * length, 1) }, (_, point) => point);
}

function text(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

function quoted(reason: string): string {
  return /[",\r\n]/.test(reason) ? `"${reason.replaceAll('"', '""')}"` : reason;
}
