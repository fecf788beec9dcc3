import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { degree, mm, nm, toDb, um } from '../../src/units.ts';
import { thinLens } from '../../src/waveguides/gaussianBeam.ts';
import { gaussianMode } from '../../src/waveguides/gaussianMode.ts';
import type { LensElement } from '../../src/waveguides/lensElement.ts';
import { beamThrough, lensedFiber } from '../../src/waveguides/lensedBeam.ts';
import { strip } from '../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../src/waveguides/modes/solveModes.ts';
import { overlap } from '../../src/waveguides/overlap.ts';

const wavelength = 1310 * nm;
const round = (waistUm: number) => gaussianMode({ wavelength, modeFieldDiameter: 2 * waistUm * um });
const oval = (x: number, y: number) => gaussianMode({ wavelength, modeFieldDiameter: { x: 2 * x * um, y: 2 * y * um } });

describe('beamThrough', () => {
  it('images as the thin lens does', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.double({ min: 60, max: 90, noNaN: true }),
        fc.double({ min: 100, max: 400, noNaN: true }),
        (waist, distance, focalLength) => {
          const beam = beamThrough(round(waist), [
            { kind: 'space', length: distance * um },
            { kind: 'thinLens', focalLength: focalLength * um },
          ]);
          const image = thinLens({ wavelength, waist: waist * um, distance: distance * um, focalLength: focalLength * um });
          expect(beam.mode.waist.x / image.waist).toBeCloseTo(1, 10);
          expect(beam.mode.waist.y).toBeCloseTo(beam.mode.waist.x, 15);
          expect(beam.waistDistance.x - image.distance).toBeCloseTo(0, 12);
        },
      ),
      { seed: 5, numRuns: 100 },
    );
  });

  it('takes each axis apart', () => {
    const beam = beamThrough(oval(1.2, 4), [
      { kind: 'space', length: 20 * um },
      { kind: 'thinLens', focalLength: { x: 20 * um, y: Infinity } },
    ]);
    expect(beam.mode.waist.y).toBeCloseTo(4 * um, 15);
    expect(beam.waistDistance.y).toBeCloseTo(-20 * um, 15);
    expect(beam.mode.waist.x).toBeCloseTo((wavelength * 20 * um) / (Math.PI * 1.2 * um), 12);
    expect(beam.waistDistance.x).toBeCloseTo(20 * um, 12);
  });

  it('goes through a ball as through a lens of its focal length', () => {
    // A ball of radius R and index n has focal length nR/(2(n − 1)), from its middle.
    const radius = 150 * um;
    const beam = beamThrough(round(10), [{ kind: 'ball', radius, index: 1.5 }]);
    const fromMiddle = beamThrough(round(10), [
      { kind: 'space', length: radius },
      { kind: 'thinLens', focalLength: (1.5 * radius) / (2 * 0.5) },
      { kind: 'space', length: radius },
    ]);
    expect(beam.mode.waist.x).toBeCloseTo(fromMiddle.mode.waist.x, 12);
    expect(beam.waistDistance.x).toBeCloseTo(fromMiddle.waistDistance.x, 12);
    const surfaces: LensElement[] = [
      { kind: 'surface', radius, index: 1.5 },
      { kind: 'space', length: 2 * radius },
      { kind: 'surface', radius: -radius, index: 1 },
    ];
    expect(beamThrough(round(10), surfaces).mode.waist.x).toBe(beam.mode.waist.x);
    const thick = beamThrough(round(10), [
      { kind: 'thickLens', frontRadius: radius, backRadius: -radius, thickness: 2 * radius, index: 1.5 },
    ]);
    expect(thick.mode.waist.x).toBe(beam.mode.waist.x);
    expect(beam.index).toBe(1);
  });

  it('takes a lens of little thickness for a thin one', () => {
    const thick = beamThrough(round(20), [
      { kind: 'thickLens', frontRadius: 1 * mm, backRadius: -2 * mm, thickness: 0, index: 1.5, x: 5 * um },
    ]);
    const thin = beamThrough(round(20), [{ kind: 'thinLens', focalLength: 1 / (0.5 * (1 / mm + 1 / (2 * mm))), x: 5 * um }]);
    expect(thick.mode.waist.x).toBeCloseTo(thin.mode.waist.x, 12);
    expect(thick.axis.slopeX).toBeCloseTo(thin.axis.slopeX, 12);
    expect(thin.axis.slopeX).toBeGreaterThan(0);
    expect(thin.axis.slopeY).toBe(0);
  });

  it('comes back to itself after a whole period of a gradient, and turns over after half', () => {
    const gradient = 1000;
    const rod = (share: number, x = 0) =>
      beamThrough(round(4.6), [{ kind: 'gradientLens', length: (2 * Math.PI * share) / gradient, index: 1.6, gradient, x }]);
    expect(rod(1).mode.waist.x).toBeCloseTo(4.6 * um, 12);
    expect(rod(1).waistDistance.x).toBeCloseTo(0, 9);
    expect(rod(0.5, 10 * um).axis.x).toBeCloseTo(20 * um, 12);
    // A quarter makes of a waist the waist λ/(π n g w).
    expect(rod(0.25).mode.waist.x).toBeCloseTo(wavelength / (Math.PI * 1.6 * gradient * 4.6 * um), 12);
  });

  it('refracts its axis at a tilted face, and widens the beam in that plane', () => {
    const tilt = 8 * degree;
    const beam = beamThrough(round(4.6), [{ kind: 'interface', index: 1, tiltX: tilt }], { index: 1.45 });
    const out = Math.asin(1.45 * Math.sin(-tilt));
    expect(beam.axis.slopeX).toBeCloseTo(tilt + out, 12);
    expect(beam.mode.waist.x).toBeCloseTo((4.6 * um * Math.cos(out)) / Math.cos(tilt), 12);
    expect(beam.mode.waist.y).toBeCloseTo(4.6 * um, 12);
    expect(beam.index).toBe(1);
  });

  it('knows its radius everywhere', () => {
    const beam = beamThrough(round(1.5), [{ kind: 'space', length: 10 * um }]);
    const rayleigh = (Math.PI * (1.5 * um) ** 2) / wavelength;
    expect(beam.radius(0).x).toBeCloseTo(1.5 * um * Math.hypot(1, (10 * um) / rayleigh), 12);
    expect(beam.radius(-10 * um).y).toBeCloseTo(1.5 * um, 12);
  });

  it('couples as the overlap of its mode does, placed and tilted in any way', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        (x, y, gap, tiltX, tiltY) => {
          const sent = oval(2, 3);
          const met = oval(1.5, 4.6);
          const beam = beamThrough(sent, [{ kind: 'tilt', x: tiltX, y: tiltY }], { index: 1.4 });
          const place = { x: tiltX * gap * um - x * um, y: tiltY * gap * um - y * um, gap: gap * um, tiltX, tiltY, index: 1.4 };
          const ours = beam.coupling(met, { distance: gap * um, x: x * um, y: y * um });
          expect(ours / overlap(sent, met, place)).toBeCloseTo(1, 9);
          // Where the receiver stands aslant instead of the beam.
          const straight = beamThrough(sent, [], { index: 1.4 });
          const aslant = straight.coupling(met, { distance: gap * um, tiltX: -tiltX, tiltY: -tiltY });
          expect(aslant / overlap(sent, met, { gap: gap * um, tiltX, tiltY, index: 1.4 })).toBeCloseTo(1, 9);
        },
      ),
      { seed: 6, numRuns: 100 },
    );
  });

  it('gives as much through a lens as comes back through it', () => {
    // Fiber to chip and chip to fiber through the same microlens, out of focus and aside.
    const lens: LensElement = { kind: 'thinLens', focalLength: 40 * um, x: 1 * um };
    const sent = beamThrough(round(4.6), [{ kind: 'space', length: 90 * um }, lens]);
    const forth = sent.coupling(round(2), { distance: 65 * um, x: 0.5 * um });
    const returned = beamThrough(round(2), [{ kind: 'space', length: 65 * um }, { ...lens, x: 0.5 * um }]);
    const back = returned.coupling(round(4.6), { distance: 90 * um, x: -0.5 * um });
    expect(forth).toBeGreaterThan(0.1);
    expect(forth / back).toBeCloseTo(1, 9);
  });

  it('gives to a solved mode what the overlap says', () => {
    const guide = strip({ width: 3 * um, height: 3 * um, core: constantIndex(1.46), cladding: constantIndex(1.444) });
    const solved = solveModes(guide, { wavelength }, { polarization: 'te', tolerance: 1e-4 })[0]!;
    const beam = beamThrough(round(1.6), [{ kind: 'space', length: 5 * um }]);
    const ours = beam.coupling(solved, { distance: 2 * um, x: -0.3 * um });
    expect(ours).toBeCloseTo(overlap(round(1.6), solved, { x: 0.3 * um, gap: 7 * um }), 9);
    // A beam that comes to its waist 7 um behind the plane is as one that comes from it, with tilts the other way round.
    const ahead = beamThrough(round(1.6), [{ kind: 'space', length: -9 * um }, { kind: 'tilt', x: 0.02 }]);
    const from = overlap(round(1.6), solved, { gap: 7 * um, tiltX: -0.02 });
    expect(ahead.coupling(solved, { distance: 2 * um, x: 0.04 * um })).toBeCloseTo(from, 9);
    const astigmatic = beamThrough(round(4), [{ kind: 'thinLens', focalLength: { x: 30 * um, y: 40 * um } }]);
    expect(() => astigmatic.coupling(solved, { distance: 30 * um })).toThrow(/waists lie .* m apart, must lie in one plane/);
  });
});

