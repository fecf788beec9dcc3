import { tableLength } from './densities.ts';
import { bins } from './histogram.ts';
import { fastestKernels, type Kernels, type KernelsIn } from './kernels.ts';
import { kept } from './wasmKernels.ts';

/** What a measurement is about. @internal */
export interface Shape {
  /** Symbols of all periods. */
  readonly symbols: number;
  readonly perSymbol: number;
  readonly taps: number;
}

/** Arrays that are filled again and again, and the loops that work on them: what stands in one holds until the next that fills it. @internal */
export interface Room {
  readonly kernels: Kernels;
  /** The waveform by phase. */
  readonly rows: readonly Float64Array[];
  readonly symbols: Uint8Array;
  /** Values at two places of each side. */
  readonly values: readonly [left: readonly Float64Array[], right: readonly Float64Array[]];
  /** Equalized samples of each side, in the order of the symbols looked at. */
  readonly equalized: readonly [left: Float64Array, right: Float64Array];
  readonly selections: { readonly whole: RoomForSelection; readonly part: RoomForSelection; readonly narrow: RoomForSelection };
  readonly histograms: Float64Array;
  readonly table: Float64Array;
}

/** Room for as many symbols as there are. @internal */
export interface RoomForSelection {
  readonly places: Int32Array;
  readonly weights: Float64Array;
}

/** Symbols before the first and behind the last of the values that an equalizer of so many taps is given. @internal */
export function marginOf(taps: number): number {
  // Taps are taken in fives.
  return taps + 5;
}

/** Room for a measurement, of zeros. @internal */
export function roomFor(shape: Shape, kernelsIn: (bytes: number) => KernelsIn = fastestKernels): Room {
  const { symbols, perSymbol, taps } = shape;
  const values = symbols + 2 * marginOf(taps);
  const lengths = [...Array<number>(perSymbol).fill(symbols), ...Array<number>(4).fill(values), ...Array<number>(5).fill(symbols), 6 * bins, tableLength];
  const bytes = lengths.reduce((sum, length) => sum + blockOf(8 * length), kept + 3 * blockOf(4 * symbols) + blockOf(symbols));
  const { kernels, buffer } = kernelsIn(bytes);
  let next = kept;
  const take = (size: number): number => {
    const at = next;
    next += blockOf(size);
    return at;
  };
  const doubles = lengths.map((length) => new Float64Array(buffer, take(8 * length), length));
  const [a, b, c, d, left, right, whole, part, narrow, histograms, table] = doubles.slice(perSymbol) as [
    ...(readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]),
    ...(readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]),
  ];
  const selection = (weights: Float64Array): RoomForSelection => ({ weights, places: new Int32Array(buffer, take(4 * symbols), symbols) });
  return {
    kernels,
    rows: doubles.slice(0, perSymbol),
    values: [[a, b], [c, d]],
    equalized: [left, right],
    selections: { whole: selection(whole), part: selection(part), narrow: selection(narrow) },
    histograms,
    table,
    symbols: new Uint8Array(buffer, take(symbols), symbols),
  };
}

/** Bytes that a block takes: of a size a power of two they would share their places in the cache. */
function blockOf(bytes: number): number {
  return 64 * Math.ceil(bytes / 64) + 320;
}
