import { describe, expect, it } from 'vitest';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { fitRing, type MeasuredSpectrum, type RingCandidate, type RingFit } from '../../src/engine/fitRing.ts';
import { measuredRing, measuredRings, widthAtHalf } from '../fixtures/measuredRings.ts';
import { spectrumOf, syntheticRing } from './fitRing/syntheticRing.ts';

const fits = new Map(measuredRings.map((number) => [number, fitRing(measuredRing(number), { radius: 10e-6 })]));
const passive = { voltage: 0, temperature: 300 };

describe('a measured ring', () => {
  it.each(measuredRings)('%i has the free spectral range of its resonances, and group indices agree on one chip', (number) => {
    const { resonances, freeSpectralRange, groupIndex, groupIndexError } = fits.get(number)!;
    expect(resonances).toHaveLength(8);
    const mean = (resonances.at(-1)!.wavelength - resonances[0]!.wavelength) / 7;
    expect(Math.abs(freeSpectralRange / mean - 1)).toBeLessThan(0.003);
    expect(Math.abs(groupIndex - 4.481)).toBeLessThan(0.004);
    expect(groupIndexError).toBeLessThan(0.003);
  });

  it.each(measuredRings)('%i has the quality factor that the width of the drop port shows, where it stands 18 dB above its floor', (number) => {
    const data = measuredRing(number);
    const floor = 10 ** (-5.55 - 3);
    const ratios = fits.get(number)!.resonances.flatMap(({ wavelength, qualityFactor }) => {
      const peak = data.drop.reduce((most, power, i) => (Math.abs(data.wavelength[i]! - wavelength) < 0.3e-9 ? Math.max(most, power) : most), 0);
      return peak > 63 * floor ? [qualityFactor / (wavelength / widthAtHalf(data, wavelength, floor))] : [];
    });
    expect(ratios.length).toBeGreaterThanOrEqual(3);
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
  });

  it.each(measuredRings)('%i lies within a decibel of its curve near resonance, and near each that stands clear of the floor at either port', (number) => {
    const { residualDb, resonances } = fits.get(number)!;
    expect(residualDb).toBeLessThan(1);
    const { wavelength, through, drop } = measuredRing(number);
    const floor = [...drop].sort((a, b) => a - b)[drop.length >> 1]!;
    // The spectrum begins in the dark.
    const dark = Math.sqrt(through.subarray(0, 100).reduce((sum, power) => sum + power * power, 0) / 100);
    const above = resonances.filter((each) => {
      const reach = each.wavelength / each.qualityFactor;
      const near = (i: number): boolean => Math.abs(wavelength[i]! - each.wavelength) < reach;
      return through.every((power, i) => !near(i) || power > 3 * dark) || drop.some((power, i) => near(i) && power > 10 * floor);
    });
    expect(above.length).toBeGreaterThanOrEqual(6);
    for (const each of above) expect(each.residualDb).toBeLessThan(1);
  });

  it.each(measuredRings)('%i has the width of its drop port to a tenth where that stands 15 dB above its floor', (number) => {
    const data = measuredRing(number);
    const floor = [...data.drop].sort((a, b) => a - b)[data.drop.length >> 1]!;
    let seen = 0;
    for (const { wavelength, qualityFactor } of fits.get(number)!.resonances) {
      const peak = data.drop.reduce((most, power, i) => (Math.abs(data.wavelength[i]! - wavelength) < 0.3e-9 ? Math.max(most, power) : most), 0);
      if (peak < 32 * floor) continue;
      seen++;
      expect(Math.abs((qualityFactor * widthAtHalf(data, wavelength, 0)) / wavelength - 1)).toBeLessThan(0.1);
    }
    expect(seen).toBeGreaterThanOrEqual(4);
  });

  it('becomes a ring modulator whose resonances are those measured', () => {
    const { design, resonances, referenceWavelength, freeSpectralRange } = fits.get(7)!;
    const ring = ringModulator(design);
    expect(design.dropCoupler).toBeDefined();
    for (const { wavelength } of resonances) {
      expect(Math.abs(ring.resonanceNear(wavelength, passive) - wavelength)).toBeLessThan(0.02 * freeSpectralRange);
    }
    const near = resonances.find(({ wavelength }) => Math.abs(wavelength - referenceWavelength) < 1e-10)!;
    expect(Math.abs(ring.qualityFactor({ ...passive, wavelength: referenceWavelength }) / near.split!.qualityFactor - 1)).toBeLessThan(0.15);
  });

  it('shows doublets where light is scattered back, and dips that the noise hides', () => {
    const resonances = fits.get(5)!.resonances;
    const doublet = resonances.find(({ wavelength }) => Math.abs(wavelength - 1313.884e-9) < 0.05e-9)!;
    expect(doublet.split!.separation / 1e-12).toBeGreaterThan(50);
    expect(doublet.split!.qualityFactor).toBeGreaterThan(1.4 * doublet.qualityFactor);
    expect(resonances[0]!.floorLimited).toBe(true);
    expect(resonances[4]!.floorLimited).toBe(false);
  });

  it('has its curve over every resonance', () => {
    const { curve } = fits.get(4)!;
    expect([curve.through.length, curve.drop!.length]).toEqual([curve.wavelength.length, curve.wavelength.length]);
    expect(curve.wavelength.every((at, i) => i === 0 || at > curve.wavelength[i - 1]!)).toBe(true);
  });
});

