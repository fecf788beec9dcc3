import type { ModePicture } from '../waveguides/modes/modePicture.ts';
import { type Figure, framed, shown, wrapped } from './figure.ts';
import { layoutOf, ticksAlong } from './positionAxis.ts';
import { titled } from './shownUnit.ts';
import type { PlotSpecification } from './waterfall.ts';

/** Of the color: |E|² of 1 W. */
const square = { unit: 'V²/µm²', scale: 1e12 };

/** How a mode's picture is shown where nothing else is asked for. */
const naming = {
  units: { x: 'µm', y: 'µm', intensity: square },
  titles: { intensity: '|E|² at 1 W' },
};

/**
 * Whether a value is the picture of a mode.
 *
 * @internal
 */
export function isModePicture(result: unknown): result is ModePicture {
  return typeof result === 'object' && result !== null && (result as Partial<ModePicture>).kind === 'modePicture';
}

/**
 * The field of a mode in color, both axes to one scale, with the boundaries of the guide over it.
 *
 * @internal
 */
export function fieldMap(picture: ModePicture, asked: Figure): PlotSpecification {
  const figure = { ...asked, units: { ...naming.units, ...asked.units }, titles: { ...naming.titles, ...asked.titles } };
  const { axes, values, boundaries, effectiveIndex, teFraction, wavelength } = picture;
  const x = side(figure, 'x', axes.x);
  const y = side(figure, 'y', axes.y);
  const ratio = (axes.y.length * stepOf(axes.y)) / (axes.x.length * stepOf(axes.x));
  const room = figure.width - 60;
  // A tall picture is not higher than a wide one is broad.
  const width = Math.round(room / Math.max(1, ratio));
  const height = Math.max(60, Math.round(width * ratio));
  const its = shown(figure, { name: 'intensity', values: values.intensity });
  const numbers = Array.from(values.intensity, its.number);
  const color = layoutOf([0, ...numbers], { fit: 'tight', scale: 'linear', ticks: Math.max(2, Math.min(6, Math.floor(height / 40))) });
  const cells = runs(numbers, axes.x.length).map(({ row, from, to, v }) => ({
    x: x.edge(from),
    // Each cell reaches a pixel under the next, so that no hair of the background shows between them.
    x2: x.edge(to) + x.span / width,
    y: y.edge(row),
    y2: y.edge(row + 1) + y.span / height,
    v,
  }));
  const lines = boundaries.map(({ from, to }) => ({
    x: x.number(from[0]),
    y: y.number(from[1]),
    x2: x.number(to[0]),
    y2: y.number(to[1]),
  }));
  const xLayout = layoutOf([x.edge(0), x.edge(axes.x.length)], { fit: 'tight', scale: 'linear', ticks: ticksAlong(width) });
  const yLayout = layoutOf([y.edge(0), y.edge(axes.y.length)], { fit: 'tight', scale: 'linear', ticks: Math.max(2, Math.floor(height / 60)) });
  const places = {
    x: { field: 'x', type: 'quantitative', scale: xLayout.scale, axis: { ...xLayout.labels, grid: false, title: x.title } },
    x2: { field: 'x2' },
    y: {
      field: 'y',
      type: 'quantitative',
      scale: yLayout.scale,
      axis: { ...yLayout.labels, grid: false, title: wrapped(y.title, height) },
    },
    y2: { field: 'y2' },
  };
  const legend = { ...color.labels, title: null, gradientLength: height, gradientThickness: 16, offset: 12 };
  const polarization = teFraction >= 0.5 ? 'TE' : 'TM';
  const told = `${polarization}, index ${effectiveIndex.toFixed(4)} at ${Number((wavelength * 1e9).toPrecision(7))} nm`;
  const panel = {
    title: { text: titled(its), anchor: 'start', fontSize: 12 },
    width,
    height,
    layer: [
      {
        data: { values: cells },
        mark: { type: 'rect', clip: true },
        encoding: { ...places, color: { field: 'v', type: 'quantitative', scale: { ...color.scale, scheme: 'viridis' }, legend } },
      },
      { data: { values: lines }, mark: { type: 'rule', clip: true, stroke: 'white', strokeWidth: 1.5 }, encoding: places },
    ],
  };
  return framed({ ...figure, title: figure.title ?? told }, `${titled(its)} of a mode, ${told}`, [panel], { color: 'independent' });
}

interface Run {
  readonly row: number;
  readonly from: number;
  /** One after the last. */
  readonly to: number;
  readonly v: number;
}

/** Rows of numbers in 256 steps of color, neighbors of one color in one: most of a picture is dark. */
function runs(numbers: readonly number[], columns: number): Run[] {
  const step = Math.max(...numbers) / 255 || 1;
  const found: { row: number; from: number; to: number; v: number }[] = [];
  numbers.forEach((number, at) => {
    const [row, i] = [Math.floor(at / columns), at % columns];
    const v = Number((Math.round(number / step) * step).toPrecision(6));
    const last = found[found.length - 1];
    if (last?.v === v && last.row === row) last.to = i + 1;
    else found.push({ row, from: i, to: i + 1, v });
  });
  return found;
}

interface Side {
  readonly title: string;
  /** Length shown, in the unit of the axis. */
  readonly span: number;
  readonly number: (place: number) => number;
  /** Where cell i begins. */
  readonly edge: (i: number) => number;
}

function side(figure: Figure, name: 'x' | 'y', values: Float64Array): Side {
  const its = shown(figure, { name, values });
  const step = stepOf(values);
  const edge = (i: number): number => its.number(values[0]! + (i - 0.5) * step);
  return { title: titled(its), number: its.number, edge, span: edge(values.length) - edge(0) };
}

function stepOf(values: Float64Array): number {
  return (values[values.length - 1]! - values[0]!) / (values.length - 1);
}
