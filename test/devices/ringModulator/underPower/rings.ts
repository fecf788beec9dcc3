import { siliconRing } from '../../../../src/designs/siliconRing.ts';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import { ringModulator, type RingDesign } from '../../../../src/devices/ringModulator.ts';
import { ringUnderPower, type RingUnderPower } from '../../../../src/devices/ringModulator/underPower/ringUnderPower.ts';
import type { RingNonlinearity, RingPowerPoint } from '../../../../src/devices/ringModulator/underPower/table.ts';
import { pm } from '../../../../src/units.ts';

export const operation = { voltage: -1, ambient: 330 };

/** Heat by linear absorption alone. */
export const heatAlone: RingNonlinearity = { ...siliconRingNonlinearity, twoPhotonAbsorption: 0, kerrIndex: 0 };

/** Light that hardly heats but makes many carriers that live long. */
export const carriersAlone: RingNonlinearity = {
  ...siliconRingNonlinearity,
  absorbedFraction: { junction: 0, contacts: 0, bend: 0, scattering: 0, couplers: 0, twoPhoton: 0, freeCarrier: 0 },
  kerrIndex: 0,
  carrierLifetime: 2e-8,
};

export function powered(nonlinearity: RingNonlinearity = siliconRingNonlinearity, design: RingDesign = siliconRing): RingUnderPower {
  return ringUnderPower(ringModulator(design), nonlinearity);
}

/** A point whose laser is some picometers to the red of the resonance without light. */
export function redBy(under: RingUnderPower, picometers: number, power: number): RingPowerPoint {
  const resonance = under.ring.resonanceNear(1311e-9, { voltage: operation.voltage, temperature: operation.ambient });
  return { ...operation, wavelength: resonance + picometers * pm, power };
}
