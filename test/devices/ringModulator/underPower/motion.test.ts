import { describe, expect, it } from 'vitest';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import { motion, motionPlaces } from '../../../../src/devices/ringModulator/underPower/motion.ts';
import { powered, redBy } from './rings.ts';

describe('the motion of a ring under power', () => {
  const under = powered({ ...siliconRingNonlinearity, carrierLifetime: 2e-9 });
  const mode = under.mode(redBy(under, 100, 0.1));
  const segment = { from: 1e-12, to: 4e-12, field: [0.3, 0.35], detuning: [3e11, -1e11], junction: [1e11, 1.2e11] } as const;
  const system = motion(mode, segment, { energy: 1e-13, density: 3e22, rise: 4, passed: 1e-12 });
  const y = Float64Array.of(0.3, -0.6, 0.7, 1.2, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
  const size = motionPlaces.count;
  const time = 2e-12;

  it('has the Jacobian of its slope', () => {
    const ours = new Float64Array(size * size);
    system.jacobian(time, y, ours);
    for (let k = 0; k < size; k++) {
      const [up, down] = [y.slice(), y.slice()];
      up[k]! += 1e-6;
      down[k]! -= 1e-6;
      const [a, b] = [new Float64Array(size), new Float64Array(size)];
      system.slope(time, up, a);
      system.slope(time, down, b);
      for (let i = 0; i < size; i++) {
        const expected = (a[i]! - b[i]!) / 2e-6;
        expect(Math.abs(ours[i * size + k]! - expected) / (Math.abs(expected) + 1e3)).toBeLessThan(1e-6);
      }
    }
  });

  it('has the drift of its slope', () => {
    const ours = new Float64Array(size);
    system.drift(time, y, ours);
    const [a, b] = [new Float64Array(size), new Float64Array(size)];
    system.slope(time + 1e-16, y, a);
    system.slope(time - 1e-16, y, b);
    for (let i = 0; i < size; i++) {
      const expected = (a[i]! - b[i]!) / 2e-16;
      expect(Math.abs(ours[i]! - expected) / (Math.abs(expected) + 1e18)).toBeLessThan(1e-4);
    }
  });
});
