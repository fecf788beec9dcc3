import { describe, expect, it } from 'vitest';
import type { EyeDiagram } from '../../src/link/eyeDiagram.ts';
import { jupyterDisplay, plot } from '../../src/plots/plot.ts';

const eye = (height: number) => ({ height, width: height * 1e-8, opens: -height * 0.4e-8, closes: height * 0.6e-8, threshold: 1e-3 });
const diagram: EyeDiagram = {
  finite: true,
  kind: 'eyeDiagram',
  axes: { power: Float64Array.from([0.5e-3, 1e-3, 1.5e-3]), time: Float64Array.from([-5e-12, 0, 5e-12]) },
  values: { density: Float64Array.from([0.5, 0, 0.25, 0.5, 0, 0.25, 0, 1, 0.5]) },
  shape: [3, 3],
  symbolRate: 106.25e9,
  eyeCenter: 4e-12,
  levels: [0.5e-3, 0.8e-3, 1.1e-3, 1.5e-3],
  levelDeviations: [0, 0, 0, 0],
  eyes: [eye(2e-4), eye(1e-4), eye(3e-4)],
  omaOuter: 1e-3,
  extinctionRatio: 3,
  levelMismatchRatio: 1,
  probability: 0,
};
interface Layer {
  readonly data: { readonly values: Record<string, number>[] };
  readonly mark: Record<string, unknown>;
  readonly encoding: Record<string, { readonly axis?: Record<string, unknown>; readonly scale?: Record<string, unknown> }>;
}
const layersOf = (...of: Parameters<typeof plot>): Layer[] => plot(...of).specification['layer'] as Layer[];

describe('an eye diagram', () => {
  it('is drawn in ps and mW, with the smallest eye in its title', async () => {
    const drawn = plot(diagram);
    const { kind, specification } = drawn;
    expect(kind).toBe('eye');
    expect(specification['title']).toMatchObject({
      text: '106.25 GBd, eyes from 0.1 mW high, from 1 ps wide',
      subtitle: ['share of samples (%)'],
    });
    expect(specification['description']).toBe('share of samples (%) over time (ps) and power (mW), 106.25 GBd, eyes from 0.1 mW high, from 1 ps wide');
    const [cells] = layersOf(diagram);
    expect([cells!.encoding['x']!.axis!['title'], cells!.encoding['y']!.axis!['title']]).toEqual(['time (ps)', 'power (mW)']);
    expect(cells!.encoding['x']!.scale!['domain']).toEqual([-7.5, 7.5]);
    expect(cells!.encoding['color']!.scale).toMatchObject({ type: 'sqrt', scheme: 'viridis', domain: [0, 100] });
    expect(await drawn.svg()).toContain('share of samples (%)');
    const figure = drawn as unknown as Record<symbol, () => Promise<Record<string, unknown>>>;
    expect(Object.keys(await figure[jupyterDisplay]!())).toContain('application/vnd.vegalite.v5+json');
  });

  it('joins cells of one color above one another and leaves out empty ones', () => {
    const [cells, rules] = layersOf(diagram);
    const [ground, ...found] = cells!.data.values;
    expect(ground).toMatchObject({ x: -7.5, x2: 7.5, y: 0.25, y2: 1.75, v: 0 });
    expect(found.map(({ x, y2 }) => [x, y2])).toEqual([[-7.5, 1.25], [-2.5, 1.75], [2.5, 1.25], [2.5, 1.75]]);
    found.forEach(({ v }, i) => expect(Math.abs(v! - [50, 100, 25, 50][i]!)).toBeLessThan(1.1));
    expect(rules!.mark['type']).toBe('rule');
    expect(rules!.data.values).toHaveLength(6);
    expect(rules!.data.values.slice(0, 2)).toEqual([
      { x: 0, x2: 0, y: 0.9, y2: 1.1 },
      { x: -0.8, x2: 1.2, y: 1, y2: 1 },
    ]);
  });

  it('is shown in unit intervals and volts where these are asked for', () => {
    const [cells] = layersOf(diagram, { units: { time: { unit: 'UI', scale: 1 / diagram.symbolRate }, power: 'V' }, titles: { power: 'voltage' } });
    expect([cells!.encoding['x']!.axis!['title'], cells!.encoding['y']!.axis!['title']]).toEqual(['time (UI)', 'voltage (V)']);
  });

  it('says where not all eyes are open, and draws those that are', () => {
    const closed = { ...diagram, eyes: [eye(0), eye(1e-4), eye(0)] };
    expect(plot(closed).specification['title']).toMatchObject({ text: '106.25 GBd, not all eyes open' });
    expect(layersOf(closed)[1]!.data.values).toHaveLength(2);
    expect(plot(closed, { title: 'Mine', width: 300 }).specification).toMatchObject({ title: { text: 'Mine' }, width: 240 });
  });

  it('may be drawn as a map, and nothing else as an eye', () => {
    expect(plot(diagram, { kind: 'map' }).kind).toBe('map');
    expect(() => plot({ x: [1, 2], y: [3, 4] }, { kind: 'eye' })).toThrow('plot: kind is eye, which needs an eye diagram');
  });
});
