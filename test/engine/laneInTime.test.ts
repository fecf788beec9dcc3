import { describe, expect, it } from 'vitest';
import { elementaryCharge } from '../../src/constants.ts';
import { laneElectronics as electronics } from '../../src/designs/laneElectronics.ts';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import type { EngineDesign } from '../../src/engine/engineTable.ts';
import { lanesAtWork } from '../../src/engine/eyePenalty/laneAtWork.ts';
import { filterBandwidth } from '../../src/engine/eyePenalty/receiver.ts';
import { laneInTime, laneMarginInTime } from '../../src/engine/laneInTime.ts';
import { opticalEngine } from '../../src/engine/opticalEngine.ts';
import { countErrors, decisions } from '../../src/link/decisions.ts';
import { feedForwardEqualizer } from '../../src/link/equalizer.ts';
import { besselThomsonInTime } from '../../src/link/filterInTime.ts';
import { pattern } from '../../src/link/pattern.ts';
import { normalNoise } from '../../src/numerics/normalNoise.ts';

const period = pattern('PRBS13Q');
const clear: EngineDesign['penalty'] = { transmitterEyeDb: 0, multipathDb: 0, crosstalkDb: 0 };

describe('laneInTime', () => {
  it.each([quantumX800Engine, { ...quantumX800Engine, modulator: engineParts.modulator.machZehnder }])(
    'settles at the levels of the engine, $modulator.kind',
    (design: EngineDesign) => {
      const { levels } = lanesAtWork(design)[2]!.received.lanes[0]!;
      const { responsivity, darkCurrent } = design.receiver.photodiode;
      for (let level = 0; level < 4; level++) {
        const symbols = new Uint8Array(400).fill(level, 200);
        const { light, received } = laneInTime(design, electronics, { lane: 2, symbols, samplesPerSymbol: 8 });
        const last = light.re.length - 200;
        // Coupled modes and the round trip of the engine differ a little.
        expect(Math.abs((light.re[last]! ** 2 + light.im[last]! ** 2) / levels[level]! - 1)).toBeLessThan(2e-3);
        expect(Math.abs(received.samples[last]! / (responsivity * levels[level]! + darkCurrent) - 1)).toBeLessThan(2e-3);
      }
      expect(opticalEngine(design).evaluate().lanes[2]!.stages.at(-1)!.averagePower).toBeCloseTo(levels.reduce((sum, power) => sum + power / 4, 0), 12);
    },
  );

  it('runs a ring of low finesse turn by turn', () => {
    const { modulator } = quantumX800Engine;
    const device = { ...modulator.device, coupler: { ...modulator.device.coupler, qualityFactor: 2500 } };
    const design = { ...quantumX800Engine, modulator: { ...modulator, device, detuning: 30e9 } };
    const { levels } = lanesAtWork(design)[0]!.received.lanes[0]!;
    const { light } = laneInTime(design, electronics, { lane: 0, symbols: new Uint8Array(50).fill(3), samplesPerSymbol: 32 });
    expect((light.re[900]! ** 2 + light.im[900]! ** 2) / levels[3]!).toBeCloseTo(1, 3);
  });

  it('refuses runs out of range', () => {
    const run = { lane: 0, symbols: period, samplesPerSymbol: 16 };
    expect(() => laneInTime(quantumX800Engine, electronics, { ...run, lane: -1 })).toThrow(/lane is -1/);
    expect(() => laneInTime(quantumX800Engine, electronics, { ...run, samplesPerSymbol: 2 })).toThrow(/samplesPerSymbol is 2/);
    expect(() => laneInTime(quantumX800Engine, electronics, { ...run, samplesPerSymbol: 8.5 })).toThrow(
      'laneInTime: samplesPerSymbol is 8.5, must be a whole number',
    );
    expect(() => laneInTime(quantumX800Engine, electronics, { ...run, symbols: Uint8Array.of(0, 4) })).toThrow(/symbols.1 is 4/);
    expect(() => laneInTime(quantumX800Engine, electronics, { ...run, symbols: new Uint8Array(0) })).toThrow(/symbols.length is 0/);
  });
});

