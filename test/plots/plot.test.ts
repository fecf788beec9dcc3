import { execFileSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { linspace } from '../../src/numerics/linspace.ts';
import { sweep } from '../../src/numerics/sweep.ts';
import { bundle, jupyterDisplay, plot, type PlotOptions } from '../../src/plots/plot.ts';
import { MissingPackagesError } from '../../src/plots/render.ts';
import { sampleResult } from './sampleResult.ts';

type Json = Record<string, unknown>;
interface Panel {
  readonly data: { readonly values: Record<string, number | string>[] };
  readonly mark: Json;
  readonly encoding: Record<string, { field?: string; scale?: Json; axis?: Json; legend?: Json; value?: string }>;
  readonly layer?: Panel[];
}

const specificationOf = (...of: Parameters<typeof plot>): Json => plot(...of).specification;
const panelsOf = (specification: Json): Panel[] => (specification['vconcat'] ?? [specification]) as Panel[];
const titlesOf = (specification: Json): unknown[] =>
  panelsOf(specification).map(({ encoding }) => [encoding['x']!.axis!['title'], encoding['y']!.axis!['title']]);
const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!);

const wavelength = linspace(1310e-9, 1312e-9, 21);
const dip = (at: number): number => 1 - 0.98 / (1 + ((at - 1311e-9) / 0.2e-9) ** 2);
const spectrum = sweep({ voltage: [-2, -1, 0], wavelength }, (point) => ({ transmission: dip(point.wavelength + point.voltage * 4e-11) }));
const square = sweep({ temperature: linspace(320, 330, 9), wavelength }, (point) => ({
  transmission: dip(point.wavelength - (point.temperature - 325) * 7e-11),
}));
const laser = sweep({ temperature: [298.15, 308.15], current: linspace(0, 1, 11) }, ({ temperature, current }) => ({
  power: Math.max(0, current - 0.1) * (1 - (temperature - 298) / 200),
  voltage: 1 + current,
  wallPlugEfficiency: current / 5,
}));

describe('plot', () => {
  it('recognizes what it is given', () => {
    expect(plot(sampleResult).kind).toBe('waterfall');
    expect(plot(spectrum).kind).toBe('spectrum');
    expect(plot(square).kind).toBe('map');
    expect(plot(laser).kind).toBe('liv');
    expect(plot(laser, { show: ['power'] }).kind).toBe('lines');
    expect(plot({ wavelength, through: wavelength.map(dip) }).kind).toBe('spectrum');
    expect(plot({ current: [0, 1], power: [0, 1], voltage: [1, 2] }).kind).toBe('liv');
    expect(plot({ gap: [1, 2], powerCoupling: [0.1, 0.2] }).kind).toBe('lines');
    expect(plot(square, { kind: 'lines' }).kind).toBe('lines');
    expect(plot(spectrum, { kind: 'map' }).kind).toBe('map');
  });

  it('makes plain data', () => {
    for (const result of [sampleResult, spectrum, square, laser]) {
      const { specification } = plot(result);
      expect(JSON.parse(JSON.stringify(specification))).toEqual(specification);
    }
  });

  it('refuses what it cannot draw', () => {
    const odd = (result: unknown, options: object = {}) => () => plot(result as typeof spectrum, options);
    for (const result of [undefined, null, 7, [1, 2], {}, { x: [1], y: [1, 2] }]) {
      expect(odd(result)).toThrow('plot: result must be that of an engine or a sweep, or columns of numbers of equal length');
    }
    expect(odd(spectrum, { kind: 'pie' })).toThrow('plot: kind is "pie", must be one of spectrum, lines, map, liv, waterfall');
    expect(odd(spectrum, { kind: 'waterfall' })).toThrow("plot: kind is waterfall, which needs an engine's result");
    expect(odd(sampleResult, { kind: 'map' })).toThrow("plot: kind is map, must be waterfall for an engine's result");
    expect(odd(spectrum, { kind: 'liv' })).toThrow('plot: liv needs an axis current');
    expect(odd(spectrum, { width: 50 })).toThrow('plot: width is 50 px, outside 200 to 2000 px');
    expect(odd({ x: [1, 2], y: [1, 2] }, { kind: 'map' })).toThrow('plot: map of 1 axis of several values, must be 2');
    const three = sweep({ a: [1, 2], b: [1, 2], c: [1, 2] }, ({ a }) => ({ a }));
    expect(odd(three)).toThrow('plot: lines of 3 axes, must be 1 or 2');
    expect(odd(three, { kind: 'map' })).toThrow('plot: map of 3 axes of several values, must be 2');
  });

  it('says all a figure shows in the words of its axes', () => {
    expect(specificationOf(spectrum)['description']).toBe('transmission along wavelength (nm)');
    expect(specificationOf(square)['description']).toBe('transmission over wavelength (nm) and temperature (°C)');
  });

  it('needs no package that draws until it is drawn, and then says which', () => {
    const script = `
      import { register } from 'node:module';
      const refusing = "export const resolve = (name, context, next) => { if (/^(vega|@resvg)/.test(name)) throw new Error('no ' + name); return next(name, context); };";
      register('data:text/javascript,' + encodeURIComponent(refusing));
      const { plot } = await import('./src/plots/plot.ts');
      const figure = plot({ wavelength: [1, 2], through: [0, 1] });
      const told = (error) => error.name + ': ' + error.cause.message;
      console.log(figure.kind, await figure.svg().catch(told));`;
    const told = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(told.trim()).toBe('spectrum MissingPackagesError: no vega');
  });

  it('takes other words for a name', () => {
    expect(specificationOf(spectrum, { titles: { transmission: 'power behind the ring' } })['description']).toBe(
      'power behind the ring along wavelength (nm)',
    );
  });
});

