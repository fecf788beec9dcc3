import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heaterCrosstalk } from '../../../src/engine/ringHeaters/heaterCrosstalk.ts';
import { ringHeaters } from '../../../src/engine/ringHeaters/ringHeaters.ts';
import { silica } from '../../../src/materials/silica.ts';
import { silicon } from '../../../src/materials/silicon.ts';
import { thermalMedia } from '../../../src/materials/thermalMedium.ts';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { mW, nm, um, us } from '../../../src/units.ts';
import { crossSection } from '../../../src/waveguides/modes/crossSection.ts';
import { thermalResistance } from '../../../src/waveguides/heat/thermalResistance.ts';

const design = { efficiency: (0.1 * nm) / mW, timeConstant: 4 * us, resistance: 500, maximumPower: 110 * mW };
const decay = (amplitude: number, count = 8) =>
  heaterCrosstalk({ kind: 'decay', places: Array.from({ length: count }, (_, i) => i * 50 * um), amplitude, decayLength: 30 * um });

describe('heaterCrosstalk', () => {
  it('falls with distance, and is 1 on the own ring', () => {
    const matrix = decay(0.3, 3);
    expect(matrix[0]).toBe(1);
    expect(matrix[2]).toBeCloseTo(0.3 * Math.exp(-100 / 30), 15);
    expect(matrix[6]).toBe(matrix[2]);
  });

  it('takes numbers as they are, not symmetric either', () => {
    const rows = [[1, 0.1], [0.2, 1]];
    expect([...heaterCrosstalk({ kind: 'matrix', rows })]).toEqual([1, 0.1, 0.2, 1]);
    expect(() => heaterCrosstalk({ kind: 'matrix', rows: [[1, 0.1]] })).toThrow('heaterCrosstalk: rows.0.length is 2, outside 1 to 1');
    expect(() => heaterCrosstalk({ kind: 'matrix', rows: [[0.9]] })).toThrow('heaterCrosstalk: rows.0.0 is 0.9, outside 1 to 1');
    expect(() => heaterCrosstalk({ kind: 'matrix', rows: [[1, 2], [0, 1]] })).toThrow(/crosstalk\.rows\.0\.1 is 2/);
  });

  it('asks a solved cross-section for its neighbors', () => {
    const section = crossSection({
      cladding: silica,
      parts: [
        { name: 'core', material: silicon, x: [-0.25 * um, 0.25 * um], y: [0, 0.22 * um] },
        { name: 'heater', material: constantIndex(2), x: [-1 * um, 1 * um], y: [2.22 * um, 2.42 * um] },
        { name: 'substrate', material: silicon, x: [-Infinity, Infinity], y: [-Infinity, -2 * um] },
      ],
    });
    const heat = thermalResistance(
      section,
      {
        source: 'heater',
        core: 'core',
        length: 44 * um,
        sink: { kind: 'plane', y: -100 * um },
        surface: { y: 2.5 * um, heatTransfer: 0 },
        media: { heater: thermalMedia.titaniumNitride },
        limit: 673,
      },
      { tolerance: 0.02 },
    );
    const matrix = heaterCrosstalk({ kind: 'section', places: [0, 20 * um, 60 * um], resistance: heat });
    expect(matrix[1]).toBeCloseTo(heat.neighbor(20 * um) / heat.core, 12);
    expect(matrix[1]).toBeLessThan(0.2);
    expect(matrix[2]).toBeGreaterThan(0);
    expect(matrix[2]).toBeLessThan(matrix[5]!);
    expect(() => heaterCrosstalk({ kind: 'section', places: [], resistance: heat })).toThrow(/places\.length is 0/);
  });
});

describe('ringHeaters', () => {
  it('finds the powers that make the wanted shifts, whatever the crosstalk', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.array(fc.double({ min: 2 * nm, max: 5 * nm, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (amplitude, shifts) => {
          const array = ringHeaters(design, decay(amplitude));
          const made = array.shifts(array.powers(shifts));
          shifts.forEach((shift, i) => expect(made[i]! / shift).toBeCloseTo(1, 12));
        },
      ),
      { seed: 7, numRuns: 50 },
    );
  });

  it('counts each heater by its own efficiency', () => {
    const rows = [[1, 0.1], [0.2, 1]];
    const array = ringHeaters([design, { ...design, efficiency: 2e-7 }], heaterCrosstalk({ kind: 'matrix', rows }));
    const [first, second] = array.shifts([10 * mW, 10 * mW]);
    expect(first! / nm).toBeCloseTo(1 + 0.1 * 2, 12);
    expect(second! / nm).toBeCloseTo(2 + 0.2 * 1, 12);
  });

  it('names every ring that its heater does not hold', () => {
    const array = ringHeaters(design, decay(0.3, 3));
    expect(() => array.powers([12 * nm, 0, 5 * nm])).toThrow(/^ringHeaters: ring 0 needs 0\.12\d+ W, outside 0 to 0\.11 W; ring 1 needs -0\.00\d+ W, outside/);
    expect(array.demand([12 * nm, 0, 5 * nm])[1]).toBeLessThan(0);
    expect(() => array.shifts([0.2, 0, 0])).toThrow(RangeError);
  });

  it('says how far the chip may drift', () => {
    const array = ringHeaters(design, decay(0.3, 3));
    const shift = 67e-12;
    const powers = array.powers([2 * nm, 3 * nm, 4 * nm]);
    const { warmer, cooler } = array.ambientRange(powers, [shift, shift, shift]);
    const after = (kelvin: number) => array.demand([2 * nm, 3 * nm, 4 * nm].map((value) => value - kelvin * shift));
    expect(Math.min(...after(warmer)) / mW).toBeCloseTo(0, 9);
    expect(Math.max(...after(-cooler)) / mW).toBeCloseTo(110, 9);
    expect(() => array.ambientRange(powers, [0, 0, 0])).toThrow(/no ring moves with temperature/);
    expect(() => array.ambientRange([0.2, 0, 0], [shift, shift, shift])).toThrow(/powers\.0 is 0\.2 W/);
  });

  it('refuses crosstalk that is singular or no matrix', () => {
    expect(() => ringHeaters(design, heaterCrosstalk({ kind: 'matrix', rows: [[1, 1], [1, 1]] }))).toThrow(
      'ringHeaters: the crosstalk matrix is singular, so no powers hold its rings apart',
    );
    expect(() => ringHeaters(design, heaterCrosstalk({ kind: 'decay', places: [0, 0], amplitude: 1, decayLength: 1e-5 }))).toThrow(/singular/);
    expect(() => ringHeaters(design, Float64Array.of(1, 0))).toThrow(/crosstalk has 2 entries, must be a square matrix/);
    expect(() => ringHeaters(design, Float64Array.of(1, NaN, 0, 1))).toThrow(/crosstalk\.1 is NaN/);
    expect(() => ringHeaters([design], decay(0.1, 3))).toThrow(/heaters\.length is 1, outside 3 to 3/);
    expect(() => ringHeaters(design, decay(0.1, 3)).powers([1 * nm])).toThrow(/shifts\.length is 1, outside 3 to 3/);
    expect(() => ringHeaters(design, decay(0.1, 3)).powers([NaN, 0, 0])).toThrow(/shifts\.0 is NaN m/);
  });
});
