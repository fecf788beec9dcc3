import { describe, expect, it } from 'vitest';
import { responseTable, ringResponse, tableSteps } from '../../../src/engine/lock/ringResponse.ts';
import { resonancePlace } from '../../../src/engine/ringHeaters/resonancePlace.ts';
import { dropRing, heldRing, ring } from './exampleArray.ts';

const { wavelength, voltages } = heldRing;
const cold = { voltage: -1.2, temperature: 330 };
const heaterPower = 0.0252;
const point = { ...cold, wavelength, heaterPower };
const placed = (of: typeof ring) => ({ point, place: resonancePlace(wavelength, of.detuning(point)), voltages });
const mean = (f: (voltage: number) => number): number => voltages.reduce((sum, voltage) => sum + f(voltage), 0) / voltages.length;

describe('ringResponse', () => {
  it('is the mean of the symbols of the ring, wherever the heater moves it', () => {
    for (const of of [ring, dropRing]) {
      const at = placed(of);
      const through = ringResponse(of, at, { port: 'through', signal: 'power' });
      for (const shift of [-0.4, -0.1, 0, 0.05, 0.2, 1].map((value) => value * 1e-9)) {
        const moved = { ...point, heaterPower: heaterPower + shift / of.design.heaterEfficiency };
        // The heater moves group index and free spectral range along, a part in a thousand for a nanometer.
        expect(through.monitored(at.place + shift)).toBeCloseTo(mean((voltage) => of.transmission({ ...moved, voltage })), 3);
        expect(through.dissipated(at.place + shift)).toBeCloseTo(mean((voltage) => of.dissipated({ ...moved, voltage })), 3);
      }
      expect(through.monitored(at.place)).toBeCloseTo(mean((voltage) => of.transmission({ ...point, voltage })), 13);
      expect(through.monitored(at.place + through.freeSpectralRange)).toBeCloseTo(through.monitored(at.place), 12);
    }
  });

  it('is the drop port, or the outer modulation amplitude', () => {
    const at = placed(dropRing);
    const drop = ringResponse(dropRing, at, { port: 'drop', signal: 'power' });
    expect(drop.monitored(at.place)).toBeCloseTo(mean((voltage) => dropRing.dropTransmission({ ...point, voltage })), 13);
    for (const port of ['drop', 'through'] as const) {
      const response = ringResponse(dropRing, at, { port, signal: 'modulation' });
      const power = (voltage: number): number => dropRing[port === 'drop' ? 'dropTransmission' : 'transmission']({ ...point, voltage });
      expect(response.monitored(at.place)).toBeCloseTo(Math.abs(power(-0.2) - power(-2.2)), 13);
    }
    expect(() => ringResponse(ring, at, { port: 'drop', signal: 'power' })).toThrow(/ringLock: the ring has no drop port/);
    expect(() => ringResponse(ring, { ...at, voltages: [-1] }, { port: 'through', signal: 'power' })).toThrow(/voltages\.length is 1/);
  });

  it('is met by its table between the nodes to 1e-5, and to 1e-4 where the amplitude changes its sign', () => {
    const at = placed(ring);
    for (const signal of ['power', 'modulation'] as const) {
      const response = ringResponse(ring, at, { port: 'through', signal });
      const table = responseTable(response);
      const step = response.freeSpectralRange / tableSteps;
      let worst = 0;
      for (let k = 0; k < tableSteps; k++) {
        const middle = (k + 0.5) * step;
        worst = Math.max(
          worst,
          Math.abs((table[2 * k]! + table[2 * k + 2]!) / 2 - response.dissipated(middle)),
          Math.abs((table[2 * k + 1]! + table[2 * k + 3]!) / 2 - response.monitored(middle)),
        );
      }
      expect(worst).toBeLessThan(signal === 'power' ? 1e-5 : 1e-4);
      expect(table[0]).toBe(response.dissipated(0));
      expect(table[2 * tableSteps]).toBeCloseTo(table[0]!, 12);
    }
  });
});
