import { describe, expect, it } from 'vitest';
import { criticalOptimum } from './criticalOptimum.ts';

// Bogaerts 2012, figure 5 and section 2.4: 2.7 dB/cm, 0.04 dB of bends a turn, couplers of 0.035 dB (one bus) or 0.07 dB (two),
// critical coupling, r2 = 0.99. The paper's group index for the figure is not stated; 4.3 is taken, and the ratio needs none.
describe('Bogaerts 2012, best loaded Q of a critically coupled ring', () => {
  const onBus = criticalOptimum(0.035, 1);
  const between = criticalOptimum(0.07, 0.99);

  it('stands at about 10 mm with one bus and almost 13 mm with two', () => {
    expect(Math.abs(onBus.length / 10e-3 - 1)).toBeLessThan(0.1);
    expect(Math.abs(between.length / 13e-3 - 1)).toBeLessThan(0.1);
  });

  it('is 1.42e5 with one bus and 1.36e5 with two', () => {
    expect(Math.abs(onBus.quality / 1.42e5 - 1)).toBeLessThan(0.08);
    expect(Math.abs(between.quality / 1.36e5 - 1)).toBeLessThan(0.08);
    expect(Math.abs(onBus.quality / between.quality / (1.42 / 1.36) - 1)).toBeLessThan(0.005);
  });
});
