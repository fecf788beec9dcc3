import { describe, expect, it } from 'vitest';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { nm, um } from '../../src/units.ts';
import { bendReach, bentCoupling, crossedPower, joined, reversed, straightCoupling, type CouplerTransfer } from '../../src/waveguides/couplerTransfer.ts';
import { directionalCoupler } from '../../src/waveguides/directionalCoupler.ts';
import { crossSection, rib, slab, strip, type CrossSection } from '../../src/waveguides/modes/crossSection.ts';
import { guideWidth, pairSection, supermodeCoupling } from '../../src/waveguides/supermodes.ts';

const core = constantIndex(3.4777);
const cladding = constantIndex(1.444);
const wire = (width: number): CrossSection => strip({ width, height: 220 * nm, core, cladding });
const guide = wire(450 * nm);
const wavelength = 1550 * nm;
const band = [1540 * nm, 1560 * nm] as const;

describe('two equal guides', () => {
  const gaps = [100, 200, 300, 400].map((gap) => gap * nm);
  const couplings = gaps.map((gap) => supermodeCoupling({ guide, gap }, { wavelength }, { tolerance: 1e-4 }).couplingPerLength);

  it('couple exponentially less over a wider gap: a straight logarithm but for 1 % of its variance', () => {
    const logarithms = couplings.map(Math.log);
    const mean = logarithms.reduce((sum, each) => sum + each, 0) / 4;
    const middle = 250 * nm;
    const slope = logarithms.reduce((sum, each, i) => sum + (each - mean) * (gaps[i]! - middle), 0) / gaps.reduce((sum, gap) => sum + (gap - middle) ** 2, 0);
    const rest = logarithms.reduce((sum, each, i) => sum + (each - mean - slope * (gaps[i]! - middle)) ** 2, 0);
    expect(rest / logarithms.reduce((sum, each) => sum + (each - mean) ** 2, 0)).toBeLessThan(0.01);
    // The decay of the field between them, √(n² − 1.444²) k₀ of one guide, with a little more as it spreads upward.
    const decay = ((2 * Math.PI) / wavelength) * Math.sqrt(2.355 ** 2 - 1.444 ** 2);
    expect(-slope / decay).toBeGreaterThan(1);
    expect(-slope / decay).toBeLessThan(1.2);
  });

  it('exchange sin²(κL), at any length and wavelength of the band', () => {
    const coupler = directionalCoupler({ guide, gap: 200 * nm, length: 10 * um, band });
    const longer = directionalCoupler({ guide, gap: 200 * nm, length: 70 * um, band });
    for (const at of [1540, 1547, 1560].map((each) => each * nm)) {
      const angle = Math.asin(Math.sqrt(coupler.powerCoupling(at)));
      expect(longer.powerCoupling(at)).toBeCloseTo(Math.sin(7 * angle) ** 2, 9);
      expect(coupler.couplingPerLength(at)).toBeCloseTo(angle / (10 * um), 5);
    }
    const direct = supermodeCoupling({ guide, gap: 200 * nm }, { wavelength: 1547 * nm });
    expect(coupler.powerCoupling(1547 * nm)).toBeCloseTo(Math.sin(direct.couplingPerLength * 10 * um) ** 2, 6);
    expect(coupler.transmission).toBe(1);
    expect(() => coupler.powerCoupling(1570 * nm)).toThrow('wavelength');
  });

  it('may be TM, of other guides of the same form, and warm', () => {
    const design = { guide, otherGuide: guide, gap: 300 * nm, length: 5 * um, band, polarization: 'tm', temperature: 300, excessLossDb: 3 } as const;
    const coupler = directionalCoupler(design);
    const equal = supermodeCoupling({ guide, gap: 300 * nm }, { wavelength }, { polarization: 'tm' });
    expect(coupler.couplingPerLength(wavelength) / equal.couplingPerLength).toBeCloseTo(1, 3);
    expect(coupler.transmission).toBeCloseTo(0.5012, 4);
  });
});

describe('two different guides', () => {
  it('do not exchange all power, and no more than their indices let them', () => {
    const { largestPower, beatPerLength, couplingPerLength } = supermodeCoupling({ guide, otherGuide: wire(470 * nm), gap: 200 * nm }, { wavelength });
    // Uncoupled indices from the wires alone: (κ/S)² = 1 − (δ/S)².
    const other = supermodeCoupling({ guide: wire(470 * nm), gap: 200 * nm }, { wavelength });
    const own = supermodeCoupling({ guide, gap: 200 * nm }, { wavelength });
    const mean = (indices: readonly [number, number]): number => (indices[0] + indices[1]) / 2;
    const mismatch = (Math.PI / wavelength) * (mean(other.indices) - mean(own.indices));
    expect(largestPower).toBeCloseTo(1 - (mismatch / beatPerLength) ** 2, 1);
    expect(couplingPerLength / Math.sqrt(own.couplingPerLength * other.couplingPerLength)).toBeCloseTo(1, 1);
  });
});

