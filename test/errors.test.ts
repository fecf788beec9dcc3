import { describe, expect, it } from 'vitest';
import { ConvergenceError, digits, inRange } from '../src/errors.ts';

describe('ConvergenceError', () => {
  it('says how far the solver came', () => {
    const error = new ConvergenceError('findRoot', { iterations: 7, residual: 1e-3 });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('ConvergenceError');
    expect(error.message).toBe('findRoot: not converged after 7 iterations, residual 0.001');
    expect([error.iterations, error.residual]).toEqual([7, 1e-3]);
  });
});

describe('digits', () => {
  it.each([
    [-1.8e-7, '-1.8e-7'],
    [0.000123456789, '1.23457e-4'],
    [0.35000000000000003, '0.35'],
    [1234567.89, '1234570'],
    [0, '0'],
    [2.4e22, '2.4e+22'],
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
  ])('writes %d as %s', (value, text) => expect(digits(value)).toBe(text));
});

describe('inRange', () => {
  it('takes both ends of the range', () => {
    expect(() => inRange('who', 'x', 1, 'm', 1, 2)).not.toThrow();
    expect(() => inRange('who', 'x', 2, 'm', 1, 2)).not.toThrow();
  });

  it('names who, what, how much and what is allowed', () => {
    expect(() => inRange('ringModulator', 'gap', -1.8e-7, 'm', 2e-8, 2e-6)).toThrow(
      new RangeError('ringModulator: gap is -1.8e-7 m, outside 2e-8 to 2e-6 m'),
    );
    expect(() => inRange('who', 'ratio', 3, '1', 0, 1)).toThrow('who: ratio is 3, outside 0 to 1');
  });

  it('says what is missing', () => {
    expect(() => inRange('who', 'residual', (undefined as unknown) as number, '1', 0, 1)).toThrow('who: residual is missing');
  });

  it('refuses what is no number', () => {
    expect(() => inRange('who', 'x', Number.NaN, 'm', 0, 1)).toThrow('who: x is NaN m, outside 0 to 1 m');
    expect(() => inRange('who', 'x', 'wide' as unknown as number, 'm', 0, 1)).toThrow('who: x is string "wide" m');
    expect(() => inRange('who', 'x', undefined as unknown as number, 'm', 0, 1)).toThrow(RangeError);
  });
});
