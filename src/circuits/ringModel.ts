import { ringModulator, type RingDesign, type RingModulator, type RingOperation } from '../devices/ringModulator.ts';
import { modelOf, type ScatteringModel } from './scatteringModel.ts';

/**
 * A ring held at an operation, as a part of circuits: ports `in` and `through`, and with a drop coupler `add` and `drop` on the second
 * bus, where light that is added comes out at `through`. Light that comes in at the outputs goes round the other way and meets the
 * same; without scattering in the ring nothing is reflected.
 *
 * @throws RangeError when asked where the ring throws.
 */
export function ringModel(ring: RingModulator, operation: RingOperation): ScatteringModel {
  const point = { ...operation, wavelength: 0 };
  const { dropCoupler, ...rest } = ring.design;
  if (dropCoupler === undefined) {
    return modelOf({
      ports: ['in', 'through'],
      places: [1, 2],
      passive: true,
      write: (wavelength, re, im) => {
        point.wavelength = wavelength;
        put(re, im, 0, ring.field(point));
      },
    });
  }
  // Seen from the second bus, the couplers have changed places.
  const swapped: RingDesign = { ...rest, coupler: dropCoupler, dropCoupler: ring.design.coupler };
  const fromBehind = ringModulator(swapped);
  const drop = { port: 'drop' } as const;
  return modelOf({
    ports: ['in', 'through', 'add', 'drop'],
    // in and through, add and drop, in and drop, add and through: each forward and backward.
    places: [4, 1, 14, 11, 12, 3, 6, 9],
    passive: true,
    write: (wavelength, re, im, wanted) => {
      point.wavelength = wavelength;
      const asked = (at: number): boolean => wanted === undefined || wanted[at] === 1 || wanted[at + 1] === 1;
      if (asked(0)) put(re, im, 0, ring.field(point));
      if (asked(2)) put(re, im, 2, fromBehind.field(point));
      if (!asked(4) && !asked(6)) return;
      const crossed = ring.field(point, drop);
      put(re, im, 4, crossed);
      put(re, im, 6, crossed);
    },
  });
}

/** One amplitude both ways. */
function put(re: Float64Array, im: Float64Array, at: number, field: { readonly re: number; readonly im: number }): void {
  re[at] = re[at + 1] = field.re;
  im[at] = im[at + 1] = field.im;
}
