import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plasmaDispersion } from '../../src/materials/plasmaDispersion.ts';
import { dbPerCm, nm, um } from '../../src/units.ts';
import type { Junction } from '../../src/waveguides/junction.ts';
import { phaseShifter, type GuidePoint, type PhaseShifter, type PhaseShifterDesign } from '../../src/waveguides/phaseShifter.ts';
import { pnJunction } from '../../src/waveguides/pnJunction.ts';

const guide = {
  referenceWavelength: 1310 * nm,
  referenceTemperature: 300,
  effectiveIndex: 2.6,
  groupIndex: 3.9,
  thermoOpticSlope: 1.9e-4,
  loss: { contacts: 50, bend: 20, scattering: 30 },
};
const linear = {
  kind: 'linear' as const,
  indexPerVolt: 1.1e-4,
  attenuation: 900,
  attenuationPerVolt: 60,
  capacitance: 4e-10,
  seriesResistance: 2e-3,
  breakdownVoltage: -8,
  forwardLimit: 0.4,
};
const pn = {
  kind: 'pn' as const,
  acceptors: 5e23,
  donors: 5e23,
  coreWidth: 400 * nm,
  coreHeight: 220 * nm,
  junctionOffset: 20 * nm,
  confinement: 1.05,
  seriesResistance: 2e-3,
  breakdownVoltage: -6,
};
const at = (point: Partial<GuidePoint> = {}): GuidePoint => ({ wavelength: 1310 * nm, voltage: 0, temperature: 300, ...point });
const designs: [string, PhaseShifterDesign][] = [
  ['linear', { ...guide, junction: linear }],
  ['pn', { ...guide, junction: pn }],
];
const asked = (shifter: PhaseShifter, question: 'effectiveIndex' | 'groupIndex' | 'attenuation', voltage: number): number =>
  shifter[question](at({ voltage }));

