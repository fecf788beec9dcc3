import { describe, expect, it } from 'vitest';
import { patterned, symbolsOf } from '../../src/link/patternedWaveform.ts';

const samples = new Float64Array(24);

describe('a waveform that repeats a pattern', () => {
  it('has whole periods and whole symbols', () => {
    expect(patterned('x', { sampleRate: 4e9, samples }, { symbolRate: 1e9, length: 3 })).toEqual({ perSymbol: 4, periods: 2 });
    const given = (length: number, changed: object = {}) => () => patterned('x', { sampleRate: 4e9, samples, ...changed }, { symbolRate: 1e9, length });
    expect(given(7)).toThrow('x: the waveform has 24 samples, less than one period of the pattern, 28');
    expect(given(4)).toThrow('x: the waveform has 24 samples, no whole number of periods of the pattern, 16');
    expect(given(3, { samples: new Float64Array(25) })).toThrow('x: the waveform has 25 samples, no multiple of the 4 of a symbol');
    expect(given(3, { sampleRate: 4.4e9 })).toThrow('x: 4.4 samples a symbol, must be a whole number');
    expect(given(3, { samples: samples.with(3, -Infinity) })).toThrow('x: samples.3 is -Infinity, must be finite');
  });
});

describe('the symbols of a pattern', () => {
  it('are those of a name or a list', () => {
    expect(symbolsOf('x', 'PRBS13Q')).toHaveLength(8191);
    expect([...symbolsOf('x', [0, 3, 1])]).toEqual([0, 3, 1]);
    expect(() => symbolsOf('x', [])).toThrow('x: pattern has no symbols');
    expect(() => symbolsOf('x', [0, -1])).toThrow('x: pattern.1 is -1, outside 0 to 3');
  });
});
