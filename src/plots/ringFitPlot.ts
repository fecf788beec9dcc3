import type { MeasuredSpectrum, RingFit } from '../engine/fitRing.ts';
import { framed, palette } from './figure.ts';
import { layoutOf, ticksAlong } from './positionAxis.ts';
import { render } from './render.ts';
import type { PlotSpecification } from './waterfall.ts';

/** A figure of a fitted ring. */
export interface RingFitPlot {
  /** The figure as Vega-Lite, plain data. */
  readonly specification: PlotSpecification;
  /** The figure as SVG. Rejects with a MissingPackagesError without vega, vega-lite and vega-interpreter. */
  svg(): Promise<string>;
}

interface Row {
  /** Wavelength, nm. */
  readonly x: number;
  /** Power, dBm. */
  readonly y: number;
  /** Port. */
  readonly s: string;
  /** Resonance that a curve belongs to. */
  readonly n?: number;
}

/**
 * A measured spectrum in color, dBm over nm, with the fitted curve over it in black: the whole, and below it the resonance with the most
 * light in its envelope, four linewidths to each side.
 */
export function ringFitPlot(spectrum: MeasuredSpectrum, fit: RingFit, { title }: { readonly title?: string } = {}): RingFitPlot {
  const data = rowsOf(spectrum);
  const curve = rowsOf(fit.curve).map((row) => ({ ...row, n: nearest(fit, row.x) }));
  const brightest = fit.resonances[nearest(fit, curve.reduce((best, row) => (row.y > best.y ? row : best)).x)]!;
  const reach = (4 * brightest.wavelength) / brightest.qualityFactor;
  const within = ({ x }: Row): boolean => Math.abs(x * 1e-9 - brightest.wavelength) <= reach;
  const panels = [panelOf(data, curve, 'whole'), panelOf(data.filter(within), curve.filter(within), 'near')];
  const figure = { grid: { axes: [], results: [], fixed: [] }, units: {}, titles: {}, log: [], width, ...(title !== undefined && { title }) };
  const specification = framed(figure, 'power of the ports of a ring along wavelength, measured and fitted', panels, { color: 'shared' });
  return { specification, svg: () => render(specification) };
}

const width = 640;

function rowsOf({ wavelength, through, drop }: MeasuredSpectrum): Row[] {
  const rows: Row[] = [];
  const add = (s: string, powers: ArrayLike<number>): void => {
    for (let i = 0; i < powers.length; i++) {
      // Nothing stands where there is no light, on a scale of decibels.
      if (powers[i]! > 0) rows.push({ x: wavelength[i]! * 1e9, y: 10 * Math.log10(powers[i]! * 1e3), s });
    }
  };
  add('through', through);
  if (drop !== undefined) add('drop', drop);
  return rows;
}

function nearest({ resonances }: RingFit, x: number): number {
  let best = 0;
  resonances.forEach(({ wavelength }, i) => {
    if (Math.abs(wavelength * 1e9 - x) < Math.abs(resonances[best]!.wavelength * 1e9 - x)) best = i;
  });
  return best;
}

function panelOf(data: readonly Row[], curve: readonly Row[], which: 'whole' | 'near'): { width: number; height: number; layer: unknown[] } {
  const xs = layoutOf(data.map(({ x }) => x), { fit: 'tight', scale: 'linear', ticks: ticksAlong(width) });
  const ys = layoutOf([...data, ...curve].map(({ y }) => y), { fit: 'loose', scale: 'linear', ticks: 6 });
  const color = {
    field: 's',
    type: 'nominal',
    sort: null,
    scale: { domain: ['through', 'drop'], range: [palette[0], palette[1]] },
    legend: { title: null, orient: 'top', symbolType: 'circle', symbolSize: 60, symbolOpacity: 1 },
  };
  const x = { field: 'x', type: 'quantitative', scale: xs.scale, axis: { ...xs.labels, title: which === 'whole' ? null : 'wavelength (nm)' } };
  const y = { field: 'y', type: 'quantitative', scale: ys.scale, axis: { ...ys.labels, title: 'power (dBm)' } };
  // Thousands of samples are a line; a few dozen are points.
  const drawn = which === 'whole' ? { type: 'line', strokeWidth: 1, opacity: 0.7 } : { type: 'point', filled: true, size: 22, opacity: 0.75 };
  const mark = { ...drawn, clip: true };
  const line = { type: 'line', clip: true, color: '#000000', strokeWidth: 1.2 };
  const fitted = curve.map(({ s, n = 0, ...row }) => ({ ...row, g: `${s} ${n}` }));
  return {
    width,
    height: 250,
    layer: [
      { data: { values: data }, mark, encoding: { x, y, color } },
      { data: { values: fitted }, mark: line, encoding: { x, y, detail: { field: 'g', type: 'nominal' } } },
    ],
  };
}
