import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detector, Light } from '../../src/light.ts';
import { attenuate } from '../../src/light.ts';
import { attenuationTo } from '../../src/link/attenuation.ts';
import { type Margin, marginOf, opticalMargin } from '../../src/link/margin.ts';
import { type Receiver, receiverNoise } from '../../src/link/noise.ts';
import { pam4ErrorRatio, pam4RequiredRatio } from '../../src/link/pam4.ts';
import { closeEye } from '../../src/link/penalty.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { GHz, fromDb, fromDbm, nm, pA, toDb } from '../../src/units.ts';

const target = 2.4e-4;

const electronics = { responsivity: 0.9, noiseDensity: 16 * pA, noiseBandwidth: 55 * GHz, darkCurrent: 1e-8 };

/** Four equal steps. */
function ladder(averageDbm: number, extinctionDb: number): number[] {
  const r = fromDb(extinctionDb);
  const lowest = (2 * fromDbm(averageDbm)) / (r + 1);
  return [0, 1, 2, 3].map((i) => lowest * (1 + ((r - 1) * i) / 3));
}

function lightOf(levels: readonly number[], rin: number, crosstalk: readonly number[] = [0, 0, 0, 0]): Light {
  const lane = { wavelength: 1311 * nm, levels, rin, linewidth: 0, chirp: [0, 0, 0, 0], crosstalk, polarizationExtinction: 1e12, source: 'laser' };
  return { lanes: [lane] };
}

const detector: Detector = (light) => {
  const { levels, crosstalk, rin } = light.lanes[0]!;
  const receiver = { ...electronics, levels, crosstalk, rin };
  return { levels: levels.map((power) => electronics.responsivity * power + electronics.darkCurrent), noise: receiverNoise(receiver) };
};

function finiteDb(margin: Margin): number {
  if (!margin.finite) throw new Error(margin.reason);
  return margin.marginDb;
}

const links = fc.record({
  averageDbm: fc.double({ min: -15, max: 6, noNaN: true }),
  extinctionDb: fc.double({ min: 2, max: 10, noNaN: true }),
  rinDb: fc.double({ min: -160, max: -132, noNaN: true }),
  bend: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
  crosstalkDb: fc.double({ min: -50, max: -25, noNaN: true }),
  logTarget: fc.double({ min: -13, max: -1.5, noNaN: true }),
});

/** A link drawn at random: levels with a bend, crosstalk as a share of the average power. */
function drawn({ averageDbm, extinctionDb, rinDb, bend, crosstalkDb, logTarget }: { [name: string]: number }): Receiver & { target: number } {
  const even = ladder(averageDbm!, extinctionDb!);
  const step = even[1]! - even[0]!;
  const levels = [even[0]!, even[1]! + bend! * step, even[2]! - bend! * step, even[3]!];
  const crosstalk = levels.map(() => fromDbm(averageDbm!) * fromDb(crosstalkDb!));
  return { ...electronics, levels, crosstalk, rin: fromDb(rinDb!), target: 10 ** logTarget! };
}

const errorRatioOf = (light: Light): number => pam4ErrorRatio(detector(light)).bitErrorRatio;

