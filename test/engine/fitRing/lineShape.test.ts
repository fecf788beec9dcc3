import { describe, expect, it } from 'vitest';
import { lineModel, lineParameters, lineSize, type LineWindow } from '../../../src/engine/fitRing/lineShape.ts';

describe('the model of a resonance', () => {
  const wavelength = Float64Array.from({ length: 60 }, (_, i) => 1310e-9 + (i - 30) * 10e-12);
  const port = { power: wavelength.map(() => 1e-7), from: 0, to: 60, floor: 1e-9, floorError: 0, additive: 1e-9, relative: 0.01 };
  const alone: LineWindow = { wavelength, through: port, near: 1310e-9, width: 120e-12, half: 300e-12, groupPath: 270e-6 };

  it.each([alone, { ...alone, drop: port }])('has the derivatives of its residuals, with and without a drop port', (window) => {
    const size = lineSize(window);
    const at = [0.13, -2.9, 0.3, 0.4, -0.1, -14, 0.1, 0.2, 0.07, 0.3, -0.2, -15, 0.1, -0.25, 0.15].slice(0, size);
    const model = lineModel(window, at.map((_, k) => k), at);
    const slopes = new Float64Array(model.count * size);
    model.jacobian(at, slopes);
    for (let k = 0; k < size; k++) {
      const [above, below] = [1e-6, -1e-6].map((step) => {
        const out = new Float64Array(model.count);
        model.residuals(at.map((value, i) => (i === k ? value + step : value)), out);
        return out;
      }) as [Float64Array, Float64Array];
      const rates = above.map((value, i) => (value - below[i]!) / 2e-6);
      const most = rates.reduce((max, each) => Math.max(max, Math.abs(each)), 0);
      expect(most, lineParameters[k]).toBeGreaterThan(0);
      rates.forEach((rate, i) => expect(Math.abs(rate - slopes[i * size + k]!) / most, lineParameters[k]).toBeLessThan(1e-6));
    }
  });
});
