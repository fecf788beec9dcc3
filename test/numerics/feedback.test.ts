import { describe, expect, it } from 'vitest';
import { eliminate } from '../../src/numerics/complexElimination.ts';
import { complexZeros, type ComplexVector } from '../../src/numerics/complexVector.ts';
import { eliminateFeedback } from '../../src/numerics/feedbackKernel.ts';
import { feedbackPlan } from '../../src/numerics/feedbackPlan.ts';
import { philox } from '../../src/numerics/philox.ts';
import { loopsOf } from '../../src/numerics/strongComponents.ts';

const random = (count: number, seed: number): ComplexVector => {
  const from = philox({ seed, stream: 0 });
  return {
    re: Float64Array.from({ length: count }, () => from.uniform() - 0.5),
    im: Float64Array.from({ length: count }, () => from.uniform() - 0.5),
  };
};

describe('elimination with row exchange', () => {
  it('solves a system, also one with a zero on its diagonal', () => {
    const size = 6;
    const a = random(size * size, 1);
    a.re[0] = a.im[0] = 0;
    const x = random(size * 2, 2);
    const b = complexZeros(size * 2);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < size; k++) {
        for (let j = 0; j < 2; j++) {
          b.re[i * 2 + j]! += a.re[i * size + k]! * x.re[k * 2 + j]! - a.im[i * size + k]! * x.im[k * 2 + j]!;
          b.im[i * 2 + j]! += a.re[i * size + k]! * x.im[k * 2 + j]! + a.im[i * size + k]! * x.re[k * 2 + j]!;
        }
      }
    }
    expect(eliminate(a, b, size, 2)).toBe(true);
    b.re.forEach((value, i) => expect(Math.hypot(value - x.re[i]!, b.im[i]! - x.im[i]!)).toBeLessThan(1e-13));
  });

  it('tells a singular matrix', () => {
    const a = { re: Float64Array.of(1, 2, 2, 4), im: new Float64Array(4) };
    expect(eliminate(a, complexZeros(2), 2, 1)).toBe(false);
    expect(eliminate(complexZeros(4), complexZeros(2), 2, 1)).toBe(false);
  });
});

describe('feedback taken out of a matrix', () => {
  const size = 7;
  // Columns 0 to 4 are fed by rows 1, 3, 0, 2, 4; columns 5 and 6 are inputs, rows 5 and 6 are asked.
  const fedBy = [1, 3, 0, 2, 4, -1, -1];
  const full = Array.from({ length: size * size }, (_, k) => k);
  const rows = full.map((k) => Math.floor(k / size));
  const columns = full.map((k) => k % size);

  it('leaves what the equations say, for every matrix of a block', () => {
    const plan = feedbackPlan({ size, rows, columns, fedBy, inputs: [5, 6], outputs: [6, 5] });
    const block = 3;
    const values = complexZeros(plan.places * block);
    const matrices = [11, 12, 13].map((seed) => random(size * size, seed));
    for (const m of matrices) {
      for (let k = 0; k < size * size; k++) {
        m.re[k]! *= 0.4;
        m.im[k]! *= 0.4;
      }
    }
    matrices.forEach(({ re, im }, w) => {
      plan.entries.forEach((place, e) => {
        if (place < 0) return;
        values.re[place * block + w] = re[e]!;
        values.im[place * block + w] = im[e]!;
      });
    });
    const least = new Float64Array(block);
    eliminateFeedback(plan.program, values, block, least);
    matrices.forEach((m, w) => {
      const system = complexZeros(size * size);
      const waves = complexZeros(size * 2);
      for (let i = 0; i < size; i++) {
        system.re[i * (size + 1)]! += 1;
        const row = fedBy[i]!;
        if (row < 0) waves.re[i * 2 + (i - 5)] = 1;
        if (row < 0) continue;
        for (let j = 0; j < size; j++) {
          system.re[i * size + j]! -= m.re[row * size + j]!;
          system.im[i * size + j]! -= m.im[row * size + j]!;
        }
      }
      expect(eliminate(system, waves, size, 2)).toBe(true);
      [6, 5].forEach((row, o) => {
        [0, 1].forEach((input) => {
          let re = 0;
          let im = 0;
          for (let k = 0; k < size; k++) {
            const at = row * size + k;
            re += m.re[at]! * waves.re[k * 2 + input]! - m.im[at]! * waves.im[k * 2 + input]!;
            im += m.re[at]! * waves.im[k * 2 + input]! + m.im[at]! * waves.re[k * 2 + input]!;
          }
          const place = plan.asked[o * 2 + input]! * block + w;
          expect(Math.hypot(values.re[place]! - re, values.im[place]! - im)).toBeLessThan(1e-13);
        });
      });
      expect(least[w]).toBeGreaterThan(0);
      expect(least[w]).toBeLessThanOrEqual(1);
    });
  });

  it('leaves out what no input reaches or reaches no output, and knows which answers are 0', () => {
    // 0 → 1 → 2 in a chain; 3 feeds itself apart from them.
    const plan = feedbackPlan({ size: 4, rows: [1, 2, 3], columns: [0, 1, 3], fedBy: [-1, 1, -1, 3], inputs: [0, 2], outputs: [2, 0] });
    expect(plan.entries[2]).toBe(-1);
    expect(plan.asked[0]).toBeGreaterThanOrEqual(0);
    expect(Array.from(plan.asked.subarray(1))).toEqual([-1, -1, -1]);
  });
});

describe('loops of a graph', () => {
  it('are its groups of nodes that reach each other', () => {
    const links = [[1], [2], [0, 3], [4], [5], [4], [6], []];
    const found = loopsOf(links).map((group) => group.sort((a, b) => a - b));
    expect(found.sort((a, b) => a[0]! - b[0]!)).toEqual([[0, 1, 2], [4, 5], [6]]);
  });

  it('are found in graphs that are deep, and are none in chains', () => {
    const deep = Array.from({ length: 20_000 }, (_, i) => [i + 1]);
    deep.push([]);
    expect(loopsOf(deep)).toEqual([]);
    deep[20_000] = [0];
    expect(loopsOf(deep)[0]).toHaveLength(20_001);
  });
});
