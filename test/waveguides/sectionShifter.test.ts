import { describe, expect, it } from 'vitest';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { plasmaDispersion } from '../../src/materials/plasmaDispersion.ts';
import { silica } from '../../src/materials/silica.ts';
import { silicon } from '../../src/materials/silicon.ts';
import { nm, um } from '../../src/units.ts';
import { lateralWeight } from '../../src/waveguides/lateralWeight.ts';
import { rib, strip } from '../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../src/waveguides/modes/solveModes.ts';
import { phaseShifter } from '../../src/waveguides/phaseShifter.ts';
import { sectionShifter, type SectionShifterDesign } from '../../src/waveguides/sectionShifter.ts';

const section = rib({ width: 450 * nm, height: 220 * nm, slab: 90 * nm, core: silicon, cladding: silica });
const wavelength = 1310 * nm;
const temperature = 328;
const contacts = { leftOf: -800 * nm, rightOf: 800 * nm, acceptors: 1e26, donors: 1e26 };
const junction = { acceptors: 5e23, donors: 5e23, position: 0, seriesResistance: 2e-3, breakdownVoltage: -6, contacts };
const design: SectionShifterDesign = { section, wavelength, temperature, junction, scattering: 20, tolerance: 1e-4 };
const shifter = sectionShifter(design);
const at = (voltage: number): { wavelength: number; voltage: number; temperature: number } => ({ wavelength, voltage, temperature });

describe('the weight of a mode across a section', () => {
  const mode = solveModes(section, { wavelength, temperature }, { polarization: 'te', tolerance: 1e-4 })[0]!;
  const { below, density } = lateralWeight(section, mode, 'core');

  it('adds up to the confinement, half of it on each side', () => {
    expect(below(-1)).toBe(0);
    expect(below(Infinity)).toBeCloseTo(mode.confinement('core'), 12);
    expect(below(0)).toBeCloseTo(mode.confinement('core') / 2, 10);
    expect(density(1)).toBe(0);
  });

  it('has its density as derivative', () => {
    for (const x of [-300, -100, 40, 180, 500].map((each) => each * nm)) {
      expect((below(x + 0.01 * nm) - below(x - 0.01 * nm)) / (0.02 * nm) / density(x)).toBeCloseTo(1, 5);
    }
  });

  it('follows slanted walls', () => {
    const slanted = rib({ width: 450 * nm, height: 220 * nm, slab: 90 * nm, core: silicon, cladding: silica, sidewallAngle: 1.48 });
    const other = solveModes(slanted, { wavelength, temperature }, { polarization: 'te', tolerance: 1e-3 })[0]!;
    expect(lateralWeight(slanted, other, 'core').below(Infinity)).toBeCloseTo(other.confinement('core'), 10);
    const leaning = sectionShifter({ ...design, section: slanted });
    expect(leaning.capacitance(-1) / shifter.capacitance(-1)).toBeCloseTo(1, 6);
  });
});

