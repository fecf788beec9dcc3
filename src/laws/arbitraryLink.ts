import fc, { type Arbitrary } from 'fast-check';
import type { Table, Values } from '../design.ts';
import { photodiodeTable } from '../devices/photodiode.ts';
import { GHz, fromDb, mW, nA, nm, pA } from '../units.ts';
import { grid, record } from './grid.ts';

/** A link of four equally spaced levels: transmitter, losses in a row, photodiode with amplifier. */
export const linkTable = {
  /** Vacuum wavelength. */
  wavelength: { unit: 'm', range: [1200 * nm, 1700 * nm] },
  /** Average power that is launched. */
  averagePower: { unit: 'W', range: [0, 10] },
  /** P3/P0 of the launched light, linear. */
  extinctionRatio: { unit: '1', range: [1.001, 1e6] },
  /** Relative intensity noise of the launched light, one-sided. */
  relativeIntensityNoise: { unit: '1/Hz', range: [0, 1e-9] },
  /** Losses between launch and photodiode, in the order of the light. */
  lossesDb: { listOf: { unit: 'dB', range: [0, 60] }, length: [0, 20] },
  /** The photodiode. */
  photodiode: { group: photodiodeTable },
  /** Input-referred noise current density of the amplifier. */
  noiseDensity: { unit: 'A/sqrt(Hz)', range: [0, 1e-6] },
  /** Noise-equivalent bandwidth of the whole receiver. */
  noiseBandwidth: { unit: 'Hz', range: [1, 1e12] },
} as const satisfies Table;

/** A link of four equally spaced levels. */
export interface LinkDesign extends Values<typeof linkTable> {}

/**
 * Links near 1310 nm, launched with 0.1 to 10 mW at an extinction ratio of 2 to 10 dB, through up to four losses. Shrinks to 1 mW at 6 dB
 * straight on a photodiode of 1 A/W.
 */
export function arbitraryLink(): Arbitrary<LinkDesign> {
  return record({
    wavelength: grid({ plain: 1310, low: 1260, high: 1360, parts: 1, unit: nm }),
    averagePower: grid({ plain: 1, low: 0.1, high: 10, parts: 10, unit: mW }),
    extinctionRatio: grid({ plain: 6, low: 2, high: 10, parts: 2 }).map(fromDb),
    relativeIntensityNoise: grid({ plain: -145, low: -160, high: -135, parts: 1 }).map(fromDb),
    lossesDb: fc.array(grid({ plain: 1, low: 0, high: 3, parts: 10 }), { maxLength: 4 }),
    photodiode: record({
      responsivity: grid({ plain: 0.9, low: 0.5, high: 1, parts: 20 }),
      darkCurrent: grid({ plain: 0, low: 0, high: 100, parts: 1, unit: nA }),
      bandwidth: fc.constant(60 * GHz),
    }),
    noiseDensity: grid({ plain: 16, low: 5, high: 30, parts: 1, unit: pA }),
    noiseBandwidth: grid({ plain: 50, low: 20, high: 70, parts: 1, unit: GHz }),
  });
}
