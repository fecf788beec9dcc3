import { krylovPairs } from '../../numerics/krylov.ts';
import { multiply } from '../../numerics/elementMesh.ts';
import type { CrossSection, SectionWindow } from '../modes/crossSection.ts';
import { elementGrid } from '../modes/elementGrid.ts';
import type { DiscreteField } from '../modes/modeField.ts';
import { highestModes } from '../modes/modeSearch.ts';
import { modeSums } from '../modes/modeSums.ts';
import { farIndices } from '../modes/openEnds.ts';
import { sectionCells, type SectionCells } from '../modes/sectionCells.ts';
import { shifted, vectorProblem, type Bounds, type VectorProblem } from '../modes/vectorProblem.ts';

/** What all slices of a taper have in common. @internal */
export interface SliceSetting {
  readonly wavelength: number;
  readonly temperature: number | undefined;
  readonly polarization: 'te' | 'tm';
  /** The metal box around the taper, m. */
  readonly window: SectionWindow;
  /** Whether the modes are those of one parity about a mirror plane across x, across y. */
  readonly halves: { readonly x: boolean; readonly y: boolean };
  readonly modes: number;
  readonly order: number;
  readonly layers: number;
}

/** A mode of a slice in the box. @internal */
export interface SliceMode {
  readonly index: number;
  /** Whether it would be guided without the box; else it stands for light that leaves. */
  readonly guided: boolean;
  readonly teFraction: number;
  readonly field: DiscreteField;
}

/** The modes of a slice: all guided ones, then those that come next. @internal */
export interface SliceModes {
  /** Highest index that light far away can have. */
  readonly far: number;
  readonly modes: readonly SliceMode[];
}

/** How far above the index squared of what lies around a mode counts as guided, as in an open guide. */
const guidedMargin = 5.6e-5;
/** Where the continuum is looked at from: at the permittivity of a material itself its elements are singular. */
const offset = 2e-3;

/**
 * The `modes` modes of highest index of one parity, in the electric formulation.
 *
 * @throws RangeError if so many do not propagate in the box; ConvergenceError if they do not settle.
 * @internal
 */
export function sliceModes(section: CrossSection, setting: SliceSetting, guess?: number): SliceModes {
  const { wavelength, temperature, modes: wanted } = setting;
  const cells = sectionCells(section);
  const indices = cells.media.map(({ material }) => material.index(wavelength, temperature));
  const wavenumber = (2 * Math.PI) / wavelength;
  const { left, right, bottom, top } = farIndices(cells, indices, wavenumber);
  const far = Math.max(left, right, bottom, top);
  const { problem, medium } = sliceProblem(cells, indices, setting, wavenumber);
  const shift = far * far + offset;
  const factor = shifted(problem, shift) ?? shifted(problem, shift * (1 + 1e-6))!;
  const above = factor.negative - problem.longitudinal;
  const image = new Float64Array(problem.mesh.size);
  const pairs = krylovPairs(
    problem.mesh.size,
    (x) => {
      multiply(problem.massMesh, problem.mass, x, image);
      x.set(image);
      factor.solve(x);
    },
    { wanted, tolerance: 1e-10, iterations: 12 * wanted + 60 },
  );
  const near = pairs.values.map((value, i) => ({ squared: shift - 1 / value, vector: pairs.vectors[i]! }));
  let guided = near.filter(({ squared }) => squared > shift);
  if (guided.length < above) {
    const highest = Math.max(...indices);
    const found = highestModes(problem, {
      highest, lowest: far, wanted: above, tolerance: 1e-12, ...(guess === undefined ? {} : { guess }),
    });
    guided = found.indexSquared.map((squared, i) => ({ squared, vector: found.vectors[i]! }));
  }
  const others = near.filter(({ squared }) => squared <= shift);
  const all = [...guided, ...others].sort((a, b) => b.squared - a.squared).slice(0, wanted);
  const lowest = all[all.length - 1]!.squared;
  if (!(lowest > 0.05)) {
    throw new RangeError(`taper: modes is ${wanted}, more than propagate in the window; lower it or widen the window`);
  }
  return {
    far,
    modes: all.map(({ squared, vector }): SliceMode => {
      const index = Math.sqrt(squared);
      multiply(problem.massMesh, problem.mass, vector, image);
      const scale = 1 / Math.sqrt(vector.reduce((sum, value, i) => sum + value * image[i]!, 0));
      const field = {
        problem,
        vector: vector.map((value) => scale * value),
        index,
        mirrorX: setting.halves.x ? cells.x.mirror! * wavenumber : undefined,
        mirrorY: setting.halves.y ? cells.y.mirror! * wavenumber : undefined,
      };
      const { teFraction } = modeSums(problem, medium, cells.media.length, field.vector, index);
      return { index, guided: squared > far * far + guidedMargin, teFraction, field };
    }),
  };
}

function sliceProblem(
  cells: SectionCells,
  indices: readonly number[],
  { window, halves, polarization, order, layers }: SliceSetting,
  wavenumber: number,
): { problem: VectorProblem; medium: Int32Array } {
  const extent = (axis: 'x' | 'y'): { low: number; high: number; openLow: false; openHigh: false } => ({
    low: (halves[axis] ? cells[axis].mirror! : window[axis][0]) * wavenumber,
    high: window[axis][1] * wavenumber,
    openLow: false,
    openHigh: false,
  });
  const grid = elementGrid(
    cells,
    indices,
    wavenumber,
    { x: extent('x'), y: extent('y') },
    // Radiation varies more slowly across than the light in an index of its own: longer elements serve.
    { order: order + 1, layers, nearby: { x: 1, y: 1 } },
  );
  // The main field is even about a mirror plane: Ex stands upright on an electric wall across x, and along a magnetic one across y.
  const even = (axis: 'x' | 'y'): 'electric' | 'magnetic' =>
    !halves[axis] || (axis === 'x') === (polarization === 'te') ? 'electric' : 'magnetic';
  const bounds: Bounds = { left: even('x'), right: 'electric', bottom: even('y'), top: 'electric' };
  return { problem: vectorProblem(grid, { formulation: 'electric', bounds, orderX: order, orderY: order }), medium: grid.medium };
}
