import { describe, expect, it } from 'vitest';
import { engineParts } from '../../../src/designs/quantumX800.ts';
import type { EngineDesign } from '../../../src/engine/engineTable.ts';
import { lanesAtWork } from '../../../src/engine/eyePenalty/laneAtWork.ts';
import { before, pulseResponse, symbolSpectrum } from '../../../src/engine/eyePenalty/pulseResponse.ts';
import { laneInTime } from '../../../src/engine/laneInTime.ts';
import { defaultLane, far } from './lanes.ts';

const { design, electronics } = defaultLane;
const farRing: EngineDesign = { ...design, channel: far(10e3) };

/** A drive of 10 mV. */
function small(engine: EngineDesign): EngineDesign {
  return { ...engine, modulator: { ...engine.modulator, swing: 0.01 } };
}

describe('pulseResponse', () => {
  it.each([
    ['ring', design],
    ['ring behind 10 km', farRing],
    ['Mach-Zehnder', { ...design, modulator: engineParts.modulator.machZehnder }],
    ['Mach-Zehnder behind 10 km', { ...farRing, modulator: engineParts.modulator.machZehnder }],
  ])('is what a small symbol becomes in time: %s', (_, whole) => {
    const engine = small(whole);
    const lane = lanesAtWork(engine)[0]!;
    const pulse = pulseResponse(engine, electronics, lane)!;
    const per = pulse.perSymbol;
    const symbols = new Uint8Array(80);
    symbols[30] = 3;
    const run = laneInTime(engine, { ...electronics, jitter: 0 }, { lane: 0, symbols, samplesPerSymbol: per });
    const { levels } = lane.received.lanes[0]!;
    const span = engine.receiver.photodiode.responsivity * (levels[3]! - levels[0]!);
    const at = run.middle + 30 * per;
    let most = 0;
    for (let i = -4 * per; i < 20 * per; i++) {
      for (const [wave, response] of [[run.current, pulse.current], [run.received, pulse.received]] as const) {
        const ours = (wave.samples[at + i]! - wave.samples[0]!) / span;
        most = Math.max(most, Math.abs(ours - response[before * per + i]!));
      }
    }
    expect(most).toBeLessThan(2e-3);
  });

  it('has the slope of each edge', () => {
    const { received, edge, perSymbol: per } = pulseResponse(farRing, electronics, lanesAtWork(farRing)[0]!)!;
    // A symbol is its leading edge less the same a unit interval later.
    const most = edge.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
    for (let i = 2 * per; i < received.length - per; i++) {
      const slope = ((received[i + 1]! - received[i - 1]!) / 2) * per;
      expect(Math.abs(slope - (edge[i]! - edge[i - per]!)) / most).toBeLessThan(0.01);
    }
  });

  it('has finer samples for slower symbols', () => {
    const slow = { ...design, symbolRate: 10e9 };
    expect(pulseResponse(slow, electronics, lanesAtWork(slow)[0]!)!.perSymbol).toBe(64);
  });
});

describe('symbolSpectrum', () => {
  it('is that of a trapezoid with round edges', () => {
    for (const rise of [0, 0.3, 1]) {
      for (const ratio of [0, 0.4, 0.5, 1.3, 1 / 0.6]) {
        // Half of the symbol by the midpoint rule; it is even.
        let sum = 0;
        const steps = 20000;
        for (let i = 0; i < steps; i++) {
          const t = ((i + 0.5) / steps) * (0.5 + rise / 2);
          const behind = rise === 0 ? (t < 0.5 ? -1 : 1) : Math.max(-1, Math.min(1, (t - 0.5) / (rise / 2)));
          const level = 0.5 - 0.5 * Math.sin((Math.PI / 2) * behind);
          sum += (2 * level * Math.cos(2 * Math.PI * ratio * t) * (0.5 + rise / 2)) / steps;
        }
        expect(symbolSpectrum(ratio, rise)).toBeCloseTo(sum, 6);
      }
    }
  });
});
