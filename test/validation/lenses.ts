import { edgeCoupler } from '../../src/devices/edgeCoupler.ts';
import { alignmentTolerance } from '../../src/devices/fiberArray/alignmentTolerance.ts';
import { degree, nm, toDb, um } from '../../src/units.ts';
import { gaussianMode } from '../../src/waveguides/gaussianMode.ts';
import { beamThrough, lensedFiber } from '../../src/waveguides/lensedBeam.ts';
import type { LensElement } from '../../src/waveguides/lensElement.ts';
import type { ValidationCase } from './case.ts';

const wavelength = 1310 * nm;
const round = (waistUm: number) => gaussianMode({ wavelength, modeFieldDiameter: 2 * waistUm * um });
const imaged = () =>
  beamThrough(round(1.5), [
    { kind: 'space', length: 50 * um },
    { kind: 'thinLens', focalLength: 50 * um },
  ]);

// Waists in um, beam's place in the receiver's plane in um, tilt in rad, gap in um, loss in dB: derived, checked against an integral.
const losses: readonly [number, number, number, number, number, number][] = [
  [4.6, 4.6, 1, 0, 0, 0.205243139],
  [4.6, 4.6, 2, 0, 0, 0.820972556],
  [4.6, 1.5, 0, 0, 0, 4.59045],
  [4.6, 1.25, 0, 0, 0, 5.91516543],
  [1.5, 1.5, 0.5, 0, 0, 0.482549424],
  [1.5, 1.5, 1, 0, 0, 1.9301977],
  [4.6, 4.6, 0, degree, 0, 0.160994806],
  [4.6, 4.6, 0, 0, 50, 0.943705482],
  [1.5, 1.5, 0, 0, 5, 0.844559144],
  [4.6, 3, 1.08727, 0.5 * degree, 10, 1.19495],
  [1.5, 4.6, 1, -2 * degree, 15, 5.76538],
];

const round25 = { modeFieldDiameter: { x: 2.5 * um, y: 2.5 * um } };
const coupler = edgeCoupler({
  fiberMode: round25,
  chipMode: round25,
  gap: 0,
  index: 1,
  facet: { kind: 'coated', reflectance: 0 },
  propagationLossDb: 0,
});
const tolerances = () => alignmentTolerance((place) => coupler.lossDb({ wavelength, ...place }), { lossDb: 1, gap: 0 });

/** Beams through lenses, and how exactly fibers must stand. */
export const lensesCases: readonly ValidationCase[] = [
  {
    what: 'Waist behind a thin lens by ray matrices, w 1.5 um, s = f = 50 um, 1310 nm',
    source: 'Self1983',
    reference: 13.8995317,
    ours: () => imaged().mode.waist.x / um,
    unit: 'um',
    tolerance: { rel: 1e-6 },
  },
  {
    what: 'Its distance from the lens',
    source: 'Self1983',
    reference: 50,
    ours: () => imaged().waistDistance.x / um,
    unit: 'um',
    tolerance: { rel: 1e-6 },
  },
  {
    what: 'Waist behind a hemispherical tip of radius 12 um, index 1.447, w 4.6 um: that of f = R/(n − 1) in air',
    source: 'Self1983',
    reference: 2.1510678,
    ours: () => lensedFiber({ fiberMode: round(4.6), tipRadius: 12 * um, index: 1.447 }).mode.waist.x / um,
    unit: 'um',
    tolerance: { rel: 1e-6 },
  },
  ...losses.map(([w1, w2, x, tilt, gap, lossDb]): ValidationCase => {
    const turned: readonly LensElement[] = [{ kind: 'tilt', x: tilt }];
    const angle = Number((tilt / degree).toPrecision(6));
    return {
      what: `Loss of a beam, mode field diameter ${2 * w1} to ${2 * w2} um, at ${x} um, ${angle}°, gap ${gap} um`,
      source: 'Joyce1984',
      reference: lossDb,
      ours: () => -toDb(beamThrough(round(w1), turned).coupling(round(w2), { distance: gap * um, x: (tilt * gap - x) * um })),
      unit: 'dB',
      tolerance: { abs: 2e-3 },
    };
  }),
  {
    what: '1-dB offset of equal modes of 2.5 um, searched',
    source: 'Joyce1984',
    reference: 0.59981,
    ours: () => tolerances().x / um,
    unit: 'um',
    tolerance: { rel: 1e-4 },
  },
  {
    what: '1-dB gap of equal modes of 2.5 um, 2 zR √(10^0.1 − 1)',
    source: 'Joyce1984',
    reference: 3.8134314,
    ours: () => tolerances().z / um,
    unit: 'um',
    tolerance: { rel: 1e-6 },
  },
  {
    what: '1-dB tilt of equal modes of 2.5 um',
    source: 'Joyce1984',
    reference: 9.1715320,
    ours: () => tolerances().tiltX / degree,
    unit: '°',
    tolerance: { rel: 1e-6 },
  },
];
