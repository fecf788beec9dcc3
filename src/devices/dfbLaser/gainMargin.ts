import { planckConstant, speedOfLight } from '../../constants.ts';
import { inRange } from '../../errors.ts';
import type { NaturalLinewidth } from '../laserNoise.ts';
import type { GratingMode } from './gratingModes.ts';

/**
 * How much more net modal gain (of power, 1/m) the second mode needs than the first: 2(α₂ − α₁). Modes by rising gain, as `gratingModes`
 * gives them.
 *
 * @throws RangeError for fewer than two modes.
 */
export function gainMargin(modes: readonly GratingMode[]): number {
  inRange('gainMargin', 'modes.length', modes.length, '1', 2, Number.MAX_SAFE_INTEGER);
  return 2 * (modes[1]!.amplitudeGain - modes[0]!.amplitudeGain);
}

/** What sets how far a side mode stays behind. */
export interface SideModeLaser extends Omit<NaturalLinewidth, 'linewidthEnhancementFactor'> {
  /** Net modal gain that the side mode lacks, of power, 1/m. */
  readonly gainMargin: number;
}

/**
 * Power of the lasing mode over that of its strongest side mode, linear: 1 + Δg s/(nsp (αm + αi)), with s photons of the lasing mode in
 * the cavity. Each mode holds the photons that spontaneous emission brings over the rate at which its gain falls short of its loss.
 *
 * @throws RangeError for an argument outside its physical range.
 * [Coldren2012, ch. 3]
 */
export function sideModeSuppression(laser: SideModeLaser): number {
  const who = 'sideModeSuppression';
  inRange(who, 'wavelength', laser.wavelength, 'm', 1e-7, 1e-4);
  inRange(who, 'groupIndex', laser.groupIndex, '1', 1, 10);
  inRange(who, 'inversionFactor', laser.inversionFactor, '1', 1, 100);
  inRange(who, 'mirrorLoss', laser.mirrorLoss, '1/m', 1e-3, 1e7);
  inRange(who, 'internalLoss', laser.internalLoss, '1/m', 0, 1e7);
  inRange(who, 'power', laser.power, 'W', 0, 1e3);
  inRange(who, 'gainMargin', laser.gainMargin, '1/m', 0, 1e7);
  const share = laser.outputFraction ?? 0.5;
  inRange(who, 'outputFraction', share, '1', 1e-6, 1);
  const perPhoton = (share * planckConstant * speedOfLight * (speedOfLight / laser.groupIndex) * laser.mirrorLoss) / laser.wavelength;
  const photons = laser.power / perPhoton;
  return 1 + (laser.gainMargin * photons) / (laser.inversionFactor * (laser.mirrorLoss + laser.internalLoss));
}
