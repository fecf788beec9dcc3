import { digits } from '../../errors.ts';
import { complexZeros, type ComplexVector } from '../../numerics/complexVector.ts';
import type { GaussianMode } from '../gaussianMode.ts';
import type { Placement } from '../overlap.ts';
import { fieldPower, fullLines, refined } from './fieldOverlap.ts';
import { leakyFieldOn, openLines, type LeakyField } from './leakyField.ts';
import { fieldOn, type DiscreteField } from './modeField.ts';
import { quadratureOn } from './quadratureOn.ts';
import type { SolvedMode } from './solvedMode.ts';

/** A transverse field in a plane, real or complex; lengths times the vacuum wavenumber. @internal */
export interface PlaneSource {
  /** The ends of its elements. */
  readonly lines: { readonly x: readonly number[]; readonly y: readonly number[] };
  /** Points an element needs. */
  readonly points: { readonly x: number; readonly y: number };
  /** Re∫(Ex Hy* − Ey Hx*). */
  readonly power: number;
  /** The axis along which the electric field mostly lies. */
  readonly along: 'x' | 'y';
  readonly on: (xs: ArrayLike<number>, ys: ArrayLike<number>) => TransverseSamples;
}

const sources = new WeakMap<SolvedMode, PlaneSource>();

/** Keeps the field behind a mode with complex index. @internal */
export function keepSource(mode: SolvedMode, source: PlaneSource): void {
  sources.set(mode, source);
}

/** The field behind a mode with complex index; `undefined` for one with real index. @internal */
export function sourceOf(mode: SolvedMode): PlaneSource | undefined {
  return sources.get(mode);
}

interface TransverseSamples {
  readonly ex: ComplexVector;
  readonly ey: ComplexVector;
  readonly hx: ComplexVector;
  readonly hy: ComplexVector;
}

/** The field of a mode with complex index. @internal */
export function leakySource(field: LeakyField, power: number, along: 'x' | 'y'): PlaneSource {
  const { orderX, orderY } = field.problem.base;
  const lines = (axis: 'x' | 'y'): number[] => mirrored([...openLines(field, axis)], axis === 'x' ? field.mirrorX : field.mirrorY);
  return {
    lines: { x: lines('x'), y: lines('y') },
    points: { x: orderX + 3, y: orderY + 3 },
    power,
    along,
    on: (xs, ys) => leakyFieldOn(field, xs, ys),
  };
}

/** The field of a mode with real index. @internal */
export function guidedSource(field: DiscreteField, along: 'x' | 'y'): PlaneSource {
  const { orderX, orderY } = field.problem;
  const complex = (re: Float64Array): ComplexVector => ({ re, im: new Float64Array(re.length) });
  return {
    lines: { x: fullLines(field, 'x'), y: fullLines(field, 'y') },
    points: { x: orderX + 3, y: orderY + 3 },
    power: fieldPower(field),
    along,
    on: (xs, ys) => {
      const { ex, ey, hx, hy } = fieldOn(field, xs, ys);
      return { ex: complex(ex), ey: complex(ey), hx: complex(hx), hy: complex(hy) };
    },
  };
}

function mirrored(lines: readonly number[], mirror: number | undefined): number[] {
  if (mirror === undefined) return [...lines];
  return [...lines.slice(1).reverse().map((line) => 2 * mirror - line), ...lines];
}

/** A Gaussian beam with its waist `gap` before the plane, polarized along an axis; `k` in the medium. */
function gaussianSource({ waist }: GaussianMode, along: 'x' | 'y', wavenumber: number, index: number, gap: number): PlaneSource {
  const part = (axis: 'x' | 'y'): { p: number; q: number; lines: number[] } => {
    const w = waist[axis] * wavenumber;
    const rayleigh = (index * w * w) / 2;
    const p = 1 / (w * w * (1 + ((gap * wavenumber) / rayleigh) ** 2));
    const q = (index * gap * wavenumber) / (2 * ((gap * wavenumber) ** 2 + rayleigh * rayleigh));
    const far = 6 / Math.sqrt(p);
    const longest = Math.min(1 / Math.sqrt(p), 3 / (2 * q * far + 1e-12));
    const count = Math.ceil((2 * far) / longest);
    return { p, q, lines: Array.from({ length: count + 1 }, (_, i) => far * ((2 * i) / count - 1)) };
  };
  const x = part('x');
  const y = part('y');
  return {
    lines: { x: x.lines, y: y.lines },
    points: { x: 8, y: 8 },
    power: Math.PI / (2 * Math.sqrt(x.p * y.p)),
    along,
    on: (xs, ys) => {
      const amplitude = complexZeros(xs.length * ys.length);
      const opposite = complexZeros(xs.length * ys.length);
      for (let i = 0; i < xs.length; i++) {
        for (let j = 0; j < ys.length; j++) {
          const size = Math.exp(-x.p * xs[i]! ** 2 - y.p * ys[j]! ** 2);
          const phase = x.q * xs[i]! ** 2 + y.q * ys[j]! ** 2;
          const at = i * ys.length + j;
          opposite.re[at] = -(amplitude.re[at] = size * Math.cos(phase));
          opposite.im[at] = -(amplitude.im[at] = -size * Math.sin(phase));
        }
      }
      const none = complexZeros(amplitude.re.length);
      return along === 'x'
        ? { ex: amplitude, ey: none, hx: none, hy: amplitude }
        : { ex: none, ey: amplitude, hx: opposite, hy: none };
    },
  };
}

