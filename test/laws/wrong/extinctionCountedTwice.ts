import type { LinkModel } from '../../../src/laws/linkKind.ts';
import { pam4ErrorRatio } from '../../../src/link/pam4.ts';
import { fourLevelLink } from '../fourLevelLink.ts';

/** A link that takes the penalty for finite extinction, (r − 1)/(r + 1), from an amplitude that has it already. */
export function extinctionCountedTwice(where: 'in the amplitude' | 'in the error ratio'): LinkModel {
  return (design) => {
    const { stages, signal } = fourLevelLink(design);
    const penalty = (design.extinctionRatio - 1) / (design.extinctionRatio + 1);
    const mean = signal.levels.reduce((sum, level) => sum + level, 0) / 4;
    const levels = signal.levels.map((level) => mean + penalty * (level - mean));
    const { bitErrorRatio } = pam4ErrorRatio({ levels, noise: signal.noise });
    if (where === 'in the error ratio') return { stages, bitErrorRatio };
    return { stages: stages.map(({ averagePower, oma }) => ({ averagePower, oma: penalty * (oma ?? 0) })), bitErrorRatio };
  };
}
