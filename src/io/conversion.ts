import { elementaryCharge } from '../constants.ts';
import { celsius, dbPerCm, dbPerKm, dbPerMeter, fromDb, fromDbm } from '../units.ts';
import { plainUnit, unitFactors } from './unitText.ts';

/**
 * A number in one unit to the number in another.
 *
 * @internal
 */
export type Conversion = (value: number) => number;

/**
 * Size in SI and dimensions of one symbol; `undefined` where it is not known.
 *
 * @internal
 */
export type SymbolUnit = (symbol: string) => { readonly value: number; readonly dimensions: readonly number[] } | undefined;

const times =
  (factor: number): Conversion =>
  (value) =>
    value * factor;

/** Forms of the field that no general unit library reads: target unit → unit in the text → conversion. */
const fieldForms: ReadonlyMap<string, ReadonlyMap<string, Conversion>> = new Map([
  ['W', new Map([['dBm', fromDbm], ['dBW', fromDb]])],
  ['1/Hz', new Map([['dB/Hz', fromDb], ['dBc/Hz', fromDb]])],
  ['1', new Map([['dB', fromDb], ['%', (value: number) => value / 100]])],
  ['K', new Map([['degC', celsius]])],
  [
    '1/m',
    new Map([
      ['dB/m', times(dbPerMeter)],
      ['dB/cm', times(dbPerCm)],
      ['dB/mm', times(1000 * dbPerMeter)],
      ['dB/um', times(1e6 * dbPerMeter)],
      ['dB/km', times(dbPerKm)],
    ]),
  ],
]);

/**
 * The conversion between two units as far as it needs no unit library: the unit itself, no unit (SI), and the forms of the field.
 *
 * @internal
 */
export function fieldConversion(from: string, to: string): Conversion | undefined {
  if (from === '' || from === to) return (value) => value;
  return fieldForms.get(to)?.get(plainUnit(from));
}

/**
 * Why a text cannot be converted.
 *
 * @internal
 */
export interface Refusal {
  readonly refusal: string;
}

/**
 * The conversion between two units of the same dimension, each symbol looked up by `symbolUnit`.
 *
 * @internal
 */
export function generalConversion(from: string, to: string, symbolUnit: SymbolUnit): Conversion | Refusal {
  const wrong = { refusal: 'has the wrong unit' };
  const target = plainUnit(to);
  const source = plainUnit(from);
  const decibels = source.startsWith('dB') && target.startsWith('dB');
  const sourceSize = measure(decibels ? source.replace('dB', '1') : source, symbolUnit);
  if ('refusal' in sourceSize) return sourceSize.refusal.includes('dB') ? wrong : sourceSize;
  const targetSize = measure(decibels ? target.replace('dB', '1') : target, symbolUnit);
  if ('refusal' in targetSize || !sameDimensions(sourceSize.dimensions, targetSize.dimensions)) return wrong;
  const inverse = targetSize.steps.map(({ size, divide }) => ({ size, divide: !divide }));
  const steps = [...sourceSize.steps, ...inverse].filter(({ size }) => size !== 1);
  return steps.length <= 2 ? (value) => steps.reduce(applied, value) : times(clean(steps.reduce(applied, 1)));
}

function applied(value: number, { size, divide }: Step): number {
  return divide ? value / size : value * size;
}

/** One factor of a unit. Up to two are applied one after another, as `0.1 * nm / mW` is entered in code: both give the same bits. */
interface Step {
  readonly size: number;
  readonly divide: boolean;
}

function measure(text: string, symbolUnit: SymbolUnit): { steps: Step[]; dimensions: readonly number[] } | Refusal {
  const factors = unitFactors(text.startsWith('/') ? `1${text}` : text);
  if (factors === undefined) return { refusal: `has no unit that can be read in ${JSON.stringify(text)}` };
  const steps: Step[] = [];
  const dimensions: number[] = [];
  for (const { symbol, power } of factors) {
    const unit = knownSymbol(symbol, factors.length > 1, symbolUnit);
    if (unit === undefined) return { refusal: `has the unknown unit ${JSON.stringify(symbol)}` };
    steps.push(stepOf(unit.value, power));
    unit.dimensions.forEach((dimension, i) => (dimensions[i] = (dimensions[i] ?? 0) + dimension * power));
  }
  return { steps, dimensions };
}

function stepOf(value: number, power: number): Step {
  return { size: clean(value ** Math.abs(power)), divide: power < 0 };
}

/** Rounding of a power taken back where a short decimal was meant: (1e-9)² is 1e-18. */
function clean(size: number): number {
  const short = Number(size.toPrecision(12));
  return Math.abs(size - short) <= 4 * Number.EPSILON * size ? short : size;
}

const bitDimension = 8;

function sameDimensions(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < bitDimension; i++) {
    if (Math.abs((a[i] ?? 0) - (b[i] ?? 0)) > 1e-9) return false;
  }
  return true;
}

function knownSymbol(symbol: string, inCompound: boolean, symbolUnit: SymbolUnit): ReturnType<SymbolUnit> {
  const baud = /^([kMGT]?)(?:Bd|baud)$/.exec(symbol);
  if (baud !== null) return symbolUnit(`${baud[1]!}Hz`);
  const bit = /^([kMGT]?)bits?$/.exec(symbol);
  if (bit !== null) return symbolUnit(`${bit[1]!}b`);
  // In `degC/W` a degree is a difference.
  if (symbol === 'degC' && inCompound) return symbolUnit('K');
  // General libraries keep the electronvolt of an older CODATA.
  const electronvolt = /^([munkM]?)eV$/.exec(symbol);
  if (electronvolt === null) return symbolUnit(symbol);
  const joule = symbolUnit(`${electronvolt[1]!}J`);
  return joule && { ...joule, value: joule.value * elementaryCharge };
}
