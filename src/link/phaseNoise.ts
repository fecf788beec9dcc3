import { inRange } from '../errors.ts';
import type { Field, InTime, Run } from '../light.ts';
import { normalDeviate } from '../numerics/normalDeviate.ts';
import { philox } from '../numerics/philox.ts';

/**
 * The phase of a laser of Lorentzian linewidth, Hz, put on a field: it wanders from sample to sample by a normal step of variance 2π linewidth/sampleRate, which
 * is exact for white frequency noise. The first sample keeps its phase; the same seed gives the same walk. [Petermann1991, ch. 7]
 *
 * @throws RangeError
 */
export function phaseNoise({ linewidth, seed }: { readonly linewidth: number; readonly seed: number }): InTime<Field, Field> {
  inRange('phaseNoise', 'linewidth', linewidth, 'Hz', 0, 1e12);
  const open = (): Run<Field, Field> => {
    const random = philox({ seed, stream: 0 });
    let phase = 0;
    let started = false;
    return {
      run: ({ sampleRate, wavelength, re, im }) => {
        const step = Math.sqrt((2 * Math.PI * linewidth) / sampleRate);
        const outRe = new Float64Array(re.length);
        const outIm = new Float64Array(re.length);
        for (let i = 0; i < re.length; i++) {
          if (started) phase += step * normalDeviate(random.uniform());
          started = true;
          const c = Math.cos(phase);
          const s = Math.sin(phase);
          outRe[i] = re[i]! * c - im[i]! * s;
          outIm[i] = re[i]! * s + im[i]! * c;
        }
        return { sampleRate, wavelength, re: outRe, im: outIm };
      },
    };
  };
  return Object.assign((field: Field) => open().run(field), { open });
}
