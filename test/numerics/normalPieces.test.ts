import { describe, expect, it } from 'vitest';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { normalPieces, outermost } from '../../src/numerics/normalPieces.ts';
import { philox } from '../../src/numerics/philox.ts';

const table = normalPieces();
const half = 2 ** 31;

/** By way of logarithms, not of bits. */
function deviate(steps: number): number {
  const octave = Math.floor(Math.log2(steps + 0.25));
  const piece = Math.floor((16 * (steps - 2 ** octave)) / 2 ** octave);
  const at = 8 * (16 * (32 - octave) + 15 - piece);
  const t = steps - 2 ** octave * (1 + piece / 16);
  return table.slice(at, at + 6).reduceRight((sum, coefficient) => sum * t + coefficient, 0);
}

const errorAt = (steps: number): number => Math.abs(deviate(steps) - normalDeviate((steps + 0.5) / 2 ** 32));

describe('normalPieces', () => {
  it('is AS241 to 4e-12, at both ends and the middle of each piece', () => {
    for (let start = outermost; start < half; start *= 2) {
      const width = start / 16;
      for (let piece = 0; piece < 16; piece++) {
        const first = start + piece * width;
        for (const steps of [first, first + 1, first + Math.floor(width / 4), first + width / 2, first + width - 1]) {
          expect(errorAt(steps)).toBeLessThan(4e-12);
        }
      }
    }
  });

  it('is AS241 to 4e-12 at words anywhere', () => {
    const { uniform } = philox({ seed: 5, stream: 0 });
    let worst = 0;
    for (let i = 0; i < 50_000; i++) {
      // Half of them even in octaves.
      const steps = i % 2 === 0 ? Math.floor(outermost + uniform() * (half - outermost)) : Math.floor(outermost * (half / outermost) ** uniform());
      worst = Math.max(worst, errorAt(steps));
    }
    expect(worst).toBeLessThan(4e-12);
    expect(worst).toBeGreaterThan(1e-12);
  });

  it('leaves the outermost zero', () => {
    for (let steps = 1; steps < outermost; steps++) expect(deviate(steps)).toBe(0);
    expect(deviate(outermost)).not.toBe(0);
  });

  it('is the same bits on every machine, made once', () => {
    let sum = 0;
    for (const word of new Uint32Array(table.buffer)) sum = (Math.imul(sum, 31) + word) | 0;
    expect(sum).toBe(-184161913);
    expect(normalPieces()).toBe(table);
  });
});
