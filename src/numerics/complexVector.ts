/** Complex numbers, real and imaginary parts apart. @internal */
export interface ComplexVector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** A complex number. @internal */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Zeros. @internal */
export function complexZeros(size: number): ComplexVector {
  return { re: new Float64Array(size), im: new Float64Array(size) };
}

/** The principal square root. @internal */
export function complexRoot({ re, im }: Complex): Complex {
  const size = Math.hypot(re, im);
  if (size === 0) return { re: 0, im: 0 };
  // The larger part first, so that the smaller one keeps its digits.
  const larger = Math.sqrt((size + Math.abs(re)) / 2);
  const smaller = Math.abs(im) / (2 * larger);
  const sign = im < 0 ? -1 : 1;
  return re >= 0 ? { re: larger, im: sign * smaller } : { re: smaller, im: sign * larger };
}

/** a/b. @internal */
export function complexQuotient(a: Complex, b: Complex): Complex {
  const square = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / square, im: (a.im * b.re - a.re * b.im) / square };
}

/** Σ aᵢ bᵢ, without conjugation. @internal */
export function bilinear(a: ComplexVector, b: ComplexVector): Complex {
  let re = 0;
  let im = 0;
  for (let i = 0; i < a.re.length; i++) {
    re += a.re[i]! * b.re[i]! - a.im[i]! * b.im[i]!;
    im += a.re[i]! * b.im[i]! + a.im[i]! * b.re[i]!;
  }
  return { re, im };
}

/** Σ āᵢ bᵢ. @internal */
export function hermitian(a: ComplexVector, b: ComplexVector): Complex {
  let re = 0;
  let im = 0;
  for (let i = 0; i < a.re.length; i++) {
    re += a.re[i]! * b.re[i]! + a.im[i]! * b.im[i]!;
    im += a.re[i]! * b.im[i]! - a.im[i]! * b.re[i]!;
  }
  return { re, im };
}

/** x += factor y. @internal */
export function addMultiple(x: ComplexVector, factor: Complex, y: ComplexVector): void {
  for (let i = 0; i < x.re.length; i++) {
    x.re[i]! += factor.re * y.re[i]! - factor.im * y.im[i]!;
    x.im[i]! += factor.re * y.im[i]! + factor.im * y.re[i]!;
  }
}
