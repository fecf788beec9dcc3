import type { RingFieldSpectrum } from './spectra.ts';
import type { RingOperation } from './table.ts';
import { resonanceDenominator } from './transfer.ts';
import type { Turn } from './turn.ts';

const who = 'ringModulator';

/**
 * Turns sin(φ/2) and cos(φ/2) at each wavelength, which stand in the through field as `re` and `im`, into the fields at the outputs,
 * with couplings that may change from one to the next, for a guide whose loss does not. @internal
 */
export function fieldsAlong(turn: Turn, wavelengths: Float64Array, operation: RingOperation, { through, drop }: RingFieldSpectrum): void {
  const amplitude = turn.amplitude({ ...operation, wavelength: wavelengths[0]! });
  const [kept, dropKept] = turn.couplerTransmission;
  const keptAmplitude = Math.sqrt(kept);
  const bothKept = Math.sqrt(kept * dropKept);
  for (let i = 0; i < wavelengths.length; i++) {
    const s = through.re[i]!;
    const c = through.im[i]!;
    const k1 = turn.inputCoupling(wavelengths[i]!);
    const k2 = turn.dropCoupling(wavelengths[i]!);
    const r = Math.sqrt(1 - k1);
    const a = Math.sqrt(1 - k2) * amplitude;
    const x = r * a;
    const scale = keptAmplitude / resonanceDenominator(who, x, s * s);
    through.re[i] = scale * ((r - a) * (1 - x) + 2 * a * s * s * (1 + r * r));
    through.im[i] = scale * (2 * a * s * c * (1 - r) * (1 + r));
    if (drop !== undefined) {
      const y = Math.sqrt((1 - k1) * (1 - k2)) * amplitude;
      const crossing = -Math.sqrt(k1 * k2 * bothKept * amplitude) / resonanceDenominator(who, y, s * s);
      drop.re[i] = crossing * (1 - y) * c;
      drop.im[i] = -crossing * (1 + y) * s;
    }
  }
}
