import { ConvergenceError, digits } from '../../errors.ts';
import { clampedCarriers, recombination, type ActiveLayer } from './activeLayer.ts';

/** Carriers and photons in the cavity. @internal */
export interface CavityState {
  carriers: number;
  photons: number;
}

/**
 * Carriers and photons at rest for a current: dn/dt = pump I − an − bn² − cn³ − Gs, ds/dt = (G − rate)s + spontaneous emission.
 * The sum of both gives the photons for any carriers; what is left is one equation with one root. [Coldren2012, ch. 5]
 *
 * @internal
 */
export function steadyState(layer: ActiveLayer, current: number): CavityState {
  const { gain, transparency, compression, spontaneous } = layer;
  if (current === 0) return { carriers: 0, photons: 0 };
  const pump = layer.pump * current;
  const rate = layer.insideRate + layer.mirrorRate;
  // Photons are positive below `high`, the carriers that recombine as fast as they come.
  let high = darkCarriers(layer, pump);
  let low = 0;
  let n = Math.min(clampedCarriers(layer) * (1 + 1e-3), high * (1 - 1e-9));
  let before = Infinity;
  for (let i = 0; i < iterationLimit; i++) {
    const emitted = spontaneous * n * n;
    const s = (pump - recombination(layer, n) + emitted) / rate;
    const slopeS = (-layer.a - n * (2 * layer.b + 3 * n * layer.c) + 2 * spontaneous * n) / rate;
    const squeezed = 1 + compression * s;
    const net = gain * Math.log(n / transparency) - rate * squeezed;
    const f = net * s + emitted * squeezed;
    const rise = (gain / n - rate * compression * slopeS) * s;
    const slope = net * slopeS + rise + 2 * spontaneous * n * squeezed + emitted * compression * slopeS;
    if (f > 0) high = n;
    else low = n;
    let next = n - f / slope;
    if (!(next > low && next < high) || Math.abs(next - n) > before / 2) next = (low + high) / 2;
    before = Math.abs(next - n);
    // Well below threshold the few photons would drown in the difference of the flows.
    if (before <= 4e-16 * n || (i > 0 && next === n)) return { carriers: n, photons: -net > 1e-3 * rate ? (emitted * squeezed) / -net : s };
    n = next;
  }
  throw new ConvergenceError(`rateEquationLaser: carriers at ${digits(current)} A`, { iterations: iterationLimit, residual: before / n });
}

/** Carriers that lose as many in a second as `pump` brings, spontaneous photons into the mode left out. */
function darkCarriers(layer: ActiveLayer, pump: number): number {
  const { a, b, c, spontaneous } = layer;
  const free = b - spontaneous;
  let n = Math.min(a > 0 ? pump / a : Infinity, Math.sqrt(pump / Math.max(free, b / 2)), c > 0 ? Math.cbrt(pump / c) : Infinity);
  // The loss is convex and rising, so Newton's steps from above fall onto the root.
  for (let i = 0; i < iterationLimit; i++) {
    const step = (n * (a + n * (free + n * c)) - pump) / (a + n * (2 * free + 3 * n * c));
    n -= step;
    if (step <= 1e-15 * n) return n;
  }
  return n;
}

const iterationLimit = 200;