describe('lines', () => {
  it('have units on their axes and a color for each value of the short axis', () => {
    const specification = specificationOf(spectrum);
    expect(titlesOf(specification)).toEqual([['wavelength (nm)', 'transmission']]);
    const [panel] = panelsOf(specification);
    expect(panel!.encoding['color']!.scale!['domain']).toEqual(['\u22122 V', '\u22121 V', '0 V']);
    expect(panel!.encoding['strokeDash']!.scale!['domain']).toEqual(['\u22122 V', '\u22121 V', '0 V']);
    expect(panel!.data.values).toHaveLength(63);
    expect(panel!.data.values[21]).toEqual({ x: 1310, y: expect.closeTo(spectrum.values.transmission[21]!, 9) as number, s: '\u22121 V' });
  });

  it('run along the axis that is named', () => {
    const [panel] = panelsOf(specificationOf(spectrum, { x: 'voltage', units: { wavelength: 'nm' } }));
    expect(panel!.encoding['x']!.axis!['title']).toBe('voltage (V)');
    // More lines than colors: a color bar.
    expect(panel!.encoding['color']!.scale).toMatchObject({ scheme: 'viridis', domain: [1310, 1312] });
    expect(panel!.data.values[4]).toEqual({ x: -1, y: expect.closeTo(spectrum.values.transmission[22]!, 9) as number, s: 1310.1 });
  });

  it('of different units stand in panels of their own', () => {
    const columns = { wavelength, through: wavelength.map(dip), drop: wavelength.map((at) => 0.9 - dip(at)), groupDelay: wavelength.map(() => 4e-12) };
    const specification = specificationOf(columns);
    expect(titlesOf(specification)).toEqual([
      [null, 'through, drop'],
      ['wavelength (nm)', 'group delay (ps)'],
    ]);
    expect(panelsOf(specification)[0]!.data.values.map(({ s }) => s)).toEqual([...Array<string>(21).fill('through'), ...Array<string>(21).fill('drop')]);
    expect(panelsOf(specificationOf(columns, { show: ['drop'] }))[0]!.encoding['color']).toEqual({ value: '#0072b2' });
  });

  it('have error ratios on a logarithmic scale, and what is asked for', () => {
    const columns = { power: [0.1, 0.2], preFecBitErrorRatio: [1e-3, 1e-6], noise: [1, 100] };
    const scales = (options: PlotOptions): unknown[] => panelsOf(specificationOf(columns, options)).map(({ encoding }) => encoding['y']!.scale!['type']);
    expect(scales({})).toEqual(['linear']);
    expect(scales({ show: ['preFecBitErrorRatio'] })).toEqual(['log']);
    expect(scales({ log: ['noise'] })).toEqual(['log', 'log']);
    expect(panelsOf(specificationOf(columns, { log: ['power'] }))[0]!.encoding['x']!.scale!['type']).toBe('log');
    expect(specificationOf({ power: [1, 2], errorRatio: [0, 1] })).toMatchObject({ encoding: { y: { scale: { type: 'linear' } } } });
    expect(() => plot({ power: [1, 2], noise: [0, 1] }, { log: ['noise'] })).toThrow('plot: noise has numbers that are not above 0');
  });

  it('keep the order of points where x turns back', () => {
    const [panel] = panelsOf(specificationOf({ detuning: [1, 3, 2], power: [1, 2, 3] }));
    expect(panel!.encoding['order']).toMatchObject({ field: 'n' });
    expect(panel!.data.values.map(({ n }) => n)).toEqual([0, 1, 2]);
    expect(panelsOf(specificationOf(spectrum))[0]!.encoding['order']).toBeUndefined();
  });

  it('break a title that is longer than its panel is high', () => {
    const columns = { power: [1, 2], marginDb: [1, 2], preFecBitErrorRatio: [1e-5, 1e-6] };
    expect(titlesOf(specificationOf(columns))).toEqual([
      [null, 'margin (dB)'],
      ['power (mW)', ['pre-FEC bit error', 'ratio']],
    ]);
  });

  it('tell above them what is held, and their title', () => {
    const held = sweep({ temperature: [328.15], wavelength }, (point) => ({ transmission: dip(point.wavelength) }));
    expect(specificationOf(held)['title']).toMatchObject({ text: 'temperature 55 °C' });
    expect(specificationOf(held, { title: 'A ring' })['title']).toMatchObject({ text: 'A ring', subtitle: ['temperature 55 °C'] });
    expect(specificationOf(spectrum)['title']).toBeUndefined();
  });
});

