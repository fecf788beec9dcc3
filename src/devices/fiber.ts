import { speedOfLight } from '../constants.ts';
import type { Table, Values } from '../design.ts';
import { check } from '../design.ts';
import { inRange } from '../errors.ts';
import type { Field, LaggingInTime, Stage } from '../light.ts';
import { attenuate } from '../light.ts';
import { dbPerKm, dbPerMeter, fromDb, nm } from '../units.ts';
import { fiberInTime } from './fiber/during.ts';

const wavelengthRange = [1200 * nm, 1700 * nm] as const;

/** The parameters of a single-mode fiber and its connectors. */
export const fiberTable = {
  /** Length. */
  length: { unit: 'm', range: [0, 200e3] },
  /** Power attenuation: `0.35 * dbPerKm` for 0.35 dB/km. */
  attenuation: { unit: '1/m', range: [0, 1000 * dbPerKm] },
  /** Connectors on the way. */
  connectors: { unit: '1', range: [0, 100], whole: true },
  /** Loss of each connector. */
  connectorLossDb: { unit: 'dB', range: [0, 10] },
  /** Group index at the wavelength of zero dispersion. */
  groupIndex: { unit: '1', range: [1, 2] },
  /** Wavelength of zero dispersion. */
  zeroDispersionWavelength: { unit: 'm', range: wavelengthRange },
  /** S0, slope of the dispersion at that wavelength; 0.092 ps/(nm² km) is 92 s/m³. For a worst case, the largest one. */
  dispersionSlope: { unit: 's/m^3', range: [1, 500] },
  /** Where the wavelength of zero dispersion may lie in fiber of this kind. */
  zeroDispersionRange: {
    group: {
      /** Its shortest value. */
      shortest: { unit: 'm', range: wavelengthRange },
      /** Its longest value. */
      longest: { unit: 'm', range: wavelengthRange },
    },
  },
} as const satisfies Table;

/** What is fixed when the fiber is laid. */
export interface FiberDesign extends Values<typeof fiberTable> {}

/** Vacuum wavelength of a question, m, 1.2 to 1.7 um, else a `RangeError`. */
export interface FiberPoint {
  readonly wavelength: number;
}

/** A single-mode fiber with its connectors, in steady state. */
export interface SteadyFiber {
  readonly design: FiberDesign;
  /** Power that passes fiber and connectors, 0 to 1. */
  transmission(): number;
  /** The same in dB, positive. */
  lossDb(): number;
  /** Chromatic dispersion D, s/m² (1 ps/(nm km) is 1e-6 s/m²). */
  dispersion(point: FiberPoint): number;
  /** D times length, s/m (1 ps/nm is 1e-3 s/m). */
  accumulatedDispersion(point: FiberPoint): number;
  /** Extremes of D over `zeroDispersionRange` with the slope of the design, s/m². */
  worstDispersion(point: FiberPoint): { readonly lowest: number; readonly highest: number };
  /** Group delay, s. */
  delay(point: FiberPoint): number;
  /** The fiber as a stage: attenuates every lane alike; dispersion is left to the time domain. */
  at(operation?: Record<string, never>): Stage;
}

/** A single-mode fiber with its connectors. */
export interface Fiber extends SteadyFiber {
  /**
   * The fiber in time: loss and the whole phase of its dispersion, slope and curvature of the delay included, on the field, in a frame
   * that arrives with the carrier. It looks ahead by as much as the delay spreads. Before its first and after its last sample a field is
   * taken to stand still. Exact up to 0.4 of the sample rate from the carrier. Throws a `RangeError` for a field that is not finite, blocks that
   * differ in sample rate or wavelength, a wavelength outside 1.2 to 1.7 um, or a delay that spreads over more than 32,768 samples.
   */
  during(operation?: Record<string, never>): LaggingInTime<Field, Field>;
}

/**
 * Chromatic dispersion of a single-mode fiber near its zero, s/m²: D = S0/4 (λ − λ0⁴/λ³), from a three-term Sellmeier fit of the
 * group delay. Wavelengths in m, slope S0 in s/m³.
 *
 * @throws RangeError for a wavelength outside 1.2 to 1.7 um or a slope outside 1 to 500 s/m³.
 * [ITUG652]
 */
