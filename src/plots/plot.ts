import type { EngineResult } from '../engine/opticalEngine.ts';
import { inRange } from '../errors.ts';
import type { EyeDiagram } from '../link/eyeDiagram.ts';
import type { ModePicture } from '../waveguides/modes/modePicture.ts';
import { eye, isEyeDiagram } from './eye.ts';
import { fieldMap, isModePicture } from './fieldMap.ts';
import type { Figure } from './figure.ts';
import { type Columns, gridOf, isColumns, isSweep, type SweepLike } from './grid.ts';
import { heatMap } from './heatMap.ts';
import { isLightCurrent, lightCurrent } from './lightCurrent.ts';
import { lines } from './lines.ts';
import { paint, type PngOptions } from './png.ts';
import { MissingPackagesError, render } from './render.ts';
import type { ShownUnit } from './shownUnit.ts';
import { type PlotSpecification, waterfall } from './waterfall.ts';

/** What a plot can be; `'liv'` is light and voltage against current, `'mode'` the field of a guide's mode, `'eye'` an eye diagram. */
export type PlotKind = 'spectrum' | 'lines' | 'map' | 'liv' | 'waterfall' | 'mode' | 'eye';

/** How a result is plotted. All of it may be left out. */
export interface PlotOptions {
  /** What to draw; recognized from the result if absent. */
  readonly kind?: PlotKind;
  /** Text above the figure. */
  readonly title?: string;
  /**
   * Unit of each name: a text such as `'nm'`, `'mW'`, `'°C'`, `'pm/K'`, `'%'`, `'dB'` (10 log10 of a power ratio), `'dBm'` (of a power
   * in W), or the numbers themselves. Names that the library uses have their usual unit without being told.
   */
  readonly units?: Readonly<Record<string, string | ShownUnit>>;
  /** Words for a name on the figure, in place of the name itself. */
  readonly titles?: Readonly<Record<string, string>>;
  /** Words along the value axis where several results share it, each named in the legend; their names if absent. */
  readonly axisTitle?: string;
  /** Results that are drawn, by name; all if absent. */
  readonly show?: readonly string[];
  /** The axis along x. */
  readonly x?: string;
  /** Names on a logarithmic scale; error ratios are, without being told. */
  readonly log?: readonly string[];
  /** Lane of a waterfall; the worst one if absent. */
  readonly lane?: number;
  /** Width of the area within the axes, px, 200 to 2000; 560 if absent. Not of a waterfall. */
  readonly width?: number;
}

/** Data of a figure by media type, as Jupyter takes them. */
export type MediaBundle = Readonly<Record<string, unknown>>;

/** The name under which a Jupyter kernel asks an object to show itself. */
export const jupyterDisplay: unique symbol = Symbol.for('Jupyter.display') as never;

/** A figure. As the last value of a notebook's cell it shows itself. */
export interface Plot {
  readonly kind: PlotKind;
  /** The figure as Vega-Lite, plain data. */
  readonly specification: PlotSpecification;
  /** The figure as SVG. Rejects with a MissingPackagesError without vega, vega-lite and vega-interpreter. */
  svg(): Promise<string>;
  /** The figure as PNG, in Node. Rejects as `svg` does, without @resvg/resvg-js, and with a MissingFontError without any font. */
  png(options?: PngOptions): Promise<Uint8Array>;
  /** SVG, where the packages that draw are installed, and Vega-Lite for frontends that draw it themselves. */
  readonly [jupyterDisplay]: () => Promise<MediaBundle>;
}

/**
 * A figure of a result:
 *
 * - an engine's result: the waterfall of a lane,
 * - a mode's picture: |E|² in color with the boundaries of the guide, both axes to one scale,
 * - an eye diagram: how often the waveform is where, in color, with the height and the width of each eye,
 * - a sweep with an axis `current` and results `power` and `voltage`: light and voltage against current,
 * - a sweep over two axes, each of more than seven values: a map in color,
 * - any other sweep over one or two axes, and columns such as `{ wavelength, through, drop }`: lines, a color for each value of the
 *   shorter axis, a panel for each unit; called a spectrum where they run along a wavelength, frequency or detuning.
 *
 * @throws RangeError where the result is none of these, cannot be drawn as the kind asked for, or has a unit, name or number that
 * does not fit.
 */