describe('a map', () => {
  it('has a cell for each point that reaches half way to its neighbors', () => {
    const [panel] = panelsOf(specificationOf(square, { title: 'Drift' }));
    expect(panel!.data.values).toHaveLength(9 * 21);
    const cell = panel!.data.values[22]!;
    expect(cell['x']).toBeCloseTo(1310.05, 9);
    expect(cell['x2']).toBeCloseTo(1310.15 + 2.1 / 500, 9);
    expect(cell['y']).toBeCloseTo(47.475, 9);
    expect(cell['v']).toBeCloseTo(square.values.transmission[22]!, 9);
    expect(panel!.encoding['x']!.scale!['domain']).toEqual([expect.closeTo(1309.95, 9), expect.closeTo(1312.05, 9)]);
    expect(specificationOf(square, { title: 'Drift' })['title']).toMatchObject({ text: 'Drift', subtitle: ['transmission'] });
    expect(specificationOf(square)['title']).toMatchObject({ text: 'transmission' });
  });

  it('of two results has a panel and a color bar for each', () => {
    const two = sweep({ a: [1, 2], b: [1, 2, 3] }, ({ a, b }) => ({ sumDb: a + b, errorRatio: 10 ** -(a * b) }));
    const specification = specificationOf(two, { kind: 'map' });
    expect(specification).toMatchObject({
      vconcat: [
        { title: { text: 'sum (dB)' }, encoding: { x: { axis: { title: null } }, color: { scale: { type: 'linear' } } } },
        { title: { text: 'error ratio' }, encoding: { x: { axis: { title: 'b' } }, color: { scale: { type: 'log' } } } },
      ],
      resolve: { scale: { color: 'independent' } },
    });
  });

  it('lies the other way round where that is asked for', () => {
    const [panel] = panelsOf(specificationOf(square, { x: 'temperature' }));
    expect(panel!.encoding['x']!.axis!['title']).toBe('temperature (°C)');
    expect(panel!.data.values[1]!['v']).toBeCloseTo(square.values.transmission[21]!, 9);
  });

  it('takes falling axes and refuses those that turn', () => {
    const of = (a: number[]) => sweep({ a, b: [1, 2] }, (point) => ({ sum: point.a + point.b }));
    expect(panelsOf(specificationOf(of([3, 2, 1]), { kind: 'map' }))[0]!.encoding['y']!.scale!['domain']).toEqual([0.5, 3.5]);
    for (const turning of [[1, 3, 2], [1, 1, 2], [2, 1, 1]]) {
      expect(() => plot(of(turning), { kind: 'map' })).toThrow('plot: a neither rises nor falls throughout, as a map needs');
    }
  });
});

describe('light and voltage against current', () => {
  it('stand on axes of their own, with the efficiency below', () => {
    const [upper, lower] = panelsOf(specificationOf(laser));
    const [power, voltage] = upper!.layer!;
    expect(power!.encoding['y']!.axis).toMatchObject({ orient: 'left', title: 'power (mW)' });
    expect(voltage!.encoding['y']!.axis).toMatchObject({ orient: 'right', title: 'voltage (V), dashed' });
    expect(voltage!.mark).toMatchObject({ strokeDash: [6, 4] });
    expect(lower!.encoding['y']!.axis).toMatchObject({ title: ['wall plug', 'efficiency (%)'] });
    expect(lower!.encoding['x']!.axis).toMatchObject({ title: 'current (mA)' });
    expect(power!.encoding['color']!.scale!['domain']).toEqual(['25 °C', '35 °C']);
    expect(voltage!.data.values[12]).toEqual({ x: 100, y: 1.1, s: '35 °C' });
  });

  it('need no second axis, and take it in either order', () => {
    const alone = specificationOf({ current: [0, 1], power: [0, 1], voltage: [1, 2] });
    expect((alone['layer'] as Panel[])[0]!.encoding['color']).toEqual({ value: '#0072b2' });
    const turned = sweep({ current: [0, 1], step: [1, 2] }, ({ current, step }) => ({ power: current * step, voltage: step }));
    const [power] = specificationOf(turned, { kind: 'liv' })['layer'] as Panel[];
    expect(power!.data.values.map(({ y, s }) => [s, y])).toEqual([['1', 0], ['1', 1000], ['2', 0], ['2', 2000]]);
  });
});

