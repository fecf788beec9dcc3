/** A number with two parts. @internal */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** @internal */
export function plus(a: Complex, b: Complex): Complex {
  return { re: a.re + b.re, im: a.im + b.im };
}

/** @internal */
export function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

/** @internal */
export function divided(a: Complex, b: Complex): Complex {
  const square = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / square, im: (a.im * b.re - a.re * b.im) / square };
}

/** @internal */
export function conjugate({ re, im }: Complex): Complex {
  return { re, im: -im };
}
