import { speedOfLight } from '../constants.ts';
import type { RingModulator, RingPoint } from '../devices/ringModulator.ts';
import { ConvergenceError, digits } from '../errors.ts';
import { findMinimum } from '../numerics/minimize.ts';
import { findRoot } from '../numerics/roots.ts';

/** What a ring under data is held at. */
export interface RingSetPoint {
  /** Vacuum wavelength of the laser, m. */
  readonly wavelength: number;
  /** Average optical power in the bus before the ring, W. */
  readonly power: number;
  /** Laser minus hot resonance at `bias`, Hz; positive on the blue side. */
  readonly detuning: number;
  /** Mean drive voltage, V. */
  readonly bias: number;
  /** Drive voltage of each symbol, V; symbols are equally likely. */
  readonly voltages: readonly number[];
  /** Temperature of the chip around the ring, K. */
  readonly ambient: number;
  /** Most heater power, W. */
  readonly maximumHeaterPower: number;
}

/** Distance to the nearest fold of the thermal hysteresis. */
export type FoldDistance =
  | { readonly finite: true; /** Change of the chip's temperature that reaches the fold, K; negative when it is cooler. */ readonly kelvin: number }
  | { readonly finite: false; readonly reason: string };

/** A self-consistent thermal state of a ring that carries data. */
export interface HotRing {
  /** Heater power that holds the detuning, W. */
  readonly heaterPower: number;
  /** Temperature of the core without the heater's part, K: chip plus self-heating. */
  readonly coreTemperature: number;
  /** Self-heating, K: absorbed power times the ring's self-heating resistance. */
  readonly selfHeating: number;
  /** Light turned into heat, W, mean over the symbols. */
  readonly absorbedPower: number;
  /** Largest self-heating shift over half the linewidth. The ring is bistable above 8/(3√3) = 1.54 for a Lorentzian line. */
  readonly heatingRatio: number;
  /** Whether a small change of temperature dies out. */
  readonly stable: boolean;
  /** How far the chip's temperature may move, heater and laser frozen, before the ring jumps to its other state. */
  readonly foldDistance: FoldDistance;
}

/**
 * The thermal state of a ring at a detuning that the heater holds. Data are fast against heat, so the core sits at the
 * temperature of the light absorbed on average over the symbols: T = ambient + R · absorbed(T). Linear absorption only.
 *
 * @throws RangeError when the heater would need more than its maximum. ConvergenceError when no consistent state is found.
 */
