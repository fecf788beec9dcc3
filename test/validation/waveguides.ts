import { findRoot } from '../../src/numerics/roots.ts';
import { degree, nm, toDb, um } from '../../src/units.ts';
import { fresnelReflectance } from '../../src/waveguides/fresnel.ts';
import { thinLens } from '../../src/waveguides/gaussianBeam.ts';
import { gaussianMode } from '../../src/waveguides/gaussianMode.ts';
import { overlap, type Placement } from '../../src/waveguides/overlap.ts';
import { pnJunction } from '../../src/waveguides/pnJunction.ts';
import { effectiveIndexMethod, slabIndex } from '../../src/waveguides/slabMode.ts';
import { stepIndexFiberMode } from '../../src/waveguides/stepIndexFiber.ts';
import type { ValidationCase } from './case.ts';

const oBand = 1310 * nm;
const round = (waistUm: number) => gaussianMode({ wavelength: oBand, modeFieldDiameter: 2 * waistUm * um });

// Sze & Ng, ch. 2, evaluated at 300 K with εr 11.7 and ni 1e10 cm⁻³: doping in cm⁻³, V, then V, nm, F/m².
const junctions: readonly [number, number, number, number, number, number][] = [
  [5e17, 5e17, -1, 0.916584388, 99.5682939, 0.00104043158],
  [5e17, 5e17, -2, 0.916584388, 122.827147, 0.000843412874],
  [5e17, 5e17, -4, 0.916584388, 159.473616, 0.000649599602],
  [3e17, 5e17, 0, 0.903378524, 78.9334966, 0.00131242124],
  [3e17, 5e17, -1, 0.903378524, 114.574783, 0.000904160538],
  [3e17, 5e17, -2, 0.903378524, 141.50712, 0.000732076222],
  [3e17, 5e17, -4, 0.903378524, 183.8968, 0.00056332681],
  [1e18, 1e18, -1, 0.952422869, 71.0606274, 0.00145782554],
  [1e18, 1e18, -2, 0.952422869, 87.3838902, 0.00118550453],
  [1e18, 1e18, -4, 0.952422869, 113.175118, 0.00091534252],
];

const junctionCases = junctions.flatMap(([acceptors, donors, voltage, potential, widthNm, capacitance]): ValidationCase[] => {
  const junction = pnJunction({ acceptors: acceptors * 1e6, donors: donors * 1e6, temperature: 300 });
  const inputs = `Na ${acceptors.toExponential()}, Nd ${donors.toExponential()} 1/cm³, ${voltage} V, 300 K`;
  const row = (what: string, reference: number, unit: string, ours: () => number): ValidationCase => ({
    what: `${what}, ${inputs}`,
    source: 'Sze2007, sec. 2.2',
    reference,
    ours,
    unit,
    tolerance: { rel: 1e-4 },
  });
  return [
    row('Built-in potential', potential, 'V', () => junction.builtInPotential),
    row('Depletion width', widthNm, 'nm', () => junction.depletionWidth(voltage) / nm),
    row('Capacitance per area', capacitance, 'F/m²', () => junction.capacitance(voltage)),
  ];
});

// Waist radii in um, placement, loss in dB: 1310 nm, air. Derived, checked against a numerical overlap integral to 2e-5 dB.
const losses: readonly [number, number, Placement, number][] = [
  [4.6, 4.6, { x: 1 * um }, 0.205243139],
  [4.6, 4.6, { x: 2 * um }, 0.820972556],
  [4.6, 3, {}, 0.77045],
  [4.6, 2, {}, 2.71786],
  [4.6, 1.5, {}, 4.59045],
  [4.6, 1.25, {}, 5.91516543],
  [1.5, 1.5, { x: 0.5 * um }, 0.482549424],
  [1.5, 1.5, { x: 1 * um }, 1.9301977],
  [1.25, 1.25, { x: 0.5 * um }, 0.69487],
  [4.6, 4.6, { tiltX: 0.0174532925 }, 0.160994806],
  [4.6, 4.6, { gap: 10 * um }, 0.04196],
  [4.6, 4.6, { gap: 50 * um }, 0.943705482],
  [1.5, 1.5, { gap: 5 * um }, 0.844559144],
  [4.6, 3, { x: 1.08727 * um, tiltX: 0.5 * degree, gap: 10 * um }, 1.19495],
  [1.5, 4.6, { x: 1 * um, tiltX: -2 * degree, gap: 15 * um }, 5.76538],
];

const lossCases = losses.map(([w1, w2, placement, lossDb]): ValidationCase => {
  const { x = 0, tiltX = 0, gap = 0 } = placement;
  const offset = `offset ${Number((x / um).toPrecision(6))} um, tilt ${Number((tiltX / degree).toPrecision(6))}°, gap ${gap / um} um`;
  return {
    what: `Coupling loss, mode field diameter ${2 * w1} to ${2 * w2} um, ${offset}, 1310 nm in air`,
    source: 'Joyce1984',
    reference: lossDb,
    ours: () => -toDb(overlap(round(w1), round(w2), placement)),
    unit: 'dB',
    tolerance: { abs: 2e-5 },
  };
});

const oneDbOffset = (waistUm: number): number =>
  findRoot((x) => toDb(overlap(round(waistUm), round(waistUm), { x })) + 1, 0, 2 * waistUm * um) / um;

const lateral: readonly [number, number, { readonly abs: number } | { readonly rel: number }][] = [
  [4.6, 2.20732192, { rel: 1e-6 }],
  [1.5, 0.72, { abs: 5e-4 }],
  [1.25, 0.6, { abs: 5e-4 }],
];
const lateralCases = lateral.map(([waistUm, reference, tolerance]): ValidationCase => ({
  what: `1-dB lateral tolerance of equal modes, mode field diameter ${2 * waistUm} um`,
  source: 'Joyce1984',
  reference,
  ours: () => oneDbOffset(waistUm),
  unit: 'um',
  tolerance,
}));

