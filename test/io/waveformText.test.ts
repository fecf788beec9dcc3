import { describe, expect, it } from 'vitest';
import { parseWaveform, stringifyWaveform } from '../../src/io/waveformText.ts';

describe('parseWaveform', () => {
  it('reads what stringifyWaveform writes', () => {
    const samples = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i) * 1e-3);
    const back = parseWaveform(stringifyWaveform({ sampleRate: 16 * 106.25e9, samples }));
    expect(back.samples).toEqual(samples);
    expect(Math.abs(back.sampleRate / (16 * 106.25e9) - 1)).toBeLessThan(1e-12);
  });

  it.each([
    ['a byte order mark, blank lines and other ends of lines', '\ufefftime,power\r\n\r\n0,1\r\n0.5,2\r\n'],
    ['no heading', '0,1\n0.5,2'],
    ['semicolons', '0; 1\n0.5 ;2\n'],
    ['tabs and a start elsewhere', '-3\t1\n-2.5\t2\n'],
  ])('takes %s', (_, text) => {
    expect(parseWaveform(text)).toEqual({ sampleRate: 2, samples: Float64Array.of(1, 2) });
  });

  it.each([
    ['', 'a waveform has at least 2 samples, this one 0'],
    ['time,power\n0,1', 'a waveform has at least 2 samples, this one 1'],
    ['0,1\n1,NaN', 'line 2: "1,NaN" must be a time, s, and a power, W'],
    ['0,1\n1,', 'line 2: "1," must be a time, s, and a power, W'],
    ['0,1\n1', 'line 2: "1" must be a time, s, and a power, W'],
    ['0,1\n1,2,3', 'line 2: "1,2,3" must be a time, s, and a power, W'],
    ['t,p\nx,y\n', 'line 2: "x,y" must be a time, s, and a power, W'],
    ['0,1\n0,1', 'line 2: time does not rise'],
    ['0,1\n1,1\n1.9,1\n3,1', 'line 3: time is 1.9 s, 0.1 of a step from its place in equal steps'],
  ])('refuses %j', (text, message) => {
    expect(() => parseWaveform(text)).toThrow(new RangeError(message));
  });
});
