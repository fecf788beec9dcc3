import { describe, expect, it } from 'vitest';
import { gradedIndex, gradingOf } from '../../src/materials/gradedIndex.ts';
import { silicon } from '../../src/materials/silicon.ts';

describe('gradedIndex', () => {
  it('is its base as a material and carries its grading', () => {
    const indexChange = (x: number): number => 1e3 * x;
    const graded = gradedIndex(silicon, { indexChange, featureSize: 1e-7 });
    expect(graded.index(1.55e-6)).toBe(silicon.index(1.55e-6));
    expect(graded.groupIndex(1.55e-6, 300)).toBe(silicon.groupIndex(1.55e-6, 300));
    expect(() => graded.index(1e-6)).toThrow('silicon [Li1980]: wavelength is 1e-6 m');
    expect(gradingOf(graded)).toEqual({ indexChange, featureSize: 1e-7 });
    expect(gradingOf(silicon)).toBeUndefined();
  });

  it('refuses what is no function and a feature size out of range', () => {
    expect(() => gradedIndex(silicon, { indexChange: 1 as never })).toThrow('gradedIndex: indexChange is no function');
    expect(() => gradedIndex(silicon, { indexChange: () => 0, attenuation: 5 as never })).toThrow('attenuation is no function');
    expect(() => gradedIndex(silicon, { indexChange: () => 0, featureSize: 0 })).toThrow('gradedIndex: featureSize is 0 m');
    expect(() => gradedIndex(silicon, { indexChange: () => 0, featureSize: NaN })).toThrow('featureSize is NaN m');
  });
});
