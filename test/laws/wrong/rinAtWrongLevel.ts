import { relativeIntensityNoise, shotNoise, thermalNoise } from '../../../src/devices/detectionNoise.ts';
import type { LinkModel } from '../../../src/laws/linkKind.ts';
import { pam4ErrorRatio } from '../../../src/link/pam4.ts';
import { fourLevelLink } from '../fourLevelLink.ts';

/** A link whose intensity noise is that of one power for all levels, in place of that of each level. */
export function rinAtWrongLevel(power: 'average power' | 'modulation amplitude'): LinkModel {
  return (design) => {
    const { stages, signal } = fourLevelLink(design);
    const { levels } = signal;
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length - design.photodiode.darkCurrent;
    const current = power === 'average power' ? mean : levels[3]! - levels[0]!;
    const { noiseDensity, noiseBandwidth, relativeIntensityNoise: rin } = design;
    const noise = levels.map((level) =>
      Math.sqrt(
        thermalNoise({ noiseDensity, noiseBandwidth }) +
          shotNoise({ current: level, noiseBandwidth }) +
          relativeIntensityNoise({ rin, current, noiseBandwidth }),
      ),
    );
    return { stages, bitErrorRatio: pam4ErrorRatio({ levels, noise }).bitErrorRatio };
  };
}
