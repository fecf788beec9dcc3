import { digits } from '../../errors.ts';
import type { GaussianMode } from '../gaussianMode.ts';
import type { Placement } from '../overlap.ts';
import { fieldOn, type DiscreteField } from './modeField.ts';
import { modeSums } from './modeSums.ts';
import { onQuads } from './planePoints.ts';
import { quadBeamSums, quadModeSums, type BeamAxis } from './quadOverlap.ts';
import { quadratureOn } from './quadratureOn.ts';

// η = Re[∫E₁ × H₂*·z ∫E₂ × H₁*·z] / (Re∫E₁ × H₁*·z Re∫E₂ × H₂*·z). Lengths are times the vacuum wavenumber, magnetic fields times the
// impedance of vacuum.

/** Power fraction between two solved modes, the first one moved and tilted. @internal */
export function modeOverlap(a: DiscreteField, b: DiscreteField, wavenumber: number, placement: Placement): number {
  const { x = 0, y = 0, gap = 0, tiltX = 0, tiltY = 0, index = 1 } = placement;
  if (gap > 0) throw new RangeError(`overlap: gap is ${digits(gap)} m between two solved modes, must be 0`);
  if (onQuads(a) || onQuads(b)) {
    const [re12, im12, re21, im21] = quadModeSums(a, b, wavenumber, placement);
    return (re12 * re21 - im12 * im21) / (fieldPower(a) * fieldPower(b));
  }
  const along = (axis: 'x' | 'y', offset: number, tilt: number): Axis => {
    const one = Float64Array.from(fullLines(a, axis), (line) => line + offset);
    const other = fullLines(b, axis);
    const low = Math.max(one[0]!, other[0]!);
    const high = Math.min(one[one.length - 1]!, other[other.length - 1]!);
    const lines = refined([...one, ...other], low, high, 2 / (index * Math.abs(tilt) + 1e-12));
    const orders = axis === 'x' ? [a.problem.orderX, b.problem.orderX] : [a.problem.orderY, b.problem.orderY];
    return { ...quadratureOn(lines, Math.max(...orders) + (tilt === 0 ? 1 : 5)), phase: (at) => index * tilt * at, offset };
  };
  const across = along('x', x * wavenumber, tiltX);
  const upward = along('y', y * wavenumber, tiltY);
  const first = fieldOn(a, across.at.map((at) => at - across.offset), upward.at.map((at) => at - upward.offset));
  const second = fieldOn(b, across.at, upward.at);
  let re12 = 0;
  let im12 = 0;
  let re21 = 0;
  let im21 = 0;
  eachPoint(across, upward, (i, weight, phase) => {
    const one = weight * (first.ex[i]! * second.hy[i]! - first.ey[i]! * second.hx[i]!);
    const other = weight * (second.ex[i]! * first.hy[i]! - second.ey[i]! * first.hx[i]!);
    const cosine = Math.cos(phase);
    const sine = Math.sin(phase);
    re12 += one * cosine;
    im12 -= one * sine;
    re21 += other * cosine;
    im21 += other * sine;
  });
  return (re12 * re21 - im12 * im21) / (fieldPower(a) * fieldPower(b));
}

/**
 * Power fraction between a solved mode and a Gaussian beam with the mode's main polarization, whose axis meets the mode's plane
 * where and how `placement` says.
 *
 * @internal
 */
