import { inRange } from '../../errors.ts';

/** A complex amplitude ratio under exp(+jωt). */
interface Amplitude {
  readonly re: number;
  readonly im: number;
}

/** What fixes the field of a ring on one bus. */
export interface AllPassRing {
  /** Amplitude that stays in its guide at the coupler, r: 0 to 1. */
  readonly selfCoupling: number;
  /** Amplitude left after one turn, a: 0 to 1. */
  readonly roundTripAmplitude: number;
  /** Phase of one turn, φ = 2π neff L/λ, rad. */
  readonly phase: number;
}

/** What fixes the fields of a ring between two buses. */
export interface AddDropRing {
  /** Amplitude that stays in its guide at the coupler of the input bus, r1: 0 to 1. */
  readonly throughSelfCoupling: number;
  /** Amplitude that stays in its guide at the coupler of the drop bus, r2: 0 to 1. */
  readonly dropSelfCoupling: number;
  /** Amplitude left after one turn, couplers apart, a: 0 to 1. */
  readonly roundTripAmplitude: number;
  /** Phase of one turn, φ = 2π neff L/λ, rad. */
  readonly phase: number;
}

/**
 * Field behind a ring on one bus over the field before it: (r − a e^{−jφ})/(1 − r a e^{−jφ}).
 *
 * @throws RangeError for r or a outside 0 to 1, a phase that is not finite, and r a = 1 on resonance. [Bogaerts2012, eq. 2]
 */
export function allPassTransfer({ selfCoupling, roundTripAmplitude, phase }: AllPassRing): Amplitude {
  inRange('allPassTransfer', 'selfCoupling', selfCoupling, '1', 0, 1);
  inRange('allPassTransfer', 'roundTripAmplitude', roundTripAmplitude, '1', 0, 1);
  inRange('allPassTransfer', 'phase', phase, 'rad', -1e12, 1e12);
  return throughField('allPassTransfer', selfCoupling, roundTripAmplitude, phase);
}

/**
 * Fields at the two outputs of a ring between two buses, over the field at its input: through = (r1 − r2 a e^{−jφ})/D,
 * drop = −√(1−r1²)√(1−r2²) √a e^{−jφ/2}/D, D = 1 − r1 r2 a e^{−jφ}; the drop bus is reached after half a turn.
 *
 * @throws RangeError for r1, r2 or a outside 0 to 1, a phase that is not finite, and r1 r2 a = 1 on resonance. [Bogaerts2012, eqs. 5, 6]
 */
export function addDropTransfer(ring: AddDropRing): { readonly through: Amplitude; readonly drop: Amplitude } {
  const { throughSelfCoupling: r1, dropSelfCoupling: r2, roundTripAmplitude: a, phase } = ring;
  inRange('addDropTransfer', 'throughSelfCoupling', r1, '1', 0, 1);
  inRange('addDropTransfer', 'dropSelfCoupling', r2, '1', 0, 1);
  inRange('addDropTransfer', 'roundTripAmplitude', a, '1', 0, 1);
  inRange('addDropTransfer', 'phase', phase, 'rad', -1e12, 1e12);
  const crossing = Math.sqrt((1 - r1) * (1 + r1) * (1 - r2) * (1 + r2));
  return {
    through: throughField('addDropTransfer', r1, r2 * a, phase),
    drop: dropField('addDropTransfer', crossing, r1 * r2, a, phase),
  };
}

/** Through field of a ring with self-coupling `r` at the input and amplitude `a` left after a turn, the drop coupler included. @internal */
export function throughField(who: string, r: number, a: number, phase: number): Amplitude {
  // Written in sin²(φ/2), so that nothing cancels near resonance.
  const h = Math.sin(phase / 2) ** 2;
  const d = resonanceDenominator(who, r * a, h);
  return { re: ((r - a) * (1 - r * a) + 2 * a * h * (1 + r * r)) / d, im: (a * Math.sin(phase) * (1 - r) * (1 + r)) / d };
}

/** Drop field; `crossing` = √κ1 √κ2 in amplitude, `r` = r1 r2, `a` of a whole turn. @internal */
export function dropField(who: string, crossing: number, r: number, a: number, phase: number): Amplitude {
  const s = Math.sin(phase / 2);
  const scale = (-crossing * Math.sqrt(a)) / resonanceDenominator(who, r * a, s * s);
  return { re: scale * (1 - r * a) * Math.cos(phase / 2), im: -scale * (1 + r * a) * s };
}

/** |1 − x e^{−jφ}|² from h = sin²(φ/2). @internal */
export function resonanceDenominator(who: string, x: number, h: number): number {
  const d = (1 - x) * (1 - x) + 4 * x * h;
  if (d > 0) return d;
  if (d === 0) throw new RangeError(`${who}: a ring without loss and coupling has no defined field on resonance`);
  throw new RangeError(`${who}: the guide's index is not a finite number`);
}
