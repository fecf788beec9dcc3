import { execFileSync } from 'node:child_process';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { linspace } from '../../src/numerics/linspace.ts';
import { sweep } from '../../src/numerics/sweep.ts';

describe('sweep', () => {
  const grid = sweep({ wavelength: linspace(1, 3, 3), voltage: [-2, 0] }, ({ wavelength, voltage }) => ({
    transmission: wavelength + voltage / 10,
    phase: wavelength * voltage,
  }));

  it('evaluates row-major, the last axis fastest', () => {
    expect(grid.shape).toEqual([3, 2]);
    expect([...grid.values.transmission]).toEqual([0.8, 1, 1.8, 2, 2.8, 3]);
    expect([...grid.values.phase]).toEqual([-2, 0, -4, 0, -6, 0]);
  });

  it('keeps the axes as typed arrays', () => {
    expect(grid.axes.wavelength).toEqual(Float64Array.of(1, 2, 3));
    expect(grid.axes.voltage).toEqual(Float64Array.of(-2, 0));
  });

  it('gives a result as an array with axes over the same memory', () => {
    const field = grid.field('transmission');
    expect(field.shape).toEqual([3, 2]);
    expect(field.get(1, 0)).toBe(1.8);
    expect(field.get(2, 1)).toBe(3);
    expect(field.data).toBe(grid.values.transmission);
  });

  it('walks three axes in the order they are written', () => {
    const seen: number[] = [];
    sweep({ a: [1, 2], b: [0], c: [5, 6] }, ({ a, b, c }) => {
      seen.push(100 * a + 10 * b + c);
      return { x: 0 };
    });
    expect(seen).toEqual([105, 106, 205, 206]);
  });

  it('knows the names of axes and results', () => {
    expectTypeOf(grid.values.transmission).toEqualTypeOf<Float64Array>();
    expectTypeOf(grid.field).parameter(0).toEqualTypeOf<'transmission' | 'phase'>();
    // @ts-expect-error: not a result
    expect(grid.values.power).toBeUndefined();
    // @ts-expect-error: not an axis
    expect(grid.axes.temperature).toBeUndefined();
    // @ts-expect-error: not a result
    expect(() => grid.field('wavelength')).toThrow('wavelength is not a result, must be one of transmission, phase');
    sweep({ a: [1], b: [2] }, (point) => {
      expectTypeOf(point).toEqualTypeOf<{ readonly a: number; readonly b: number }>();
      return { x: point.a };
    });
    // @ts-expect-error: not a number
    expect(() => sweep({ a: [1] }, () => ({ x: 'one' }))).toThrow(RangeError);
  });

  it('refuses no axis and empty axes', () => {
    expect(() => sweep({}, () => ({ x: 1 }))).toThrow(RangeError);
    expect(() => sweep({ a: [1], b: [] }, () => ({ x: 1 }))).toThrow('axis b is empty');
    expect(() => sweep({ a: [1, NaN] }, () => ({ x: 1 }))).toThrow('axis a holds NaN at 1');
  });

  it('names the point of a result that is not a finite number', () => {
    const bad = (value: number) => () => sweep({ a: [1, 2], b: [3, 4] }, ({ a, b }) => ({ fine: 0, x: a === 2 && b === 3 ? value : 1 }));
    expect(bad(NaN)).toThrow(new RangeError('sweep: x is NaN at a 2, b 3, must be a finite number'));
    expect(bad(Infinity)).toThrow('x is Infinity at a 2, b 3');
    const missing = (): unknown => sweep({ a: [1, 2] }, ({ a }) => (a === 1 ? { x: 1 } : ({} as { x: number })));
    expect(missing).toThrow('x is undefined at a 2');
  });

  it('runs where code from strings is forbidden, until an array view is asked for', () => {
    const module = new URL('../../src/numerics/sweep.ts', import.meta.url).href;
    const script = `
      const { sweep } = await import(${JSON.stringify(module)});
      const grid = sweep({ a: [1, 2] }, ({ a }) => ({ x: a }));
      let refused = false;
      try { grid.field('x'); } catch { refused = true; }
      process.stdout.write(JSON.stringify([[...grid.values.x], refused]));`;
    const flags = ['--disallow-code-generation-from-strings', '--import', 'tsx', '--input-type=module', '-e', script];
    expect(JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' }))).toEqual([[1, 2], true]);
  });
});
