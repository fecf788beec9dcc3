import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nm, um } from '../../src/units.ts';
import { rayleighRange, thinLens } from '../../src/waveguides/gaussianBeam.ts';

const wavelength = 1310 * nm;

describe('rayleighRange', () => {
  it('is π w² n/λ', () => {
    expect(rayleighRange(4.6 * um, wavelength)).toBeCloseTo((Math.PI * 4.6 ** 2 * um * um) / wavelength, 18);
    expect(rayleighRange(4.6 * um, wavelength, 1.5)).toBeCloseTo(1.5 * rayleighRange(4.6 * um, wavelength), 18);
  });

  it('refuses numbers out of range', () => {
    for (const bad of [0, NaN, Infinity]) {
      expect(() => rayleighRange(bad, wavelength)).toThrow('waist');
      expect(() => rayleighRange(um, bad)).toThrow('wavelength');
      expect(() => rayleighRange(um, wavelength, bad)).toThrow('index');
    }
  });
});

describe('thinLens', () => {
  const beam = { wavelength, waist: 1.5 * um, distance: 50 * um, focalLength: 50 * um };

  it('collimates a waist in its focus', () => {
    const image = thinLens(beam);
    expect(image.waist / um).toBeCloseTo(13.8995317, 6);
    expect(image.distance / um).toBeCloseTo(50, 9);
    expect(image.magnification).toBeCloseTo(image.waist / beam.waist, 12);
  });

  it('images as in ray optics far outside the Rayleigh range', () => {
    const image = thinLens({ ...beam, distance: 3e-3, focalLength: 1e-3 });
    expect(image.distance / 1e-3).toBeCloseTo(1.5, 3);
    expect(image.magnification).toBeCloseTo(0.5, 3);
  });

  it('is its own way back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 2e-5, noNaN: true }),
        fc.double({ min: -1e-3, max: 1e-3, noNaN: true }),
        fc.double({ min: 5e-5, max: 1e-3, noNaN: true }),
        fc.boolean(),
        (waist, distance, size, diverging) => {
          const focalLength = diverging ? -size : size;
          const image = thinLens({ wavelength, waist, distance, focalLength, index: 1.3 });
          const back = thinLens({ wavelength, waist: image.waist, distance: image.distance, focalLength, index: 1.3 });
          expect(back.waist / waist).toBeCloseTo(1, 6);
          expect(back.distance).toBeCloseTo(distance, 8);
        },
      ),
      { seed: 5 },
    );
  });

  it('is the law of the complex beam parameter, 1/q′ = 1/q − 1/f', () => {
    const zR = rayleighRange(beam.waist, wavelength);
    const image = thinLens({ ...beam, distance: 80 * um });
    const zI = rayleighRange(image.waist, wavelength);
    // At the lens q = s + j zR, behind it q′ = −s′ + j zR′.
    const inverse = (re: number, im: number): [number, number] => [re / (re ** 2 + im ** 2), -im / (re ** 2 + im ** 2)];
    const [re, im] = inverse(80 * um, zR);
    const [reI, imI] = inverse(-image.distance, zI);
    expect(reI / (re - 1 / (50 * um))).toBeCloseTo(1, 10);
    expect(imI / im).toBeCloseTo(1, 10);
  });

  it('refuses numbers out of range and no focal length', () => {
    for (const bad of [11, NaN, -Infinity]) {
      expect(() => thinLens({ ...beam, distance: bad })).toThrow('distance');
      expect(() => thinLens({ ...beam, focalLength: bad })).toThrow('focalLength');
      expect(() => thinLens({ ...beam, waist: bad })).toThrow('waist');
    }
    expect(() => thinLens({ ...beam, focalLength: 0 })).toThrow('focalLength is 0 m, must be at least 1e-7 m in size');
  });
});