describe('a ring beside a straight guide', () => {
  const radius = 5 * um;
  const coupler = directionalCoupler({ guide, gap: 200 * nm, length: 0, bendRadius: radius, band });

  it('couples less than straight guides as long as their overlap in phase would', () => {
    const power = coupler.powerCoupling(wavelength);
    // κ0 √(2πR d) with κ falling as exp(−gap/d).
    const angle = coupler.couplingPerLength(wavelength) * Math.sqrt((2 * Math.PI * radius) / 8.4e6);
    expect(power).toBeLessThan(angle ** 2);
    expect(power).toBeGreaterThan(angle ** 2 / 20);
    expect(coupler.powerCoupling(1560 * nm)).toBeGreaterThan(power);
  });

  it('is a coupler of a ring', () => {
    const band = [1300 * nm, 1320 * nm] as const;
    const of = directionalCoupler({ guide: strip({ width: 400 * nm, height: 220 * nm, core: constantIndex(3.5), cladding }), gap: 150 * nm, length: 4 * um, band });
    const ring = ringModulator({ ...siliconRing, coupler: of });
    const point = { wavelength: 1311 * nm, voltage: 0, temperature: 328.15 };
    expect(ring.couplingQualityFactor(point)).toBeGreaterThan(100);
    expect(ring.spectrum([1310 * nm, 1311 * nm], point).through[1]).toBeCloseTo(ring.transmission(point), 10);
  });
});

describe('transfer of two waves', () => {
  it('joins pieces, and turns one round', () => {
    const [one, other] = [straightCoupling(0.3, 0.2, 1.5), straightCoupling(0.7, -0.4, 2)];
    const both = joined(other, one);
    expect(both.reduce((sum, each) => sum + each * each, 0)).toBeCloseTo(1, 14);
    const same: CouplerTransfer = joined(straightCoupling(0.3, 0.2, 1), straightCoupling(0.3, 0.2, 0.5));
    same.forEach((each, k) => expect(each).toBeCloseTo(one[k]!, 14));
    // The other way the pieces come in the other order.
    joined(one, other).forEach((each, k) => expect(each).toBeCloseTo(reversed(both)[k]!, 14));
    expect(straightCoupling(0, 0, 3)).toEqual([1, -0, 0, -0]);
  });

  it('follows a bend as a Gaussian of coupling where both are in phase', () => {
    const [radius, width, gap, decay] = [500 * um, 0, 0.2 * um, 0.1 * um];
    const coupling = (at: number): number => 1e3 * Math.exp(-(at - gap) / decay);
    const middle = radius + gap / 2;
    const bend = bentCoupling({ coupling, gap, radius, width, own: (5e6 * middle) / radius, other: 5e6, reach: bendReach(radius, 2 * um) });
    const straight = straightCoupling(1e3, 0, 0);
    const angle = 1e3 * Math.sqrt(2 * Math.PI * radius * decay);
    expect(crossedPower(straight, bend) / Math.sin(angle) ** 2).toBeCloseTo(1, 2);
    expect(bendReach(1 * um, 5 * um)).toBeCloseTo(Math.sqrt(1 - 0.09) * um, 12);
  });
});

describe('a pair that cannot be', () => {
  const ridge = rib({ width: 450 * nm, height: 220 * nm, slab: 90 * nm, core, cladding });
  const made = (change: object): (() => unknown) => () => directionalCoupler({ guide, gap: 200 * nm, length: um, band, ...change } as never);

  it.each([
    ['a gap below 20 nm', made({ gap: nm }), 'gap'],
    ['a negative length', made({ length: -1 }), 'length'],
    ['a band that falls', made({ band: [1560 * nm, 1540 * nm] }), 'band'],
    ['a band of text', made({ band: ['1.5', 2e-6] }), 'band[0]'],
    ['a gain', made({ excessLossDb: -1 }), 'excessLossDb'],
    ['a radius below the guide', made({ bendRadius: 0.1 * um }), 'bendRadius'],
    ['no section', made({ guide: 3 }), 'not a cross-section'],
    ['a slab', made({ guide: slab({ thickness: 220 * nm, core, cladding }) }), 'no wall'],
    ['a rib beside a wire', made({ otherGuide: ridge }), 'different layers'],
    ['guides too thin for light', made({ guide: strip({ width: 60 * nm, height: 60 * nm, core: constantIndex(2), cladding }) }), 'must hold two'],
  ])('is refused: %s', (_, make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });

  it('stands on one layer, moved side by side', () => {
    const { parts } = pairSection({ guide: ridge, gap: 200 * nm });
    expect(parts.filter(({ x }) => x![0] === -Infinity)).toHaveLength(1);
    const [left, right] = parts;
    expect(left!.x![1]).toBeCloseTo(-100 * nm, 15);
    expect(right!.x![0]).toBeCloseTo(100 * nm, 15);
    const slanted = strip({ width: 450 * nm, height: 220 * nm, core, cladding, sidewallAngle: 1.4 });
    expect(guideWidth(slanted)).toBeGreaterThan(450 * nm);
    const corners = pairSection({ guide: slanted, gap: 200 * nm }).parts[1]!.polygon!.map(([x]) => x);
    expect(Math.min(...corners)).toBeCloseTo(100 * nm, 15);
    expect(crossSection({ cladding, parts: pairSection({ guide, gap: 50 * nm }).parts }).parts).toHaveLength(2);
  });
});