describe('lensedFiber', () => {
  it('focuses at R/(n − 1), to half the spot for half the radius', () => {
    const beam = lensedFiber({ fiberMode: round(4.6), tipRadius: 12 * um, index: 1.447 });
    // From the collimated beam in the glass, by thinLens with f = R/(n − 1) in air.
    const image = thinLens({ wavelength, waist: 4.6 * um, distance: 0, focalLength: (12 * um) / 0.447 });
    expect(beam.mode.waist.x).toBeCloseTo(image.waist, 12);
    expect(beam.waistDistance.x).toBeCloseTo(image.distance, 12);
    expect(2 * beam.mode.waist.x).toBeGreaterThan(3.5 * um);
    expect(2 * beam.mode.waist.x).toBeLessThan(5 * um);
    const wedge = lensedFiber({ fiberMode: round(4.6), tipRadius: { x: 12 * um, y: Infinity }, index: 1.447 });
    expect(wedge.mode.waist.x).toBe(beam.mode.waist.x);
    expect(wedge.mode.waist.y).toBeCloseTo(4.6 * um, 12);
    const filled = lensedFiber({ fiberMode: round(4.6), tipRadius: 12 * um, index: 1.447, outside: 1.33 });
    expect(filled.index).toBe(1.33);
    expect(filled.mode.waist.x).toBeGreaterThan(beam.mode.waist.x);
  });

  it('tells the spherical aberration that rays have', () => {
    // Path of a ray at height h to the paraxial focus, against that along the axis: exact refraction at a sphere.
    const n = 1.447;
    const R = 12e-6;
    const h = 1e-6;
    const sag = R - Math.sqrt(R * R - h * h);
    const incidence = Math.asin(h / R);
    const refracted = Math.asin(n * Math.sin(incidence));
    const focus = R / (n - 1);
    // The wavefront at the focus: where the ray crosses the sphere about it.
    const slope = Math.tan(refracted - incidence);
    const away = Math.hypot(focus + sag, h);
    const path = -n * sag + away;
    const direct = focus;
    expect(slope).toBeGreaterThan(0);
    const exact = ((2 * Math.PI) / wavelength) * (path - direct);
    const beam = lensedFiber({ fiberMode: round(4.6), tipRadius: R, index: n });
    const scaled = beam.sphericalPhase * (h / 4.6e-6) ** 4;
    expect(scaled / Math.abs(exact)).toBeCloseTo(1, 1);
  });
});

