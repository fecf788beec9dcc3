import { constantIndex } from '../../src/materials/constantIndex.ts';
import { silica } from '../../src/materials/silica.ts';
import { silicon } from '../../src/materials/silicon.ts';
import { nm, um } from '../../src/units.ts';
import { crossSection, rib, slab, strip } from '../../src/waveguides/modes/crossSection.ts';
import { solveModes, type ModeOptions } from '../../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../src/waveguides/modes/solvedMode.ts';
import { overlap } from '../../src/waveguides/overlap.ts';
import { slabIndex } from '../../src/waveguides/slabMode.ts';
import { largestDifferenceDb } from '../waveguides/paraxialIntegral.ts';
import type { ValidationCase } from './case.ts';

type Polarization = 'te' | 'tm';

// Constant indices. Found with finite elements of another code in both formulations, which agree to 1e-6.
const oxide = { 1550: 1.444, 1310: 1.4468 } as const;
const siliconIndex = { 1550: 3.4777, 1310: 3.5048 } as const;

const silicon450 = (band: 1550 | 1310) =>
  strip({ width: 450 * nm, height: 220 * nm, core: constantIndex(siliconIndex[band]), cladding: constantIndex(oxide[band]) });
const nitride800 = (band: 1550 | 1310) =>
  strip({ width: 800 * nm, height: 400 * nm, core: constantIndex(2), cladding: constantIndex(oxide[band]) });

const first = (section: Parameters<typeof solveModes>[0], wavelength: number, options: ModeOptions): SolvedMode =>
  solveModes(section, { wavelength }, options)[0]!;

const guides: readonly [string, typeof silicon450, 1550 | 1310, Polarization, number, number?][] = [
  ['Si strip 450 × 220 nm', silicon450, 1550, 'te', 2.35497, 4.1493],
  ['Si strip 450 × 220 nm', silicon450, 1550, 'tm', 1.734192, 3.5302],
  ['Si strip 450 × 220 nm', silicon450, 1310, 'te', 2.652406, 4.0451],
  ['Si strip 450 × 220 nm', silicon450, 1310, 'tm', 2.12846, 4.4985],
  ['Si3N4 strip 800 × 400 nm', nitride800, 1550, 'te', 1.601939],
  ['Si3N4 strip 800 × 400 nm', nitride800, 1550, 'tm', 1.547094],
  ['Si3N4 strip 800 × 400 nm', nitride800, 1310, 'te', 1.669622],
  ['Si3N4 strip 800 × 400 nm', nitride800, 1310, 'tm', 1.612117],
];

const tableCases = guides.flatMap(([name, section, band, polarization, index, group]): ValidationCase[] => {
  const mode = () => first(section(band), band * nm, { polarization });
  const what = `${name} in oxide, ${polarization.toUpperCase()}0, ${band} nm, constant indices`;
  const row = (quantity: string, reference: number, abs: number, ours: () => number): ValidationCase => ({
    what: `${quantity}, ${what}`,
    source: 'Lee1991, as hp finite elements of another code',
    reference,
    ours,
    unit: '1',
    tolerance: { abs },
  });
  return [
    row('effective index', index, 3e-6, () => mode().effectiveIndex),
    ...(group === undefined ? [] : [row('group index', group, 1e-3, () => mode().groupIndex)]),
  ];
});

// Permittivity of the block and of the rest, index, and whether the walls at x = 0, x = 1 um, y = 0, y = 1 um are electric.
const corners: readonly [number, number, number, readonly [boolean, boolean, boolean, boolean]][] = [
  [2.25, 1, 1.27627404, [true, true, false, false]],
  [8, 1, 2.65679692, [true, true, false, false]],
  [1, 2.25, 1.387926425, [true, false, false, true]],
  [1, 8, 2.76146532, [true, false, false, true]],
];

const cornerCases = corners.map(([block, rest, reference, electric]): ValidationCase => {
  const [left, right, bottom, top] = electric.map((each) => (each ? 'electric' : 'magnetic')) as ('electric' | 'magnetic')[];
  return {
    what: `effective index, 0.5 um block of permittivity ${block} in ${rest}, 1 um window, 1.5 um`,
    source: 'Hadley2002',
    reference,
    ours: () =>
      first(
        crossSection({
          cladding: constantIndex(Math.sqrt(rest)),
          parts: [{ name: 'block', material: constantIndex(Math.sqrt(block)), x: [0, 0.5 * um], y: [0, 0.5 * um] }],
          window: { x: [0, um], y: [0, um] },
          walls: { left: left!, right: right!, bottom: bottom!, top: top! },
        }),
        1.5 * um,
        { order: 6, layers: 4 },
      ).effectiveIndex,
    unit: '1',
    tolerance: { abs: 2e-8 },
  };
});