/**
 * Power fraction between a mode with complex index and another mode or a Gaussian beam. The Gaussian beam, or else the mode itself,
 * is moved and tilted.
 *
 * @internal
 */
export function leakyOverlap(mode: PlaneSource, other: PlaneSource | GaussianMode, wavenumber: number, placement: Placement): number {
  const { x = 0, y = 0, gap = 0, tiltX = 0, tiltY = 0, index = 1 } = placement;
  if (!('kind' in other) && gap > 0) throw new RangeError(`overlap: gap is ${digits(gap)} m between two solved modes, must be 0`);
  const [moved, still] = 'kind' in other ? [gaussianSource(other, mode.along, wavenumber, index, gap), mode] : [mode, other];
  const rule = (axis: 'x' | 'y', offset: number, tilt: number): { at: Float64Array; weights: Float64Array } => {
    const one = moved.lines[axis].map((line) => line + offset);
    const two = still.lines[axis];
    const low = Math.max(one[0]!, two[0]!);
    const high = Math.min(one[one.length - 1]!, two[two.length - 1]!);
    const lines = refined([...one, ...two], low, high, 2 / (index * Math.abs(tilt) + 1e-12));
    return quadratureOn(lines, Math.max(moved.points[axis], still.points[axis]));
  };
  const [cx, cy] = [x * wavenumber, y * wavenumber];
  const across = rule('x', cx, tiltX);
  const upward = rule('y', cy, tiltY);
  const a = moved.on(across.at.map((at) => at - cx), upward.at.map((at) => at - cy));
  const b = still.on(across.at, upward.at);
  // ∫E₁ × H₂*·z and ∫E₂ × H₁*·z with the first field times exp(−jφ).
  const sums = [0, 0, 0, 0];
  for (let p = 0; p < across.at.length; p++) {
    for (let q = 0; q < upward.at.length; q++) {
      const i = p * upward.at.length + q;
      const weight = across.weights[p]! * upward.weights[q]!;
      const phase = index * (tiltX * (across.at[p]! - cx) + tiltY * (upward.at[q]! - cy));
      const cosine = weight * Math.cos(phase);
      const sine = weight * Math.sin(phase);
      const oneRe = conjugated(a.ex, b.hy, i) - conjugated(a.ey, b.hx, i);
      const oneIm = crossed(a.ex, b.hy, i) - crossed(a.ey, b.hx, i);
      const twoRe = conjugated(b.ex, a.hy, i) - conjugated(b.ey, a.hx, i);
      const twoIm = crossed(b.ex, a.hy, i) - crossed(b.ey, a.hx, i);
      sums[0]! += oneRe * cosine + oneIm * sine;
      sums[1]! += oneIm * cosine - oneRe * sine;
      sums[2]! += twoRe * cosine - twoIm * sine;
      sums[3]! += twoIm * cosine + twoRe * sine;
    }
  }
  return (sums[0]! * sums[2]! - sums[1]! * sums[3]!) / (moved.power * still.power);
}

/** Real part of a b*. */
function conjugated(a: ComplexVector, b: ComplexVector, i: number): number {
  return a.re[i]! * b.re[i]! + a.im[i]! * b.im[i]!;
}

/** Imaginary part of a b*. */
function crossed(a: ComplexVector, b: ComplexVector, i: number): number {
  return a.im[i]! * b.re[i]! - a.re[i]! * b.im[i]!;
}
