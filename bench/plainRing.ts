import { mW, nm, um } from '../src/units.ts';
import type { RingDesign } from '../src/devices/ringModulator.ts';

/** A ring whose closed form fits in a line of numpy: linear junction, constant coupling, no drop bus. */
export const plainRing: RingDesign = {
  radius: 7 * um,
  guide: {
    kind: 'phaseShifter',
    referenceWavelength: 1311 * nm,
    referenceTemperature: 300,
    effectiveIndex: 2.6,
    groupIndex: 3.9,
    thermoOpticSlope: 2e-4,
    junction: {
      kind: 'linear',
      indexPerVolt: 1e-4,
      attenuation: 2000,
      attenuationPerVolt: 100,
      capacitance: 5e-10,
      seriesResistance: 1e-3,
      breakdownVoltage: -5,
      forwardLimit: 0.5,
    },
    loss: { contacts: 100, bend: 100, scattering: 100 },
  },
  coupler: { kind: 'power', powerCoupling: 0.1 },
  coverage: 1,
  heaterEfficiency: (0.1 * nm) / mW,
  selfHeatingResistance: 1500,
  absorbedFraction: 0.5,
};
