import { germaniumDioxide } from '../../src/materials/germaniumDioxide.ts';
import { indiumPhosphide } from '../../src/materials/indiumPhosphide.ts';
import { plasmaDispersion } from '../../src/materials/plasmaDispersion.ts';
import { sellmeierGroupIndex, sellmeierIndex } from '../../src/materials/sellmeier.ts';
import { silica } from '../../src/materials/silica.ts';
import { silicon } from '../../src/materials/silicon.ts';
import { siliconNitride } from '../../src/materials/siliconNitride.ts';
import { siliconTatian, siliconTatianTerms } from '../../src/materials/siliconTatian.ts';
import { sorefBennett } from '../../src/materials/sorefBennett.ts';
import { findMinimum } from '../../src/numerics/minimize.ts';
import { nm, um } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

type IndexAt = (wavelength: number) => number;

const indices: readonly (readonly [what: string, source: string, wavelengthNm: number, reference: number, ours: IndexAt])[] = [
  ['SiO2 index', 'Malitson1965', 1550, 1.44402362, silica.index],
  ['Si3N4 index', 'Luke2015', 1550, 1.99627973, siliconNitride.index],
  ['InP index', 'Pettit1965', 1310, 3.20200585, indiumPhosphide.index],
  ['GeO2 index', 'Fleming1984', 1310, 1.58957373, germaniumDioxide.index],
  ['GeO2 index', 'Fleming1984', 1550, 1.58710221, germaniumDioxide.index],
  ['SiO2 index', 'Malitson1965', 589.26, 1.458404, silica.index],
  ['Si index, Sellmeier formula extrapolated', 'Tatian1984', 1310, 3.5039127, (at) => sellmeierIndex(siliconTatianTerms, at)],
];

const groupIndices: readonly (readonly [what: string, source: string, wavelengthNm: number, reference: number, ours: IndexAt])[] = [
  ['SiO2 group index', 'Malitson1965', 1310, 1.46163999, silica.groupIndex],
  ['SiO2 group index', 'Malitson1965', 1550, 1.46259648, silica.groupIndex],
  ['InP group index', 'Pettit1965', 1310, 3.48118603, indiumPhosphide.groupIndex],
  ['InP group index', 'Pettit1965', 1550, 3.33752123, indiumPhosphide.groupIndex],
  ['GeO2 group index', 'Fleming1984', 1310, 1.60414557, germaniumDioxide.groupIndex],
  ['Si group index', 'Tatian1984', 1550, 3.605295, siliconTatian.groupIndex],
  ['Si group index, Sellmeier formula extrapolated', 'Tatian1984', 1310, 3.69421735, (at) => sellmeierGroupIndex(siliconTatianTerms, at)],
];

const siliconTable: readonly (readonly [temperature: number, wavelength: number, reference: number])[] = [
  [250, 1.3, 3.4936],
  [250, 1.5, 3.4722],
  [293, 1.3, 3.5016],
  [293, 1.32, 3.499],
  [293, 1.5, 3.4799],
  [293, 1.55, 3.4757],
  [350, 1.3, 3.513],
  [350, 1.5, 3.4908],
  [350, 1.55, 3.4865],
];

type CarrierRow = readonly [
  wavelengthNm: number,
  carrier: 'electrons' | 'holes',
  perCubicCm: number,
  index: number,
  absorptionPerCm: number,
];

const nedeljkovic: readonly CarrierRow[] = [
  [1310, 'electrons', 1e17, -5.57463278e-5, 0.272006476],
  [1310, 'holes', 1e17, -0.000195843884, 0.332353435],
  [1310, 'electrons', 5e17, -0.000286002473, 1.9661352],
  [1310, 'electrons', 1e18, -0.000578383992, 4.60870854],
  [1310, 'holes', 1e18, -0.00133939913, 4.07943645],
  [1550, 'electrons', 5e17, -0.000422719648, 4.00969151],
  [1550, 'holes', 5e17, -0.00103855211, 2.48067907],
  [1550, 'electrons', 1e18, -0.000851910086, 9.00353311],
  [1550, 'holes', 1e18, -0.00185648494, 5.35072766],
];

const soref: readonly CarrierRow[] = [
  [1310, 'electrons', 1e17, -6.2e-5, 0.6],
  [1310, 'holes', 1e17, -0.000238864302, 0.4],
  [1310, 'holes', 5e17, -0.000865619944, 2],
  [1310, 'electrons', 1e18, -0.00062, 6],
  [1310, 'holes', 1e18, -0.00150713186, 4],
  [1550, 'electrons', 1e17, -8.8e-5, 0.85],
  [1550, 'holes', 1e17, -0.000338391095, 0.6],
  [1550, 'electrons', 1e18, -0.00088, 8.5],
  [1550, 'holes', 1e18, -0.00213510347, 6],
];

