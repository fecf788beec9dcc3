import { describe, expect, it } from 'vitest';
import { continuity } from '../../src/laws/continuity.ts';
import { dimensionalScaling } from '../../src/laws/dimensionalScaling.ts';
import { energyBalance } from '../../src/laws/energyBalance.ts';
import type { Law, LawHead, Quantity } from '../../src/laws/law.ts';
import { LawError } from '../../src/laws/lawError.ts';
import { limits } from '../../src/laws/limits.ts';
import { monotoneLoss } from '../../src/laws/monotoneLoss.ts';
import { passivity } from '../../src/laws/passivity.ts';
import { reciprocity } from '../../src/laws/reciprocity.ts';
import { seedReproduces } from '../../src/laws/seedReproduces.ts';
import { thermalRedShift } from '../../src/laws/thermalRedShift.ts';
import { unitRoundTrip } from '../../src/laws/unitRoundTrip.ts';
import { bibliographyKeys } from '../validation/table.ts';

const q = (value: number, unit = '1'): Quantity => ({ what: `a number near ${Math.round(value)}`, value, unit });

function breaks<Asked>(law: Law<Asked>, asked: Asked): LawError {
  try {
    law.holds(asked);
  } catch (error) {
    expect(error).toBeInstanceOf(LawError);
    expect((error as LawError).law).toBe(law.name);
    return error as LawError;
  }
  throw new Error(`${law.name} holds`);
}

describe('passivity', () => {
  it('holds to a billionth and breaks beyond', () => {
    passivity.holds({ entering: q(2), leaving: [q(1.5), q(0.5 + 1e-9)] });
    expect(breaks(passivity, { entering: q(2), leaving: [q(1.5), q(0.5 + 1e-8)] }).breach.must).toBe('at most');
    passivity.holds({ entering: q(2), leaving: [q(1.5), q(0.6)] }, { tolerance: 0.1 });
  });

  it('breaks for negative power and for what is not a number', () => {
    passivity.holds({ entering: q(1), leaving: [q(-1e-12)] });
    expect(breaks(passivity, { entering: q(1), leaving: [q(0.5), q(-0.1)] }).breach).toMatchObject({
      left: { value: -0.1 },
      must: 'at least',
      right: { value: 0 },
    });
    breaks(passivity, { entering: q(1), leaving: [q(NaN)] });
    breaks(passivity, { entering: q(Infinity), leaving: [q(1)] });
  });
});

describe('energyBalance', () => {
  it('holds where parts add up, and breaks where some is missing or left over', () => {
    energyBalance.holds({ entering: q(3), parts: [q(1), q(2 + 1e-9)] });
    breaks(energyBalance, { entering: q(3), parts: [q(1), q(2.001)] });
    breaks(energyBalance, { entering: q(3), parts: [q(1), q(1.999)] });
    breaks(energyBalance, { entering: q(3), parts: [q(NaN)] });
  });
});

describe('reciprocity', () => {
  it('holds for equal ways and breaks for others', () => {
    reciprocity.holds({ forward: q(0.25), backward: q(0.25 + 1e-10) });
    breaks(reciprocity, { forward: q(0.25), backward: q(0.26) });
  });
});

describe('thermalRedShift', () => {
  it('breaks for a shift to the blue and for none', () => {
    thermalRedShift.holds({ cold: q(1), warm: q(1.1) });
    expect(breaks(thermalRedShift, { cold: q(1), warm: q(0.9) }).breach.must).toBe('above');
    breaks(thermalRedShift, { cold: q(1), warm: q(1) });
    breaks(thermalRedShift, { cold: q(1), warm: q(Infinity) });
  });

  it('breaks for a shift that is not the one told', () => {
    thermalRedShift.holds({ cold: q(1), warm: q(1.1), told: q(0.1005) });
    breaks(thermalRedShift, { cold: q(1), warm: q(1.1), told: q(0.11) });
  });
});

describe('monotoneLoss', () => {
  it('breaks where more loss gives more', () => {
    monotoneLoss.holds({ withLess: q(1), withMore: q(1) });
    monotoneLoss.holds({ withLess: q(1), withMore: q(0.5) });
    breaks(monotoneLoss, { withLess: q(1), withMore: q(1.000001) });
  });
});

