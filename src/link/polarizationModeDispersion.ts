import { inRange } from '../errors.ts';
import type { InTime, Run, Waveform } from '../light.ts';
import { erfc } from '../numerics/erfc.ts';
import { findRoot } from '../numerics/roots.ts';

/** First-order polarization-mode dispersion of one moment. */
export interface DifferentialDelay {
  /** By how much the slow polarization is later, s, 0 to 1e-9. */
  readonly delay: number;
  /** Share of the power in it, 0 to 1; 1/2 is the worst. */
  readonly share: number;
}

/** Power response of first-order polarization-mode dispersion at a frequency of the intensity, Hz: √(1 − 4γ(1 − γ) sin²(π f Δτ)). [Poole1991] */
export function differentialDelayResponse(frequency: number, { delay, share }: DifferentialDelay): number {
  checkDelay('differentialDelayResponse', { delay, share });
  inRange('differentialDelayResponse', 'frequency', frequency, 'Hz', 0, 1e15);
  return Math.sqrt(Math.max(0, 1 - 4 * share * (1 - share) * Math.sin(Math.PI * frequency * delay) ** 2));
}

/**
 * Probability, 0 to 1, that the delay of a long fiber exceeds a multiple of its mean: Maxwell's law, erfc(z) + (2/√π) z exp(−z²) with z = 2 multiple/√π. The mean is the fiber's
 * dispersion in s/√m times the root of its length. [Poole1991]
 */
export function differentialDelayExceeds(multiple: number): number {
  inRange('differentialDelayExceeds', 'multiple', multiple, '1', 0, 20);
  const z = (2 * multiple) / Math.sqrt(Math.PI);
  return erfc(z) + (2 / Math.sqrt(Math.PI)) * z * Math.exp(-z * z);
}

/** The multiple of the mean delay that is exceeded with a probability of 1e-15 to 1: the inverse of `differentialDelayExceeds`. */
export function differentialDelayExceeded(probability: number): number {
  inRange('differentialDelayExceeded', 'probability', probability, '1', 1e-15, 1);
  if (probability === 1) return 0;
  return findRoot((x) => Math.log(differentialDelayExceeds(x) / probability), 0, 8);
}

/**
 * Power of light whose two polarizations arrive apart, linear between its samples: (1 − γ) P(t) + γ P(t − Δτ). They do not interfere. Before its first sample the
 * power has stood for long. [Poole1991]
 */
export function differentialDelayInTime(dispersion: DifferentialDelay): InTime<Waveform, Waveform> {
  checkDelay('differentialDelayInTime', dispersion);
  const { delay, share } = dispersion;
  const open = (): Run<Waveform, Waveform> => {
    let past: Float64Array | undefined;
    let place = 0;
    return {
      run: ({ sampleRate, samples }) => {
        const later = delay * sampleRate;
        const whole = Math.floor(later);
        const part = later - whole;
        inRange('differentialDelayInTime', 'delay in samples', later, '1', 0, 2 ** 24);
        past ??= new Float64Array(whole + 2).fill(samples[0] ?? 0);
        const length = past.length;
        const out = new Float64Array(samples.length);
        for (let i = 0; i < samples.length; i++) {
          past[place] = samples[i]!;
          const near = past[(place - whole + length) % length]!;
          const far = past[(place + 1) % length]!;
          out[i] = (1 - share) * samples[i]! + share * (near + part * (far - near));
          place = (place + 1) % length;
        }
        return { sampleRate, samples: out };
      },
    };
  };
  return Object.assign((waveform: Waveform) => open().run(waveform), { open });
}

function checkDelay(who: string, { delay, share }: DifferentialDelay): void {
  inRange(who, 'delay', delay, 's', 0, 1e-9);
  inRange(who, 'share', share, '1', 0, 1);
}
