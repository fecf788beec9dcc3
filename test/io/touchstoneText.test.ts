import { describe, expect, it } from 'vitest';
import type { ScatteringSamples } from '../../src/circuits/sampledModel.ts';
import { parseTouchstone, stringifyTouchstone } from '../../src/io/touchstoneText.ts';
import { philox } from '../../src/numerics/philox.ts';

const samplesOf = (size: number, count: number): ScatteringSamples => {
  const random = philox({ seed: size, stream: 0 });
  const part = (): Float64Array => Float64Array.from({ length: count * size * size }, () => (random.uniform() - 0.5) / size);
  const frequencies = Float64Array.from({ length: count }, (_, i) => 228e12 + i * 1e11 + random.uniform());
  return { frequencies, size, re: part(), im: part() };
};

describe('a Touchstone text', () => {
  it.each([1, 2, 3, 5])('of %d ports is read back to the last bit', (size) => {
    const samples = samplesOf(size, 4);
    expect(parseTouchstone(stringifyTouchstone(samples), { ports: size })).toEqual(samples);
  });

  it('of two ports stands column by column, of more row by row, at most four to a line', () => {
    const two = parseTouchstone('# Hz S RI R 50\n1e14 0.1 0 0.21 0 0.12 0 0.2 0\n', { ports: 2 });
    expect(Array.from(two.re)).toEqual([0.1, 0.12, 0.21, 0.2]);
    const text = stringifyTouchstone(samplesOf(5, 1)).split('\n');
    expect(text).toHaveLength(12);
    expect(text[1]!.split(' ')).toHaveLength(9);
  });

  it('may be in other units and formats, with comments, and says none where it means GHz and angles', () => {
    const text = '! a part\r\n#\r\n1000 2 90 ! twice\r\n# Hz S RI\n2000 1 -180\n';
    const { frequencies, re, im } = parseTouchstone(text, { ports: 1 });
    expect(Array.from(frequencies)).toEqual([1e12, 2e12]);
    [0, -1].forEach((value, i) => expect(re[i]).toBeCloseTo(value, 15));
    [2, 0].forEach((value, i) => expect(im[i]).toBeCloseTo(value, 15));
    const inDb = parseTouchstone('# mhz db s r 75\n5 -20 0', { ports: 1 });
    expect(inDb.frequencies[0]).toBe(5e6);
    expect(inDb.re[0]).toBeCloseTo(0.1, 15);
    expect(parseTouchstone('1 1 0', { ports: 1 }).frequencies[0]).toBe(1e9);
  });

  it.each([
    ['[Version] 2.0\n1 1 0', 'line 1: keywords in brackets are of Touchstone version 2'],
    ['# GHz Y RI\n1 1 0', 'line 1: Y is not among units Hz to GHz, parameter S'],
    ['1 1 0\n2 x 0', 'line 2: "x" is no number'],
    ['1 1 0\n2 1', '5 numbers do not make matrices of 1 ports, which have 3 numbers to a frequency'],
    ['! empty', '0 numbers do not make matrices'],
    ['1 1 0\n1 1 0', 'line 2: the frequency 1 does not rise'],
    ['-1 1 0', 'line 1: the frequency -1 does not rise'],
  ])('is refused where it is not one: %j', (text, message) => {
    expect(() => parseTouchstone(text, { ports: 1 })).toThrow(RangeError);
    expect(() => parseTouchstone(text, { ports: 1 })).toThrow(message);
  });

  it('needs a number of ports', () => {
    expect(() => parseTouchstone('1 1 0', { ports: 0 })).toThrow('parseTouchstone: ports is 0');
    expect(() => parseTouchstone('1 1 0', { ports: 1.5 })).toThrow('parseTouchstone: ports is 1.5, must be a whole number');
  });
});