function carrierCases(source: string, effect: typeof plasmaDispersion, rows: readonly CarrierRow[]): ValidationCase[] {
  return rows.flatMap(([wavelength, carrier, density, index, absorption]) => {
    const ours = () => effect({ wavelength: wavelength * nm, electrons: 0, holes: 0, [carrier]: density * 1e6 });
    const what = `${density.toExponential(0)} cm^-3 ${carrier} in Si at ${wavelength} nm`;
    return [
      { what: `index change of ${what}`, source, reference: index, ours: () => ours().index, unit: '1', tolerance: { rel: 1e-6 } },
      {
        what: `absorption of ${what}`,
        source,
        reference: absorption,
        ours: () => ours().absorption / 100,
        unit: '1/cm',
        tolerance: { rel: 1e-6 },
      },
    ];
  });
}

/** Refractive and group indices, thermo-optic coefficients and the effect of free carriers. */
export const materialsCases: readonly ValidationCase[] = [
  ...indices.map(([what, source, wavelength, reference, ours]): ValidationCase => ({
    what: `${what} at ${wavelength} nm`,
    source,
    reference,
    ours: () => ours(wavelength * nm),
    unit: '1',
    tolerance: { abs: 1e-6 },
  })),
  ...groupIndices.map(([what, source, wavelength, reference, ours]): ValidationCase => ({
    what: `${what} at ${wavelength} nm`,
    source,
    reference,
    ours: () => ours(wavelength * nm),
    unit: '1',
    tolerance: { abs: 2e-5 },
  })),
  ...siliconTable.map(([temperature, wavelength, reference]): ValidationCase => ({
    what: `Si index at ${wavelength} um and ${temperature} K`,
    source: 'Li1980, tables',
    reference,
    ours: () => silicon.index(wavelength * um, temperature),
    unit: '1',
    tolerance: { abs: 1e-4 },
  })),
  {
    what: 'Si dn/dT at 1310 nm and 293 K, from the tables at 250, 293 and 350 K',
    source: 'Li1980, tables',
    reference: 1.917e-4,
    ours: () => silicon.thermoOpticCoefficient(1310 * nm),
    unit: '1/K',
    tolerance: { abs: 2e-6 },
  },
  {
    what: 'Si dn/dT at 1550 nm and 293 K, from the tables at 250, 293 and 350 K',
    source: 'Li1980, tables',
    reference: 1.822e-4,
    ours: () => silicon.thermoOpticCoefficient(1550 * nm),
    unit: '1/K',
    tolerance: { abs: 2e-6 },
  },
  {
    what: 'Si group index at 1310 nm and 293 K, from a spline through the table',
    source: 'Li1980, tables',
    reference: 3.671,
    ours: () => silicon.groupIndex(1310 * nm),
    unit: '1',
    tolerance: { abs: 2e-3 },
  },
  {
    what: 'Si group index at 1550 nm and 293 K, from a spline through the table',
    source: 'Li1980, tables',
    reference: 3.599,
    ours: () => silicon.groupIndex(1550 * nm),
    unit: '1',
    tolerance: { abs: 2e-3 },
  },
  {
    what: 'SiO2 dn/dT at 1550 nm, deposited oxide',
    source: 'Arbabi2013',
    reference: 9.5e-6,
    ours: () => silica.thermoOpticCoefficient(1550 * nm),
    unit: '1/K',
    tolerance: { abs: 1e-6 },
  },
  {
    what: 'SiO2 wavelength of zero material dispersion, where the group index is least',
    source: 'Malitson1965',
    reference: 1.27275,
    ours: () => findMinimum((at) => silica.groupIndex(at * um), 1, 1.6).at,
    unit: 'um',
    tolerance: { abs: 5e-4 },
  },
  ...carrierCases('Nedeljkovic2011', plasmaDispersion, nedeljkovic),
  ...carrierCases('SorefBennett1987', sorefBennett, soref),
  {
    what: 'size of the index change of 1e18 cm^-3 holes in Si at 1300 nm',
    source: 'SorefBennett1987, abstract',
    reference: 1.5e-3,
    ours: () => -sorefBennett({ wavelength: 1300 * nm, electrons: 0, holes: 1e24 }).index,
    unit: '1',
    tolerance: { rel: 0.02 },
  },
];
