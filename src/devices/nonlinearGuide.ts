import { planckConstant, speedOfLight } from '../constants.ts';
import { check } from '../design.ts';
import { inRange } from '../errors.ts';
import { continuousWave, type Light, type Stage } from '../light.ts';
import { findRoot } from '../numerics/roots.ts';
import { carrierAttenuation, logsAlong } from './nonlinearGuide/alongGuide.ts';
import { nonlinearGuideTable, type NonlinearGuideDesign } from './nonlinearGuide/table.ts';

/** Continuous light where a nonlinear guide is asked: power 0 to 100 W, vacuum wavelength 1 to 2 um, in SI. */
export interface NonlinearGuidePoint {
  readonly power: number;
  readonly wavelength: number;
}

/** Power attenuation at one place of a guide, 1/m. */
export interface NonlinearAttenuation {
  /** Scattering and the like, whatever the power. */
  readonly linear: number;
  /** β P/A. */
  readonly twoPhoton: number;
  /** σ N of the carriers that two photons make. */
  readonly freeCarrier: number;
}

/** A guide whose loss grows with the power. Every question throws a `RangeError` for a point out of range. */
export interface NonlinearGuide {
  readonly design: NonlinearGuideDesign;
  /** Power behind over power before, 0 to 1. */
  transmission(point: NonlinearGuidePoint): number;
  /** Loss, dB, positive. */
  lossDb(point: NonlinearGuidePoint): number;
  /** What attenuates where the power is that of the point, 1/m each. */
  attenuation(point: NonlinearGuidePoint): NonlinearAttenuation;
  /** Pairs of carriers where the power is that of the point, 1/m³. */
  carrierDensity(point: NonlinearGuidePoint): number;
  /** Power before the guide, W, that gives `power` behind it. Throws a `RangeError` that states the largest, that of 100 W before it. */
  inputFor(goal: NonlinearGuidePoint): number;
  /**
   * The guide as a stage for all lanes together: each level is absorbed with the others of its color by its own power, with those of
   * other colors twice by their mean; carriers outlast symbols and follow the mean. Crosstalk passes as its level does. Intensity noise
   * is left as it is (two photons would lessen it), and so is the Kerr phase.
   */
  at(operation?: Record<string, never>): Stage;
}

const mostPower = 100;

/**
 * A guide with linear loss, two-photon absorption and the absorption of the carriers that this makes:
 * dP/dz = −αP − βP²/A − σN P, N = τ β P²/(2hν Ac²), steady. Integrated to 1e-12 of the log of power.
 *
 * @throws RangeError for a parameter outside its range.
 * [deCea2019, eqs. 2, 3]
 */
export function nonlinearGuide(design: NonlinearGuideDesign): NonlinearGuide {
  const d = check('nonlinearGuide', nonlinearGuideTable, design);
  const logOf = ({ power, wavelength }: NonlinearGuidePoint): number => {
    const lane = { wavelength, rin: 0, linewidth: 0, polarizationExtinction: 1e12, source: '' };
    return logsAlong(d, continuousWave(lane, power))[0]![0]!;
  };
  const attenuation = (point: NonlinearGuidePoint): NonlinearAttenuation => {
    checkPoint(point);
    return {
      linear: d.attenuation,
      twoPhoton: (d.twoPhotonAbsorption * point.power) / d.nonlinearArea,
      freeCarrier: carrierAttenuation(d, point.wavelength) * point.power * point.power,
    };
  };
  return {
    design: d,
    transmission: (point) => {
      checkPoint(point);
      return Math.exp(logOf(point));
    },
    lossDb: (point) => {
      checkPoint(point);
      return Math.abs((10 / Math.LN10) * logOf(point));
    },
    attenuation,
    carrierDensity: (point) => {
      checkPoint(point);
      const photon = (planckConstant * speedOfLight) / point.wavelength;
      const intensity = point.power / d.carrierArea;
      return (d.carrierLifetime * d.twoPhotonAbsorption * intensity * intensity) / (2 * photon);
    },
    inputFor: (goal) => {
      checkPoint(goal);
      const { power, wavelength } = goal;
      const most = mostPower * Math.exp(logOf({ power: mostPower, wavelength }));
      inRange('nonlinearGuide', 'power behind', power, 'W', 0, most);
      if (power === 0) return 0;
      const least = power * Math.exp(d.attenuation * d.length);
      if (d.twoPhotonAbsorption === 0) return least;
      const goalLog = Math.log(power);
      const miss = (log: number): number => log + logOf({ power: Math.min(mostPower, Math.exp(log)), wavelength }) - goalLog;
      // The ends may be the answer but for rounding.
      return Math.min(mostPower, Math.exp(findRoot(miss, Math.log(least) - 1e-9, Math.log(mostPower) + 1e-9)));
    },
    at: () => (light) => through(d, light),
  };
}

function through(d: NonlinearGuideDesign, light: Light): Light {
  light.lanes.forEach(({ wavelength, levels }, lane) => {
    inRange('nonlinearGuide', `lanes.${lane}.wavelength`, wavelength, 'm', 1e-6, 2e-6);
    for (const level of levels) inRange('nonlinearGuide', `lanes.${lane}.levels`, level, 'W', 0, mostPower);
  });
  const shares = logsAlong(d, light).map((logs) => logs.map(Math.exp));
  return {
    lanes: light.lanes.map((lane, i) => ({
      ...lane,
      levels: lane.levels.map((level, k) => level * shares[i]![k]!),
      crosstalk: lane.crosstalk.map((power, k) => power * shares[i]![k]!),
    })),
  };
}

function checkPoint({ power, wavelength }: NonlinearGuidePoint): void {
  inRange('nonlinearGuide', 'power', power, 'W', 0, mostPower);
  inRange('nonlinearGuide', 'wavelength', wavelength, 'm', 1e-6, 2e-6);
}
