import { inRange } from '../errors.ts';

/**
 * Power reflected at normal incidence between two lossless media of index `n1` and `n2` (0.1 to 10): ((n1 − n2)/(n1 + n2))².
 * [Born1999, sec. 1.5]
 *
 * @throws RangeError for an index out of range.
 */
export function fresnelReflectance(n1: number, n2: number): number {
  inRange('fresnelReflectance', 'n1', n1, '1', 0.1, 10);
  inRange('fresnelReflectance', 'n2', n2, '1', 0.1, 10);
  return ((n1 - n2) / (n1 + n2)) ** 2;
}
