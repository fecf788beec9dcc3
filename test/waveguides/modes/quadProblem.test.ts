import { describe, expect, it } from 'vitest';
import { highestModes } from '../../../src/waveguides/modes/modeSearch.ts';
import { orientedCorners, quadElements, type MediumProfile } from '../../../src/waveguides/modes/quadElements.ts';
import { vectorProblem, type VectorProblem } from '../../../src/waveguides/modes/vectorProblem.ts';

// A metal box filled with glass, 8 by 5 over the vacuum wavenumber: n² = ε − (mπ/8)² − (lπ/5)², TE and TM, exact.
const permittivity = 2.25;
const exact = (m: number, l: number): number => permittivity - ((m * Math.PI) / 8) ** 2 - ((l * Math.PI) / 5) ** 2;
const xs = [0, 2.5, 5, 8];
const ys = [0, 3, 5];

/** Its elements with inner vertices moved; `scrambled` begins and turns around each element differently. */
function box(formulation: 'electric' | 'magnetic', move: number, scrambled: boolean, profile?: MediumProfile): VectorProblem {
  const vertices = new Float64Array(24);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 3; j++) {
      const v = 2 * (3 * i + j);
      vertices[v] = xs[i]! + (i % 3 === 0 ? 0 : move * (j - 1));
      vertices[v + 1] = ys[j]! + (j === 1 ? move * (i - 1.5) : 0);
    }
  }
  const around: number[] = [];
  const corners: number[] = [];
  for (let e = 0; e < 6; e++) {
    const v = 3 * (e >> 1) + (e & 1);
    const turn = [v, v + 3, v + 4, v + 1];
    const from = (7 * e) % 4;
    const turned = [...turn.slice(from), ...turn.slice(0, from)];
    around.push(...(e % 2 === 1 ? turned.reverse() : turned));
    corners.push(v, v + 3, v + 1, v + 4);
  }
  const quads = quadElements({
    columns: scrambled ? 6 : 3,
    rows: scrambled ? 1 : 2,
    vertices,
    corners: scrambled ? orientedCorners(Int32Array.from(around)) : Int32Array.from(corners),
    medium: new Int32Array(6),
    profiles: [profile],
  });
  const wall = 'electric';
  const grid = { x: Float64Array.from(xs), y: Float64Array.from(ys), permittivity: new Float64Array(6).fill(permittivity), quads };
  const bounds = { left: wall, right: wall, bottom: wall, top: wall } as const;
  return vectorProblem(grid, { formulation, bounds, orderX: 6, orderY: 6 });
}

describe('a problem on quadrilaterals', () => {
  it.each(['electric', 'magnetic'] as const)('gives the modes of a metal box on any of its meshes, %s', (formulation) => {
    const glass: MediumProfile = { index: () => 1.5, change: () => 0, attenuation: undefined };
    for (const move of [0, 0.4]) {
      for (const scrambled of [false, true]) {
        for (const profile of [undefined, glass]) {
          const problem = box(formulation, move, scrambled, profile);
          const { indexSquared } = highestModes(problem, { highest: 1.5, lowest: 0, wanted: 4, tolerance: 1e-10 });
          [exact(1, 0), exact(0, 1), exact(1, 1), exact(1, 1)].forEach((value, i) => expect(indexSquared[i]).toBeCloseTo(value, 8));
        }
      }
    }
  });

  it('has as many unknowns as the box of rectangles', () => {
    const grid = { x: Float64Array.from(xs), y: Float64Array.from(ys), permittivity: new Float64Array(6).fill(permittivity) };
    const bounds = { left: 'electric', right: 'electric', bottom: 'electric', top: 'electric' } as const;
    for (const formulation of ['electric', 'magnetic'] as const) {
      const plain = vectorProblem(grid, { formulation, bounds, orderX: 6, orderY: 6 });
      const mapped = box(formulation, 0.4, true);
      expect([mapped.mesh.size, mapped.longitudinal]).toEqual([plain.mesh.size, plain.longitudinal]);
    }
  });

  it('sees a permittivity that varies', () => {
    // Linear in x, to first order the mean: n² of TE01, whose field does not depend on x.
    const slope = 1e-5;
    const tilted: MediumProfile = { index: (x) => Math.sqrt(permittivity + slope * (x - 2)), change: () => 0, attenuation: undefined };
    const [, second] = highestModes(box('electric', 0.3, true, tilted), { highest: 1.51, lowest: 0, wanted: 2, tolerance: 1e-11 }).indexSquared;
    expect((second! - exact(0, 1)) / slope).toBeCloseTo(2, 3);
  });
});
