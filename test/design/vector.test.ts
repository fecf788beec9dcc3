import { describe, expect, it } from 'vitest';
import { designOf, vectorOf } from '../../src/design/vector.ts';
import type { Table } from '../../src/design.ts';

const table = {
  gap: { unit: 'm', range: [2e-8, 2e-6] },
  note: { unit: 'K', range: [0, 1], optional: true },
  side: { choice: ['blue', 'red'] },
  offsets: { listOf: { unit: 'm', range: [-1, 1] }, length: [1, 3] },
  boxes: { listOf: { group: { width: { unit: 'm', range: [0, 1] } } }, length: [0, 2] },
  coupler: { kind: { power: { fraction: { unit: '1', range: [0, 1] } }, none: {} } },
} as const satisfies Table;

const design = {
  coupler: { kind: 'power', fraction: 0.1 },
  gap: 1.8e-7,
  side: 'blue',
  offsets: [0, 0.5],
  boxes: [{ width: 0.25 }],
} as const;

describe('a design as a vector', () => {
  it('has its numbers in the order of the table', () => {
    expect(vectorOf(table, design)).toEqual({
      paths: ['gap', 'offsets.0', 'offsets.1', 'boxes.0.width', 'coupler.fraction'],
      values: Float64Array.of(1.8e-7, 0, 0.5, 0.25, 0.1),
    });
  });

  it('comes back from it', () => {
    const { values } = vectorOf(table, design);
    expect(designOf(table, design, values)).toEqual(design);
    expect(designOf(table, design, [1e-7, 1, -1, 0.5, 0.9])).toEqual({
      coupler: { kind: 'power', fraction: 0.9 },
      gap: 1e-7,
      side: 'blue',
      offsets: [1, -1],
      boxes: [{ width: 0.5 }],
    });
  });

  it('leaves finished parts as they are', () => {
    const finished = { ...design, coupler: { powerCoupling: () => 0.1 } };
    const { paths } = vectorOf(table, finished);
    expect(paths).not.toContain('coupler.fraction');
    expect(designOf(table, finished, [1e-7, 0, 0, 0]).coupler).toBe(finished.coupler);
  });

  it('refuses other counts and numbers out of range', () => {
    expect(() => designOf(table, design, [1e-7])).toThrow('designOf: values.length is 1, outside 5 to 5');
    expect(() => designOf(table, design, [1e-7, 0, 0, 2, 0.1])).toThrow('designOf: boxes.0.width is 2 m, outside 0 to 1 m');
    expect(() => designOf(table, design, [NaN, 0, 0, 0, 0.1])).toThrow('designOf: gap is NaN m');
    expect(() => vectorOf(table, { ...design, gap: 1 })).toThrow('vectorOf: gap is 1 m');
  });
});