describe('a phase shifter of a solved section', () => {
  it('rises in index and falls in loss with reverse bias, with its slope as derivative', () => {
    expect(shifter.effectiveIndex(at(-2))).toBeGreaterThan(shifter.effectiveIndex(at(0)));
    expect(shifter.attenuation(at(-2))).toBeLessThan(shifter.attenuation(at(0)));
    for (const voltage of [0.2, 0, -1.5, -4]) {
      const numeric = (shifter.effectiveIndex(at(voltage + 1e-4)) - shifter.effectiveIndex(at(voltage - 1e-4))) / 2e-4;
      expect(shifter.voltageSlope(at(voltage)) / numeric).toBeCloseTo(1, 5);
    }
  });

  it('has index, group index and thermal slope of its mode', () => {
    const mode = solveModes(section, { wavelength, temperature }, { polarization: 'te', tolerance: 1e-4 })[0]!;
    expect(shifter.temperatureSlope(at(0))).toBe(mode.thermoOpticSlope);
    expect(shifter.groupIndex(at(0))).toBeCloseTo(mode.groupIndex, 2);
    const carriers = plasmaDispersion({ wavelength, electrons: 0, holes: 5e23 }).index;
    expect(shifter.effectiveIndex(at(0)) - mode.effectiveIndex).toBeLessThan(0);
    expect(shifter.effectiveIndex(at(0)) - mode.effectiveIndex).toBeGreaterThan(1.3 * carriers);
  });

  it('is near the junction of given overlap whose core holds the whole mode', () => {
    const mode = solveModes(section, { wavelength, temperature }, { polarization: 'te', tolerance: 1e-4 })[0]!;
    const even = phaseShifter({
      referenceWavelength: wavelength,
      referenceTemperature: temperature,
      effectiveIndex: mode.effectiveIndex,
      groupIndex: mode.groupIndex,
      thermoOpticSlope: mode.thermoOpticSlope,
      junction: {
        kind: 'pn', acceptors: 5e23, donors: 5e23, coreWidth: 450 * nm, coreHeight: 220 * nm, junctionOffset: 0,
        confinement: mode.confinement('core'), seriesResistance: 2e-3, breakdownVoltage: -6,
      },
      loss: { contacts: 0, bend: 0, scattering: 20 },
    });
    // The mode is strongest at the junction, where the layer opens.
    const ratio = shifter.voltageSlope(at(-1)) / even.voltageSlope(at(-1));
    expect(ratio).toBeGreaterThan(1.05);
    expect(ratio).toBeLessThan(2);
    expect(shifter.capacitance(-1)).toBeCloseTo(even.capacitance(-1), 14);
  });

  it('loses to contacts, more to near ones, and to the bend', () => {
    const near = sectionShifter({ ...design, junction: { ...junction, contacts: { ...contacts, leftOf: -400 * nm } } });
    expect(near.attenuationParts(at(0)).contacts).toBeGreaterThan(3 * shifter.attenuationParts(at(0)).contacts);
    const { contacts: _, ...bare } = junction;
    expect(sectionShifter({ ...design, junction: bare }).attenuationParts(at(0)).contacts).toBe(0);
    const bent = sectionShifter({ ...design, bendRadius: 5 * um });
    expect(bent.attenuationParts(at(0)).bend).toBeGreaterThan(1);
    expect(shifter.attenuationParts(at(0))).toMatchObject({ bend: 0, scattering: 20 });
  });

  it('is the guide of a ring', () => {
    const ring = ringModulator({ ...siliconRing, guide: shifter, coupler: { kind: 'power', powerCoupling: 0.1 } });
    const efficiency = ring.modulationEfficiency(at(-1));
    expect(efficiency).toBeGreaterThan(3e-12);
    expect(efficiency).toBeLessThan(40e-12);
    expect(ring.thermalShift(at(-1))).toBeCloseTo((wavelength / shifter.groupIndex(at(-1))) * shifter.temperatureSlope(at(-1)), 18);
  });

  it('ends where depletion reaches the contacts or the wall', () => {
    const tight = sectionShifter({ ...design, junction: { ...junction, contacts: { ...contacts, leftOf: -60 * nm } } });
    expect(tight.voltageRange[0]).toBeGreaterThan(-6);
    expect(() => tight.attenuation(at(-5.9))).toThrow('end of the light doping');
    const { contacts: _, ...bare } = junction;
    const wire = strip({ width: 450 * nm, height: 220 * nm, core: silicon, cladding: silica });
    expect(sectionShifter({ ...design, section: wire, polarization: 'tm', junction: { ...bare, position: 180 * nm } }).voltageRange[0]).toBeGreaterThan(-6);
  });
});

describe('a section that is no phase shifter', () => {
  const made = (change: Partial<SectionShifterDesign>): (() => unknown) => () => sectionShifter({ ...design, ...change });
  it.each([
    ['a wavelength without carrier data', made({ wavelength: 1 * um }), 'wavelength'],
    ['a temperature out of range', made({ temperature: 500 }), 'temperature'],
    ['scattering that is no number', made({ scattering: Number.NaN }), 'scattering'],
    ['a misspelt parameter', made({ junction: { ...junction, donor: 1 } as never }), 'donor'],
    ['an unknown part', made({ part: 'ridge' }), 'ridge'],
    ['a junction in the contact', made({ junction: { ...junction, position: 0.9 * um } }), 'junction.position'],
    ['depletion at 0 V', made({ junction: { ...junction, position: 790 * nm } }), 'already at 0 V'],
    ['no mode', made({ section: strip({ width: 30 * nm, height: 30 * nm, core: silicon, cladding: silica }) }), 'guides no TE mode'],
  ])('is refused: %s', (_, make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });
});
