import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../../../src/designs/siliconRing.ts';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import { coupledModeState } from '../../../../src/devices/ringModulator/coupledMode.ts';
import { nearestFold } from '../../../../src/devices/ringModulator/underPower/folds.ts';
import { steadyEnergies } from '../../../../src/devices/ringModulator/underPower/steadyEnergies.ts';
import { chosenState } from '../../../../src/devices/ringModulator/underPower/steadyState.ts';
import type { RingNonlinearity, RingPowerPoint } from '../../../../src/devices/ringModulator/underPower/table.ts';
import { carriersAlone, heatAlone, operation, powered, redBy } from './rings.ts';

const bistable = 8 / (3 * Math.sqrt(3));

describe('the steady states of a ring under power', () => {
  it('are those of the linear ring where nothing is nonlinear and nothing heats', () => {
    const linear = powered({ ...heatAlone, absorbedFraction: carriersAlone.absorbedFraction });
    for (const picometers of [-300, 0, 120, 500]) {
      const point = redBy(linear, picometers, 0.02);
      const states = linear.steadyStates(point);
      const { coupling, total, detuning } = linear.mode(point);
      const expected = coupledModeState({ coupling, loss: total - coupling, total }, { detuning: detuning / (2 * Math.PI) });
      expect(states.length).toBe(1);
      expect(states[0]!.energy / (0.02 * expected.storedEnergy)).toBeCloseTo(1, 12);
      expect(states[0]!.transmission).toBeCloseTo(expected.transmission, 12);
      expect(states[0]!.coreTemperature).toBe(operation.ambient);
      expect(states[0]!.stable).toBe(true);
      const exact = linear.ring.transmission({ ...point, temperature: operation.ambient });
      expect(Math.abs(states[0]!.transmission - exact)).toBeLessThan(3e-3);
    }
  });

  it('spend no more than they are given, part by part', () => {
    fc.assert(
      fc.property(
        fc.record({
          picometers: fc.double({ min: -800, max: 3000, noNaN: true }),
          logPower: fc.double({ min: -5, max: -0.5, noNaN: true }),
          lifetime: fc.double({ min: -11, max: -8, noNaN: true }),
          drop: fc.constantFrom(0, 0.03),
        }),
        ({ picometers, logPower, lifetime, drop }) => {
          const design = drop > 0 ? { ...siliconRing, dropCoupler: { kind: 'power' as const, powerCoupling: drop } } : siliconRing;
          const under = powered({ ...siliconRingNonlinearity, carrierLifetime: 10 ** lifetime }, design);
          const point = redBy(under, picometers, 10 ** logPower);
          const states = under.steadyStates(point);
          expect(states.length % 2).toBe(1);
          for (const { balance, transmission } of states) {
            const { through, drop, linear, passing, twoPhoton, freeCarrier } = balance;
            const lost = Object.values(linear).reduce((sum, part) => sum + part, 0);
            const spent = through + drop + lost + passing + twoPhoton + freeCarrier;
            expect(Math.abs(spent / point.power - 1)).toBeLessThan(1e-9);
            expect(transmission).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });

  it('are all there are: a fine scan over energy crosses zero as often', () => {
    for (const nonlinearity of [siliconRingNonlinearity, carriersAlone, heatAlone]) {
      const under = powered(nonlinearity);
      for (const power of [0.003, 0.012, 0.06, 0.3]) {
        for (let picometers = -900; picometers <= 2400; picometers += 150) {
          const point = redBy(under, picometers, power);
          const states = under.steadyStates(point);
          expect(states.length).toBe(crossings(under, point));
          for (const state of states) expect(Math.abs(excess(under, point, state.energy))).toBeLessThan(1e-9);
        }
      }
    }
  });

  it('are three from 8/(3√3) half linewidths of self-heating on, within 0.1 %', () => {
    const under = powered(heatAlone);
    const point = redBy(under, 0, 1);
    const { coupling, total, heat, perKelvin, resistance } = under.mode(point);
    const limit = under.highestPowerWithOneState(point);
    if (!limit.finite) throw new Error(limit.reason);
    const shift = (perKelvin * resistance * heat * 2 * coupling * limit.power) / total ** 2;
    expect(Math.abs(shift / total / bistable - 1)).toBeLessThan(1e-3);
    // The critical cold detuning is √3 half linewidths to the red of the resonance.
    const mode = under.mode(point);
    const most = (ratio: number): number => {
      let count = 0;
      for (let d = -1.74; d < -1.72; d += 1e-5) count = Math.max(count, steadyEnergies({ ...mode, detuning: d * total }, limit.power * ratio).length);
      return count;
    };
    expect([most(0.999), most(1.001)]).toEqual([1, 3]);
  });

  it('at ten times the threshold are stable on the blue branch and not on the middle one', () => {
    const under = powered(heatAlone);
    const start = redBy(under, 0, 1);
    const limit = under.highestPowerWithOneState(start);
    if (!limit.finite) throw new Error(limit.reason);
    let threes = 0;
    for (let picometers = 0; picometers < 4000; picometers += 100) {
      const states = under.steadyStates(redBy(under, picometers, 10 * limit.power));
      if (states.length === 1) {
        expect(states[0]!.stable).toBe(true);
      } else {
        threes++;
        expect(states.map(({ stable }) => stable)).toEqual([true, false, true]);
        expect(states[2]!.coreTemperature).toBeGreaterThan(states[1]!.coreTemperature);
      }
      const blue = states.filter(({ detuning }) => detuning > 0);
      for (const state of blue) expect(state.stable).toBe(true);
    }
    expect(threes).toBeGreaterThan(5);
  });

  it('without light are the cold ring', () => {
    const under = powered();
    const [state, ...others] = under.steadyStates(redBy(under, 100, 0));
    expect(others).toEqual([]);
    expect(state!.energy).toBe(0);
    expect(state!.transmission).toBeCloseTo(under.steadyStates(redBy(under, 100, 1e-9))[0]!.transmission, 5);
    expect(under.foldPower(redBy(under, 100, 0))).toEqual({ finite: false, reason: 'without light there is no fold' });
    expect(under.foldDistance(redBy(under, 100, 0)).finite).toBe(false);
  });

  it('are named by their branch, and a point with two stable ones asks for it', () => {
    const under = powered();
    const point = redBy(under, 600, 0.015);
    const states = under.steadyStates(point);
    expect(states.length).toBe(3);
    expect(under.steadyState({ ...point, branch: 'cold' })).toEqual(states[0]);
    expect(under.steadyState({ ...point, branch: 'hot' })).toEqual(states[2]);
    const temperatures = [states[0]!, states[2]!].map(({ coreTemperature }) => `${Number(coreTemperature.toPrecision(6))} K`);
    expect(() => under.steadyState(point)).toThrow(RangeError);
    for (const temperature of temperatures) expect(() => under.steadyState(point)).toThrow(temperature);
    expect(() => chosenState([{ ...states[1]! }], undefined)).toThrow('oscillates');
  });

  it('lie apart from folds as far as is said', () => {
    const under = powered();
    const point: RingPowerPoint = { ...redBy(under, 200, 0.015), branch: 'hot' };
    const distance = under.foldDistance(point);
    if (!distance.finite) throw new Error(distance.reason);
    const hottest = (at: RingPowerPoint): number => under.steadyStates(at).at(-1)!.detuning;
    const atFold = (share: number): number => hottest({ ...point, wavelength: point.wavelength + share * distance.wavelength });
    expect(distance.wavelength).toBeGreaterThan(0);
    expect(atFold(0.999)).toBeGreaterThan(-10e9);
    expect(atFold(1.001)).toBeLessThan(-60e9);
    // Cooling the chip moves the resonance to the blue, as moving the laser to the red does.
    expect(distance.kelvin).toBeLessThan(0);
    const cooled = (share: number): number => hottest({ ...point, ambient: point.ambient + share * distance.kelvin });
    expect(cooled(0.99)).toBeGreaterThan(-10e9);
    expect(cooled(1.01)).toBeLessThan(-60e9);
    const bistablePoint: RingPowerPoint = { ...redBy(under, 600, 0.015), branch: 'hot' };
    const power = under.foldPower(bistablePoint);
    if (!power.finite) throw new Error(power.reason);
    expect(power.powerDb).toBeLessThan(0);
    const dimmed = (share: number): number => under.steadyStates({ ...bistablePoint, power: 0.015 * 10 ** ((share * power.powerDb) / 10) }).length;
    expect([dimmed(0.999), dimmed(1.001)]).toEqual([3, 1]);
    const cold = under.foldPower({ ...bistablePoint, branch: 'cold' });
    if (!cold.finite) throw new Error(cold.reason);
    expect(cold.powerDb).toBeGreaterThan(0);
    expect(under.foldDistance({ ...point, power: 0.001 })).toEqual({ finite: false, reason: 'the state has no fold at 0.001 W' });
    expect(under.foldPower({ ...redBy(under, -200, 0.015) })).toEqual({ finite: false, reason: 'the state has no fold at any power' });
  });

  it('follow their own branch to its folds, on either side of the resonance', () => {
    const under = powered(heatAlone);
    const mode = under.mode(redBy(under, 700, 0.015));
    const energies = steadyEnergies(mode, 0.015);
    expect(energies.length).toBe(3);
    const [cold, middle, hot] = energies.map((energy) => nearestFold(mode, 0.015, energy)!);
    // Cold ends to the blue of here, hot to the red; the middle one ends at either.
    expect(cold!).toBeGreaterThan(mode.detuning);
    expect(hot!).toBeLessThan(mode.detuning);
    expect([cold, hot].some((fold) => Math.abs(fold! / middle! - 1) < 1e-9)).toBe(true);
    const count = (detuning: number): number => steadyEnergies({ ...mode, detuning }, 0.015).length;
    for (const fold of [cold!, hot!]) expect([count(fold * (1 - 1e-6)), count(fold * (1 + 1e-6))].sort()).toEqual([1, 3]);
  });

  it('have no fold where nothing moves the ring, and none in temperature where that does not', () => {
    const still = powered({ ...heatAlone, absorbedFraction: carriersAlone.absorbedFraction });
    const limit = still.highestPowerWithOneState(redBy(still, 0, 1));
    expect(limit).toEqual({ finite: false, reason: 'the ring has one steady state at any detuning up to 10 W' });
    const athermal = powered(carriersAlone, { ...siliconRing, guide: { ...siliconRing.guide, thermoOpticSlope: 0 } });
    const point: RingPowerPoint = { ...redBy(athermal, -900, 0.3), branch: 'hot' };
    expect(athermal.foldDistance(point)).toEqual({ finite: false, reason: 'temperature does not move the ring' });
  });

  it('bend to the blue by carriers and to the red by heat, and the other way by heat that cools the index', () => {
    const carriers = powered(carriersAlone);
    const moved = carriers.steadyStates(redBy(carriers, 0, 0.1))[0]!;
    expect(moved.detuning).toBeLessThan(0);
    expect(moved.carrierDensity).toBeGreaterThan(1e21);
    const heated = powered(heatAlone);
    expect(heated.steadyStates(redBy(heated, 0, 0.1)).at(-1)!.detuning).toBeGreaterThan(0);
    const inverse = powered(heatAlone, { ...siliconRing, guide: { ...siliconRing.guide, thermoOpticSlope: -2.02e-4 } });
    const mirrored = (picometers: number): number[] => inverse.steadyStates(redBy(inverse, picometers, 0.05)).map(({ energy }) => energy);
    const straight = (picometers: number): number[] => heated.steadyStates(redBy(heated, picometers, 0.05)).map(({ energy }) => energy);
    expect(mirrored(-1300).length).toBe(3);
    expect(straight(1300).length).toBe(3);
    mirrored(-1300).forEach((energy, i) => expect(energy / straight(1300)[i]!).toBeCloseTo(1, 2));
  });

  it('are solved fold by fold: the fold curve bounds where there are three', () => {
    const under = powered();
    const point = redBy(under, 0, 1);
    const energies = Array.from({ length: 60 }, (_, i) => 1e-14 * 1.08 ** i);
    const { detuning, power } = under.foldCurve(point, energies);
    expect(detuning[0].length).toBeGreaterThan(10);
    const mode = under.mode(point);
    for (const k of [0, 1] as const) {
      for (let i = 0; i < detuning[k].length; i += 5) {
        const there = { ...mode, detuning: 2 * Math.PI * detuning[k][i]! };
        const counts = [1 - 1e-5, 1 + 1e-5].map((ratio) => steadyEnergies(there, power[k][i]! * ratio).length);
        expect(counts.sort()).toEqual([1, 3]);
      }
    }
    expect(() => under.foldCurve(point, [-1])).toThrow('energies.0 is -1 J');
  });
});

describe('a ring under power', () => {
  const under = powered();
  const point = redBy(under, 0, 0.01);

  it('says what is wrong with its design', () => {
    const bad = (change: Partial<Record<keyof RingNonlinearity, unknown>>): (() => unknown) => () =>
      powered({ ...siliconRingNonlinearity, ...change } as RingNonlinearity);
    expect(bad({ thermalTime: 0 })).toThrow('ringUnderPower: thermalTime is 0 s, outside 1e-9 to 1 s');
    expect(bad({ carriers: { kind: 'mine' } })).toThrow('carriers is of kind "mine"');
    expect(bad({ absorbedFraction: { ...siliconRingNonlinearity.absorbedFraction, bend: 2 } })).toThrow('absorbedFraction.bend is 2');
    expect(bad({ twoPhotonAbsorption: -1 })).toThrow('twoPhotonAbsorption');
  });

  it('says what is wrong with a point', () => {
    expect(() => under.steadyStates({ ...point, power: -1 })).toThrow('power is -1 W, outside 0 to 10 W');
    expect(() => under.steadyStates({ ...point, power: NaN })).toThrow('power is NaN W');
    expect(() => under.steadyStates({ ...point, ambient: 30 })).toThrow('ambient is 30 K');
    expect(() => under.steadyStates({ ...point, voltage: -20 })).toThrow('voltage is -20 V');
    expect(() => under.steadyStates({ ...point, wavelength: 2e-6 })).toThrow('wavelength is 0.000002 m'.replace('0.000002', '2e-6'));
    expect(() => under.steadyStates({ ...point, heaterPower: 2 })).toThrow('heaterPower is 2 W');
    expect(() => under.steadyStates({ ...point, branch: 'warm' as 'hot' })).toThrow('branch is "warm", must be one of cold, hot');
  });

  it('asks for a finesse of 20, light that couples, and losses that are none of them negative', () => {
    const broad = powered(siliconRingNonlinearity, { ...siliconRing, coupler: { kind: 'power', powerCoupling: 0.5 } });
    expect(() => broad.steadyStates(point)).toThrow('coupled modes need 20 or more');
    const dark = powered(siliconRingNonlinearity, { ...siliconRing, coupler: { kind: 'power', powerCoupling: 0 } });
    expect(() => dark.steadyStates(point)).toThrow('couples no light');
    const { junction } = siliconRing.guide;
    const gaining = { indexChange: () => 0, indexSlope: () => 0, attenuation: () => -10, capacitance: () => 0, seriesResistance: 0, voltageRange: [-5, 0.4], limits: '' } as const;
    const gain = powered(siliconRingNonlinearity, { ...siliconRing, guide: { ...siliconRing.guide, junction: gaining } });
    expect(() => gain.steadyStates(point)).toThrow('loss by junction is -10 1/m, must not be negative');
    expect(junction.attenuation).toBeGreaterThan(0);
  });
});

/** (U (γ² + Ω²) − 2P/τe)/(2P/τe), written out anew. */
function excess(under: ReturnType<typeof powered>, point: RingPowerPoint, energy: number): number {
  const mode = under.mode(point);
  const law = new Float64Array(5);
  const density = (mode.generation * energy ** 2) / mode.carrierRate;
  mode.carriers.write(density, law);
  const byCarriers = mode.perAbsorption * law[0]!;
  const rate = mode.total + mode.twoPhoton * energy + byCarriers;
  const heat = mode.heat * energy + mode.twoPhotonHeat * energy ** 2 + 2 * mode.carrierHeat * byCarriers * energy;
  const detuning = mode.detuning + mode.perKelvin * mode.resistance * heat + mode.kerr * energy - mode.perIndex * law[2]!;
  return (energy * (rate ** 2 + detuning ** 2)) / (2 * mode.coupling * point.power) - 1;
}

function crossings(under: ReturnType<typeof powered>, point: RingPowerPoint): number {
  const { coupling, total } = under.mode(point);
  const most = (2 * coupling * point.power) / total ** 2;
  let count = 0;
  let before = -1;
  for (let i = 1; i <= 4000; i++) {
    const now = excess(under, point, (most * 1.0001 * i * i) / 16e6);
    if (now < 0 !== before < 0) count++;
    before = now;
  }
  return count;
}
