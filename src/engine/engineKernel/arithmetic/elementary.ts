import { exponentOf, mantissaOf, powerOfTwo } from './cells.ts';

// Elementary functions on the ranges that the kernel needs, from a fixed set of operations: their last bits do not depend on whose
// Math is at hand. Reductions and polynomials of [Sun1993].

/** e^x to about 1e-16 of its value, up to 709; 0 below −708. @internal */
export function exponential(x: number): number {
  if (x < -708) return 0;
  // Adding 1.5 · 2^52 rounds to a whole number.
  const k = x * 1.4426950408889634 + 6755399441055744.0 - 6755399441055744.0;
  const head = x - k * 0.6931471803691238;
  const tail = k * 1.9082149292705877e-10;
  const r = head - tail;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t * (-0.0027777777777015593 + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  return (1 - (tail - (r * c) / (2 - c) - head)) * powerOfTwo(k);
}

/** 1 − e^(−x) for x from 0, to about 1e-15 of its value. @internal */
export function oneLessExponential(x: number): number {
  if (x > 0.1) return 1 - exponential(-x);
  let sum: number = 1;
  for (let n: number = 11; n > 1; n--) sum = 1 - (x / n) * sum;
  return x * sum;
}

/** Natural logarithm of a number from 1e-300, to about 1e-16. @internal */
export function logarithm(x: number): number {
  const k = exponentOf(x);
  const f = mantissaOf(x, k) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const square = 0.5 * f * f;
  return k * 0.6931471803691238 - (square - (s * (square + (even + odd)) + k * 1.9082149292705877e-10) - f);
}

/** Sine of an angle of at most π/4. @internal */
export function sine(x: number): number {
  const z = x * x;
  return (
    x +
    x *
      z *
      (-0.16666666666666632 +
        z *
          (0.00833333333332249 +
            z * (-0.0001984126982985795 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))))
  );
}

/** q = sin²(π v/2), v being u less its nearest whole number: sin²(π u) = 4 q (1 − q), |cos(π u)| = |1 − 2 q|. @internal */
export function quarterSquare(u: number): number {
  const s = sine(1.5707963267948966 * (u - Math.floor(u + 0.5)));
  return s * s;
}
