import { describe, expect, it } from 'vitest';
import { doubleTipGeometry } from '../../src/designs/geometryEngine.ts';
import { doubleTipCoupler } from '../../src/engine/doubleTipCoupler.ts';
import { nm, um } from '../../src/units.ts';

// Stronger tips than those of the design need a smaller window.
const geometry = { ...doubleTipGeometry, tipWidth: 190 * nm, tipGap: 500 * nm, length: 60 * um };

describe('a coupler of two tips', () => {
  const coupler = doubleTipCoupler(geometry);
  const point = { wavelength: geometry.wavelength };

  it('begins with both tips and ends with one guide', () => {
    const { taper } = coupler.design;
    if ('kind' in taper) throw new Error('a section in place of a taper');
    expect(taper.design.from.parts.map(({ x }) => x![1] - x![0])).toEqual([expect.closeTo(190 * nm, 15), expect.closeTo(190 * nm, 15)]);
    const [left, right] = taper.design.to.parts;
    expect(right!.x![1] - left!.x![0]).toBeCloseTo(geometry.width, 15);
    expect(right!.x![0] - left!.x![1]).toBeCloseTo(0, 15);
  });

  it('loses to overlap and facet, hardly to the taper', () => {
    const { overlap, facet, taper } = coupler.parts(point);
    expect(taper).toBeGreaterThan(0.98);
    expect(facet).toBeCloseTo(0.96, 1);
    expect(overlap).toBeLessThan(0.9);
    expect(coupler.lossDb({ ...point, gap: 20 * um })).toBeGreaterThan(coupler.lossDb(point));
  });
});
