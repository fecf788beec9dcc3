import type { Table, Values } from '../design.ts';
import { check } from '../design.ts';
import { ConvergenceError, digits, inRange } from '../errors.ts';
import type { Source } from '../light.ts';
import { continuousWave } from '../light.ts';
import { findRoot } from '../numerics/roots.ts';
import { nm } from '../units.ts';

/** The parameters of a distributed-feedback laser, as its characteristic curves give them. */
export const dfbLaserTable = {
  /** Wavelength at the reference temperature of the junction, without the plasma term of the current. */
  wavelength: { unit: 'm', range: [800 * nm, 2000 * nm] },
  /** Junction temperature to which threshold, slope and wavelength refer. */
  referenceTemperature: { unit: 'K', range: [200, 450] },
  /** Threshold current at the reference temperature. */
  thresholdCurrent: { unit: 'A', range: [1e-5, 1] },
  /** Power out of the output facet for each ampere above threshold, at the reference temperature. */
  slopeEfficiency: { unit: 'W/A', range: [1e-3, 1.5] },
  /** T0: the threshold grows by e for each such step of junction temperature. */
  thresholdTemperature: { unit: 'K', range: [10, 10000] },
  /** T1: the slope falls by e for each such step of junction temperature. */
  slopeTemperature: { unit: 'K', range: [10, 10000] },
  /** Voltage of the diode as the current goes to zero. */
  turnOnVoltage: { unit: 'V', range: [0.3, 3] },
  /** Differential resistance. */
  seriesResistance: { unit: 'ohm', range: [0, 50] },
  /** Junction above plate for each watt of heat. */
  thermalResistance: { unit: 'K/W', range: [0, 500] },
  /** Shift of the wavelength with junction temperature. */
  wavelengthPerKelvin: { unit: 'm/K', range: [0, 1 * nm] },
  /** Shift of the wavelength with current at constant junction temperature (carriers; negative for blue). Absent: none. */
  wavelengthPerAmpere: { unit: 'm/A', range: [-100 * nm, 100 * nm], optional: true },
  /** Relative intensity noise beyond shot noise, one-sided, at the working power. */
  relativeIntensityNoise: { unit: '1/Hz', range: [1e-18, 1e-10] },
  /** Full Lorentzian linewidth at the working power. */
  linewidth: { unit: 'Hz', range: [1, 1e9] },
  /** Henry's factor of the active layer. */
  linewidthEnhancementFactor: { unit: '1', range: [-20, 20] },
  /** Power in the wanted over power in the other polarization at the facet. */
  polarizationExtinction: { unit: '1', range: [1, 1e12] },
  /** Power at the output facet for which the laser is sold. */
  ratedPower: { unit: 'W', range: [1e-5, 10] },
  /** Largest allowed current. */
  maximumCurrent: { unit: 'A', range: [1e-4, 20] },
  /** Lowest allowed temperature of the plate. */
  lowestPlateTemperature: { unit: 'K', range: [200, 450] },
  /** Highest allowed temperature of the plate. */
  highestPlateTemperature: { unit: 'K', range: [200, 450] },
} as const satisfies Table;

/** What is fixed when the laser is made and mounted. */
export interface DfbLaserDesign extends Values<typeof dfbLaserTable> {}

/** What is set while the laser runs. */
export interface DfbLaserOperation {
  /** Current through the diode, A. */
  readonly current: number;
  /** Temperature of the plate that carries the laser, K. */
  readonly temperature: number;
}

/**
 * What any model of a distributed-feedback laser answers. Every question throws a `RangeError` outside the current and plate temperature of
 * the design.
 */
