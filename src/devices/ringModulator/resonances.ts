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
  for (let order = first; order >= last; order--) found.push(resonanceOf(turn, order, from, operation).wavelength);
  return found.filter((wavelength) => wavelength >= from && wavelength <= to);
}

/** The resonance that is nearest in frequency to `wavelength`, m. @internal */
export function resonanceNear(turn: Turn, wavelength: number, operation: RingOperation): number {
  return resonanceOf(turn, Math.round(orderAt(turn, at(operation, wavelength))), wavelength, operation).wavelength;
}

/** Laser minus the resonance of an order, the nearest if absent, Hz. @internal */
export function detuningAt(turn: Turn, point: RingPoint, order = Math.round(orderAt(turn, point))): number {
  const { wavelength, rest } = resonanceOf(turn, order, point.wavelength, point);
  return (speedOfLight * (wavelength - point.wavelength + rest)) / (wavelength * point.wavelength);
}

/** Wavelengths in one turn. @internal */
export function orderAt(turn: Turn, point: RingPoint): number {
  inRange('ringModulator', 'wavelength', point.wavelength, 'm', 1e-7, 1e-4);
  const order = turn.order(point);
  inRange('ringModulator', 'order of the resonance', order, '1', 0, 1e9);
  return order;
}

/** The resonance of an order, and what the double leaves of it. */
interface Resonance {
  readonly wavelength: number;
  readonly rest: number;
}

/** Newton's method on (neff L/λ − m) λ, whose slope is neff L/λ − m − ng L/λ. */
function resonanceOf(turn: Turn, order: number, start: number, operation: RingOperation): Resonance {
  const point = at(operation, start);
  let step = Infinity;
  for (let i = 0; i < 50; i++) {
    const { wavelength } = point;
    const beyond = turn.ordersBeyond(point, order);
    const rest = (beyond * wavelength) / ((turn.groupIndex(point) * turn.circumference) / wavelength - beyond);
    const next = wavelength + rest;
    // What a step leaves is below its square over the wavelength; at last steps may wander among the doubles next to the root.
    if (Math.abs(rest) <= 1e-10 * wavelength || (Math.abs(rest) >= step && step <= 1e-14 * wavelength)) {
      return { wavelength: next, rest: rest - (next - wavelength) };
    }
    step = Math.abs(rest);
    point.wavelength = next;
  }
  throw new ConvergenceError(`ringModulator: resonance of order ${order}`, { iterations: 50, residual: step });
}

function at({ voltage, temperature, heaterPower = 0 }: RingOperation, wavelength: number): { wavelength: number } & RingPoint {
  return { wavelength, voltage, temperature, heaterPower };
}
