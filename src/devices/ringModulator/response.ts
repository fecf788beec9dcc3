import { inRange } from '../../errors.ts';
import type { RingPoint, RingPort } from './table.ts';
import type { SmallSignal } from './smallSignal.ts';
import type { Turn } from './turn.ts';

/** Where the response to a small drive is asked. */
export interface RingDrivePoint extends RingPoint, RingPort {
  /** Laser minus resonance, Hz, positive on the blue side; if absent that of `wavelength` itself. */
  readonly detuning?: number;
  /** Resistance of the driver, ohm; 0 if absent. */
  readonly sourceResistance?: number;
  /** Bandwidth of the driver at −3 dB, Hz: one pole. None if absent. */
  readonly driverBandwidth?: number;
}

/** A ring's resonance in units of its amplitude lifetime. @internal */
export function smallSignalOf(
  turn: Turn,
  point: RingDrivePoint,
  known: { readonly lifetime: number; readonly detuning: number; readonly hasDrop: boolean },
): SmallSignal {
  const { port = 'through', sourceResistance = 0, driverBandwidth } = point;
  if (port === 'drop' && !known.hasDrop) throw new RangeError('ringModulator: the ring has no drop port');
  inRange('ringModulator', 'sourceResistance', sourceResistance, 'ohm', 0, 1e5);
  if (driverBandwidth !== undefined) inRange('ringModulator', 'driverBandwidth', driverBandwidth, 'Hz', 1, 1e15);
  const coupled = -Math.log1p(-turn.inputCoupling(point.wavelength));
  const lost = -2 * Math.log(turn.amplitude(point)) - Math.log1p(-turn.dropCoupling(point.wavelength));
  if (port === 'through' && !(lost > 0)) {
    throw new RangeError('ringModulator: a ring without loss passes all light, so it has no response to a small drive');
  }
  return {
    detuningLifetime: 2 * Math.PI * known.detuning * known.lifetime,
    lossLifetimeRatio: port === 'drop' ? 0 : 1 + coupled / lost,
    electricalLifetimeRatio: electricalTime(turn, point.voltage, sourceResistance) / known.lifetime,
    driverLifetimeRatio: driverBandwidth === undefined ? 0 : 1 / (2 * Math.PI * driverBandwidth * known.lifetime),
  };
}

/** Time constant of the junction behind its own and the driver's resistance, s. @internal */
export function electricalTime(turn: Turn, voltage: number, sourceResistance: number): number {
  const capacitance = turn.guide.capacitance(voltage);
  return turn.guide.seriesResistance * capacitance + sourceResistance * capacitance * turn.junctionLength;
}