describe('unitRoundTrip', () => {
  it('holds to a millionth, or to what the question says', () => {
    unitRoundTrip.holds({ given: q(5), readBack: q(5 + 1e-6) });
    breaks(unitRoundTrip, { given: q(5), readBack: q(5.0001) });
    unitRoundTrip.holds({ given: q(5), readBack: q(5.01), tolerance: 0.01 });
  });
});

describe('dimensionalScaling', () => {
  it('holds an answer to its factor', () => {
    dimensionalScaling.holds({ before: q(2), after: q(6), factor: 3 });
    dimensionalScaling.holds({ before: q(2), after: q(2) });
    expect(breaks(dimensionalScaling, { before: q(2), after: q(4), factor: 3 }).breach.right).toMatchObject({
      what: '3 times a number near 2',
      value: 6,
    });
    dimensionalScaling.holds({ before: q(2), after: q(2.01), tolerance: 0.01 });
  });
});

describe('limits', () => {
  it('holds to the known answer, relative to a scale where that is zero', () => {
    limits.holds({ answer: q(1), known: q(1) });
    limits.holds({ answer: q(1e-9), known: q(0), scale: 1 });
    breaks(limits, { answer: q(1e-9), known: q(0) });
    breaks(limits, { answer: q(1.1), known: q(1) });
    limits.holds({ answer: q(1.1), known: q(1), tolerance: 0.1 });
  });
});

describe('continuity', () => {
  const curve = { what: 'power', unit: 'W', along: 'current', alongUnit: 'A', from: 0, to: 0.1 };

  it('holds for kinks and steep slopes', () => {
    continuity.holds({ ...curve, value: (current) => Math.max(0, current - 0.0314) });
    continuity.holds({ ...curve, value: (current) => Math.tanh(1e5 * (current - 0.0314)) });
    continuity.holds({ ...curve, value: () => 0 });
  });

  it('finds a jump among slopes, and tells where it is', () => {
    const error = breaks(continuity, { ...curve, value: (current) => (current < 0.0314 ? current : 1 + current) });
    expect(error.message).toContain('power just before current 31.4 mA: 31.4 mW\n');
    expect(error.message).toContain('must be equal to power just behind it: 1031.4 mW');
  });

  it.each([NaN, Infinity, -Infinity])('breaks where the answer becomes %d', (odd) => {
    breaks(continuity, { ...curve, value: (current) => (current > 0.0314 ? odd : 1) });
    breaks(continuity, { ...curve, value: (current) => (current < 0.0314 ? odd : 1) });
    breaks(continuity, { ...curve, value: () => odd });
  });
});

describe('seedReproduces', () => {
  it('holds for equal bits, NaN and signed zero among them', () => {
    seedReproduces.holds({ what: 'it', answers: () => [1, NaN, -0], given: () => [2] });
  });

  it('breaks for the last bit, the sign of zero and another count', () => {
    const turns = (...answers: readonly number[][]): (() => number[]) => {
      let turn = 0;
      return () => answers[turn++]!;
    };
    const asked = (first: number[], second: number[]) => ({ what: 'it', answers: turns(first, second) });
    expect(breaks(seedReproduces, asked([0.3], [0.1 + 0.2])).message).toContain('0.30000000000000004');
    breaks(seedReproduces, asked([0], [-0]));
    breaks(seedReproduces, asked([1, 2], [1]));
    breaks(seedReproduces, asked([1], [1, 2]));
  });

  it('breaks where asking changes what was given', () => {
    let given = 1;
    const error = breaks(seedReproduces, { what: 'it', answers: () => [(given = 5)], given: () => [given] });
    expect(error.breach.left.what).toBe('what was given, afterwards, number 0');
  });
});

describe('every law', () => {
  const laws: readonly LawHead[] = [
    ...[passivity, reciprocity, energyBalance, thermalRedShift, monotoneLoss],
    ...[unitRoundTrip, continuity, seedReproduces, dimensionalScaling, limits],
  ];

  it('has a name of its own, one sentence, and a source that the bibliography holds', () => {
    expect(new Set(laws.map(({ name }) => name)).size).toBe(10);
    const known = bibliographyKeys();
    for (const { statement, citation } of laws) {
      expect(statement).toMatch(/^[a-z].*\.$/);
      if (citation !== undefined) expect(known).toContain(citation);
    }
  });
});
