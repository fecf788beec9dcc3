import { speedOfLight } from '../../constants.ts';
import { ConvergenceError, digits, inRange } from '../../errors.ts';
import type { RingOperation, RingPoint } from './table.ts';
import type { Turn } from './turn.ts';

/** Resonance wavelengths from `from` to `to`, m, rising. @internal */
export function resonancesOf(turn: Turn, { from, to }: { readonly from: number; readonly to: number }, operation: RingOperation): number[] {
  if (!(from <= to)) throw new RangeError(`ringModulator: band is ${digits(from)} to ${digits(to)} m, must rise`);
  const first = Math.floor(orderAt(turn, at(operation, from)));
  const last = Math.ceil(orderAt(turn, at(operation, to)));
  const found: number[] = [];
  for (let order = first; order >= last; order--) found.push(resonanceOf(turn, order, from, operation));
  return found.filter((wavelength) => wavelength >= from && wavelength <= to);
}

/** The resonance that is nearest in frequency to `wavelength`, m. @internal */
export function resonanceNear(turn: Turn, wavelength: number, operation: RingOperation): number {
  return resonanceOf(turn, Math.round(orderAt(turn, at(operation, wavelength))), wavelength, operation);
}

/** Laser minus nearest resonance, Hz. @internal */
export function detuningAt(turn: Turn, point: RingPoint): number {
  const resonance = resonanceNear(turn, point.wavelength, point);
  return (speedOfLight * (resonance - point.wavelength)) / (resonance * point.wavelength);
}

/** Wavelengths in one turn. */
function orderAt(turn: Turn, point: RingPoint): number {
  inRange('ringModulator', 'wavelength', point.wavelength, 'm', 1e-7, 1e-4);
  const order = (turn.index(point) * turn.circumference) / point.wavelength;
  inRange('ringModulator', 'order of the resonance', order, '1', 0, 1e9);
  return order;
}

/** Newton's method on n(λ) L = m λ, whose slope is (n − ng) L/λ − m. */
function resonanceOf(turn: Turn, order: number, start: number, operation: RingOperation): number {
  const point = at(operation, start);
  let step = Infinity;
  for (let i = 0; i < 50; i++) {
    const { wavelength } = point;
    const index = turn.index(point);
    const slope = ((index - turn.groupIndex(point)) * turn.circumference) / wavelength - order;
    const next = wavelength - (index * turn.circumference - order * wavelength) / slope;
    // The last steps wander among the doubles next to the root.
    if (Math.abs(next - wavelength) >= step && step <= 1e-14 * wavelength) return wavelength;
    step = Math.abs(next - wavelength);
    point.wavelength = next;
    if (step === 0) return next;
  }
  throw new ConvergenceError(`ringModulator: resonance of order ${order}`, { iterations: 50, residual: step });
}

function at({ voltage, temperature, heaterPower = 0 }: RingOperation, wavelength: number): { wavelength: number } & RingPoint {
  return { wavelength, voltage, temperature, heaterPower };
}
