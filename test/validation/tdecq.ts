import { besselThomsonResponse } from '../../src/link/besselThomson.ts';
import { eyeDiagram } from '../../src/link/eyeDiagram.ts';
import { pattern } from '../../src/link/pattern.ts';
import { tdecq } from '../../src/link/tdecq.ts';
import type { ValidationCase } from './case.ts';

/** TDECQ, dB, of square PRBS13Q without reference filter. */
function ideal(equalizerTaps: number): number {
  const symbols = pattern('PRBS13Q');
  const samples = Float64Array.from({ length: 16 * symbols.length }, (_, i) => 1e-3 * (0.5 + symbols[Math.floor(i / 16)]! / 3));
  const result = tdecq(
    { sampleRate: 16 * 106.25e9, samples },
    { symbolRate: 106.25e9, pattern: 'PRBS13Q', equalizerTaps, targetSymbolErrorRatio: 4.8e-4, filterBandwidth: 'none' },
  );
  return result.finite ? result.tdecqDb : NaN;
}

/** Patterns and TDECQ. */
export const tdecqCases: readonly ValidationCase[] = [
  ...[1, 5].map((taps) => ({
    what: `TDECQ of square PRBS13Q without reference filter, equalizer of ${taps} ${taps === 1 ? 'tap' : 'taps'}`,
    source: 'IEEE802.3, 121.8.5',
    reference: 0,
    ours: () => ideal(taps),
    unit: 'dB',
    tolerance: { abs: 0.05 },
  })),
  {
    what: 'height of the eyes of square PRBS13Q over outer OMA',
    source: 'IntelAN835, 2.2',
    reference: 1 / 3,
    ours: () => {
      const symbols = pattern('PRBS13Q');
      const samples = Float64Array.from({ length: 16 * symbols.length }, (_, i) => 1e-3 * (0.5 + symbols[Math.floor(i / 16)]! / 3));
      const eye = eyeDiagram({ sampleRate: 16 * 106.25e9, samples }, { symbolRate: 106.25e9, pattern: 'PRBS13Q' });
      return eye.finite ? Math.min(...eye.eyes.map(({ height }) => height)) / eye.omaOuter : NaN;
    },
    unit: '1',
    tolerance: { abs: 1e-9 },
  },
  { what: 'symbols of PRBS13Q', source: 'IEEE802.3, 120.5.11.2.1', reference: 8191, ours: () => pattern('PRBS13Q').length, unit: '1', tolerance: { abs: 0.5 } },
  { what: 'symbols of SSPRQ', source: 'IEEE802.3, 120.5.11.2.3', reference: 65535, ours: () => pattern('SSPRQ').length, unit: '1', tolerance: { abs: 0.5 } },
  {
    what: 'power behind the Bessel-Thomson filter at its −3 dB frequency',
    source: 'Thomson1949',
    reference: 0.5,
    ours: () => {
      const { re, im } = besselThomsonResponse(53.125e9, { bandwidth: 53.125e9 });
      return re * re + im * im;
    },
    unit: '1',
    tolerance: { abs: 1e-9 },
  },
];
