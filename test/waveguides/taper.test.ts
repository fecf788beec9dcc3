import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { nm, um } from '../../src/units.ts';
import { crossSection, rib, strip, type CrossSection } from '../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../src/waveguides/modes/solveModes.ts';
import { overlap } from '../../src/waveguides/overlap.ts';
import { taper, type TaperDesign, type TaperOptions } from '../../src/waveguides/taper.ts';

const core = constantIndex(3.5048);
const cladding = constantIndex(1.4468);
const wavelength = 1310 * nm;
const wire = (width: number): CrossSection => strip({ width, height: 220 * nm, core, cladding });
const design: TaperDesign = { from: wire(180 * nm), to: wire(450 * nm), length: 20 * um, profile: 'linear' };
const coarse: TaperOptions = { slices: 13, modes: 4 };
const tip = taper(design, coarse);
const lengths = [1, 3, 10, 30, 100, 300].map((each) => each * um);

describe('a taper from a tip to a wire', () => {
  it('loses less the longer it is, down to nothing', () => {
    const losses = lengths.map((length) => tip.lossDb({ wavelength, length }));
    losses.slice(1).forEach((loss, i) => expect(loss).toBeLessThan(losses[i]!));
    expect(losses[0]).toBeGreaterThan(1);
    expect(losses[5]).toBeLessThan(0.003);
  });

  it('sends all power somewhere, and says what its modes do not hold', () => {
    for (const length of lengths) {
      const { transmission, otherModes, reflection, radiation, residual } = tip.powers({ wavelength, length });
      expect(transmission + otherModes + reflection + radiation + residual).toBeCloseTo(1, 14);
      for (const power of [transmission, otherModes, reflection, radiation]) expect(power).toBeGreaterThanOrEqual(0);
      expect(residual).toBeGreaterThan(-1e-6);
      if (length >= 100 * um) expect(residual).toBeLessThan(1e-3);
    }
  });

  it('loses as much the other way round', () => {
    const turned = taper({ ...design, from: design.to, to: design.from }, coarse);
    for (const profile of ['linear', 'parabolic', 'constantLossRate'] as const) {
      const one = taper({ ...design, profile }, coarse);
      const other = taper({ ...turned.design, profile }, coarse);
      expect(Math.abs(other.transmission({ wavelength }) - one.transmission({ wavelength }))).toBeLessThan(1e-6);
    }
  });

  it('passes what two butted guides pass when it is as short as nothing, but for what its modes miss', () => {
    const [a, b] = [design.from, design.to].map((section) => solveModes(section, { wavelength }, { polarization: 'te', tolerance: 1e-4 })[0]!);
    const { transmission, residual } = taper(design, { slices: 13, modes: 16 }).powers({ wavelength, length: nm });
    expect(transmission).toBeGreaterThan(overlap(a!, b!) - residual);
    expect(transmission).toBeLessThan(overlap(a!, b!) + 0.02);
  });

  it('hardly changes with more slices', () => {
    const fine = taper(design, { ...coarse, slices: 25 });
    for (const length of [10 * um, 50 * um]) {
      expect(fine.lossDb({ wavelength, length }) / tip.lossDb({ wavelength, length })).toBeCloseTo(1, 1);
    }
  });

  it('tells the power of each mode along it', () => {
    const { positions, shares, powers, indices } = tip.along({ wavelength, length: 10 * um });
    expect(positions[0]).toBe(0);
    expect(positions[12]).toBeCloseTo(10 * um, 18);
    expect(shares[6]).toBeCloseTo(0.5, 12);
    expect(powers).toHaveLength(4);
    expect(powers[0]![0]).toBeCloseTo(1, 6);
    expect(powers[0]![12]).toBeCloseTo(tip.transmission({ wavelength, length: 10 * um }), 9);
    expect(indices[0]![12]).toBeCloseTo(2.6524, 3);
    powers[0]!.forEach((power, k) => expect(powers.reduce((sum, each) => sum + each[k]!, 0)).toBeGreaterThan(power - 1e-12));
  });

  it('finds the shortest length for a loss', () => {
    const length = tip.lengthForLoss({ wavelength, lossDb: 0.2 });
    expect(tip.lossDb({ wavelength, length })).toBeCloseTo(0.2, 3);
    expect(tip.lossDb({ wavelength, length: 0.97 * length })).toBeGreaterThan(0.2);
    expect(tip.lengthForLoss({ wavelength, lossDb: 20 })).toBe(1e-7);
    expect(() => tip.lengthForLoss({ wavelength, lossDb: 0.01, longest: 5 * um })).toThrow('not reached');
  });

  it('is shorter for the same loss where it is as steep as its coupling allows', () => {
    const shaped = taper({ ...design, profile: 'constantLossRate' }, coarse);
    const goal = { wavelength, lossDb: 0.05 };
    expect(shaped.lengthForLoss(goal)).toBeLessThan(tip.lengthForLoss(goal) / 2);
  });

  it('keeps the shape made for one light in another', () => {
    const shapedFor = { wavelength };
    const one = taper({ ...design, profile: 'constantLossRate', shapedFor }, coarse);
    const other = taper({ ...design, profile: 'constantLossRate' }, coarse);
    expect(one.transmission({ wavelength })).toBe(other.transmission({ wavelength }));
    const away = { wavelength: 1360 * nm };
    expect(one.along(away).positions[6]).toBeCloseTo(one.along({ wavelength }).positions[6]!, 18);
    expect(other.along(away).positions[6]).not.toBeCloseTo(one.along({ wavelength }).positions[6]!, 8);
  });

  it('gives its cross-section at a place', () => {
    const parabolic = taper({ ...design, profile: 'parabolic' }, coarse);
    const width = (of: typeof tip, position: number): number => {
      const { x } = of.sectionAt(position, { wavelength }).parts[0]!;
      return x![1] - x![0];
    };
    expect(width(tip, 5 * um)).toBeCloseTo(247.5 * nm, 15);
    expect(width(tip, 0)).toBeCloseTo(180 * nm, 15);
    const middle = Math.sqrt((180 ** 2 + 450 ** 2) / 2) * nm;
    expect(width(parabolic, 10 * um) / middle).toBeCloseTo(1, 2);
    expect(() => tip.sectionAt(21 * um, { wavelength })).toThrow(RangeError);
  });

  it('carries TM too', () => {
    expect(tip.lossDb({ wavelength, polarization: 'tm', length: 100 * um })).toBeLessThan(0.05);
  });
});

