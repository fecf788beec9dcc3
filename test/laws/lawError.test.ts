import { describe, expect, it } from 'vitest';
import { ringTable } from '../../src/devices/ringModulator.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { caseLines } from '../../src/laws/caseLines.ts';
import { LawError } from '../../src/laws/lawError.ts';
import { passivity } from '../../src/laws/passivity.ts';
import { quantityText } from '../../src/laws/quantityText.ts';
import { noJunction } from '../../src/waveguides/junction.ts';
import { dbPerCm, fromDb, mW, nm, pA, um } from '../../src/units.ts';

describe('a quantity in a message', () => {
  it.each([
    [7 * um, 'm', '7 um'],
    [1310.5237 * nm, 'm', '1310.52 nm'],
    [0.35, 'W', '350 mW'],
    [1, 'W', '1 W'],
    [300, 'K', '300 K'],
    [2 * dbPerCm, '1/m', '2 dB/cm'],
    [fromDb(-145), '1/Hz', '-145 dB/Hz'],
    [16 * pA, 'A/sqrt(Hz)', '16 pA/sqrt(Hz)'],
    [(0.1 * nm) / mW, 'm/W', '0.1 nm/mW'],
    [5e23, '1/m^3', '5e17 cm^-3'],
    [2e-4, '1/K', '2e-4 1/K'],
    [-2, 'V', '-2 V'],
    [22e9, 'Hz', '22 GHz'],
    [0.1 + 0.2, '1', '0.3'],
    [0, '1/m', '0 dB/cm'],
    [0, 'K', '0 K'],
    [0, '1', '0'],
    [NaN, 'W', 'NaN W'],
    [-Infinity, '1', '-Infinity'],
  ])('%d %s is written %s', (value, unit, text) => {
    expect(quantityText(value, unit)).toBe(text);
  });
});

describe('the lines of a case', () => {
  it('are a number or a word each, with units', () => {
    const lines = caseLines(ringTable, siliconRing);
    expect(lines).toContain('radius: 7 um');
    expect(lines).toContain('guide.junction: linear');
    expect(lines).toContain('guide.junction.breakdownVoltage: -8 V');
    expect(lines.some((line) => line.startsWith('dropCoupler'))).toBe(false);
  });

  it('show lists, words and finished parts', () => {
    const table = {
      losses: { listOf: { unit: 'dB', range: [0, 10] }, length: [0, 9] },
      none: { listOf: { unit: 'dB', range: [0, 10] }, length: [0, 9] },
      lanes: { listOf: { group: { power: { unit: 'W', range: [0, 1] } } }, length: [0, 9] },
      state: { choice: ['te', 'tm'] },
      junction: { kind: { none: {} } },
    } as const;
    const values = { losses: [1, 2.5], none: [], lanes: [{ power: mW }, { power: 2 * mW }], state: 'te', junction: noJunction };
    expect(caseLines(table, values)).toEqual([
      'losses: 1 dB, 2.5 dB',
      'none: none',
      'lanes.0.power: 1 mW',
      'lanes.1.power: 2 mW',
      'state: te',
      'junction: a finished part',
    ]);
  });
});

describe('a law error', () => {
  it('about plain numbers names the law, its source and both sides', () => {
    const error = new LawError(passivity, {
      left: { what: 'light', value: 2 * mW, unit: 'W' },
      must: 'at most',
      right: { what: 'light that enters', value: mW, unit: 'W' },
    });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('LawError');
    expect(error.brokenBy).toBeUndefined();
    expect(error.message).toBe(
      'passivity: no more power leaves than enters, and none is negative. [Haus1984]\n' +
        '  light: 2 mW\n  must be at most light that enters: 1 mW',
    );
  });

  it('shows all digits where six do not tell the sides apart', () => {
    const side = (value: number, unit: string) => ({ what: 'x', value, unit });
    const told = (unit: string): string =>
      new LawError(passivity, { left: side(1.00000001, unit), must: 'at most', right: side(1, unit) }).message;
    expect(told('W')).toContain('x: 1.00000001 W\n');
    expect(told('1')).toContain('x: 1.00000001\n');
  });
});
