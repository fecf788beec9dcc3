import { check } from '../../design.ts';
import { ringTable, type RingDesign } from '../../devices/ringModulator.ts';

/** What a spectrum says of a ring, at the resonance in its middle. @internal */
export interface MeasuredRing {
  readonly radius: number;
  readonly groupIndex: number;
  readonly wavelength: number;
  readonly powerCoupling: number;
  /** Absent for a ring on one bus. */
  readonly dropCoupling?: number;
  /** Amplitude left of a turn, couplers apart. */
  readonly amplitude: number;
}

/** The effective index that the whole order comes nearest to. [estimate: fundamental TE mode of a silicon wire; no spectrum tells the order] */
const usualEffectiveIndex = 2.4;

/**
 * A passive ring with those numbers. What a cold spectrum does not show is none: thermo-optic slope, heater, self-heating, junction. All
 * loss is called scattering.
 *
 * @throws RangeError for a ring that `ringTable` does not allow.
 * @internal
 */
export function designOf({ radius, groupIndex, wavelength, powerCoupling, dropCoupling, amplitude }: MeasuredRing): RingDesign {
  const circumference = 2 * Math.PI * radius;
  const order = Math.max(1, Math.round((usualEffectiveIndex * circumference) / wavelength));
  const design = {
    radius,
    guide: {
      kind: 'phaseShifter',
      referenceWavelength: wavelength,
      // Without a thermo-optic slope all temperatures are alike.
      referenceTemperature: 300,
      effectiveIndex: (order * wavelength) / circumference,
      groupIndex,
      thermoOpticSlope: 0,
      junction: { kind: 'none' },
      loss: { contacts: 0, bend: 0, scattering: (-2 * Math.log(Math.min(amplitude, 1))) / circumference },
    },
    coupler: { kind: 'power', powerCoupling },
    ...(dropCoupling !== undefined && { dropCoupler: { kind: 'power', powerCoupling: dropCoupling } }),
    coverage: 1,
    heaterEfficiency: 0,
    selfHeatingResistance: 0,
    absorbedFraction: 0,
  } satisfies RingDesign;
  return check<RingDesign>('fitRing', ringTable, design);
}
