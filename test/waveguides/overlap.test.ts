import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { degree, nm, toDb, um } from '../../src/units.ts';
import { gaussianMode, type GaussianMode } from '../../src/waveguides/gaussianMode.ts';
import { overlap, type Placement } from '../../src/waveguides/overlap.ts';
import { geometries, largestDifferenceDb } from './paraxialIntegral.ts';

const wavelength = 1310 * nm;
const mode = (x: number, y = x): GaussianMode => gaussianMode({ wavelength, modeFieldDiameter: { x: 2 * x, y: 2 * y } });
const lossDb = (a: GaussianMode, b: GaussianMode, placement?: Placement): number => -toDb(overlap(a, b, placement));

/**
 * The same by brute force along x: a tilted Gaussian at its waist, the Fresnel integral across the gap, the overlap integral.
 * Fields as exp(+jωt), so a beam that moves to +x carries exp(−jkθx).
 */
function integrated(w1: number, w2: number, { x: center = 0, gap = 0, tiltX = 0, index = 1 }: Placement): number {
  const k = (2 * Math.PI * index) / wavelength;
  const start = center - tiltX * gap;
  const count = 1200;
  const from = start - 5 * w1;
  const step = (10 * w1) / count;
  const fromB = -5 * w2;
  const stepB = (10 * w2) / count;
  let re = 0;
  let im = 0;
  let powerA = 0;
  for (let i = 0; i <= count; i++) {
    const x = from + i * step;
    const amplitude = Math.exp(-((x - start) ** 2) / w1 ** 2);
    powerA += amplitude ** 2 * step;
    if (gap === 0) {
      const product = amplitude * Math.exp(-(x ** 2) / w2 ** 2) * step;
      re += product * Math.cos(k * tiltX * x);
      im -= product * Math.sin(k * tiltX * x);
      continue;
    }
    for (let l = 0; l <= count; l++) {
      const xb = fromB + l * stepB;
      const product = amplitude * Math.exp(-(xb ** 2) / w2 ** 2) * step * stepB;
      const phase = -k * tiltX * x - (k * (xb - x) ** 2) / (2 * gap);
      re += product * Math.cos(phase);
      im += product * Math.sin(phase);
    }
  }
  const kernel = gap === 0 ? 1 : k / (2 * Math.PI * Math.abs(gap));
  const powerB = w2 * Math.sqrt(Math.PI / 2);
  return (kernel * (re ** 2 + im ** 2)) / (powerA * powerB);
}

/** Along y nothing but the mismatch of the waists and the gap. */
const centered = (w1: number, w2: number, { gap = 0, index = 1 }: Placement): number =>
  Math.sqrt(overlap(mode(w1), mode(w2), { gap, index }));

