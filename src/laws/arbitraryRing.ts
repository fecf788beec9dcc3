import fc, { type Arbitrary } from 'fast-check';
import type { RingDesign } from '../devices/ringModulator.ts';
import { dbPerCm, fF, mW, nm, um } from '../units.ts';
import type { GuideRecord } from '../waveguides/guidePart.ts';
import { grid, record } from './grid.ts';

type CouplerRecord = Exclude<RingDesign['coupler'], { powerCoupling(wavelength: number): number }>;
type JunctionRecord = Extract<GuideRecord['junction'], { kind: string }>;

/** Wavelength at which the numbers of every drawn ring hold, m. */
const referenceWavelength = 1310 * nm;

/**
 * Silicon rings near 1310 nm: radius 3 to 30 um, loaded quality factors of some hundred to some 100,000, with and without drop bus and
 * junction. Shrinks to a passive ring of 7 um with 2 dB/cm and 10 % power coupling on one bus.
 */
export function arbitraryRing(): Arbitrary<RingDesign> {
  const required = {
    radius: grid({ plain: 7, low: 3, high: 30, parts: 2, unit: um }),
    guide: arbitraryGuide(),
    coupler: arbitraryRingCoupler(),
    coverage: grid({ plain: 1, low: 0, high: 1, parts: 20 }),
    heaterEfficiency: grid({ plain: 0, low: 0, high: 0.3, parts: 100, unit: nm / mW }),
    selfHeatingResistance: grid({ plain: 0, low: 0, high: 5000, parts: 0.01 }),
    absorbedFraction: grid({ plain: 0, low: 0, high: 1, parts: 10 }),
  };
  const single: Arbitrary<RingDesign> = record(required);
  const double: Arbitrary<RingDesign> = record({ ...required, dropCoupler: arbitraryRingCoupler() });
  return fc.oneof({ withCrossShrink: true }, single, double);
}

function arbitraryGuide(): Arbitrary<GuideRecord> {
  const perCm = (plain: number, high: number): Arbitrary<number> =>
    grid({ plain, low: plain === 0 ? 0 : 0.5, high, parts: 2, unit: dbPerCm });
  return record({
    kind: fc.constant<'phaseShifter'>('phaseShifter'),
    referenceWavelength: fc.constant(referenceWavelength),
    referenceTemperature: fc.constant(300),
    effectiveIndex: grid({ plain: 2.5, low: 2, high: 3, parts: 100 }),
    groupIndex: grid({ plain: 4, low: 3, high: 5, parts: 10 }),
    thermoOpticSlope: grid({ plain: 2, low: 0.5, high: 3, parts: 10, unit: 1e-4 }),
    junction: arbitraryJunction(),
    loss: record({ contacts: perCm(0, 20), bend: perCm(0, 20), scattering: perCm(2, 20) }),
  });
}

function arbitraryJunction(): Arbitrary<JunctionRecord> {
  const none = record({ kind: fc.constant('none' as const) });
  const linear = record({
    kind: fc.constant('linear' as const),
    indexPerVolt: grid({ plain: 1, low: 0, high: 3, parts: 10, unit: 1e-4 }),
    // At 8 V in reverse at least a fifth of the loss is left.
    attenuation: grid({ plain: 20, low: 10, high: 80, parts: 1, unit: dbPerCm }),
    attenuationPerVolt: grid({ plain: 0, low: 0, high: 1, parts: 10, unit: dbPerCm }),
    capacitance: grid({ plain: 0.5, low: 0.1, high: 1, parts: 10, unit: fF / um }),
    seriesResistance: grid({ plain: 1, low: 0.1, high: 3, parts: 10, unit: 1e-3 }),
    breakdownVoltage: fc.constant(-8),
    forwardLimit: fc.constant(0.4),
  });
  const density = grid({ plain: 5, low: 3, high: 30, parts: 1, unit: 1e23 });
  const pn = record({
    kind: fc.constant('pn' as const),
    acceptors: density,
    donors: density,
    coreWidth: grid({ plain: 500, low: 400, high: 600, parts: 0.1, unit: nm }),
    coreHeight: grid({ plain: 220, low: 100, high: 300, parts: 0.1, unit: nm }),
    junctionOffset: grid({ plain: 0, low: -50, high: 50, parts: 0.1, unit: nm }),
    confinement: grid({ plain: 1, low: 0.5, high: 1.2, parts: 10 }),
    seriesResistance: grid({ plain: 1, low: 0.1, high: 3, parts: 10, unit: 1e-3 }),
    breakdownVoltage: fc.constant(-8),
  });
  return fc.oneof({ withCrossShrink: true }, none, linear, pn);
}

function arbitraryRingCoupler(): Arbitrary<CouplerRecord> {
  const power = record({
    kind: fc.constant('power' as const),
    powerCoupling: grid({ plain: 0.1, low: 0.01, high: 0.6, parts: 100 }),
  });
  const quality = record({
    kind: fc.constant('quality' as const),
    qualityFactor: grid({ plain: 5000, low: 2000, high: 50000, parts: 0.01 }),
  });
  const directional = record({
    kind: fc.constant('directional' as const),
    referenceWavelength: fc.constant(referenceWavelength),
    couplingPerLength: grid({ plain: 1, low: 0.5, high: 1, parts: 10, unit: 1e5 }),
    referenceGap: fc.constant(200 * nm),
    gap: grid({ plain: 200, low: 150, high: 250, parts: 0.1, unit: nm }),
    decayLength: grid({ plain: 50, low: 50, high: 100, parts: 0.1, unit: nm }),
    wavelengthSlope: grid({ plain: 0, low: 0, high: 3, parts: 1, unit: 1e6 }),
    length: grid({ plain: 0, low: 0, high: 1, parts: 10, unit: um }),
    bendLength: grid({ plain: 3, low: 1, high: 3, parts: 10, unit: um }),
    excessLossDb: grid({ plain: 0, low: 0, high: 0.2, parts: 100 }),
  });
  return fc.oneof({ withCrossShrink: true }, power, quality, directional);
}
