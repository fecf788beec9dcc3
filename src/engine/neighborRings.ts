import type { RingModulator, RingOperation } from '../devices/ringModulator.ts';
import { inRange } from '../errors.ts';
import type { DropFilter } from '../link/dropFilter.ts';

/**
 * A ring with a drop port, held at an operation, as a filter of a receiver: its full transfer, with all its resonances.
 *
 * @throws RangeError without a drop port; asked, where the ring throws.
 */
export function ringFilter(ring: RingModulator, operation: RingOperation): DropFilter {
  if (ring.design.dropCoupler === undefined) throw new RangeError('ringFilter: the ring has no drop port');
  return Object.freeze({
    through: (wavelength: number): number => ring.transmission({ ...operation, wavelength }),
    drop: (wavelength: number): number => ring.dropTransmission({ ...operation, wavelength }),
  });
}

/** A ring modulator on a bus with others. */
export interface BusRing {
  readonly ring: RingModulator;
  /** How it is held, apart from its voltage. */
  readonly operation: Omit<RingOperation, 'voltage'>;
  /** Voltage of each symbol, V, as many for each ring. */
  readonly voltages: readonly number[];
}

/** What modulators on one bus do to each other's lanes. */
export interface BusCrosstalk {
  readonly lanes: number;
  readonly rings: number;
  readonly symbols: number;
  /** Power of lane k behind ring j alone while the ring stands at symbol m, over power before it: place (k · rings + j) · symbols + m. */
  readonly transmission: Float64Array;
  /** Power of lane k left by all rings but its own, mean over their symbols, over power before them. */
  readonly passed: Float64Array;
  /** Rms of that power over its mean, symbols of all rings independent and equally likely: noise in proportion to the lane's power. */
  readonly fluctuation: Float64Array;
  /** Largest over least of that power, over all combinations of their symbols. */
  readonly largestRatio: Float64Array;
}

/**
 * Lanes at vacuum wavelengths (m) that pass all ring modulators of one bus; ring k modulates lane k. Every ring moves with its own data
 * and so modulates its neighbors' lanes a little. Powers alone, each ring at one of its symbols: slow against the ring's own response.
 *
 * @throws RangeError for no ring, rings with different numbers of symbols, fewer lanes than rings, a lane that a ring lets nothing of
 * through, and where a ring throws.
 */
export function busCrosstalk(rings: readonly BusRing[], wavelengths: ArrayLike<number>): BusCrosstalk {
  const who = 'busCrosstalk';
  inRange(who, 'rings.length', rings.length, '1', 1, 1e4);
  const symbols = rings[0]!.voltages.length;
  inRange(who, 'voltages.length', symbols, '1', 1, 16);
  rings.forEach(({ voltages }, j) => {
    if (voltages.length !== symbols) throw new RangeError(`${who}: ring ${j} has ${voltages.length} voltages, ring 0 has ${symbols}`);
  });
  const lanes = wavelengths.length;
  inRange(who, 'wavelengths.length', lanes, '1', rings.length, 1e4);
  const transmission = new Float64Array(lanes * rings.length * symbols);
  const passed = new Float64Array(lanes).fill(1);
  const fluctuation = new Float64Array(lanes);
  const largestRatio = new Float64Array(lanes).fill(1);
  for (let k = 0; k < lanes; k++) {
    let spread = 1;
    rings.forEach(({ ring, operation, voltages }, j) => {
      const first = (k * rings.length + j) * symbols;
      let sum = 0;
      let least = Infinity;
      let most = 0;
      voltages.forEach((voltage, m) => {
        const power = ring.transmission({ ...operation, voltage, wavelength: wavelengths[k]! });
        transmission[first + m] = power;
        sum += power;
        least = Math.min(least, power);
        most = Math.max(most, power);
      });
      if (j === k) return;
      const mean = sum / symbols;
      if (!(least > 0)) throw new RangeError(`${who}: ring ${j} lets nothing of lane ${k} through, so it cannot be on its bus`);
      let variance = 0;
      for (let m = 0; m < symbols; m++) variance += (transmission[first + m]! - mean) ** 2;
      // Independent factors: the mean squares of their relative values multiply.
      spread *= 1 + variance / symbols / (mean * mean);
      passed[k]! *= mean;
      largestRatio[k]! *= most / least;
    });
    fluctuation[k] = Math.sqrt(spread - 1);
  }
  return { lanes, rings: rings.length, symbols, transmission, passed, fluctuation, largestRatio };
}
