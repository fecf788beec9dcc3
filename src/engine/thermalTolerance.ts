import type { MachZehnderModulator } from '../devices/machZehnderModulator.ts';
import type { RingModulator } from '../devices/ringModulator.ts';
import { inRange } from '../errors.ts';
import { findMinimum } from '../numerics/minimize.ts';
import { findRoot } from '../numerics/roots.ts';
import { fromDb } from '../units.ts';

/** How far the temperature of a modulator may move while nothing follows it. */
export type ThermalTolerance =
  | {
      readonly finite: true;
      /** The smaller excursion from `best`, warmer or cooler, at which the amplitude has lost `lossDb`, K. */
      readonly kelvin: number;
      /** Temperature of the largest amplitude near the set point, K. */
      readonly best: number;
      /** Outer amplitude there, over the power before the modulator. */
      readonly amplitude: number;
      /** Temperatures below and above `best` at which `lossDb` is lost, K; `null` where that is outside 200 to 450 K. */
      readonly coldest: number | null;
      readonly warmest: number | null;
    }
  | { readonly finite: false; readonly reason: string };

/** How much amplitude may be lost, dB. */
export interface ThermalToleranceOptions {
  /** 1e-6 to 20. Default 1. */
  readonly lossDb?: number;
}

/** Where a ring is frozen: laser, heater and drive held, no heat of its own. */
export interface FrozenRing {
  /** Vacuum wavelength of the laser, m. */
  readonly wavelength: number;
  /** Voltage of each symbol, V; the outer ones count. */
  readonly voltages: readonly number[];
  /** Temperature of the core, K. */
  readonly temperature: number;
  /** Heater power, W; none if absent. */
  readonly heaterPower?: number;
}

/** Where a Mach-Zehnder modulator is frozen. */
export interface FrozenMachZehnder {
  /** Vacuum wavelength of the laser, m. */
  readonly wavelength: number;
  /** Differential voltage of each symbol, V; the outer ones count. */
  readonly voltages: readonly number[];
  /** Mean voltage of both junctions, V. */
  readonly junctionBias: number;
  /** Phase between the arms at `temperature`, rad. */
  readonly bias: number;
  /** Temperature at which the bias was set, K. */
  readonly temperature: number;
}

const who = 'thermalTolerance';
const [coldestLegal, warmestLegal] = [200, 450];

/**
 * The excursion of temperature at which a ring's outer modulation amplitude is 1 dB (or `lossDb`) below its best: from the best
 * temperature of the hill that the set point stands on.
 *
 * @throws RangeError as the ring does, for a loss out of range, and for fewer than two voltages.
 */
export function ringThermalTolerance(ring: RingModulator, set: FrozenRing, options: ThermalToleranceOptions = {}): ThermalTolerance {
  const [first, last] = outer(set.voltages);
  const { wavelength, temperature, heaterPower = 0 } = set;
  const lower = { wavelength, voltage: first, temperature, heaterPower };
  const upper = { wavelength, voltage: last, temperature, heaterPower };
  const amplitude = (kelvin: number): number => {
    lower.temperature = upper.temperature = kelvin;
    return Math.abs(ring.transmission(upper) - ring.transmission(lower));
  };
  const perKelvin = Math.abs(ring.thermalShift(lower));
  return toleranceOf(amplitude, temperature, ring.linewidth({ ...lower, temperature }) / perKelvin / 16, options);
}

/**
 * The same measure for a Mach-Zehnder modulator, whose imbalance drifts: without a second-order loss it is arccos(10^(−lossDb/10)) over
 * `thermalDrift`.
 *
 * @throws RangeError as the modulator does, for a loss out of range, and for fewer than two voltages.
 */
export function machZehnderThermalTolerance(
  modulator: MachZehnderModulator,
  set: FrozenMachZehnder,
  options: ThermalToleranceOptions = {},
): ThermalTolerance {
  const [first, last] = outer(set.voltages);
  const { wavelength, temperature, junctionBias, bias } = set;
  const point = { wavelength, junctionBias, bias, temperature, trimTemperature: temperature };
  const lower = { ...point, voltage: first };
  const upper = { ...point, voltage: last };
  const amplitude = (kelvin: number): number => {
    lower.temperature = upper.temperature = kelvin;
    return Math.abs(modulator.transmission(upper) - modulator.transmission(lower));
  };
  return toleranceOf(amplitude, temperature, Math.PI / 16 / Math.abs(modulator.thermalDrift(lower)), options);
}

