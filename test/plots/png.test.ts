import { describe, expect, it } from 'vitest';
import { MissingFontError, paint, type Painter } from '../../src/plots/png.ts';
import { MissingPackagesError } from '../../src/plots/render.ts';

const square = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>';

/** Width and height in the header of a PNG. */
function size(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return [view.getUint32(16), view.getUint32(20)];
}

const painterThat = (bounds: object | undefined): Painter => ({
  Resvg: class {
    render() {
      return { asPng: () => new Uint8Array([1]) };
    }
    innerBBox() {
      return bounds;
    }
  },
});

describe('a PNG picture', () => {
  it('has two dots for each px, or as many as asked for', async () => {
    const installed = { fontFiles: [] };
    const load = async (): Promise<Painter> => {
      const { Resvg } = await import('@resvg/resvg-js');
      // Whether the machine has fonts is not the matter here.
      return { Resvg: class extends Resvg { override innerBBox = () => ({ x: 0, y: 0, width: 1, height: 1 }) } };
    };
    expect(size(await paint(square, installed, load))).toEqual([60, 40]);
    expect(size(await paint(square, { zoom: 1 }, load))).toEqual([30, 20]);
  });

  it('is refused where texts would be left out', async () => {
    await expect(paint(square, {}, () => Promise.resolve(painterThat(undefined)))).rejects.toThrow(MissingFontError);
    expect(await paint(square, {}, () => Promise.resolve(painterThat({})))).toEqual(new Uint8Array([1]));
  });

  it('is refused without the package that paints', async () => {
    const cause = new Error('Cannot find package');
    const refusal = paint(square, {}, () => Promise.reject(cause));
    await expect(refusal).rejects.toThrow(MissingPackagesError);
    await expect(refusal).rejects.toMatchObject({ cause, packages: '@resvg/resvg-js' });
    await expect(refusal).rejects.toThrow('plots need @resvg/resvg-js: npm install @resvg/resvg-js');
  });

  it.each([0, -1, 11, NaN])('is refused at zoom %d', async (zoom) => {
    await expect(paint(square, { zoom })).rejects.toThrow(/^png: zoom is .*, outside 0\.1 to 10$/);
  });
});
