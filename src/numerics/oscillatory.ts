import { gaussRule } from './legendre.ts';

const rule = gaussRule(24);

/**
 * ∫₀¹ f(t) e^{jφ(t)} dt for a quadratic f (three coefficients, rising powers) and a quartic φ without constant (four coefficients of
 * dφ/dt): Gauss panels, or where the phase runs fast throughout, two terms of integration by parts.
 *
 * @internal
 */
export function oscillatoryIntegral(f: readonly number[], rate: readonly number[]): { readonly re: number; readonly im: number } {
  const [f0, f1, f2] = f as [number, number, number];
  const [r0, r1, r2, r3] = rate as [number, number, number, number];
  const drift = Math.abs(r1) + Math.abs(r2) + Math.abs(r3);
  const phase = (t: number): number => t * (r0 + t * (r1 / 2 + t * (r2 / 3 + (t * r3) / 4)));
  let re = 0;
  let im = 0;
  if (Math.abs(r0) - drift > 300) {
    for (const t of [0, 1]) {
      const sign = t === 1 ? 1 : -1;
      const value = f0 + t * (f1 + t * f2);
      const slope = f1 + 2 * t * f2;
      const speed = r0 + t * (r1 + t * (r2 + t * r3));
      const bend = r1 + t * (2 * r2 + 3 * t * r3);
      // e^{jφ} (g/j + h) with g = f/φ′ and h = g′/φ′.
      const g = value / speed;
      const h = (slope - g * bend) / (speed * speed);
      const cosine = Math.cos(phase(t));
      const sine = Math.sin(phase(t));
      re += sign * (g * sine + h * cosine);
      im += sign * (h * sine - g * cosine);
    }
    return { re, im };
  }
  const panels = Math.ceil((Math.abs(r0) + drift) / 20 + 1e-9);
  for (let p = 0; p < panels; p++) {
    for (let q = 0; q < rule.nodes.length; q++) {
      const t = (p + (1 + rule.nodes[q]!) / 2) / panels;
      const weight = (rule.weights[q]! / (2 * panels)) * (f0 + t * (f1 + t * f2));
      const angle = phase(t);
      re += weight * Math.cos(angle);
      im += weight * Math.sin(angle);
    }
  }
  return { re, im };
}
