import { speedOfLight } from '../constants.ts';
import type { RingModulator } from '../devices/ringModulator.ts';
import { ConvergenceError, digits } from '../errors.ts';
import { findMinimum } from '../numerics/minimize.ts';

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
  let iterations = 0;
  while (residual > 1e-9) {
    if (iterations++ > 50) throw new ConvergenceError('hotRing: core temperature', { iterations, residual });
    heaterPower = heaterFor(ring, set, set.ambient + selfHeating);
    if (!(heaterPower <= set.maximumHeaterPower)) {
      const most = digits(set.maximumHeaterPower);
      throw new RangeError(`hotRing: the heater needs ${digits(heaterPower)} W to hold the ring, above its maximum of ${most} W`);
    }
    const next = rise(set.ambient + selfHeating, heaterPower);
    residual = Math.abs(next - selfHeating);
    selfHeating = next;
  }
  const coreTemperature = set.ambient + selfHeating;
  const point = { wavelength: set.wavelength, voltage: set.bias, temperature: coreTemperature, heaterPower };
  const kelvinPerMeter = 1 / ring.thermalShift(point);
  const halfLinewidth = (ring.linewidth(point) / 2) * kelvinPerMeter;
  const resonances = set.voltages.map((voltage) => {
    const detuning = ring.detuning({ ...point, voltage });
    return coreTemperature - (detuning * set.wavelength ** 2 * kelvinPerMeter) / speedOfLight;
  });
  const mean = resonances.reduce((sum, temperature) => sum + temperature, 0) / resonances.length;
  const chip = (temperature: number): number => temperature - rise(temperature, heaterPower);
  const step = halfLinewidth / 1000;
  return {
    heaterPower,
    coreTemperature,
    selfHeating,
    absorbedPower: absorbed(coreTemperature, heaterPower),
    heatingRatio: rise(mean, heaterPower) / halfLinewidth,
    stable: chip(coreTemperature + step) > chip(coreTemperature - step),
    foldDistance: foldDistance(chip, coreTemperature, {
      step: halfLinewidth / 4,
      // Absorption grows with temperature, as a fold needs, only below the warmest of the resonances, and less the further below.
      warmest: Math.max(...resonances),
      coldest: Math.min(...resonances) - 6 * halfLinewidth,
    }),
  };
}

/** Heater power that puts a resonance at the wanted detuning from the laser: the first that heating reaches. */
function heaterFor(ring: RingModulator, { wavelength, bias, detuning }: RingSetPoint, temperature: number): number {
  const wanted = speedOfLight / (speedOfLight / wavelength - detuning);
  const operation = { voltage: bias, temperature };
  let cold = ring.resonanceNear(wanted, operation);
  if (cold > wanted) cold = ring.resonanceNear(cold - ring.freeSpectralRange({ ...operation, wavelength: cold }), operation);
  // The heater moves every resonance by its efficiency times its power.
  return wanted > cold ? (wanted - cold) / ring.design.heaterEfficiency : 0;
}

/** A fold is where the chip's temperature, as a function of the core's, turns. */
function foldDistance(
  chip: (core: number) => number,
  core: number,
  search: { readonly step: number; readonly warmest: number; readonly coldest: number },
): FoldDistance {
  const here = chip(core);
  let nearest = Infinity;
  for (const direction of [-1, 1]) {
    const height = (temperature: number): number => -direction * chip(temperature);
    const stride = direction * search.step;
    let before = height(core);
    for (let at = core + stride; direction < 0 ? at > search.coldest : at < search.warmest + search.step; at += stride) {
      const now = height(at);
      if (now > before) {
        const far = at - 2 * stride;
        const fold = findMinimum(height, Math.min(at, far), Math.max(at, far), { tolerance: 1e-4 * search.step }).at;
        const distance = chip(fold) - here;
        if (Math.abs(distance) < Math.abs(nearest)) nearest = distance;
        break;
      }
      before = now;
    }
  }
  return Number.isFinite(nearest) ? { finite: true, kelvin: nearest } : { finite: false, reason: 'the ring has one steady state here' };
}
