import { attenuationTo } from '../../link/attenuation.ts';
import { receiverNoise } from '../../link/noise.ts';
import { pam4BitErrorRatio } from '../../link/pam4.ts';
import { gaussianTail } from '../../numerics/erfc.ts';
import { fromDb } from '../../units.ts';
import type { EyeClosure } from './eyeClosure.ts';
import type { LaserDraw } from './laserDraw.ts';
import type { ComparisonLink } from './table.ts';
import { bitRateOf, type Transmitter } from './transmitter.ts';

/** What a modulator needs for the bit error ratio of the link, or why nothing is enough. */
export type NeededPower =
  | {
      readonly finite: true;
      /** Light before the modulator, W. */
      readonly power: number;
      /** Electrical power of the lane's part of its laser, of its driver and of its heater, W. */
      readonly laser: number;
      readonly driver: number;
      readonly heater: number;
    }
  | { readonly finite: false; readonly reason: string };

/**
 * Light that brings the bit error ratio to the link's: levels in equal steps over the outer amplitude less its closure, the noise of each
 * level that of its true power.
 *
 * @internal
 */
export function neededPower(
  modulator: Transmitter,
  link: ComparisonLink,
  {
    eyeClosure,
    laser,
    driverEnergyPerBit,
  }: { readonly eyeClosure: EyeClosure; readonly laser: LaserDraw; readonly driverEnergyPerBit: number },
): NeededPower {
  if (!eyeClosure.finite) return eyeClosure;
  const arriving = link.power * fromDb(-link.channelLossDb);
  const amplitude = link.receiver.responsivity * fromDb(-link.channelLossDb - eyeClosure.closureDb) * eyeClosure.omaOuter;
  const levels = modulator.transmissions.map((transmission) => transmission * arriving);
  const { transmissions } = modulator;
  const signal = transmissions.map((_, i) => (amplitude * i) / (transmissions.length - 1));
  const errorRatio = (_: null, loss: number): number => {
    const noise = receiverNoise({ ...link.receiver, rin: laser.rin, levels: levels.map((level) => level / loss) });
    return bitErrorRatio(signal.map((current) => current / loss), noise);
  };
  const attenuationDb = attenuationTo(errorRatio, null, link.bitErrorRatio);
  if (attenuationDb === -Infinity) {
    return { finite: false, reason: 'noise that grows with the light keeps the error ratio above its target' };
  }
  if (attenuationDb === Infinity) return { finite: false, reason: 'the error ratio stays below its target with 150 dB less light' };
  const power = link.power * fromDb(-attenuationDb);
  const drawn = laser.draw(power);
  if (!drawn.finite) return drawn;
  const heater = modulator.heaterAt(power);
  if (!heater.finite) return heater;
  return { finite: true, power, laser: drawn.watts, driver: driverEnergyPerBit * bitRateOf(link), heater: heater.watts };
}

function bitErrorRatio(levels: readonly number[], noise: readonly number[]): number {
  const [l0, l1, l2, l3] = levels as [number, number, number, number];
  const [s0, s1, s2, s3] = noise as [number, number, number, number];
  // Two levels with the threshold at which both err alike.
  return levels.length === 2 ? gaussianTail((l1 - l0) / (s0 + s1)) : pam4BitErrorRatio(l0, l1, l2, l3, s0, s1, s2, s3);
}
