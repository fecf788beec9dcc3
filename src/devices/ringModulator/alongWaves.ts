import type { RingFieldSpectrum, RingSpectrum, ScalarRing } from './spectrum.ts';
import type { RingOperation } from './table.ts';
import { resonanceDenominator } from './transfer.ts';

const who = 'ringModulator';

/**
 * Powers from sin(φ/2) at each wavelength, with couplings that may change from one to the next, for a guide whose loss does not.
 * Takes `sines` for its own. @internal
 */
export function powersAlong({ design, turn }: ScalarRing, wavelengths: Float64Array, operation: RingOperation, sines: Float64Array): RingSpectrum {
  const amplitude = turn.amplitude({ ...operation, wavelength: wavelengths[0]! });
  const [kept, dropKept] = turn.couplerTransmission;
  const bothKept = Math.sqrt(kept * dropKept);
  const drop = design.dropCoupler === undefined ? undefined : new Float64Array(wavelengths.length);
  for (let i = 0; i < wavelengths.length; i++) {
    const h = sines[i]! * sines[i]!;
    const k1 = turn.inputCoupling(wavelengths[i]!);
    const k2 = turn.dropCoupling(wavelengths[i]!);
    const r = Math.sqrt(1 - k1);
    const a = Math.sqrt(1 - k2) * amplitude;
    sines[i] = (kept * ((a - r) * (a - r) + 4 * a * r * h)) / resonanceDenominator(who, a * r, h);
    if (drop !== undefined) {
      drop[i] = (k1 * k2 * bothKept * amplitude) / resonanceDenominator(who, Math.sqrt((1 - k1) * (1 - k2)) * amplitude, h);
    }
  }
  return drop === undefined ? { through: sines } : { through: sines, drop };
}

/** Fields from sin(φ/2) and cos(φ/2) at each wavelength; as `powersAlong`. Takes both arrays for its own. @internal */
export function fieldsAlong(
  { design, turn }: ScalarRing,
  wavelengths: Float64Array,
  operation: RingOperation,
  { sines, cosines }: { readonly sines: Float64Array; readonly cosines: Float64Array },
): RingFieldSpectrum {
  const amplitude = turn.amplitude({ ...operation, wavelength: wavelengths[0]! });
  const [kept, dropKept] = turn.couplerTransmission;
  const keptAmplitude = Math.sqrt(kept);
  const bothKept = Math.sqrt(kept * dropKept);
  const count = design.dropCoupler === undefined ? 0 : wavelengths.length;
  const drop = { re: new Float64Array(count), im: new Float64Array(count) };
  for (let i = 0; i < wavelengths.length; i++) {
    const s = sines[i]!;
    const c = cosines[i]!;
    const k1 = turn.inputCoupling(wavelengths[i]!);
    const k2 = turn.dropCoupling(wavelengths[i]!);
    const r = Math.sqrt(1 - k1);
    const a = Math.sqrt(1 - k2) * amplitude;
    const x = r * a;
    const scale = keptAmplitude / resonanceDenominator(who, x, s * s);
    sines[i] = scale * ((r - a) * (1 - x) + 2 * a * s * s * (1 + r * r));
    cosines[i] = scale * (2 * a * s * c * (1 - r) * (1 + r));
    if (count > 0) {
      const y = Math.sqrt((1 - k1) * (1 - k2)) * amplitude;
      const crossing = -Math.sqrt(k1 * k2 * bothKept * amplitude) / resonanceDenominator(who, y, s * s);
      drop.re[i] = crossing * (1 - y) * c;
      drop.im[i] = -crossing * (1 + y) * s;
    }
  }
  const through = { re: sines, im: cosines };
  return count > 0 ? { through, drop } : { through };
}
