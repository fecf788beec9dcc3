import { describe, expect, it } from 'vitest';
import { plainNoise } from '../../src/numerics/noiseKernel.ts';
import { noiseInWasm } from '../../src/numerics/noiseWasm.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { normalNoise } from '../../src/numerics/normalNoise.ts';
import { philoxBlock } from '../../src/numerics/philox.ts';

const webAssembly = (globalThis as { readonly WebAssembly?: unknown }).WebAssembly;
const both = [['plain', plainNoise], ['WebAssembly', () => noiseInWasm(webAssembly)!]] as const;

function drawnOf(seed: number, stream: number, draws: number, kernel = plainNoise()): Float64Array {
  const source = normalNoise('test', { seed, stream }, kernel);
  const all = new Float64Array(draws * source.deviates.length);
  for (let i = 0; i < draws; i++) {
    source.draw();
    all.set(source.deviates, i * source.deviates.length);
  }
  return all;
}

describe('normalNoise', () => {
  it.each(both)('is AS241 of the words of Philox to 4e-12, %s', (_, kernel) => {
    const seed = 2 ** 40 + 3;
    const stream = 2 ** 33 + 9;
    const values = drawnOf(seed, stream, 2, kernel());
    const words = new Uint32Array(4);
    let tails = 0;
    for (let block = 0; block < 512; block++) {
      philoxBlock(Uint32Array.of(block, 0, stream % 2 ** 32, 2), Uint32Array.of(seed % 2 ** 32, 256), words);
      for (let j = 0; j < 4; j++) {
        const expected = normalDeviate((words[j]! + 0.5) / 2 ** 32);
        const got = values[16 * (block >> 2) + 4 * j + (block & 3)]!;
        if (Math.abs(expected) > 1.4) tails++;
        expect(Math.abs(got - expected)).toBeLessThan(4e-12);
      }
    }
    expect(tails).toBeGreaterThan(250);
  });

  it('is the same bits in both kernels', () => {
    const values = drawnOf(7, 1, 300);
    const others = drawnOf(7, 1, 300, noiseInWasm(webAssembly));
    expect(values.every((value, i) => value === others[i])).toBe(true);
    expect(drawnOf(8, 1, 1)[0]).not.toBe(values[0]);
    expect(drawnOf(7, 2, 1)[0]).not.toBe(values[0]);
  });

  it.each(both)('has the words of Philox where a product of doubles rounds to the next high word, %s', (_, kernel) => {
    const { words, draw } = kernel();
    const key = Uint32Array.of(1, 0);
    const stream = new Uint32Array(2);
    // Block 1,399,719 of this key is one where it does.
    const counter = 5467 * 256;
    draw(counter, 0, stream, key);
    const four = new Uint32Array(4);
    for (let block = 0; block < 256; block++) {
      philoxBlock(Uint32Array.of(counter + block, 0, 0, 0), key, four);
      for (let j = 0; j < 4; j++) expect(words[16 * (block >> 2) + 4 * j + (block & 3)]).toBe(four[j]);
    }
  });

  it('has the moments and the tails of the normal distribution', () => {
    const values = drawnOf(1, 0, 1000);
    const n = values.length;
    const moment = (power: number): number => values.reduce((sum, x) => sum + x ** power, 0) / n;
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
    const beyond = values.filter((x) => Math.abs(x) > 3).length;
    expect(Math.abs(beyond - 0.0026998 * n)).toBeLessThan(4 * Math.sqrt(0.0027 * n));
    let [next, far] = [0, 0];
    for (let i = 1; i < n; i++) next += values[i]! * values[i - 1]!;
    for (let i = 1024; i < n; i++) far += values[i]! * values[i - 1024]!;
    expect(Math.abs(next)).toBeLessThan(4 * Math.sqrt(n));
    expect(Math.abs(far)).toBeLessThan(4 * Math.sqrt(n));
  });

  it('gives the outermost words bits of their own', () => {
    const words = Uint32Array.from({ length: 1024 }, (_, i) => (i % 2 === 0 ? i : 2 ** 32 - 1 - i));
    const deviates = new Float64Array(1024);
    const { draw } = normalNoise('test', { seed: 1, stream: 0 }, { words, deviates, draw: () => true });
    draw();
    for (let i = 0; i < 1024; i++) {
      const [nearest, farthest] = [normalDeviate((i + 1) / 2 ** 32), normalDeviate(Math.max(i, 2 ** -34) / 2 ** 32)];
      expect(Math.abs(deviates[i]!)).toBeLessThanOrEqual(-farthest);
      expect(Math.abs(deviates[i]!)).toBeGreaterThanOrEqual(-nearest);
      expect(Math.sign(deviates[i]!)).toBe(i % 2 === 0 ? -1 : 1);
    }
    expect(deviates[0]).not.toBe(normalDeviate(0.5 / 2 ** 32));
  });

  it('is plain where WebAssembly is absent, and refuses other seeds', () => {
    expect(noiseInWasm(undefined)).toBeUndefined();
    expect(() => normalNoise('test', { seed: 0.5, stream: 0 })).toThrow('test: seed is 0.5, must be a whole number');
    expect(() => normalNoise('test', { seed: 1, stream: -1 })).toThrow('test: stream is -1');
  });
});