describe('phaseShifter', () => {
  it('has the table values at the reference', () => {
    const shifter = phaseShifter({ ...guide, junction: linear });
    expect(shifter.effectiveIndex(at())).toBe(2.6);
    expect(shifter.groupIndex(at())).toBe(3.9);
    expect(shifter.attenuation(at())).toBe(1000);
    expect(shifter.seriesResistance).toBe(2e-3);
    expect(shifter.voltageRange).toEqual([-8, 0.4]);
    expect(shifter.capacitance(-2)).toBe(4e-10);
  });

  it('raises the index and lowers the loss in reverse bias', () => {
    for (const [, design] of designs) {
      const shifter = phaseShifter(design);
      for (const voltage of [0, -1, -2, -3]) {
        expect(asked(shifter, 'effectiveIndex', voltage - 1)).toBeGreaterThan(asked(shifter, 'effectiveIndex', voltage));
        expect(asked(shifter, 'attenuation', voltage - 1)).toBeLessThan(asked(shifter, 'attenuation', voltage));
      }
    }
    const shifter = phaseShifter({ ...guide, junction: linear });
    expect(asked(shifter, 'effectiveIndex', -2) - 2.6).toBeCloseTo(2.2e-4, 12);
    expect(asked(shifter, 'attenuation', -2)).toBeCloseTo(880, 10);
  });

  it('shifts with temperature', () => {
    const shifter = phaseShifter({ ...guide, junction: linear });
    expect(shifter.effectiveIndex(at({ temperature: 350 })) - 2.6).toBeCloseTo(9.5e-3, 12);
    expect(shifter.temperatureSlope(at())).toBe(1.9e-4);
  });

  it.each(designs)('%s: slopes and group index are the derivatives of the effective index', (_, design) => {
    const shifter = phaseShifter(design);
    fc.assert(
      fc.property(
        fc.double({ min: 1.25e-6, max: 1.37e-6, noNaN: true }),
        fc.double({ min: -5, max: 0.2, noNaN: true }),
        fc.double({ min: 250, max: 400, noNaN: true }),
        (wavelength, voltage, temperature) => {
          const point = { wavelength, voltage, temperature };
          const moved = (name: keyof GuidePoint, by: number): number =>
            shifter.effectiveIndex({ ...point, [name]: point[name] + by });
          const slope = (name: keyof GuidePoint, h: number): number => (moved(name, h) - moved(name, -h)) / (2 * h);
          expect(shifter.voltageSlope(point) / slope('voltage', 1e-3)).toBeCloseTo(1, 5);
          expect(shifter.temperatureSlope(point) / slope('temperature', 1)).toBeCloseTo(1, 9);
          expect(shifter.effectiveIndex(point) - wavelength * slope('wavelength', 1e-9)).toBeCloseTo(shifter.groupIndex(point), 8);
        },
      ),
      { seed: 7 },
    );
  });

  it.each(designs)('%s: the attenuation is the sum of its parts', (_, design) => {
    const shifter = phaseShifter(design);
    for (const voltage of [-4, -1, 0, 0.3]) {
      const { junction, contacts, bend, scattering } = shifter.attenuationParts(at({ voltage }));
      expect([contacts, bend, scattering]).toEqual([50, 20, 30]);
      expect(junction).toBeGreaterThan(0);
      expect(junction + contacts + bend + scattering).toBeCloseTo(shifter.attenuation(at({ voltage })), 10);
    }
  });

  it('pn: weighs the two filled parts of the core', () => {
    const shifter = phaseShifter({ ...guide, junction: pn });
    const junction = pnJunction({ acceptors: 5e23, donors: 5e23, temperature: 300 });
    const holes = plasmaDispersion({ wavelength: 1310 * nm, electrons: 0, holes: 5e23 });
    const electrons = plasmaDispersion({ wavelength: 1310 * nm, electrons: 5e23, holes: 0 });
    for (const voltage of [-3, 0, 0.2]) {
      const p = 220 * nm - junction.depletionOfP(voltage);
      const n = 180 * nm - junction.depletionOfN(voltage);
      const weighed = (ofHoles: number, ofElectrons: number): number => (1.05 * (p * ofHoles + n * ofElectrons)) / (400 * nm);
      expect(asked(shifter, 'effectiveIndex', voltage)).toBeCloseTo(2.6 + weighed(holes.index, electrons.index), 12);
      expect(asked(shifter, 'attenuation', voltage)).toBeCloseTo(100 + weighed(holes.absorption, electrons.absorption), 8);
      expect(shifter.capacitance(voltage)).toBeCloseTo(220 * nm * junction.capacitance(voltage), 20);
    }
  });

  it('pn: falls where depletion modulators of this doping are, 0.5 to 3 V cm and 1 to 60 dB/cm', () => {
    const shifter = phaseShifter({ ...guide, junction: pn });
    const halfWave = (1310 * nm) / 2 / Math.abs(shifter.voltageSlope(at({ voltage: -1 })));
    expect(halfWave * 100).toBeGreaterThan(0.5);
    expect(halfWave * 100).toBeLessThan(3);
    const lossDbPerCm = shifter.attenuationParts(at({ voltage: -1 })).junction / dbPerCm;
    expect(lossDbPerCm).toBeGreaterThan(1);
    expect(lossDbPerCm).toBeLessThan(60);
  });

  it('pn: ends the legal voltages where depletion reaches an edge of the core', () => {
    const shifter = phaseShifter({ ...guide, junction: { ...pn, coreWidth: 200 * nm } });
    const junction = pnJunction({ acceptors: 5e23, donors: 5e23, temperature: 300 });
    const [least, largest] = shifter.voltageRange;
    expect(junction.depletionOfN(least)).toBeCloseTo(80 * nm, 15);
    expect(largest).toBeCloseTo(junction.builtInPotential / 2, 12);
    expect(asked(shifter, 'attenuation', least)).toBeGreaterThan(100);
    expect(() => asked(shifter, 'effectiveIndex', least - 0.01)).toThrow("depletion reaches the core's n edge at -4.03251 V");
    const even = phaseShifter({ ...guide, junction: { ...pn, coreWidth: 200 * nm, junctionOffset: 0, breakdownVoltage: -50 } });
    const last = even.attenuationParts(at({ voltage: even.voltageRange[0] })).junction;
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(1e-4);
    const shifted = phaseShifter({ ...guide, junction: { ...pn, coreWidth: 200 * nm, junctionOffset: -20 * nm } });
    expect(() => asked(shifted, 'effectiveIndex', -6)).toThrow("the core's p edge");
  });

  it('pn: takes the breakdown voltage where depletion stays inside', () => {
    const shifter = phaseShifter({ ...guide, junction: pn });
    expect(shifter.voltageRange[0]).toBe(-6);
    expect(() => shifter.capacitance(-6.1)).toThrow('outside -6 to 0.458292 V (from breakdown to half the built-in potential)');
  });

  it('pn: refuses a junction outside the core, and a core depleted at 0 V', () => {
    const made = (change: object) => () => phaseShifter({ ...guide, junction: { ...pn, ...change } });
    expect(made({ junctionOffset: 200 * nm })).toThrow('junction.junctionOffset is 2e-7 m, outside the core of ±2e-7 m');
    expect(made({ junctionOffset: -250 * nm })).toThrow('junction.junctionOffset');
    expect(made({ coreWidth: 60 * nm, junctionOffset: 0 })).toThrow("depletion reaches the core's n edge already at 0 V");
    expect(made({ acceptors: -1 })).toThrow('phaseShifter: junction.acceptors is -1 1/m^3');
  });

  it('linear: refuses an attenuation that would turn to gain', () => {
    expect(() => phaseShifter({ ...guide, junction: { ...linear, attenuationPerVolt: 120 } })).toThrow(
      'junction.attenuationPerVolt is 120 1/(m V), makes the attenuation -60 1/m at the breakdown voltage of -8 V',
    );
    expect(asked(phaseShifter({ ...guide, junction: { ...linear, attenuationPerVolt: 112.5 } }), 'attenuation', -8)).toBe(100);
  });

  it('without a junction is a passive guide', () => {
    const shifter = phaseShifter({ ...guide, junction: { kind: 'none' } });
    expect(shifter.effectiveIndex(at({ temperature: 310 }))).toBeCloseTo(2.6019, 12);
    expect(shifter.voltageSlope(at())).toBe(0);
    expect(shifter.attenuation(at())).toBe(100);
    expect(shifter.attenuationParts(at()).junction).toBe(0);
    expect(shifter.capacitance(0)).toBe(0);
    expect(shifter.seriesResistance).toBe(0);
    expect(() => shifter.effectiveIndex(at({ voltage: -1 }))).toThrow(
      'voltage is -1 V, outside 0 to 0 V (a guide without a junction takes no voltage)',
    );
  });

  it('takes a finished junction of one\'s own', () => {
    const square: Junction = {
      indexChange: (voltage) => 1e-5 * voltage ** 2,
      indexSlope: (voltage) => 2e-5 * voltage,
      attenuation: () => 5,
      capacitance: () => 1e-10,
      seriesResistance: 1e-3,
      voltageRange: [-4, 0],
      limits: 'as measured',
    };
    const shifter = phaseShifter({ ...guide, junction: square });
    expect(asked(shifter, 'effectiveIndex', -2)).toBeCloseTo(2.60004, 12);
    expect(shifter.voltageSlope(at({ voltage: -2 }))).toBeCloseTo(-4e-5, 15);
    expect(() => shifter.capacitance(-5)).toThrow('(as measured)');
  });

  it('refuses points outside, and no numbers', () => {
    const shifter = phaseShifter({ ...guide, junction: linear });
    const points: Partial<GuidePoint>[] = [
      { wavelength: 1550 * nm },
      { wavelength: 1.1 * um },
      { wavelength: NaN },
      { temperature: 100 },
      { temperature: 500 },
      { temperature: NaN },
      { voltage: -9 },
      { voltage: 1 },
      { voltage: NaN },
    ];
    const questions = ['effectiveIndex', 'groupIndex', 'attenuation', 'attenuationParts', 'voltageSlope', 'temperatureSlope'] as const;
    for (const point of points) {
      const name = Object.keys(point)[0]!;
      for (const question of questions) {
        expect(() => shifter[question](at(point))).toThrow(`phaseShifter: ${name} is`);
      }
    }
    for (const bad of [-9, 1, NaN, Infinity]) expect(() => shifter.capacitance(bad)).toThrow(RangeError);
  });

  it('refuses a bad design by its path', () => {
    expect(() => phaseShifter({ ...guide, junction: { ...linear, breakdownVoltage: 1 } })).toThrow('junction.breakdownVoltage is 1 V');
    expect(() => phaseShifter({ ...guide, groupIndex: NaN, junction: linear })).toThrow('groupIndex');
    expect(() => phaseShifter({ ...guide, loss: { ...guide.loss, bend: -1 }, junction: linear })).toThrow('loss.bend is -1 1/m');
    expect(() => phaseShifter({ ...guide, junction: { kind: 'pin' } as unknown as typeof linear })).toThrow('junction is of kind "pin"');
  });
});
