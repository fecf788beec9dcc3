import { ringModulator } from '../../src/devices/ringModulator.ts';
import { linewidthPhase } from '../../src/devices/ringModulator/metrics.ts';
import { ringUnderPower, type RingUnderPower } from '../../src/devices/ringModulator/underPower/ringUnderPower.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { nm, um } from '../../src/units.ts';

/** Circumference of the ring of radius 4 um, m. */
const circumference = 2 * Math.PI * 4 * um;
const index = 3.476;
const wavelength = 1552.77 * nm;
/** Lifetimes of the amplitude by coupling and by loss, s. */
export const couplingLifetime = 205e-12;

/**
 * The ring of [VanVaerenbergh2012]: 4 um, critically coupled, all numbers theirs. They write all rates with the index of silicon, which
 * stands here for the group index, and
 * take carriers to act in proportion to their density.
 */
export function vanVaerenberghRing(): RingUnderPower {
  // Amplitude rates of 1/205 ps for coupling and loss each, shared as nepers a turn.
  const turnTime = (index * circumference) / 299792458;
  const nepers = findRoot((x) => linewidthPhase(Math.exp(-2 * x)) / (2 * turnTime) - 2 / couplingLifetime, 1e-6, 0.1, { tolerance: 1e-15 });
  const ring = ringModulator({
    radius: 4 * um,
    guide: {
      kind: 'phaseShifter',
      referenceWavelength: wavelength,
      referenceTemperature: 300,
      effectiveIndex: (40 * wavelength) / circumference,
      groupIndex: index,
      thermoOpticSlope: 1.86e-4,
      junction: { kind: 'none' },
      loss: { contacts: 0, bend: 0, scattering: (2 * nepers) / circumference },
    },
    coupler: { kind: 'power', powerCoupling: -Math.expm1(-2 * nepers) },
    coverage: 1,
    heaterEfficiency: 1e-7,
    // τth/(m c) with the density 2330 kg/m³, 3.19 um³ and 700 J/(kg K), times the confinement of heat.
    selfHeatingResistance: (0.9355 * 65e-9) / (2330 * 3.19e-18 * 700),
    absorbedFraction: 0.4,
  });
  return ringUnderPower(ring, {
    thermalTime: 65e-9,
    absorbedFraction: { junction: 0, contacts: 0, bend: 0, scattering: 0.4, couplers: 0, twoPhoton: 1, freeCarrier: 1 },
    twoPhotonAbsorption: 8.4e-12,
    kerrIndex: 0,
    nonlinearArea: 2.59e-18 / 0.9964 / circumference,
    carrierArea: 2.36e-18 / Math.sqrt(0.9996) / circumference,
    carrierConfinement: 1,
    carrierLifetime: 5.3e-9,
    carriers: { kind: 'linear', indexPerDensity: 1.73e-27, absorptionPerDensity: 1e-21 },
  });
}

/** The laser some picometers to the red of the resonance of that ring, W. */
export function vanVaerenberghPoint(picometers: number, power: number): { wavelength: number; power: number; voltage: number; ambient: number } {
  return { wavelength: wavelength + picometers * 1e-12, power, voltage: 0, ambient: 300 };
}
