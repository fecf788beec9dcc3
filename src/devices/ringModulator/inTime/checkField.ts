import { digits } from '../../../errors.ts';
import type { Field, Waveform } from '../../../light.ts';
import { extremesOf } from './drive.ts';
import { ringSteps } from './ringSteps.ts';

const who = 'ringModulator';

/** Checks a block of a run of at most `length` samples, of which `taken` are over; gives how many of the first samples of the block are the same. @internal */
export function checkField(
  { sampleRate, wavelength, re, im }: Field,
  first: Field | undefined,
  voltage: Waveform,
  taken: number,
  length: number = voltage.samples.length,
): number {
  for (const [name, unit, here, there, whose] of [
    ['sample rate', 'Hz', sampleRate, voltage.sampleRate, 'the voltage'],
    ['sample rate', 'Hz', sampleRate, first?.sampleRate, 'the first'],
    ['wavelength', 'm', wavelength, first?.wavelength, 'the first'],
  ] as const) {
    if (there !== undefined && there !== here) {
      throw new RangeError(`${who}: ${name} of the field is ${digits(here)} ${unit}, that of ${whose} ${digits(there)} ${unit}`);
    }
  }
  if (re.length !== im.length) throw new RangeError(`${who}: field has ${re.length} real and ${im.length} imaginary parts`);
  if (taken + re.length > length) {
    throw new RangeError(`${who}: field has ${taken + re.length} samples, the voltage only ${length}`);
  }
  const { within } = ringSteps();
  const standing = Math.min(within(re, re[0]!, re[0]!), within(im, im[0]!, im[0]!));
  // What stands at a number is a number.
  if (standing === re.length && Number.isFinite(re[0]! + im[0]!)) return standing;
  const most = Number.MAX_VALUE;
  const finite = Math.min(within(re, -most, most), within(im, -most, most));
  if (finite < re.length) throw new RangeError(`${who}: field is not a finite number at sample ${taken + finite}`);
  return standing;
}

/** Checks the voltage beside a block of `count` samples of a run of which `taken` are over. @internal */
export function checkVoltage({ samples }: Waveform, [low, high]: readonly [number, number], count: number, taken: number): void {
  if (samples.length !== count) throw new RangeError(`${who}: voltage has ${samples.length} samples, the field ${count}`);
  // Levels that were added up may end a rounding beyond.
  const beyond = 1e-9 * (high - low);
  const range = [low - beyond, high + beyond] as const;
  // Says which.
  if (ringSteps().within(samples, ...range) < count) extremesOf('voltage', samples, ['V', ' of the drive'], range, taken);
}
