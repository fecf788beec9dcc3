import { describe, expect, it } from 'vitest';
import { dr8Limits } from '../../src/designs/limits/dr8.ts';
import { compliance, type ComplianceLimits, type ComplianceRow, type ComplianceLimit } from '../../src/engine/compliance.ts';
import type { EngineResult, LaneResult } from '../../src/engine/opticalEngine.ts';
import { fromDb, fromDbm, toDb } from '../../src/units.ts';
import { sampleResult } from '../plots/sampleResult.ts';

const held = (limit: Omit<ComplianceLimit, 'side' | 'source'> & Partial<ComplianceLimit>, result: EngineResult = sampleResult, rin?: number): ComplianceRow => {
  const limits: ComplianceLimits = { name: 'sample', rows: [{ side: 'transmitter', source: 'here', ...limit }] };
  return compliance(result, limits, rin === undefined ? {} : { relativeIntensityNoise: rin }).rows[0]!;
};
const changed = (...lanes: readonly Partial<LaneResult>[]): EngineResult => ({
  ...sampleResult,
  lanes: lanes.map((change) => ({ ...sampleResult.lanes[0]!, ...change })),
});
const launched = (averagePower: number, oma: number | null): Partial<LaneResult> => ({
  stages: [
    { name: 'output coupler', averagePower, oma },
    { name: 'fiber', averagePower: averagePower / 2, oma: oma === null ? null : oma / 2 },
  ],
});

describe('compliance', () => {
  it('holds the worst lane against a least and a most, and passes at the limit itself', () => {
    const result = changed(launched(1e-3, 1e-3), launched(2e-3, 3e-3), launched(4e-3, 2e-3));
    const power = { quantity: 'averagePower', limit: 2e-3 } as const;
    expect(held({ ...power, bound: 'least' }, result)).toMatchObject({ value: 1e-3, lane: 0, unit: 'W', verdict: 'fail' });
    expect(held({ ...power, bound: 'most' }, result)).toMatchObject({ value: 4e-3, lane: 2, unit: 'W', verdict: 'fail' });
    expect(held({ ...power, bound: 'least', limit: 1e-3 }, result).verdict).toBe('pass');
    expect(held({ ...power, bound: 'most', limit: 4e-3 }, result).verdict).toBe('pass');
    expect(held({ quantity: 'opticalModulationAmplitude', bound: 'least', limit: 9e-4 }, result)).toMatchObject({ value: 1e-3, lane: 0, verdict: 'pass' });
  });

  it('measures the receiver behind the fiber', () => {
    const result = changed(launched(1e-3, 1e-3));
    expect(held({ side: 'receiver', quantity: 'averagePower', bound: 'most', limit: 6e-4 }, result)).toMatchObject({ value: 5e-4, verdict: 'pass' });
  });

  it('knows rate, wavelength, extinction and error ratio of a result', () => {
    const value = (quantity: ComplianceLimit['quantity']): number | null => held({ quantity, bound: 'most', limit: 1 }).value;
    expect(value('symbolRate')).toBe(sampleResult.lineRate / sampleResult.lanes.length / 2);
    expect(value('wavelength')).toBe(Math.max(...sampleResult.lanes.map(({ wavelength }) => wavelength)));
    expect(value('extinctionRatio')).toBe(Math.max(...sampleResult.lanes.map(({ extinctionRatio }) => extinctionRatio!)));
    expect(value('bitErrorRatio')).toBe(Math.max(...sampleResult.lanes.map(({ preFecBitErrorRatio }) => preFecBitErrorRatio)));
  });

  it('refers intensity noise to the modulation: by nothing at unlimited extinction, by 6.5 dB at 4.5 dB', () => {
    const noise = { quantity: 'relativeIntensityNoise', bound: 'most', limit: fromDb(-139) } as const;
    expect(held(noise, changed(launched(1e-3, 2e-3)), fromDb(-139)).value).toBeCloseTo(fromDb(-139), 25);
    const ratio = fromDb(4.5);
    const row = held(noise, changed(launched((ratio + 1) / 2000, (ratio - 1) / 1000)), fromDb(-145));
    expect(toDb(row.value!) + 145).toBeCloseTo(20 * Math.log10((ratio + 1) / (ratio - 1)), 9);
    expect(row).toMatchObject({ unit: '1/Hz', verdict: 'fail' });
  });

  it.each<[string, ComplianceLimit['quantity'], Partial<LaneResult>, string]>([
    ['an eye closure', 'eyeClosureDb', {}, 'it needs the waveform in time'],
    ['a reflectance', 'reflectance', {}, 'reflections are not part of the budget'],
    ['the extinction of a dark level', 'extinctionRatio', { extinctionRatio: null }, 'the lowest level is dark'],
    ['the OMA of unmodulated light', 'opticalModulationAmplitude', launched(1e-3, null), 'the light is not modulated'],
    ['power without that stage', 'averagePower', { stages: [] }, 'no stage has the name output coupler'],
    ['noise that is not told', 'relativeIntensityNoise', launched(1e-3, 1e-3), 'the intensity noise is not told'],
  ])('does not evaluate %s', (_, quantity, lane, reason) => {
    const row = held({ quantity, bound: 'most', limit: 1 }, changed(lane));
    expect(row).toMatchObject({ verdict: 'not evaluated', value: null, lane: null, reason });
  });

  it('does not refer noise to light without modulation, nor anything to no lane', () => {
    const noise = { quantity: 'relativeIntensityNoise', bound: 'most', limit: 1 } as const;
    expect(held(noise, changed(launched(1e-3, 0)), 1e-14).reason).toBe('there is no modulation to refer it to');
    expect(held({ quantity: 'averagePower', bound: 'most', limit: 1 }, { ...sampleResult, lanes: [] }).reason).toBe('the engine has no lane');
  });

  it('fails as a whole by one row, and passes only by all', () => {
    const row = (limit: number): ComplianceLimit => ({ side: 'transmitter', quantity: 'wavelength', bound: 'least', limit, source: 'here' });
    const eye: ComplianceLimit = { side: 'transmitter', quantity: 'eyeClosureDb', bound: 'most', limit: 3.4, source: 'here' };
    const verdict = (...rows: ComplianceLimit[]): string => compliance(sampleResult, { name: 'sample', rows }).verdict;
    expect(verdict(row(1e-6), row(1.2e-6))).toBe('pass');
    expect(verdict(row(1e-6), eye)).toBe('not evaluated');
    expect(verdict(eye, row(1))).toBe('fail');
  });

  it('keeps every row of the limits, with source, and is JSON', () => {
    const answer = compliance(sampleResult, dr8Limits);
    expect(answer.rows).toHaveLength(dr8Limits.rows.length);
    expect(answer.rows.map(({ source }) => source)).toEqual(dr8Limits.rows.map(({ source }) => source));
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});

describe('the limits of 1.6TBASE-DR8', () => {
  it('leave 3 dB between the least launch and the least arrival, as the channel may lose', () => {
    const least = (side: ComplianceLimit['side']): number => dr8Limits.rows.find((row) => row.side === side && row.quantity === 'averagePower' && row.bound === 'least')!.limit;
    expect(toDb(least('transmitter') / least('receiver'))).toBeCloseTo(3, 9);
    expect(least('transmitter')).toBeCloseTo(fromDbm(-3.1), 12);
  });
});
