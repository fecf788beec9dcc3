import { gainMargin } from '../../src/devices/dfbLaser/gainMargin.ts';
import type { GratingFacet } from '../../src/devices/dfbLaser/grating.ts';
import { gratingModes, type GratingMode } from '../../src/devices/dfbLaser/gratingModes.ts';
import { modeProfile } from '../../src/devices/dfbLaser/modeProfile.ts';
import { findMinimum } from '../../src/numerics/minimize.ts';
import type { ValidationCase } from './case.ts';

const length = 400e-6;
const clear: GratingFacet = { reflectivity: 0, phase: 0 };
const range = { detuningRange: [-20 / length, 20 / length], gainRange: [0, 8 / length] } as const;

/** Modes on the right side, by rising gain. */
function modes(kappaL: number, shift: number): readonly GratingMode[] {
  const part = { length: length / 2, coupling: kappaL / length };
  const sections = [{ ...part, phaseShift: shift }, { ...part, phaseShift: 0 }];
  return gratingModes({ sections, facets: [clear, clear] }, range).filter(({ detuning }) => detuning > -1);
}

/** Highest over lowest power along a quarter-wave-shifted laser. */
function unevenness(kappaL: number): number {
  const part = { length: length / 2, coupling: kappaL / length };
  const sections = [{ ...part, phaseShift: Math.PI / 2 }, { ...part, phaseShift: 0 }];
  return modeProfile({ sections, facets: [clear, clear] }, modes(kappaL, Math.PI / 2)[0]!, { points: 101 }).peakToValley;
}

const row = (what: string, reference: number, ours: () => number): ValidationCase => ({
  what,
  source: 'Kogelnik1972, eq. 19',
  reference,
  ours,
  unit: '1',
  tolerance: { abs: 2e-6 },
});

/** Threshold gain αL and detuning δL of uniform and quarter-wave-shifted gratings without facets. */
export const gratingCases: readonly ValidationCase[] = [
  ...(
    [
      [0.5, 0, 2.609465, 2.31501],
      [0.5, 1, 3.270021, 5.783774],
      [1, 0, 1.754815, 2.666332],
      [1, 1, 2.52432, 5.948908],
      [1.5, 0, 1.28686, 3.017046],
      [1.5, 1, 2.083978, 6.112264],
      [2, 0, 0.984669, 3.379719],
      [2, 1, 1.769205, 6.295632],
      [3, 0, 0.622615, 4.148565],
      [3, 1, 1.327928, 6.738398],
      [4, 0, 0.422436, 4.969907],
      [4, 1, 1.027395, 7.278457],
      [5, 0, 0.301904, 5.832174],
      [5, 1, 0.811381, 7.900655],
    ] as const
  ).flatMap(([kappaL, order, gain, detuning]) => [
    row(`Uniform grating, κL ${kappaL}, mode ${order}: αL`, gain, () => modes(kappaL, 0)[order]!.amplitudeGain * length),
    row(`Uniform grating, κL ${kappaL}, mode ${order}: δL`, detuning, () => modes(kappaL, 0)[order]!.detuning * length),
  ]),
  ...(
    [
      [0.5, 2.442174],
      [1, 1.526468],
      [1.25, 1.242907],
      [1.5, 1.020725],
      [2, 0.697135],
      [3, 0.328255],
      [4, 0.151809],
      [5, 0.068277],
    ] as const
  ).map(([kappaL, gain]) =>
    row(`Quarter-wave-shifted grating, κL ${kappaL}: αL at δ 0`, gain, () => modes(kappaL, Math.PI / 2)[0]!.amplitudeGain * length),
  ),
  row('Quarter-wave-shifted grating, κL 2, side mode: αL', 1.429769, () => modes(2, Math.PI / 2)[1]!.amplitudeGain * length),
  row('Quarter-wave-shifted grating, κL 2, side mode: δL', 5.157664, () => modes(2, Math.PI / 2)[1]!.detuning * length),
  row('Quarter-wave-shifted grating, κL 2: gain margin times length', 1.465268, () => gainMargin(modes(2, Math.PI / 2)) * length),
  {
    what: 'Flattest mode of a quarter-wave-shifted grating: κL',
    source: 'Soda1987',
    reference: 1.25,
    ours: () => findMinimum(unevenness, 0.8, 2, { tolerance: 1e-3 }).at,
    unit: '1',
    tolerance: { rel: 0.05 },
  },
];