describe('a ring that is known', () => {
  it('without a drop port is under- or overcoupled, which through power alone does not tell', () => {
    const { dropCoupling: _none, ...onOneBus } = syntheticRing;
    const { wavelength, through } = spectrumOf({ ...onOneBus, floor: 0, dark: 1e-12 });
    const result = fitRing({ wavelength, through }, { radius: 10e-6 });
    expect(result.coupling).toBe('either');
    expect(result.assumptions.join(' ')).toContain('cannot be told apart');
    // 1 − r1 = 0.0253 is above 1 − a = 0.02: the ring is overcoupled, the alternative.
    for (const each of result.resonances) {
      const over = each.alternative!;
      expect(Math.abs(over.powerCoupling / 0.05 - 1)).toBeLessThan(0.05);
      expect(Math.abs(over.roundTripAmplitude - 0.98)).toBeLessThan(0.002);
      expect(each.powerCoupling).toBeLessThan(over.powerCoupling);
      expect(each.dropPowerCoupling).toBeUndefined();
    }
    expect(result.design.dropCoupler).toBeUndefined();
    const at = { ...passive, wavelength: result.referenceWavelength };
    const [under, over] = [ringModulator(result.design), ringModulator(result.alternative!)];
    expect(Math.abs(under.transmission(at) - over.transmission(at))).toBeLessThan(0.002);
  });

  it('has its drop coupler told by the level of a drop path that is known', () => {
    const ring = { ...syntheticRing, powerCoupling: 0.06, dropCoupling: 0.02, floor: 0, dark: 1e-12 };
    // Both ports behind one envelope.
    const { wavelength, through, drop } = spectrumOf(ring);
    const x = wavelength.map((at) => (at - 1312e-9) / 20e-9);
    const level = drop.map((power, i) => power * 10 ** ((9 * x[i]! ** 2 - x[i]! - 12 * x[i]! ** 2 - 2 * x[i]!) / 10));
    const result = fitRing({ wavelength, through, drop: level }, { radius: 10e-6, dropPathDb: 0 });
    const away = ({ powerCoupling }: RingCandidate): number => Math.abs(powerCoupling - 0.06);
    const candidates = result.resonances.map(({ alternative, ...each }) => (alternative !== undefined && away(alternative) < away(each) ? alternative : each));
    for (const each of candidates.slice(1)) {
      expect(Math.abs(each.powerCoupling - 0.06)).toBeLessThan(0.004);
      expect(Math.abs(each.dropPowerCoupling! - 0.02)).toBeLessThan(0.002);
    }
  });

  it('has a radius or a group index given, or the one of silicon wires taken', () => {
    const spectrum = spectrumOf(syntheticRing);
    const byIndex = fitRing(spectrum, { groupIndex: 4.3 });
    expect([byIndex.groupIndex, byIndex.groupIndexError]).toEqual([4.3, 0]);
    expect(Math.abs(byIndex.radius - 10e-6)).toBeLessThan(2 * byIndex.radiusError + 1e-12);
    const alone = fitRing(spectrum);
    expect(Math.abs(alone.groupIndex - 4.3)).toBeLessThan(alone.groupIndexError);
    expect(alone.assumptions.join(' ')).toContain('4.2 ± 0.23');
    expect(Math.abs(ringModulator(alone.design).freeSpectralRange({ ...passive, wavelength: alone.referenceWavelength }) / alone.freeSpectralRange - 1)).toBeLessThan(0.02);
  });

  it('is fitted over three resonances without noise, and where gratings hide one end', () => {
    const clean = spectrumOf({ ...syntheticRing, relative: 0, dark: 0, floor: 0 });
    const keep = (_: number, i: number): boolean => clean.wavelength[i]! > 1301e-9 && clean.wavelength[i]! < 1320e-9;
    const three = fitRing(
      { wavelength: clean.wavelength.filter(keep), through: clean.through.filter(keep), drop: clean.drop.filter(keep) },
      { radius: 10e-6 },
    );
    expect(three.resonances).toHaveLength(3);
    expect(Math.abs(three.groupIndex / 4.3 - 1)).toBeLessThan(1e-4);
  });

  it('is fitted over one or two resonances', () => {
    const { wavelength, through, drop } = spectrumOf({ ...syntheticRing, dark: 1e-12, floor: 0 });
    const part = (from: number, to: number): Parameters<typeof fitRing>[0] => {
      const keep = (_: number, i: number): boolean => wavelength[i]! > from && wavelength[i]! < to;
      return { wavelength: wavelength.filter(keep), through: through.filter(keep), drop: drop.filter(keep) };
    };
    const two: RingFit = fitRing(part(1300e-9, 1313e-9), { radius: 10e-6 });
    expect([two.resonances.length, two.dispersion]).toEqual([2, undefined]);
    expect(Math.abs(two.groupIndex - 4.3)).toBeLessThan(0.01);
    const one = fitRing(part(1308e-9, 1312e-9), { radius: 10e-6, groupIndex: 4.3 });
    expect(Math.abs(one.resonances[0]!.wavelength - 1310e-9)).toBeLessThan(2e-12);
    expect(() => fitRing(part(1308e-9, 1312e-9), { radius: 10e-6 })).toThrow('one resonance alone tells no free spectral range');
  });
});

