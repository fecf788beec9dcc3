import { describe, expect, it } from 'vitest';
import { edgeCoupler, type TipCouplerDesign } from '../../../src/devices/edgeCoupler.ts';
import { facetReflectance } from '../../../src/devices/edgeCoupler/facet.ts';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { degree, nm, um } from '../../../src/units.ts';
import { fresnelReflectance } from '../../../src/waveguides/fresnel.ts';
import { gaussianMode } from '../../../src/waveguides/gaussianMode.ts';
import { strip, type CrossSection } from '../../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../../src/waveguides/modes/solveModes.ts';
import { overlap } from '../../../src/waveguides/overlap.ts';
import { taper } from '../../../src/waveguides/taper.ts';

const core = constantIndex(3.5048);
const cladding = constantIndex(1.4468);
const wavelength = 1310 * nm;
const wire = (width: number): CrossSection => strip({ width, height: 220 * nm, core, cladding });
const tip = wire(180 * nm);
const spot = taper({ from: tip, to: wire(450 * nm), length: 60 * um, profile: 'linear' }, { slices: 9, modes: 3 });
const design: TipCouplerDesign = { taper: spot, facet: { kind: 'fresnel' }, beam: { modeFieldDiameter: 2.5 * um } };
const coupler = edgeCoupler(design);
const beam = gaussianMode({ wavelength, modeFieldDiameter: 2.5 * um });
const mode = (polarization: 'te' | 'tm') => solveModes(tip, { wavelength }, { polarization, tolerance: 1e-5 })[0]!;

describe('an edge coupler of a solved taper', () => {
  it('is tip overlap times facet times taper, TE and TM apart', () => {
    for (const polarization of ['te', 'tm'] as const) {
      const parts = coupler.parts({ wavelength, polarization });
      expect(parts.overlap).toBe(overlap(beam, mode(polarization)));
      expect(parts.facet).toBe(1 - fresnelReflectance(mode(polarization).effectiveIndex, 1));
      expect(parts.taper).toBe(spot.transmission({ wavelength, polarization }));
      expect(coupler.transmission({ wavelength, polarization })).toBe(parts.overlap * parts.facet * parts.taper);
    }
    expect(coupler.parts({ wavelength, polarization: 'tm' }).overlap).not.toBeCloseTo(coupler.parts({ wavelength }).overlap, 1);
    expect(coupler.lossDb({ wavelength })).toBeCloseTo(-10 * Math.log10(coupler.transmission({ wavelength })), 12);
  });

  it('takes a filled gap, a coat, and a beam as a mode', () => {
    const filled = edgeCoupler({ ...design, beam, index: 1.45, gap: 2 * um });
    expect(filled.parts({ wavelength }).facet).toBeGreaterThan(0.998);
    expect(filled.parts({ wavelength }).overlap).toBe(overlap(beam, mode('te'), { gap: 2 * um, index: 1.45 }));
    const coated = edgeCoupler({ ...design, facet: { kind: 'coated', reflectance: 0.01 } });
    expect(coated.parts({ wavelength }).facet).toBe(0.99);
    expect(coated.backReflection({ wavelength })).toBe(0.01);
  });

  it('may be a bare guide without taper, and warm', () => {
    const bare = edgeCoupler({ ...design, taper: tip });
    expect(bare.parts({ wavelength, temperature: 330 }).taper).toBe(1);
    expect(bare.tipMode({ wavelength, polarization: 'tm' }).teFraction).toBeLessThan(0.5);
    expect(coupler.design.taper).toBe(spot);
  });

  it('is a stage for light', () => {
    const lane = {
      wavelength, levels: [1e-3], rin: 0, linewidth: 1e5, chirp: [0], crosstalk: [0], polarizationExtinction: 1e12, source: 'laser',
    };
    const out = coupler.at({ offsetX: 0.3 * um })({ lanes: [lane] });
    expect(out.lanes[0]!.levels[0]).toBeCloseTo(1e-3 * coupler.transmission({ wavelength, offsetX: 0.3 * um }), 12);
    expect(coupler.at()({ lanes: [lane] }).lanes[0]!.levels[0]).toBeGreaterThan(out.lanes[0]!.levels[0]!);
  });

  it('tells the offsets that cost a decibel', () => {
    const { x, y } = coupler.lateralTolerance({ wavelength, lossDb: 1 });
    expect(coupler.lossDb({ wavelength, offsetX: x }) - coupler.lossDb({ wavelength })).toBeCloseTo(1, 5);
    expect(coupler.lossDb({ wavelength, offsetY: y }) - coupler.lossDb({ wavelength })).toBeCloseTo(1, 5);
    expect(() => coupler.lateralTolerance({ wavelength, lossDb: 30 })).toThrow('lossDb');
  });
});