const fiber = (wavelength: number) => stepIndexFiberMode({ coreRadius: 4.1 * um, numericalAperture: 0.12, wavelength });
const lens = () => thinLens({ wavelength: oBand, waist: 1.5 * um, distance: 50 * um, focalLength: 50 * um });

/** Junction, slab, fiber mode, butt coupling and reflection. */
export const waveguidesCases: readonly ValidationCase[] = [
  ...junctionCases,
  {
    what: 'Slab TE0, 220 nm of 3.473 in 1.444, 1550 nm',
    source: 'Chrostowski2015, sec. 3.2.3, by the exact eigenvalue equation',
    reference: 2.8448155,
    ours: () => slabIndex({ thickness: 220 * nm, core: 3.473, cladding: 1.444, wavelength: 1550 * nm, polarization: 'te' }),
    unit: '',
    tolerance: { abs: 1e-6 },
  },
  {
    what: 'Slab TM0, 220 nm of 3.473 in 1.444, 1550 nm',
    source: 'Chrostowski2015, sec. 3.2.3, by the exact eigenvalue equation',
    reference: 2.05110094,
    ours: () => slabIndex({ thickness: 220 * nm, core: 3.473, cladding: 1.444, wavelength: 1550 * nm, polarization: 'tm' }),
    unit: '',
    tolerance: { abs: 1e-6 },
  },
  {
    what: 'Effective index method, strip 500 by 220 nm of 3.473 in 1.444, 1550 nm, TE-like',
    source: 'Chrostowski2015, sec. 3.2.5',
    reference: 2.48836786,
    ours: () =>
      effectiveIndexMethod({ width: 500 * nm, height: 220 * nm, core: 3.473, cladding: 1.444, wavelength: 1550 * nm, polarization: 'te' }),
    unit: '',
    tolerance: { abs: 1e-6 },
  },
  ...lossCases,
  ...lateralCases,
  {
    what: '1-dB tilt tolerance of equal modes, mode field diameter 9.2 um, 1310 nm in air',
    source: 'Joyce1984',
    reference: 2.492,
    ours: () => findRoot((tiltX) => toDb(overlap(round(4.6), round(4.6), { tiltX })) + 1, 0, 0.2) / degree,
    unit: '°',
    tolerance: { abs: 5e-4 },
  },
  {
    what: 'Normalized frequency, core radius 4.1 um, numerical aperture 0.12, 1310 nm',
    source: 'Marcuse1977',
    reference: 2.35981,
    ours: () => fiber(oBand).normalizedFrequency,
    unit: '',
    tolerance: { rel: 1e-4 },
  },
  {
    what: 'Mode field diameter of the same fiber, 1310 nm',
    source: 'Marcuse1977',
    reference: 9.129,
    ours: () => fiber(oBand).modeFieldDiameter / um,
    unit: 'um',
    tolerance: { rel: 1e-4 },
  },
  {
    what: 'Mode field diameter of the same fiber, 1550 nm',
    source: 'Marcuse1977',
    reference: 10.4186,
    ours: () => fiber(1550 * nm).modeFieldDiameter / um,
    unit: 'um',
    tolerance: { rel: 1e-4 },
  },
  {
    what: 'Waist behind a thin lens, waist 1.5 um at the focus of f = 50 um, 1310 nm',
    source: 'Self1983',
    reference: 13.8995317,
    ours: () => lens().waist / um,
    unit: 'um',
    tolerance: { rel: 1e-6 },
  },
  {
    what: 'Distance of that waist from the lens',
    source: 'Self1983',
    reference: 50,
    ours: () => lens().distance / um,
    unit: 'um',
    tolerance: { rel: 1e-6 },
  },
  {
    what: 'Reflectance, fiber of 1.468 to air',
    source: 'Born1999, sec. 1.5',
    reference: 0.03596,
    ours: () => fresnelReflectance(1.468, 1),
    unit: '',
    tolerance: { abs: 5e-6 },
  },
  {
    what: 'Transmission loss of that facet',
    source: 'Born1999, sec. 1.5',
    reference: 0.159,
    ours: () => -toDb(1 - fresnelReflectance(1.468, 1)),
    unit: 'dB',
    tolerance: { abs: 5e-4 },
  },
  {
    what: 'Reflectance, silicon of 3.5 to air, exactly 25/81',
    source: 'Born1999, sec. 1.5',
    reference: 0.30864197530864196,
    ours: () => fresnelReflectance(3.5, 1),
    unit: '',
    tolerance: { abs: 1e-15 },
  },
  {
    what: 'Reflectance, silicon of 3.4757 to silica of 1.444, 1550 nm',
    source: 'Born1999, sec. 1.5',
    reference: 0.17055,
    ours: () => fresnelReflectance(3.4757, 1.444),
    unit: '',
    tolerance: { abs: 5e-6 },
  },
  {
    what: 'Transmission loss of that facet',
    source: 'Born1999, sec. 1.5',
    reference: 0.812,
    ours: () => -toDb(1 - fresnelReflectance(3.4757, 1.444)),
    unit: 'dB',
    tolerance: { abs: 5e-4 },
  },
  {
    what: 'Reflectance, indium phosphide of 3.2 to air',
    source: 'Born1999, sec. 1.5',
    reference: 0.2744,
    ours: () => fresnelReflectance(3.2, 1),
    unit: '',
    tolerance: { abs: 5e-5 },
  },
];
