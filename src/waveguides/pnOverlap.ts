import type { Table, Values } from '../design.ts';
import { digits } from '../errors.ts';
import { plasmaDispersion } from '../materials/plasmaDispersion.ts';
import type { Junction } from './junction.ts';
import { pnJunction } from './pnJunction.ts';

/** An upright abrupt junction in a silicon core, the mode spread evenly over the core. */
export const pnOverlapTable = {
  /** Acceptor density of the p side. */
  acceptors: { unit: '1/m^3', range: [1e21, 1e26] },
  /** Donor density of the n side. */
  donors: { unit: '1/m^3', range: [1e21, 1e26] },
  /** Width of the core, across the junction. */
  coreWidth: { unit: 'm', range: [50e-9, 10e-6] },
  /** Height of the core, along the junction. */
  coreHeight: { unit: 'm', range: [50e-9, 10e-6] },
  /** Distance of the junction from the middle of the core, positive toward the n side. */
  junctionOffset: { unit: 'm', range: [-5e-6, 5e-6] },
  /** Change of the effective index with the index of the core; slow light brings it above 1. */
  confinement: { unit: '1', range: [0, 3] },
  /** Series resistance times length. */
  seriesResistance: { unit: 'ohm m', range: [0, 1] },
  /** Most negative legal voltage; depletion that reaches an edge of the core ends the range earlier. */
  breakdownVoltage: { unit: 'V', range: [-100, 0] },
} as const satisfies Table;

/** A junction in a core. */
export interface PnOverlapDesign extends Values<typeof pnOverlapTable> {}

/**
 * Free carriers fill the core but for the depleted layer; index and loss are those of the two filled parts, each weighed with
 * `confinement` times its share of the width. Capacitance is that of parallel plates of the core's height, without fringes.
 * The legal voltage ends at half the built-in potential, where injection is still negligible. Carrier data and depletion are
 * those of the reference wavelength (m) and temperature (K). [Reed2010; Sze2007, sec. 2.2]
 *
 * @throws RangeError for a junction outside the core, or a core already depleted to an edge at 0 V.
 */
export function pnOverlap(design: PnOverlapDesign, at: { readonly wavelength: number; readonly temperature: number }): Junction {
  const { acceptors, donors, coreWidth, coreHeight, junctionOffset, confinement, seriesResistance, breakdownVoltage } = design;
  const widthOfP = coreWidth / 2 + junctionOffset;
  const widthOfN = coreWidth / 2 - junctionOffset;
  if (!(widthOfP > 0 && widthOfN > 0)) {
    throw new RangeError(
      `phaseShifter: junction.junctionOffset is ${digits(junctionOffset)} m, outside the core of ±${digits(coreWidth / 2)} m`,
    );
  }
  const junction = pnJunction({ acceptors, donors, temperature: at.temperature });
  const shareOfP = donors / (acceptors + donors);
  const shareOfN = acceptors / (acceptors + donors);
  const widthAtP = widthOfP / shareOfP;
  const widthAtN = widthOfN / shareOfN;
  const edge = widthAtP < widthAtN ? 'p' : 'n';
  // A hair before the edge, so that rounding cannot turn the last of the carriers negative.
  const edgeVoltage = junction.voltageOfWidth((1 - 1e-9) * Math.min(widthAtP, widthAtN));
  if (edgeVoltage >= 0) {
    throw new RangeError(
      `phaseShifter: junction.coreWidth is ${digits(coreWidth)} m, depletion reaches the core's ${edge} edge already at 0 V`,
    );
  }

  const holes = plasmaDispersion({ wavelength: at.wavelength, electrons: 0, holes: acceptors });
  const electrons = plasmaDispersion({ wavelength: at.wavelength, electrons: donors, holes: 0 });
  const density = confinement / coreWidth;
  const undepletedIndex = density * (widthOfP * holes.index + widthOfN * electrons.index);
  const undepletedAttenuation = density * (widthOfP * holes.absorption + widthOfN * electrons.absorption);
  const indexPerDepletion = density * (shareOfP * holes.index + shareOfN * electrons.index);
  const attenuationPerDepletion = density * (shareOfP * holes.absorption + shareOfN * electrons.absorption);

  return {
    indexChange: (voltage) => undepletedIndex - indexPerDepletion * junction.depletionWidth(voltage),
    indexSlope: (voltage) => (indexPerDepletion * junction.depletionWidth(voltage)) / (2 * (junction.builtInPotential - voltage)),
    attenuation: (voltage) => undepletedAttenuation - attenuationPerDepletion * junction.depletionWidth(voltage),
    capacitance: (voltage) => coreHeight * junction.capacitance(voltage),
    seriesResistance,
    voltageRange: Object.freeze([Math.max(breakdownVoltage, edgeVoltage), junction.builtInPotential / 2] as const),
    limits:
      edgeVoltage > breakdownVoltage
        ? `depletion reaches the core's ${edge} edge at ${digits(edgeVoltage)} V`
        : 'from breakdown to half the built-in potential',
  };
}
