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
  readonly before: number;
  /** Mean square of error and noise, over that of the symbols. */
  readonly error: number;
}

/**
 * Taps of the least mean square error for symbols of unit variance in closed form: (C Cᵀ + σ² ρ) w = c, C the pulse at every symbol. [Proakis2008, ch. 9.4]
 * @internal
 */
export function equalizedAt(
  { received: pulse, perSymbol }: Pick<PulseResponse, 'received' | 'perSymbol'>,
  place: number,
  { equalizer }: Pick<LaneElectronics, 'equalizer'>,
  noise: { readonly variance: number; readonly correlation: Float64Array },
): Equalized {
  const { taps: count, main } = equalizer;
  const own = Math.floor(place / perSymbol);
  const first = place % perSymbol;
  const cursors = Float64Array.from({ length: Math.ceil((pulse.length - first) / perSymbol) }, (_, k) => pulse[first + k * perSymbol]!);
  const matrix = toeplitz(count, (distance) => {
    let sum = noise.variance * noise.correlation[distance]!;
    for (let i = distance; i < cursors.length; i++) sum += cursors[i]! * cursors[i - distance]!;
    return sum;
  });
  // Tap k holds the sample main − k after the symbol's own.
  const right = Float64Array.from({ length: count }, (_, k) => cursors[own + main - k] ?? 0);
  const taps = solved(choleskyOf(matrix, count), right);
  let error = 1;
  for (let k = 0; k < count; k++) error -= taps[k]! * right[k]!;
  // The first tap stands on the sample `newest` of its own symbol.
  const newest = own + main;
  const all = new Float64Array(cursors.length + count - 1);
  taps.forEach((tap, k) => cursors.forEach((cursor, i) => (all[i + k]! += tap * cursor)));
  return { place, delay: place / perSymbol - lead, taps, cursors: all, before: newest, error };
}
