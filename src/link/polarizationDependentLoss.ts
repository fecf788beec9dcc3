import { inRange } from '../errors.ts';
import { fromDb, toDb } from '../units.ts';

/** What a part with polarization-dependent loss does to light of any polarization alike. */
export interface PolarizationDependentLoss {
  /** Loss of the worst polarization over that of the best, dB. */
  readonly worstDb: number;
  /** Loss of the mean power over the best, dB. */
  readonly meanDb: number;
  /** Loss over the best that is exceeded by a share 0 to 1 of all polarizations, dB. */
  readonly exceededBy: (share: number) => number;
}

/**
 * Polarization-dependent loss, 0 to 60 dB, of a part behind a fiber, in which every state of polarization is as likely: the transmission is then uniform between
 * that of the worst state and that of the best, for its part along the preferred axis is the height of a point on a sphere. [GisinHuttner1997]
 *
 * @throws RangeError
 */
export function polarizationDependentLoss({ lossDb }: { readonly lossDb: number }): PolarizationDependentLoss {
  inRange('polarizationDependentLoss', 'lossDb', lossDb, 'dB', 0, 60);
  const worst = fromDb(-lossDb);
  return {
    worstDb: lossDb,
    meanDb: -toDb((1 + worst) / 2),
    exceededBy: (share) => {
      inRange('polarizationDependentLoss', 'share', share, '1', 0, 1);
      return -toDb(worst + share * (1 - worst)) + 0;
    },
  };
}