describe('a figure', () => {
  it.each([
    ['lines', spectrum, ['wavelength (nm)', 'transmission', 'voltage', '\u22122 V']],
    ['a map', square, ['wavelength (nm)', 'temperature (°C)', 'transmission']],
    ['light and voltage', laser, ['current (mA)', 'power (mW)', 'voltage (V), dashed', '35 °C']],
    ['a waterfall', sampleResult, ['power (dBm)', '15  splitter-rotator']],
  ] as const)('of %s is drawn with all its texts, without a warning', async (_, result, wanted) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const svg = await plot(result).svg();
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
    expect(texts(svg)).toEqual(expect.arrayContaining([...wanted]));
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    const width = Number(/^<svg[^>]* width="(\d+)"/.exec(svg)![1]);
    expect(width).toBeGreaterThan(600);
    expect(width).toBeLessThan(800);
  });

  it('has numbers along x that stay apart', async () => {
    for (const width of [200, 560, 1200]) {
      const svg = await plot(spectrum, { width }).svg();
      const marks = [...svg.matchAll(/text-anchor="middle" transform="translate\(([-\d.]+),16\)"[^>]*font-size="12px"[^>]*>([^<]*)</g)];
      expect(marks.length).toBeGreaterThan(1);
      const left = marks.map((mark) => ({ at: Number(mark[1]), half: (7 * mark[2]!.length) / 2 }));
      left.slice(1).forEach(({ at, half }, i) => expect(at - half).toBeGreaterThan(left[i]!.at + left[i]!.half));
    }
  });

  it('may be a waterfall of another lane under another title', () => {
    expect(JSON.stringify(plot(sampleResult, { lane: 0 }).specification)).toContain('Lane 0, 1311.00 nm');
    expect(plot(sampleResult, { title: 'Mine' }).specification['title']).toMatchObject({ text: 'Mine' });
  });

  it('is painted', async () => {
    const png = await plot(spectrum).png().catch((error: unknown) => error as Error);
    if (png instanceof Error) expect(png.name).toBe('MissingFontError');
    else expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  });
});

describe('in a notebook a figure', () => {
  it('shows itself as SVG and as Vega-Lite that frontends know', async () => {
    const figure = plot(spectrum) as unknown as Record<symbol, () => Promise<Json>>;
    expect(jupyterDisplay).toBe(Symbol.for('Jupyter.display'));
    const shown = await figure[Symbol.for('Jupyter.display')]!();
    expect(Object.keys(shown).sort()).toEqual(['application/vnd.vegalite.v5+json', 'image/svg+xml', 'text/plain']);
    expect(shown['image/svg+xml']).toMatch(/^<svg/);
    expect(shown['application/vnd.vegalite.v5+json']).toMatchObject({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json' });
    expect(shown['text/plain']).toBe('transmission along wavelength (nm)');
  });

  it('is left to the frontend where the packages that draw are missing', async () => {
    const { specification } = plot(spectrum);
    const shown = await bundle(specification, () => Promise.reject(new MissingPackagesError(undefined)));
    expect(Object.keys(shown)).toEqual(['application/vnd.vegalite.v5+json', 'text/plain']);
    expect(shown['text/plain']).toContain('npm install vega vega-lite vega-interpreter');
    await expect(bundle(specification, () => Promise.reject(new Error('odd')))).rejects.toThrow('odd');
  });

  it('puts words of its own along an axis that several results share', () => {
    const columns = { phase: [0, 1, 2], one: [1, 2, 3], other: [2, 3, 4] };
    const titles = (specification: unknown): string => JSON.stringify(specification);
    expect(titles(plot(columns, { axisTitle: 'share of light' }).specification)).toContain('share of light');
    expect(titles(plot({ phase: [0, 1, 2], one: [1, 2, 3] }, { axisTitle: 'share of light' }).specification)).not.toContain('share of light');
  });
});
