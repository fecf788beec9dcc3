import { plasmaDispersion } from '../../../materials/plasmaDispersion.ts';
import { sorefBennett } from '../../../materials/sorefBennett.ts';
import type { RingNonlinearity } from './table.ts';

/** coefficient · density^power. */
interface PowerTerm {
  readonly coefficient: number;
  readonly power: number;
}

/** What equally many electrons and holes do at one wavelength, on top of the background: written to `values`. @internal */
export interface CarrierLaw {
  /**
   * Absorption (1/m), its derivative with the density, fall of the index, its derivative: the part that does not fall and the part that
   * does not rise.
   */
  write(density: number, values: Float64Array): void;
  /** Density over which it bends, 1/m³, beside the density itself; `Infinity` for a straight one. */
  readonly background: number;
}

/** Places of what a law writes. @internal */
export const carrierPlaces = { absorption: 0, absorptionSlope: 1, index: 2, risingSlope: 3, fallingSlope: 4, count: 5 } as const;

/**
 * The law of a design at a wavelength, m. At one wavelength each term of the published ones is a power of the density exactly.
 * @internal
 */
export function carrierLaw({ carriers }: RingNonlinearity, wavelength: number): CarrierLaw {
  if (carriers.kind === 'linear') {
    const { absorptionPerDensity, indexPerDensity } = carriers;
    return {
      write: (added, values) => {
        values[0] = absorptionPerDensity * added;
        values[1] = absorptionPerDensity;
        values[2] = indexPerDensity * added;
        values[3] = indexPerDensity;
        values[4] = 0;
      },
      background: Infinity,
    };
  }
  const effect = carriers.kind === 'plasmaDispersion' ? plasmaDispersion : sorefBennett;
  const [low, high] = [1e22, 1e24];
  const term = (kind: 'electrons' | 'holes', what: 'index' | 'absorption'): PowerTerm => {
    const at = (density: number): number => Math.abs(effect({ wavelength, electrons: 0, holes: 0, [kind]: density })[what]);
    const power = Math.log(at(high) / at(low)) / Math.log(high / low);
    return { coefficient: at(low) / low ** power, power };
  };
  const absorption = [term('electrons', 'absorption'), term('holes', 'absorption')];
  const index = [term('electrons', 'index'), term('holes', 'index')];
  return lawOf(absorption, index, carriers.backgroundDensity);
}

function lawOf(absorption: readonly PowerTerm[], index: readonly PowerTerm[], backgroundDensity: number): CarrierLaw {
  const sum = (terms: readonly PowerTerm[], density: number): number => {
    let total = 0;
    for (const { coefficient, power } of terms) total += coefficient * density ** power;
    return total;
  };
  const absorbedBefore = sum(absorption, backgroundDensity);
  const indexBefore = sum(index, backgroundDensity);
  return {
    write: (added, values) => {
      // An integration may stray below none.
      const density = backgroundDensity + Math.max(0, added);
      let absorbed = -absorbedBefore;
      let absorbedSlope = 0;
      for (const { coefficient, power } of absorption) {
        const part = coefficient * density ** power;
        absorbed += part;
        absorbedSlope += (power * part) / density;
      }
      let fall = -indexBefore;
      let rising = 0;
      let falling = 0;
      for (const { coefficient, power } of index) {
        const part = coefficient * density ** power;
        fall += part;
        if (power >= 1) rising += (power * part) / density;
        else falling += (power * part) / density;
      }
      // Rounding of the differences at no carriers at all.
      values[0] = added > 0 ? absorbed : 0;
      values[1] = absorbedSlope;
      values[2] = added > 0 ? fall : 0;
      values[3] = rising;
      values[4] = falling;
    },
    background: backgroundDensity,
  };
}
