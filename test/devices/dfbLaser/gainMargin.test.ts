import { describe, expect, it } from 'vitest';
import { planckConstant, speedOfLight } from '../../../src/constants.ts';
import { gainMargin, sideModeSuppression } from '../../../src/devices/dfbLaser/gainMargin.ts';
import type { Grating, GratingFacet } from '../../../src/devices/dfbLaser/grating.ts';
import { gratingModes } from '../../../src/devices/dfbLaser/gratingModes.ts';
import { singleModeYield } from '../../../src/devices/dfbLaser/singleModeYield.ts';
import { mW, nm, toDb } from '../../../src/units.ts';

const length = 400e-6;
const clear: GratingFacet = { reflectivity: 0, phase: 0 };
const range = { detuningRange: [-10 / length, 10 / length], gainRange: [0, 6 / length] } as const;
const grating = (kappaL: number, facets: Grating['facets'], shift = 0): Grating => ({
  sections: [shift, 0].map((phaseShift) => ({ length: length / 2, coupling: kappaL / length, phaseShift })),
  facets,
});

describe('how a mode keeps others away', () => {
  it('is 1.4653 by gain for a quarter-wave shift of κL 2, and nothing without a shift', () => {
    const margin = (shift: number): number => gainMargin(gratingModes(grating(2, [clear, clear], shift), range)) * length;
    expect(margin(Math.PI / 2)).toBeCloseTo(1.465268, 5);
    expect(margin(0)).toBeCloseTo(0, 9);
    expect(() => gainMargin([])).toThrow('gainMargin: modes.length is 0');
  });

  it('is by power what two modes fed by the same spontaneous emission hold', () => {
    const laser = { wavelength: 1310 * nm, groupIndex: 3.5, inversionFactor: 1.7, mirrorLoss: 800, internalLoss: 400, power: 20 * mW };
    const velocity = speedOfLight / laser.groupIndex;
    // Photons of both facets of the lasing mode, then of a side mode whose loss is that of the first and the margin.
    const photons = (2 * laser.power * laser.wavelength) / (planckConstant * speedOfLight * velocity * laser.mirrorLoss);
    const emitted = laser.inversionFactor * velocity * 1200;
    const margin = 500;
    const side = emitted / (emitted / photons + velocity * margin);
    const ratio = sideModeSuppression({ ...laser, gainMargin: margin });
    expect(ratio).toBeCloseTo(photons / side, 5);
    expect(toDb(ratio)).toBeGreaterThan(40);
    expect(sideModeSuppression({ ...laser, gainMargin: 0 })).toBe(1);
    expect(sideModeSuppression({ ...laser, gainMargin: margin, outputFraction: 1 }) - 1).toBeCloseTo((ratio - 1) / 2, 5);
    for (const change of [{ power: -1 }, { gainMargin: NaN }, { mirrorLoss: 0 }, { internalLoss: -1 }, { inversionFactor: 0 }]) {
      expect(() => sideModeSuppression({ ...laser, gainMargin: 1, ...change })).toThrow(`sideModeSuppression: ${Object.keys(change)[0]} is`);
    }
    for (const change of [{ wavelength: 0 }, { groupIndex: 0 }, { outputFraction: 0 }]) {
      expect(() => sideModeSuppression({ ...laser, gainMargin: 1, ...change })).toThrow(`sideModeSuppression: ${Object.keys(change)[0]} is`);
    }
  });
});

describe('the yield of single-mode lasers over facet phases', () => {
  const cleaved = { reflectivity: 0.3, phase: 0 };

  it('counts the phases whose margin is enough', () => {
    const { share, margins, shape } = singleModeYield(grating(1.2, [cleaved, clear]), { ...range, leastMargin: 0.2 / length, phases: 16 });
    expect(shape).toEqual([16, 1]);
    expect(margins).toHaveLength(16);
    expect(share).toBe(margins.filter((margin) => margin >= 0.2 / length).length / 16);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
    const third = gratingModes(grating(1.2, [{ ...cleaved, phase: (2 * Math.PI * 3) / 16 }, clear]), range);
    expect(margins[3]).toBeCloseTo(gainMargin(third), 6);
  });

  it('is all or nothing where no facet reflects', () => {
    const demand = { ...range, leastMargin: 1 / length, phases: 5 };
    expect(singleModeYield(grating(2, [clear, clear], Math.PI / 2), demand)).toMatchObject({ share: 1, shape: [1, 1] });
    expect(singleModeYield(grating(2, [clear, clear]), demand).share).toBe(0);
  });

  it('takes the end of the range for a second mode that lies beyond, and complains of none at all', () => {
    const only = { detuningRange: [-1 / length, 1 / length], gainRange: [0, 1 / length], leastMargin: 0, phases: 2 } as const;
    const { margins } = singleModeYield(grating(2, [clear, clear], Math.PI / 2), only);
    expect(margins[0]! * length).toBeCloseTo(2 * (1 - 0.697135), 5);
    expect(() => singleModeYield(grating(2, [clear, clear]), only)).toThrow('singleModeYield: facet phases 0 and 0 rad have no mode in the range');
  });

  it('refuses what cannot be tried', () => {
    const demand = { ...range, leastMargin: 0, phases: 4 };
    expect(() => singleModeYield(grating(1, [clear, clear]), { ...demand, phases: 0 })).toThrow('singleModeYield: phases is 0');
    expect(() => singleModeYield(grating(1, [clear, clear]), { ...demand, phases: 1.5 })).toThrow('phases is 1.5, must be a whole number');
    expect(() => singleModeYield(grating(1, [clear, clear]), { ...demand, leastMargin: -1 })).toThrow('singleModeYield: leastMargin is -1');
    expect(() => singleModeYield(grating(1, [clear] as never), demand)).toThrow('singleModeYield: facets has 1 entries, must have 2');
  });
});
