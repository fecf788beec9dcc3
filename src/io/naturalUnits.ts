import { elementaryCharge } from '../constants.ts';
import { toDb, toDbm } from '../units.ts';

/**
 * A unit in which a quantity may be written, with a first guess of its number there; the reader decides what it is worth.
 *
 * @internal
 */
export interface NaturalUnit {
  readonly unit: string;
  /** Characters by which its text must be shorter: a logarithmic unit is taken only where it saves much; negative where SI is unusual. */
  readonly handicap?: number;
  /** From SI; `undefined` where it has no number there. */
  readonly guess: (value: number) => number | undefined;
}

/** Sizes of the prefixes; `-` is none. */
const sizes: Readonly<Record<string, number>> = { f: 1e-15, p: 1e-12, n: 1e-9, u: 1e-6, m: 1e-3, '-': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 };

const scaled = (unit: string, factor: number): NaturalUnit => ({ unit, guess: (value) => value / factor });
const usual = (unit: string, factor: number): NaturalUnit => ({ ...scaled(unit, factor), handicap: -6 });
const logarithmic = (unit: string, guess: (value: number) => number): NaturalUnit => ({
  unit,
  handicap: 4,
  guess: (value) => (value > 0 ? guess(value) : undefined),
});
const prefixed = (unit: string, prefixes: string, per = ''): NaturalUnit[] =>
  [...prefixes].map((prefix) => scaled(`${prefix === '-' ? '' : prefix}${unit}${per}`, sizes[prefix]!));

const naturalUnits: Readonly<Record<string, readonly NaturalUnit[]>> = {
  m: prefixed('m', 'num-kp'),
  'm^2': [scaled('um^2', 1e-12), scaled('mm^2', 1e-6)],
  W: [...prefixed('W', 'mun'), logarithmic('dBm', toDbm)],
  Hz: prefixed('Hz', 'GTMk'),
  Bd: prefixed('Bd', 'GM'),
  'bit/s': prefixed('bit/s', 'GT'),
  s: prefixed('s', 'pnufm'),
  V: prefixed('V', '-m'),
  A: prefixed('A', 'munp'),
  'A/sqrt(Hz)': prefixed('A', 'pn', '/sqrt(Hz)'),
  F: prefixed('F', 'fp'),
  J: [...prefixed('J', 'pf'), scaled('eV', elementaryCharge)],
  'J/bit': prefixed('J', 'pf', '/bit'),
  ohm: prefixed('ohm', '-km'),
  K: [{ unit: 'degC', guess: (value) => value - 273.15 }],
  rad: [scaled('deg', Math.PI / 180)],
  '1/m': [scaled('dB/cm', 10 * Math.LN10), scaled('dB/m', Math.LN10 / 10), scaled('dB/km', Math.LN10 / 1e4), scaled('1/cm', 100)],
  '1/m^3': [scaled('cm^-3', 1e6)],
  '1/Hz': [logarithmic('dB/Hz', toDb)],
  'm/V': prefixed('m', 'pn', '/V'),
  'm/K': prefixed('m', 'pn', '/K'),
  'm/A': [scaled('nm/mA', 1e-6), scaled('pm/mA', 1e-9)],
  'm/W': [scaled('nm/mW', 1e-6), scaled('pm/mW', 1e-9)],
  'Hz/K': prefixed('Hz', 'GM', '/K'),
  'Hz/V': prefixed('Hz', 'GM', '/V'),
  'F/m': [scaled('fF/um', 1e-9), scaled('pF/m', 1e-12)],
  's/m^2': [usual('ps/(nm km)', 1e-6)],
  's/m^3': [usual('ps/(nm^2 km)', 1e3)],
};

/**
 * The units in which a quantity of an SI unit is written in the field, the commonest first; none where SI is the usual one.
 *
 * @internal
 */
export function naturalUnitsOf(unit: string): readonly NaturalUnit[] {
  return Object.hasOwn(naturalUnits, unit) ? naturalUnits[unit]! : [];
}

/**
 * A unit to show in a message that says what is wanted.
 *
 * @internal
 */
export function exampleUnit(unit: string): string {
  return naturalUnitsOf(unit)[0]?.unit ?? unit;
}

