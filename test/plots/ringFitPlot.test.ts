import { expect, it } from 'vitest';
import { fitRing } from '../../src/engine/fitRing.ts';
import { ringFitPlot } from '../../src/plots/ringFitPlot.ts';
import { measuredRing } from '../fixtures/measuredRings.ts';

it('a fitted ring is drawn whole and near one resonance, data and curve', async () => {
  const spectrum = measuredRing(7);
  const fit = fitRing(spectrum, { radius: 10e-6 });
  const figure = ringFitPlot(spectrum, fit, { title: 'ring 7' });
  const { vconcat } = figure.specification as unknown as { vconcat: { layer: { data: { values: { x: number; s: string }[] } }[] }[] };
  expect(vconcat).toHaveLength(2);
  const [data, curve] = vconcat[1]!.layer.map(({ data: { values } }) => values);
  expect(new Set(data!.map(({ s }) => s))).toEqual(new Set(['through', 'drop']));
  const bright = fit.resonances.reduce((best, each) => (Math.abs(each.wavelength * 1e9 - data![0]!.x) < Math.abs(best.wavelength * 1e9 - data![0]!.x) ? each : best));
  const reach = (4e9 * bright.wavelength) / bright.qualityFactor;
  for (const { x } of [...data!, ...curve!]) expect(Math.abs(x - bright.wavelength * 1e9)).toBeLessThanOrEqual(reach);
  expect(await figure.svg()).toContain('ring 7');
});

it('light that is not there is not drawn, nor a drop port that was not measured', () => {
  const { wavelength, through } = measuredRing(7);
  const some = wavelength.findIndex((at) => at > 1305e-9);
  const one = { wavelength: wavelength.slice(some), through: through.slice(some) };
  const fit = fitRing(one, { radius: 10e-6 });
  const { vconcat } = ringFitPlot({ ...one, through: one.through.fill(0, 0, 10) }, fit).specification as unknown as { vconcat: { layer: { data: { values: { s: string }[] } }[] }[] };
  const values = vconcat[0]!.layer[0]!.data.values;
  expect(values).toHaveLength(one.wavelength.length - 10);
  expect(values.every(({ s }) => s === 'through')).toBe(true);
});
