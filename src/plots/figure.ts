import type { Shown, ShownUnit } from './shownUnit.ts';
import { shownOf } from './shownUnit.ts';
import type { Grid } from './grid.ts';
import type { PlotSpecification } from './waterfall.ts';

/**
 * How the names of a result are shown.
 *
 * @internal
 */
export interface Naming {
  readonly units: Readonly<Record<string, string | ShownUnit>>;
  readonly titles: Readonly<Record<string, string>>;
  /** Names on a logarithmic scale. */
  readonly log: readonly string[];
}

/**
 * A grid to be drawn.
 *
 * @internal
 */
export interface Figure extends Naming {
  readonly grid: Grid;
  /** The axis along x; chosen by the drawing if absent. */
  readonly x?: string;
  readonly title?: string;
  /** Words along an axis of values that several results share. */
  readonly axisTitle?: string;
  /** Width of the area within the axes, px. */
  readonly width: number;
}

/**
 * Colors that remain apart for color-blind eyes, after Okabe and Ito.
 *
 * @internal
 */
export const palette: readonly string[] = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];

/**
 * Dashes beside the colors, for print in gray.
 *
 * @internal
 */
export const dashes: readonly (readonly number[])[] = [[1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 4], [2, 5]];

/**
 * How a name of the figure is shown.
 *
 * @internal
 */
export function shown(figure: Naming, { name, values }: { readonly name: string; readonly values: ArrayLike<number> }): Shown {
  const ask = Object.hasOwn(figure.units, name) ? figure.units[name] : undefined;
  const title = Object.hasOwn(figure.titles, name) ? figure.titles[name] : undefined;
  return shownOf(name, values, ask, title);
}

/**
 * Whether a name stands on a logarithmic scale: it is asked for, or an error ratio. Never where a number is not above 0.
 *
 * @throws RangeError where it is asked for and cannot be.
 * @internal
 */
export function scaleOf(figure: Naming, name: string, numbers: readonly number[]): 'linear' | 'log' {
  const asked = figure.log.includes(name);
  if (!asked && !/[eE]rrorRatio$/.test(name)) return 'linear';
  if (numbers.every((number) => number > 0)) return 'log';
  if (asked) throw new RangeError(`plot: ${name} has numbers that are not above 0, which a logarithmic scale cannot show`);
  return 'linear';
}

/** One pair of axes with what is drawn in it, as Vega-Lite. */
interface Panel {
  readonly title?: { readonly text: string };
  readonly width: number;
}

/**
 * Panels one below the other, or one alone, with what all figures share.
 *
 * @internal
 */
export function framed(
  figure: Figure,
  description: string,
  panels: readonly Panel[],
  scales: Readonly<Record<string, 'shared' | 'independent'>>,
): PlotSpecification {
  const fixed = figure.grid.fixed.map(({ name, value }) => {
    const its = shown(figure, { name, values: [value] });
    return `${its.title} ${labeled(its, its.number(value))}`;
  });
  const [only] = panels;
  const [text, ...subtitle] = [figure.title, fixed.join(', '), panels.length === 1 ? only?.title?.text : undefined].filter(Boolean);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    padding: 10,
    background: 'white',
    config: {
      font: 'sans-serif',
      axis: {
        labelFontSize: 12,
        labelFlush: false,
        labelOverlap: false,
        titleFontSize: 12,
        titleFontWeight: 'normal',
        titlePadding: 8,
        gridColor: '#e6e6e6',
      },
      legend: { labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal', labelLimit: 240 },
      title: { fontSize: 13, subtitleFontSize: 12, fontWeight: 'normal' },
      view: { stroke: '#888888' },
    },
    ...(panels.length === 1 ? only : { vconcat: panels, bounds: 'flush', spacing: 48, resolve: { scale: scales } }),
    ...(text !== undefined && { title: { text, ...(subtitle.length > 0 && { subtitle }), anchor: 'start', offset: 12 } }),
  };
}

/**
 * A title beside an axis of a height in px, in lines that fit: what draws takes a letter for ten px wide, and would make room for
 * what stands out.
 *
 * @internal
 */
export function wrapped(title: string, height: number): string | string[] {
  const longest = Math.floor(height / 9.6);
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length === 1 ? lines[0]! : lines;
}

/**
 * A number on an axis with its unit, in as many digits as a label needs.
 *
 * @internal
 */
export function labeled({ unit }: Shown, number: number): string {
  const text = String(Number(number.toPrecision(6))).replace('-', '\u2212');
  return unit === '1' ? text : `${text} ${unit}`;
}
