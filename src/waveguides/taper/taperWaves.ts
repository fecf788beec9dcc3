import { akimaSlopes } from '../../numerics/akima.ts';
import { chained, nothing, pieceTwoPort, type TwoPort } from './scattering.ts';
import type { SliceModes } from './sliceModes.ts';

/** A taper solved at some cross-sections: all that does not depend on its length. @internal */
export interface SolvedTaper {
  readonly wavelength: number;
  /** Rising shares of the way from one end to the other. */
  readonly shares: readonly number[];
  /** Each with its modes in the order that follows those of the first. */
  readonly slices: readonly SliceModes[];
  /** Effective index of each mode of each slice; last that of a mode that stands for all those the basis does not hold. */
  readonly indices: readonly (readonly number[])[];
  /** Between neighbors, for as many modes. */
  readonly couplings: readonly { readonly turn: Float64Array; readonly reflection: Float64Array }[];
  /** The mode asked for, at each end. */
  readonly launched: number;
  readonly received: number;
}

/** The two-ports of the pieces between slices that stand at `places` (0 to 1, rising) of a taper of some length, m. @internal */
export function taperPieces(taper: SolvedTaper, places: readonly number[], length: number): TwoPort[] {
  const { indices, couplings } = taper;
  const size = indices[0]!.length;
  const wavenumber = (2 * Math.PI) / taper.wavelength;
  const curves = Array.from({ length: size }, (_, i) => curve(places, indices.map((each) => each[i]!)));
  const summed = (entry: (coupling: SolvedTaper['couplings'][number]) => number): Curve => {
    const total = [0];
    for (const coupling of couplings) total.push(total[total.length - 1]! + entry(coupling));
    return curve(places, total);
  };
  const turns = Array.from({ length: size * size }, (_, k) => summed(({ turn }) => turn[k]!));
  const reflections = Array.from({ length: size * size }, (_, k) => summed(({ reflection }) => reflection[k]!));
  return couplings.map((_, p): TwoPort => {
    const phase = wavenumber * length * (places[p + 1]! - places[p]!);
    return pieceTwoPort({
      size,
      phase: curves.map((each) => value(each, p).map((coefficient) => coefficient * phase)),
      turn: turns.map((each) => rate(each, p)),
      reflection: reflections.map((each) => rate(each, p)),
    });
  });
}

/** The whole of some pieces. @internal */
export function taperTwoPort(pieces: readonly TwoPort[]): TwoPort {
  return pieces.reduce((before, piece) => chained(before, piece), nothing(pieces[0]!.size));
}

/** A smooth curve through the slices. */
interface Curve {
  readonly places: readonly number[];
  readonly values: readonly number[];
  readonly slopes: Float64Array;
}

function curve(places: readonly number[], values: readonly number[]): Curve {
  return { places, values, slopes: akimaSlopes(places, values) };
}

/** Between slices p and p + 1 by powers of the share of the way. */
function value({ places, values, slopes }: Curve, p: number): number[] {
  const width = places[p + 1]! - places[p]!;
  const rise = values[p + 1]! - values[p]!;
  const [first, last] = [slopes[p]! * width, slopes[p + 1]! * width];
  return [values[p]!, first, 3 * rise - 2 * first - last, first + last - 2 * rise];
}

/** Its derivative. */
function rate(each: Curve, p: number): number[] {
  const [, a, b, c] = value(each, p) as [number, number, number, number];
  return [a, 2 * b, 3 * c];
}
