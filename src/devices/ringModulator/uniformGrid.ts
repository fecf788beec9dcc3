import { halfPhaseAt, type LinearPhase } from './linearPhase.ts';
import { chunk, type SpectrumKernel } from './spectrumKernel.ts';

/** Wavelengths at equal steps of wavelength (m), or of its inverse, the frequency over c (1/m): start + i step. @internal */
export interface UniformGrid {
  readonly along: 'wavelength' | 'frequency';
  readonly start: number;
  readonly step: number;
}

/** Half phase over which four terms of a series hold to 1e-13, rad, to either side. */
const reach = 0.006;
/** A block below this many points costs more than it saves. */
const leastBlock = 64;

/** The grid on which all wavelengths lie within a relative tolerance, if there is one. @internal */
export function uniformGridOf(wavelengths: Float64Array, tolerance: number, kernel: SpectrumKernel): UniformGrid | undefined {
  const count = wavelengths.length;
  const middle = count >> 1;
  const first = wavelengths[0]!;
  const last = wavelengths[count - 1]!;
  const center = wavelengths[middle]!;
  const step = (last - first) / (count - 1);
  if (Math.abs(center / (first + middle * step) - 1) <= tolerance) {
    const b = Math.min(first, last) * tolerance;
    return onGrid(wavelengths, kernel, 1, 0, first, step, b) ? { along: 'wavelength', start: first, step } : undefined;
  }
  const inverse = 1 / first;
  const inverseStep = (1 / last - inverse) / (count - 1);
  if (!(Math.abs(center * (inverse + middle * inverseStep) - 1) <= tolerance)) return undefined;
  return onGrid(wavelengths, kernel, inverse, inverseStep, 1, 0, tolerance)
    ? { along: 'frequency', start: inverse, step: inverseStep }
    : undefined;
}

function onGrid(wavelengths: Float64Array, kernel: SpectrumKernel, a0: number, a1: number, b0: number, b1: number, tolerance: number): boolean {
  for (let from = 0; from < wavelengths.length; from += chunk) {
    const part = wavelengths.subarray(from, from + chunk);
    kernel.input.set(part);
    if (!kernel.follows(part.length, from, a0, a1, b0, b1, tolerance)) return false;
  }
  return true;
}

/** Points of a block of one series, even; `undefined` where the phase moves too much from point to point. @internal */
export function blockOf(grid: UniformGrid, count: number, phase: LinearPhase): number | undefined {
  const steepest = Math.max(Math.abs(stepAt(grid, 0, phase).step), Math.abs(stepAt(grid, count - 1, phase).step));
  const most = Math.min(chunk, (2 * reach) / steepest);
  const block = 2 * Math.ceil(chunk / 2 / Math.ceil(chunk / most));
  return block >= leastBlock ? block : undefined;
}

/** Powers on a grid, by the power of the kernel's settings. @internal */
export function powersOnGrid(grid: UniformGrid, phase: LinearPhase, block: number, kernel: SpectrumKernel, out: Float64Array): void {
  for (let from = 0; from < out.length; from += chunk) {
    const count = Math.min(chunk, out.length - from);
    for (let at = 0; at < count; at += block) {
      const length = Math.min(block, count - at);
      const half = (length - 1) / 2;
      const { wavelength, step: d, ratio } = stepAt(grid, from + at + half, phase);
      const h = halfPhaseAt(phase, wavelength);
      const s = Math.sin(h);
      const c = Math.cos(h);
      // sin(h + d m (1 + ratio m + ratio² m² + …)) in powers of m.
      const c2 = d * ratio * c - (d * d * s) / 2;
      const c3 = d * (ratio * ratio - (d * d) / 6) * c - d * d * ratio * s;
      const c4 = d * ratio * (ratio * ratio - (d * d) / 2) * c + d * d * ((d * d) / 24 - 1.5 * ratio * ratio) * s;
      kernel.series(at, length, -half, s, d * c, c2, c3, c4);
    }
    out.set(count === chunk ? kernel.sines : kernel.sines.subarray(0, count), from);
  }
}

/**
 * Wavelength at place i of a grid, and how half the phase moves about it: h + step m (1 + ratio m + ratio² m² + …), which is exact for
 * a phase linear in 1/(λ − heater's shift).
 */
function stepAt(grid: UniformGrid, i: number, phase: LinearPhase): { readonly wavelength: number; readonly step: number; readonly ratio: number } {
  const { heaterShift } = phase;
  const strength = Math.PI * phase.groupIndex * phase.circumference;
  const place = grid.start + i * grid.step;
  if (grid.along === 'wavelength') {
    const cold = place - heaterShift;
    return { wavelength: place, step: (-strength * grid.step) / (cold * cold), ratio: -grid.step / cold };
  }
  const rest = 1 - place * heaterShift;
  return { wavelength: 1 / place, step: (strength * grid.step) / (rest * rest), ratio: (grid.step * heaterShift) / rest };
}
