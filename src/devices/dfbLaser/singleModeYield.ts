import { digits, inRange } from '../../errors.ts';
import { gainMargin } from './gainMargin.ts';
import type { Grating, GratingFacet } from './grating.ts';
import { gratingModes, type GratingModeRange } from './gratingModes.ts';

/** What a single-mode laser is, and how many facet phases are tried. */
export interface SingleModeDemand extends GratingModeRange {
  /** Least margin of net modal gain between the first two modes, 1/m. */
  readonly leastMargin: number;
  /** Phases of each reflecting facet, evenly spaced over a turn: 1 to 360. */
  readonly phases: number;
}

/** How many lasers of a wafer are single-mode. */
export interface SingleModeYield {
  /** Share of the phases that meet the demand. */
  readonly share: number;
  /** Margins, 1/m: left phase by right phase, row-major. A range with one mode alone gives the margin to its highest gain. */
  readonly margins: Float64Array;
  /** Number of phases tried on the left and on the right. */
  readonly shape: readonly [number, number];
}

/**
 * The share of lasers whose first mode keeps a margin to the second, where cleaving leaves the phases of the facets to chance: every pair of evenly
 * spaced phases is solved. A facet without reflection counts once.
 *
 * @throws RangeError for a structure or range that `gratingModes` refuses, a number of phases that is none, or phases without any mode in
 * the range.
 * [Buus1985]
 */
export function singleModeYield(grating: Grating, { leastMargin, phases, ...range }: SingleModeDemand): SingleModeYield {
  const who = 'singleModeYield';
  inRange(who, 'leastMargin', leastMargin, '1/m', 0, 1e6);
  inRange(who, 'phases', phases, '1', 1, 360);
  if (!Number.isInteger(phases)) throw new RangeError(`${who}: phases is ${digits(phases)}, must be a whole number`);
  if (grating.facets.length !== 2) throw new RangeError(`${who}: facets has ${digits(grating.facets.length)} entries, must have 2`);
  const turned = (facet: GratingFacet): GratingFacet[] =>
    facet.reflectivity === 0 ? [facet] : Array.from({ length: phases }, (_, i) => ({ ...facet, phase: (2 * Math.PI * i) / phases }));
  const [lefts, rights] = [turned(grating.facets[0]), turned(grating.facets[1])];
  const margins = lefts.flatMap((left) =>
    rights.map((right) => {
      const modes = gratingModes({ sections: grating.sections, facets: [left, right] }, range);
      const [first] = modes;
      if (first !== undefined) return modes.length > 1 ? gainMargin(modes) : 2 * (range.gainRange[1] - first.amplitudeGain);
      throw new RangeError(`${who}: facet phases ${digits(left.phase)} and ${digits(right.phase)} rad have no mode in the range`);
    }),
  );
  const kept = margins.filter((margin) => margin >= leastMargin).length;
  return { share: kept / margins.length, margins: Float64Array.from(margins), shape: [lefts.length, rights.length] };
}
