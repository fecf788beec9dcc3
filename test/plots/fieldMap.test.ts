import { describe, expect, it } from 'vitest';
import { plot } from '../../src/plots/plot.ts';
import type { ModePicture } from '../../src/waveguides/modes/modePicture.ts';

const picture: ModePicture = {
  kind: 'modePicture',
  axes: { y: Float64Array.from([-0.5e-6, 0.5e-6]), x: Float64Array.from([-1.5e-6, -0.5e-6, 0.5e-6, 1.5e-6]) },
  values: { intensity: Float64Array.from([0, 0, 1e12, 2e12, 0, 4e12, 4e12, 0]) },
  shape: [2, 4],
  boundaries: [{ from: [-1e-6, 0], to: [1e-6, 0] }],
  wavelength: 1310e-9,
  effectiveIndex: 2.34567,
  teFraction: 0.98,
};
interface Layer {
  readonly data: { readonly values: Record<string, number>[] };
  readonly mark: Record<string, unknown>;
  readonly encoding: Record<string, { readonly axis?: Record<string, unknown>; readonly scale?: Record<string, unknown> }>;
}
const layersOf = (...of: Parameters<typeof plot>): Layer[] => plot(...of).specification['layer'] as Layer[];

describe("a mode's picture", () => {
  it('has both axes to one scale, in um, and says which mode it is', () => {
    const { kind, specification } = plot(picture);
    expect(kind).toBe('mode');
    expect([specification['width'], specification['height']]).toEqual([500, 250]);
    expect(specification['title']).toMatchObject({ text: 'TE, index 2.3457 at 1310 nm', subtitle: ['|E|² at 1 W (V²/µm²)'] });
    const [cells] = layersOf(picture);
    expect([cells!.encoding['x']!.axis!['title'], cells!.encoding['y']!.axis!['title']]).toEqual(['x (µm)', 'y (µm)']);
    expect(cells!.encoding['x']!.scale!['domain']).toEqual([-2, 2]);
    expect(cells!.encoding['color']!.scale!['domain']).toEqual([0, 4]);
  });

  it('joins neighbors of one color and draws the boundaries over them', () => {
    const [cells, lines] = layersOf(picture);
    expect(cells!.data.values.map(({ x, y, v }) => [x, y, v])).toEqual([
      [-2, -1, 0],
      [0, -1, expect.closeTo(1, 1)],
      [1, -1, expect.closeTo(2, 1)],
      [-2, 0, 0],
      [-1, 0, 4],
      [1, 0, 0],
    ]);
    expect(lines!.mark['type']).toBe('rule');
    expect(lines!.data.values).toEqual([{ x: -1, y: 0, x2: 1, y2: 0 }]);
  });

  it('takes a title, units and a width, and is narrow where the guide is tall', () => {
    const tall = { ...picture, axes: { x: picture.axes.y, y: picture.axes.x }, teFraction: 0.1 };
    const { specification } = plot(tall, { units: { x: 'nm', y: 'nm' }, titles: { x: 'across' }, width: 460 });
    expect([specification['width'], specification['height']]).toEqual([200, 400]);
    expect(String(specification['description'])).toContain('TM, index');
    expect(plot(picture, { title: 'A wire' }).specification['title']).toMatchObject({ text: 'A wire' });
    expect(layersOf(tall, { titles: { x: 'across' }, units: { x: 'nm' } })[0]!.encoding['x']!.axis!['title']).toBe('across (nm)');
  });

  it('is drawn, also where there is no light', async () => {
    const dark = { ...picture, values: { intensity: new Float64Array(8) } };
    expect(await plot(dark).svg()).toContain('<svg');
    expect(await plot(picture).svg()).toContain('V²/µm²');
  });

  it('refuses other kinds and other results', () => {
    expect(() => plot(picture, { kind: 'lines' })).not.toThrow();
    expect(() => plot(picture, { kind: 'waterfall' })).toThrow("which needs an engine's result");
    expect(() => plot({ x: [1, 2], y: [3, 4] }, { kind: 'mode' })).toThrow("plot: kind is mode, which needs a mode's picture");
  });
});
