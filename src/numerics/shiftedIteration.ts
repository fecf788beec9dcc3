import { ConvergenceError } from '../errors.ts';
import { smallPencil } from './smallPencil.ts';

/**
 * The symmetric pencil (a + shift b) x = κ b x, with a + shift b factorised.
 *
 * @internal
 */
export interface ShiftedPencil {
  readonly size: number;
  /** Solves with a + shift b in place. */
  readonly solve: (x: Float64Array) => void;
  /** y = b x. */
  readonly multiply: (x: Float64Array, y: Float64Array) => void;
}

/** How far shifted iteration goes. @internal */
export interface IterationLimits {
  /** Vectors carried along. */
  readonly block: number;
  /** How many of them must settle. */
  readonly wanted: number;
  /** Largest error of a settled κ. */
  readonly tolerance: number;
  readonly iterations: number;
  /** Vectors to begin with, of which there may be fewer than the block holds. */
  readonly start?: readonly Float64Array[];
}

/** Eigenpairs nearest to the shift, κ by rising size. @internal */
export interface ShiftedPairs {
  readonly values: Float64Array;
  /** Each with xᵀ b x = 1. */
  readonly vectors: readonly Float64Array[];
  /** ‖(a + shift b) x − κ b x‖ / ‖b x‖ in the unit of κ, of each wanted pair. */
  readonly residuals: Float64Array;
  readonly iterations: number;
  /** Whether the wanted κ have settled. */
  readonly settled: boolean;
}

/**
 * Block inverse iteration with Rayleigh-Ritz for a pencil with indefinite b whose wanted vectors have xᵀ b x > 0: the random start has
 * other parts, which die out in the first steps. Stops when the wanted κ have settled or after `iterations`. [Parlett1998, ch. 14]
 *
 * @throws ConvergenceError if b never turns positive on the block.
 * @internal
 */
export function shiftedPairs(pencil: ShiftedPencil, limits: IterationLimits): ShiftedPairs {
  const { size } = pencil;
  const { wanted, tolerance } = limits;
  const block = Math.min(limits.block, size);
  let images: Float64Array[] = Array.from({ length: block }, (_, i) => limits.start?.[i]?.slice() ?? start(size, i));
  let vectors: Float64Array[] = images.map(() => new Float64Array(size));
  let nextImages: Float64Array[] = images.map(() => new Float64Array(size));
  let nextVectors: Float64Array[] = images.map(() => new Float64Array(size));
  for (let i = 0; i < block; i++) pencil.multiply(images[i]!, nextImages[i]!);
  [images, nextImages] = [nextImages, images];
  const stiff = new Float64Array(block * block);
  const mass = new Float64Array(block * block);
  let before: Float64Array | undefined;
  const changes = new Float64Array(wanted).fill(Infinity);
  for (let iteration = 1; ; iteration++) {
    // images: b x of the last block; vectors y = (a + shift b)⁻¹ b x, so that yᵀ (a + shift b) y = yᵀ b x.
    for (let i = 0; i < block; i++) {
      vectors[i]!.set(images[i]!);
      pencil.solve(vectors[i]!);
    }
    orthonormalize(vectors, images);
    const bVectors = nextImages;
    for (let i = 0; i < block; i++) pencil.multiply(vectors[i]!, bVectors[i]!);
    for (let i = 0; i < block; i++) {
      for (let j = i; j < block; j++) {
        stiff[i * block + j] = stiff[j * block + i] = (dot(vectors[i]!, images[j]!) + dot(vectors[j]!, images[i]!)) / 2;
        mass[i * block + j] = mass[j * block + i] = dot(vectors[i]!, bVectors[j]!);
      }
    }
    const ritz = smallPencil(stiff, mass, block);
    if (ritz === undefined) {
      if (iteration >= limits.iterations) throw new ConvergenceError('shiftedPairs', { iterations: iteration, residual: Infinity });
      [images, nextImages] = [bVectors, images];
      before = undefined;
      changes.fill(Infinity);
      continue;
    }
    combine(ritz.vectors, vectors, nextVectors);
    [vectors, nextVectors] = [nextVectors, vectors];
    // What the images become: a x for the residual, then b x.
    const forces = nextVectors;
    combine(ritz.vectors, images, forces);
    combine(ritz.vectors, bVectors, images);
    const last = before;
    const errors = last === undefined ? [Infinity] : left(ritz.values.subarray(0, wanted), last, changes);
    before = ritz.values;
    const settled = Math.max(...errors) <= tolerance;
    if (settled || iteration >= limits.iterations) {
      const residuals = Float64Array.from({ length: Math.min(wanted, block) }, (_, i) => residual(forces[i]!, images[i]!, ritz.values[i]!));
      return { values: ritz.values, vectors, residuals, iterations: iteration, settled };
    }
  }
}

/** What is left to settle of each value: changes shrink geometrically, so the next ones are known from the last two. */
function left(values: Float64Array, last: Float64Array, changes: Float64Array): number[] {
  return Array.from(values, (value, i) => {
    const change = Math.abs(value - last[i]!);
    const ratio = change / changes[i]!;
    changes[i] = change;
    return ratio > 0 && ratio < 0.2 ? 2 * change * ratio : change;
  });
}

/** The same numbers on every machine. */
function start(size: number, which: number): Float64Array {
  const x = new Float64Array(size);
  let state = 12345 + 7919 * which;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    x[i] = state / 2 ** 32 - 0.4;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Gram-Schmidt on the vectors; the images undergo the same combinations. */
function orthonormalize(vectors: readonly Float64Array[], images: readonly Float64Array[]): void {
  for (let i = 0; i < vectors.length; i++) {
    for (let j = 0; j < i; j++) {
      const part = dot(vectors[i]!, vectors[j]!);
      subtract(vectors[i]!, part, vectors[j]!);
      subtract(images[i]!, part, images[j]!);
    }
    const scale = 1 / Math.sqrt(dot(vectors[i]!, vectors[i]!));
    for (const x of [vectors[i]!, images[i]!]) for (let k = 0; k < x.length; k++) x[k]! *= scale;
  }
}

function subtract(x: Float64Array, factor: number, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! -= factor * y[i]!;
}

function combine(weights: Float64Array, from: readonly Float64Array[], to: readonly Float64Array[]): void {
  const block = from.length;
  for (let i = 0; i < block; i++) {
    const target = to[i]!;
    target.fill(0);
    for (let j = 0; j < block; j++) subtract(target, -weights[i * block + j]!, from[j]!);
  }
}

function residual(force: Float64Array, image: Float64Array, value: number): number {
  let square = 0;
  for (let i = 0; i < force.length; i++) square += (force[i]! - value * image[i]!) ** 2;
  return Math.sqrt(square / dot(image, image));
}
