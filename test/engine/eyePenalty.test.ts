import { describe, expect, it } from 'vitest';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { engineKernel } from '../../src/engine/engineKernel.ts';
import { engineVector } from '../../src/engine/engineVector.ts';
import type { EngineDesign } from '../../src/engine/engineTable.ts';
import { eyePenalty, type LaneElectronics, withEyePenalty } from '../../src/engine/eyePenalty.ts';
import { laneMarginInTime } from '../../src/engine/laneInTime.ts';
import { opticalEngine } from '../../src/engine/opticalEngine.ts';
import { pattern } from '../../src/link/pattern.ts';
import { GHz } from '../../src/units.ts';
import { bandwidthLanes, compared, defaultLane, far, machZehnderLanes, randomLanes } from './eyePenalty/lanes.ts';

const { design, electronics } = defaultLane;
const jittered = bandwidthLanes.find(({ electronics: { jitter } }) => jitter === 0.02)!;
const oneTap: LaneElectronics = { ...electronics, equalizer: { taps: 1, main: 0 } };

function penaltyDb(at: EngineDesign, chain: LaneElectronics): number {
  const result = eyePenalty(at, chain, { lane: 0 });
  if (!result.finite) throw new Error(result.reason);
  return result.penaltyDb;
}

describe('eyePenalty', () => {
  it.each([defaultLane, bandwidthLanes[0]!, jittered, machZehnderLanes[1]!, randomLanes(1)[2]!])('agrees with the waveforms within 0.5 dB: $name', (lane) => {
    const { byPulse, byWaveform } = compared(lane, 16);
    expect(Math.abs(byPulse - byWaveform)).toBeLessThan(0.2);
  });

  it('is what the engine needs to have the same margin', () => {
    const result = withEyePenalty(design, electronics);
    if (!result.finite) throw new Error(result.reason);
    const { lanes } = opticalEngine(result.design).evaluate();
    result.lanes.forEach((lane, i) => {
      if (!lane.finite) throw new Error(lane.reason);
      const { marginDb } = lanes[i]!;
      // Lanes differ a little, the design has the largest.
      expect(Number(marginDb)).toBeLessThan(lane.marginDb + 1e-6);
      expect(Number(marginDb)).toBeGreaterThan(lane.marginDb - 0.02);
      if (lane.penaltyDb === result.design.penalty.transmitterEyeDb) expect(marginDb).toBeCloseTo(lane.marginDb, 6);
    });
    const kernel = engineKernel(design);
    const margins = kernel.evaluate(engineVector(result.design).values);
    lanes.forEach(({ marginDb }, i) => expect(margins[kernel.outputs.indexOf(`lanes.${i}.marginDb`)]).toBeCloseTo(Number(marginDb), 9));
  });

  it('is the allowance of the default design', () => {
    const result = withEyePenalty(quantumX800Engine, electronics);
    if (!result.finite) throw new Error(result.reason);
    expect(Math.abs(result.design.penalty.transmitterEyeDb - quantumX800Engine.penalty.transmitterEyeDb)).toBeLessThan(0.005);
  });

  it('rises with the square of a small jitter', () => {
    const at = (jitter: number): number => penaltyDb(design, { ...electronics, jitter });
    const still = at(0);
    expect(at(0.01) - still).toBeGreaterThan(0.01);
    expect((at(0.01) - still) / (at(0.005) - still)).toBeCloseTo(4, 1);
  });

  it('does not look at the allowance that it replaces', () => {
    const other = { ...design, penalty: { ...design.penalty, transmitterEyeDb: 7 } };
    expect(penaltyDb(other, electronics)).toBe(penaltyDb(design, electronics));
  });

  it('falls with the bandwidth of the driver and of the photodiode, and with the number of taps', () => {
    const fast = { ...electronics, driverBandwidth: 90 * GHz };
    expect(penaltyDb(design, fast)).toBeLessThan(penaltyDb(design, electronics) - 0.1);
    const { photodiode } = design.receiver;
    const fastDiode = { ...design, receiver: { ...design.receiver, photodiode: { ...photodiode, bandwidth: 90 * GHz } } };
    expect(penaltyDb(fastDiode, electronics)).toBeLessThan(penaltyDb(design, electronics) - 0.1);
    expect(penaltyDb(design, { ...electronics, equalizer: { taps: 5, main: 2 } })).toBeGreaterThan(penaltyDb(design, electronics));
  });

  it('vanishes for slow symbols', () => {
    expect(Math.abs(penaltyDb({ ...design, symbolRate: 1e9 }, electronics))).toBeLessThan(0.002);
  });

  it('rises with dispersion of the sign that the chirp of the ring dislikes, and falls with the other', () => {
    const over = (zeroDispersionWavelength: number): EngineDesign => {
      const { fiber, ...rest } = far(5000);
      return { ...design, channel: { ...rest, fiber: { ...fiber, zeroDispersionWavelength } } };
    };
    const here = penaltyDb(design, electronics);
    expect(penaltyDb(over(1300e-9), electronics)).toBeLessThan(here - 0.05);
    expect(penaltyDb(over(1324e-9), electronics)).toBeGreaterThan(here + 0.2);
  });

  it('says that an eye is closed beyond equalization', () => {
    const closed = { finite: false, reason: 'the eye is closed beyond equalization' };
    expect(eyePenalty(design, oneTap, { lane: 3 })).toEqual(closed);
    const whole = withEyePenalty(design, oneTap);
    expect(whole).toMatchObject({ finite: false, reason: 'lane 0: the eye is closed beyond equalization' });
    expect(whole.lanes).toHaveLength(8);
  });

  it('says that levels do not rise, either way', () => {
    const reason = 'the signal is not four increasing levels';
    const dip: EngineDesign = { ...quantumX800Engine, modulator: { ...quantumX800Engine.modulator, detuning: 0 } };
    expect(eyePenalty(dip, electronics, { lane: 0 })).toEqual({ finite: false, reason });
    const run = { lane: 0, symbols: pattern('PRBS13Q'), samplesPerSymbol: 8 };
    expect(laneMarginInTime(dip, electronics, run)).toEqual({ finite: false, reason });
  });

  it('says that a pulse lasts too long', () => {
    const slow = { ...electronics, driverBandwidth: 1 * GHz };
    expect(eyePenalty(design, slow, { lane: 0 })).toEqual({ finite: false, reason: 'the pulse of a symbol lasts longer than 50 unit intervals' });
  });

  it('refuses electronics and lanes out of range', () => {
    expect(() => eyePenalty(design, { ...electronics, driverBandwidth: NaN }, { lane: 0 })).toThrow(/driverBandwidth is NaN/);
    expect(() => eyePenalty(design, { ...electronics, rise: 1.1 }, { lane: 0 })).toThrow(/rise is 1.1/);
    expect(() => eyePenalty(design, { ...electronics, equalizer: { taps: 5, main: 5 } }, { lane: 0 })).toThrow(
      'eyePenalty: equalizer.main is 5, must be below equalizer.taps, 5',
    );
    expect(() => eyePenalty(design, electronics, { lane: 8 })).toThrow(/lane is 8/);
    expect(() => eyePenalty(design, electronics, { lane: 0.5 })).toThrow('eyePenalty: lane is 0.5, must be a whole number');
    expect(() => withEyePenalty({ ...design, symbolRate: 0 }, electronics)).toThrow(/symbolRate is 0/);
  });
});
