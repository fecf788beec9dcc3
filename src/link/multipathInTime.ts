import { speedOfLight } from '../constants.ts';
import { inRange } from '../errors.ts';
import type { Field, InTime, Run } from '../light.ts';
import type { LightPath } from './multipath.ts';

/**
 * Light together with its delayed copies, as fields: what the photodiode then sees beats as the coherence of the light lets it. Each delay is taken to the next sample,
 * and the phase of its carrier exactly, 2π c delay/wavelength. Before its first sample the field has stood for long. [Gimlett1989, eq. 1]
 *
 * @throws RangeError for a path with more power than the straight way or a delay of over 2^26 samples, and a field that changes wavelength or rate between blocks.
 */
export function multipathInTime(paths: readonly LightPath[]): InTime<Field, Field> {
  paths.forEach(({ powerRatio, delay }, i) => {
    inRange('multipathInTime', `paths.${i}.powerRatio`, powerRatio, '1', 0, 1);
    inRange('multipathInTime', `paths.${i}.delay`, delay, 's', 0, 1);
  });
  const open = (): Run<Field, Field> => {
    let first: Field | undefined;
    let history: History | undefined;
    return {
      run: (block) => {
        if (block.re.length === 0 || block.re.length !== block.im.length) {
          throw new RangeError(`multipathInTime: re has ${block.re.length} and im ${block.im.length} samples, must be as many and some`);
        }
        first ??= block;
        history ??= historyOf(paths, block);
        if (block.sampleRate !== first.sampleRate || block.wavelength !== first.wavelength) {
          throw new RangeError(`multipathInTime: sampleRate or wavelength of a block differ from those of the first, ${first.sampleRate} Hz and ${first.wavelength} m`);
        }
        return added(block, history);
      },
    };
  };
  return Object.assign((field: Field) => open().run(field), { open });
}

/** The last samples, around a ring whose length is a power of two, and what each copy takes of them. */
interface History {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly taps: readonly { readonly samples: number; readonly re: number; readonly im: number }[];
  place: number;
}

function historyOf(paths: readonly LightPath[], { sampleRate, wavelength, re, im }: Field): History {
  const taps = paths.map(({ powerRatio, delay }) => {
    const samples = Math.round(delay * sampleRate);
    inRange('multipathInTime', 'delay in samples', samples, '1', 0, 2 ** 26);
    const turns = (delay * speedOfLight) / wavelength;
    const phase = -2 * Math.PI * (turns - Math.floor(turns));
    const amplitude = Math.sqrt(powerRatio);
    return { samples, re: amplitude * Math.cos(phase), im: amplitude * Math.sin(phase) };
  });
  let length = 1;
  for (const { samples } of taps) while (length <= samples) length *= 2;
  return { re: new Float64Array(length).fill(re[0]!), im: new Float64Array(length).fill(im[0]!), taps, place: 0 };
}

function added(block: Field, history: History): Field {
  const { re: pastRe, im: pastIm, taps } = history;
  const mask = pastRe.length - 1;
  const re = new Float64Array(block.re.length);
  const im = new Float64Array(block.re.length);
  let place = history.place;
  for (let i = 0; i < re.length; i++) {
    pastRe[place] = block.re[i]!;
    pastIm[place] = block.im[i]!;
    let x = block.re[i]!;
    let y = block.im[i]!;
    for (let k = 0; k < taps.length; k++) {
      const tap = taps[k]!;
      const from = (place - tap.samples) & mask;
      x += tap.re * pastRe[from]! - tap.im * pastIm[from]!;
      y += tap.re * pastIm[from]! + tap.im * pastRe[from]!;
    }
    re[i] = x;
    im[i] = y;
    place = (place + 1) & mask;
  }
  history.place = place;
  return { sampleRate: block.sampleRate, wavelength: block.wavelength, re, im };
}
