import { check, type Table } from '../design.ts';
import { inRange } from '../errors.ts';
import { findRoot } from '../numerics/roots.ts';
import { toDb } from '../units.ts';
import type { CrossSection, SectionWindow } from './modes/crossSection.ts';
import { column, waveBetween, nothing, chained } from './taper/scattering.ts';
import { rememberedTaper } from './taper/rememberedTaper.ts';
import { taperPlaces } from './taper/taperProfile.ts';
import { checkAlike, checkInside, sectionBetween } from './taper/taperSection.ts';
import { taperPieces, taperTwoPort, type SolvedTaper } from './taper/taperWaves.ts';

/** How a taper goes from one cross-section to the other. */
export type TaperProfile = 'linear' | 'parabolic' | 'constantLossRate';

/** What is fixed when the taper is made. */
export interface TaperDesign {
  /** The cross-section where light enters. */
  readonly from: CrossSection;
  /** The one at the other end: the same parts in the same order, of other size or elsewhere. */
  readonly to: CrossSection;
  /** m, 1 nm to 0.1 m. */
  readonly length: number;
  /**
   * `linear`: every end of every part moves in proportion to the length. `parabolic`: the square of the size that changes most does.
   * `constantLossRate`: as steep at each place as its own coupling to other modes allows, the same everywhere.
   */
  readonly profile: TaperProfile;
  /** The light for which a `constantLossRate` is shaped; that of each question if absent. */
  readonly shapedFor?: TaperLight;
}

/** The light in a taper. */
export interface TaperLight {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Temperature, K; each material's own reference temperature if absent. */
  readonly temperature?: number;
  /** Which first mode is launched and received; TE if absent. */
  readonly polarization?: 'te' | 'tm';
}

/** A question to a taper. */
export interface TaperPoint extends TaperLight {
  /** Another length than that of the design, m: costs no new solve. */
  readonly length?: number;
}

/** How closely a taper is solved. */
export interface TaperOptions {
  /** Cross-sections that are solved, 3 to 400. Default 40. */
  readonly slices?: number;
  /** Modes of each, guided or not, 1 to 40. Default 8. */
  readonly modes?: number;
  /** Polynomial order of the elements, 3 to 8. Default 4. */
  readonly order?: number;
  /** Layers of elements toward each corner, 1 to 6. Default 1. */
  readonly layers?: number;
  /** Metal box around the taper; follows from the decay of the wider mode if absent. */
  readonly window?: SectionWindow;
}

/** Where light ends that enters a taper with power 1. */
export interface TaperPowers {
  /** In the mode asked for, at the far end. */
  readonly transmission: number;
  /** In other guided modes there. */
  readonly otherModes: number;
  /** In guided modes that come back. */
  readonly reflection: number;
  /** In modes of the box that are not guided: light that leaves. */
  readonly radiation: number;
  /** What the modes taken do not hold: 1 less the sum of the others. */
  readonly residual: number;
}

/** Power along a taper. */
export interface TaperProgress {
  /** Positions of the slices, m. */
  readonly positions: Float64Array;
  /** Share of the way from one section to the other at each. */
  readonly shares: Float64Array;
  /** Power of each mode at each slice, forward; mode by mode as each follows from slice to slice, that of the question first. */
  readonly powers: readonly Float64Array[];
  /** Effective index of each, in the same order. */
  readonly indices: readonly Float64Array[];
}

/** A taper by what can be asked of it. Each question throws a `RangeError` where an end guides no mode of the polarization. */
export interface Taper {
  readonly design: TaperDesign;
  /** Power from the first mode at `from` to the first mode at `to`; the same backward. */
  transmission(point: TaperPoint): number;
  /** The same in dB, positive. */
  lossDb(point: TaperPoint): number;
  /** Where all of the power ends. */
  powers(point: TaperPoint): TaperPowers;
  /** Power in each mode along the taper. */
  along(point: TaperPoint): TaperProgress;
  /**
   * Shortest length with no more loss than `lossDb`, found on a scale of 40 lengths a decade from 100 nm to `longest` (m; 10 mm if
   * absent) and then closely. Throws a `RangeError` where even the longest loses more.
   */
  lengthForLoss(goal: TaperLight & { readonly lossDb: number; readonly longest?: number }): number;
  /** The cross-section at a position from 0 to the length, m. */
  sectionAt(position: number, light: TaperLight): CrossSection;
}

const optionsTable = {
  slices: { unit: '1', range: [3, 400], whole: true },
  modes: { unit: '1', range: [1, 40], whole: true },
  order: { unit: '1', range: [3, 8], whole: true },
  layers: { unit: '1', range: [1, 6], whole: true },
} as const satisfies Table;

const who = 'taper';

/**
 * A taper between two cross-sections by eigenmode expansion: the modes of slices in a metal box, solved once for each light; between
 * slices their coupling, reflection and index go smoothly from one to the next, so that the length only changes phases. Tapers between
 * the same two sections share their slices. Pieces are joined as scattering matrices, which stays stable over any length. Walls of the box
 * reflect: light that has left comes back if the taper is much longer than the box is wide, in small part. [Bienstman2001; Johnson2002]
 *
 * @throws RangeError for a length or option out of range, an unknown profile, sections of different parts, or a taper that leaves the window.
 */