describe('a taper without slope', () => {
  it('loses nothing', () => {
    const flat = taper({ ...design, from: wire(450 * nm), profile: 'constantLossRate' }, { slices: 3, modes: 3 });
    const { transmission, reflection, radiation, residual } = flat.powers({ wavelength });
    expect(transmission).toBeCloseTo(1, 11);
    expect(Math.max(reflection, radiation, Math.abs(residual))).toBeLessThan(1e-11);
    expect(flat.sectionAt(10 * um, { wavelength }).parts[0]!.x).toEqual([-225 * nm, 225 * nm]);
  });
});

describe('a taper of another form', () => {
  it('may be a wide one with several guided modes', () => {
    const wide = taper({ from: wire(450 * nm), to: wire(1.2 * um), length: 3 * um, profile: 'linear' }, { slices: 13, modes: 6 });
    const short = wide.powers({ wavelength });
    expect(short.otherModes).toBeGreaterThan(1e-3);
    expect(wide.transmission({ wavelength, length: 100 * um })).toBeGreaterThan(0.999);
  });

  it('may change layers, without a mirror plane, from a rib to a thinner one', () => {
    const on = (slab: number): CrossSection => rib({ width: 450 * nm, height: 220 * nm, slab, core, cladding });
    const layered = taper({ from: on(60 * nm), to: on(110 * nm), length: 20 * um, profile: 'parabolic' }, { slices: 5, modes: 3 });
    expect(layered.lossDb({ wavelength })).toBeLessThan(0.05);
  });

  it('may have slanted walls', () => {
    const slanted = (width: number): CrossSection => strip({ width, height: 220 * nm, core, cladding, sidewallAngle: 1.4 });
    const one = taper({ ...design, from: slanted(200 * nm), to: slanted(260 * nm) }, { slices: 5, modes: 3 });
    const upright = taper({ ...design, from: wire(200 * nm), to: wire(260 * nm) }, { slices: 5, modes: 3 });
    expect(one.lossDb({ wavelength })).toBeGreaterThan(0.3 * upright.lossDb({ wavelength }));
    expect(one.lossDb({ wavelength })).toBeLessThan(3 * upright.lossDb({ wavelength }));
  });
});

describe('a taper that cannot be', () => {
  const other = constantIndex(2);
  const made =
    (change: Partial<TaperDesign>, options: TaperOptions = coarse): (() => unknown) =>
    () =>
      taper({ ...design, ...change }, options);

  it.each([
    ['a negative length', made({ length: -um }), 'length'],
    ['an unknown profile', made({ profile: 'cubic' as 'linear' }), 'profile is "cubic"'],
    ['no cross-section', made({ to: undefined as unknown as CrossSection }), 'to is not a cross-section'],
    ['other parts', made({ to: rib({ width: um, height: 220 * nm, slab: 90 * nm, core, cladding }) }), 'from has 1 parts and to has 2'],
    ['another material', made({ to: strip({ width: um, height: 220 * nm, core: other, cladding }) }), 'part 0'],
    ['another cladding', made({ to: strip({ width: um, height: 220 * nm, core, cladding: other }) }), 'claddings'],
    ['two slices', made({}, { slices: 2 }), 'slices'],
    ['a misspelt option', made({}, { slises: 20 } as TaperOptions), 'slises'],
    ['a way out of the window', made({ to: wire(2 * um) }, { window: { x: [-0.9 * um, 0.9 * um], y: [-um, um] } }), 'leaves the window'],
    [
      'a way out of the window of its section',
      made({ from: crossSection({ ...wire(180 * nm), window: { x: [-0.2 * um, 0.2 * um], y: [-um, um] } }) }),
      'leaves the window',
    ],
  ])('is refused: %s', (_, make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });

  it('refuses questions that have no answer', () => {
    expect(() => tip.transmission({ wavelength: 0 })).toThrow('wavelength');
    expect(() => tip.transmission({ wavelength, length: 1 })).toThrow('length');
    expect(() => tip.transmission({ wavelength, polarization: 'te0' as 'te' })).toThrow('polarization is "te0"');
    const blind = { ...design, from: wire(20 * nm) };
    expect(() => taper(blind, coarse).transmission({ wavelength })).toThrow('from guides no TE mode');
    const window = { x: [-um, um], y: [-um, um] } as const;
    expect(() => taper({ ...design, from: design.to }, { slices: 3, modes: 40, window }).transmission({ wavelength })).toThrow('modes is 40');
    const low = constantIndex(1.45);
    const faint = (width: number): CrossSection => strip({ width, height: 220 * nm, core: low, cladding });
    const far = { ...design, from: faint(180 * nm), to: faint(200 * nm) };
    expect(() => taper(far, { slices: 3, modes: 2, window: { x: [-2 * um, 2 * um], y: [-2 * um, 2 * um] } }).powers({ wavelength })).toThrow(
      'guides no TE mode',
    );
  });
});
