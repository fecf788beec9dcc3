import type { CrossSection } from '../modes/crossSection.ts';
import { changingSize } from './taperSection.ts';
import type { SolvedTaper } from './taperWaves.ts';

/** The shortest piece over the mean one: where nothing couples to what goes forward, steepness would reflect. */
const least = 0.05;

/** Where the slices of a taper stand, 0 to 1. @internal */
export function taperPlaces(
  profile: 'linear' | 'parabolic' | 'constantLossRate',
  from: CrossSection,
  to: CrossSection,
  solved: SolvedTaper,
): readonly number[] {
  const { shares } = solved;
  if (profile === 'linear') return shares;
  if (profile === 'parabolic') {
    const [w1, w2] = changingSize(from, to);
    return shares.map((share) => (share * (2 * w1 + share * (w2 - w1))) / (w1 + w2));
  }
  // Each mode takes (C s′/Δβ)² where C is its rate of coupling with the share s: s′ goes as the inverse of the root of their sum.
  const rates = solved.couplings.map(({ turn }, p) => {
    const { launched, indices } = solved;
    const size = indices[p]!.length;
    const index = (i: number): number => (indices[p]![i]! + indices[p + 1]![i]!) / 2;
    let square = 0;
    for (let j = 0; j < size; j++) {
      if (j !== launched) square += (turn[launched * size + j]! / (index(launched) - index(j))) ** 2;
    }
    return Math.sqrt(square);
  });
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  if (!(mean > 0)) return shares;
  const places = [0];
  for (const rate of rates) places.push(places[places.length - 1]! + Math.max(rate, least * mean));
  return places.map((place) => place / places[places.length - 1]!);
}
