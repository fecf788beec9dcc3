import { naturalUnitsOf } from '../io/naturalUnits.ts';

/**
 * A number of an SI unit as a person reads it: `7 um`, `350 mW`, `-145 dB/Hz`, `2 dB/cm`; at most six digits, in whichever unit of the
 * field is shortest. Never throws: `NaN W`.
 *
 * @internal
 */
export function quantityText(value: number, unit: string): string {
  if (value === 0) return `0 ${naturalUnitsOf(unit).find(({ guess }) => guess(0) === 0)?.unit ?? unit}`.replace(/ 1$/, '');
  let best = written(value, unit);
  if (!Number.isFinite(value)) return best;
  let least = cost(value);
  let first = true;
  for (const natural of naturalUnitsOf(unit)) {
    const number = natural.guess(value);
    if (number === undefined) continue;
    const length = cost(number) + (natural.handicap ?? 0);
    // On a tie the unit of the field beats SI, and the commoner one the rarer.
    if (length > least || (length === least && !first)) continue;
    [best, least, first] = [written(number, natural.unit), length, false];
  }
  return best;
}

function short(value: number): string {
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  return size >= 1e-3 && size < 1e6 ? String(rounded) : rounded.toExponential().replace('e+', 'e');
}

function written(value: number, unit: string): string {
  return unit === '1' ? short(value) : `${short(value)} ${unit}`;
}

function cost(value: number): number {
  const size = Math.abs(value);
  return short(value).length + (size < 1e-2 || size >= 1e5 ? 4 : 0);
}
