import { describe, expect, it } from 'vitest';
import { lockWindow } from '../../src/link/lockWindow.ts';
import { wdmErrorRatio, type WdmReceiver } from '../../src/link/wdmErrorRatio.ts';

const receiver: WdmReceiver = {
  qualityFactor: 4000,
  wavelength: 1.31e-6,
  spacing: 200e9,
  channels: 8,
  channel: 3,
  snrDb: 22,
  thresholds: 'fixed',
};

describe('the lock window of a drop filter', () => {
  it('is where the worse side just reaches the error ratio', () => {
    const task = { ...receiver, channel: 0, bitErrorRatio: 1e-3 };
    const { linewidths, wavelength } = lockWindow(task);
    expect(linewidths).toBeGreaterThan(0.01);
    expect(wavelength).toBeCloseTo((linewidths * 1.31e-6) / 4000, 18);
    const sides = [linewidths, -linewidths].map((residual) => wdmErrorRatio({ ...receiver, channel: 0, residual }));
    expect(Math.max(...sides) / 1e-3).toBeCloseTo(1, 9);
  });
  it('is 0 where perfect lock does not keep the error ratio', () => {
    expect(lockWindow({ ...receiver, snrDb: 10, bitErrorRatio: 1e-3 })).toEqual({ linewidths: 0, wavelength: 0 });
  });
  it('refuses an error ratio out of range, or one that nothing bounds', () => {
    expect(() => lockWindow({ ...receiver, bitErrorRatio: 0 })).toThrow('lockWindow: bitErrorRatio');
    expect(() => lockWindow({ ...receiver, channels: 1, channel: 0, snrDb: 20, bitErrorRatio: 0.5 })).toThrow('nothing bounds');
  });
});
