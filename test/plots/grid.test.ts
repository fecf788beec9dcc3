import { describe, expect, it } from 'vitest';
import { sweep } from '../../src/numerics/sweep.ts';
import { gridOf, isColumns, isSweep } from '../../src/plots/grid.ts';

const map = sweep({ voltage: [-2, 0], wavelength: [1, 2, 3] }, ({ voltage, wavelength }) => ({ sum: voltage + wavelength, product: voltage * wavelength }));

describe('a result that can be plotted', () => {
  it('is a sweep or columns of equal length', () => {
    expect(isSweep(map)).toBe(true);
    expect(isColumns({ wavelength: new Float64Array(3), through: [1, 2, 3] })).toBe(true);
  });

  it.each([
    [null],
    [7],
    ['text'],
    [[1, 2, 3]],
    [new Float64Array(3)],
    [{}],
    [{ x: [1, 2] }],
    [{ x: [1, 2], y: [1, 2, 3] }],
    [{ x: [], y: [] }],
    [{ x: ['a'], y: ['b'] }],
    [{ x: [1], y: new DataView(new ArrayBuffer(8)) }],
  ])('is not %j', (result) => {
    expect(isSweep(result)).toBe(false);
    expect(isColumns(result)).toBe(false);
  });
});

describe('the grid of a result', () => {
  it('has the axes and results of a sweep', () => {
    const { axes, results, fixed } = gridOf(map, {});
    expect(axes.map(({ name }) => name)).toEqual(['voltage', 'wavelength']);
    expect(results.map(({ name }) => name)).toEqual(['sum', 'product']);
    expect(fixed).toEqual([]);
  });

  it('has only the results that are to be shown', () => {
    expect(gridOf(map, { show: ['product'] }).results.map(({ name }) => name)).toEqual(['product']);
    expect(() => gridOf(map, { show: ['quotient'] })).toThrow('plot: show is "quotient", must be one of sum, product');
  });

  it('sets aside axes of one value, but the last where all are', () => {
    const thin = sweep({ temperature: [300], wavelength: [1, 2] }, () => ({ one: 1 }));
    expect(gridOf(thin, {})).toMatchObject({ axes: [{ name: 'wavelength' }], fixed: [{ name: 'temperature', value: 300 }] });
    const point = sweep({ temperature: [300], wavelength: [1] }, () => ({ one: 1 }));
    expect(gridOf(point, {})).toMatchObject({ axes: [{ name: 'wavelength' }], fixed: [{ name: 'temperature' }] });
  });

  it('has the first of the columns, or the one named, as its axis', () => {
    const columns = { a: [1, 2], b: [3, 4], c: [5, 6] };
    expect(gridOf(columns, {}).axes[0]!.name).toBe('a');
    const { axes, results } = gridOf(columns, { x: 'b' });
    expect([axes[0]!.name, ...results.map(({ name }) => name)]).toEqual(['b', 'a', 'c']);
    expect(() => gridOf(columns, { x: 'd' })).toThrow('plot: x is "d", must be one of a, b, c');
    expect(() => gridOf(map, { x: 'sum' })).toThrow('plot: x is "sum", must be one of voltage, wavelength');
  });

  it('holds finite numbers only', () => {
    expect(() => gridOf({ x: [1, 2], y: [1, NaN] }, {})).toThrow('plot: y is NaN at 1, must be a finite number');
    expect(() => gridOf({ x: [Infinity, 2], y: [1, 1] }, {})).toThrow('plot: x is Infinity at 0, must be a finite number');
  });
});
