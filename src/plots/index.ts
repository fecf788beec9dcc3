export { type Drawing, type DrawingView, MissingPackagesError, render } from './render.ts';
export { type PlotSpecification, waterfall } from './waterfall.ts';