export function dispersionOf({
  wavelength,
  zeroDispersionWavelength,
  dispersionSlope,
}: {
  readonly wavelength: number;
  readonly zeroDispersionWavelength: number;
  readonly dispersionSlope: number;
}): number {
  inRange('dispersionOf', 'wavelength', wavelength, 'm', ...wavelengthRange);
  inRange('dispersionOf', 'zeroDispersionWavelength', zeroDispersionWavelength, 'm', ...wavelengthRange);
  inRange('dispersionOf', 'dispersionSlope', dispersionSlope, 's/m^3', 1, 500);
  return (dispersionSlope / 4) * (wavelength - zeroDispersionWavelength ** 4 / wavelength ** 3);
}

/**
 * What chromatic dispersion leaves of a small, chirp-free intensity modulation of `frequency` (Hz) after direct detection, as an
 * amplitude with sign: cos(π λ² D L f²/c). Accumulated dispersion D L in s/m.
 *
 * @throws RangeError for an argument out of range.
 * [Agrawal2010, ch. 2]
 */
export function dispersionFading({
  wavelength,
  accumulatedDispersion,
  frequency,
}: {
  readonly wavelength: number;
  readonly accumulatedDispersion: number;
  readonly frequency: number;
}): number {
  inRange('dispersionFading', 'wavelength', wavelength, 'm', ...wavelengthRange);
  inRange('dispersionFading', 'accumulatedDispersion', accumulatedDispersion, 's/m', -1e3, 1e3);
  inRange('dispersionFading', 'frequency', frequency, 'Hz', 0, 1e13);
  return Math.cos((Math.PI * wavelength * wavelength * accumulatedDispersion * frequency * frequency) / speedOfLight);
}

/**
 * A single-mode fiber: attenuation, connectors and the chromatic dispersion of G.652. Attenuation is the same for all wavelengths.
 *
 * @throws RangeError for a parameter outside its range, or a wavelength of zero dispersion outside `zeroDispersionRange`.
 * [ITUG652]
 */
export function fiber(design: FiberDesign): Fiber {
  const steady = steadyFiber(design);
  const { length, zeroDispersionWavelength, dispersionSlope } = steady.design;
  const line = { length, zeroDispersionWavelength, dispersionSlope, transmission: steady.transmission(), wavelengthRange };
  return { ...steady, during: () => fiberInTime(line) };
}

/** The part of a fiber that needs no transform. @internal */
export function steadyFiber(design: FiberDesign): SteadyFiber {
  const d = check('fiber', fiberTable, design);
  const { shortest, longest } = d.zeroDispersionRange;
  inRange('fiber', 'zeroDispersionRange.shortest', shortest, 'm', wavelengthRange[0], longest);
  inRange('fiber', 'zeroDispersionWavelength', d.zeroDispersionWavelength, 'm', shortest, longest);
  const lossDb = (d.attenuation * d.length) / dbPerMeter + d.connectors * d.connectorLossDb;
  const transmission = Math.exp(-d.attenuation * d.length) * fromDb(-d.connectors * d.connectorLossDb);
  const dispersion = (wavelength: number, zeroDispersionWavelength: number): number => {
    inRange('fiber', 'wavelength', wavelength, 'm', ...wavelengthRange);
    return dispersionOf({ wavelength, zeroDispersionWavelength, dispersionSlope: d.dispersionSlope });
  };
  return {
    design: d,
    transmission: () => transmission,
    lossDb: () => lossDb,
    dispersion: ({ wavelength }) => dispersion(wavelength, d.zeroDispersionWavelength),
    accumulatedDispersion: ({ wavelength }) => dispersion(wavelength, d.zeroDispersionWavelength) * d.length,
    worstDispersion: ({ wavelength }) => ({ lowest: dispersion(wavelength, longest), highest: dispersion(wavelength, shortest) }),
    delay: ({ wavelength }) => {
      inRange('fiber', 'wavelength', wavelength, 'm', ...wavelengthRange);
      const spread = wavelength - d.zeroDispersionWavelength ** 2 / wavelength;
      return d.length * (d.groupIndex / speedOfLight + (d.dispersionSlope / 8) * spread * spread);
    },
    at: () => (light) => attenuate(light, transmission),
  };
}