export function hotRing(ring: RingModulator, set: RingSetPoint): HotRing {
  const { selfHeatingResistance, absorbedFraction } = ring.design;
  const absorbed = (temperature: number, heaterPower: number): number => {
    let sum = 0;
    for (const voltage of set.voltages) {
      sum += ring.dissipated({ wavelength: set.wavelength, voltage, temperature, heaterPower });
    }
    return (absorbedFraction * set.power * sum) / set.voltages.length;
  };
  const rise = (temperature: number, heaterPower: number): number => selfHeatingResistance * absorbed(temperature, heaterPower);

  let selfHeating = 0;
  let heaterPower = 0;
  let residual = Infinity;
  let last = Infinity;
  let iterations = 0;
  let order = 0;
  for (;;) {
    if (iterations++ > 50) throw new ConvergenceError('hotRing: core temperature', { iterations, residual });
    // The light absorbed depends a little on the order. A resonance that its own heat has pushed past its place is left for good.
    order = Math.max(orderBelow(ring, set, set.ambient + selfHeating), iterations > 10 ? order : 0);
    heaterPower = heaterFor(ring, set, { temperature: set.ambient + selfHeating, order });
    // Heat that lags by 1e-9 K leaves the laser 10 Hz off its detuning: until the next step would be, or the last was, mere rounding.
    if (residual < 1e-3 && (residual * residual <= 1e-13 * last || (residual < 1e-9 && residual >= last))) break;
    last = residual;
    if (heaterPower === Infinity) throw new RangeError('hotRing: the heater has no effect, the ring cannot be held');
    // Before the light has warmed the ring it may need more than it does in the end, but not more than a heater takes.
    within(1, heaterPower);
    const next = rise(set.ambient + selfHeating, heaterPower);
    residual = Math.abs(next - selfHeating);
    selfHeating = next;
  }
  heaterPower = refined(ring, set, { temperature: set.ambient + selfHeating, order, heaterPower });
  within(set.maximumHeaterPower, heaterPower);
  const coreTemperature = set.ambient + selfHeating;
  const point = { wavelength: set.wavelength, voltage: set.bias, temperature: coreTemperature, heaterPower };
  const kelvinPerMeter = 1 / ring.thermalShift(point);
  const halfLinewidth = (ring.linewidth(point) / 2) * kelvinPerMeter;
  const chip = chipTemperature(ring, set, point);
  const resonances = chip.resonances;
  const slopeHere = chip.slope(coreTemperature);
  const stable = slopeHere > 0;
  // No heat moves such a ring by a part of its line.
  const athermal = !(Math.abs(halfLinewidth) < 1e12);
  const fold =
    stable && !athermal
      ? nearestFold(chip, { core: coreTemperature, slope: slopeHere }, {
          step: halfLinewidth / 4,
          // Absorption grows with temperature, as a fold needs, only below the warmest of the resonances, and less the further below.
          warmest: Math.max(...resonances),
          coldest: Math.min(...resonances) - 6 * halfLinewidth,
        })
      : undefined;
  const middle = (Math.min(...resonances) + Math.max(...resonances)) / 2;
  return {
    heaterPower,
    coreTemperature,
    selfHeating,
    absorbedPower: absorbed(coreTemperature, heaterPower),
    heatingRatio: athermal ? 0 : (middle - chip.at(middle)) / halfLinewidth,
    stable,
    foldDistance:
      fold === undefined
        ? { finite: false, reason: stable ? 'the ring has one steady state here' : 'the state is unstable' }
        : { finite: true, kelvin: chip.at(fold) - chip.at(coreTemperature) },
  };
}

/** The chip's temperature as a function of the core's, heater frozen, about a state. */
interface ChipTemperature {
  at(core: number): number;
  /** Its derivative. */
  slope(core: number): number;
  /** Core temperature at which the resonance of each voltage meets the laser, K. */
  readonly resonances: readonly number[];
}

/**
 * Over the few linewidths of a fold the phase of a turn is linear in temperature and the loss constant: exact for a phase shifter
 * with a linear junction, and to the change of dn/dT over some kelvin for any other guide.
 */
function chipTemperature(ring: RingModulator, set: RingSetPoint, state: RingPoint): ChipTemperature {
  const lines = set.voltages.map((voltage) => ring.line({ ...state, voltage }));
  const turn = 2 * Math.PI;
  const perKelvin = (turn * ring.thermalShift(state)) / ring.freeSpectralRange(state);
  const share = (ring.design.selfHeatingResistance * ring.design.absorbedFraction * set.power) / lines.length;
  return {
    at: (core) => {
      let sum = 0;
      for (const { floor, height, amplitude, phase } of lines) {
        const sine = Math.sin((phase + perKelvin * (core - state.temperature)) / 2);
        sum += floor + height / ((1 - amplitude) * (1 - amplitude) + 4 * amplitude * sine * sine);
      }
      return core - share * sum;
    },
    slope: (core) => {
      let sum = 0;
      for (const { height, amplitude, phase } of lines) {
        const half = (phase + perKelvin * (core - state.temperature)) / 2;
        const sine = Math.sin(half);
        const denominator = (1 - amplitude) * (1 - amplitude) + 4 * amplitude * sine * sine;
        sum -= (4 * height * amplitude * sine * Math.cos(half)) / (denominator * denominator);
      }
      return 1 - share * perKelvin * sum;
    },
    resonances: lines.map(({ phase }) => state.temperature - (phase - turn * Math.round(phase / turn)) / perKelvin),
  };
}

function within(most: number, heaterPower: number): void {
  if (heaterPower <= most) return;
  throw new RangeError(`hotRing: the heater needs ${digits(heaterPower)} W to hold the ring, above its maximum of ${digits(most)} W`);
}

