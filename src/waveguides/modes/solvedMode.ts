import { speedOfLight, vacuumPermittivity } from '../../constants.ts';
import type { GaussianMode } from '../gaussianMode.ts';
import type { Placement } from '../overlap.ts';
import type { SectionWindow } from './crossSection.ts';
import { gaussianOverlap, modeOverlap } from './fieldOverlap.ts';
import { guidedSource, leakyOverlap, sourceOf } from './leakyOverlap.ts';
import { eachFieldNode } from './mappedField.ts';
import { fieldOn, type DiscreteField } from './modeField.ts';
import type { ModeSums } from './modeSums.ts';
import { quadratureOn } from './quadratureOn.ts';
import type { Medium } from './sectionCells.ts';

/** A complex number. */
export interface ComplexValue {
  readonly re: number;
  readonly im: number;
}

/** Electric (V/m) and magnetic field (A/m) at a point, as exp(+jωt − jβz). */
export interface ModeField {
  readonly Ex: ComplexValue;
  readonly Ey: ComplexValue;
  readonly Ez: ComplexValue;
  readonly Hx: ComplexValue;
  readonly Hy: ComplexValue;
  readonly Hz: ComplexValue;
}

/** A solved mode. */
export interface SolvedMode {
  readonly kind: 'solved';
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** The mean of the electric and the magnetic formulation. */
  readonly effectiveIndex: number;
  /** Largest expected error of the effective index: half the difference of the two formulations. */
  readonly error: number;
  /**
   * Whether the index lies above that of all light far away. If not, the light leaks, and without absorbing layers the numbers depend on
   * the window.
   */
  readonly guided: boolean;
  /**
   * Power attenuation, 1/m: by absorption in graded materials, to first order, and by leaking where a bend or absorbing layers are asked
   * for. Below 1e-13 of the index it is 0.
   */
  readonly attenuation: number;
  /** Largest expected error of an attenuation by leaking, 1/m. Absent where none was sought. */
  readonly attenuationError?: number;
  /** Of a bent guide, m: at x = 0, with the center toward −x. Absent for a straight guide. */
  readonly bendRadius?: number;
  /** Power that a quarter turn of a bent guide loses, dB. Absent for a straight guide. */
  readonly lossDbPer90Degrees?: number;
  /** Group index, with the dispersion of the materials, from this one solve. */
  readonly groupIndex: number;
  /** dneff/dT, 1/K, from the materials; the shape is kept. */
  readonly thermoOpticSlope: number;
  /** ∫|Ex|² / ∫(|Ex|² + |Ey|²): near 1 for TE, near 0 for TM. */
  readonly teFraction: number;
  /** (∫|E|²)² / ∫|E|⁴, m². */
  readonly effectiveArea: number;
  /** ∂neff/∂n of the parts of a name (`core`, `cladding`), = n c ε₀ ∫|E|² / Re∫E × H*·z; may pass 1. RangeError for an unknown name. */
  readonly confinement: (part: string) => number;
  /** Part of the power inside the parts of a name. RangeError for an unknown name. */
  readonly powerFraction: (part: string) => number;
  /** The field of 1 W at x and y, m; 0 outside the window. The transverse field is real unless the mode leaks. */
  readonly field: (x: number, y: number) => ModeField;
  /** Power fraction that this mode gives to another; ask `overlap`, which checks its arguments. */
  readonly overlapWith: (other: SolvedMode | GaussianMode, placement: Placement) => number;
  /** Where the field was solved, m. */
  readonly window: SectionWindow;
  /** Largest ‖A x + n² B x‖ / (n² ‖B x‖) of the two formulations. */
  readonly residual: number;
  /** Steps of inverse iteration of both formulations. */
  readonly iterations: number;
  /** Unknowns of each formulation. */
  readonly unknowns: number;
  /** Polynomial order and layers of elements toward corners that met the tolerance. */
  readonly order: number;
  readonly layers: number;
}

/** What a solved mode is made of. @internal */
export interface ModeParts {
  readonly wavelength: number;
  readonly index: number;
  readonly error: number;
  readonly guided: boolean;
  readonly media: readonly Pick<Medium, 'name'>[];
  readonly groupIndices: readonly number[];
  readonly thermoOpticCoefficients: readonly number[];
  readonly sums: ModeSums;
  readonly discrete: DiscreteField;
  readonly residual: number;
  readonly iterations: number;
  readonly order: number;
  readonly layers: number;
}

const partsOfModes = new WeakMap<SolvedMode, ModeParts>();

/** What a mode was made of; `undefined` for one that is no result of `solvedMode`. @internal */
export function partsOf(mode: SolvedMode): ModeParts | undefined {
  return partsOfModes.get(mode);
}

/** The discrete field behind a solved mode. @internal */
export function discreteFieldOf(mode: SolvedMode): DiscreteField {
  const field = partsOfModes.get(mode)?.discrete;
  if (field === undefined) throw new RangeError('overlap: a mode is not one of solveModes, must be a result of it');
  return field;
}

