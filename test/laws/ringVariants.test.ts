import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { type RingDesign, ringModulator } from '../../src/devices/ringModulator.ts';
import { hasExcessLoss, lossier, lossless, magnified, onOneBus, turnLoss } from '../../src/laws/ringVariants.ts';
import { dbPerCm, nm, um } from '../../src/units.ts';
import { noJunction } from '../../src/waveguides/junction.ts';
import { phaseShifter } from '../../src/waveguides/phaseShifter.ts';

const directional = {
  kind: 'directional',
  referenceWavelength: 1310 * nm,
  couplingPerLength: 1e5,
  referenceGap: 200 * nm,
  gap: 200 * nm,
  decayLength: 50 * nm,
  wavelengthSlope: 1e6,
  length: 0,
  bendLength: 3 * um,
  excessLossDb: 0.1,
} as const;
const { kind: _, ...guide } = siliconRing.guide;
const finished: RingDesign = { ...siliconRing, guide: phaseShifter(guide), coupler: { powerCoupling: () => 0.1 } };
const addDrop: RingDesign = { ...siliconRing, coupler: directional, dropCoupler: directional };
const point = { wavelength: 1311 * nm, voltage: -1, temperature: 328, heaterPower: 0 };
const transmission = (design: RingDesign, at = point): number => ringModulator(design).transmission(at);

describe('a variant of a ring', () => {
  it('knows the loss of a turn, part of it under the junction', () => {
    const design: RingDesign = {
      ...siliconRing,
      coverage: 0.5,
      guide: { ...siliconRing.guide, loss: { contacts: 10, bend: 2, scattering: 1 } },
    };
    const { attenuation } = siliconRing.guide.junction;
    expect(turnLoss({ design, point })).toBeCloseTo(2 * Math.PI * 7 * um * (0.5 * (attenuation + 10) + 3), 12);
  });

  it('knows whether a coupler loses light', () => {
    expect(hasExcessLoss(siliconRing)).toBe(false);
    expect(hasExcessLoss(addDrop)).toBe(true);
    expect(hasExcessLoss({ ...siliconRing, dropCoupler: directional })).toBe(true);
    expect(hasExcessLoss({ ...addDrop, coupler: { ...directional, excessLossDb: 0 }, dropCoupler: siliconRing.coupler })).toBe(false);
  });

  it('on one bus has no drop bus, and the coupler that is given', () => {
    expect(onOneBus(addDrop)).not.toHaveProperty('dropCoupler');
    expect(onOneBus(addDrop).coupler).toBe(directional);
    expect(onOneBus(addDrop, { kind: 'power', powerCoupling: 1 }).coupler).toEqual({ kind: 'power', powerCoupling: 1 });
  });

  it('that is lossier loses 5 dB/cm more', () => {
    const [dark] = lossier(siliconRing);
    const more = turnLoss({ design: dark!, point }) - turnLoss({ design: siliconRing, point });
    expect(more).toBeCloseTo(2 * Math.PI * 7 * um * 5 * dbPerCm, 12);
  });

  it('without loss passes all', () => {
    expect(transmission(lossless(siliconRing)[0]!)).toBeCloseTo(1, 12);
    const ring = ringModulator(lossless(addDrop)[0]!);
    expect(ring.transmission(point) + ring.dropTransmission(point)).toBeCloseTo(1, 12);
  });

  it('that is magnified passes the same at a wavelength magnified with it', () => {
    for (const design of [siliconRing, addDrop]) {
      const [large] = magnified({ design, point }, 1.2);
      expect(large!.design.radius).toBeCloseTo(8.4 * um, 15);
      expect(transmission(large!.design, large!.point)).toBeCloseTo(transmission(design), 9);
    }
  });

  it('is none where a finished part or carriers keep it from changing', () => {
    const pn = {
      kind: 'pn',
      acceptors: 5e23,
      donors: 5e23,
      coreWidth: 500 * nm,
      coreHeight: 220 * nm,
      junctionOffset: 0,
      confinement: 1,
      seriesResistance: 1e-3,
      breakdownVoltage: -8,
    } as const;
    const doped: RingDesign = { ...siliconRing, guide: { ...siliconRing.guide, junction: pn } };
    const joined: RingDesign = { ...siliconRing, guide: { ...siliconRing.guide, junction: noJunction } };
    expect([lossier(finished), lossless(finished), magnified({ design: finished, point }, 2)]).toEqual([[], [], []]);
    for (const design of [doped, joined]) expect([lossless(design), magnified({ design, point }, 2)]).toEqual([[], []]);
    expect(lossier(doped)).toHaveLength(1);
  });
});
