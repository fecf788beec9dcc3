import { digits, inRange } from '../errors.ts';
import type { LaggingInTime, LaggingRun, Waveform } from '../light.ts';
import { allFinite } from '../numerics/allFinite.ts';
import type { Response } from '../numerics/overlapSave.ts';
import { shortResponse } from '../numerics/shortResponse.ts';
import { type RealSlide, realSlide } from '../numerics/slidingFilter.ts';
import { besselThomsonAt, finiteSamples } from './besselThomson.ts';

/** A filter by its response. @internal */
export interface FilterLaw {
  /** Writes re and im at a frequency, Hz, 0 or above. */
  readonly response: Response;
  /** Highest frequency that the filter speaks of, Hz: at most half the sample rate. */
  readonly bandwidth: number;
  /** Time after which an impulse has died, s. */
  readonly settled: number;
  /** One sample of so many leaves; all if absent. */
  readonly keepEvery?: 1 | 4;
  /** What is done to the samples in front of the filter, in place: nothing if absent. */
  readonly before?: (sampleRate: number) => (samples: Float64Array) => void;
}

/** A filter in time. @internal */
export function filterInTime(who: string, law: FilterLaw): LaggingInTime<Waveform, Waveform> {
  const { keepEvery = 1 } = law;
  const open = (): LaggingRun<Waveform, Waveform> => {
    let sampleRate = 0;
    let slide: RealSlide | undefined;
    let before: ((samples: Float64Array) => void) | undefined;
    let over = false;
    return {
      run: (block) => {
        if (over) throw new RangeError(`${who}: the run is over`);
        if (slide === undefined) {
          ({ sampleRate } = block);
          slide = slideOf(who, law, sampleRate);
          before = law.before?.(sampleRate);
        }
        if (block.sampleRate !== sampleRate) {
          throw new RangeError(`${who}: sample rate of the block is ${digits(block.sampleRate)} Hz, that of the first ${digits(sampleRate)} Hz`);
        }
        if (!allFinite(block.samples)) finiteSamples(who, block.samples);
        const changed = before === undefined ? block.samples : block.samples.slice();
        before?.(changed);
        return { sampleRate: sampleRate / keepEvery, samples: slide.run(changed) };
      },
      end: () => {
        if (over) throw new RangeError(`${who}: the run is over`);
        if (slide === undefined) throw new RangeError(`${who}: the run ends without a waveform`);
        over = true;
        return { sampleRate: sampleRate / keepEvery, samples: slide.end() };
      },
    };
  };
  const stage = (waveform: Waveform): Waveform => {
    const run = open();
    const first = run.run(waveform);
    const rest = run.end().samples;
    const samples = new Float64Array(first.samples.length + rest.length);
    samples.set(first.samples);
    samples.set(rest, first.samples.length);
    return { sampleRate: first.sampleRate, samples };
  };
  return Object.assign(stage, { open });
}

function slideOf(who: string, { response, bandwidth, settled, keepEvery }: FilterLaw, sampleRate: number): RealSlide {
  inRange(who, 'sampleRate', sampleRate, 'Hz', 1e-3, 1e18);
  if (bandwidth > sampleRate / 2) {
    throw new RangeError(`${who}: bandwidth is ${digits(bandwidth)} Hz, above half the sample rate, ${digits(sampleRate / 2)} Hz`);
  }
  const samples = 4 * Math.max(16, Math.ceil((settled * sampleRate) / 4));
  inRange(who, 'settling', samples, 'samples', 1, 2 ** 15);
  const conjugate: Response = (out, frequency) => {
    response(out, Math.abs(frequency) * sampleRate);
    if (frequency < 0) out[1] = -out[1]!;
  };
  return realSlide(shortResponse(conjugate, { settled: samples, fall: 64 }), keepEvery === 4 ? 'everyFourth' : 'every');
}

/**
 * The fourth-order Bessel-Thomson filter in time: what `besselThomson` is for a waveform that repeats itself. It looks ahead by a thousandth of an
 * impulse; before its first and after its last sample a waveform is taken to stand still. [Thomson1949]
 *
 * @param filter −3 dB frequency, Hz, 1 to 1e15. `keepEvery` 4 leaves every fourth sample from the first on, as a converter behind the filter does; all if absent.
 * @throws RangeError; the stage also for a waveform that is not finite, a bandwidth above half or below 1/8000 of the sample rate, and blocks that differ in sample rate.
 */
export function besselThomsonInTime({ bandwidth, keepEvery = 1 }: { readonly bandwidth: number; readonly keepEvery?: 1 | 4 }): LaggingInTime<Waveform, Waveform> {
  inRange('besselThomsonInTime', 'bandwidth', bandwidth, 'Hz', 1, 1e15);
  if (keepEvery !== 1 && keepEvery !== 4) throw new RangeError(`besselThomsonInTime: keepEvery is ${String(keepEvery)}, must be 1 or 4`);
  return filterInTime('besselThomsonInTime', { response: (out, f) => besselThomsonAt(out, f / bandwidth), bandwidth, settled: 4 / bandwidth, keepEvery });
}
