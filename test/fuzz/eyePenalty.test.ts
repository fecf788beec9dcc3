import { describe, expect, it } from 'vitest';
import { allLanes, compared } from '../engine/eyePenalty/lanes.ts';
import { whole } from './campaign.ts';

describe('the eye penalty of the closed form', () => {
  it.each(whole ? allLanes() : allLanes().slice(-1))('agrees with the waveforms within 0.5 dB: $name', (lane) => {
    const { byPulse, byWaveform } = compared(lane, whole ? 32 : 16);
    expect(Math.abs(byPulse - byWaveform)).toBeLessThan(0.5);
  });
});
