import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../../src/constants.ts';
import { siliconRing } from '../../../src/designs/siliconRing.ts';
import { ringModulator, type RingModulator } from '../../../src/devices/ringModulator.ts';
import { heaterCrosstalk } from '../../../src/engine/ringHeaters/heaterCrosstalk.ts';
import { hotRing } from '../../../src/engine/hotRing.ts';
import { ringHeaters, type RingHeaters } from '../../../src/engine/ringHeaters/ringHeaters.ts';
import { tuneRings, type RingTuning } from '../../../src/engine/ringHeaters/tuneRings.ts';
import { philox } from '../../../src/numerics/philox.ts';
import { GHz, mW, nm, um, us } from '../../../src/units.ts';

const design = { efficiency: siliconRing.heaterEfficiency, timeConstant: 4 * us, resistance: 500, maximumPower: 110 * mW };
const array = (count: number, amplitude: number): RingHeaters =>
  ringHeaters(design, heaterCrosstalk({ kind: 'decay', places: Array.from({ length: count }, (_, i) => i * 50 * um), amplitude, decayLength: 30 * um }));

/** A ring whose resonances lie further to the red, m. */
function moved(by: number): RingModulator {
  const { guide } = siliconRing;
  return ringModulator({ ...siliconRing, guide: { ...guide, effectiveIndex: guide.effectiveIndex + (guide.groupIndex * by) / guide.referenceWavelength } });
}
const task: Omit<RingTuning, 'wavelengths'> = { detuning: 22 * GHz, bias: -1.2, temperature: 328.15, assignment: 'fixed' };

/** Infinity where heaters do not reach. */
function powerOrNone(power: () => number): number {
  try {
    return power();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return Infinity;
  }
}

