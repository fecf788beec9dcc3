import { type Figure, framed, scaleOf, shown, wrapped } from './figure.ts';
import { layoutOf, ticksAlong } from './positionAxis.ts';
import { titled } from './shownUnit.ts';
import type { PlotSpecification } from './waterfall.ts';

/**
 * A map of two axes: a cell for each point, reaching half way to its neighbors, in the color of the result. A panel for each result.
 *
 * @throws RangeError for other than two axes, or an axis that neither rises nor falls.
 * @internal
 */
export function heatMap(figure: Figure): PlotSpecification {
  const { axes, results } = figure.grid;
  if (axes.length !== 2) throw new RangeError(`plot: map of ${axes.length === 1 ? '1 axis' : `${axes.length} axes`} of several values, must be 2`);
  const along = axes.find(({ name }) => name === figure.x) ?? axes[1]!;
  const across = along === axes[0] ? axes[1]! : axes[0]!;
  const xShown = shown(figure, along);
  const yShown = shown(figure, across);
  const xEdges = edges(along.name, Array.from(along.values, xShown.number));
  const yEdges = edges(across.name, Array.from(across.values, yShown.number));
  const x = layoutOf(xEdges, { fit: 'tight', scale: 'linear', ticks: ticksAlong(figure.width - 60) });
  const y = layoutOf(yEdges, { fit: 'tight', scale: 'linear', ticks: 6 });
  const [columns, rows] = [along.values.length, across.values.length];
  const [over, under] = along === axes[1] ? [columns, 1] : [1, rows];
  const width = figure.width - 60;
  const height = results.length === 1 ? 360 : 240;
  // Each cell reaches a pixel under the next, so that no hair of the background shows between them.
  const xMore = (xEdges.at(-1)! - xEdges[0]!) / width;
  const yMore = (yEdges.at(-1)! - yEdges[0]!) / height;
  const drawn = results.map((result, k) => {
    const its = shown(figure, result);
    const cells = Array.from({ length: rows * columns }, (_, at) => {
      const [j, i] = [Math.floor(at / columns), at % columns];
      const v = its.number(result.values[j * over + i * under]!);
      return { x: xEdges[i]!, x2: xEdges[i + 1]! + xMore, y: yEdges[j]!, y2: yEdges[j + 1]! + yMore, v };
    });
    const vs = cells.map(({ v }) => v);
    const color = layoutOf(vs, { fit: 'tight', scale: scaleOf(figure, result.name, vs), ticks: 6 });
    const legend = { ...color.labels, title: null, gradientLength: height, gradientThickness: 16, offset: 12 };
    return {
      title: { text: titled(its), anchor: 'start', fontSize: 12 },
      data: { values: cells },
      width,
      height,
      mark: { type: 'rect', clip: true },
      encoding: {
        x: {
          field: 'x',
          type: 'quantitative',
          scale: x.scale,
          axis: { ...x.labels, grid: false, title: k === results.length - 1 ? titled(xShown) : null },
        },
        x2: { field: 'x2' },
        y: { field: 'y', type: 'quantitative', scale: y.scale, axis: { ...y.labels, grid: false, title: wrapped(titled(yShown), height) } },
        y2: { field: 'y2' },
        color: { field: 'v', type: 'quantitative', scale: { ...color.scale, scheme: 'viridis' }, legend },
      },
    };
  });
  const names = results.map((result) => titled(shown(figure, result))).join('; ');
  return framed(figure, `${names} over ${titled(xShown)} and ${titled(yShown)}`, drawn, { color: 'independent' });
}

/** Half way between neighbors, and as far beyond the ends. */
function edges(name: string, centers: readonly number[]): number[] {
  const sign = Math.sign(centers[1]! - centers[0]!);
  const middles = centers.slice(1).map((center, i) => {
    if (!((center - centers[i]!) * sign > 0)) throw new RangeError(`plot: ${name} neither rises nor falls throughout, as a map needs`);
    return (center + centers[i]!) / 2;
  });
  const [first, last] = [centers[0]!, centers.at(-1)!];
  return [2 * first - middles[0]!, ...middles, 2 * last - middles.at(-1)!];
}
