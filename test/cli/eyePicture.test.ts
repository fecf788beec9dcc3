import { describe, expect, it, vi } from 'vitest';
import { pattern } from '../../src/link/pattern.ts';

const symbolRate = 106.25e9;
const symbols = pattern('PRBS13Q');
const waveform = {
  sampleRate: 4 * symbolRate,
  samples: Float64Array.from({ length: 4 * symbols.length }, (_, i) => 1e-3 * (0.5 + symbols[Math.floor(i / 4)]! / 3)),
};

describe('eyePicture', () => {
  it('writes the eye as data where the packages that draw are missing', async () => {
    const { MissingPackagesError } = await import('../../src/plots/render.ts');
    vi.doMock('../../src/plots/plot.ts', () => ({ plot: () => ({ specification: { a: 1 }, svg: () => Promise.reject(new MissingPackagesError(undefined)) }) }));
    const { eyePicture } = await import('../../src/cli/eyePicture.ts');
    const picture = await eyePicture(waveform, { symbolRate, pattern: 'PRBS13Q' });
    expect(picture).toEqual({
      files: { 'eye.vl.json': '{\n  "a": 1\n}\n' },
      note: 'eye.vl.json was written in place of eye.svg: to draw it, npm install vega vega-lite vega-interpreter',
    });
    vi.doUnmock('../../src/plots/plot.ts');
  });
});
