import { dashes, type Figure, framed, labeled, palette, scaleOf, shown, wrapped } from './figure.ts';
import { type Layout, layoutOf, ticksAlong } from './positionAxis.ts';
import { type Shown, titled } from './shownUnit.ts';
import type { PlotSpecification } from './waterfall.ts';

interface Row {
  readonly x: number;
  readonly y: number;
  /** The series: text for few, the number itself for many. */
  readonly s?: string | number;
  /** Place along the line, where x does not rise. */
  readonly n?: number;
}

type Axis = Figure['grid']['axes'][number];

interface ShownResult extends Axis {
  readonly shown: Shown;
}

/** The lines of one panel. */
interface Panel {
  readonly rows: readonly Row[];
  readonly y: Layout;
  readonly title: string;
}

/**
 * Lines along one axis: one for each value of a second axis, and results of different units in panels of their own. A second axis of more
 * values than there are colors becomes a color bar.
 *
 * @throws RangeError for more than two axes.
 * @internal
 */
export function lines(figure: Figure): PlotSpecification {
  const { axes } = figure.grid;
  if (axes.length > 2) throw new RangeError(`plot: lines of ${axes.length} axes, must be 1 or 2`);
  const longest = axes.reduce((best, axis) => (axis.values.length > best.values.length ? axis : best));
  const along = axes.find(({ name }) => name === figure.x) ?? longest;
  const across = axes.find((axis) => axis !== along);
  const xShown = shown(figure, along);
  const xs = Array.from(along.values, xShown.number);
  const rising = xs.every((x, i) => i === 0 || x > xs[i - 1]!);
  const x = layoutOf(xs, { fit: 'tight', scale: scaleOf(figure, along.name, xs), ticks: ticksAlong(figure.width) });
  const point = (i: number, y: number): Row => ({ x: xs[i]!, y, ...(!rising && { n: i }) });

  const { panels, legend } = across === undefined ? ofResults(figure, xs.length, point) : ofAxis(figure, { along, across }, point);
  const height = panels.length === 1 ? 320 : 200;
  const drawn = panels.map((panel, i) => ({
    data: { values: panel.rows },
    width: figure.width,
    height,
    mark: { type: 'line', clip: true, strokeWidth: 2, interpolate: 'linear', ...(xs.length <= 30 && { point: { size: 28 } }) },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: x.scale, axis: { ...x.labels, title: i === panels.length - 1 ? titled(xShown) : null } },
      y: { field: 'y', type: 'quantitative', scale: panel.y.scale, axis: { ...panel.y.labels, title: wrapped(panel.title, height) } },
      ...(rising ? {} : { order: { field: 'n', type: 'quantitative' } }),
      ...('color' in legend ? legend : { color: { value: palette[0] } }),
    },
  }));
  const description = `${panels.map(({ title }) => title).join('; ')} along ${titled(xShown)}`;
  return framed(figure, description, drawn, { color: 'shared', strokeDash: 'shared' });
}

type Point = (i: number, y: number) => Row;

interface Drawn {
  readonly panels: readonly Panel[];
  readonly legend: Legend;
}

/** One axis: a line for each result, results of one unit in one panel. */
function ofResults(figure: Figure, count: number, point: Point): Drawn {
  const groups = new Map<string, ShownResult[]>();
  for (const result of figure.grid.results) {
    const its = { ...result, shown: shown(figure, result) };
    const key = `${its.shown.unit} ${figure.log.includes(result.name)}`;
    groups.set(key, [...(groups.get(key) ?? []), its]);
  }
  const several = [...groups.values()].some((group) => group.length > 1);
  const panels = [...groups.values()].map((group) => {
    const rows = group.flatMap(({ values, shown: { number, title } }) =>
      Array.from({ length: count }, (_, i) => ({ ...point(i, number(values[i]!)), ...(several && { s: title }) })),
    );
    return panelOf(figure, group, rows);
  });
  const legend = several ? byName('', [...groups.values()].flatMap((group) => group.map((each) => each.shown.title))) : {};
  return { panels, legend };
}

/** Two axes: a line for each value of the one across, a panel for each result. */
function ofAxis(figure: Figure, { along, across }: Readonly<Record<'along' | 'across', Axis>>, point: Point): Drawn {
  const names = shown(figure, across);
  const numbers = Array.from(across.values, names.number);
  const few = numbers.length <= palette.length;
  const labels = numbers.map((number) => labeled(names, number));
  const count = along.values.length;
  const [over, under] = along === figure.grid.axes[1] ? [count, 1] : [1, numbers.length];
  const panels = figure.grid.results.map((result) => {
    const its = shown(figure, result);
    const rows = numbers.flatMap((number, j) =>
      Array.from({ length: count }, (_, i) => ({
        ...point(i, its.number(result.values[j * over + i * under]!)),
        s: few ? labels[j]! : number,
      })),
    );
    return panelOf(figure, [{ ...result, shown: its }], rows);
  });
  return { panels, legend: few ? byName(names.title, labels) : byNumber(titled(names), numbers) };
}

function panelOf(figure: Figure, group: readonly ShownResult[], rows: readonly Row[]): Panel {
  const ys = rows.map(({ y }) => y);
  const scale = group.every(({ name }) => scaleOf(figure, name, ys) === 'log') ? 'log' : 'linear';
  const unit = group[0]!.shown.unit;
  const names = group.map((each) => each.shown.title).join(', ');
  const title = titled({ title: group.length > 1 ? (figure.axisTitle ?? names) : names, unit });
  return { rows, y: layoutOf(ys, { fit: 'loose', scale, ticks: 6 }), title };
}

type Legend = Readonly<Record<string, unknown>>;

/** One color and one dash a series, with a legend above. */
function byName(title: string, domain: readonly string[]): Legend {
  const longest = Math.max(...domain.map(({ length }) => length));
  const legend = {
    title: title === '' ? null : title,
    orient: 'top',
    symbolType: 'stroke',
    symbolSize: 500,
    symbolStrokeWidth: 2,
    columns: Math.max(1, Math.min(domain.length, Math.floor(70 / (longest + 5)))),
  };
  const encoding = (range: readonly unknown[]): object => ({
    field: 's',
    type: 'nominal',
    sort: null,
    scale: { domain, range: domain.map((_, i) => range[i % range.length]) },
    legend,
  });
  return { color: encoding(palette), strokeDash: encoding(dashes) };
}

/** A color bar for more series than there are colors. */
function byNumber(title: string, numbers: readonly number[]): Legend {
  const { scale, labels } = layoutOf(numbers, { fit: 'tight', scale: 'linear', ticks: 5 });
  return {
    color: { field: 's', type: 'quantitative', scale: { ...scale, scheme: 'viridis' }, legend: { ...labels, title, gradientLength: 200 } },
    detail: { field: 's', type: 'nominal' },
  };
}