describe('laneMarginInTime', () => {
  it('is where errors that are counted under noise meet their target', () => {
    const target = 0.01;
    const design: EngineDesign = { ...quantumX800Engine, penalty: clear, code: { ...quantumX800Engine.code, bitErrorRatioTarget: target } };
    const per = 8;
    const margin = laneMarginInTime(design, electronics, { lane: 0, symbols: period, samplesPerSymbol: per });
    if (!margin.finite) throw new Error(margin.reason);
    const symbols = Uint8Array.from({ length: 5 * period.length }, (_, i) => period[i % period.length]!);
    const { current, middle } = laneInTime(design, electronics, { lane: 0, symbols, samplesPerSymbol: per });
    const loss = 10 ** (margin.marginDb / 10);
    const { receiver } = design;
    const { darkCurrent } = receiver.photodiode;
    const { rin } = lanesAtWork(design)[0]!.received.lanes[0]!;
    const source = normalNoise('test', { seed: 5, stream: 0 });
    let place = source.deviates.length;
    const samples = current.samples.map((whole) => {
      if (place === source.deviates.length) {
        source.draw();
        place = 0;
      }
      const mean = (whole - darkCurrent) / loss;
      const density = receiver.noiseDensity ** 2 + 2 * elementaryCharge * (mean + darkCurrent) + rin * mean * mean;
      return mean + Math.sqrt((density * current.sampleRate) / 2) * source.deviates[place++]!;
    });
    const received = besselThomsonInTime({ bandwidth: filterBandwidth(receiver) })({ sampleRate: current.sampleRate, samples });
    const { taps, main } = { taps: margin.taps, main: electronics.equalizer.main };
    const first = middle + Math.round(margin.delay * per);
    const values = feedForwardEqualizer({ taps, main, tapsPerSymbol: 1, samplesPerSymbol: per, first })(received).samples.slice(100, symbols.length - 100);
    const sent = symbols.slice(100, symbols.length - 100);
    const [mean, rms] = [new Float64Array(4), new Float64Array(4)];
    for (let level = 0; level < 4; level++) {
      const own = values.filter((_, i) => sent[i] === level);
      mean[level] = own.reduce((sum, x) => sum + x / own.length, 0);
      rms[level] = Math.sqrt(own.reduce((sum, x) => sum + (x - mean[level]!) ** 2 / own.length, 0));
    }
    const thresholds = [0, 1, 2].map((i) => (mean[i]! * rms[i + 1]! + mean[i + 1]! * rms[i]!) / (rms[i]! + rms[i + 1]!));
    const { bitErrors } = countErrors(sent, decisions(values, thresholds));
    const expected = 2 * sent.length * target;
    // Errors of neighbors through filter and taps come in pairs at most.
    expect(Math.abs(bitErrors - expected)).toBeLessThan(3 * Math.sqrt(2 * expected));
  });

  it('loses what other closures take', () => {
    const run = { lane: 0, symbols: period, samplesPerSymbol: 8 };
    const whole = laneMarginInTime({ ...quantumX800Engine, penalty: clear }, electronics, run);
    const closed = laneMarginInTime({ ...quantumX800Engine, penalty: { ...clear, crosstalkDb: 0.4, multipathDb: 0.3 } }, electronics, run);
    if (!(whole.finite && closed.finite)) throw new Error('closed');
    expect(whole.marginDb - closed.marginDb).toBeGreaterThan(0.7);
  });

  it('says that an eye is closed beyond equalization', () => {
    const run = { lane: 0, symbols: period, samplesPerSymbol: 8 };
    expect(laneMarginInTime(quantumX800Engine, { ...electronics, equalizer: { taps: 1, main: 0 } }, run)).toEqual({
      finite: false,
      reason: 'the eye is closed beyond equalization',
    });
  });

  it('refuses symbols that tell too little', () => {
    const run = { lane: 0, samplesPerSymbol: 8 };
    expect(() => laneMarginInTime(quantumX800Engine, electronics, { ...run, symbols: period.slice(0, 255) })).toThrow(/symbols.length is 255/);
    expect(() => laneMarginInTime(quantumX800Engine, electronics, { ...run, symbols: new Uint8Array(300).fill(1, 100) })).toThrow(
      'laneMarginInTime: symbols has no 2',
    );
  });
});
