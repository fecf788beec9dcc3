import { choleskyOf, solved, toeplitz } from '../../link/tdecq/leastSquares.ts';
import type { LaneElectronics } from './electronics.ts';
import { before as lead, type PulseResponse } from './pulseResponse.ts';

/** A pulse behind its equalizer. @internal */
export interface Equalized {
  /** Sample of the pulse that the main tap stands on for the symbol itself. */
  readonly place: number;
  /** The same from the middle of the symbol at the driver, unit intervals. */
  readonly delay: number;
  readonly taps: Float64Array;
  /** What a decision holds of each symbol: its own at `before`, then those before it. */
  readonly cursors: Float64Array;
  /** The same of a small delay of the edge in front of each symbol, for one unit interval. */
  readonly edges: Float64Array;
  readonly before: number;
  /** Mean square of error and noise, over that of the symbols. */
  readonly error: number;
}

/**
 * Taps of the least mean square error for symbols of unit variance in closed form: (C Cᵀ + 2 σⱼ² E Eᵀ + σ² ρ) w = c, C the pulse at every symbol
 * and E the slope of every edge, whose height has twice the variance of a symbol. [Proakis2008, ch. 9.4]
 * @internal
 */
export function equalizedAt(
  { received: pulse, edge, perSymbol }: Pick<PulseResponse, 'received' | 'edge' | 'perSymbol'>,
  place: number,
  { equalizer, jitter }: Pick<LaneElectronics, 'equalizer' | 'jitter'>,
  noise: { readonly variance: number; readonly correlation: Float64Array },
): Equalized {
  const { taps: count, main } = equalizer;
  const own = Math.floor(place / perSymbol);
  const first = place % perSymbol;
  const atSymbols = (response: Float64Array): Float64Array =>
    Float64Array.from({ length: Math.ceil((response.length - first) / perSymbol) }, (_, k) => response[first + k * perSymbol]!);
  const cursors = atSymbols(pulse);
  const slopes = atSymbols(edge);
  const matrix = toeplitz(count, (distance) => {
    let sum = noise.variance * noise.correlation[distance]!;
    for (let i = distance; i < cursors.length; i++) sum += cursors[i]! * cursors[i - distance]!;
    if (jitter > 0) for (let i = distance; i < slopes.length; i++) sum += 2 * jitter * jitter * slopes[i]! * slopes[i - distance]!;
    return sum;
  });
  // Tap k holds the sample main − k after the symbol's own.
  const right = Float64Array.from({ length: count }, (_, k) => cursors[own + main - k] ?? 0);
  const taps = solved(choleskyOf(matrix, count), right);
  let error = 1;
  for (let k = 0; k < count; k++) error -= taps[k]! * right[k]!;
  // The first tap stands on the sample `newest` of its own symbol.
  const newest = own + main;
  return { place, delay: place / perSymbol - lead, taps, cursors: behind(taps, cursors), edges: behind(taps, slopes), before: newest, error };
}

function behind(taps: Float64Array, samples: Float64Array): Float64Array {
  const all = new Float64Array(samples.length + taps.length - 1);
  taps.forEach((tap, k) => samples.forEach((sample, i) => (all[i + k]! += tap * sample)));
  return all;
}
