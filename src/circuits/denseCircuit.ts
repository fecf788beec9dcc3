import { digits } from '../errors.ts';
import { eliminate } from '../numerics/complexElimination.ts';
import { complexZeros, type ComplexVector } from '../numerics/complexVector.ts';
import type { PartEntries } from './partEntries.ts';
import type { Wiring } from './wiring.ts';

/**
 * The definition of a circuit: the waves a that enter its parts and b that leave them are b = S a, S the parts' matrices side by side;
 * a = b of the port that each is joined to, or comes from outside. Amplitudes along all own ports, row-major. [Filipsson1981]
 *
 * @throws RangeError where light goes round without loss, on resonance.
 * @internal
 */
export function denseCircuit(
  { size, joined, outer }: Wiring,
  { rows, columns }: PartEntries,
  values: ComplexVector,
  wavelength: number,
): ComplexVector {
  const count = outer.length;
  const system = complexZeros(size * size);
  const waves = complexZeros(size * count);
  for (let i = 0; i < size; i++) system.re[i * (size + 1)] = 1;
  for (let e = 0; e < rows.length; e++) {
    const entered = joined[rows[e]!]!;
    if (entered < 0) continue;
    system.re[entered * size + columns[e]!]! -= values.re[e]!;
    system.im[entered * size + columns[e]!]! -= values.im[e]!;
  }
  outer.forEach((port, k) => (waves.re[port * count + k] = 1));
  if (!eliminate(system, waves, size, count)) {
    const where = `on resonance at ${digits(wavelength)} m`;
    throw new RangeError(`circuit: a loop passes light without loss, ${where}: no finite field settles in it`);
  }
  const place = new Int32Array(size).fill(-1);
  outer.forEach((port, k) => (place[port] = k));
  const out = complexZeros(count * count);
  for (let e = 0; e < rows.length; e++) {
    const row = place[rows[e]!]!;
    if (row < 0) continue;
    for (let k = 0; k < count; k++) {
      const at = columns[e]! * count + k;
      out.re[row * count + k]! += values.re[e]! * waves.re[at]! - values.im[e]! * waves.im[at]!;
      out.im[row * count + k]! += values.re[e]! * waves.im[at]! + values.im[e]! * waves.re[at]!;
    }
  }
  return out;
}
