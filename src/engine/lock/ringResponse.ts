import type { RingModulator, RingPoint } from '../../devices/ringModulator.ts';
import { inRange } from '../../errors.ts';

/**
 * What a ring under data does with the mean of its light, by the place of its resonance: resonance at the bias less laser in wavelength, m.
 * The phase of a turn follows the place in proportion, so all repeats with the free spectral range. Heat is far too slow for the
 * symbols.
 *
 * @internal
 */
export interface RingResponse {
  /** From one order to the next, m. */
  readonly freeSpectralRange: number;
  /** Mean of the light lost in the ring over that before it. */
  readonly dissipated: (place: number) => number;
  /** What the monitor sees over the power before the ring. */
  readonly monitored: (place: number) => number;
}

/**
 * The response about a point at which the resonance at the bias stands at `place`, from the exact line of each symbol.
 *
 * @internal
 */
export function ringResponse(
  ring: RingModulator,
  at: { readonly point: RingPoint; readonly place: number; readonly voltages: readonly number[] },
  monitor: { readonly port: 'through' | 'drop'; readonly signal: 'power' | 'modulation' },
): RingResponse {
  const { point, place: placeThere, voltages } = at;
  inRange('ringLock', 'voltages.length', voltages.length, '1', 2, 16);
  const freeSpectralRange = ring.freeSpectralRange(point);
  const hasDrop = ring.design.dropCoupler !== undefined;
  if (monitor.port === 'drop' && !hasDrop) throw new RangeError('ringLock: the ring has no drop port, so no monitor stands behind one');
  const symbols = voltages.map((voltage) => {
    const here = { ...point, voltage };
    const { floor, height, amplitude, phase } = ring.line(here);
    const valley = (1 - amplitude) ** 2;
    const sine = Math.sin(phase / 2);
    const dropHeight = hasDrop ? ring.dropTransmission(here) * (valley + 4 * amplitude * sine * sine) : 0;
    return { floor, height, dropHeight, valley, steepness: 4 * amplitude, half: phase / 2 };
  });
  const turn = Math.PI / freeSpectralRange;
  const mean = (of: (symbol: (typeof symbols)[number], resonance: number) => number, place: number): number => {
    let sum = 0;
    for (const symbol of symbols) sum += of(symbol, resonanceOf(symbol, place));
    return sum / symbols.length;
  };
  const resonanceOf = (symbol: (typeof symbols)[number], place: number): number => {
    const sine = Math.sin(symbol.half + turn * (place - placeThere));
    return 1 / (symbol.valley + symbol.steepness * sine * sine);
  };
  const passed = (symbol: (typeof symbols)[number], resonance: number): number =>
    monitor.port === 'drop' ? symbol.dropHeight * resonance : 1 - symbol.floor - (symbol.height + symbol.dropHeight) * resonance;
  const [first, last] = [symbols[0]!, symbols.at(-1)!];
  return {
    freeSpectralRange,
    dissipated: (place) => mean(({ floor, height }, resonance) => floor + height * resonance, place),
    monitored:
      monitor.signal === 'power'
        ? (place) => mean(passed, place)
        : (place) => Math.abs(passed(last, resonanceOf(last, place)) - passed(first, resonanceOf(first, place))),
  };
}

/** Steps of the table along a free spectral range. @internal */
export const tableSteps = 16384;
/** Numbers of a table: one node past the end, for a place that rounding puts there. @internal */
export const tableLength = 2 * (tableSteps + 2);

/**
 * The response in equal steps of the place, from 0 over a free spectral range: `dissipated` and `monitored` in turn. Straight lines between
 * them miss the response by up to (π/16384 · finesse/2)² of its height, 6e-6 at finesse 25.
 *
 * @internal
 */
export function responseTable(response: RingResponse): Float64Array {
  const table = new Float64Array(tableLength);
  for (let i = 0; i <= tableSteps + 1; i++) {
    const place = (response.freeSpectralRange * i) / tableSteps;
    table[2 * i] = response.dissipated(place);
    table[2 * i + 1] = response.monitored(place);
  }
  return table;
}