describe('a spectrum that cannot be fitted', () => {
  const good = spectrumOf(syntheticRing);
  const altered = (change: Partial<MeasuredSpectrum>): (() => RingFit) => () => fitRing({ ...good, ...change });
  const changed = (values: ArrayLike<number>, at: number, value: number): Float64Array => Float64Array.from(values).fill(value, at, at + 1);

  it('is refused with what is wrong', () => {
    expect(altered({ drop: new Float64Array(5) })).toThrow('fitRing: drop has 5 samples, wavelength 3000');
    expect(altered({ through: [1, 2] })).toThrow('fitRing: through has 2 samples, wavelength 3000');
    expect(() => fitRing({ wavelength: [1e-6, 2e-6], through: [1, 1] })).toThrow('fitRing: spectrum has 2 samples, needs at least 24');
    expect(altered({ wavelength: Array.from(good.wavelength).reverse() })).toThrow('must rise');
    expect(altered({ wavelength: changed(good.wavelength, 7, NaN) })).toThrow('fitRing: wavelength 7 is NaN m');
    expect(altered({ wavelength: Array.from(good.wavelength, (at) => at * 1e9) })).toThrow('fitRing: wavelength 0 is 1290 m, outside 1e-7 to 1e-4 m');
    expect(altered({ through: changed(good.through, 3, NaN) })).toThrow('fitRing: through 3 is NaN W');
    expect(altered({ drop: changed(good.drop, 3, -30) })).toThrow('fitRing: drop 3 is -30 W, must not be negative (linear power, not dBm)');
    expect(() => fitRing(good, { radius: 1 })).toThrow('fitRing: radius is 1 m');
    expect(() => fitRing(good, { groupIndex: 0.5 })).toThrow('fitRing: groupIndex is 0.5');
    expect(() => fitRing(good, { dropPathDb: NaN })).toThrow('fitRing: dropPathDb is NaN');
    expect(() => fitRing({ wavelength: good.wavelength, through: good.through }, { dropPathDb: 0 })).toThrow('without a drop port');
    expect(() => fitRing(good, { radius: 10e-6, groupIndex: 4.3 })).toThrow('both given');
  });

  it('has a resonance, with samples enough in its width', () => {
    const flat = Array.from(good.wavelength, (_, i) => 1e-6 * (1 + 1e-3 * Math.sin(12.9898 * i)));
    expect(() => fitRing({ wavelength: good.wavelength, through: flat })).toThrow('fitRing: no resonance stands out of the spectrum');
    const rippled = Array.from(good.wavelength, (at) => 1e-6 * (1 + 0.3 * Math.sin((2 * Math.PI * at) / 2e-9)));
    expect(() => fitRing({ wavelength: good.wavelength, through: rippled })).toThrow('no resonance');
    expect(() => fitRing({ wavelength: good.wavelength, through: new Float64Array(3000) })).toThrow('no resonance');
    expect(() => fitRing(spectrumOf({ ...syntheticRing, step: 0.06e-9 }))).toThrow(/about \d samples wide .* need at least 5/);
  });
});
