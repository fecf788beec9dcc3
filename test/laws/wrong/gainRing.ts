import type { RingDesign, RingPoint } from '../../../src/devices/ringModulator.ts';
import { turnOf } from '../../../src/devices/ringModulator/turn.ts';
import type { RingAnswers } from '../../../src/laws/ringKind.ts';

/** A ring with the wrong sign in exp(−αL): each turn gives what it should take. */
export function gainRing(design: RingDesign): RingAnswers {
  const turn = turnOf(design);
  const numbers = (point: RingPoint): { r: number; a: number; k1: number; k2: number; gain: number; h: number } => {
    const k1 = turn.inputCoupling(point.wavelength);
    const k2 = turn.dropCoupling(point.wavelength);
    const gain = 1 / turn.amplitude(point);
    const h = Math.sin((Math.PI * turn.index(point) * turn.circumference) / point.wavelength) ** 2;
    return { r: Math.sqrt(1 - k1), a: Math.sqrt(1 - k2) * gain, k1, k2, gain, h };
  };
  return {
    transmission: (point) => {
      const { r, a, h } = numbers(point);
      return ((a - r) ** 2 + 4 * a * r * h) / ((1 - a * r) ** 2 + 4 * a * r * h);
    },
    dropTransmission: (point) => {
      const { r, a, k1, k2, gain, h } = numbers(point);
      return (k1 * k2 * gain) / ((1 - a * r) ** 2 + 4 * a * r * h);
    },
  };
}
