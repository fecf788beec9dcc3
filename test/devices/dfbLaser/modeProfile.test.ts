import { describe, expect, it } from 'vitest';
import type { Grating, GratingFacet } from '../../../src/devices/dfbLaser/grating.ts';
import { gratingModes } from '../../../src/devices/dfbLaser/gratingModes.ts';
import { modeProfile } from '../../../src/devices/dfbLaser/modeProfile.ts';

const length = 400e-6;
const clear: GratingFacet = { reflectivity: 0, phase: 0 };
const range = { detuningRange: [-20 / length, 20 / length], gainRange: [0, 8 / length] } as const;
const shifted = (kappaL: number, facets: Grating['facets'] = [clear, clear]): Grating => ({
  sections: [Math.PI / 2, 0].map((phaseShift) => ({ length: length / 2, coupling: kappaL / length, phaseShift })),
  facets,
});
const first = (grating: Grating) => gratingModes(grating, range)[0]!;

describe('the profile of a mode along its laser', () => {
  it('is symmetric in a symmetric laser, peaks at the phase shift, and is flattest near κL 1.25', () => {
    const grating = shifted(2);
    const { position, forward, backward, rightShare, peakToValley } = modeProfile(grating, first(grating), { points: 201 });
    expect(position[200]).toBeCloseTo(length, 15);
    for (let i = 0; i <= 200; i++) expect(forward[i]!).toBeCloseTo(backward[200 - i]!, 9);
    expect(rightShare).toBeCloseTo(0.5, 12);
    expect(forward[100]! + backward[100]!).toBeCloseTo(Math.max(...forward.map((each, i) => each + backward[i]!)), 12);
    // The known optimum of flatness. [Soda1987]
    const valley = (kappaL: number): number => modeProfile(shifted(kappaL), first(shifted(kappaL)), { points: 201 }).peakToValley;
    expect(valley(1.25)).toBeLessThan(valley(1));
    expect(valley(1.25)).toBeLessThan(valley(1.6));
    expect(peakToValley).toBeCloseTo(valley(2), 12);
  });

  it('loses through its ends what it gains inside, with any facets', () => {
    const grating = shifted(1.4, [{ reflectivity: 0.01, phase: 0.7 }, { reflectivity: 0.6, phase: -1 }]);
    const mode = first(grating);
    const { forward, backward, rightShare } = modeProfile(grating, mode, { points: 2001 });
    const right = 0.4 * forward[2000]!;
    const left = 0.99 * backward[0]!;
    // The mean of both powers is 1.
    expect(right + left).toBeCloseTo(2 * mode.amplitudeGain * length, 5);
    expect(rightShare).toBeCloseTo(right / (right + left), 12);
    expect(forward[0]! / backward[0]!).toBeCloseTo(0.01, 9);
    expect(backward[2000]! / forward[2000]!).toBeCloseTo(0.6, 9);
  });

  it('grows as one exponential where nothing couples', () => {
    const grating: Grating = { sections: [{ length, coupling: 0, phaseShift: 0 }], facets: [{ reflectivity: 0.3, phase: 0 }, { reflectivity: 0.3, phase: 0 }] };
    const mode = first(grating);
    const { forward } = modeProfile(grating, mode, { points: 11 });
    expect(forward[10]! / forward[0]!).toBeCloseTo(1 / 0.3, 9);
    expect(forward[5]! / forward[0]!).toBeCloseTo(Math.sqrt(1 / 0.3), 9);
  });

  it('leaves equally where nothing leaves', () => {
    const closed: Grating = { sections: [{ length, coupling: 0, phaseShift: 0 }], facets: [{ reflectivity: 1, phase: 0 }, { reflectivity: 1, phase: 0 }] };
    expect(modeProfile(closed, { amplitudeGain: 0, detuning: 0 }, { points: 3 }).rightShare).toBe(0.5);
  });

  it('refuses modes and points that cannot be', () => {
    const mode = { amplitudeGain: 0, detuning: 0 };
    expect(() => modeProfile(shifted(1), mode, { points: 1 })).toThrow('modeProfile: points is 1, outside 2');
    expect(() => modeProfile(shifted(1), mode, { points: 2.5 })).toThrow('points is 2.5, must be a whole number');
    expect(() => modeProfile(shifted(1), { ...mode, amplitudeGain: NaN }, { points: 3 })).toThrow('modeProfile: amplitudeGain');
    expect(() => modeProfile(shifted(1), { ...mode, detuning: Infinity }, { points: 3 })).toThrow('modeProfile: detuning');
    expect(() => modeProfile({ ...shifted(1), sections: [] }, mode, { points: 3 })).toThrow('modeProfile: sections.length');
  });
});
