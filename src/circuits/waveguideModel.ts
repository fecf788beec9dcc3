import { check, type Table, type Values } from '../design.ts';
import { inRange } from '../errors.ts';
import { productRest, wavesBeyond } from '../numerics/wholeWaves.ts';
import { cm, km, um } from '../units.ts';
import { guideOf, isGuideRecord, type GuidePart } from '../waveguides/guidePart.ts';
import { indexParts } from '../waveguides/phaseShifter.ts';
import { modelOf, type ScatteringModel } from './scatteringModel.ts';

/** A straight piece of guide. */
export const waveguideTable = {
  /** From port to port. */
  length: { unit: 'm', range: [0, 1 * km] },
  /** Vacuum wavelength at which the index holds. */
  referenceWavelength: { unit: 'm', range: [0.1 * um, 100 * um] },
  /** Effective index there. */
  effectiveIndex: { unit: '1', range: [1, 5] },
  /** Group index, the same at all wavelengths: the index is linear in wavelength. */
  groupIndex: { unit: '1', range: [1, 10] },
  /** Power attenuation. */
  attenuation: { unit: '1/m', range: [0, 1e6] },
} as const satisfies Table;

/** A straight piece of guide by numbers. */
export interface WaveguideDesign extends Values<typeof waveguideTable> {}

/** How a phase shifter in a circuit is run. */
export interface PhaseShifterOperation {
  /** Length of the piece, m. */
  readonly length: number;
  /** Voltage, V, reverse bias negative. */
  readonly voltage: number;
  /** Temperature, K. */
  readonly temperature: number;
}

const bothWays = [1, 2];

/**
 * A guide from port `in` to port `out` and back, without reflection: e^{−αL/2} e^{−j 2π n L/λ}, n = n0 + (λ − λ0)(n0 − ng)/λ0.
 *
 * @throws RangeError for a parameter out of range.
 */
export function waveguideModel(design: WaveguideDesign): ScatteringModel {
  const { length, referenceWavelength, effectiveIndex, groupIndex, attenuation } = check('waveguideModel', waveguideTable, design);
  const dispersion = (effectiveIndex - groupIndex) / referenceWavelength;
  const path = effectiveIndex * length;
  const rest = productRest(effectiveIndex, length);
  const amplitude = Math.exp((-attenuation * length) / 2);
  return modelOf({
    ports: ['in', 'out'],
    places: bothWays,
    passive: true,
    write: (wavelength, re, im) => {
      writeWave(amplitude, path, (wavelength - referenceWavelength) * dispersion * length, rest, wavelength, re, im);
    },
  });
}

/**
 * A phase shifter, held at a voltage and a temperature, from port `in` to port `out` and back: the guide of a modulator by its record,
 * or a finished one.
 *
 * @throws RangeError for a parameter of the guide or a length (0 to 1 m) out of range; when asked, where the guide throws.
 */
export function phaseShifterModel(guide: GuidePart, { length, voltage, temperature }: PhaseShifterOperation): ScatteringModel {
  inRange('phaseShifterModel', 'length', length, 'm', 0, 100 * cm);
  const shifter = guideOf(guide);
  const { constant, varying } = indexParts(shifter);
  const path = constant * length;
  const rest = productRest(constant, length);
  const point = { wavelength: 0, voltage, temperature };
  return modelOf({
    ports: ['in', 'out'],
    places: bothWays,
    // A finished guide may have gain.
    passive: isGuideRecord(guide),
    write: (wavelength, re, im) => {
      point.wavelength = wavelength;
      const amplitude = Math.exp((-shifter.attenuation(point) * length) / 2);
      writeWave(amplitude, path, varying(point) * length, rest, wavelength, re, im);
    },
  });
}

/** Whole waves are taken off first, so that the phase keeps the digits that matter. */
function writeWave(
  amplitude: number,
  path: number,
  more: number,
  rest: number,
  wavelength: number,
  re: Float64Array,
  im: Float64Array,
): void {
  const whole = Math.floor((path + more) / wavelength + 0.5);
  const phase = 2 * Math.PI * wavesBeyond(whole, path, more, rest, wavelength);
  re[0] = re[1] = amplitude * Math.cos(phase);
  im[0] = im[1] = -amplitude * Math.sin(phase);
}
