import { gaussRule, legendre } from '../numerics/legendre.ts';
import { contains } from '../numerics/polygon.ts';
import type { CrossSection, SectionPart } from './modes/crossSection.ts';
import { fieldOn } from './modes/modeField.ts';
import { quadratureOn } from './modes/quadratureOn.ts';
import { discreteFieldOf, type SolvedMode } from './modes/solvedMode.ts';

/** How the sensitivity of a mode to the index of a part is spread across x. @internal */
export interface LateralWeight {
  /** ∂neff/∂n of the part left of x, m: 0 far to the left, the confinement far to the right. */
  readonly below: (x: number) => number;
  /** Its derivative, 1/m. */
  readonly density: (x: number) => number;
}

/**
 * ∫∫|E|² over what lies left of x inside the parts of a name, as a share of the mode's confinement in them: exact for the polynomial
 * elements of the mode where the parts are rectangles.
 *
 * @throws RangeError for an unknown name.
 * @internal
 */
export function lateralWeight(section: CrossSection, mode: SolvedMode, name: string): LateralWeight {
  const confinement = mode.confinement(name);
  const field = discreteFieldOf(mode);
  const wavenumber = (2 * Math.PI) / mode.wavelength;
  const { grid, orderX, orderY } = field.problem;
  const whole = (lines: Float64Array, mirror: number | undefined): number[] =>
    mirror === undefined ? [...lines] : [...lines.subarray(1).map((line) => 2 * mirror - line).reverse(), ...lines];
  const lines = whole(grid.x, field.mirrorX);
  const x = quadratureOn(lines, orderX + 1);
  const y = quadratureOn(whole(grid.y, field.mirrorY), orderY + 1);
  const { ex, ey, ez } = fieldOn(field, x.at, y.at);
  const parts = section.parts.filter((part) => part.name === name);
  const rows = y.at.length;
  const columns = Float64Array.from(x.at, (at, p) => {
    let sum = 0;
    for (let q = 0; q < rows; q++) {
      if (!parts.some((part) => within(part, at / wavenumber, y.at[q]! / wavenumber))) continue;
      const k = p * rows + q;
      sum += y.weights[q]! * (ex[k]! ** 2 + ey[k]! ** 2 + ez[k]! ** 2);
    }
    return sum;
  });
  const total = columns.reduce((sum, value, p) => sum + value * x.weights[p]!, 0);
  const scale = confinement / total;
  // Each element as a Legendre series, whose integral is one too.
  const count = orderX + 1;
  const { nodes, weights } = gaussRule(count);
  const series = Array.from({ length: lines.length - 1 }, (_, e) =>
    Array.from({ length: count }, (__, k) => {
      let sum = 0;
      for (let q = 0; q < count; q++) sum += weights[q]! * columns[e * count + q]! * legendre(k, nodes[q]!);
      return scale * (k + 0.5) * sum;
    }),
  );
  const before = [0];
  series.forEach((each, e) => before.push(before[e]! + each[0]! * (lines[e + 1]! - lines[e]!)));
  const place = (at: number): { e: number; s: number } => {
    const u = at * wavenumber;
    let e = 0;
    while (e + 2 < lines.length && lines[e + 1]! <= u) e++;
    return { e, s: Math.min(1, Math.max(-1, (2 * (u - lines[e]!)) / (lines[e + 1]! - lines[e]!) - 1)) };
  };
  return {
    below: (at) => {
      const { e, s } = place(at);
      const half = (lines[e + 1]! - lines[e]!) / 2;
      const integral = (k: number): number => (k === 0 ? s + 1 : (legendre(k + 1, s) - legendre(k - 1, s)) / (2 * k + 1));
      return before[e]! + half * series[e]!.reduce((sum, value, k) => sum + value * integral(k), 0);
    },
    density: (at) => {
      const { e, s } = place(at);
      const u = at * wavenumber;
      if (u < lines[0]! || u > lines[lines.length - 1]!) return 0;
      return wavenumber * series[e]!.reduce((sum, value, k) => sum + value * legendre(k, s), 0);
    },
  };
}

/** Whether a point lies in a part. */
function within(part: SectionPart, x: number, y: number): boolean {
  if (part.polygon !== undefined) return contains(part.polygon, x, y);
  return x > part.x[0] && x < part.x[1] && y > part.y[0] && y < part.y[1];
}
