import { describe, expect, it } from 'vitest';
import { linewidthPhase, ringMetrics } from '../../../src/devices/ringModulator/metrics.ts';
import { allPassTransfer } from '../../../src/devices/ringModulator/transfer.ts';
import { findRoot } from '../../../src/numerics/roots.ts';

describe('linewidth', () => {
  it.each([10, 30, 100, 300, 1000])('in phase is what a search for half the peak of 1/|1 − x e^{−jφ}|² finds at finesse %i', (finesse) => {
    const x = findRoot((kept) => linewidthPhase(kept) - (2 * Math.PI) / finesse, 0.5, 1 - 1e-9, { tolerance: 1e-16 });
    // |1 − x e^{−jφ}|² with 1 − x once squared, so that the search itself keeps its digits.
    const overPeak = (phase: number): number => 1 / (1 + (4 * x * Math.sin(phase / 2) ** 2) / (1 - x) ** 2);
    const half = findRoot((phase) => overPeak(phase) - 0.5, 0, Math.PI);
    expect(Math.abs((2 * half) / linewidthPhase(x) - 1)).toBeLessThan(1e-9);
  });

  it('has no meaning where the curve stays above half or has no width', () => {
    expect(linewidthPhase(0.172)).toBeLessThan(2 * Math.PI);
    expect(() => linewidthPhase(0.171)).toThrow(RangeError);
    expect(() => linewidthPhase(1)).toThrow(RangeError);
    expect(() => linewidthPhase(NaN)).toThrow(RangeError);
    expect(() => linewidthPhase(-0.5)).toThrow(RangeError);
  });
});

describe('closed forms of a ring', () => {
  const ring = { wavelength: 1.31e-6, groupIndex: 3.9, circumference: 47e-6, selfCoupling: 0.97, roundTripAmplitude: 0.96 };

  it('are the small-angle limit of the exact width', () => {
    const { finesse } = ringMetrics(ring);
    const exact = (2 * Math.PI) / linewidthPhase(0.97 * 0.96);
    expect(finesse / exact - 1).toBeGreaterThan(1e-4);
    expect(finesse / exact - 1).toBeLessThan(5e-4);
    const fine = ringMetrics({ ...ring, selfCoupling: 0.9999, roundTripAmplitude: 0.9999 }).finesse;
    expect(fine * (linewidthPhase(0.9999 * 0.9999) / (2 * Math.PI))).toBeCloseTo(1, 8);
  });

  it('give the transmission at and between resonances', () => {
    const { minimumTransmission, maximumTransmission } = ringMetrics(ring);
    const at = (phase: number): number => {
      const { re, im } = allPassTransfer({ selfCoupling: 0.97, roundTripAmplitude: 0.96, phase });
      return re * re + im * im;
    };
    expect(minimumTransmission).toBeCloseTo(at(0), 13);
    expect(maximumTransmission).toBeCloseTo(at(Math.PI), 13);
  });

  it('count a drop coupler as loss', () => {
    const dropped = ringMetrics({ ...ring, dropSelfCoupling: 0.97 });
    expect(dropped).toEqual(ringMetrics({ ...ring, roundTripAmplitude: 0.96 * 0.97 }));
  });

  it.each([
    ['wavelength', 0],
    ['groupIndex', 0.5],
    ['circumference', -1],
    ['selfCoupling', 1.1],
    ['dropSelfCoupling', NaN],
    ['roundTripAmplitude', 2],
    ['selfCoupling', 0],
  ])('refuse %s %d', (name, value) => {
    expect(() => ringMetrics({ ...ring, [name]: value })).toThrow(RangeError);
  });

  it('refuse a ring that keeps everything', () => {
    expect(() => ringMetrics({ ...ring, selfCoupling: 1, roundTripAmplitude: 1 })).toThrow('ringMetrics: amplitude left');
  });
});
