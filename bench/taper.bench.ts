import { constantIndex } from '../src/materials/constantIndex.ts';
import { nm, um } from '../src/units.ts';
import { alignmentMap } from '../src/waveguides/alignmentMap.ts';
import { gaussianMode } from '../src/waveguides/gaussianMode.ts';
import { strip, type CrossSection } from '../src/waveguides/modes/crossSection.ts';
import { forgetModes } from '../src/waveguides/modes/modeCache.ts';
import { solveModes } from '../src/waveguides/modes/solveModes.ts';
import { overlap } from '../src/waveguides/overlap.ts';
import { taper } from '../src/waveguides/taper.ts';
import type { BenchCase } from './case.ts';

const ms = 1e6;
const wavelength = 1310 * nm;
const core = constantIndex(3.5048);
const cladding = constantIndex(1.4468);
const wire = (width: number): CrossSection => strip({ width, height: 220 * nm, core, cladding });
const widths = Array.from({ length: 40 }, (_, i) => (180 + (270 * i) / 39) * nm);
const design = { from: wire(180 * nm), to: wire(450 * nm), length: 100 * um, profile: 'linear' } as const;

/** As many modes as slices, one by one, to an error. */
function oneByOne(tolerance: number): unknown {
  return widths.map((width) => {
    forgetModes();
    return solveModes(wire(width), { wavelength }, { polarization: 'te', tolerance })[0]!.effectiveIndex;
  });
}

oneByOne(1e-4);
const start = performance.now();
oneByOne(1e-6);
const singles = performance.now() - start;

const solved = taper(design, { slices: 40, modes: 4 });
solved.transmission({ wavelength });
let length = 10 * um;

const tip = solveModes(wire(180 * nm), { wavelength }, { polarization: 'te', tolerance: 1e-5 })[0]!;
const beam = gaussianMode({ wavelength, modeFieldDiameter: 2.5 * um });
const places = Float64Array.from({ length: 41 }, (_, i) => (i - 20) * 0.1 * um);

export const cases: readonly BenchCase[] = [
  {
    name: 'taper of 40 slices and 4 modes, against 40 single modes and 0.5 s',
    operation: 'one taper',
    atMost: (singles + 500) * ms,
    rounds: 5,
    variants: [
      {
        name: 'photonlink',
        operations: 1,
        run: (): number => {
          forgetModes();
          // Other sections, so that nothing is remembered.
          return taper({ ...design, from: wire(180 * nm) }, { slices: 40, modes: 4 }).transmission({ wavelength });
        },
      },
      { name: '40 single modes to 1e-6, the default', operations: 1, run: () => oneByOne(1e-6) },
      { name: '40 single modes to 1e-4, the error of the slices', operations: 1, run: () => oneByOne(1e-4) },
    ],
  },
  {
    name: 'another length of that taper',
    operation: 'one length',
    rounds: 5,
    variants: [{ name: 'photonlink', operations: 1, run: () => solved.transmission({ wavelength, length: (length *= 1.001) }) }],
  },
  {
    name: 'alignment map of a solved tip, 41 by 41',
    operation: 'one map',
    atMost: 300 * ms,
    rounds: 5,
    variants: [
      { name: 'photonlink', operations: 1, run: () => alignmentMap(tip, beam, { x: places, y: places }) },
      {
        name: 'overlap at each place',
        operations: 1,
        run: () => Array.from(places, (x) => Array.from(places, (y) => overlap(beam, tip, { x, y }))),
      },
    ],
  },
];