export function gaussianOverlap(
  mode: DiscreteField,
  along: 'x' | 'y',
  gaussian: GaussianMode,
  wavenumber: number,
  placement: Placement,
): number {
  const { x = 0, y = 0, gap = 0, tiltX = 0, tiltY = 0, index = 1 } = placement;
  const shape = (waist: number, center: number, tilt: number): BeamAxis => {
    const rayleigh = (index * waist * waist) / 2;
    const p = 1 / (waist * waist * (1 + ((gap * wavenumber) / rayleigh) ** 2));
    const q = (index * gap * wavenumber) / (2 * ((gap * wavenumber) ** 2 + rayleigh * rayleigh));
    return { p, q, center, slope: index * tilt };
  };
  const beam = (axis: 'x' | 'y', { p, q, center, slope }: BeamAxis): Axis => {
    const rule = beamRule(mode, axis, { p, q, center, slope });
    const weights = rule.weights.map((weight, i) => weight * Math.exp(-p * (rule.at[i]! - center) ** 2));
    const phase = (at: number): number => q * (at - center) ** 2 + slope * (at - center);
    return { at: rule.at, weights, phase, offset: 0 };
  };
  const alongX = shape(gaussian.waist.x * wavenumber, x * wavenumber, tiltX);
  const alongY = shape(gaussian.waist.y * wavenumber, y * wavenumber, tiltY);
  const powers = (fieldPower(mode) * Math.PI) / (2 * Math.sqrt(alongX.p * alongY.p));
  if (onQuads(mode)) {
    const [reE, imE, reH, imH] = quadBeamSums(mode, along, alongX, alongY);
    return (reE * reH - imE * imH) / powers;
  }
  const across = beam('x', alongX);
  const upward = beam('y', alongY);
  const field = fieldOn(mode, across.at, upward.at);
  const electric = along === 'x' ? field.ex : field.ey;
  const magnetic = along === 'x' ? field.hy : field.hx;
  const sign = along === 'x' ? 1 : -1;
  let reE = 0;
  let imE = 0;
  let reH = 0;
  let imH = 0;
  eachPoint(across, upward, (i, weight, phase) => {
    const cosine = weight * Math.cos(phase);
    const sine = weight * Math.sin(phase);
    reE += electric[i]! * cosine;
    imE += electric[i]! * sine;
    reH += sign * magnetic[i]! * cosine;
    imH -= sign * magnetic[i]! * sine;
  });
  return (reE * reH - imE * imH) / powers;
}

/** A rule for the product of a mode and exp(−(p + jq)(u − center)² − j slope (u − center)) along an axis. @internal */
export function beamRule(
  mode: DiscreteField,
  axis: 'x' | 'y',
  { p, q, center, slope }: { readonly p: number; readonly q: number; readonly center: number; readonly slope: number },
): { at: Float64Array; weights: Float64Array } {
  const far = 6 / Math.sqrt(p);
  const window = fullLines(mode, axis);
  const low = Math.max(window[0]!, center - far);
  const high = Math.min(window[window.length - 1]!, center + far);
  const longest = Math.min(1 / Math.sqrt(p), 3 / (Math.abs(slope) + 2 * q * far + 1e-12));
  const order = axis === 'x' ? mode.problem.orderX : mode.problem.orderY;
  return quadratureOn(refined(window, low, high, longest), Math.max(order + 3, 8));
}

interface Axis {
  readonly at: Float64Array;
  readonly weights: Float64Array;
  readonly phase: (at: number) => number;
  readonly offset: number;
}

function eachPoint(across: Axis, upward: Axis, visit: (i: number, weight: number, phase: number) => void): void {
  const count = upward.at.length;
  const phases = upward.at.map(upward.phase);
  for (let p = 0; p < across.at.length; p++) {
    const phase = across.phase(across.at[p]!);
    for (let q = 0; q < count; q++) visit(p * count + q, across.weights[p]! * upward.weights[q]!, phase + phases[q]!);
  }
}

/** ∫(ExHy − EyHx) of the field that `fieldOn` gives, over the whole plane. @internal */
export function fieldPower({ problem, vector, index, mirrorX, mirrorY }: DiscreteField): number {
  const whole = new Int32Array(problem.grid.permittivity.length);
  const [half] = modeSums(problem, whole, 1, vector, index).power;
  return ((mirrorX === undefined ? 1 : 2) * (mirrorY === undefined ? 1 : 2) * half!) / index;
}

/** The element ends along an axis, with those behind a mirror plane. @internal */
export function fullLines(field: DiscreteField, axis: 'x' | 'y'): number[] {
  const lines = [...field.problem.grid[axis]];
  const mirror = axis === 'x' ? field.mirrorX : field.mirrorY;
  if (mirror === undefined) return lines;
  return [...lines.slice(1).reverse().map((line) => 2 * mirror - line), ...lines];
}

/**
 * The lines between low and high, each once, with more where an interval is longer than `longest`; none where low is not below high.
 *
 * @internal
 */
export function refined(lines: readonly number[], low: number, high: number, longest: number): number[] {
  if (!(low < high)) return [];
  const sorted = [low, ...lines.filter((line) => line > low && line < high).sort((a, b) => a - b), high];
  const all = [low];
  for (let i = 1; i < sorted.length; i++) {
    const from = all[all.length - 1]!;
    const length = sorted[i]! - from;
    if (length < 1e-9) continue;
    const count = Math.ceil(length / longest);
    for (let k = 1; k <= count; k++) all.push(from + (length * k) / count);
  }
  return all;
}
