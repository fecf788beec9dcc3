import { speedOfLight, vacuumPermittivity } from '../../constants.ts';
import type { Complex } from '../../numerics/complexVector.ts';
import { leakyFieldOn, openLines, planeIntegrals, type LeakyField } from './leakyField.ts';
import { guidedSource, keepSource, leakyOverlap, leakySource, sourceOf } from './leakyOverlap.ts';
import type { Medium } from './sectionCells.ts';
import { discreteFieldOf, partSum, windowOf, type ComplexValue, type SolvedMode } from './solvedMode.ts';

/** What a mode with complex index is made of. @internal */
export interface LeakyParts {
  readonly wavelength: number;
  /** Mean of the two formulations; loss is negative imaginary. */
  readonly index: Complex;
  readonly error: number;
  readonly attenuation: number;
  readonly attenuationError: number;
  readonly guided: boolean;
  readonly media: readonly Medium[];
  readonly groupIndices: readonly number[];
  readonly thermoOpticCoefficients: readonly number[];
  readonly confinement: Float64Array;
  readonly field: LeakyField;
  readonly bendRadius: number | undefined;
  readonly residual: number;
  readonly iterations: number;
  readonly order: number;
  readonly layers: number;
}

/** The public face of a mode with complex index. @internal */
export function leakyMode(parts: LeakyParts): SolvedMode {
  const { wavelength, index, media, confinement, field, bendRadius, attenuation } = parts;
  const wavenumber = (2 * Math.PI) / wavelength;
  const impedance = 1 / (speedOfLight * vacuumPermittivity);
  const copies = (field.mirrorX === undefined ? 1 : 2) * (field.mirrorY === undefined ? 1 : 2);
  const { power, alongX, alongY, area } = planeIntegrals(field, media.length);
  const whole = power.reduce((sum, each) => sum + each, 0);
  const teFraction = alongX / (alongX + alongY);
  // 1 W = ½ Re∫E × H*·z between the absorbing layers, its main component real and positive where it is largest.
  const turn = mainPhase(field, teFraction >= 0.5);
  const size = wavenumber * Math.sqrt((2 * impedance) / (copies * whole));
  const scale = { re: size * turn.re, im: size * turn.im };
  const weighted = (weights: readonly number[]): number => confinement.reduce((sum, each, m) => sum + each * weights[m]!, 0);
  const source = leakySource(field, copies * whole, teFraction >= 0.5 ? 'x' : 'y');
  const mode: SolvedMode = {
    kind: 'solved',
    wavelength,
    effectiveIndex: index.re,
    error: parts.error,
    guided: parts.guided,
    attenuation,
    attenuationError: parts.attenuationError,
    ...(bendRadius === undefined ? {} : { bendRadius, lossDbPer90Degrees: ((10 / Math.LN10) * attenuation * bendRadius * Math.PI) / 2 }),
    groupIndex: weighted(parts.groupIndices),
    thermoOpticSlope: weighted(parts.thermoOpticCoefficients),
    teFraction,
    effectiveArea: (copies * area) / wavenumber ** 2,
    confinement: (part) => partSum(media, part, confinement),
    powerFraction: (part) => partSum(media, part, power) / whole,
    field: (x, y) => {
      if (!(Number.isFinite(x) && Number.isFinite(y))) throw new RangeError(`solveModes: field is asked at ${x}, ${y} m, must be finite`);
      const at = leakyFieldOn(field, [x * wavenumber], [y * wavenumber]);
      const value = (which: keyof typeof at, unit: number): ComplexValue => {
        const [re, im] = [at[which].re[0]!, at[which].im[0]!];
        return { re: (scale.re * re - scale.im * im) * unit, im: (scale.re * im + scale.im * re) * unit };
      };
      return {
        Ex: value('ex', 1),
        Ey: value('ey', 1),
        Ez: value('ez', 1),
        Hx: value('hx', 1 / impedance),
        Hy: value('hy', 1 / impedance),
        Hz: value('hz', 1 / impedance),
      };
    },
    overlapWith: (other, placement) => {
      const met = other.kind === 'gaussian' ? other : (sourceOf(other) ?? guidedSource(discreteFieldOf(other), 'x'));
      return leakyOverlap(source, met, wavenumber, placement);
    },
    window: {
      x: windowOf(openLines(field, 'x'), field.mirrorX, wavenumber),
      y: windowOf(openLines(field, 'y'), field.mirrorY, wavenumber),
    },
    residual: parts.residual,
    iterations: parts.iterations,
    unknowns: field.problem.mesh.size,
    order: parts.order,
    layers: parts.layers,
  };
  Object.freeze(mode);
  keepSource(mode, source);
  return mode;
}

/** The unit factor that makes the main electric component real and positive where, among a few points, it is largest. */
function mainPhase(field: LeakyField, te: boolean): Complex {
  const middles = (lines: Float64Array): Float64Array => lines.subarray(1).map((line, i) => (line + lines[i]!) / 2);
  const { ex, ey } = leakyFieldOn(field, middles(openLines(field, 'x')), middles(openLines(field, 'y')));
  const { re, im } = te ? ex : ey;
  let most = 0;
  for (let i = 0; i < re.length; i++) if (Math.hypot(re[i]!, im[i]!) > Math.hypot(re[most]!, im[most]!)) most = i;
  const size = Math.hypot(re[most]!, im[most]!);
  return { re: re[most]! / size, im: -im[most]! / size };
}
