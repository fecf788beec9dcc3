import { conjugate, exponential, identity, product, solution, sum, transpose } from '../../numerics/complexMatrix.ts';
import { complexZeros, type ComplexVector } from '../../numerics/complexVector.ts';
import { oscillatoryIntegral } from '../../numerics/oscillatory.ts';

/** A reciprocal two-port of `size` modes on each side: reflection at both, and transmission from left to right. @internal */
export interface TwoPort {
  readonly size: number;
  readonly left: ComplexVector;
  readonly right: ComplexVector;
  readonly through: ComplexVector;
}

/** A piece of a taper: everything by powers of the position in it, 0 to 1. @internal */
export interface TaperPiece {
  readonly size: number;
  /** β times the length of the piece, four coefficients a mode. */
  readonly phase: readonly (readonly number[])[];
  /** Rate of turn, three coefficients a pair, antisymmetric. */
  readonly turn: readonly (readonly number[])[];
  /** Rate of reflection, three coefficients a pair, symmetric. */
  readonly reflection: readonly (readonly number[])[];
}

/** What a piece does, with turns and reflections spread over it; to first order in each. @internal */
export function pieceTwoPort({ size, phase, turn, reflection }: TaperPiece): TwoPort {
  const rotation = complexZeros(size * size);
  const left = complexZeros(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const k = i * size + j;
      const mirrored = j * size + i;
      if (i < j) {
        const { re, im } = oscillatoryIntegral(turn[k]!, phase[i]!.map((value, p) => value - phase[j]![p]!));
        rotation.re[k] = re;
        rotation.im[k] = im;
        rotation.re[mirrored] = -re;
        rotation.im[mirrored] = im;
      }
      const { re, im } = oscillatoryIntegral(reflection[k]!, phase[i]!.map((value, p) => -value - phase[j]![p]!));
      left.re[k] = left.re[mirrored] = re;
      left.im[k] = left.im[mirrored] = im;
    }
  }
  // What is reflected is missing in transmission: I − G†G/2.
  const lost = product(conjugate(left), left, size);
  const turned = product(exponential(rotation, size), sum(identity(size), -0.5, lost), size);
  const through = complexZeros(size * size);
  for (let i = 0; i < size; i++) {
    const angle = -phase[i]!.reduce((total, value, p) => total + value / (p + 1), 0);
    const cosine = Math.cos(angle);
    const sine = Math.sin(angle);
    for (let j = 0; j < size; j++) {
      const k = i * size + j;
      through.re[k] = cosine * turned.re[k]! - sine * turned.im[k]!;
      through.im[k] = cosine * turned.im[k]! + sine * turned.re[k]!;
    }
  }
  const right = product(product(through, conjugate(left), size), transpose(through, size), size);
  return { size, left, right: sum(complexZeros(size * size), -1, right), through };
}

/** Two two-ports one behind the other: Redheffer's star, without growing exponentials. [Redheffer1962] @internal */
export function chained(a: TwoPort, b: TwoPort): TwoPort {
  const { size } = a;
  const one = identity(size);
  // (1 − A₂₂B₁₁)⁻¹A₂₁ is the wave between both.
  const between = solution(sum(one, -1, product(a.right, b.left, size)), a.through, size);
  const through = product(b.through, between, size);
  const back = product(transpose(a.through, size), product(b.left, between, size), size);
  const round = solution(sum(one, -1, product(b.left, a.right, size)), transpose(b.through, size), size);
  const forth = product(b.through, product(a.right, round, size), size);
  return { size, left: sum(a.left, 1, back), right: sum(b.right, 1, forth), through };
}

/** The forward wave between two two-ports, by modes, for a wave of power 1 in mode `launched`. @internal */
export function waveBetween(a: TwoPort, b: TwoPort, launched: number): ComplexVector {
  const { size } = a;
  const between = solution(sum(identity(size), -1, product(a.right, b.left, size)), a.through, size);
  return column(between, size, launched);
}

/** A column of a matrix. @internal */
export function column(a: ComplexVector, size: number, j: number): ComplexVector {
  return {
    re: Float64Array.from({ length: size }, (_, i) => a.re[i * size + j]!),
    im: Float64Array.from({ length: size }, (_, i) => a.im[i * size + j]!),
  };
}

/** Nothing between both sides. @internal */
export function nothing(size: number): TwoPort {
  return { size, left: complexZeros(size * size), right: complexZeros(size * size), through: identity(size) };
}
