import { describe, expect, it } from 'vitest';
import { pushTable, tableLength } from '../../../src/link/tdecq/densities.ts';
import { bins, noDistances } from '../../../src/link/tdecq/histogram.ts';
import { fastestKernels, plainKernels } from '../../../src/link/tdecq/kernels.ts';
import { fillRows, valueAt, valuesAt } from '../../../src/link/tdecq/phases.ts';
import { marginOf, type Room, roomFor } from '../../../src/link/tdecq/room.ts';
import { spreadSelection } from '../../../src/link/tdecq/selection.ts';
import { kernelsInWasm } from '../../../src/link/tdecq/wasmKernels.ts';
import { philox } from '../../../src/numerics/philox.ts';

const webAssembly = (globalThis as { readonly WebAssembly?: unknown }).WebAssembly;

/** A room of random samples and symbols. */
function furnished(taps: number, fast: boolean): Room {
  const room = roomFor({ symbols: 997, perSymbol: 5, taps }, fast ? fastestKernels : (bytes) => ({ kernels: plainKernels, buffer: new ArrayBuffer(bytes) }));
  const { uniform } = philox({ seed: 9, stream: taps });
  fillRows(room.rows, Float64Array.from({ length: 5 * 997 }, () => 1.4 * (uniform() - 0.5)));
  for (let i = 0; i < room.symbols.length; i++) room.symbols[i] = Math.floor(4 * uniform());
  return room;
}

describe('the loops over all symbols', () => {
  it.each([1, 5, 7, 15])('give the same bits in WebAssembly as plain, of %i taps', (taps) => {
    const rooms = [furnished(taps, false), furnished(taps, true)] as const;
    expect(rooms[0].kernels).toBe(plainKernels);
    expect(rooms[1].kernels).not.toBe(plainKernels);
    const main = Math.min(2, taps - 1);
    const weights = Float64Array.from({ length: taps }, (_, k) => (k === main ? 1.2 : 0.3 / (k - main)));
    for (const wanted of [997, 100]) {
      const made = rooms.map((room) => {
        const { kernels, equalized, histograms, table, symbols } = room;
        const scaled = { rows: room.rows, smooth: true, scale: 0.7 };
        const values = valuesAt(room.values[0][1]!, scaled, 4 * 5 - 1.7, marginOf(taps), kernels.weigh);
        const { places, weights: counts } = spreadSelection(room.selections.part, wanted);
        // Neighbors and single ones in turn.
        const mixed = places.map((place, i) => (wanted === 997 || i % 3 > 0 ? place : Math.max(0, place - 1)));
        places.set(mixed);
        kernels.equalize(equalized[0], values, marginOf(taps), places, weights, main);
        const found = [Float64Array.from(values), equalized[0].slice(0, places.length)];
        for (const moving of [0, 0.01]) {
          const distances = noDistances(histograms, moving);
          kernels.count(distances, equalized[0], symbols, places, counts, 0.5);
          kernels.count(distances, equalized[0], symbols, places, counts, 0.5);
          found.push(distances.slice());
        }
        pushTable(table, 0.05, [0, 0.01, -0.005]);
        kernels.push(equalized[0], table, symbols, places, counts);
        const along = new Float64Array(taps).fill(0.5);
        kernels.accumulate(along, equalized[0], values, marginOf(taps), places, main);
        return [...found, equalized[0].slice(0, places.length), along];
      });
      const [plain, quick] = made as [Float64Array[], Float64Array[]];
      expect(quick).toEqual(plain);
      // Each symbol is at two thresholds, those at the ends at one.
      expect(plain[3]!.reduce((sum, each) => sum + each)).toBeGreaterThan(1.3);
      expect(plain[2]!.length).toBe(bins);
      expect(Math.max(...plain[4]!.map(Math.abs))).toBeGreaterThan(1e-4);
    }
  });

  it('take the place of what they mean', () => {
    const { kernels, rows, values } = furnished(3, true);
    const place = 3 * 5 + 2.3;
    for (const smooth of [true, false]) {
      const many = valuesAt(values[0][0]!, { rows, smooth, scale: 2 }, place, 4, kernels.weigh);
      for (const n of [-4, 0, 500, 999]) expect(many[4 + n]).toBeCloseTo(valueAt({ rows, smooth, scale: 2 }, place + 5 * n), 12);
    }
  });

  it('are the plain ones where WebAssembly is absent or has too little memory', () => {
    expect(kernelsInWasm(undefined, 1e6)).toBeUndefined();
    expect(kernelsInWasm(webAssembly, 1e12)).toBeUndefined();
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
    Object.defineProperty(globalThis, 'WebAssembly', { ...kept, value: undefined });
    try {
      expect(fastestKernels(64).kernels).toBe(plainKernels);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', kept);
    }
  });
});

describe('the push of a sample', () => {
  it('is the density at the threshold above less that below, with thresholds alike or apart', () => {
    for (const shifts of [[0, 0, 0], [0.004, 0.004, 0.004], [0.01, -0.002, 0.003]]) {
      const table = new Float64Array(tableLength);
      pushTable(table, 0.06, shifts);
      const at = (symbol: number, away: number): number => table[symbol * (tableLength / 4) + Math.round((away + 0.5) * 512)]!;
      const density = (x: number): number => Math.exp(-0.5 * (x / 0.06) ** 2);
      for (let symbol = 0; symbol < 4; symbol++) {
        for (const away of [-0.25, -0.125, 0, 0.1875]) {
          const above = symbol < 3 ? density(1 / 6 + shifts[symbol]! - away) : 0;
          const below = symbol > 0 ? density(away + 1 / 6 - shifts[symbol - 1]!) : 0;
          expect(at(symbol, away)).toBeCloseTo(above - below, 13);
        }
      }
    }
  });
});