describe('an alignment map of the coupler', () => {
  const x = [-1, -0.3, 0, 0.8].map((each) => each * um);
  const y = [-0.5, 0, 1.2].map((each) => each * um);

  it('is the transmission of the coupler, also through a turned facet', () => {
    const point = { wavelength, tiltX: 0.02 };
    for (const facet of [{ kind: 'fresnel' }, { kind: 'fresnel', angle: 7 * degree }] as const) {
      const of = edgeCoupler({ ...design, facet });
      const map = of.alignmentMap(point, { x, y });
      expect(map[2 * 3 + 2]).toBeCloseTo(of.transmission({ ...point, offsetX: 0, offsetY: 1.2 * um }), 12);
      expect(map[0]).toBeCloseTo(of.transmission({ ...point, offsetX: -um, offsetY: -0.5 * um }), 12);
    }
  });
});

describe('a turned facet', () => {
  const angle = 8 * degree;
  const turned = edgeCoupler({ ...design, facet: { kind: 'fresnel', angle } });
  const index = mode('te').effectiveIndex;

  it('wants the beam in the refracted direction', () => {
    const best = angle - Math.asin(index * Math.sin(angle));
    const loss = (tiltX: number): number => turned.parts({ wavelength, tiltX }).overlap;
    expect(loss(best)).toBeGreaterThan(loss(best + 0.1));
    expect(loss(best)).toBeGreaterThan(loss(best - 0.1));
    expect(loss(best)).toBeCloseTo(coupler.parts({ wavelength }).overlap, 2);
  });

  it('sends less back into the guide', () => {
    expect(turned.backReflection({ wavelength })).toBeLessThan(0.75 * coupler.backReflection({ wavelength }));
    expect(coupler.backReflection({ wavelength })).toBe(fresnelReflectance(index, 1));
  });

  it('reflects by Fresnel, TE less and TM more, as far as light comes out', () => {
    const flat = fresnelReflectance(1.5, 1);
    expect(facetReflectance(1.5, 1, 0.15, 'te')).toBeLessThan(flat);
    expect(facetReflectance(1.5, 1, 0.15, 'tm')).toBeGreaterThan(flat);
    expect(facetReflectance(1.5, 1, Math.atan(1 / 1.5), 'te')).toBeCloseTo(0, 14);
    expect(facetReflectance(1.5, 1, 1e-9, 'tm')).toBeCloseTo(flat, 12);
    expect(() => facetReflectance(2.5, 1, 0.5, 'te')).toThrow('reflects all light');
  });

  it('refuses a beam far from it', () => {
    expect(() => turned.transmission({ wavelength, tiltX: 0.35 })).toThrow('refracted direction');
  });
});

describe('a coupler that cannot be', () => {
  it.each([
    ['no section', { taper: { kind: 'slab' } as never }, 'neither a taper'],
    ['a wide beam', { beam: { modeFieldDiameter: { x: um, y: 1 } } }, 'modeFieldDiameter.y'],
    ['a facet cut away', { facet: { kind: 'fresnel', angle: 0.5 } }, 'facet.angle'],
    ['an unknown facet', { facet: { kind: 'polished' } as never }, 'facet'],
    ['a gap behind the chip', { gap: -um }, 'gap'],
    ['a misspelt parameter', { gapp: 1 } as never, 'gapp'],
  ])('is refused: %s', (_, change, message) => {
    expect(() => edgeCoupler({ ...design, ...(change as Partial<TipCouplerDesign>) })).toThrow(message);
  });

  it('refuses questions without an answer', () => {
    expect(() => coupler.transmission({ wavelength, offsetX: 1 })).toThrow('offsetX');
    expect(() => coupler.transmission({ wavelength, tiltY: 1 })).toThrow('tiltY');
    expect(() => coupler.transmission({ wavelength, gap: -1 })).toThrow('gap');
    expect(() => coupler.transmission({ wavelength, polarization: 'x' as 'te' })).toThrow('polarization is "x"');
    expect(() => edgeCoupler({ ...design, taper: wire(20 * nm) }).transmission({ wavelength })).toThrow('the tip guides no TE mode');
  });
});
