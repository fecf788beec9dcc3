import { besselThomson } from '../src/link/besselThomson.ts';
import { pattern } from '../src/link/pattern.ts';
import { tdecq } from '../src/link/tdecq.ts';
import type { Waveform } from '../src/light.ts';
import type { BenchCase } from './case.ts';

const symbolRate = 106.25e9;

/** Sixteen samples a symbol behind 0.45 of the symbol rate. */
function waveformOf(name: 'PRBS13Q' | 'SSPRQ'): Waveform {
  const symbols = pattern(name);
  const samples = Float64Array.from({ length: 16 * symbols.length }, (_, i) => 1e-3 * (0.5 + symbols[i >> 4]! / 3));
  return besselThomson({ sampleRate: 16 * symbolRate, samples }, { bandwidth: 0.45 * symbolRate });
}

const caseOf = (name: 'PRBS13Q' | 'SSPRQ', atMost: number): BenchCase => {
  const waveform = waveformOf(name);
  const run = (): unknown => tdecq(waveform, { symbolRate, pattern: name, equalizerTaps: 5, targetSymbolErrorRatio: 4.8e-4 });
  return { name: `TDECQ of ${name}, 16 samples a symbol`, operation: 'measurement', atMost, variants: [{ name: 'photonlink', operations: 1, run }] };
};

/** TDECQ with five taps. */
export const cases: readonly BenchCase[] = [caseOf('PRBS13Q', 40e6), caseOf('SSPRQ', 150e6)];
