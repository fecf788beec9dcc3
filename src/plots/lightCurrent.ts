import { type Figure, framed, labeled, palette, shown, wrapped } from './figure.ts';
import type { Grid } from './grid.ts';
import { layoutOf, ticksAlong } from './positionAxis.ts';
import { titled } from './shownUnit.ts';
import type { PlotSpecification } from './waterfall.ts';

/**
 * Whether a grid is light and voltage against current, on one plate or a few.
 *
 * @internal
 */
export function isLightCurrent({ axes, results }: Grid): boolean {
  const names = results.map(({ name }) => name);
  const others = axes.filter(({ name }) => name !== 'current');
  const few = others.length === 0 || (others.length === 1 && others[0]!.values.length <= palette.length);
  return others.length < axes.length && few && names.includes('power') && names.includes('voltage');
}

/** Where a curve stands. */
interface Place {
  readonly orient: 'left' | 'right';
  /** Of its panel, px. */
  readonly height: number;
  /** Whether its panel is the last and tells what lies along x. */
  readonly last: boolean;
}

/**
 * Light and voltage of a laser against current: power on the left axis, voltage dashed on the right one, a color for each value of a second
 * axis; the wall-plug efficiency, if it is there, in a panel below.
 *
 * @throws RangeError where the grid has not an axis `current` and results `power` and `voltage`.
 * @internal
 */
export function lightCurrent(figure: Figure): PlotSpecification {
  const { grid } = figure;
  if (!isLightCurrent(grid)) {
    const most = `at most one other axis of ${palette.length} values`;
    throw new RangeError(`plot: liv needs an axis current, ${most}, and results power and voltage`);
  }
  const along = grid.axes.find(({ name }) => name === 'current')!;
  const across = grid.axes.find((axis) => axis !== along);
  const currentShown = shown(figure, along);
  const currents = Array.from(along.values, currentShown.number);
  const x = layoutOf(currents, { fit: 'tight', scale: 'linear', ticks: ticksAlong(figure.width) });
  const plates = across === undefined ? undefined : shown(figure, across);
  const domain = across === undefined ? [''] : Array.from(across.values, (value) => labeled(plates!, plates!.number(value)));
  const [over, under] = along === grid.axes.at(-1) ? [currents.length, 1] : [1, domain.length];
  const color =
    plates === undefined
      ? { value: palette[0] }
      : {
          field: 's',
          type: 'nominal',
          sort: null,
          scale: { domain, range: domain.map((_, i) => palette[i]) },
          legend: { title: plates.title, orient: 'top', symbolType: 'stroke', symbolSize: 500, symbolStrokeWidth: 2 },
        };
  const curve = (name: string, { orient, height, last }: Place): object => {
    const result = grid.results.find((each) => each.name === name)!;
    const its = shown(figure, result);
    const values = domain.flatMap((s, j) => currents.map((current, i) => ({ x: current, y: its.number(result.values[j * over + i * under]!), s })));
    const y = layoutOf(values.map((row) => row.y), { fit: 'loose', scale: 'linear', ticks: 6 });
    const title = titled(its) + (orient === 'right' ? ', dashed' : '');
    return {
      data: { values },
      mark: { type: 'line', clip: true, strokeWidth: 2, strokeDash: orient === 'right' ? [6, 4] : [1, 0] },
      encoding: {
        x: { field: 'x', type: 'quantitative', scale: x.scale, axis: { ...x.labels, title: last ? titled(currentShown) : null } },
        y: {
          field: 'y',
          type: 'quantitative',
          scale: y.scale,
          axis: { ...y.labels, orient, grid: orient === 'left', title: wrapped(title, height) },
        },
        color,
      },
    };
  };
  const efficiency = grid.results.some(({ name }) => name === 'wallPlugEfficiency');
  const [height, lower] = [300, 150];
  const last = !efficiency;
  const upper = {
    width: figure.width,
    height,
    layer: [curve('power', { orient: 'left', height, last }), curve('voltage', { orient: 'right', height, last })],
    resolve: { scale: { y: 'independent' } },
  };
  const below = { orient: 'left', height: lower, last: true } as const;
  const panels = efficiency ? [upper, { width: figure.width, height: lower, ...curve('wallPlugEfficiency', below) }] : [upper];
  return framed(figure, 'Power and voltage of a laser against its current', panels, { color: 'shared' });
}
