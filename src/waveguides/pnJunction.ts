import { boltzmannConstant, elementaryCharge, vacuumPermittivity } from '../constants.ts';
import { check, type Table, type Values } from '../design.ts';
import { digits, inRange } from '../errors.ts';

/** Static relative permittivity of silicon. [Dunlap1953] */
const relativePermittivity = 11.7;
/** Intrinsic density of silicon at 300 K, 1/m³. [Sproul1991] */
const intrinsicDensityAt300K = 1e16;

/** What is fixed when a junction is made, and the temperature at which it is looked at. */
export const pnJunctionTable = {
  /** Acceptor density of the p side, all ionized. */
  acceptors: { unit: '1/m^3', range: [1e21, 1e26] },
  /** Donor density of the n side, all ionized. */
  donors: { unit: '1/m^3', range: [1e21, 1e26] },
  /** Temperature of the junction. */
  temperature: { unit: 'K', range: [200, 450] },
} as const satisfies Table;

/** Doping and temperature of a junction. */
export interface PnJunctionDesign extends Values<typeof pnJunctionTable> {}

/** An abrupt pn junction in silicon. Every question throws a `RangeError` for a voltage at or above the built-in potential. */
export interface PnJunction {
  /** V. */
  readonly builtInPotential: number;
  /** Whole width of the depleted layer, m, at a voltage in V (reverse bias negative). */
  depletionWidth(voltage: number): number;
  /** Part of the depleted layer on the p side, m. */
  depletionOfP(voltage: number): number;
  /** Part of the depleted layer on the n side, m. */
  depletionOfN(voltage: number): number;
  /** Capacitance per area of the junction, F/m². */
  capacitance(voltage: number): number;
  /** Voltage at which the depleted layer is `width` (m) wide, V: the inverse of `depletionWidth`. */
  voltageOfWidth(width: number): number;
}

/**
 * Intrinsic carrier density of silicon, 1/m³, at a temperature in K (200 to 450): 1e16 at 300 K with the temperature law
 * (T/300)^2.54 exp(−6726/T), measured from 78 to 340 K and extrapolated above. [Misiakos1993]
 *
 * @throws RangeError for a temperature outside.
 */
export function intrinsicDensity(temperature: number): number {
  inRange('intrinsicDensity', 'temperature', temperature, 'K', 200, 450);
  return intrinsicDensityAt300K * (temperature / 300) ** 2.54 * Math.exp(-6726 * (1 / temperature - 1 / 300));
}

/**
 * Abrupt silicon junction in the depletion approximation: Vbi = (kT/q) ln(Na Nd / ni²), W = √(2ε (Vbi − V)(1/Na + 1/Nd)/q),
 * C = ε/W. Nondegenerate statistics: above about 1e25 1/m³ the built-in potential is a little too large. [Sze2007, sec. 2.2]
 *
 * @throws RangeError for doping or temperature out of range.
 */
export function pnJunction(design: PnJunctionDesign): PnJunction {
  const { acceptors, donors, temperature } = check('pnJunction', pnJunctionTable, design);
  const permittivity = relativePermittivity * vacuumPermittivity;
  const thermalVoltage = (boltzmannConstant * temperature) / elementaryCharge;
  const density = intrinsicDensity(temperature);
  const builtInPotential = thermalVoltage * (Math.log(acceptors / density) + Math.log(donors / density));
  const squareWidthPerVolt = ((2 * permittivity) / elementaryCharge) * (1 / acceptors + 1 / donors);
  const shareOfP = donors / (acceptors + donors);
  const shareOfN = acceptors / (acceptors + donors);

  const depletionWidth = (voltage: number): number => {
    if (!(voltage < builtInPotential && voltage > -Infinity)) {
      throw new RangeError(
        `pnJunction: voltage is ${digits(voltage)} V, must be below the built-in potential of ${digits(builtInPotential)} V`,
      );
    }
    return Math.sqrt(squareWidthPerVolt * (builtInPotential - voltage));
  };
  return Object.freeze({
    builtInPotential,
    depletionWidth,
    depletionOfP: (voltage: number): number => shareOfP * depletionWidth(voltage),
    depletionOfN: (voltage: number): number => shareOfN * depletionWidth(voltage),
    capacitance: (voltage: number): number => permittivity / depletionWidth(voltage),
    voltageOfWidth: (width: number): number => {
      inRange('pnJunction', 'width', width, 'm', 0, 1);
      return builtInPotential - width ** 2 / squareWidthPerVolt;
    },
  });
}
