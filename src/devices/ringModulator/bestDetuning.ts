import { speedOfLight } from '../../constants.ts';
import { inRange } from '../../errors.ts';
import { findMinimum } from '../../numerics/minimize.ts';
import type { RingPoint } from './table.ts';

/** A ring with its voltage levels, near one wavelength. */
export interface DetuningTask {
  /** Vacuum wavelength near the resonance that is meant, m. */
  readonly wavelength: number;
  /** Voltage of each symbol, V, 2 to 16. */
  readonly voltages: readonly number[];
  /** Temperature of the core, K. */
  readonly temperature: number;
  /** Power of the heater, W; none if absent. */
  readonly heaterPower?: number;
}

interface Asked {
  readonly transmission: (point: RingPoint) => number;
  readonly resonanceNear: (wavelength: number, operation: Omit<RingPoint, 'wavelength'>) => number;
  readonly linewidth: (point: RingPoint) => number;
  readonly freeSpectralRange: (point: RingPoint) => number;
}

/** Laser minus resonance at the mean voltage, Hz, where the outer levels lie furthest apart, temperature and heater held. @internal */
export function bestDetuningOf(ring: Asked, task: DetuningTask, side: 'blue' | 'red'): number {
  const { voltages, temperature, heaterPower = 0 } = task;
  inRange('ringModulator', 'voltages.length', voltages.length, '1', 2, 16);
  if (side !== 'blue' && side !== 'red') throw new RangeError(`ringModulator: side is ${String(side)}, must be one of blue, red`);
  const first = voltages[0]!;
  const last = voltages[voltages.length - 1]!;
  if (first === last) throw new RangeError(`ringModulator: the outer voltages are both ${first} V, must differ`);
  const voltage = voltages.reduce((sum, each) => sum + each, 0) / voltages.length;
  const resonance = ring.resonanceNear(task.wavelength, { voltage, temperature, heaterPower });
  const there = { wavelength: resonance, voltage, temperature, heaterPower };
  const travel = (of: number): number => Math.abs(ring.resonanceNear(resonance, { ...there, voltage: of }) - resonance);
  const toFrequency = speedOfLight / resonance ** 2;
  const span = 2 * ring.linewidth(there) + 2 * Math.max(travel(first), travel(last));
  const reach = toFrequency * Math.min(ring.freeSpectralRange(there) / 2, span);
  const sign = side === 'blue' ? 1 : -1;
  const lower = { ...there, voltage: first };
  const upper = { ...there, voltage: last };
  const closeness = (detuning: number): number => {
    lower.wavelength = upper.wavelength = resonance / (1 + (sign * detuning * resonance) / speedOfLight);
    return -Math.abs(ring.transmission(upper) - ring.transmission(lower));
  };
  // The difference of two dips has one hill a side, save near zero where the levels may cross.
  const steps = 64;
  let best = 1;
  for (let i = 2; i < steps; i++) if (closeness((reach * i) / steps) < closeness((reach * best) / steps)) best = i;
  return sign * findMinimum(closeness, (reach * (best - 1)) / steps, (reach * (best + 1)) / steps).at;
}
