import { type NaturalUnit, naturalUnitsOf } from './naturalUnits.ts';
import { type QuantityReader, unitReader } from './units.ts';

/** Writes one quantity of an SI unit with the shortest text that reads back to the same bits. */
export type QuantityWriter = (value: number, unit: string) => string;

/**
 * A writer of quantities: `write(0.35, 'W')` is `350 mW`. It reads its own text back and compares with `Object.is`; among the units
 * of the field it takes the shortest text, and where no decimal fits it writes SI, which always does. The value must be finite,
 * else a `RangeError`.
 *
 * Loads mathjs.
 */
export async function unitWriter(): Promise<QuantityWriter> {
  const read = await unitReader();
  return (value, unit) => {
    if (!Number.isFinite(value)) throw new RangeError(`formatQuantity: value is ${value}, must be finite`);
    const si = plain(value);
    let best = unit === '1' ? si : `${si} ${unit}`;
    if (value === 0) return best;
    let least = length(si);
    let untouched = true;
    for (const natural of naturalUnitsOf(unit)) {
      const number = shortest(value, natural, unit, read);
      if (number === undefined) continue;
      const cost = length(number) + (natural.handicap ?? 0);
      // On a tie the unit of the field beats SI, and the commoner one the rarer.
      if (cost > least || (cost === least && !untouched)) continue;
      [best, least, untouched] = [`${number} ${natural.unit}`, cost, false];
    }
    return best;
  };
}

/** One quantity written, as by `unitWriter`: `await formatQuantity(0.35, 'W')` is `350 mW`. */
export async function formatQuantity(value: number, unit: string): Promise<string> {
  return (await unitWriter())(value, unit);
}

const mostDigits = 17;

function shortest(value: number, { unit: natural, guess }: NaturalUnit, unit: string, read: QuantityReader): string | undefined {
  const near = guess(value);
  if (near === undefined || !(Math.abs(near) < 1e100)) return undefined;
  for (let digits = 1; digits <= mostDigits; digits++) {
    const number = plain(Number(near.toPrecision(digits)));
    if (Object.is(read(`${number} ${natural}`, unit), value)) return number;
  }
  return undefined;
}

function length(number: string): number {
  const size = Math.abs(Number(number));
  return number.length + (size !== 0 && (size < 1e-2 || size >= 1e5) ? 4 : 0);
}

function plain(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const decimal = String(value).replace('e+', 'e');
  const exponential = value.toExponential().replace('e+', 'e');
  return exponential.length + 3 <= decimal.length ? exponential : decimal;
}
