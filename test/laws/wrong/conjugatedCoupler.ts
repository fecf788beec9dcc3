import { ringModulator, type RingDesign, type RingPoint } from '../../../src/devices/ringModulator.ts';
import { turnOf } from '../../../src/devices/ringModulator/turn.ts';
import type { RingAnswers } from '../../../src/laws/ringKind.ts';

/** A ring whose input coupler crosses with −j one way and with +j the other: its matrix is not unitary. */
export function conjugatedCoupler(design: RingDesign): RingAnswers {
  const turn = turnOf(design);
  const transmission = (point: RingPoint): number => {
    const coupling = turn.inputCoupling(point.wavelength);
    const kept = Math.sqrt(1 - coupling);
    const left = Math.sqrt(1 - turn.dropCoupling(point.wavelength)) * turn.amplitude(point);
    const phase = (2 * Math.PI * turn.index(point) * turn.circumference) / point.wavelength;
    const [re, im] = [left * Math.cos(phase), -left * Math.sin(phase)];
    // kept + (−j√K)(+j√K) x/(1 − kept x), with x = left e^{−jφ}; the right sign is minus.
    const [below, belowIm] = [1 - kept * re, -kept * im];
    const square = below * below + belowIm * belowIm;
    const through = kept + (coupling * (re * below + im * belowIm)) / square;
    const throughIm = (coupling * (im * below - re * belowIm)) / square;
    return turn.couplerTransmission[0] * (through * through + throughIm * throughIm);
  };
  return { ...ringModulator(design), transmission };
}
