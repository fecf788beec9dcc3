import { planckConstant, speedOfLight } from '../constants.ts';
import { inRange } from '../errors.ts';
import { nm, um } from '../units.ts';

/**
 * Relative intensity noise that the photon nature of light alone gives to `power` (W) at `wavelength` (m): 2hν/P, one-sided, 1/Hz.
 * A detector that counts the shot noise of its current already counts this; do not add it to the `rin` of a lane.
 *
 * @throws RangeError for a power of 0 or less, or a wavelength outside 100 nm to 100 um.
 * [Coldren2012, ch. 5]
 */
export function shotNoiseFloor(power: number, wavelength: number): number {
  inRange('shotNoiseFloor', 'power', power, 'W', 1e-15, 1e6);
  inRange('shotNoiseFloor', 'wavelength', wavelength, 'm', 100 * nm, 100 * um);
  return (2 * planckConstant * speedOfLight) / (wavelength * power);
}

/** What sets the natural linewidth of a laser. */
export interface NaturalLinewidth {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Group index of the lasing mode. */
  readonly groupIndex: number;
  /** Spontaneous emission factor nsp, at least 1. */
  readonly inversionFactor: number;
  /** Power loss through both facets per length, 1/m. */
  readonly mirrorLoss: number;
  /** Power loss inside per length, 1/m. */
  readonly internalLoss: number;
  /** Henry's factor α_H. */
  readonly linewidthEnhancementFactor: number;
  /** Power out of one facet, W. */
  readonly power: number;
  /** Share of the light through both facets that leaves through that one, above 0 to 1. Absent: two equal facets, a half. */
  readonly outputFraction?: number;
}

/**
 * Full Lorentzian linewidth from spontaneous emission, Hz: v² hν nsp (αm + αi) αm (1 + αH²) / (8π P) for two equal facets; the share of αm
 * that ends in P takes the place of αm/2 where they differ. Well above threshold and without the 1/f noise of current and temperature.
 *
 * @throws RangeError for an argument outside its physical range.
 * [Henry1982]
 */
export function schawlowTownesLinewidth(laser: NaturalLinewidth): number {
  const who = 'schawlowTownesLinewidth';
  inRange(who, 'wavelength', laser.wavelength, 'm', 100 * nm, 100 * um);
  inRange(who, 'groupIndex', laser.groupIndex, '1', 1, 10);
  inRange(who, 'inversionFactor', laser.inversionFactor, '1', 1, 100);
  inRange(who, 'mirrorLoss', laser.mirrorLoss, '1/m', 0, 1e7);
  inRange(who, 'internalLoss', laser.internalLoss, '1/m', 0, 1e7);
  inRange(who, 'linewidthEnhancementFactor', laser.linewidthEnhancementFactor, '1', -100, 100);
  inRange(who, 'power', laser.power, 'W', 1e-12, 1e3);
  const share = laser.outputFraction ?? 0.5;
  inRange(who, 'outputFraction', share, '1', 1e-6, 1);
  const velocity = speedOfLight / laser.groupIndex;
  const photon = (planckConstant * speedOfLight) / laser.wavelength;
  const gain = laser.mirrorLoss + laser.internalLoss;
  const enhancement = 1 + laser.linewidthEnhancementFactor ** 2;
  return (velocity ** 2 * photon * laser.inversionFactor * gain * share * laser.mirrorLoss * enhancement) / (4 * Math.PI * laser.power);
}
