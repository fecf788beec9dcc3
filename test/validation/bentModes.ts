import { constantIndex } from '../../src/materials/constantIndex.ts';
import { um } from '../../src/units.ts';
import { crossSection } from '../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../src/waveguides/modes/solvedMode.ts';
import type { ValidationCase } from './case.ts';

// Radius (um), polarization in the plane of the bend, index and power attenuation (1/m) of a slab 1 um wide, 1.7 in 1.6, at 1.3 um: roots
// of the characteristic equation with Bessel functions of complex order, worked out to 30 digits.
const bends: readonly [number, 'TE' | 'TM', number, number][] = [
  [50, 'TE', 1.663034810566, 3198.9397],
  [50, 'TM', 1.660492719128, 4383.9069],
  [100, 'TE', 1.660961150207, 19.205937],
  [100, 'TM', 1.658199618861, 38.565962],
  [150, 'TE', 1.660610878406, 0.098546906],
  [150, 'TM', 1.657807790727, 0.28832012],
];

const bentSlab = (radius: number, polarization: 'TE' | 'TM'): SolvedMode =>
  solveModes(
    crossSection({
      cladding: constantIndex(1.6),
      parts: [{ name: 'core', material: constantIndex(1.7), x: [-0.5 * um, 0.5 * um], y: [-Infinity, Infinity] }],
    }),
    { wavelength: 1.3 * um, bendRadius: radius * um },
    // The slab stands upright: its TE field lies along y.
    { polarization: polarization === 'TE' ? 'tm' : 'te', order: 6, layers: 1 },
  )[0]!;

/** A row for the index and one for the attenuation. */
function rows(
  what: string,
  source: string,
  [index, attenuation]: readonly [number, number],
  mode: () => SolvedMode,
  tolerance: { readonly index: number; readonly attenuation: number },
): ValidationCase[] {
  return [
    {
      what: `effective index, ${what}`,
      source,
      reference: index,
      ours: () => mode().effectiveIndex,
      unit: '1',
      tolerance: { abs: tolerance.index },
    },
    {
      what: `attenuation, ${what}`,
      source,
      reference: attenuation,
      ours: () => mode().attenuation,
      unit: '1/m',
      tolerance: { rel: tolerance.attenuation },
    },
  ];
}

const slabCases = bends.flatMap(([radius, polarization, index, attenuation]) => {
  const what = `bent slab 1 um wide, 1.7 in 1.6, R = ${radius} um, ${polarization}0, 1300 nm`;
  return rows(what, 'Hiremath2005', [index, attenuation], () => bentSlab(radius, polarization), { index: 1e-8, attenuation: 1e-5 });
});

// Air, 0.3 um of 2.0, 1 um of 1.45, 3.5 without end, 1550 nm: roots of the matched layers, worked out to 25 digits.
const film = (polarization: 'te' | 'tm', near: number): SolvedMode =>
  solveModes(
    crossSection({
      cladding: constantIndex(1),
      parts: [
        { name: 'film', material: constantIndex(2), x: [-Infinity, Infinity], y: [0, 0.3 * um] },
        { name: 'oxide', material: constantIndex(1.45), x: [-Infinity, Infinity], y: [-1 * um, 0] },
        { name: 'silicon', material: constantIndex(3.5), x: [-Infinity, Infinity], y: [-Infinity, -1 * um] },
      ],
    }),
    { wavelength: 1.55 * um },
    { polarization, near, absorber: 'open', order: 6, layers: 1 },
  )[0]!;

const films: readonly ['te' | 'tm', number, number][] = [
  ['te', 1.62969278839, 1729.318345],
  ['tm', 1.4723232194, 81387.86753],
];

const filmCases = films.flatMap(([polarization, index, attenuation]) => {
  const what = `leaky film 2.0 of 0.3 um on 1 um of 1.45 on 3.5, ${polarization.toUpperCase()}0, 1550 nm`;
  const mode = (): SolvedMode => film(polarization, index);
  return rows(what, 'Snyder1983, ch. 12', [index, attenuation], mode, { index: 2e-8, attenuation: 2e-6 });
});

const leakyWire = (): SolvedMode =>
  solveModes(
    crossSection({
      cladding: constantIndex(1),
      parts: [
        { name: 'core', material: constantIndex(3.5), x: [-0.25 * um, 0.25 * um], y: [0, 0.22 * um] },
        { name: 'oxide', material: constantIndex(1.45), x: [-Infinity, Infinity], y: [-1 * um, 0] },
        { name: 'silicon', material: constantIndex(3.5), x: [-Infinity, Infinity], y: [-Infinity, -1 * um] },
      ],
    }),
    { wavelength: 1.55 * um },
    { polarization: 'te', near: 2.41, absorber: 'open', order: 5, layers: 2 },
  )[0]!;

const wireWhat = 'silicon wire 500 × 220 nm (3.5) on 1 um of oxide (1.45) on silicon, TE0, 1550 nm';
const wireCases: readonly ValidationCase[] = [
  {
    what: `effective index, ${wireWhat}`,
    source: 'Bienstman2006',
    reference: 2.412372,
    ours: () => leakyWire().effectiveIndex,
    unit: '1',
    tolerance: { abs: 1e-6 },
  },
  {
    what: `imaginary part of the index, ${wireWhat}`,
    source: 'Bienstman2006',
    reference: 2.9135e-8,
    ours: () => (leakyWire().attenuation * 1.55 * um) / (4 * Math.PI),
    unit: '1',
    tolerance: { rel: 1e-4 },
  },
];

/** Bent and leaky modes against exact, published and measured ones. */
export const bentModeCases: readonly ValidationCase[] = [...slabCases, ...filmCases, ...wireCases];
