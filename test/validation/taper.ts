import { facetReflectance } from '../../src/devices/edgeCoupler/facet.ts';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { nm, um } from '../../src/units.ts';
import { bendReach, bentCoupling, crossedPower, straightCoupling } from '../../src/waveguides/couplerTransfer.ts';
import { strip, type CrossSection } from '../../src/waveguides/modes/crossSection.ts';
import { supermodeCoupling } from '../../src/waveguides/supermodes.ts';
import { taper } from '../../src/waveguides/taper.ts';
import type { ValidationCase } from './case.ts';

const wavelength = 1310 * nm;
const core = constantIndex(3.5048);
const cladding = constantIndex(1.4468);
const wire = (width: number): CrossSection => strip({ width, height: 220 * nm, core, cladding });
const design = { from: wire(180 * nm), to: wire(450 * nm), length: 100 * um, profile: 'linear' } as const;

// A bend of large radius, both waves in phase: sin²(κ √(2πRd)) with κ falling as exp(−gap/d).
const [radius, decay, coupling] = [500 * um, 0.1 * um, 1e3];
const angle = coupling * Math.sqrt(2 * Math.PI * radius * decay);

export const taperCases: readonly ValidationCase[] = [
  {
    what: 'Power that modes, reflection and radiation leave of 1, taper 180 to 450 nm over 100 um, 12 slices of 4 modes',
    source: 'Bienstman2001',
    reference: 0,
    ours: () => taper(design, { slices: 12, modes: 4 }).powers({ wavelength }).residual,
    unit: '1',
    tolerance: { abs: 1e-3 },
  },
  {
    what: 'Loss of that taper reversed less that of it',
    source: 'Redheffer1962',
    reference: 0,
    ours: () => {
      const options = { slices: 12, modes: 4 };
      const one = taper(design, options).transmission({ wavelength });
      return taper({ ...design, from: design.to, to: design.from }, options).transmission({ wavelength }) - one;
    },
    unit: '1',
    tolerance: { abs: 1e-6 },
  },
  {
    what: 'Share of the variance of ln κ against gap, 100 to 400 nm, that no straight line explains, wires of 450 nm, 1310 nm',
    source: 'Yariv1973',
    reference: 0,
    ours: () => {
      const gaps = [100, 200, 300, 400];
      const logarithms = gaps.map((gap) =>
        Math.log(supermodeCoupling({ guide: wire(450 * nm), gap: gap * nm }, { wavelength }, { tolerance: 1e-4 }).couplingPerLength),
      );
      const mean = logarithms.reduce((sum, each) => sum + each, 0) / 4;
      const all = logarithms.reduce((sum, each) => sum + (each - mean) ** 2, 0);
      const slope = logarithms.reduce((sum, each, i) => sum + (each - mean) * (gaps[i]! - 250), 0) / 50000;
      return logarithms.reduce((sum, each, i) => sum + (each - mean - slope * (gaps[i]! - 250)) ** 2, 0) / all;
    },
    unit: '1',
    tolerance: { abs: 0.01 },
  },
  {
    what: 'Power between a straight guide and a bend of 500 um, κ 1e3 1/m falling by e in 0.1 um, over its Gaussian integral',
    source: 'Yariv1973',
    reference: Math.sin(angle) ** 2,
    ours: () => {
      const gap = 0.2 * um;
      const other = 5e6;
      const own = (other * (radius + gap / 2)) / radius;
      const bend = bentCoupling({
        coupling: (at) => coupling * Math.exp(-(at - gap) / decay),
        gap, radius, width: 0, own, other, reach: bendReach(radius, 2 * um),
      });
      return crossedPower(straightCoupling(coupling, 0, 0), bend);
    },
    unit: '1',
    tolerance: { rel: 0.01 },
  },
  {
    what: "Reflection of TE at Brewster's angle inside a guide of index 1.5 in air",
    source: 'Born1999, sec. 1.5',
    reference: 0,
    ours: () => facetReflectance(1.5, 1, Math.atan(1 / 1.5), 'te'),
    unit: '1',
    tolerance: { abs: 1e-12 },
  },
];
