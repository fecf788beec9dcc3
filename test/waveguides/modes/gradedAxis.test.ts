import { describe, expect, it } from 'vitest';
import { gradedAxis } from '../../../src/waveguides/modes/gradedAxis.ts';

const closed = { low: 0, high: 2, openLow: false, openHigh: false, at: [1], corner: [true], layers: 2, nearby: 0.5, longest: () => 10 };
const rounded = (points: Float64Array): number[] => [...points].map((each) => Number(each.toPrecision(12)));

describe('gradedAxis', () => {
  it('shrinks elements by 0.15 toward a corner from both sides', () => {
    expect(rounded(gradedAxis(closed))).toEqual([0, 0.85, 0.9775, 1, 1.0225, 1.15, 2]);
  });

  it('leaves an interface without a corner alone', () => {
    expect(rounded(gradedAxis({ ...closed, corner: [false] }))).toEqual([0, 1, 2]);
  });

  it('splits what is too long for the order, and grades the last piece', () => {
    expect(rounded(gradedAxis({ ...closed, layers: 1, longest: (i) => (i === 0 ? 0.5 : 10) }))).toEqual([0, 0.5, 0.925, 1, 1.15, 2]);
  });

  it('halves an interval between two corners', () => {
    const points = rounded(gradedAxis({ ...closed, high: 3, at: [1, 2], corner: [true, true], layers: 1 }));
    expect(points).toEqual([0, 0.85, 1, 1.075, 1.5, 1.925, 2, 2.15, 3]);
  });

  it('doubles the steps into the open on either side, without a short last one', () => {
    const points = rounded(gradedAxis({ ...closed, low: -4, high: 4, openLow: true, openHigh: true, at: [0], layers: 0 }));
    expect(points).toEqual([-4, -1.5, -0.5, 0, 0.5, 1.5, 4]);
  });
});
