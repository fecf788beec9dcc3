import type { EyeDiagram } from '../link/eyeDiagram.ts';
import { type Figure, framed, labeled, shown, wrapped } from './figure.ts';
import { layoutOf, ticksAlong } from './positionAxis.ts';
import { type Shown, titled } from './shownUnit.ts';
import type { PlotSpecification } from './waterfall.ts';

/** How an eye diagram is shown where nothing else is asked for. */
const naming = { units: { density: '%' }, titles: { density: 'share of samples' } };

/**
 * Whether a value is an eye diagram.
 *
 * @internal
 */
export function isEyeDiagram(result: unknown): result is EyeDiagram {
  return typeof result === 'object' && result !== null && (result as Partial<EyeDiagram>).kind === 'eyeDiagram';
}

/**
 * An eye diagram in color, with the height of each eye at the sampling phase and its width half way up.
 *
 * @internal
 */
export function eye(diagram: EyeDiagram, asked: Figure): PlotSpecification {
  const figure = { ...asked, units: { ...naming.units, ...asked.units }, titles: { ...naming.titles, ...asked.titles } };
  const { axes, values, eyes } = diagram;
  const [x, y] = [side(figure, 'time', axes.time), side(figure, 'power', axes.power)];
  const [width, height] = [figure.width - 60, 360];
  const density = shown(figure, { name: 'density', values: values.density });
  const numbers = Array.from(values.density, density.number);
  const color = layoutOf([0, ...numbers], { fit: 'tight', scale: 'linear', ticks: 5 });
  const xLayout = layoutOf([x.edge(0), x.edge(axes.time.length)], { fit: 'tight', scale: 'linear', ticks: ticksAlong(width) });
  const yLayout = layoutOf([y.edge(0), y.edge(axes.power.length)], { fit: 'tight', scale: 'linear', ticks: 6 });
  const ground = { x: x.edge(0), x2: x.edge(axes.time.length), y: y.edge(0), y2: y.edge(axes.power.length), v: 0 };
  const cells = columns(numbers, diagram.shape).map(({ column, from, to, v }) => ({
    x: x.edge(column),
    // Each cell reaches a pixel under the next, so that no hair of the background shows between them.
    x2: x.edge(column + 1) + (x.edge(axes.time.length) - x.edge(0)) / width,
    y: y.edge(from) - (y.edge(axes.power.length) - y.edge(0)) / height,
    y2: y.edge(to),
    v,
  }));
  const open = eyes.filter(({ height: its }) => its > 0);
  const rules = open.flatMap(({ height: its, threshold, opens, closes }) => [
    { x: x.number(0), x2: x.number(0), y: y.number(threshold - its / 2), y2: y.number(threshold + its / 2) },
    { x: x.number(opens), x2: x.number(closes), y: y.number(threshold), y2: y.number(threshold) },
  ]);
  const places = {
    x: { field: 'x', type: 'quantitative', scale: xLayout.scale, axis: { ...xLayout.labels, grid: false, title: titled(x) } },
    x2: { field: 'x2' },
    y: { field: 'y', type: 'quantitative', scale: yLayout.scale, axis: { ...yLayout.labels, grid: false, title: wrapped(titled(y), height) } },
    y2: { field: 'y2' },
  };
  const legend = { ...color.labels, title: null, gradientLength: height, gradientThickness: 16, offset: 12 };
  const panel = {
    title: { text: titled(density), anchor: 'start', fontSize: 12 },
    width,
    height,
    layer: [
      {
        data: { values: [ground, ...cells] },
        mark: { type: 'rect', clip: true, aria: false },
        // The root keeps the rare crossings to be seen beside the levels.
        encoding: { ...places, color: { field: 'v', type: 'quantitative', scale: { ...color.scale, type: 'sqrt', scheme: 'viridis' }, legend } },
      },
      { data: { values: rules }, mark: { type: 'rule', clip: true, stroke: 'white', strokeWidth: 1.5 }, encoding: places },
    ],
  };
  const told = summary(diagram, x, y);
  return framed({ ...figure, title: figure.title ?? told }, `${titled(density)} over ${titled(x)} and ${titled(y)}, ${told}`, [panel], { color: 'independent' });
}

/** Symbol rate and the smallest eye. */
function summary({ symbolRate, eyes }: EyeDiagram, time: Shown, power: Shown): string {
  const rate = `${Number((symbolRate / 1e9).toPrecision(6))} GBd`;
  const height = Math.min(...eyes.map((each) => each.height));
  if (height === 0) return `${rate}, not all eyes open`;
  const width = Math.min(...eyes.map((each) => each.width));
  const [high, wide] = [power.number(height) - power.number(0), time.number(width) - time.number(0)];
  return `${rate}, eyes from ${labeled(power, Number(high.toPrecision(3)))} high, from ${labeled(time, Number(wide.toPrecision(3)))} wide`;
}

interface Side extends Shown {
  /** Where cell i begins. */
  readonly edge: (i: number) => number;
}

function side(figure: Figure, name: 'time' | 'power', values: Float64Array): Side {
  const its = shown(figure, { name, values });
  const step = (values[values.length - 1]! - values[0]!) / (values.length - 1);
  return { ...its, edge: (i) => its.number(values[0]! + (i - 0.5) * step) };
}

interface Stack {
  readonly column: number;
  readonly from: number;
  /** One after the last. */
  readonly to: number;
  readonly v: number;
}

/** Cells with samples in 64 steps of color, neighbors above one another of one color in one. */
function columns(numbers: readonly number[], [rows, count]: readonly [number, number]): Stack[] {
  const most = numbers.reduce((high, number) => Math.max(high, number), 0);
  const found: { column: number; from: number; to: number; v: number }[] = [];
  for (let column = 0; column < count; column++) {
    for (let row = 0; row < rows; row++) {
      const number = numbers[row * count + column]!;
      if (!(number > 0)) continue;
      // In steps of the root, as the colors are.
      const v = Number((most * (Math.max(1, Math.round(63 * Math.sqrt(number / most))) / 63) ** 2).toPrecision(5));
      const last = found[found.length - 1];
      if (last?.v === v && last.column === column && last.to === row) last.to = row + 1;
      else found.push({ column, from: row, to: row + 1, v });
    }
  }
  return found;
}
