import { inRange } from '../errors.ts';
import type { Signal } from '../light.ts';

/**
 * A signal whose eye is closed vertically by `closureDb` (0 to 100 dB): each level keeps 10^(−closureDb/10) of its distance to the mean
 * of the levels, and the noise of its true power. An optical penalty of a given dB is this, for power and photocurrent are proportional.
 *
 * @throws RangeError
 */
export function closeEye(signal: Signal, closureDb: number): Signal {
  inRange('closeEye', 'closureDb', closureDb, 'dB', 0, 100);
  const { levels, noise } = signal;
  inRange('closeEye', 'levels.length', levels.length, '1', 1, 1e6);
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const opening = 10 ** (-closureDb / 10);
  // In this form the levels of an open eye come back to the last bit.
  const offset = mean * (1 - opening);
  return { levels: levels.map((level) => offset + opening * level), noise };
}
