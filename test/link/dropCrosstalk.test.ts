import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../src/constants.ts';
import { dropCrosstalk, receivedChannels } from '../../src/link/dropCrosstalk.ts';
import { lorentzianFilter, type DropFilter } from '../../src/link/dropFilter.ts';

const line = { wavelength: 1.31e-6, qualityFactor: 4000, peakDrop: 0.9, peakThrough: 0.02 };
/** Channels that rise in wavelength by `spacing`, Hz, at the middle of the band. */
const comb = (count: number, spacing: number): number[] =>
  Array.from({ length: count }, (_, k) => 1.31e-6 + (k * spacing * 1.31e-6 ** 2) / speedOfLight);

describe('a Lorentzian drop filter', () => {
  it('takes half of its peak at half a width', () => {
    const filter = lorentzianFilter(line);
    const half = 1.31e-6 / 4000 / 2;
    expect(filter.drop(1.31e-6)).toBe(0.9);
    expect(filter.through(1.31e-6)).toBeCloseTo(0.02, 15);
    expect(filter.drop(1.31e-6 + half)).toBeCloseTo(0.45, 9);
    expect(filter.through(1.31e-6 - half)).toBeCloseTo(0.51, 9);
  });

  it('repeats itself after each free spectral range, if it has one', () => {
    const freeSpectralRange = 9e-9;
    const filter = lorentzianFilter({ ...line, freeSpectralRange });
    for (const away of [0, 0.1e-9, -1e-9]) {
      for (const order of [-2, 1, 3]) {
        expect(filter.drop(1.31e-6 + away + order * freeSpectralRange)).toBeCloseTo(filter.drop(1.31e-6 + away), 9);
      }
    }
    expect(filter.drop(1.31e-6 + freeSpectralRange)).toBeCloseTo(0.9, 9);
    expect(lorentzianFilter(line).drop(1.31e-6 + freeSpectralRange)).toBeLessThan(1e-3);
  });

  it('never gives more than it gets', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1.2e-6, max: 1.4e-6, noNaN: true }),
        (peakDrop, share, wavelength) => {
          const filter = lorentzianFilter({ ...line, peakDrop, peakThrough: share * (1 - peakDrop) });
          expect(filter.drop(wavelength) + filter.through(wavelength)).toBeLessThanOrEqual(1 + 1e-15);
        },
      ),
      { seed: 17, numRuns: 100 },
    );
  });

  it('refuses what cannot be', () => {
    expect(() => lorentzianFilter({ ...line, qualityFactor: 1 })).toThrow('lorentzianFilter: qualityFactor is 1');
    expect(() => lorentzianFilter({ ...line, peakThrough: 0.2 })).toThrow('peakDrop and peakThrough are 0.9 and 0.2, more than 1 together');
    expect(() => lorentzianFilter(line).drop(NaN)).toThrow('lorentzianFilter: wavelength is NaN');
    expect(() => lorentzianFilter(line).through(0)).toThrow('lorentzianFilter: wavelength is 0');
  });
});

describe('the crosstalk of drop filters', () => {
  const wavelengths = comb(4, 200e9);
  const filters = wavelengths.map((wavelength) => lorentzianFilter({ ...line, wavelength }));

  it('is what each takes of all, where the light is split', () => {
    const matrix = dropCrosstalk(filters, wavelengths, { arrangement: 'split' });
    expect(matrix).toMatchObject({ receivers: 4, channels: 4 });
    for (let j = 0; j < 4; j++) for (let k = 0; k < 4; k++) expect(matrix.power[j * 4 + k]).toBe(filters[j]!.drop(wavelengths[k]!));
  });

  it('is what the filters before leave, on a bus', () => {
    const { power } = dropCrosstalk(filters, wavelengths, { arrangement: 'bus' });
    for (let k = 0; k < 4; k++) {
      let left = 1;
      for (let j = 0; j < 4; j++) {
        expect(power[j * 4 + k]).toBeCloseTo(left * filters[j]!.drop(wavelengths[k]!), 15);
        left *= filters[j]!.through(wavelengths[k]!);
      }
    }
    // The first filter takes its channel before the second sees it.
    expect(power[4]! / filters[1]!.drop(wavelengths[0]!)).toBeCloseTo(0.02, 12);
  });

  it('keeps power: what all take of a channel is not above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.double({ min: 10e9, max: 1e12, noNaN: true }), (count, spacing) => {
        const at = comb(count, spacing);
        const bank = at.map((wavelength) => lorentzianFilter({ ...line, wavelength }));
        const { power } = dropCrosstalk(bank, at, { arrangement: 'bus' });
        for (let k = 0; k < count; k++) {
          let sum = 0;
          for (let j = 0; j < count; j++) sum += power[j * count + k]!;
          expect(sum).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 18, numRuns: 50 },
    );
  });

  it('gives a receiver its own channel and the others in their order', () => {
    const matrix = dropCrosstalk(filters, [...wavelengths, 1.32e-6], { arrangement: 'split' });
    const { wanted, others } = receivedChannels(matrix, 2);
    expect(wanted).toBe(0.9);
    expect(others).toEqual([0, 1, 3, 4].map((k) => matrix.power[10 + k]));
    expect(() => receivedChannels(matrix, 4)).toThrow('receivedChannels: receiver is 4, outside 0 to 3');
    expect(() => receivedChannels(matrix, 0.5)).toThrow('receivedChannels: receiver is 0.5, must be a whole number');
  });

  it('is refused without filters, channels or sense', () => {
    const gain: DropFilter = { drop: () => 1.5, through: () => 0 };
    const half: DropFilter = { drop: () => 0.5, through: () => NaN };
    expect(() => dropCrosstalk([], wavelengths, { arrangement: 'bus' })).toThrow('dropCrosstalk: filters.length is 0');
    expect(() => dropCrosstalk(filters, [], { arrangement: 'bus' })).toThrow('dropCrosstalk: wavelengths.length is 0');
    expect(() => dropCrosstalk(filters, [NaN], { arrangement: 'bus' })).toThrow('dropCrosstalk: wavelengths.0 is NaN');
    const nonsense = { arrangement: 'ring' as never };
    expect(() => dropCrosstalk(filters, wavelengths, nonsense)).toThrow('arrangement is ring, must be one of bus, split');
    expect(() => dropCrosstalk([gain], wavelengths, { arrangement: 'split' })).toThrow('dropCrosstalk: drop of filter 0 is 1.5');
    expect(() => dropCrosstalk([half], wavelengths, { arrangement: 'bus' })).toThrow('dropCrosstalk: through of filter 0 is NaN');
  });
});