/** Order of the first resonance below the wanted one: that which heating reaches first. */
function orderBelow(ring: RingModulator, { wavelength, bias, detuning }: RingSetPoint, temperature: number): number {
  return Math.ceil(ring.order({ wavelength: wavelength + resonanceAt(wavelength, detuning), voltage: bias, temperature }));
}

/** Heater power that puts the resonance of an order at the wanted detuning from the laser. */
function heaterFor(
  ring: RingModulator,
  { wavelength, bias, detuning }: RingSetPoint,
  { temperature, order }: { readonly temperature: number; readonly order: number },
): number {
  const cold = ring.detuning({ wavelength, voltage: bias, temperature }, { order });
  const shift = resonanceAt(wavelength, detuning) - resonanceAt(wavelength, cold);
  // The heater moves every resonance by its efficiency times its power.
  return shift > 0 ? shift / ring.design.heaterEfficiency : 0;
}

/** The heater power after one more step of Newton's method: of the digits between laser and resonance it leaves the last to its own rounding. */
function refined(
  ring: RingModulator,
  { wavelength, bias: voltage, detuning }: RingSetPoint,
  { temperature, order, heaterPower }: { readonly temperature: number; readonly order: number; readonly heaterPower: number },
): number {
  if (heaterPower === 0) return 0;
  const missed = ring.detuning({ wavelength, voltage, temperature, heaterPower }, { order }) - detuning;
  return Math.max(0, heaterPower - (missed * wavelength * wavelength) / (speedOfLight * ring.design.heaterEfficiency));
}

/** Resonance less laser in wavelength, m, from laser less resonance in frequency. */
function resonanceAt(wavelength: number, detuning: number): number {
  const relative = (detuning * wavelength) / speedOfLight;
  return (wavelength * relative) / (1 - relative);
}

/**
 * Core temperature of the fold that the chip's temperature reaches first: a fold is where the chip's temperature, as a function of the
 * core's, turns. The slope is searched, for it dips over a linewidth even where the turn itself is a hair wide.
 */
function nearestFold(
  chip: ChipTemperature,
  start: { readonly core: number; readonly slope: number },
  search: { readonly step: number; readonly warmest: number; readonly coldest: number },
): number | undefined {
  const below = firstTurn(chip, start, { step: -search.step, end: search.coldest });
  const above = firstTurn(chip, start, { step: search.step, end: search.warmest });
  if (below === undefined || above === undefined) return below ?? above;
  const here = chip.at(start.core);
  return Math.abs(chip.at(below) - here) < Math.abs(chip.at(above) - here) ? below : above;
}

/** First zero of the slope, which is positive at the start, on the way to the end. */
function firstTurn(
  chip: ChipTemperature,
  start: { readonly core: number; readonly slope: number },
  way: { readonly step: number; readonly end: number },
): number | undefined {
  const { step, end } = way;
  const slope = (core: number): number => chip.slope(core);
  /** A Lorentzian changes over its width near its middle, and over the distance from it in its tails. */
  const strideAt = (at: number): number => {
    let tail = Infinity;
    for (const resonance of chip.resonances) tail = Math.min(tail, Math.abs(at - resonance));
    return step * Math.max(1, tail / Math.abs(40 * step));
  };
  let before = start.core;
  let last = { at: start.core, slope: start.slope };
  let falling = false;
  let stride = strideAt(start.core);
  for (let at = start.core + stride; (at - end) * stride < stride * stride; at += stride) {
    const now = slope(at);
    if (now < 0) return turnBetween(slope, last.at, at);
    if (falling && now > last.slope) {
      const dip = findMinimum(slope, Math.min(at, before), Math.max(at, before), { tolerance: 1e-4 * Math.abs(stride) });
      if (dip.value < 0) return turnBetween(slope, before, dip.at);
    }
    falling = now < last.slope;
    before = last.at;
    last = { at, slope: now };
    stride = strideAt(at);
  }
  return undefined;
}

/** To a millionth of the bracket: the height of a turn is right to about that squared. */
function turnBetween(slope: (core: number) => number, a: number, b: number): number {
  return findRoot(slope, Math.min(a, b), Math.max(a, b), { tolerance: 1e-6 * Math.abs(a - b) });
}
