import { describe, expect, it } from 'vitest';
import { MissingPackagesError, render } from '../../src/plots/render.ts';
import { waterfall } from '../../src/plots/waterfall.ts';
import { sampleResult } from './sampleResult.ts';

interface Row {
  readonly stage: string;
  readonly before: number;
  readonly after: number;
  readonly oma: number | null;
  readonly label: string;
}

const rowsOf = (result = sampleResult, lane?: number): readonly Row[] => (waterfall(result, lane).data as { values: Row[] }).values;

const withPowers = (...powers: number[]): typeof sampleResult => ({
  ...sampleResult,
  lanes: [{ ...sampleResult.lanes[0]!, stages: powers.map((averagePower) => ({ name: 'stage', averagePower, oma: averagePower })) }],
  worst: { lane: 0, marginDb: 0 },
});

describe('the waterfall of a lane', () => {
  it('has a row for each stage that begins where the one before ends', () => {
    const rows = rowsOf();
    expect(rows.map((row) => row.stage)).toEqual(sampleResult.lanes[1]!.stages.map((stage, i) => `${i + 1}  ${stage.name}`));
    rows.slice(1).forEach((row, i) => expect(row.before).toBe(rows[i]!.after));
    expect(rows[0]).toMatchObject({ label: '24.44 dBm', oma: null });
    expect(rows[1]!.label).toBe('\u22122.01 dB');
    expect(rows[9]!.oma).toBeCloseTo(10 * Math.log10(4.6), 12);
  });

  it('is of the worst lane unless another is named', () => {
    expect(JSON.stringify(waterfall(sampleResult))).toContain('Lane 1, 1311.50 nm');
    expect(JSON.stringify(waterfall(sampleResult, 0))).toContain('Lane 0, 1311.00 nm');
  });

  it('is plain data', () => {
    const specification = waterfall(sampleResult);
    expect(JSON.parse(JSON.stringify(specification))).toEqual(specification);
  });

  it('shows gain, no change and the end of the light', () => {
    expect(rowsOf(withPowers(1e-3, 2e-3, 2e-3)).map((row) => row.label)).toEqual(['0.00 dBm', '+3.01 dB', '0.00 dB']);
    expect(rowsOf(withPowers(1e-3, 0))).toHaveLength(1);
    expect(rowsOf(withPowers(0, 1e-3))[0]).toMatchObject({ label: '0.00 dBm', stage: '2  stage' });
  });

  it.each([-1, 2, NaN])('refuses lane %d', (lane) => {
    expect(() => waterfall(sampleResult, lane)).toThrow(/^waterfall: lane is .*, outside 0 to 1$/);
  });

  it('refuses a lane between two', () => {
    expect(() => waterfall(sampleResult, 0.5)).toThrow('waterfall: lane is 0.5, must be a whole number');
  });
});

describe('render', () => {
  it('draws every label, with units on the axis', async () => {
    const svg = await render(waterfall(sampleResult));
    expect(svg.startsWith('<svg')).toBe(true);
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
    expect(texts).toContain('power (dBm)');
    for (const row of rowsOf()) expect(texts).toEqual(expect.arrayContaining([row.label]));
    expect(texts).toContain('15  splitter-rotator');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('puts no label over another or over the edge', async () => {
    const svg = await render(waterfall(sampleResult));
    const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)![1]);
    const labels = [...svg.matchAll(/<text [^>]*text-anchor="start" transform="translate\(([\d.]+),([\d.]+)\)"[^>]*font-size="11px"/g)];
    expect(labels).toHaveLength(rowsOf().length);
    const heights = labels.map((label) => Number(label[2])).sort((a, b) => a - b);
    heights.slice(1).forEach((height, i) => expect(height - heights[i]!).toBeGreaterThan(12));
    for (const label of labels) expect(Number(label[1]) + 8 * 7).toBeLessThan(width);
  });

  it('says what to install where the packages that draw are missing', async () => {
    const cause = new Error('Cannot find package');
    const refusal = render(waterfall(sampleResult), () => Promise.reject(cause));
    await expect(refusal).rejects.toThrow(MissingPackagesError);
    await expect(refusal).rejects.toMatchObject({ cause, packages: 'vega vega-lite vega-interpreter' });
    await expect(refusal).rejects.toThrow('npm install vega vega-lite vega-interpreter');
  });
});
