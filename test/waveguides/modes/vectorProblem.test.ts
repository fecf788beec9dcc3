import { describe, expect, it } from 'vitest';
import { highestModes, modesAbove, modesNear } from '../../../src/waveguides/modes/modeSearch.ts';
import { shifted, vectorProblem, type Bounds, type VectorProblem } from '../../../src/waveguides/modes/vectorProblem.ts';

// A metal box filled with glass, 8 by 5 over the vacuum wavenumber: n² = ε − (mπ/8)² − (lπ/5)², TE and TM, exact.
const permittivity = 2.25;
const exact = (m: number, l: number): number => permittivity - ((m * Math.PI) / 8) ** 2 - ((l * Math.PI) / 5) ** 2;
const metal: Bounds = { left: 'electric', right: 'electric', bottom: 'electric', top: 'electric' };

function box(formulation: 'electric' | 'magnetic', bounds = metal): VectorProblem {
  const x = Float64Array.from([0, 2.5, 5, 8]);
  const y = Float64Array.from([0, 3, 5]);
  return vectorProblem({ x, y, permittivity: new Float64Array(6).fill(permittivity) }, { formulation, bounds, orderX: 6, orderY: 6 });
}

describe('vectorProblem', () => {
  it.each(['electric', 'magnetic'] as const)('gives the modes of a metal box, %s', (formulation) => {
    const { indexSquared, residuals } = highestModes(box(formulation), { highest: 1.5, lowest: 0, wanted: 4, tolerance: 1e-10 });
    // TE11 and TM11 have one index.
    [exact(1, 0), exact(0, 1), exact(1, 1), exact(1, 1)].forEach((value, i) => expect(indexSquared[i]).toBeCloseTo(value, 6));
    expect(Math.max(...residuals)).toBeLessThan(1e-4);
  });

  it('counts the modes above an index', () => {
    const problem = box('electric');
    expect(modesAbove(problem, 2.3)).toBe(0);
    expect(modesAbove(problem, (exact(1, 0) + exact(0, 1)) / 2)).toBe(1);
    expect(modesAbove(problem, exact(0, 1) - 1e-3)).toBe(2);
    expect(modesAbove(problem, exact(1, 1) - 1e-3)).toBe(4);
  });

  it('finds modes near a guess, and searches anew where the guess misses one', () => {
    const problem = box('electric');
    const limits = { higher: 1, highest: 1.5, tolerance: 1e-10 };
    expect(modesNear(problem, [exact(0, 1) + 0.01], limits).indexSquared[0]).toBeCloseTo(exact(0, 1), 6);
    expect(modesNear(problem, [exact(1, 0)], limits).indexSquared[0]).toBeCloseTo(exact(0, 1), 6);
  });

  it('halves the box at a magnetic wall', () => {
    const half = box('magnetic', { ...metal, right: 'magnetic' });
    const { indexSquared } = highestModes(half, { highest: 1.5, lowest: 0, wanted: 1, tolerance: 1e-10 });
    expect(indexSquared[0]).toBeCloseTo(permittivity - (Math.PI / 16) ** 2, 7);
  });

  it('holds at open sides what the other formulation leaves free', () => {
    const open = box('electric', { left: 'open', right: 'open', bottom: 'open', top: 'open' });
    expect(open.mesh.size).toBe(box('electric', { left: 'magnetic', right: 'magnetic', bottom: 'magnetic', top: 'magnetic' }).mesh.size);
    expect(open.mesh.size).toBeGreaterThan(box('electric').mesh.size);
  });

  it('cannot be factorised at the permittivity itself', () => {
    const factor = shifted(box('electric'), permittivity);
    expect(factor === undefined || factor.negative !== box('electric').longitudinal).toBe(true);
  });
});
