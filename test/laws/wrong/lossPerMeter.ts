import { ringModulator, type RingDesign } from '../../../src/devices/ringModulator.ts';
import type { RingAnswers } from '../../../src/laws/ringKind.ts';
import { isGuideRecord } from '../../../src/waveguides/guidePart.ts';

/** A ring that takes every loss in dB/cm for one in dB/m. */
export function lossPerMeter(design: RingDesign): RingAnswers {
  const { guide } = design;
  if (!isGuideRecord(guide)) throw new RangeError('lossPerMeter: the guide is a finished part');
  const { loss, junction } = guide;
  const { contacts, bend, scattering } = loss;
  const weak =
    'kind' in junction && junction.kind === 'linear'
      ? { ...junction, attenuation: junction.attenuation / 100, attenuationPerVolt: junction.attenuationPerVolt / 100 }
      : junction;
  const misread = { contacts: contacts / 100, bend: bend / 100, scattering: scattering / 100 };
  return ringModulator({ ...design, guide: { ...guide, junction: weak, loss: misread } });
}
