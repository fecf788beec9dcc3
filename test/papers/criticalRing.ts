import { ringModulator, type RingModulator, type RingPoint } from '../../src/devices/ringModulator.ts';
import { linewidthPhase } from '../../src/devices/ringModulator/metrics.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { um } from '../../src/units.ts';

/** A critically coupled ring with a resonance at `wavelength` and exactly this loaded quality factor, and a point on it. */
export function criticalRing(
  wavelength: number,
  qualityFactor: number,
  { radius = 10 * um, groupIndex = 4.2, thermoOpticSlope = 1.9e-4, indexPerVolt = 1e-4 } = {},
): { readonly ring: RingModulator; readonly point: RingPoint; readonly amplitudeLifetime: number } {
  const circumference = 2 * Math.PI * radius;
  const turns = Math.round((2.5 * circumference) / wavelength);
  const phase = (2 * Math.PI * groupIndex * circumference) / (wavelength * qualityFactor);
  const kept = findRoot((x) => linewidthPhase(x) - phase, 0.5, 1 - 1e-9, { tolerance: 1e-16 });
  const ring = ringModulator({
    radius,
    guide: {
      kind: 'phaseShifter',
      referenceWavelength: wavelength,
      referenceTemperature: 300,
      effectiveIndex: (turns * wavelength) / circumference,
      groupIndex,
      thermoOpticSlope,
      junction: {
        kind: 'linear',
        indexPerVolt,
        attenuation: -Math.log(kept) / circumference,
        attenuationPerVolt: 0,
        capacitance: 0,
        seriesResistance: 0,
        breakdownVoltage: -10,
        forwardLimit: 0.5,
      },
      loss: { contacts: 0, bend: 0, scattering: 0 },
    },
    coupler: { kind: 'power', powerCoupling: 1 - kept },
    coverage: 1,
    heaterEfficiency: 1e-7,
    selfHeatingResistance: 1500,
    absorbedFraction: 0.5,
  });
  const point = { wavelength, voltage: 0, temperature: 300 };
  return { ring, point, amplitudeLifetime: 2 * ring.photonLifetime(point) };
}