export function plot(result: EngineResult | ModePicture | EyeDiagram | SweepLike | Columns, options: PlotOptions = {}): Plot {
  const { kind, specification } = drawn(result, options);
  const svg = (): Promise<string> => render(specification);
  return {
    kind,
    specification,
    svg,
    png: async (png) => paint(await svg(), png),
    [jupyterDisplay]: () => bundle(specification, svg),
  };
}

/**
 * What a notebook shows of a figure. Frontends draw the fifth Vega-Lite and know no later one; these figures read the same in both.
 *
 * @internal
 */
export async function bundle(specification: PlotSpecification, svg: () => Promise<string>): Promise<MediaBundle> {
  const vegaLite = { ...specification, $schema: 'https://vega.github.io/schema/vega-lite/v5.json' };
  const text = String(specification['description']);
  const shown = { 'application/vnd.vegalite.v5+json': vegaLite };
  try {
    return { 'image/svg+xml': await svg(), ...shown, 'text/plain': text };
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
    return { ...shown, 'text/plain': `${text} (${error.message})` };
  }
}

function isEngineResult(result: object): result is EngineResult {
  const { lanes, worst, energyPerBit } = result as Partial<EngineResult>;
  return Array.isArray(lanes) && typeof worst === 'object' && typeof energyPerBit === 'number';
}

function drawn(result: unknown, options: PlotOptions): { kind: PlotKind; specification: PlotSpecification } {
  const asked = options.kind;
  if (typeof result === 'object' && result !== null && isEngineResult(result)) {
    if (asked !== undefined && asked !== 'waterfall') throw new RangeError(`plot: kind is ${asked}, must be waterfall for an engine's result`);
    return { kind: 'waterfall', specification: titledAs(waterfall(result, options.lane), options.title) };
  }
  if (!isSweep(result) && !isColumns(result)) {
    throw new RangeError('plot: result must be that of an engine or a sweep, or columns of numbers of equal length');
  }
  const { units = {}, titles = {}, log = [], width = 560 } = options;
  inRange('plot', 'width', width, 'px', 200, 2000);
  const { show, x, title, axisTitle } = options;
  const grid = gridOf(result, { ...(show && { show }), ...(x !== undefined && { x }) });
  const figure: Figure = {
    grid,
    units,
    titles,
    log,
    width,
    ...(x !== undefined && { x }),
    ...(title !== undefined && { title }),
    ...(axisTitle !== undefined && { axisTitle }),
  };
  const kind = asked ?? kindOf(figure);
  if (isModePicture(result) && (kind === 'mode' || asked === undefined)) return { kind: 'mode', specification: fieldMap(result, figure) };
  if (isEyeDiagram(result) && (kind === 'eye' || asked === undefined)) return { kind: 'eye', specification: eye(result, figure) };
  switch (kind) {
    case 'spectrum':
    case 'lines':
      return { kind, specification: lines(figure) };
    case 'map':
      return { kind, specification: heatMap(figure) };
    case 'liv':
      return { kind, specification: lightCurrent(figure) };
    case 'waterfall':
      throw new RangeError("plot: kind is waterfall, which needs an engine's result");
    case 'mode':
      throw new RangeError("plot: kind is mode, which needs a mode's picture");
    case 'eye':
      throw new RangeError('plot: kind is eye, which needs an eye diagram');
    default:
      throw new RangeError(`plot: kind is ${JSON.stringify(kind)}, must be one of spectrum, lines, map, liv, waterfall, mode, eye`);
  }
}

function kindOf({ grid, x }: Figure): PlotKind {
  if (isLightCurrent(grid)) return 'liv';
  const lengths = grid.axes.map(({ values }) => values.length);
  if (grid.axes.length === 2 && Math.min(...lengths) > 7) return 'map';
  const along = x ?? grid.axes[lengths.indexOf(Math.max(...lengths))]!.name;
  return /(wavelength|frequency|detuning)$/i.test(along) ? 'spectrum' : 'lines';
}

function titledAs(specification: PlotSpecification, title: string | undefined): PlotSpecification {
  return title === undefined ? specification : { ...specification, title: { text: title, anchor: 'start', offset: 12 } };
}
