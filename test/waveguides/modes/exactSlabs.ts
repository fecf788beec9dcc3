// Exact complex indices of slabs by other means than finite elements: the logarithmic derivative L = w E'/E of the one field component is
// carried from both sides to one interface, where its two values must agree.

export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const add = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
export const times = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });
export const real = (re: number): Complex => ({ re, im: 0 });
const scaled = (a: Complex, factor: number): Complex => ({ re: a.re * factor, im: a.im * factor });
const over = (a: Complex, b: Complex): Complex => scaled(times(a, { re: b.re, im: -b.im }), 1 / (b.re ** 2 + b.im ** 2));
export const root = ({ re, im }: Complex): Complex => {
  const size = Math.sqrt(Math.hypot(re, im));
  const angle = Math.atan2(im, re) / 2;
  return { re: size * Math.cos(angle), im: size * Math.sin(angle) };
};

/** Secant steps to a zero near a guess. */
export function zero(f: (n: Complex) => Complex, guess: Complex): Complex {
  let [a, b] = [guess, times(guess, { re: 1 + 1e-6, im: -1e-7 })];
  let fa = f(a);
  for (let i = 0; i < 40; i++) {
    const fb = f(b);
    const slope = over(add(fb, scaled(fa, -1)), add(b, scaled(a, -1)));
    const step = over(fb, slope);
    [a, fa] = [b, fb];
    b = add(b, scaled(step, -1));
    if (Math.hypot(step.re, step.im) < 1e-15) return b;
  }
  throw new Error('no zero');
}

/**
 * A core of index 1.7, 1 um wide in 1.6 at 1.3 um, bent with radius R (um) to its middle. Bessel's equation as a Riccati equation,
 * L' = −L² − L/r − k²m² + ν²/r², Runge-Kutta steps; outward along a line into the complex plane, where the outgoing wave dies.
 */
export function bentSlab(R: number, polarization: 'te' | 'tm', guess: Complex): Complex {
  const k = (2 * Math.PI) / 1.3;
  const weight = (m: number): number => (polarization === 'te' ? 1 : 1 / m ** 2);
  return zero((n) => {
    const order = scaled(n, k * R);
    const square = times(order, order);
    const potential = (m: number, r: Complex): Complex => add(over(square, times(r, r)), real(-((k * m) ** 2)));
    const carried = (m: number, from: Complex, to: Complex, first: Complex, steps: number): Complex => {
      const h = scaled(add(to, scaled(from, -1)), 1 / steps);
      const slope = (r: Complex, L: Complex): Complex => add(potential(m, r), scaled(add(times(L, L), over(L, r)), -1));
      let L = first;
      for (let i = 0; i < steps; i++) {
        const r = add(from, scaled(h, i));
        const half = add(r, scaled(h, 0.5));
        const k1 = times(h, slope(r, L));
        const k2 = times(h, slope(half, add(L, scaled(k1, 0.5))));
        const k3 = times(h, slope(half, add(L, scaled(k2, 0.5))));
        const k4 = times(h, slope(add(r, h), add(L, k3)));
        L = add(L, scaled(add(add(k1, k4), scaled(add(k2, k3), 2)), 1 / 6));
      }
      return L;
    };
    const [inner, outer] = [real(R - 0.5), real(R + 0.5)];
    const deep = real(R - 0.5 - 12);
    const below = carried(1.6, deep, inner, root(potential(1.6, deep)), 6000);
    const ratio = weight(1.6) / weight(1.7);
    const core = carried(1.7, inner, outer, scaled(below, ratio), 2000);
    // Outgoing is exp(−j√(−p) r): the root with negative imaginary part of −p.
    const away = add(outer, { re: 60, im: -60 });
    const far = root(scaled(potential(1.6, away), -1));
    const above = carried(1.6, away, outer, times({ re: 0, im: -1 }, far), 20000);
    return add(scaled(core, 1 / ratio), scaled(above, -1));
  }, guess);
}

/** Air, 0.3 um of index 2, 1 um of index 1.45, index 3.5 without end, at 1.55 um: cosines in each layer, outgoing in the last. */
export function leakyStack(polarization: 'te' | 'tm', guess: Complex): Complex {
  const k = (2 * Math.PI) / 1.55;
  const weight = (m: number): number => (polarization === 'te' ? 1 : 1 / m ** 2);
  return zero((n) => {
    const across = (m: number): Complex => scaled(root(add(real(m ** 2), scaled(times(n, n), -1))), k);
    const cosine = (a: Complex): Complex => ({ re: Math.cos(a.re) * Math.cosh(a.im), im: -Math.sin(a.re) * Math.sinh(a.im) });
    const sine = (a: Complex): Complex => ({ re: Math.sin(a.re) * Math.cosh(a.im), im: Math.cos(a.re) * Math.sinh(a.im) });
    let L = scaled(root(add(times(n, n), real(-1))), -k);
    for (const [m, d] of [[2, 0.3], [1.45, 1]] as const) {
      const q = across(m);
      const part = over(L, scaled(q, weight(m)));
      const [c, s] = [cosine(scaled(q, d)), sine(scaled(q, d))];
      const field = add(c, scaled(times(part, s), -1));
      L = scaled(over(times(q, add(s, times(part, c))), field), weight(m));
    }
    return add(L, scaled(times({ re: 0, im: 1 }, across(3.5)), -weight(3.5)));
  }, guess);
}
