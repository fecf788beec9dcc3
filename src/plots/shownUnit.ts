import { mW } from '../units.ts';

/** How a number is shown: the unit on the axis, and the SI numbers behind it. */
export interface ShownUnit {
  /** What stands behind the title, as `'pm/K'`; `'1'` for nothing. */
  readonly unit: string;
  /** One of this unit in SI; 1 if absent. */
  readonly scale?: number;
  /** SI value that is shown as 0, as 273.15 for °C; 0 if absent. */
  readonly zero?: number;
}

/**
 * What is shown of a named number.
 *
 * @internal
 */
export interface Shown {
  readonly title: string;
  readonly unit: string;
  /** From the number of the result to the number on the axis. */
  readonly number: (value: number) => number;
}

const prefixes: ReadonlyMap<string, number> = new Map([
  ['f', 1e-15],
  ['p', 1e-12],
  ['n', 1e-9],
  ['u', 1e-6],
  ['µ', 1e-6],
  ['μ', 1e-6],
  ['m', 1e-3],
  ['c', 1e-2],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
]);
const bases = ['m', 'V', 'A', 'W', 'Hz', 's', 'K', 'F', 'J', 'ohm', 'Ω', 'rad', 'Bd', 'bit'];

/** By the name, else by its last word in lower case: the unit in which the field writes it. */
const usual: ReadonlyMap<string, string> = new Map([
  ['wavelength', 'nm'],
  ['detuning', 'GHz'],
  ['frequency', 'GHz'],
  ['bandwidth', 'GHz'],
  ['temperature', '°C'],
  ['voltage', 'V'],
  ['swing', 'V'],
  ['current', 'mA'],
  ['power', 'mW'],
  ['gap', 'nm'],
  ['radius', 'µm'],
  ['time', 'ps'],
  ['freeSpectralRange', 'nm'],
  ['thermalShift', 'pm/K'],
  ['modulationEfficiency', 'pm/V'],
  ['groupDelay', 'ps'],
  ['photonLifetime', 'ps'],
  ['wallPlugEfficiency', '%'],
  ['responsivity', 'A/W'],
  ['capacitance', 'fF'],
  ['energyPerBit', 'pJ/bit'],
]);

/** Names that are already in decibels wear that as their last letters. */
const decibelName = /^(.+?)(Dbm?)$/;

/**
 * How the numbers of a name are shown: as asked, else in the unit that the field uses for that name, with the prefix that suits the
 * numbers, else as they are.
 *
 * @internal
 */
export function shownOf(name: string, values: ArrayLike<number>, asked?: string | ShownUnit, title: string = wordsOf(name)): Shown {
  const worn = decibelName.exec(name)?.[2];
  if (worn !== undefined) {
    const unit = worn === 'Db' ? 'dB' : 'dBm';
    if (asked !== undefined && asked !== unit) throw new RangeError(`plot: ${name} is in ${unit}, no other unit can be shown`);
    return { title, unit, number: (value) => value };
  }
  if (asked !== undefined) return { title, ...(typeof asked === 'string' ? ofText(name, asked) : linear(asked)) };
  const known = usual.get(name) ?? usual.get(lastWord(name));
  return { title, ...(known === undefined ? ofText(name, '1') : ofText(name, prefixed(known, values))) };
}

/**
 * An axis title with its unit.
 *
 * @internal
 */
export function titled({ title, unit }: Pick<Shown, 'title' | 'unit'>): string {
  return unit === '1' ? title : `${title} (${unit})`;
}

/** `chipTemperature` as `chip temperature`, `marginDb` as `margin`, `preFecBitErrorRatio` as `pre-FEC bit error ratio`. */
function wordsOf(name: string): string {
  const bare = decibelName.exec(name)?.[1] ?? name;
  const words = bare.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.replace(/\bpre fec\b/, 'pre-FEC').replace(/\b(?:oma|fec|rin)\b/g, (word) => word.toUpperCase());
}

function lastWord(name: string): string {
  return (/[A-Z][a-z]*$/.exec(name)?.[0] ?? name).toLowerCase();
}

type Numbers = Pick<Shown, 'unit' | 'number'>;

/** Rounded where binary fractions would show; ten digits are more than a picture has. */
function round(value: number): number {
  return Number(value.toPrecision(10));
}

function linear({ unit, scale = 1, zero = 0 }: ShownUnit): Numbers {
  if (!(Number.isFinite(scale) && scale !== 0)) throw new RangeError(`plot: scale of ${unit} is ${scale}, must be a number other than 0`);
  if (!Number.isFinite(zero)) throw new RangeError(`plot: zero of ${unit} is ${zero}, must be a number`);
  return { unit, number: (value) => round((value - zero) / scale) };
}

function ofText(name: string, unit: string): Numbers {
  if (unit === 'dB') return decibels(name, unit, 1);
  if (unit === 'dBm') return decibels(name, unit, mW);
  if (unit === '1') return linear({ unit });
  if (unit === '%') return linear({ unit, scale: 0.01 });
  if (unit === '°' || unit === 'deg') return linear({ unit: '°', scale: Math.PI / 180 });
  if (unit === '°C' || unit === 'degC') return linear({ unit: '°C', zero: 273.15 });
  const scales = unit.split('/').map(scaleOf);
  const [over, under = 1] = scales;
  if (scales.length > 2 || over === undefined || scales.includes(undefined)) {
    throw new RangeError(`plot: unit ${JSON.stringify(unit)} of ${name} is not known, give { unit, scale }`);
  }
  return linear({ unit, scale: over / under });
}

function decibels(name: string, unit: string, reference: number): Numbers {
  const number = (value: number): number => {
    if (!(value > 0)) throw new RangeError(`plot: ${name} is ${value}, which has no ${unit}`);
    return round(10 * Math.log10(value / reference));
  };
  return { unit, number };
}

function scaleOf(text: string): number | undefined {
  if (bases.includes(text)) return 1;
  const prefix = prefixes.get(text.slice(0, 1));
  return prefix !== undefined && bases.includes(text.slice(1)) ? prefix : undefined;
}

/** The usual unit while its numbers stay handy, else the prefix that makes them so. */
function prefixed(unit: string, values: ArrayLike<number>): string {
  const base = unit.slice(1);
  const scale = prefixes.get(unit.slice(0, 1));
  if (scale === undefined || !bases.includes(base)) return unit;
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  const handy = largest / scale;
  if (largest === 0 || (handy >= 0.1 && handy < 20000)) return unit;
  const steps = [...'fpnµm', '', ...'kMGT'];
  const wanted = Math.floor(Math.log10(largest) / 3) + steps.indexOf('');
  return steps[Math.min(steps.length - 1, Math.max(0, wanted))]! + base;
}