/** The public face of a mode. @internal */
export function solvedMode(parts: ModeParts): SolvedMode {
  const { wavelength, index, media, sums, discrete } = parts;
  const wavenumber = (2 * Math.PI) / wavelength;
  const impedance = 1 / (speedOfLight * vacuumPermittivity);
  const copies = (discrete.mirrorX === undefined ? 1 : 2) * (discrete.mirrorY === undefined ? 1 : 2);
  // 1 W = ½ Re∫E × H*·z over the whole plane.
  const scale = mainSign(discrete, sums.teFraction >= 0.5) * wavenumber * Math.sqrt((2 * impedance * discrete.index) / copies);
  const weighted = (weights: readonly number[]): number => sums.confinement.reduce((sum, each, m) => sum + each * weights[m]!, 0);
  const overlapWithMode = (other: SolvedMode, placement: Placement): number => {
    const leaky = sourceOf(other);
    return leaky === undefined
      ? modeOverlap(discrete, discreteFieldOf(other), wavenumber, placement)
      : leakyOverlap(guidedSource(discrete, sums.teFraction >= 0.5 ? 'x' : 'y'), leaky, wavenumber, placement);
  };
  let area: number | undefined;
  const mode: SolvedMode = {
    kind: 'solved',
    wavelength,
    effectiveIndex: index,
    error: parts.error,
    guided: parts.guided,
    attenuation: sums.attenuation * wavenumber,
    groupIndex: weighted(parts.groupIndices) + sums.indexChange,
    thermoOpticSlope: weighted(parts.thermoOpticCoefficients),
    teFraction: sums.teFraction,
    get effectiveArea() {
      return (area ??= (copies * modeArea(discrete)) / wavenumber ** 2);
    },
    confinement: (part) => partSum(media, part, sums.confinement),
    powerFraction: (part) => partSum(media, part, sums.power) / sums.power.reduce((sum, each) => sum + each, 0),
    field: (x, y) => {
      if (!(Number.isFinite(x) && Number.isFinite(y))) throw new RangeError(`solveModes: field is asked at ${x}, ${y} m, must be finite`);
      const at = fieldOn(discrete, [x * wavenumber], [y * wavenumber]);
      const magnetic = scale / impedance;
      return {
        Ex: { re: scale * at.ex[0]!, im: 0 },
        Ey: { re: scale * at.ey[0]!, im: 0 },
        Ez: { re: 0, im: scale * at.ez[0]! },
        Hx: { re: magnetic * at.hx[0]!, im: 0 },
        Hy: { re: magnetic * at.hy[0]!, im: 0 },
        Hz: { re: 0, im: magnetic * at.hz[0]! },
      };
    },
    overlapWith: (other, placement) =>
      other.kind === 'gaussian'
        ? gaussianOverlap(discrete, sums.teFraction >= 0.5 ? 'x' : 'y', other, wavenumber, placement)
        : overlapWithMode(other, placement),
    window: {
      x: windowOf(discrete.problem.grid.x, discrete.mirrorX, wavenumber),
      y: windowOf(discrete.problem.grid.y, discrete.mirrorY, wavenumber),
    },
    residual: parts.residual,
    iterations: parts.iterations,
    unknowns: discrete.problem.mesh.size,
    order: parts.order,
    layers: parts.layers,
  };
  Object.freeze(mode);
  partsOfModes.set(mode, parts);
  return mode;
}

/** The sum over the parts of a name. @internal */
export function partSum(media: readonly Pick<Medium, 'name'>[], name: string, values: Float64Array): number {
  const inside = media.flatMap((medium, m) => (medium.name === name ? [values[m]!] : []));
  if (inside.length === 0) {
    const names = [...new Set(media.map((medium) => medium.name))];
    throw new RangeError(`solveModes: there is no part ${String(name)}, must be one of ${names.join(', ')}`);
  }
  return inside.reduce((sum, each) => sum + each, 0);
}

/** The sign that makes the main electric component positive where, among a few points near the guide, it is largest. */
function mainSign(discrete: DiscreteField, te: boolean): number {
  const { grid } = discrete.problem;
  if (grid.quads !== undefined) {
    let most = 0;
    eachFieldNode(discrete.problem, grid.quads, discrete.vector, discrete.index, (_, __, { ex, ey }) => {
      const value = te ? ex : ey;
      if (Math.abs(value) > 1.001 * Math.abs(most)) most = value;
    });
    return most < 0 ? -1 : 1;
  }
  const middles = (lines: Float64Array): Float64Array => lines.subarray(1).map((line, i) => (line + lines[i]!) / 2);
  const { ex, ey } = fieldOn(discrete, middles(grid.x), middles(grid.y));
  return (te ? ex : ey).reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0) < 0 ? -1 : 1;
}

/** The window behind lines with or without a mirror plane, m. @internal */
export function windowOf(lines: Float64Array, mirror: number | undefined, wavenumber: number): readonly [number, number] {
  const high = lines[lines.length - 1]!;
  return [(mirror === undefined ? lines[0]! : 2 * mirror - high) / wavenumber, high / wavenumber];
}

/** (∫|E|²)² / ∫|E|⁴ over the domain. */
function modeArea(discrete: DiscreteField): number {
  const { grid, orderX, orderY } = discrete.problem;
  if (grid.quads !== undefined) {
    let second = 0;
    let fourth = 0;
    eachFieldNode(discrete.problem, grid.quads, discrete.vector, discrete.index, (_, weight, { ex, ey, ez }) => {
      const square = ex * ex + ey * ey + ez * ez;
      second += weight * square;
      fourth += weight * square * square;
    });
    return (second * second) / fourth;
  }
  const x = quadratureOn(grid.x, 2 * orderX + 1);
  const y = quadratureOn(grid.y, 2 * orderY + 1);
  const { ex, ey, ez } = fieldOn(discrete, x.at, y.at);
  let second = 0;
  let fourth = 0;
  for (let i = 0; i < ex.length; i++) {
    const weight = x.weights[Math.floor(i / y.at.length)]! * y.weights[i % y.at.length]!;
    const square = ex[i]! ** 2 + ey[i]! ** 2 + ez[i]! ** 2;
    second += weight * square;
    fourth += weight * square * square;
  }
  return (second * second) / fourth;
}
