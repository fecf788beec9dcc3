import { describe, expect, it } from 'vitest';
import { agrees, type ValidationCase } from './validation/case.ts';
import { bibliographyKeys, page, printed, printedWithin, topics, worked } from './validation/table.ts';

const all = await topics();
const keys = bibliographyKeys();

describe.each(all)('validation of $name', ({ cases }) => {
  it.each(cases)('$what', (row) => {
    const ours = row.ours();
    expect(agrees(row, ours), `${ours} ${row.unit}, published ${row.reference} ${row.unit} [${row.source}]`).toBe(true);
  });

  it.each(cases)('$what has a finite reference, a tolerance and a source', (row) => {
    expect(Number.isFinite(row.reference)).toBe(true);
    expect('abs' in row.tolerance ? row.tolerance.abs : row.tolerance.rel).toBeGreaterThan(0);
    expect(keys).toContain(row.source.split(/[,;]/)[0]!.trim());
  });
});

describe('the validation page', () => {
  const row: ValidationCase = {
    what: 'a | b',
    source: 'CODATA2018',
    reference: 10,
    ours: () => 10.0123456789,
    unit: 'nm',
    tolerance: { abs: 0.05 },
  };

  it('has rows', () => {
    expect(all.length).toBeGreaterThan(0);
  });

  it('prints ours to a tenth of the tolerance', () => {
    expect(worked(row)).toEqual({
      cells: ['a | b', 'CODATA2018', '10 nm', '10.012 nm', '± 0.05 nm', 'agrees'],
      passed: true,
    });
    expect(page([{ name: 'ringModulator', cases: [row] }]).text).toContain('## ring modulator\n');
    expect(page([{ name: 'x', cases: [row] }]).text).toContain('| a \\| b | CODATA2018 |');
  });

  it('prints nothing finer than the tolerance or nine digits', () => {
    expect(printed(Math.PI)).toBe('3.14159265');
    expect(printedWithin(Math.PI, 0.05)).toBe('3.142');
    expect(printedWithin(Math.PI, 1e-14)).toBe('3.14159265');
    expect(printedWithin(Math.PI, 0)).toBe('3.14159265');
    expect(printedWithin(-3e-17, 1e-12)).toBe('0');
    expect(printedWithin(0, 0)).toBe('0');
    expect(printedWithin(1.23e-20, 1e-21)).toBe('1.23e-20');
    expect(printedWithin(NaN, 1)).toBe('NaN');
  });

  it('fails a row outside its tolerance, a row that is not a number and a row that throws', () => {
    const off = { ...row, tolerance: { rel: 1e-3 } };
    const none = { ...row, ours: () => NaN };
    const thrown: ValidationCase = {
      ...row,
      ours: () => {
        throw new RangeError('out');
      },
    };
    expect(worked(off).cells.slice(3)).toEqual(['10.012 nm', '± 0.1 %', '**differs**']);
    expect(worked({ ...off, unit: '1', tolerance: { rel: 1e-6 } }).cells.slice(3)).toEqual(['10.012346', '± 1e-6 relative', '**differs**']);
    expect(worked(none).passed).toBe(false);
    expect(worked(thrown).cells[3]).toBe('throws RangeError: out');
    expect(page([{ name: 'x', cases: [row, off, none, thrown] }])).toMatchObject({ passed: 1, failed: 3 });
  });
});
