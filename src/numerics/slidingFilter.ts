import { aroundFilter, type Kept, powerOfFourFrom } from './fftFilter.ts';
import { type ImpulseResponse, responseOver } from './shortResponse.ts';

// Overlap-save over a grid of segments that begins with the first sample, so that any cutting into blocks gives the same bits.

/** Complex samples through a filter, in blocks. @internal */
export interface ComplexSlide {
  /** Takes samples; gives those that are settled, after the ones given before. */
  readonly run: (re: Float64Array, im: Float64Array) => readonly [re: Float64Array, im: Float64Array];
  /** The rest, as if the last sample went on for ever. */
  readonly end: () => readonly [re: Float64Array, im: Float64Array];
}

/** Real samples through a filter with a real impulse response, in blocks. @internal */
export interface RealSlide {
  readonly run: (samples: Float64Array) => Float64Array;
  readonly end: () => Float64Array;
}

/** A fresh run of complex samples. Before the first, there was the same for ever. @internal */
export function complexSlide(impulse: ImpulseResponse): ComplexSlide {
  const { reach } = impulse;
  const size = segmentFor(reach);
  const kept = size - 2 * reach;
  const { re: segmentRe, im: segmentIm, run: filter } = aroundFilter(responseOver(impulse, size), 'every');
  const tailRe = new Float64Array(2 * reach);
  const tailIm = new Float64Array(2 * reach);
  let fill = 0;
  let owed = 0;
  const take = (re: Float64Array, im: Float64Array, outRe: Float64Array, outIm: Float64Array): void => {
    let given = 0;
    for (let at = 0; at < re.length; ) {
      const count = Math.min(re.length - at, size - fill);
      segmentRe.set(re.subarray(at, at + count), fill);
      segmentIm.set(im.subarray(at, at + count), fill);
      at += count;
      fill += count;
      if (fill < size) return;
      // What the next segment begins with: the block holds it still, or it came with one before.
      const held = at >= 2 * reach;
      if (!held) {
        tailRe.set(segmentRe.subarray(kept));
        tailIm.set(segmentIm.subarray(kept));
      }
      filter();
      const room = Math.min(kept, outRe.length - given);
      outRe.set(segmentRe.subarray(reach, reach + room), given);
      outIm.set(segmentIm.subarray(reach, reach + room), given);
      given += room;
      if (held) {
        at -= 2 * reach;
        fill = 0;
      } else {
        segmentRe.set(tailRe);
        segmentIm.set(tailIm);
        fill = 2 * reach;
      }
    }
  };
  return {
    run: (re, im) => {
      if (re.length > 0 && fill === 0) {
        fill = reach;
        segmentRe.fill(re[0]!, 0, reach);
        segmentIm.fill(im[0]!, 0, reach);
      }
      const ready = kept * Math.floor(Math.max(0, fill - 2 * reach + re.length) / kept);
      owed += re.length - ready;
      const out = pair(ready);
      take(re, im, ...out);
      return out;
    },
    end: () => {
      const out = pair(owed);
      // At most reach + kept samples are owed: two segments.
      const more = owed === 0 ? 0 : Math.ceil((owed + 2 * reach - fill + reach) / kept + 1) * kept;
      take(new Float64Array(more).fill(segmentRe[fill - 1]!), new Float64Array(more).fill(segmentIm[fill - 1]!), ...out);
      owed = 0;
      return out;
    },
  };
}

/**
 * A fresh run of real samples, two segments a transform. Before the first, there was the same for ever. Of every fourth sample from the first on, if
 * so asked; the reach is then a multiple of four.
 *
 * @internal
 */
export function realSlide(impulse: ImpulseResponse, which: Kept = 'every'): RealSlide {
  const { reach } = impulse;
  const every = which === 'every' ? 1 : 4;
  const size = segmentFor(reach);
  const kept = size - 2 * reach;
  const { re: first, im: second, run: filter } = aroundFilter(responseOver(impulse, size), which);
  const tail = new Float64Array(2 * reach);
  let fill = 0;
  let taken = 0;
  let given = 0;
  const take = (samples: Float64Array, out: Float64Array): void => {
    let written = 0;
    for (let at = 0; at < samples.length; ) {
      if (fill === 0 && samples.length - at >= size + kept) {
        first.set(samples.subarray(at, at + size));
        second.set(samples.subarray(at + kept, at + kept + size));
        at += size + kept;
      } else {
        // Up to `kept` the samples belong to the first segment alone, then to both, from `size` on to the second alone.
        const limit = fill < kept ? kept : fill < size ? size : size + kept;
        const count = Math.min(samples.length - at, limit - fill);
        const part = samples.subarray(at, at + count);
        if (fill < size) first.set(part, fill);
        if (fill >= kept) second.set(part, fill - kept);
        at += count;
        fill += count;
        if (fill < size + kept) continue;
      }
      const held = at >= 2 * reach;
      if (!held) tail.set(second.subarray(kept));
      filter();
      for (const segment of [first, second]) {
        const room = Math.min(kept / every, out.length - written);
        out.set(segment.subarray(reach / every, reach / every + room), written);
        written += room;
      }
      if (held) {
        at -= 2 * reach;
        fill = 0;
      } else {
        first.set(tail);
        fill = 2 * reach;
      }
    }
  };
  return {
    run: (samples) => {
      if (samples.length > 0 && fill === 0) {
        fill = reach;
        first.fill(samples[0]!, 0, reach);
      }
      const ready = ((2 * kept) / every) * Math.floor(Math.max(0, fill - 2 * reach + samples.length) / (2 * kept));
      taken += samples.length;
      given += ready;
      const out = new Float64Array(ready);
      take(samples, out);
      return out;
    },
    end: () => {
      const out = new Float64Array(Math.ceil(taken / every) - given);
      const last = fill > size ? second[fill - kept - 1]! : first[fill - 1]!;
      if (out.length > 0) take(new Float64Array(2 * (size + kept)).fill(last), out);
      given += out.length;
      return out;
    },
  };
}

/** One piece of memory for both: half as much to collect. */
function pair(length: number): readonly [Float64Array, Float64Array] {
  const both = new Float64Array(2 * length);
  return [both.subarray(0, length), both.subarray(length)];
}

/** Segments long enough that three quarters of each and more are kept. */
function segmentFor(reach: number): number {
  return powerOfFourFrom(8 * reach);
}
