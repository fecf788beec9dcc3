import type { Table, Values } from '../../design.ts';
import { dbPerCm } from '../../units.ts';

/** The parameters of a guide that carries much light. */
export const nonlinearGuideTable = {
  /** Length. */
  length: { unit: 'm', range: [0, 1] },
  /** Power attenuation without nonlinearity. */
  attenuation: { unit: '1/m', range: [0, 100 * dbPerCm] },
  /** Two-photon absorption β of the core; 0 where two photons do not reach across its gap, as in silicon nitride. */
  twoPhotonAbsorption: { unit: 'm/W', range: [0, 1e-9] },
  /** Area A by which power makes two-photon absorption: it is β P/A. */
  nonlinearArea: { unit: 'm^2', range: [1e-16, 1e-8] },
  /** Area over which the carriers count. */
  carrierArea: { unit: 'm^2', range: [1e-16, 1e-8] },
  /** Time after which carriers are gone. */
  carrierLifetime: { unit: 's', range: [0, 1e-3] },
  /** Growth of the power attenuation for each electron-hole pair in a volume. */
  carrierCrossSection: { unit: 'm^2', range: [0, 1e-18] },
} as const satisfies Table;

/** What is fixed when the guide is made. */
export interface NonlinearGuideDesign extends Values<typeof nonlinearGuideTable> {}