describe('what beamThrough refuses', () => {
  const refused = (elements: readonly LensElement[], message: string | RegExp, waist = 4.6): void => {
    expect(() => beamThrough(round(waist), elements)).toThrow(RangeError);
    expect(() => beamThrough(round(waist), elements)).toThrow(message);
  };

  it('is a lens outside its paraxial range', () => {
    refused([{ kind: 'thinLens', focalLength: 5 * um }], 'the beam takes 4.6e-6 m of 5e-6 m at a lens, above two thirds');
    refused([{ kind: 'thinLens', focalLength: 1 * mm, aperture: 6 * um }], 'outside its paraxial range');
    refused([{ kind: 'thinLens', focalLength: 1 * mm, aperture: 20 * um, x: 12 * um }], 'outside its paraxial range');
    refused([{ kind: 'gradientLens', length: 1 * mm, index: 1.6, gradient: 1000, aperture: 5 * um }], 'outside its paraxial range');
    expect(() => lensedFiber({ fiberMode: round(4.6), tipRadius: 6 * um, index: 1.447 })).toThrow('the beam takes 4.6e-6 m of 6e-6 m');
    const sharp = (): unknown => lensedFiber({ fiberMode: round(4.6), tipRadius: 7 * um, index: 1.447 });
    expect(sharp).toThrow(/spherical aberration is 0\.\d+ rad, above 0.5 rad/);
    refused([], 'divergence is 0.833972 rad, above 0.5 rad the lens is outside', 0.5);
    refused([{ kind: 'gradientLens', length: 0.25 * mm, index: 1.6, gradient: 6280 * 20 }], 'gradient is 125600 1/m');
    refused([{ kind: 'thinLens', focalLength: 8 * um }], 'divergence is');
  });

  it('is a beam that a face reflects', () => {
    expect(() => beamThrough(round(4.6), [{ kind: 'tilt', x: 0.35 }, { kind: 'interface', index: 1, tiltX: -0.35 }], { index: 2 })).toThrow(
      'a face at 0.7 rad to the beam reflects it totally',
    );
  });

  it('is a number out of range', () => {
    refused([{ kind: 'space', length: NaN }], 'space: length is NaN m');
    refused([{ kind: 'tilt', y: 1 }], 'tilt: y is 1 rad');
    refused([{ kind: 'interface', index: 0.5 }], 'interface: index is 0.5');
    refused([{ kind: 'thinLens', focalLength: 0 }], 'thinLens: focalLength is 0 m, must be at least 1e-7 m in size');
    refused([{ kind: 'surface', radius: { x: 1, y: 0 }, index: 1.5 }], 'surface: radius is 0 m');
    refused([{ kind: 'surface', radius: 1, index: 0 }], 'surface: index is 0');
    refused([{ kind: 'thickLens', frontRadius: 1, backRadius: 1, thickness: -1, index: 1.5 }], 'thickLens: thickness is -1 m');
    refused([{ kind: 'ball', radius: 0, index: 1.5 }], 'ball: radius is 0 m');
    refused([{ kind: 'ball', radius: mm, index: 1.5, x: 1 }], 'ball: x is 1 m');
    refused([{ kind: 'thinLens', focalLength: 1, aperture: 0 }], 'thinLens: aperture is 0 m');
    refused([{ kind: 'prism' } as never], 'element is of kind "prism", must be one of space, thinLens, surface');
    expect(() => beamThrough(round(4.6), [], { index: 6 })).toThrow('beamThrough: index is 6');
    expect(() => beamThrough({ kind: 'gaussian', wavelength, waist: { x: 0, y: um } }, [])).toThrow('beamThrough: waist is 0 m');
    expect(() => beamThrough({ kind: 'gaussian', wavelength: 0, waist: { x: um, y: um } }, [])).toThrow('beamThrough: wavelength is 0 m');
    expect(() => lensedFiber({ fiberMode: round(4.6), tipRadius: -1, index: 1.447 })).toThrow('tipRadius along x is -1 m, must be above 0');
    const beam = beamThrough(round(4.6), []);
    const other = gaussianMode({ wavelength: 1550 * nm, modeFieldDiameter: 9 * um });
    expect(() => beam.coupling(other, { distance: 0 })).toThrow('wavelength of the receiver');
    expect(() => beam.coupling(round(4.6), { distance: 2 })).toThrow('distance is 2 m');
    expect(() => beam.radius(20)).toThrow('distance is 20 m');
  });

  it('is nothing that a standard fiber needs', () => {
    // Standard fiber to a 3 um mode, and through a lensed tip.
    expect(-toDb(beamThrough(round(4.6), []).coupling(round(1.5), { distance: 0 }))).toBeCloseTo(4.59045, 4);
    const beam = lensedFiber({ fiberMode: round(4.6), tipRadius: 10 * um, index: 1.447 });
    expect(-toDb(beam.coupling(round(1.5), { distance: beam.waistDistance.x }))).toBeLessThan(0.5);
  });
});