function outer(voltages: readonly number[]): readonly [number, number] {
  inRange(who, 'voltages.length', voltages.length, '1', 2, 16);
  return [voltages[0]!, voltages[voltages.length - 1]!];
}

function toleranceOf(
  amplitude: (temperature: number) => number,
  start: number,
  stride: number,
  { lossDb = 1 }: ThermalToleranceOptions,
): ThermalTolerance {
  inRange(who, 'lossDb', lossDb, 'dB', 1e-6, 20);
  inRange(who, 'temperature', start, 'K', coldestLegal, warmestLegal);
  // No temperature that may be asked moves such a modulator by a part of its curve.
  if (!(stride < warmestLegal)) return { finite: false, reason: 'the modulation amplitude does not follow the temperature' };
  const within = (kelvin: number): number => Math.min(Math.max(kelvin, coldestLegal), warmestLegal);
  const here = amplitude(start);
  if (!(here > 0)) return { finite: false, reason: 'the set point has no modulation amplitude' };
  const direction = amplitude(within(start + stride)) > amplitude(within(start - stride)) ? 1 : -1;
  let top = start;
  for (;;) {
    const next = within(top + direction * stride);
    if (next === top || amplitude(next) <= amplitude(top)) break;
    top = next;
  }
  const hill = findMinimum((kelvin) => -amplitude(kelvin), within(top - stride), within(top + stride));
  const least = -hill.value * fromDb(-lossDb);
  const edge = (sign: 1 | -1): number | null => {
    let inside = hill.at;
    for (;;) {
      const next = within(inside + sign * stride);
      if (next === inside) return null;
      if (amplitude(next) < least) return findRoot((kelvin) => amplitude(kelvin) - least, Math.min(inside, next), Math.max(inside, next));
      inside = next;
    }
  };
  const coldest = edge(-1);
  const warmest = edge(1);
  const below = hill.at - (coldest ?? coldestLegal);
  const above = (warmest ?? warmestLegal) - hill.at;
  const nearer = below < above ? coldest : warmest;
  if (nearer === null) return { finite: false, reason: `200 to 450 K end before ${lossDb} dB is lost` };
  const kelvin = Math.min(below, above);
  return { finite: true, kelvin, best: hill.at, amplitude: -hill.value, coldest, warmest };
}

/** Two modulators by how far their temperature may move. */
export interface ThermalToleranceRatio {
  /** Excursion of the Mach-Zehnder over that of the ring. */
  readonly ratio: number;
  /** Of the ring, K. */
  readonly ring: number;
  /** Of the Mach-Zehnder, K. */
  readonly machZehnder: number;
  /** Effective imbalance of the Mach-Zehnder, on which the ratio hangs, m: built difference plus arm length times the gradient. */
  readonly effectiveImbalance: number;
}

/**
 * How many times farther the temperature of a Mach-Zehnder may move than that of a ring.
 *
 * @throws RangeError as both tolerances do, and where one of them is not finite.
 */
export function thermalToleranceRatio(
  ring: { readonly modulator: RingModulator; readonly set: FrozenRing },
  machZehnder: { readonly modulator: MachZehnderModulator; readonly set: FrozenMachZehnder },
  options: ThermalToleranceOptions = {},
): ThermalToleranceRatio {
  const ofRing = kelvinOf('ring', ringThermalTolerance(ring.modulator, ring.set, options));
  const ofMachZehnder = kelvinOf('Mach-Zehnder', machZehnderThermalTolerance(machZehnder.modulator, machZehnder.set, options));
  const effectiveImbalance = machZehnder.modulator.design.imbalance;
  return { ratio: ofMachZehnder / ofRing, ring: ofRing, machZehnder: ofMachZehnder, effectiveImbalance };
}

function kelvinOf(what: string, tolerance: ThermalTolerance): number {
  if (tolerance.finite) return tolerance.kelvin;
  throw new RangeError(`thermalToleranceRatio: the ${what} has no tolerance, ${tolerance.reason}`);
}
