import { philox } from '../../src/numerics/philox.ts';
import { toDb, um } from '../../src/units.ts';
import { gaussianMode, type GaussianMode } from '../../src/waveguides/gaussianMode.ts';
import { overlap, type Placement } from '../../src/waveguides/overlap.ts';

/** Two Gaussian modes and where they meet. */
export interface Geometry {
  readonly a: GaussianMode;
  readonly b: GaussianMode;
  readonly placement: Placement;
}

/** Random geometries with losses of 0 to some tens of dB, the same in every run. */
export function geometries(count: number): Geometry[] {
  const { uniform } = philox({ seed: 2002, stream: 4 });
  const between = (low: number, high: number): number => low + (high - low) * uniform();
  return Array.from({ length: count }, () => {
    const wavelength = between(1.26, 1.625) * um;
    const mode = (): GaussianMode =>
      gaussianMode({ wavelength, modeFieldDiameter: { x: between(2, 11) * um, y: between(2, 11) * um } });
    return {
      a: mode(),
      b: mode(),
      placement: {
        x: between(-4, 4) * um,
        y: between(-4, 4) * um,
        gap: uniform() < 0.2 ? 0 : between(0, 40) * um,
        tiltX: between(-0.1, 0.1),
        tiltY: between(-0.1, 0.1),
        index: between(1, 1.6),
      },
    };
  });
}

/** Power fraction by sums over the fields themselves: exp(−jk x²/2q) with q = z + j zR, times exp(−jkθx). */
export function summedOverlap({ a, b, placement }: Geometry): number {
  const { x = 0, y = 0, gap = 0, tiltX = 0, tiltY = 0, index = 1 } = placement;
  const k = (2 * Math.PI * index) / a.wavelength;
  return axis(a.waist.x, b.waist.x, x, tiltX, gap, k) * axis(a.waist.y, b.waist.y, y, tiltY, gap, k);
}

function axis(w1: number, w2: number, center: number, tilt: number, gap: number, k: number): number {
  const rayleigh = (k * w1 * w1) / 2;
  const square = gap * gap + rayleigh * rayleigh;
  const reach = 6 * w2;
  const count = 4000;
  let re = 0;
  let im = 0;
  let launched = 0;
  let received = 0;
  for (let i = 0; i <= count; i++) {
    const x = (2 * i * reach) / count - reach;
    const d = x - center;
    // −jk d²/(2q) with 1/q = (z − j zR)/(z² + zR²)
    const size = Math.exp((-k * rayleigh * d * d) / (2 * square));
    const phase = (-k * gap * d * d) / (2 * square) - k * tilt * d;
    const own = Math.exp(-((x / w2) ** 2));
    re += size * own * Math.cos(phase);
    im += size * own * Math.sin(phase);
    received += own * own;
    // Its power is the same about its own middle.
    const u = (d + center) * (Math.sqrt(square) / rayleigh) * (w1 / w2);
    launched += Math.exp((-k * rayleigh * u * u) / square) * (Math.sqrt(square) / rayleigh) * (w1 / w2);
  }
  return (re * re + im * im) / (launched * received);
}

/** Largest difference between the closed form and the sums, dB. */
export function largestDifferenceDb(count: number): number {
  return Math.max(...geometries(count).map((each) => Math.abs(toDb(overlap(each.a, each.b, each.placement) / summedOverlap(each)))));
}
