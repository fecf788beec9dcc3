import { type Conversion, type Refusal, type SymbolUnit, fieldConversion, generalConversion } from './conversion.ts';
import { exampleUnit } from './naturalUnits.ts';

/**
 * Reads one quantity: its text and the SI unit that is wanted (`'W'`, `'1/m'`, `'1'` for a plain number) to the number in that unit.
 * Throws a `RangeError` that names the text and the unit where the text is not a finite number with a unit of the same dimension.
 */
export type QuantityReader = (text: string, unit: string) => number;

/**
 * A reader of quantities: `read('350 mW', 'W')` is 0.35. Reads what mathjs reads and, before it, the forms of the field: dBm for W,
 * dB/cm and its like for a power attenuation in 1/m, dB/Hz for 1/Hz, GBd, pA/sqrt(Hz), pJ/bit, °C for an absolute temperature in K,
 * dB and % for a power ratio, both micro signs. A number without a unit is SI. `'180 nm'` gives the same bits as `180 * nm`.
 *
 * Loads mathjs; what needs no units never does.
 */
export async function unitReader(): Promise<QuantityReader> {
  const { default: math } = await import('mathjs/lib/browser/math.js');
  const symbolUnit: SymbolUnit = (symbol) => {
    try {
      const unit = math.unit(1, symbol);
      return unit.units[0]!.unit.offset === 0 ? unit : undefined;
    } catch {
      return undefined;
    }
  };
  const known = new Map<string, Conversion | Refusal>();
  return (text, unit) => {
    const { value, from } = split(text, unit);
    const key = `${unit}\n${from}`;
    let conversion = known.get(key);
    if (conversion === undefined) {
      conversion = fieldConversion(from, unit) ?? generalConversion(from, unit, symbolUnit);
      known.set(key, conversion);
    }
    if ('refusal' in conversion) throw unreadable(text, conversion.refusal, unit);
    const converted = conversion(value);
    if (!Number.isFinite(converted)) throw unreadable(text, 'is not finite', unit);
    return converted;
  };
}

/** One quantity read, as by `unitReader`: `await parseQuantity('-3 dBm', 'W')` is 0.000501. Throws as the reader does. */
export async function parseQuantity(text: string, unit: string): Promise<number> {
  const { value, from } = split(text, unit);
  const converted = fieldConversion(from, unit)?.(value);
  if (converted !== undefined && Number.isFinite(converted)) return converted;
  return (await unitReader())(text, unit);
}

const longest = 100;

function split(text: string, unit: string): { value: number; from: string } {
  const parts = /^\s*([+\-\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*?)\s*$/s.exec(text.slice(0, longest + 1));
  if (parts === null) throw unreadable(text, 'has no number', unit);
  if (text.length > longest) throw unreadable(text, 'is too long', unit);
  return { value: Number(parts[1]!.replace('\u2212', '-')), from: parts[2]! };
}

function unreadable(text: string, fault: string, unit: string): RangeError {
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
  const wanted = unit === '1' ? 'a plain number such as "0.5"' : `a quantity in ${unit} such as "1 ${exampleUnit(unit)}"`;
  return new RangeError(`${shown} ${fault}; expected ${wanted}`);
}
