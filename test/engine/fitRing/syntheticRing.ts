import { linewidthPhase } from '../../../src/devices/ringModulator/metrics.ts';
import { addDropTransfer, allPassTransfer } from '../../../src/devices/ringModulator/transfer.ts';
import type { MeasuredSpectrum } from '../../../src/engine/fitRing.ts';
import { normalDeviate } from '../../../src/numerics/normalDeviate.ts';
import { philox } from '../../../src/numerics/philox.ts';

/** A ring whose numbers are known, as a detector would see it. */
export interface SyntheticRing {
  readonly radius: number;
  readonly groupIndex: number;
  readonly powerCoupling: number;
  /** All-pass if absent. */
  readonly dropCoupling?: number;
  readonly roundTripAmplitude: number;
  /** Standard deviation relative to the light, and in the dark, W. */
  readonly relative: number;
  readonly dark: number;
  /** What the detector shows in the dark, W. */
  readonly floor: number;
  readonly step: number;
  readonly seed: number;
}

/** An add-drop ring under a sloping envelope. */
export const syntheticRing: SyntheticRing = {
  radius: 10e-6,
  groupIndex: 4.3,
  powerCoupling: 0.05,
  dropCoupling: 0.05,
  roundTripAmplitude: 0.98,
  relative: 0.01,
  dark: 0.8e-9,
  floor: 2e-9,
  step: 0.01e-9,
  seed: 1,
};

const [from, to, anchor] = [1290e-9, 1320e-9, 1310e-9];

/** Columns of a spectrum. */
export interface SyntheticSpectrum extends MeasuredSpectrum {
  readonly wavelength: Float64Array;
  readonly through: Float64Array;
  readonly drop: Float64Array;
}

/** Its spectrum: parabolas in dB with other slopes for the two ports. */
export function spectrumOf(ring: SyntheticRing): SyntheticSpectrum {
  const { uniform } = philox({ seed: ring.seed, stream: 0 });
  const count = Math.round((to - from) / ring.step);
  const wavelength = Float64Array.from({ length: count }, (_, i) => from + i * ring.step);
  const through = new Float64Array(count);
  const drop = new Float64Array(count);
  const noise = (): number => normalDeviate(uniform());
  const seen = (light: number): number => Math.max(0, light * (1 + ring.relative * noise()) + ring.floor + ring.dark * noise());
  const selfCoupling = Math.sqrt(1 - ring.powerCoupling);
  wavelength.forEach((at, i) => {
    const phase = 2 * Math.PI * path(ring) * (1 / at - 1 / anchor);
    const x = (at - 1312e-9) / 20e-9;
    if (ring.dropCoupling === undefined) {
      const field = allPassTransfer({ selfCoupling, roundTripAmplitude: ring.roundTripAmplitude, phase });
      through[i] = seen(1e-6 * 10 ** (-(12 * x * x + 2 * x) / 10) * (field.re ** 2 + field.im ** 2));
      return;
    }
    const fields = addDropTransfer({
      throughSelfCoupling: selfCoupling,
      dropSelfCoupling: Math.sqrt(1 - ring.dropCoupling),
      roundTripAmplitude: ring.roundTripAmplitude,
      phase,
    });
    through[i] = seen(1e-6 * 10 ** (-(12 * x * x + 2 * x) / 10) * (fields.through.re ** 2 + fields.through.im ** 2));
    drop[i] = seen(1e-6 * 10 ** (-(9 * x * x - x) / 10) * (fields.drop.re ** 2 + fields.drop.im ** 2));
  });
  return { wavelength, through, drop };
}

/** What is true of the resonance nearest to a wavelength. */
export function truthAt(ring: SyntheticRing, near: number): Record<'wavelength' | 'qualityFactor' | 'attenuation' | 'extinctionDb', number> {
  const order = Math.round(path(ring) * (1 / near - 1 / anchor));
  const wavelength = 1 / (1 / anchor + order / path(ring));
  const r = Math.sqrt(1 - ring.powerCoupling);
  const left = ring.roundTripAmplitude * Math.sqrt(1 - (ring.dropCoupling ?? 0));
  return {
    wavelength,
    qualityFactor: (2 * Math.PI * path(ring)) / (wavelength * linewidthPhase(r * left)),
    attenuation: (-2 * Math.log(ring.roundTripAmplitude)) / (2 * Math.PI * ring.radius),
    extinctionDb: -20 * Math.log10(Math.abs((r - left) / (1 - r * left))),
  };
}

function path({ groupIndex, radius }: SyntheticRing): number {
  return 2 * Math.PI * groupIndex * radius;
}
