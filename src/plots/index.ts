export { comparisonBars } from './comparisonBars.ts';
export { type Columns, type SweepLike } from './grid.ts';
export { jupyterDisplay, type MediaBundle, plot, type Plot, type PlotKind, type PlotOptions } from './plot.ts';
export { MissingFontError, paint, type Painter, type PngOptions } from './png.ts';
export { type Drawing, type DrawingView, MissingPackagesError, render } from './render.ts';
export { ringFitPlot, type RingFitPlot } from './ringFitPlot.ts';
export { type ShownUnit } from './shownUnit.ts';
export { type PlotSpecification, waterfall, type WaterfallResult } from './waterfall.ts';
