import { speedOfLight } from '../../src/constants.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { linewidthPhase } from '../../src/devices/ringModulator/metrics.ts';
import { ringUnderPower, type RingUnderPower } from '../../src/devices/ringModulator/underPower/ringUnderPower.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { nm, um } from '../../src/units.ts';

const wavelength = 1550 * nm;
const groupIndex = 2.769;
/** Not published; of the rates below any will do. */
const circumference = 2 * Math.PI * 5 * um;

/** The disk of [deCea2019] by its published energy rates: 3e10 1/s into the bus, 1.9e10 by absorption, 1.1e10 by radiation. */
export function deCeaRing(): RingUnderPower {
  const turnTime = (groupIndex * circumference) / speedOfLight;
  const nepers = findRoot((x) => linewidthPhase(Math.exp(-x)) / (2 * turnTime) - 3e10, 1e-6, 0.2, { tolerance: 1e-16 });
  // Nepers of power a turn, for each 1/s of the 6e10 together.
  const share = (2 * nepers) / 6e10;
  const ring = ringModulator({
    radius: circumference / (2 * Math.PI),
    guide: {
      kind: 'phaseShifter',
      referenceWavelength: wavelength,
      referenceTemperature: 300,
      effectiveIndex: (40 * wavelength) / circumference,
      groupIndex,
      thermoOpticSlope: (1.86e-4 * groupIndex) / 3.485,
      junction: {
        kind: 'linear',
        indexPerVolt: 0,
        attenuation: (1.9e10 * share) / circumference,
        attenuationPerVolt: 0,
        capacitance: 0,
        seriesResistance: 0,
        breakdownVoltage: -8,
        forwardLimit: 0.4,
      },
      loss: { contacts: 0, bend: 0, scattering: (1.1e10 * share) / circumference },
    },
    coupler: { kind: 'power', powerCoupling: -Math.expm1(-3e10 * share) },
    coverage: 1,
    heaterEfficiency: 1e-7,
    selfHeatingResistance: 1e4,
    absorbedFraction: 1.9 / 3,
  });
  return ringUnderPower(ring, {
    thermalTime: 1 / 2.4e6,
    absorbedFraction: { junction: 1, contacts: 0, bend: 0, scattering: 0, couplers: 0, twoPhoton: 1, freeCarrier: 1 },
    twoPhotonAbsorption: 8.4e-12,
    kerrIndex: 0,
    nonlinearArea: 10.62978e-18 / 0.90967 / circumference,
    carrierArea: 8.67e-18 / Math.sqrt(0.9621118) / circumference,
    carrierConfinement: groupIndex / 3.485,
    carrierLifetime: 1e-10,
    carriers: { kind: 'sorefBennett', backgroundDensity: 1e18 },
  });
}

/** On the resonance of that disk at a power, W. */
export function deCeaPoint(power: number): { wavelength: number; power: number; voltage: number; ambient: number } {
  return { wavelength, power, voltage: 0, ambient: 300 };
}
