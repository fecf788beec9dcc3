import { attenuator } from '../../src/devices/attenuator.ts';
import { photodiode } from '../../src/devices/photodiode.ts';
import type { LinkDesign } from '../../src/laws/arbitraryLink.ts';
import type { LinkAnswers } from '../../src/laws/linkKind.ts';
import type { Source } from '../../src/light.ts';
import { linkBudget } from '../../src/link/budget.ts';
import { pam4ErrorRatio } from '../../src/link/pam4.ts';

/** Powers of four equal steps, W. */
export function fourLevels({ averagePower, extinctionRatio }: Pick<LinkDesign, 'averagePower' | 'extinctionRatio'>): number[] {
  const lowest = (2 * averagePower) / (extinctionRatio + 1);
  return [0, 1, 2, 3].map((i) => lowest * (1 + (i * (extinctionRatio - 1)) / 3));
}

/** A link put together from the library's parts. */
export function fourLevelLink(design: LinkDesign): LinkAnswers & Required<Pick<LinkAnswers, 'signal' | 'bitErrorRatio'>> {
  const none = [0, 0, 0, 0];
  const rest = { linewidth: 0, chirp: none, crosstalk: none, polarizationExtinction: 1e12, source: 'laser' };
  const lane = { wavelength: design.wavelength, levels: fourLevels(design), rin: design.relativeIntensityNoise, ...rest };
  const source: Source = () => ({ lanes: [lane] });
  const path = design.lossesDb.map((lossDb) => attenuator({ lossDb }).at());
  const { stages, signal } = linkBudget({ source, path, detector: photodiode(design.photodiode).at(design) });
  return { stages, signal, bitErrorRatio: pam4ErrorRatio(signal).bitErrorRatio };
}
