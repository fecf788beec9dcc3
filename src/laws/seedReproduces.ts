import type { Law } from './law.ts';
import { LawError } from './lawError.ts';

/** A question that is asked twice. */
export interface Repeated {
  /** What is asked. */
  readonly what: string;
  /** Asks it, from the design on, with the same seed where there is one. */
  readonly answers: () => readonly number[];
  /** The numbers that the question was given. */
  readonly given?: () => readonly number[];
}

/** The same question with the same seed has the same answer to the last bit, and asking changes nothing. */
export const seedReproduces: Law<Repeated> = {
  name: 'seedReproduces',
  statement: 'the same question with the same seed has the same answer to the last bit, and asking changes nothing.',
  citation: 'Salmon2011',
  holds: ({ what, answers, given }) => {
    const before = Array.from(given?.() ?? []);
    const first = Array.from(answers());
    const second = Array.from(answers());
    const after = Array.from(given?.() ?? []);
    same(`${what} asked again`, second, `${what} at first`, first);
    same('what was given, afterwards', after, 'what was given, before', before);
  },
};

function same(whatLeft: string, left: readonly number[], whatRight: string, right: readonly number[]): void {
  const count = Math.max(left.length, right.length);
  for (let i = 0; i < count; i++) {
    if (i < left.length && i < right.length && Object.is(left[i], right[i])) continue;
    throw new LawError(seedReproduces, {
      left: { what: `${whatLeft}, number ${i}`, value: left[i] ?? NaN, unit: '1' },
      must: 'equal to',
      right: { what: `${whatRight}, number ${i}`, value: right[i] ?? NaN, unit: '1' },
    });
  }
}