export function taper(design: TaperDesign, options: TaperOptions = {}): Taper {
  const { from, to, length, profile, shapedFor } = design;
  checkAlike(from, to);
  inRange(who, 'length', length, 'm', 1e-9, 0.1);
  if (!['linear', 'parabolic', 'constantLossRate'].includes(profile)) {
    throw new RangeError(`${who}: profile is ${JSON.stringify(profile)}, must be one of linear, parabolic, constantLossRate`);
  }
  const { window: chosen = from.window ?? to.window, ...numbers } = options;
  const numerics = check(who, optionsTable, { slices: 40, modes: 8, order: 4, layers: 1, ...numbers });
  if (chosen !== undefined) checkInside(from, to, chosen);
  const kept: TaperDesign = Object.freeze({ ...design });

  const solution = (light: TaperLight): SolvedTaper => {
    const { wavelength, temperature, polarization = 'te' } = light;
    inRange(who, 'wavelength', wavelength, 'm', 1e-7, 1e-3);
    if (polarization !== 'te' && polarization !== 'tm') {
      throw new RangeError(`${who}: polarization is ${JSON.stringify(polarization)}, must be one of te, tm`);
    }
    return rememberedTaper(from, to, { wavelength, temperature, polarization, window: chosen, ...numerics });
  };
  const places = (light: TaperLight): readonly number[] => taperPlaces(profile, from, to, solution(shapedFor ?? light));
  const lengthOf = (point: TaperPoint): number => {
    const { length: asked = length } = point;
    inRange(who, 'length', asked, 'm', 1e-9, 0.1);
    return asked;
  };
  const powers = (point: TaperPoint): TaperPowers => {
    const asked = lengthOf(point);
    const light = solution(point);
    const { size, through, left } = taperTwoPort(taperPieces(light, places(point), asked));
    const forward = column(through, size, light.launched);
    const backward = column(left, size, light.launched);
    const [first, last] = [light.slices[0]!.modes, light.slices[light.slices.length - 1]!.modes];
    const power = (wave: typeof forward, i: number): number => wave.re[i]! ** 2 + wave.im[i]! ** 2;
    // Without the last, which stands for those that the basis does not hold.
    const total = (wave: typeof forward, of: (i: number) => boolean): number =>
      first.reduce((sum, _, i) => sum + (of(i) ? power(wave, i) : 0), 0);
    const transmission = power(forward, light.received);
    const otherModes = total(forward, (i) => last[i]!.guided && i !== light.received);
    const reflection = total(backward, (i) => first[i]!.guided);
    const radiation = total(forward, (i) => !last[i]!.guided) + total(backward, (i) => !first[i]!.guided);
    return { transmission, otherModes, reflection, radiation, residual: 1 - (transmission + otherModes + reflection + radiation) };
  };
  const lossDb = (point: TaperPoint): number => -toDb(powers(point).transmission);

  return Object.freeze({
    design: kept,
    transmission: (point: TaperPoint) => powers(point).transmission,
    lossDb,
    powers,
    along: (point: TaperPoint): TaperProgress => {
      const asked = lengthOf(point);
      const light = solution(point);
      const at = places(point);
      const pieces = taperPieces(light, at, asked);
      const { size } = pieces[0]!;
      const behind = [nothing(size)];
      for (const piece of pieces.toReversed()) behind.push(chained(piece, behind[behind.length - 1]!));
      let before = nothing(size);
      const order = Array.from({ length: size - 1 }, (_, i) => i).sort((i, j) => Number(j === light.launched) - Number(i === light.launched));
      const waves = at.map((_, k) => {
        if (k > 0) before = chained(before, pieces[k - 1]!);
        return waveBetween(before, behind[pieces.length - k]!, light.launched);
      });
      return {
        positions: Float64Array.from(at, (place) => place * asked),
        shares: Float64Array.from(light.shares),
        powers: order.map((i) => Float64Array.from(waves, ({ re, im }) => re[i]! ** 2 + im[i]! ** 2)),
        indices: order.map((i) => Float64Array.from(light.indices, (each) => each[i]!)),
      };
    },
    lengthForLoss: ({ lossDb: goal, longest = 1e-2, ...light }: TaperLight & { lossDb: number; longest?: number }): number => {
      inRange(who, 'lossDb', goal, 'dB', 1e-6, 100);
      inRange(who, 'longest', longest, 'm', 1e-7, 0.1);
      const over = (at: number): number => lossDb({ ...light, length: at }) - goal;
      let shorter = 1e-7;
      if (over(shorter) <= 0) return shorter;
      for (;;) {
        const longer = Math.min(longest, shorter * 10 ** (1 / 40));
        if (over(longer) <= 0) return findRoot(over, shorter, longer, { tolerance: 1e-4 * shorter });
        if (longer === longest) throw new RangeError(`${who}: lossDb is ${goal} dB, not reached by any length up to ${longest} m`);
        shorter = longer;
      }
    },
    sectionAt: (position: number, light: TaperLight): CrossSection => {
      inRange(who, 'position', position, 'm', 0, length);
      const at = places(light);
      const { shares } = solution(shapedFor ?? light);
      const k = Math.max(1, at.findIndex((place) => place >= position / length - 1e-12));
      const share = shares[k - 1]! + ((shares[k]! - shares[k - 1]!) * (position / length - at[k - 1]!)) / (at[k]! - at[k - 1]!);
      return sectionBetween(from, to, share);
    },
  });
}