describe('tuneRings', () => {
  it('puts each ring at its detuning with the power that hotRing finds in the dark', () => {
    const offsets = [0, -1.7, 3.9, -6];
    const wavelengths = [1310.5, 1310.5, 1311.5, 1311.5].map((value) => value * nm);
    const rings = offsets.map((offset) => moved(offset * nm));
    const result = tuneRings(rings, array(4, 0), { ...task, wavelengths });
    result.rings.forEach(({ lane, power, order, coldResonance, shift }, i) => {
      const set = { wavelength: wavelengths[i]!, power: 0, detuning: 22 * GHz, bias: -1.2, voltages: [-2.2, -0.2], ambient: 328.15, maximumHeaterPower: 0.2 };
      expect(lane).toBe(i);
      expect(power / hotRing(rings[i]!, set).heaterPower).toBeCloseTo(1, 9);
      expect(rings[i]!.resonanceNear(coldResonance, { voltage: -1.2, temperature: 328.15 })).toBeCloseTo(coldResonance, 18);
      expect(rings[i]!.order({ wavelength: coldResonance, voltage: -1.2, temperature: 328.15 })).toBeCloseTo(order, 9);
      expect(shift / siliconRing.heaterEfficiency).toBeCloseTo(power, 12);
    });
    expect(new Set(result.rings.map(({ order }) => order)).size).toBeGreaterThan(1);
    expect(result.totalPower).toBeCloseTo(result.rings.reduce((sum, { power }) => sum + power, 0), 15);
  });

  it('keeps the detunings under crosstalk, and takes the next resonance where neighbors warm a ring past its place', () => {
    // Ring 1 needs almost nothing, and gets more than that from both sides.
    const rings = [0, 2.58, 0].map((offset) => moved(offset * nm));
    const wavelengths = new Array<number>(3).fill(1311 * nm);
    const alone = tuneRings(rings, array(3, 0), { ...task, wavelengths });
    const heaters = array(3, 0.3);
    const together = tuneRings(rings, heaters, { ...task, wavelengths });
    expect(alone.rings[1]!.shift / nm).toBeLessThan(0.1);
    expect(together.rings[1]!.shift - alone.rings[1]!.shift).toBeCloseTo(10.0 * nm, 9);
    expect(together.rings[1]!.order).toBe(alone.rings[1]!.order + 1);
    const made = heaters.shifts(together.rings.map(({ power }) => power));
    together.rings.forEach(({ coldResonance }, i) => {
      const hot = coldResonance + made[i]!;
      expect((speedOfLight / 1311e-9 - speedOfLight / hot) / GHz).toBeCloseTo(22, 6);
    });
  });

  it('leaves no exchange of two lanes that saves power under crosstalk', () => {
    const heaters = ringHeaters(design, heaterCrosstalk({ kind: 'decay', places: [0, 127, 254, 381].map((x) => x * um), amplitude: 0.3, decayLength: 105 * um }));
    const lanes = [1308, 1309.2, 1310.4, 1311.6].map((value) => value * nm);
    const rings = lanes.map(() => moved(0));
    const { uniform } = philox({ seed: 9, stream: 0 });
    for (let n = 0; n < 6; n++) {
      const warm = { ...task, temperature: lanes.map(() => 325 + 10 * uniform()) };
      const best = tuneRings(rings, heaters, { ...warm, wavelengths: lanes, assignment: 'free' });
      const order = best.rings.map(({ lane }) => lane);
      expect([...order].sort()).toEqual([0, 1, 2, 3]);
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < i; j++) {
          const other = [...order];
          [other[i], other[j]] = [other[j]!, other[i]!];
          expect(powerOrNone(() => tuneRings(rings, heaters, { ...warm, wavelengths: other.map((lane) => lanes[lane]!) }).totalPower)).toBeGreaterThan(best.totalPower * (1 - 1e-8));
        }
      }
    }
  });

  it('lets rings change lanes where that needs less power', () => {
    const rings = [0, 1, 2, 3].map((offset) => moved(offset * nm));
    const wavelengths = [1314, 1313, 1312, 1311].map((value) => value * nm);
    const fixed = tuneRings(rings, array(4, 0), { ...task, wavelengths });
    const free = tuneRings(rings, array(4, 0), { ...task, wavelengths, assignment: 'free' });
    expect(free.totalPower).toBeLessThanOrEqual(fixed.totalPower);
    expect(new Set(free.rings.map(({ lane }) => lane)).size).toBe(4);
    // Every order in which the four could stand.
    const orders = permutations([0, 1, 2, 3]);
    const least = Math.min(...orders.map((order) => tuneRings(rings, array(4, 0), { ...task, wavelengths: order.map((lane) => wavelengths[lane]!) }).totalPower));
    expect(free.totalPower).toBeCloseTo(least, 14);
    const warm = tuneRings(rings, array(4, 0.2), { ...task, wavelengths, assignment: 'free' });
    expect(warm.totalPower).toBeLessThan(free.totalPower);
  });

  it('takes a temperature for each ring', () => {
    const rings = [moved(0), moved(0)];
    const at = { ...task, wavelengths: [1311 * nm, 1311 * nm], temperature: [328.15, 338.15] };
    const [cool, warm] = tuneRings(rings, array(2, 0), at).rings;
    expect((cool!.power - warm!.power) * siliconRing.heaterEfficiency).toBeCloseTo(10 * 67.8e-12, 11);
  });

  it('says which rings the heaters do not reach', () => {
    const weak = ringHeaters({ ...design, maximumPower: 20 * mW }, heaterCrosstalk({ kind: 'matrix', rows: [[1, 0], [0, 1]] }));
    const rings = [moved(0), moved(1 * nm)];
    const at = { ...task, wavelengths: [1311 * nm, 1311 * nm] };
    expect(() => tuneRings(rings, weak, at)).toThrow(/^tuneRings: ring 0 on lane 0, order 81, needs 0\.02\d+ W, outside 0 to 0\.02 W$/);
    const weaker = ringHeaters({ ...design, maximumPower: 1 * mW }, heaterCrosstalk({ kind: 'matrix', rows: [[1, 0], [0, 1]] }));
    expect(() => tuneRings(rings, weaker, at)).toThrow(/tuneRings: ring 0 has no resonance within 2e-10 m below lane 0/);
    expect(() => tuneRings(rings, weaker, { ...at, assignment: 'free' })).toThrow(/has no resonance within/);
    expect(() => tuneRings([moved(0)], weak, at)).toThrow(/rings\.length is 1, outside 2 to 2/);
    expect(() => tuneRings(rings, weak, { ...at, wavelengths: [1e-6] })).toThrow(/wavelengths\.length is 1/);
    expect(() => tuneRings(rings, weak, { ...at, wavelengths: [1e-6, NaN] })).toThrow(/wavelengths\.1 is NaN m/);
    expect(() => tuneRings(rings, weak, { ...at, temperature: [300] })).toThrow(/temperature\.length is 1/);
    expect(() => tuneRings(rings, weak, { ...at, detuning: NaN })).toThrow(/detuning is NaN Hz/);
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]));
}