describe('overlap', () => {
  it('of a mode with itself is 1', () => {
    expect(overlap(mode(4.6 * um), mode(4.6 * um))).toBeCloseTo(1, 13);
    expect(overlap(mode(1.3 * um, 4.1 * um), mode(1.3 * um, 4.1 * um), {})).toBeCloseTo(1, 13);
  });

  const placements: [string, number, number, Placement][] = [
    ['offset and tilt', 4.6, 3, { x: 0.8 * um, tiltX: 1.5 * degree }],
    ['a gap', 1.5, 2.2, { gap: 12 * um }],
    ['offset, tilt and gap', 4.6, 3, { x: 1.08727 * um, tiltX: 0.5 * degree, gap: 10 * um }],
    ['offset, opposite tilt and gap', 1.5, 4.6, { x: 1 * um, tiltX: -2 * degree, gap: 15 * um }],
    ['offset, tilt and gap in glass', 2, 1.5, { x: 0.7 * um, tiltX: 3 * degree, gap: 20 * um, index: 1.45 }],
  ];
  it.each(placements)('with %s is the integral of the propagated tilted beam', (_, w1, w2, placement) => {
    const brute = integrated(w1 * um, w2 * um, placement) * centered(w1 * um, w2 * um, placement);
    expect(overlap(mode(w1 * um), mode(w2 * um), placement)).toBeCloseTo(brute, 9);
  });

  it('has the cross term of tilt and offset: a diverging beam that leans with its offset loses less', () => {
    expect(lossDb(mode(4.6 * um), mode(3 * um), { x: 1.08727 * um, tiltX: 0.5 * degree, gap: 10 * um })).toBeCloseTo(1.19495, 4);
    expect(lossDb(mode(1.5 * um), mode(4.6 * um), { x: 1 * um, tiltX: -2 * degree, gap: 15 * um })).toBeCloseTo(5.76538, 5);
    const leaning = { x: 2 * um, tiltX: 2 * degree, gap: 30 * um };
    const against = { ...leaning, tiltX: -2 * degree };
    expect(lossDb(mode(3 * um), mode(3 * um), leaning)).toBeLessThan(lossDb(mode(3 * um), mode(3 * um), against));
  });

  it('is the closed form of Joyce and DeLoach for round modes, both axes displaced', () => {
    const [w1, w2, z] = [2 * um, 3.1 * um, 14 * um];
    const placement = { x: 0.6 * um, y: -0.9 * um, tiltX: 0.01, tiltY: 0.02, gap: z };
    const K = (4 * w1 ** 2 * w2 ** 2) / ((w1 ** 2 + w2 ** 2) ** 2 + ((wavelength * z) / Math.PI) ** 2);
    const spread = w1 ** 2 * (1 + ((wavelength * z) / (Math.PI * w1 ** 2)) ** 2);
    const axis = (d: number, tilt: number): number =>
      (d ** 2 / 2) * (1 / w1 ** 2 + 1 / w2 ** 2) +
      (Math.PI ** 2 * tilt ** 2 * (spread + w2 ** 2)) / (2 * wavelength ** 2) -
      (d * tilt * z) / w1 ** 2;
    const closed = K * Math.exp(-K * (axis(0.6 * um, 0.01) + axis(-0.9 * um, 0.02)));
    expect(overlap(mode(w1), mode(w2), placement)).toBeCloseTo(closed, 12);
  });

  it('of elliptic modes is the product of the axes', () => {
    const both = overlap(mode(4.6 * um, 4.6 * um), mode(2 * um, 3 * um));
    const alongX = (2 * 4.6 * 2) / (4.6 ** 2 + 2 ** 2);
    const alongY = (2 * 4.6 * 3) / (4.6 ** 2 + 3 ** 2);
    expect(both).toBeCloseTo(alongX * alongY, 13);
  });

  it('of a beam whose waist lies behind the plane follows by turning the tilts', () => {
    const brute = integrated(2 * um, 3 * um, { x: 0.5 * um, tiltX: 0.02, gap: -9 * um });
    const placement = { x: 0.5 * um, tiltX: -0.02, gap: 9 * um };
    expect(overlap(mode(2 * um), mode(3 * um), placement)).toBeCloseTo(brute * centered(2 * um, 3 * um, placement), 9);
  });

  const waist = fc.double({ min: 1e-6, max: 8e-6, noNaN: true });
  const offset = fc.double({ min: -5e-6, max: 5e-6, noNaN: true });
  const tilt = fc.double({ min: -0.1, max: 0.1, noNaN: true });
  const distance = fc.double({ min: 0, max: 1e-4, noNaN: true });
  const index = fc.double({ min: 1, max: 3.6, noNaN: true });

  it('never passes 1 and never turns negative', () => {
    fc.assert(
      fc.property(waist, waist, offset, tilt, distance, index, (w1, w2, x, tiltX, gap, n) => {
        const power = overlap(mode(w1, w2), mode(w2, w1), { x, y: x / 2, tiltX, tiltY: -tiltX, gap, index: n });
        expect(power).toBeGreaterThanOrEqual(0);
        expect(power).toBeLessThanOrEqual(1);
      }),
      { seed: 1310 },
    );
  });

  it('is reciprocal: the receiver launched backward gives the same, offset and tilt seen from the other side', () => {
    fc.assert(
      fc.property(waist, waist, offset, tilt, distance, index, (w1, w2, x, tiltX, gap, n) => {
        const forward = overlap(mode(w1), mode(w2), { x, tiltX, gap, index: n });
        const backward = overlap(mode(w2), mode(w1), { x: tiltX * gap - x, tiltX, gap, index: n });
        expect(Math.abs(forward - backward)).toBeLessThanOrEqual(1e-10 * (1 + forward));
        expect(overlap(mode(w1), mode(w2), { gap, index: n })).toBeCloseTo(overlap(mode(w2), mode(w1), { gap, index: n }), 12);
      }),
      { seed: 1310 },
    );
  });

  it('is the same seen in a mirror, and with x and y exchanged', () => {
    fc.assert(
      fc.property(waist, waist, offset, tilt, distance, (w1, w2, x, tiltX, gap) => {
        const power = overlap(mode(w1, w2), mode(w2), { x, tiltX, gap });
        expect(overlap(mode(w1, w2), mode(w2), { x: -x, tiltX: -tiltX, gap })).toBe(power);
        expect(overlap(mode(w2, w1), mode(w2), { y: x, tiltY: tiltX, gap })).toBe(power);
      }),
      { seed: 1310 },
    );
  });

  it('scales: all lengths doubled with the wavelength give the same', () => {
    const at = (scale: number): number =>
      overlap(
        gaussianMode({ wavelength: scale * wavelength, modeFieldDiameter: scale * 5 * um }),
        gaussianMode({ wavelength: scale * wavelength, modeFieldDiameter: scale * 8 * um }),
        { x: scale * um, tiltX: 0.02, gap: scale * 20 * um },
      );
    expect(at(2)).toBeCloseTo(at(1), 13);
  });

  it('refuses modes of different wavelength', () => {
    const other = gaussianMode({ wavelength: 1311 * nm, modeFieldDiameter: 9.2 * um });
    expect(() => overlap(mode(4.6 * um), other)).toThrow('overlap: wavelength of b is 1.311e-6 m, must be that of a, 1.31e-6 m');
  });

  it('refuses what the paraxial wave does not hold', () => {
    expect(() => overlap(mode(0.7 * um), mode(3 * um), { gap: um })).toThrow('divergence of a is 0.595694 rad');
    expect(() => overlap(mode(3 * um), mode(3 * um, 0.7 * um), { gap: um })).toThrow('divergence of b');
    expect(overlap(mode(0.7 * um), mode(3 * um))).toBeGreaterThan(0);
    expect(overlap(mode(0.7 * um), mode(3 * um), { gap: um, index: 1.45 })).toBeGreaterThan(0);
    expect(() => overlap(mode(3 * um), mode(3 * um), { tiltX: 0.36 })).toThrow('tiltX is 0.36 rad, outside -0.35 to 0.35 rad');
  });

  it('refuses numbers out of range and no numbers', () => {
    const a = mode(3 * um);
    const offsets: Placement[] = [{ x: 0.1 }, { y: NaN }, { gap: -1 * um }, { gap: Infinity }];
    const others: Placement[] = [{ tiltX: NaN }, { tiltY: -1 }, { index: 0.9 }, { index: NaN }];
    for (const placement of [...offsets, ...others]) expect(() => overlap(a, a, placement)).toThrow(RangeError);
    expect(() => overlap({ ...a, waist: { x: NaN, y: um } }, a)).toThrow(RangeError);
    expect(() => overlap(a, { ...a, waist: { x: um, y: 0 } })).toThrow(RangeError);
    expect(() => overlap({ ...a, wavelength: NaN }, a)).toThrow(RangeError);
  });
});

