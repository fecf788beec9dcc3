import { describe, expect, it } from 'vitest';
import { guideOf, isGuideRecord, type GuideRecord } from '../../src/waveguides/guidePart.ts';
import { phaseShifter } from '../../src/waveguides/phaseShifter.ts';

const plain = {
  referenceWavelength: 1.31e-6,
  referenceTemperature: 300,
  effectiveIndex: 2.6,
  groupIndex: 3.9,
  thermoOpticSlope: 1.9e-4,
  junction: { kind: 'none' },
  loss: { contacts: 1, bend: 2, scattering: 3 },
} as const;
const record: GuideRecord = { kind: 'phaseShifter', ...plain };
const point = { wavelength: 1.3e-6, voltage: 0, temperature: 310 };

describe('guide of a device', () => {
  it('is made from its record', () => {
    expect(isGuideRecord(record)).toBe(true);
    expect(guideOf(record).effectiveIndex(point)).toBe(phaseShifter(plain).effectiveIndex(point));
  });

  it('is the finished one as it is', () => {
    const finished = phaseShifter(plain);
    expect(isGuideRecord(finished)).toBe(false);
    expect(guideOf(finished)).toBe(finished);
  });
});
