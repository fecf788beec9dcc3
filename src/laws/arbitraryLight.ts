import fc, { type Arbitrary } from 'fast-check';
import type { Table } from '../design.ts';
import type { Lane, Light } from '../light.ts';
import { MHz, fromDb, mW, nm } from '../units.ts';
import { grid, record } from './grid.ts';

const power = { unit: 'W', range: [0, 1] } as const;

/**
 * The numbers of light, for messages.
 *
 * @internal
 */
export const lightTable = {
  lanes: {
    listOf: {
      group: {
        wavelength: { unit: 'm', range: [0, 1] },
        levels: { listOf: power, length: [1, 4] },
        rin: { unit: '1/Hz', range: [0, 1] },
        linewidth: { unit: 'Hz', range: [0, 1e15] },
        chirp: { listOf: { unit: 'rad', range: [-100, 100] }, length: [1, 4] },
        crosstalk: { listOf: power, length: [1, 4] },
        polarizationExtinction: { unit: '1', range: [1, 1e12] },
      },
    },
    length: [1, 3],
  },
} as const satisfies Table;

/**
 * Light of one to three lanes between 1290 and 1330 nm, each steady or of four levels, of 0 to 40 mW. Shrinks to one steady lane of 1 mW at
 * 1310 nm.
 */
export function arbitraryLight(): Arbitrary<Light> {
  const lane = fc.oneof({ withCrossShrink: true }, arbitraryLane(1), arbitraryLane(4));
  return record({
    lanes: fc.uniqueArray(lane, { minLength: 1, maxLength: 3, selector: ({ wavelength }) => wavelength }),
  });
}

function arbitraryLane(symbols: number): Arbitrary<Lane> {
  const each = (number: Arbitrary<number>): Arbitrary<number[]> => fc.array(number, { minLength: symbols, maxLength: symbols });
  return record({
    wavelength: grid({ plain: 1310, low: 1290, high: 1330, parts: 2, unit: nm }),
    steps: each(grid({ plain: 1, low: 0, high: 10, parts: 10, unit: mW })),
    rin: grid({ plain: -145, low: -160, high: -135, parts: 1 }).map(fromDb),
    linewidth: grid({ plain: 1, low: 0, high: 10, parts: 10, unit: MHz }),
    chirp: each(grid({ plain: 0, low: -1, high: 1, parts: 10 })),
    crosstalk: each(grid({ plain: 0, low: 0, high: 0.1, parts: 100, unit: mW })),
    polarizationExtinction: grid({ plain: 20, low: 0, high: 40, parts: 1 }).map(fromDb),
    source: fc.constantFrom('laser 0', 'laser 1'),
  }).map(({ steps, ...rest }) => {
    let level = 0;
    return { ...rest, levels: steps.map((step) => (level += step)) };
  });
}