describe('the closed form', () => {
  it('is the integral of the same scalar field on 200 random geometries', () => {
    const losses = geometries(200).map(({ a, b, placement }) => lossDb(a, b, placement));
    expect(Math.max(...losses)).toBeGreaterThan(15);
    expect(Math.min(...losses)).toBeLessThan(2);
    expect(largestDifferenceDb(200)).toBeLessThan(1e-4);
  });
});

describe('gaussianMode', () => {
  it('keeps half the diameter, for one number or two', () => {
    expect(gaussianMode({ wavelength, modeFieldDiameter: 9.2 * um })).toEqual({
      kind: 'gaussian',
      wavelength,
      waist: { x: 4.6 * um, y: 4.6 * um },
    });
    expect(mode(2 * um, 3 * um).waist).toEqual({ x: 2 * um, y: 3 * um });
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(mode(2 * um, 3 * um)))).toEqual(mode(2 * um, 3 * um));
  });

  it('refuses diameters and wavelengths out of range', () => {
    const at = (modeFieldDiameter: number | { x: number; y: number }, w = wavelength) => gaussianMode({ wavelength: w, modeFieldDiameter });
    for (const bad of [0, -1 * um, NaN, Infinity]) {
      expect(() => at(bad)).toThrow(RangeError);
      expect(() => at({ x: bad, y: um })).toThrow('modeFieldDiameter.x');
      expect(() => at({ x: um, y: bad })).toThrow('modeFieldDiameter.y');
      expect(() => at(um, bad)).toThrow('wavelength');
    }
    expect(() => at(null as unknown as number)).toThrow('modeFieldDiameter');
  });
});
