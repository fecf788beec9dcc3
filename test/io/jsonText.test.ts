import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/io/jsonText.ts';

describe('JSON text', () => {
  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 2), (text, indent) => {
        const value: unknown = JSON.parse(text);
        expect(parseJson(JSON.stringify(value, null, indent))).toEqual(value);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('may begin with a byte order mark', () => {
    expect(parseJson('\ufeff {"a": [1, {}, []]} ')).toEqual({ a: [1, {}, []] });
  });

  it('is refused wherever JSON.parse refuses it, and nowhere else but for doubled names', () => {
    const signs = ['{', '}', '[', ']', ',', ':', ' ', '\n', '"', '\u007f'];
    const values = ['"a"', '"b"', '1', '-0.5e3', '01', '1.', 'true', 'nul', '"\\u00e9\\n"', '"\\x"'];
    const pieces = fc.constantFrom(...signs, ...values);
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        let expected: { value: unknown } | undefined;
        try {
          expected = { value: JSON.parse(text) as unknown };
        } catch {
          expected = undefined;
        }
        if (expected === undefined) expect(() => parseJson(text)).toThrow(/^line \d+, column \d+: expected /);
        else {
          accepted++;
          try {
            expect(parseJson(text)).toEqual(expected.value);
          } catch (error) {
            expect((error as Error).message).toContain('only once');
          }
        }
      }),
      { seed: 4, numRuns: 20000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it('may hold texts, numbers and blanks of megabytes', () => {
    const long = 20_000_000;
    const text = 'a'.repeat(long);
    expect(parseJson(`{"a": "${text}"}`)).toEqual({ a: text });
    expect(parseJson(`${' \n'.repeat(long / 2)}1`)).toBe(1);
    expect(parseJson(`0.${'0'.repeat(long)}1`)).toBe(0);
    expect(() => parseJson(`"${text}`)).toThrow('line 1, column 1: expected a value, found "\\""');
  });

  it.each<[string, string]>([
    ['', 'line 1, column 1: expected a value, found the end'],
    ['{\n  "a": 1,\n  b: 2\n}', 'line 3, column 3: expected a name in double quotes, found "b"'],
    ['{"a" 1}', 'line 1, column 6: expected ":", found "1"'],
    ['{"a": 1 "b"}', 'line 1, column 9: expected "," or "}", found "\\""'],
    ['[1\r\n2]', 'line 2, column 1: expected "," or "]", found "2"'],
    ['{"a": 1,}', 'line 1, column 9: expected a name in double quotes, found "}"'],
    ['{"a": 1} x', 'line 1, column 10: expected the end, found "x"'],
    ['{"a": x}', 'line 1, column 7: expected a value, found "x"'],
    ['{"a": 1,\n"\\u0061": 2}', 'line 2, column 1: expected "\\u0061" only once'],
    ['['.repeat(200), 'line 1, column 102: expected at most 100 levels, found "["'],
    ['{"a": 😀}', 'line 1, column 7: expected a value, found "😀"'],
  ])('%.12s is refused with line and column', (text, message) => {
    expect(() => parseJson(text)).toThrow(RangeError);
    expect(() => parseJson(text)).toThrow(message);
  });
});
