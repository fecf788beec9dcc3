import { digits } from '../errors.ts';
import type { ComplexVector } from '../numerics/complexVector.ts';
import { complexZeros } from '../numerics/complexVector.ts';
import { eliminateFeedback } from '../numerics/feedbackKernel.ts';
import { feedbackPlan, type FeedbackPlan } from '../numerics/feedbackPlan.ts';
import { denseCircuit } from './denseCircuit.ts';
import type { GainCheck } from './gainLoops.ts';
import type { PartEntries } from './partEntries.ts';
import type { Wiring } from './wiring.ts';

/** A loop that leaves less of itself loses digits in the sparse elimination, which exchanges no rows. */
const leastPivot = 1e-6;
const mostBlock = 32;
/** Numbers of a block that stay in the cache. */
const blockNumbers = 2 ** 15;

/** A circuit made ready to be asked for some of its own ports, by number. @internal */
export interface CircuitPlan {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly plan: FeedbackPlan;
  /** For each part 1 where an amplitude of it matters. */
  readonly wanted: readonly Uint8Array[];
}

/** All that is known of a circuit before it is asked. @internal */
export interface CircuitParts {
  readonly wiring: Wiring;
  readonly entries: PartEntries;
  readonly gainCheck: GainCheck | undefined;
}

/** The elimination for some ports of a circuit. @internal */
export function planOf({ wiring, entries }: CircuitParts, inputs: readonly number[], outputs: readonly number[]): CircuitPlan {
  const { size, joined, outer } = wiring;
  const plan = feedbackPlan({
    size,
    rows: entries.rows,
    columns: entries.columns,
    fedBy: joined,
    inputs: inputs.map((k) => outer[k]!),
    outputs: outputs.map((k) => outer[k]!),
  });
  const matters = Uint8Array.from(plan.entries, (place) => (place < 0 ? 0 : 1));
  const wanted = wiring.parts.map((_, i) => matters.subarray(entries.first[i], entries.first[i + 1]));
  return { inputs, outputs, plan, wanted };
}

/**
 * Writes the amplitudes of a plan at many wavelengths, outputs × inputs × wavelengths. The loop allocates nothing beside what the
 * parts do.
 *
 * @throws RangeError where a part's amplitude is not finite, a loop has gain, or light goes round without loss.
 * @internal
 */
export function amplitudesOf(parts: CircuitParts, asked: CircuitPlan, wavelengths: ArrayLike<number>): ComplexVector {
  const { entries } = parts;
  const { inputs, outputs, plan, wanted } = asked;
  const count = wavelengths.length;
  const most = Math.max(1, Math.min(mostBlock, count, Math.floor(blockNumbers / Math.max(1, plan.places))));
  const out = complexZeros(plan.asked.length * count);
  const values = complexZeros(plan.places * most);
  const least = new Float64Array(most);
  const own = complexZeros(entries.rows.length);
  const scratch = complexZeros(entries.most);
  for (let from = 0; from < count; from += most) {
    const block = Math.min(most, count - from);
    for (let w = 0; w < block; w++) {
      write(parts, wavelengths[from + w]!, own, scratch, parts.gainCheck === undefined ? wanted : undefined);
      spread(plan.entries, own, values, block, w);
    }
    eliminateFeedback(plan.program, values, block, least);
    collect(plan.asked, values, block, out, count, from);
    for (let w = 0; w < block; w++) {
      if (least[w]! >= leastPivot * leastPivot) continue;
      write(parts, wavelengths[from + w]!, own, scratch, undefined);
      const all = denseCircuit(parts.wiring, entries, own, wavelengths[from + w]!);
      const size = parts.wiring.outer.length;
      for (let k = 0; k < plan.asked.length; k++) {
        const at = outputs[Math.floor(k / inputs.length)]! * size + inputs[k % inputs.length]!;
        out.re[k * count + from + w] = all.re[at]!;
        out.im[k * count + from + w] = all.im[at]!;
      }
    }
  }
  return out;
}

/** The amplitudes of all parts at a wavelength, or those that are wanted. */
function write(
  { wiring, entries, gainCheck }: CircuitParts,
  wavelength: number,
  own: ComplexVector,
  scratch: ComplexVector,
  wanted: readonly Uint8Array[] | undefined,
): void {
  const { parts, names } = wiring;
  const { first } = entries;
  for (let i = 0; i < parts.length; i++) {
    const asked = wanted?.[i];
    parts[i]!.write(wavelength, scratch.re, scratch.im, asked);
    const begin = first[i]!;
    const end = first[i + 1]!;
    for (let e = begin; e < end; e++) {
      if (asked?.[e - begin] === 0) continue;
      const re = scratch.re[e - begin]!;
      const im = scratch.im[e - begin]!;
      if (!(Math.abs(re) + Math.abs(im) < Infinity)) {
        const { ports, places } = parts[i]!;
        const place = places[e - begin]!;
        const path = `from ${ports[place % ports.length]!} to ${ports[Math.floor(place / ports.length)]!}`;
        throw new RangeError(`circuit: the amplitude of ${names[i]!} ${path} is not finite at ${digits(wavelength)} m`);
      }
      own.re[e] = re;
      own.im[e] = im;
    }
  }
  gainCheck?.(own, wavelength);
}

function spread(places: Int32Array, own: ComplexVector, values: ComplexVector, block: number, w: number): void {
  for (let e = 0; e < places.length; e++) {
    const place = places[e]!;
    if (place < 0) continue;
    values.re[place * block + w] = own.re[e]!;
    values.im[place * block + w] = own.im[e]!;
  }
}

function collect(asked: Int32Array, values: ComplexVector, block: number, out: ComplexVector, count: number, from: number): void {
  for (let k = 0; k < asked.length; k++) {
    const place = asked[k]!;
    if (place < 0) continue;
    for (let w = 0; w < block; w++) {
      out.re[k * count + from + w] = values.re[place * block + w]!;
      out.im[k * count + from + w] = values.im[place * block + w]!;
    }
  }
}