const slabCases = (['te', 'tm'] as const).map((polarization): ValidationCase => ({
  what: `effective index, 220 nm slab 3.473 in 1.444, ${polarization.toUpperCase()}0, 1550 nm, finite elements against the exact slab`,
  source: 'Snyder1983, ch. 12',
  reference: slabIndex({ thickness: 220 * nm, core: 3.473, cladding: 1.444, wavelength: 1550 * nm, polarization }),
  ours: () =>
    first(slab({ thickness: 220 * nm, core: constantIndex(3.473), cladding: constantIndex(1.444) }), 1550 * nm, { polarization })
      .effectiveIndex,
  unit: '1',
  tolerance: { abs: 1e-6 },
}));

const wire = (width: number) => (): SolvedMode =>
  first(strip({ width, height: 220 * nm, core: silicon, cladding: silica }), 1550 * nm, { polarization: 'te' });

const publishedCases: readonly ValidationCase[] = [
  {
    what: 'effective index, silicon wire 500 × 220 nm in oxide, TE0, 1550 nm',
    source: 'Chrostowski2015, sec. 3.2',
    reference: 2.443,
    ours: () => wire(500 * nm)().effectiveIndex,
    unit: '1',
    tolerance: { abs: 0.003 },
  },
  {
    what: 'group index, silicon wire 500 × 220 nm in oxide, TE0, 1550 nm',
    source: 'Chrostowski2015, fig. 3.22',
    reference: 4.18,
    ours: () => wire(500 * nm)().groupIndex,
    unit: '1',
    tolerance: { abs: 0.02 },
  },
  {
    what: 'group index, silicon wire of nominally 450 × 220 nm in oxide, TE0, 1550 nm, measured',
    source: 'Dwivedi2015, tab. I',
    reference: 4.2739,
    ours: () => wire(450 * nm)().groupIndex,
    unit: '1',
    tolerance: { abs: 0.05 },
  },
];

const siliconGuides: readonly [string, Parameters<typeof solveModes>[0], number, Polarization][] = [
  ['strip 450 × 220 nm', strip({ width: 450 * nm, height: 220 * nm, core: silicon, cladding: silica }), 1550 * nm, 'te'],
  ['strip 450 × 220 nm', strip({ width: 450 * nm, height: 220 * nm, core: silicon, cladding: silica }), 1550 * nm, 'tm'],
  ['rib 500 × 220 nm on 90 nm', rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core: silicon, cladding: silica }), 1550 * nm, 'te'],
  ['slab 220 nm', slab({ thickness: 220 * nm, core: silicon, cladding: silica }), 1550 * nm, 'te'],
  ['tip 180 × 220 nm', strip({ width: 180 * nm, height: 220 * nm, core: silicon, cladding: silica }), 1310 * nm, 'te'],
];

// Both from one solve, against central differences of two.
const slopeCases = siliconGuides.flatMap(([name, section, wavelength, polarization]): ValidationCase[] => {
  const at = (shift: number, warming: number): SolvedMode =>
    solveModes(section, { wavelength: wavelength + shift, temperature: 300 + warming }, { polarization })[0]!;
  const step = nm;
  const what = `silicon ${name} in oxide, ${polarization.toUpperCase()}0, ${wavelength / nm} nm, relative to the difference of two solves`;
  return [
    {
      what: `group index of one solve, ${what}`,
      source: 'Snyder1983, sec. 31-3',
      reference: 1,
      ours: () => {
        const slope = (at(step, 0).effectiveIndex - at(-step, 0).effectiveIndex) / (2 * step);
        return at(0, 0).groupIndex / (at(0, 0).effectiveIndex - wavelength * slope);
      },
      unit: '1',
      tolerance: { abs: 1e-5 },
    },
    {
      what: `thermo-optic slope of one solve, ${what}`,
      source: 'Snyder1983, sec. 31-3',
      reference: 1,
      ours: () => at(0, 0).thermoOpticSlope / ((at(0, 1).effectiveIndex - at(0, -1).effectiveIndex) / 2),
      unit: '1',
      tolerance: { abs: 1e-5 },
    },
  ];
});

const overlapCases: readonly ValidationCase[] = [
  {
    what: 'overlap of Gaussian modes in closed form against the integral of the same field, largest difference on 200 random geometries',
    source: 'Joyce1984',
    reference: 0,
    ours: () => largestDifferenceDb(200),
    unit: 'dB',
    tolerance: { abs: 1e-4 },
  },
  ...siliconGuides.map(([name, section, wavelength, polarization]): ValidationCase => ({
    what: `overlap with itself, silicon ${name} in oxide, ${polarization.toUpperCase()}0, ${wavelength / nm} nm`,
    source: 'Snyder1983, sec. 31-3',
    reference: 1,
    ours: () => {
      const mode = solveModes(section, { wavelength, temperature: 300 }, { polarization })[0]!;
      return overlap(mode, mode);
    },
    unit: '1',
    tolerance: { abs: 1e-9 },
  })),
];

/** Solved modes against exact, published and measured ones. */
export const modeCases: readonly ValidationCase[] = [
  ...slabCases,
  ...cornerCases,
  ...tableCases,
  ...publishedCases,
  ...slopeCases,
  ...overlapCases,
];
