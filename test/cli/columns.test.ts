import { describe, expect, it } from 'vitest';
import { columns, fixed } from '../../src/cli/columns.ts';

describe('columns', () => {
  it('are aligned: the first to the left, the others to the right', () => {
    expect(columns(['a', 'long'], [['wider', '1'], ['b', '12345']])).toBe('a       long\nwider      1\nb      12345\n');
  });
});

describe('columns of very many rows', () => {
  it('are aligned too', () => {
    const rows = Array.from({ length: 300_000 }, () => ['a', '1']);
    expect(columns(['x', 'y'], rows)).toHaveLength(5 * 300_001);
  });
});

describe('fixed', () => {
  it.each<[number, string]>([
    [-0.001, '0.00'],
    [-0, '0.00'],
    [-1.005, '-1.00'],
    [2.345, '2.35'],
  ])('%d is %s', (value, text) => {
    expect(fixed(value, 2)).toBe(text);
  });
});