describe('margin', () => {
  it('is above 0 exactly when the bit error ratio is below its target', () => {
    let finite = 0;
    fc.assert(
      fc.property(links, (link) => {
        const receiver = drawn(link);
        const margin = marginOf(receiver);
        const bitErrorRatio = errorRatioOf(lightOf(receiver.levels, receiver.rin, receiver.crosstalk));
        if (margin.finite) {
          finite++;
          if (Math.abs(margin.marginDb) > 1e-8) expect(margin.marginDb > 0).toBe(bitErrorRatio < receiver.target);
        } else expect(bitErrorRatio).toBeGreaterThan(receiver.target);
      }),
      { seed: 1, numRuns: 1000 },
    );
    expect(finite).toBeGreaterThan(300);
  });

  it('is the attenuation that brings the error ratio to its target, to 1e-9 dB', () => {
    fc.assert(
      fc.property(links, (link) => {
        const receiver = drawn(link);
        const margin = marginOf(receiver);
        if (!margin.finite) return;
        const at = (db: number): number => {
          const scale = fromDb(-db);
          const levels = receiver.levels.map((power) => power * scale);
          const crosstalk = receiver.crosstalk!.map((power) => power * scale);
          return Math.log(errorRatioOf(lightOf(levels, receiver.rin, crosstalk)) / receiver.target);
        };
        const found = findRoot(at, margin.marginDb - 0.01, margin.marginDb + 0.01, { tolerance: 1e-12 });
        // Near its floor the error ratio hardly depends on power, and its rounding decides.
        if (Math.abs(at(found + 1e-3)) > 1e-6) expect(Math.abs(found - margin.marginDb)).toBeLessThan(1e-9);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('is the same by a detector and by its numbers, with the eye closed or open', () => {
    fc.assert(
      fc.property(links, fc.constantFrom(0, 1, 3), (link, eyeClosureDb) => {
        const receiver = drawn(link);
        const light = lightOf(receiver.levels, receiver.rin, receiver.crosstalk);
        const closed: Detector = (arriving) => closeEye(detector(arriving), eyeClosureDb);
        const byDetector = opticalMargin({ light, detector: closed, bitErrorRatio: receiver.target });
        const byNumbers = marginOf({ ...receiver, eyeClosureDb });
        expect(byNumbers.finite).toBe(byDetector.finite);
        if (byNumbers.finite && byDetector.finite) expect(byNumbers.marginDb).toBeCloseTo(byDetector.marginDb, 8);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('rises by exactly 1 dB with 1 dB of transmitter power at one extinction ratio and intensity noise', () => {
    fc.assert(
      fc.property(links, fc.double({ min: 0.1, max: 5, noNaN: true }), (link, gainDb) => {
        const receiver = drawn(link);
        const brighter = {
          ...receiver,
          levels: receiver.levels.map((power) => power * fromDb(gainDb)),
          crosstalk: receiver.crosstalk!.map((power) => power * fromDb(gainDb)),
        };
        const [before, after] = [marginOf(receiver), marginOf(brighter)];
        if (before.finite && before.marginDb > -30) expect(finiteDb(after) - before.marginDb).toBeCloseTo(gainDb, 7);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('rises while the equivalent signal-to-noise ratio rises by less than 2 dB electrical where intensity noise matters', () => {
    const snrDb = (averageDbm: number, rinDb: number): number =>
      20 * Math.log10(pam4RequiredRatio(errorRatioOf(lightOf(ladder(averageDbm, 4), fromDb(rinDb)))));
    const quiet = snrDb(-7, -170) - snrDb(-8, -170);
    const noisy = snrDb(1, -142) - snrDb(0, -142);
    expect(quiet).toBeGreaterThan(1.7);
    expect(quiet).toBeLessThan(2);
    expect(noisy).toBeGreaterThan(0);
    expect(noisy).toBeLessThan(0.6);
  });

  it('is the ratio of amplitude to the closed form under amplifier noise alone', () => {
    const amplifierOnly: Detector = (light) => {
      const levels = light.lanes[0]!.levels.map((power) => 0.9 * power);
      return { levels, noise: levels.map(() => 16 * pA * Math.sqrt(55 * GHz)) };
    };
    const light = lightOf(ladder(-3, 5), 0);
    const oma = light.lanes[0]!.levels[3]! - light.lanes[0]!.levels[0]!;
    const needed = (6 * pam4RequiredRatio(target) * 16 * pA * Math.sqrt(55 * GHz)) / 0.9;
    expect(finiteDb(opticalMargin({ light, detector: amplifierOnly, bitErrorRatio: target }))).toBeCloseTo(toDb(oma / needed), 9);
  });

  it('is not finite where intensity noise alone spoils the eye, and says so', () => {
    const margin = marginOf({ ...electronics, levels: ladder(0, 4), rin: fromDb(-130), target });
    expect(margin).toEqual({ finite: false, reason: 'noise that grows with the light keeps the error ratio above its target' });
    expect(opticalMargin({ light: lightOf(ladder(0, 4), fromDb(-130)), detector, bitErrorRatio: target })).toEqual(margin);
  });

  it('is negative for a dim link and found just above the floor of intensity noise', () => {
    const dim = marginOf({ ...electronics, levels: ladder(-20, 4), rin: fromDb(-145), target });
    expect(finiteDb(dim)).toBeLessThan(-10);
    // The largest intensity noise at which the target is still reached, to a hair.
    const reached = (rinDb: number): boolean => marginOf({ ...electronics, levels: ladder(-6, 4), rin: fromDb(rinDb), target }).finite;
    let [low, high] = [-150, -130];
    expect([reached(low), reached(high)]).toEqual([true, false]);
    while (high - low > 1e-7) {
      const middle = (low + high) / 2;
      if (reached(middle)) low = middle;
      else high = middle;
    }
    const brink = finiteDb(marginOf({ ...electronics, levels: ladder(-6, 4), rin: fromDb(low), target }));
    expect(brink).toBeLessThan(-20);
    expect(brink).toBeGreaterThanOrEqual(-40);
  });

  it('is found for light so bright that its error ratio underflows', () => {
    const margin = finiteDb(marginOf({ ...electronics, levels: ladder(30, 10), rin: 0, target }));
    const dimmer = finiteDb(marginOf({ ...electronics, levels: ladder(-5, 10), rin: 0, target }));
    expect(margin - dimmer).toBeCloseTo(35, 8);
  });

  it('is not finite for a signal that is not four increasing levels', () => {
    const reason = 'the signal is not four increasing levels';
    expect(marginOf({ ...electronics, levels: [1e-3, 1e-3, 2e-3, 3e-3], rin: 0, target })).toEqual({ finite: false, reason });
    expect(opticalMargin({ light: lightOf([3e-3, 2e-3, 1e-3, 0], 0), detector, bitErrorRatio: target })).toEqual({ finite: false, reason });
    expect(opticalMargin({ light: lightOf([1e-3], 0, [0]), detector, bitErrorRatio: target })).toEqual({ finite: false, reason });
  });

  it('is not finite for a detector whose noise only follows the light', () => {
    const relativeNoise: Detector = (light) => ({ levels: light.lanes[0]!.levels, noise: light.lanes[0]!.levels.map((power) => power / 40) });
    const margin = opticalMargin({ light: lightOf(ladder(0, 6), 0), detector: relativeNoise, bitErrorRatio: target });
    expect(margin).toEqual({ finite: false, reason: 'the error ratio stays below its target with 150 dB of attenuation' });
  });

  it('refuses targets and numbers out of range', () => {
    const link = { ...electronics, levels: ladder(0, 4), rin: 0, target };
    expect(() => marginOf({ ...link, target: 0.2 })).toThrow(/marginOf: target is 0\.2, outside/);
    expect(() => marginOf({ ...link, target: NaN })).toThrow(RangeError);
    expect(() => marginOf({ ...link, levels: [0, 1e-3] })).toThrow(/levels\.length is 2/);
    expect(() => marginOf({ ...link, eyeClosureDb: -1 })).toThrow(/eyeClosureDb/);
    expect(() => marginOf({ ...link, rin: NaN })).toThrow(/rin/);
    expect(() => opticalMargin({ light: lightOf(link.levels, 0), detector, bitErrorRatio: 0 })).toThrow(/opticalMargin: bitErrorRatio/);
  });

  it('asks for the error ratio at most 8 times on ordinary links', () => {
    for (const [averageDbm, rinDb] of [[-9, -145], [-3, -145], [2, -145], [-3, -139], [0, -155], [-12, -150]] as const) {
      let asked = 0;
      const counting = (light: Light, loss: number): number => {
        asked++;
        return errorRatioOf(loss >= 1 ? attenuate(light, 1 / loss) : lightOf(light.lanes[0]!.levels.map((power) => power / loss), light.lanes[0]!.rin));
      };
      attenuationTo(counting, lightOf(ladder(averageDbm, 4), fromDb(rinDb)), target);
      expect(asked).toBeLessThanOrEqual(8);
    }
  });
});

describe('bit error ratio', () => {
  it('never falls with attenuation', () => {
    fc.assert(
      fc.property(links, fc.double({ min: 0.01, max: 10, noNaN: true }), (link, lossDb) => {
        const receiver = drawn(link);
        const light = lightOf(receiver.levels, receiver.rin, receiver.crosstalk);
        const before = errorRatioOf(light);
        if (before < 0.1) expect(errorRatioOf(attenuate(light, fromDb(-lossDb)))).toBeGreaterThanOrEqual(before * (1 - 1e-12));
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
