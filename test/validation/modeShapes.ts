import { constantIndex } from '../../src/materials/constantIndex.ts';
import { gradedIndex } from '../../src/materials/gradedIndex.ts';
import { nm, um } from '../../src/units.ts';
import { crossSection, strip } from '../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../src/waveguides/modes/solveModes.ts';
import type { ValidationCase } from './case.ts';

const wavelength = 1550 * nm;
const k = (2 * Math.PI) / wavelength;
const core = constantIndex(3.4777);
const oxide = constantIndex(1.444);

/** A polygon of many sides with the area of a circle. */
function round(radius: number, sides: number): readonly (readonly [number, number])[] {
  const step = (2 * Math.PI) / sides;
  const outer = radius * Math.sqrt(step / Math.sin(step));
  return Array.from({ length: sides }, (_, i) => [outer * Math.cos((i + 0.5) * step), outer * Math.sin((i + 0.5) * step)] as const);
}

const angle = Math.PI / 9;
const turned = [[-225, -110], [225, -110], [225, 110], [-225, 110]].map(
  ([x, y]) => [(x! * Math.cos(angle) - y! * Math.sin(angle)) * nm, (x! * Math.sin(angle) + y! * Math.cos(angle)) * nm] as const,
);

// n² = n₀² + A sech²(y/w): s(s + 1) = (k w)² A, n² = n₀² + (s/(k w))².
const [n0, A, w] = [1.45, 0.3, um];
const sech = gradedIndex(constantIndex(n0), { indexChange: (_, y) => Math.sqrt(n0 ** 2 + A / Math.cosh(y / w) ** 2) - n0 });

/** Modes of slanted walls, polygons and graded index. */
export const modeShapesCases: readonly ValidationCase[] = [
  {
    what: 'HE11 of a fiber of radius 0.5 um, index 2 in 1.444, 1550 nm, as a polygon of 32 sides: root of the exact Bessel equation',
    source: 'Snyder1983, ch. 12',
    reference: 1.775525654,
    ours: () => {
      const parts = [{ name: 'core', material: constantIndex(2), polygon: round(0.5 * um, 32) }];
      return solveModes(crossSection({ cladding: oxide, parts }), { wavelength }, { polarization: 'te', tolerance: 2e-6 })[0]!.effectiveIndex;
    },
    unit: '1',
    tolerance: { abs: 2e-6 },
  },
  {
    what: 'Si strip 450 × 220 nm in oxide turned by 20°, TE0, 1550 nm: as upright',
    source: 'Lee1991, as hp finite elements of another code',
    reference: 2.35497,
    ours: () =>
      solveModes(crossSection({ cladding: oxide, parts: [{ name: 'core', material: core, polygon: turned }] }), { wavelength }, { tolerance: 3e-6 })[0]!
        .effectiveIndex,
    unit: '1',
    tolerance: { abs: 3e-6 },
  },
  {
    what: 'Si strip 450 × 220 nm in oxide with walls at 89.999°, TE0, 1550 nm: as upright',
    source: 'Lee1991, as hp finite elements of another code',
    reference: 2.35497,
    ours: () => {
      const section = strip({ width: 450 * nm, height: 220 * nm, core, cladding: oxide, sidewallAngle: (89.999 * Math.PI) / 180 });
      return solveModes(section, { wavelength }, { polarization: 'te' })[0]!.effectiveIndex;
    },
    unit: '1',
    tolerance: { abs: 3e-6 },
  },
  {
    what: 'TE0 of a sech² layer, permittivity 1.45² + 0.3 sech²(y/1 um), 1550 nm: exact',
    source: 'Snyder1983, ch. 12',
    reference: Math.hypot(n0, (Math.sqrt(1 + 4 * (k * w) ** 2 * A) - 1) / (2 * k * w)),
    ours: () => {
      const parts = [{ name: 'core', material: sech, x: [-Infinity, Infinity], y: [-14 * um, 14 * um] }] as const;
      return solveModes(crossSection({ cladding: constantIndex(n0), parts }), { wavelength }, { polarization: 'te' })[0]!.effectiveIndex;
    },
    unit: '1',
    tolerance: { abs: 1e-6 },
  },
];
