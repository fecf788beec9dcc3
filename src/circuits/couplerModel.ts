import { check, isPart, type Table, type Values } from '../design.ts';
import { inRange } from '../errors.ts';
import { fromDb } from '../units.ts';
import type { Coupler, DirectionalCoupler } from '../waveguides/directionalCoupler/coupledByNumbers.ts';
import { modelOf, type ScatteringModel } from './scatteringModel.ts';

/** Two guides that exchange power. */
export const couplerModelTable = {
  /** Power coupled across, the same at all wavelengths. */
  powerCoupling: { unit: '1', range: [0, 1] },
  /** Loss of both outputs together. */
  excessLossDb: { unit: 'dB', range: [0, 100] },
} as const satisfies Table;

/** Two guides that exchange power, by numbers. */
export interface CouplerModelDesign extends Values<typeof couplerModelTable> {}

const ports = ['in1', 'in2', 'out1', 'out2'];
/** Straight on in1 and out1, in2 and out2, then across, each forward and backward. */
const places = [8, 13, 2, 7, 12, 9, 6, 3];

/**
 * A coupler of two guides, `in1` to `out1` and `in2` to `out2`: √(1 − K) stays, −j√K goes across, both times the root of what the coupler
 * does not lose; the same backward, without reflection. By numbers, or a finished coupler that knows K at each wavelength. [Yariv1973]
 *
 * @throws RangeError for a parameter out of range; when asked, for a coupling outside 0 to 1.
 */
export function couplerModel(design: CouplerModelDesign | Coupler | DirectionalCoupler): ScatteringModel {
  const finished = isPart(design) ? (design as Coupler & Partial<DirectionalCoupler>) : undefined;
  const numbers = finished === undefined ? check('couplerModel', couplerModelTable, design as CouplerModelDesign) : undefined;
  const kept = numbers === undefined ? (finished!.transmission ?? 1) : fromDb(-numbers.excessLossDb);
  inRange('couplerModel', 'transmission', kept, '1', 0, 1);
  return modelOf({
    ports,
    places,
    passive: true,
    write: (wavelength, re, im) => {
      const coupling = numbers?.powerCoupling ?? finished!.powerCoupling(wavelength);
      inRange('couplerModel', 'powerCoupling', coupling, '1', 0, 1);
      const stays = Math.sqrt(kept * (1 - coupling));
      const crosses = -Math.sqrt(kept * coupling);
      for (let k = 0; k < 4; k++) {
        re[k] = stays;
        im[k] = 0;
        re[k + 4] = 0;
        im[k + 4] = crosses;
      }
    },
  });
}