export interface DfbLaserModel {
  readonly design: Pick<DfbLaserDesign, 'ratedPower' | 'maximumCurrent' | 'lowestPlateTemperature' | 'highestPlateTemperature'>;
  /** Power out of the output facet, W. The characteristic curves leave spontaneous emission out: 0 below threshold. */
  power(point: DfbLaserOperation): number;
  /** Temperature of the junction, K. */
  junctionTemperature(point: DfbLaserOperation): number;
  /** Voltage across the diode, V. */
  voltage(point: DfbLaserOperation): number;
  /** Electrical power into the diode, W. */
  electricalPower(point: DfbLaserOperation): number;
  /** Light out of the output facet over electrical power into the diode; 0 without current. */
  wallPlugEfficiency(point: DfbLaserOperation): number;
  /** Vacuum wavelength, m. */
  wavelength(point: DfbLaserOperation): number;
  /** Current at which lasing sets in on a plate of `temperature` (K), with self-heating, A. Throws a `RangeError` where it never does. */
  threshold(plate: { readonly temperature: number }): number;
  /** Largest power on a plate of `temperature` (K) and its current: where heat turns the curve over, or the largest current. */
  highestPower(plate: { readonly temperature: number }): { readonly power: number; readonly current: number };
  /** Current on the rising branch that gives `power` (W), A. Throws a `RangeError` that states the largest power when out of reach. */
  currentFor(goal: { readonly power: number; readonly temperature: number }): number;
  /** The laser at an operating point. `source` names it where there are several: lanes of one name share their intensity noise. */
  at(operation: DfbLaserOperation, options?: { readonly source?: string }): Source;
}

/** A distributed-feedback laser that answers from its characteristic curves. */
export interface DfbLaser extends DfbLaserModel {
  readonly design: DfbLaserDesign;
}

/**
 * A distributed-feedback laser from its characteristic values: P = η (I − Ith), Ith = Ith0 exp((Tj − Tr)/T0),
 * η = η0 exp(−(Tj − Tr)/T1) with the junction at Tj = T + Rth (I V − P), V = V0 + I Rs, all solved together. Where several junction
 * temperatures fit, the coldest one is taken: it is what the laser reaches when it is switched on.
 *
 * @throws RangeError for a parameter outside its range, and from a question for thermal runaway.
 * [Coldren2012, ch. 2]
 */
