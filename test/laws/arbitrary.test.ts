import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, scalarPaths } from '../../src/design.ts';
import { dfbLaser, dfbLaserTable } from '../../src/devices/dfbLaser.ts';
import { edgeCoupler, edgeCouplerTable } from '../../src/devices/edgeCoupler.ts';
import { ringModulator, ringTable } from '../../src/devices/ringModulator.ts';
import { arbitraryCoupler } from '../../src/laws/arbitraryCoupler.ts';
import { arbitraryLaser } from '../../src/laws/arbitraryLaser.ts';
import { arbitraryLight } from '../../src/laws/arbitraryLight.ts';
import { arbitraryLink, linkTable } from '../../src/laws/arbitraryLink.ts';
import { arbitraryRing } from '../../src/laws/arbitraryRing.ts';
import { grid } from '../../src/laws/grid.ts';
import { averagePower } from '../../src/light.ts';
import { dbPerCm, mW, mm, nm, um } from '../../src/units.ts';

const seed = Math.floor(Math.random() * 2 ** 31);

/** What a failing property is shrunk to. */
function plainest<T>(arbitrary: fc.Arbitrary<T>, fails: (value: T) => boolean = () => true): T {
  const { counterexample } = fc.check(
    fc.property(arbitrary, (value) => !fails(value)),
    { seed },
  );
  if (counterexample === null) throw new Error('nothing fails');
  return counterexample[0];
}

describe(`random designs (seed ${seed})`, () => {
  it('are legal for their devices', () => {
    fc.assert(
      fc.property(arbitraryRing(), (design) => void ringModulator(design)),
      { seed },
    );
    fc.assert(
      fc.property(arbitraryLaser(), (design) => void dfbLaser(design)),
      { seed },
    );
    fc.assert(
      fc.property(arbitraryCoupler(), (design) => void edgeCoupler(design)),
      { seed },
    );
    fc.assert(
      fc.property(arbitraryLink(), (design) => void check('link', linkTable, design)),
      { seed },
    );
  });

  it('come in every form that their tables know', () => {
    const rings = fc.sample(arbitraryRing(), { seed, numRuns: 300 });
    const couplers = new Set(rings.map(({ coupler }) => ('kind' in coupler ? coupler.kind : '')));
    const junctions = new Set(rings.map(({ guide }) => ('junction' in guide && 'kind' in guide.junction ? guide.junction.kind : '')));
    expect([...couplers].sort()).toEqual(['directional', 'power', 'quality']);
    expect([...junctions].sort()).toEqual(['linear', 'none', 'pn']);
    expect(new Set(rings.map(({ dropCoupler }) => dropCoupler === undefined)).size).toBe(2);
    const facets = fc.sample(arbitraryCoupler(), { seed, numRuns: 100 });
    expect(new Set(facets.map(({ facet }) => facet.kind)).size).toBe(2);
  });

  it('are plain JSON', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryRing(), arbitraryLaser(), arbitraryCoupler(), arbitraryLink()), (design) => {
        expect(JSON.parse(JSON.stringify(design))).toStrictEqual(design);
      }),
      { seed },
    );
  });

  it('shrink to plain ones', () => {
    expect(plainest(arbitraryRing())).toMatchObject({
      radius: 7 * um,
      guide: { junction: { kind: 'none' }, loss: { contacts: 0, bend: 0, scattering: 2 * dbPerCm } },
      coupler: { kind: 'power', powerCoupling: 0.1 },
    });
    expect(plainest(arbitraryRing())).not.toHaveProperty('dropCoupler');
    expect(plainest(arbitraryLaser())).toMatchObject({ wavelength: 1310 * nm, slopeEfficiency: 0.4 });
    expect(plainest(arbitraryCoupler())).toMatchObject({ gap: 0, facet: { kind: 'coated', reflectance: 0 }, propagationLossDb: 0 });
    expect(plainest(arbitraryLink())).toMatchObject({ averagePower: mW, lossesDb: [] });
    expect(plainest(arbitraryLight())).toMatchObject({ lanes: [{ wavelength: 1310 * nm, levels: [mW] }] });
  });

  it('shrink all but what a failure needs', () => {
    const { radius, dropCoupler, ...rest } = plainest(
      arbitraryRing(),
      (design) => design.radius > 19.9 * um && design.dropCoupler !== undefined,
    );
    expect(radius).toBe(20 * um);
    expect(dropCoupler).toEqual({ kind: 'power', powerCoupling: 0.1 });
    expect({ ...rest, radius: 7 * um }).toEqual(plainest(arbitraryRing()));
    const many = plainest(arbitraryLight(), ({ lanes }) => lanes.some(({ levels }) => levels.length === 4));
    expect(many.lanes).toHaveLength(1);
  });

  it('have numbers that are short to read', () => {
    const lists = [
      ...fc.sample(arbitraryRing(), { seed, numRuns: 50 }).map((design) => scalarPaths(ringTable, design)),
      ...fc.sample(arbitraryCoupler(), { seed, numRuns: 50 }).map((design) => scalarPaths(edgeCouplerTable, design)),
      ...fc.sample(arbitraryLaser(), { seed, numRuns: 50 }).map((design) => scalarPaths(dfbLaserTable, design)),
    ];
    const lengths = lists.flat().filter(({ entry }) => entry.unit === 'm');
    expect(lengths.length).toBeGreaterThan(300);
    for (const { value } of lengths) expect(Math.abs(value / mm - Number((value / mm).toPrecision(4)))).toBeLessThan(1e-12);
  });
});

describe('random light', () => {
  it('has rising levels, one entry a level throughout, and no wavelength twice', () => {
    fc.assert(
      fc.property(arbitraryLight(), ({ lanes }) => {
        expect(new Set(lanes.map(({ wavelength }) => wavelength)).size).toBe(lanes.length);
        for (const lane of lanes) {
          expect([1, 4]).toContain(lane.levels.length);
          expect([lane.chirp.length, lane.crosstalk.length]).toEqual([lane.levels.length, lane.levels.length]);
          expect(lane.levels).toEqual(lane.levels.toSorted((a, b) => a - b));
          expect(averagePower(lane)).toBeLessThanOrEqual(40.001 * mW);
        }
      }),
      { seed },
    );
  });
});

describe('a grid', () => {
  it('keeps to its steps and its ends', () => {
    fc.assert(
      fc.property(grid({ plain: 0.4, low: 0.1, high: 0.5, parts: 10, unit: um }), (value) => {
        expect([1, 2, 3, 4, 5].map((tenth) => (tenth / 10) * um)).toContain(value);
      }),
      { seed },
    );
    expect(plainest(grid({ plain: 0.4, low: 0.1, high: 0.5, parts: 10 }))).toBe(0.4);
  });
});
