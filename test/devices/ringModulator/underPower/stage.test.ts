import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../../../src/designs/siliconRing.ts';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import { frozenField, type RingFrozenState } from '../../../../src/devices/ringModulator/underPower/frozenState.ts';
import { hotRing } from '../../../../src/engine/hotRing.ts';
import { continuousWave, type Lane } from '../../../../src/light.ts';
import { carriersAlone, heatAlone, operation, powered, redBy } from './rings.ts';

const cw = (wavelength: number, power: number): Lane =>
  continuousWave({ wavelength, rin: 1e-16, linewidth: 1e6, polarizationExtinction: 1e12, source: `${wavelength}` }, power).lanes[0]!;

describe('a ring under power as a stage', () => {
  it('passes light as its steady state does', () => {
    for (const nonlinearity of [siliconRingNonlinearity, carriersAlone]) {
      const under = powered(nonlinearity);
      for (const picometers of [-200, 0, 150, 400]) {
        const point = { ...redBy(under, picometers, 0.014), branch: 'hot' as const };
        const [lane] = under.at({ ...operation, branch: 'hot' })({ lanes: [cw(point.wavelength, 0.014)] }).lanes;
        expect(lane!.levels[0]! / 0.014).toBeCloseTo(under.steadyState(point).transmission, 9);
      }
    }
  });

  it('asks for the branch where two states are stable, and gives both', () => {
    const under = powered();
    const { wavelength } = redBy(under, 600, 0.015);
    const light = { lanes: [cw(wavelength, 0.015)] };
    expect(() => under.at(operation)(light)).toThrow(/2 steady states are stable, with the core at 331.\d+ K .* and 339.\d+ K/);
    const behind = (branch: 'cold' | 'hot'): number => under.at({ ...operation, branch })(light).lanes[0]!.levels[0]!;
    expect(behind('cold')).toBeGreaterThan(2 * behind('hot'));
  });

  it('holds heat and carriers at their mean while data pass', () => {
    const under = powered();
    const { wavelength } = redBy(under, 0, 0.015);
    const voltage = [-2, -1.4, -0.6, 0];
    const drive = { ...operation, voltage };
    const states: readonly RingFrozenState[] = under.frozenStates({ wavelength, levels: [0.015] }, drive);
    const [state, ...others] = states;
    expect(others).toEqual([]);
    const [lane] = under.at(drive)({ lanes: [cw(wavelength, 0.015)] }).lanes;
    expect(lane!.levels.length).toBe(4);
    // The linear ring at that temperature: the same to the difference of a Lorentzian and a ring.
    lane!.levels.forEach((level, i) => {
      const linear = under.ring.transmission({ wavelength, voltage: voltage[i]!, temperature: state!.coreTemperature });
      expect(Math.abs(level / 0.015 - linear)).toBeLessThan(4e-3);
      const mode = under.mode({ ...operation, wavelength, voltage: voltage[i]! });
      const { re, im } = frozenField({ mode, power: 0.015 }, { rise: state!.coreTemperature - operation.ambient, carrierDensity: state!.carrierDensity });
      // The shift by a kelvin is that of the first symbol there, that of its own here.
      expect(level / 0.015).toBeCloseTo(re * re + im * im, 4);
    });
    const heat = lane!.levels.map((level) => 0.5 * (0.015 - level)).reduce((sum, part) => sum + part / 4, 0);
    expect((state!.coreTemperature - operation.ambient) / (siliconRing.selfHeatingResistance * heat)).toBeCloseTo(1, 1);
  });

  it('with data agrees with the hot ring of the engine where absorption is linear', () => {
    const under = powered(heatAlone);
    const voltages = [-2, -1.3, -0.7, 0];
    const set = { wavelength: 1311e-9, power: 0.015, detuning: 30e9, bias: -1, voltages, ambient: 328.15, maximumHeaterPower: 0.2 };
    const hot = hotRing(under.ring, set);
    const drive = { voltage: voltages, ambient: set.ambient, heaterPower: hot.heaterPower };
    const states = under.frozenStates({ wavelength: set.wavelength, levels: [set.power] }, drive);
    const state = states.reduce((a, b) => (a.coreTemperature > b.coreTemperature ? a : b));
    expect(state.coreTemperature - set.ambient).toBeCloseTo(hot.selfHeating, 1);
    expect(state.stable).toBe(hot.stable);
    expect(Math.abs(state.detuning - set.detuning)).toBeLessThan(2e9);
  });

  it('finds with data all that there is without, where all symbols are the same', () => {
    for (const nonlinearity of [siliconRingNonlinearity, { ...siliconRingNonlinearity, carrierLifetime: 3e-9 }]) {
      const under = powered(nonlinearity);
      fc.assert(
        fc.property(fc.double({ min: -500, max: 1500, noNaN: true }), fc.double({ min: 0.001, max: 0.06, noNaN: true }), (picometers, power) => {
          const point = redBy(under, picometers, power);
          const alone = under.steadyStates(point).map(({ coreTemperature }) => coreTemperature).sort((a, b) => a - b);
          const states = under.frozenStates({ wavelength: point.wavelength, levels: [power] }, { ...operation, voltage: [-1, -1, -1] });
          const data = states.map(({ coreTemperature }) => coreTemperature).sort((a, b) => a - b);
          expect(data.length).toBe(alone.length);
          data.forEach((temperature, i) => expect(Math.abs(temperature - alone[i]!)).toBeLessThan(1e-6));
        }),
        { numRuns: 40, seed: 5 },
      );
    }
  });

  it('finds two states that have just met, with data too', () => {
    const under = powered(heatAlone);
    const { wavelength } = redBy(under, 600, 0);
    for (const branch of ['cold', 'hot'] as const) {
      const fold = under.foldPower({ ...operation, wavelength, power: 0.015, branch });
      if (!fold.finite) throw new Error(fold.reason);
      const inside = branch === 'hot' ? 1 : -1;
      for (const share of [1e-2, 1e-3, 1e-4, 1e-5]) {
        const power = 0.015 * 10 ** (fold.powerDb / 10) * (1 + inside * share);
        expect(under.frozenStates({ wavelength, levels: [power] }, operation).length).toBe(3);
        expect(under.frozenStates({ wavelength, levels: [power * (1 - 2 * inside * share)] }, operation).length).toBe(1);
      }
    }
  });

  it('passes a lane that carries data already, by the heat of its mean, but does not modulate it again', () => {
    const under = powered();
    const { wavelength } = redBy(under, 60, 0.01);
    const carrying: Lane = { ...cw(wavelength, 0.01), levels: [0.004, 0.016], chirp: [0, 0.1], crosstalk: [0, 1e-6] };
    const [lane] = under.at(operation)({ lanes: [carrying] }).lanes;
    const mean = under.steadyState({ ...operation, wavelength, power: 0.01 });
    expect(lane!.levels[0]! / 0.004).toBeCloseTo(mean.transmission, 2);
    expect(lane!.crosstalk[1]! / 1e-6).toBeCloseTo(lane!.levels[1]! / 0.016, 9);
    expect(() => under.at({ ...operation, voltage: [-1, 0] })({ lanes: [carrying] })).toThrow('carries data already');
  });

  it('takes the heat of other lanes, which pass by the transmission at that temperature', () => {
    const under = powered();
    const { wavelength } = redBy(under, -100, 0.005);
    const other = wavelength + 1.2e-9;
    const alone = under.at(operation)({ lanes: [cw(wavelength, 0.005)] }).lanes[0]!;
    const [own, passing] = under.at({ ...operation, branch: 'cold' })({ lanes: [cw(wavelength, 0.005), cw(other, 0.05)] }).lanes;
    expect(own!.levels[0]!).not.toBeCloseTo(alone.levels[0]!, 5);
    const heat = 0.5 * (0.055 - own!.levels[0]! - passing!.levels[0]!);
    const temperature = operation.ambient + siliconRing.selfHeatingResistance * heat;
    expect(Math.abs(passing!.levels[0]! / 0.05 - under.ring.transmission({ ...operation, wavelength: other, temperature }))).toBeLessThan(2e-3);
    expect(under.at(operation)({ lanes: [] })).toEqual({ lanes: [] });
  });

  it('has a drop port where the ring has one', () => {
    const under = powered(siliconRingNonlinearity, { ...siliconRing, dropCoupler: { kind: 'power', powerCoupling: 0.03 } });
    const point = redBy(under, 50, 0.01);
    const { balance } = under.steadyState(point);
    const [lane] = under.at(operation, { port: 'drop' })({ lanes: [cw(point.wavelength, 0.01)] }).lanes;
    expect(lane!.levels[0]! / balance.drop).toBeCloseTo(1, 9);
    expect(() => powered().at(operation, { port: 'drop' })).toThrow('no drop port');
  });

  it('says what is wrong with a drive', () => {
    const under = powered();
    expect(() => under.at({ ...operation, voltage: [] })).toThrow('voltage.length is 0');
    expect(() => under.at({ ...operation, voltage: [-1, NaN] })).toThrow('voltage is NaN V');
    expect(() => under.at({ ...operation, ambient: 0 })).toThrow('ambient is 0 K');
    expect(() => under.frozenStates({ wavelength: 1.31e-6, levels: [99] }, operation)).toThrow('power is 99 W');
    expect(() => under.at({ ...operation, voltage: -9 })({ lanes: [cw(1.31e-6, 0.01)] })).toThrow('voltage is -9 V');
  });
});
