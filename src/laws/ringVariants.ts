import type { RingCouplerPart, RingDesign, RingPoint } from '../devices/ringModulator.ts';
import { dbPerCm } from '../units.ts';
import { guideOf, isGuideRecord, type GuideRecord } from '../waveguides/guidePart.ts';

// Rings that a law asks about beside the one that was drawn.

/**
 * A ring and where it is asked.
 *
 * @internal
 */
export interface RingCase {
  readonly design: RingDesign;
  readonly point: Required<RingPoint>;
}

/**
 * Power attenuation that the design gives a turn, couplers apart, in nepers of power.
 *
 * @internal
 */
export function turnLoss({ design, point }: RingCase): number {
  const { junction, contacts, bend, scattering } = guideOf(design.guide).attenuationParts(point);
  return 2 * Math.PI * design.radius * (design.coverage * (junction + contacts) + bend + scattering);
}

/**
 * Whether a coupler of the ring loses light.
 *
 * @internal
 */
export function hasExcessLoss({ coupler, dropCoupler }: RingDesign): boolean {
  const loses = (part: RingCouplerPart | undefined): boolean => part !== undefined && 'excessLossDb' in part && part.excessLossDb > 0;
  return loses(coupler) || loses(dropCoupler);
}

/**
 * The same ring on one bus, with another coupler where one is given.
 *
 * @internal
 */
export function onOneBus(design: RingDesign, coupler: RingCouplerPart = design.coupler): RingDesign {
  const { dropCoupler: _, ...rest } = design;
  return { ...rest, coupler };
}

/**
 * The same ring with 5 dB/cm more; none where its guide is a finished part.
 *
 * @internal
 */
export function lossier(design: RingDesign): RingDesign[] {
  return changed(design, (guide) => ({ ...guide, loss: { ...guide.loss, scattering: guide.loss.scattering + 5 * dbPerCm } }));
}

/**
 * The same ring without any loss; none where carriers must absorb.
 *
 * @internal
 */
export function lossless(design: RingDesign): RingDesign[] {
  const clear = (part: RingCouplerPart): RingCouplerPart => ('excessLossDb' in part ? { ...part, excessLossDb: 0 } : part);
  const rings = changed(design, (guide) => {
    const { junction } = guide;
    if (!('kind' in junction) || junction.kind === 'pn') return undefined;
    const dry = junction.kind === 'none' ? junction : { ...junction, attenuation: 0, attenuationPerVolt: 0 };
    return { ...guide, junction: dry, loss: { contacts: 0, bend: 0, scattering: 0 } };
  });
  return rings.map(({ coupler, dropCoupler, ...rest }) => {
    const through = { ...rest, coupler: clear(coupler) };
    return dropCoupler === undefined ? through : { ...through, dropCoupler: clear(dropCoupler) };
  });
}

/**
 * The same case with every length, the wavelength too, multiplied by `factor`; none where the carriers set a length of their own.
 *
 * @internal
 */
export function magnified({ design, point }: RingCase, factor: number): RingCase[] {
  const rings = changed(design, (guide) => {
    const { junction, loss } = guide;
    if (!('kind' in junction) || junction.kind === 'pn') return undefined;
    const { contacts, bend, scattering } = loss;
    const carriers = (attenuation: number): number => attenuation / factor;
    return {
      ...guide,
      referenceWavelength: guide.referenceWavelength * factor,
      junction:
        junction.kind === 'none'
          ? junction
          : { ...junction, attenuation: carriers(junction.attenuation), attenuationPerVolt: carriers(junction.attenuationPerVolt) },
      loss: { contacts: contacts / factor, bend: bend / factor, scattering: scattering / factor },
    };
  });
  return rings.map(({ coupler, dropCoupler, ...rest }) => {
    const through = {
      ...rest,
      radius: rest.radius * factor,
      heaterEfficiency: rest.heaterEfficiency * factor,
      coupler: magnifiedCoupler(coupler, factor),
    };
    return {
      design: dropCoupler === undefined ? through : { ...through, dropCoupler: magnifiedCoupler(dropCoupler, factor) },
      point: { ...point, wavelength: point.wavelength * factor },
    };
  });
}

function magnifiedCoupler(part: RingCouplerPart, factor: number): RingCouplerPart {
  if (!('kind' in part) || part.kind !== 'directional') return part;
  return {
    ...part,
    referenceWavelength: part.referenceWavelength * factor,
    couplingPerLength: part.couplingPerLength / factor,
    referenceGap: part.referenceGap * factor,
    gap: part.gap * factor,
    decayLength: part.decayLength * factor,
    wavelengthSlope: part.wavelengthSlope / factor,
    length: part.length * factor,
    bendLength: part.bendLength * factor,
  };
}

function changed(design: RingDesign, change: (guide: GuideRecord) => GuideRecord | undefined): RingDesign[] {
  if (!isGuideRecord(design.guide)) return [];
  const guide = change(design.guide);
  return guide === undefined ? [] : [{ ...design, guide }];
}