export function dfbLaser(design: DfbLaserDesign): DfbLaser {
  const d = check('dfbLaser', dfbLaserTable, design);
  inRange('dfbLaser', 'lowestPlateTemperature', d.lowestPlateTemperature, 'K', 200, d.highestPlateTemperature);
  const tuning = d.wavelengthPerAmpere ?? 0;

  const voltage = (current: number): number => d.turnOnVoltage + current * d.seriesResistance;
  const thresholdAt = (junction: number): number =>
    d.thresholdCurrent * Math.exp((junction - d.referenceTemperature) / d.thresholdTemperature);
  const lightAt = (current: number, junction: number): number => {
    const excess = current - thresholdAt(junction);
    if (!(excess > 0)) return 0;
    return d.slopeEfficiency * Math.exp((d.referenceTemperature - junction) / d.slopeTemperature) * excess;
  };

  const junctionAt = (current: number, plate: number): number => {
    const dark = plate + d.thermalResistance * current * voltage(current);
    let junction = plate;
    let step = 0;
    // Light falls as the junction warms, so these steps climb and never pass the coldest solution.
    for (let n = 0; n < iterationLimit; n++) {
      const next = dark - d.thermalResistance * lightAt(current, junction);
      step = next - junction;
      if (n === 0 && step < 0) {
        throw new RangeError(`dfbLaser: current is ${digits(current)} A, where the design gives more light than it takes electrical power`);
      }
      junction = next;
      if (step <= temperatureTolerance) return junction;
    }
    throw new ConvergenceError(`dfbLaser: junction temperature at ${digits(current)} A`, { iterations: iterationLimit, residual: step });
  };

  /** Sign of dP/dI on the lasing branch; below threshold, sign of d(I − Ith)/dI. */
  const rise = (current: number, junction: number): number => {
    const threshold = thresholdAt(junction);
    const perKelvin = threshold / d.thresholdTemperature + Math.max(0, current - threshold) / d.slopeTemperature;
    return Math.max(-1, 1 - d.thermalResistance * (d.turnOnVoltage + 2 * current * d.seriesResistance) * perKelvin);
  };

  const checkPlate = (temperature: number): void =>
    inRange('dfbLaser', 'temperature', temperature, 'K', d.lowestPlateTemperature, d.highestPlateTemperature);

  const solve = ({ current, temperature }: DfbLaserOperation): number => {
    inRange('dfbLaser', 'current', current, 'A', 0, d.maximumCurrent);
    checkPlate(temperature);
    const junction = junctionAt(current, temperature);
    if (current > thresholdAt(temperature) && lightAt(current, junction) === 0 && rise(current, junction) <= 0) {
      const where = `thermal runaway on a plate of ${digits(temperature)} K: threshold grows faster than current`;
      throw new RangeError(`dfbLaser: current is ${digits(current)} A, ${where}`);
    }
    return junction;
  };

  const threshold = ({ temperature }: { readonly temperature: number }): number => {
    checkPlate(temperature);
    let current = 0;
    let step = 0;
    for (let n = 0; n < iterationLimit; n++) {
      // As for the junction: climbs to the lower of the two currents where I = Ith.
      const next = thresholdAt(temperature + d.thermalResistance * current * voltage(current));
      if (!(next <= d.maximumCurrent)) {
        throw new RangeError(`dfbLaser: temperature is ${digits(temperature)} K, where threshold lies above ${digits(d.maximumCurrent)} A`);
      }
      step = next - current;
      if (step <= currentTolerance * next) return next;
      current = next;
    }
    throw new ConvergenceError(`dfbLaser: threshold at ${digits(temperature)} K`, { iterations: iterationLimit, residual: step });
  };

  const highestPower = ({ temperature }: { readonly temperature: number }): { power: number; current: number } => {
    const low = threshold({ temperature });
    const slope = (current: number): number => rise(current, junctionAt(current, temperature));
    const high = d.maximumCurrent;
    const current = slope(high) >= 0 || low === high ? high : findRoot(slope, low, high);
    return { power: lightAt(current, junctionAt(current, temperature)), current };
  };

  return {
    design: d,
    power: (point) => lightAt(point.current, solve(point)),
    junctionTemperature: solve,
    voltage: (point) => {
      solve(point);
      return voltage(point.current);
    },
    electricalPower: (point) => {
      solve(point);
      return point.current * voltage(point.current);
    },
    wallPlugEfficiency: (point) => {
      const power = lightAt(point.current, solve(point));
      return power === 0 ? 0 : power / (point.current * voltage(point.current));
    },
    wavelength: (point) => d.wavelength + d.wavelengthPerKelvin * (solve(point) - d.referenceTemperature) + tuning * point.current,
    threshold,
    highestPower,
    currentFor: ({ power, temperature }) => {
      const peak = highestPower({ temperature });
      inRange('dfbLaser', `power at ${digits(temperature)} K`, power, 'W', 0, peak.power);
      const low = threshold({ temperature });
      if (power === 0) return low;
      if (power === peak.power) return peak.current;
      // Just below threshold the light is exactly 0, so the bracket holds for the smallest power.
      return findRoot((current) => lightAt(current, junctionAt(current, temperature)) - power, low * (1 - 1e-9), peak.current);
    },
    at: (operation, { source = 'laser' } = {}) => {
      const junction = solve(operation);
      const lane = {
        wavelength: d.wavelength + d.wavelengthPerKelvin * (junction - d.referenceTemperature) + tuning * operation.current,
        rin: d.relativeIntensityNoise,
        linewidth: d.linewidth,
        polarizationExtinction: d.polarizationExtinction,
        source,
      };
      const light = continuousWave(lane, lightAt(operation.current, junction));
      return () => light;
    },
  };
}

const iterationLimit = 10000;
const temperatureTolerance = 1e-11;
const currentTolerance = 1e-14;
