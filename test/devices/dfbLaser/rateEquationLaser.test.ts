import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boltzmannConstant, elementaryCharge, planckConstant, speedOfLight } from '../../../src/constants.ts';
import { highPowerDfb } from '../../../src/designs/highPowerDfb.ts';
import { rateEquationDfb } from '../../../src/designs/rateEquationDfb.ts';
import { referenceDfb } from '../../../src/designs/referenceDfb.ts';
import { dfbLaser, type DfbLaserModel } from '../../../src/devices/dfbLaser.ts';
import { bestEfficiency } from '../../../src/devices/dfbLaser/bestEfficiency.ts';
import { fitRateEquations } from '../../../src/devices/dfbLaser/fitRateEquations.ts';
import { rateEquationLaser } from '../../../src/devices/dfbLaser/rateEquationLaser.ts';
import { celsius, mW, nm } from '../../../src/units.ts';

const d = rateEquationDfb;
const laser = rateEquationLaser(d);
const temperature = celsius(35);
const points = fc.record({
  current: fc.double({ min: 1e-3, max: 1.5, noNaN: true }),
  temperature: fc.double({ min: celsius(0), max: celsius(70), noNaN: true }),
});

/** Change of carriers and photons in a second, straight from the design, over the flow of either. */
function imbalance(current: number, at: { carrierDensity: number; photonNumber: number; junctionTemperature: number }): [number, number] {
  const { carrierDensity: n, photonNumber, junctionTemperature: t } = at;
  const volume = d.length * d.activeWidth * d.activeThickness;
  const velocity = speedOfLight / d.groupIndex;
  const above = t - d.referenceTemperature;
  const activated = (energy: number): number => Math.exp((energy / boltzmannConstant) * (1 / d.referenceTemperature - 1 / t));
  const s = photonNumber / (volume / d.confinementFactor);
  const shape = (over: number): number =>
    1 - ((d.wavelength - d.gainPeakWavelength + (d.wavelengthPerKelvin - d.gainPeakPerKelvin) * over) / d.gainHalfWidth) ** 2;
  const transparency = d.transparencyDensity * Math.exp(above / d.transparencyTemperature);
  const gain = (d.gainCoefficient * Math.exp(-above / d.gainTemperature) * shape(above) * Math.log(n / transparency)) / (1 + d.gainCompression * s);
  const loss = d.mirrorLoss + d.internalLoss * Math.exp(above / d.internalLossTemperature);
  const cold = d.mirrorLoss + d.internalLoss;
  const threshold = d.transparencyDensity * Math.exp(cold / (d.confinementFactor * d.gainCoefficient * shape(0)));
  const spontaneous = d.inversionFactor * velocity * cold * (n / threshold) ** 2;
  const lost = d.defectRate * n + d.radiativeCoefficient * n ** 2 + d.augerCoefficient * activated(d.augerEnergy) * n ** 3;
  const pump = (d.injectionEfficiency * current) / (1 + d.leakage * activated(d.leakageEnergy)) / (elementaryCharge * volume);
  const perSecond = d.confinementFactor * velocity * gain;
  const born = perSecond * photonNumber + spontaneous;
  return [(pump - lost - velocity * gain * s) / pump, (born - velocity * loss * photonNumber) / (velocity * loss * photonNumber + spontaneous)];
}

describe('a laser from its rate equations', () => {
  it('keeps carriers, photons and heat in balance at any current and plate', () => {
    fc.assert(
      fc.property(points, (point) => {
        const state = laser.state(point);
        const [carriers, photons] = imbalance(point.current, state);
        expect(Math.abs(carriers)).toBeLessThan(1e-9);
        expect(Math.abs(photons)).toBeLessThan(1e-9);
        const heat = point.current * state.voltage - state.power;
        expect(state.junctionTemperature).toBeCloseTo(point.temperature + d.thermalResistance * heat, 8);
      }),
      { seed: 81 },
    );
  });

  it('gives less light than it takes, each electron at most one photon', () => {
    fc.assert(
      fc.property(points, (point) => {
        const power = laser.power(point);
        expect(power).toBeLessThan(laser.electricalPower(point));
        expect(power).toBeLessThan((point.current * planckConstant * speedOfLight) / (d.wavelength * elementaryCharge));
        expect(laser.electricalPower(point)).toBe(point.current * laser.voltage(point));
        expect(laser.wallPlugEfficiency(point)).toBeCloseTo(power / laser.electricalPower(point), 12);
        expect(laser.junctionTemperature(point)).toBe(laser.state(point).junctionTemperature);
      }),
      { seed: 82 },
    );
    expect(laser.power({ current: 0, temperature })).toBe(0);
    expect(laser.voltage({ current: 0, temperature })).toBe(0);
    expect(laser.wallPlugEfficiency({ current: 0, temperature })).toBe(0);
    const dark = laser.wavelength({ current: 0, temperature });
    expect(dark).toBeGreaterThan(d.wavelength + 0.8 * nm);
    expect(dark).toBeLessThan(d.wavelength + 1.4 * nm);
    expect(laser.wavelength({ current: 1e-12, temperature })).toBeCloseTo(dark, 12);
  });

  it('is a photon apart in its Fermi levels at transparency', () => {
    const cool = rateEquationLaser({ ...d, thermalResistance: 0, seriesResistance: 0 });
    const photon = (planckConstant * speedOfLight) / (d.wavelength * elementaryCharge);
    const voltage = cool.voltage({ current: cool.threshold({ temperature: celsius(25) }), temperature: celsius(25) });
    expect(voltage).toBeGreaterThan(photon);
    expect(voltage).toBeLessThan(photon + 0.03);
  });

  it('lases where gain meets loss, with its known slope above', () => {
    const cool = rateEquationLaser({ ...d, thermalResistance: 0, gainCompression: 0 });
    const plate = { temperature: d.referenceTemperature };
    const low = cool.threshold(plate);
    const far = { from: cool.power({ current: 0.6, ...plate }), to: cool.power({ current: 0.8, ...plate }) };
    const photon = (planckConstant * speedOfLight) / (d.wavelength * elementaryCharge);
    const slope = ((d.injectionEfficiency / 1.05) * photon * d.outputFraction * d.mirrorLoss) / (d.mirrorLoss + d.internalLoss);
    expect((far.to - far.from) / 0.2).toBeCloseTo(slope, 5);
    expect(0.6 - far.from / slope).toBeCloseTo(low, 4);
    expect(cool.power({ current: 0.9 * low, ...plate })).toBeLessThan(1e-4);
  });

  it('meets the characteristic laser of its class within 10 % from 25 to 70 °C', () => {
    const goal = dfbLaser({ ...highPowerDfb, highestPlateTemperature: celsius(70) });
    for (const degrees of [25, 40, 55, 70]) {
      const plate = { temperature: celsius(degrees) };
      expect(Math.abs(laser.threshold(plate) / goal.threshold(plate) - 1)).toBeLessThan(0.1);
      for (const power of [50, 100, 150, 200, 250].map((each) => each * mW)) {
        const current = goal.currentFor({ power, ...plate });
        expect(Math.abs(laser.power({ current, ...plate }) / power - 1)).toBeLessThan(0.1);
      }
    }
  });

  it('is fitted to the sample laser within 10 % from 25 to 70 °C', () => {
    const start = { ...d, wavelength: 1310 * nm, thermalResistance: 20, maximumCurrent: 2, highestJunctionTemperature: celsius(180) };
    const fitted = fitRateEquations(start, dfbLaser(referenceDfb), {
      parameters: ['transparencyDensity', 'transparencyTemperature', 'injectionEfficiency', 'internalLossTemperature', 'seriesResistance'],
      temperatures: [25, 40, 55, 70].map(celsius),
      shares: [0.1, 0.3, 0.5, 0.7, 0.9],
    });
    expect(fitted.powerError).toBeLessThan(0.1);
    expect(fitted.thresholdError).toBeLessThan(0.1);
    const between = { temperature: celsius(47), current: 0.7 };
    expect(rateEquationLaser(fitted.design).power(between) / dfbLaser(referenceDfb).power(between)).toBeCloseTo(1, 1);
  });

  it('is fitted from afar too: steps that lead to no laser are taken back', () => {
    const steep = { gainTemperature: 200, transparencyTemperature: 200, transparencyDensity: 1.8e24, augerEnergy: 0.15 * elementaryCharge };
    const fitted = fitRateEquations({ ...d, ...steep }, dfbLaser({ ...highPowerDfb, highestPlateTemperature: celsius(70) }), {
      parameters: ['transparencyDensity', 'transparencyTemperature', 'injectionEfficiency', 'internalLossTemperature'],
      temperatures: [25, 70].map(celsius),
      shares: [0.3, 0.8],
    });
    expect(fitted.powerError).toBeLessThan(0.2);
    expect(fitted.design.transparencyTemperature).toBeGreaterThan(1000);
  });

  it('refuses a fit without anything to fit', () => {
    const fit = { parameters: ['injectionEfficiency'], temperatures: [celsius(25)], shares: [0.5] } as const;
    const goal = dfbLaser(referenceDfb);
    expect(() => fitRateEquations(d, goal, { ...fit, parameters: [] })).toThrow('fitRateEquations: parameters.length is 0');
    expect(() => fitRateEquations(d, goal, { ...fit, shares: [1.5] })).toThrow('fitRateEquations: shares.0 is 1.5');
    expect(() => fitRateEquations({ ...d, pumpNoise: 0 }, goal, { ...fit, parameters: ['pumpNoise'] })).toThrow('pumpNoise is 0, must be above 0');
  });

  it('gives 350 mW on plates of 25 to 35 °C and 278 mW a decibel below its most', () => {
    for (const degrees of [25, 30, 35]) {
      const most = laser.highestPower({ temperature: celsius(degrees) }).power;
      expect(most).toBeGreaterThan(350 * mW);
      expect(most / 10 ** 0.1).toBeGreaterThan(278 * mW);
    }
  });

  it('turns over where heat takes more than current brings', () => {
    const hot = rateEquationLaser({ ...d, thermalResistance: 30 });
    const peak = hot.highestPower({ temperature });
    expect(peak.current).toBeLessThan(1.3);
    for (const shift of [-0.01, 0.01]) expect(hot.power({ current: peak.current + shift, temperature })).toBeLessThan(peak.power);
    const cool = rateEquationLaser({ ...d, thermalResistance: 0 });
    expect(cool.highestPower({ temperature })).toEqual({ power: cool.power({ current: 1.5, temperature }), current: 1.5 });
  });

  it('finds the current for a power on the rising branch', () => {
    const plates = fc.double({ min: celsius(0), max: celsius(70), noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), plates, (share, plate) => {
        const peak = laser.highestPower({ temperature: plate });
        const current = laser.currentFor({ power: share * peak.power, temperature: plate });
        expect(current).toBeLessThan(peak.current);
        expect(laser.power({ current, temperature: plate })).toBeCloseTo(share * peak.power, 11);
      }),
      { seed: 83, numRuns: 30 },
    );
    const peak = laser.highestPower({ temperature });
    expect(laser.currentFor({ power: peak.power, temperature })).toBe(peak.current);
  });

  it('says the least and the largest power when asked for another', () => {
    expect(() => laser.currentFor({ power: 0.6, temperature })).toThrow(/^rateEquationLaser: power at 308.15 K is 0.6 W, outside .* to 0\.44\d* W$/);
    expect(() => laser.currentFor({ power: 1e-9, temperature })).toThrow('power at 308.15 K is 1e-9 W, outside');
    expect(() => laser.currentFor({ power: NaN, temperature })).toThrow(RangeError);
  });

  it('makes the most of its current at the best efficiency, as any model does', () => {
    const models: readonly DfbLaserModel[] = [laser, dfbLaser(highPowerDfb)];
    for (const each of models) {
      const best = bestEfficiency(each, { temperature });
      expect(best.efficiency).toBe(each.wallPlugEfficiency({ current: best.current, temperature }));
      expect(best.power).toBe(each.power({ current: best.current, temperature }));
      for (const shift of [-0.01, 0.01]) expect(each.wallPlugEfficiency({ current: best.current + shift, temperature })).toBeLessThan(best.efficiency);
    }
    const short = dfbLaser({ ...highPowerDfb, maximumCurrent: 0.2 });
    expect(bestEfficiency(short, { temperature }).current).toBe(0.2);
    const bare = dfbLaser({ ...highPowerDfb, maximumCurrent: dfbLaser(highPowerDfb).threshold({ temperature }) });
    expect(bestEfficiency(bare, { temperature }).efficiency).toBeLessThan(1e-9);
  });

  it('shifts to the red by heat and to the blue by carriers', () => {
    const point = { current: 0.8, temperature };
    const heat = d.wavelengthPerKelvin * (laser.junctionTemperature(point) - d.referenceTemperature);
    const carriers = laser.wavelength(point) - d.wavelength - heat;
    expect(carriers).toBeLessThan(0);
    expect(carriers).toBeGreaterThan(-0.5 * nm);
    expect(laser.wavelength({ ...point, temperature: temperature + 10 })).toBeGreaterThan(laser.wavelength(point) + 0.75 * nm);
    expect(laser.wavelength({ ...point, current: 0.9 })).toBeGreaterThan(laser.wavelength(point));
    const clamped = rateEquationLaser({ ...d, gainCompression: 0 });
    const held = clamped.wavelength(point) - d.wavelength - d.wavelengthPerKelvin * (clamped.junctionTemperature(point) - d.referenceTemperature);
    expect(Math.abs(held)).toBeLessThan(1e-4 * nm);
  });

  it('keeps its mode while the rival at the peak of the gain stays below threshold', () => {
    expect(laser.modeHopFreeCurrents({ temperature })).toEqual({ from: laser.threshold({ temperature }), to: 1.5 });
    expect(laser.modeHopFreePlates({ current: 0.8 })).toEqual({ from: celsius(0), to: celsius(70) });
    // A rival barely above: the grating holds the mode where the peak of the gain passes by.
    const close = rateEquationLaser({ ...d, rivalMirrorLoss: 808 });
    const plates = close.modeHopFreePlates({ current: 0.8 });
    expect(plates.from).toBeGreaterThan(celsius(0));
    expect(plates.to).toBeLessThan(celsius(40));
    for (const edge of [plates.from, plates.to]) expect(Math.abs(close.hopMargin({ current: 0.8, temperature: edge }))).toBeLessThan(1e-6);
    const currents = close.modeHopFreeCurrents({ temperature: celsius(25) });
    expect(currents.to).toBeLessThan(1.5);
    expect(() => close.modeHopFreeCurrents({ temperature: celsius(70) })).toThrow('temperature is 343.15 K, where the mode hops at any current');
    expect(() => close.modeHopFreePlates({ current: 0.01 })).toThrow('current is 0.01 A, where the laser is dark or its mode hops on any plate');
    expect(() => close.modeHopFreePlates({ current: 2 })).toThrow('current is 2 A');
  });

  it('gives one lane of continuous light with the noise of its working point', () => {
    const operation = { current: 0.8, temperature };
    const { lanes } = laser.at(operation, { source: 'east' })();
    const noise = laser.noise(operation);
    expect(lanes).toEqual([
      {
        wavelength: laser.wavelength(operation),
        levels: [laser.power(operation)],
        rin: noise.meanExcessNoise({ from: d.lowestNoiseFrequency, to: d.highestNoiseFrequency }),
        linewidth: noise.linewidth,
        chirp: [0],
        crosstalk: [0],
        polarizationExtinction: d.polarizationExtinction,
        source: 'east',
      },
    ]);
    expect(laser.at(operation)().lanes[0]!.source).toBe('laser');
  });

  it('stops where the junction leaves the gain model', () => {
    const hot = rateEquationLaser({ ...d, thermalResistance: 60 });
    const said = 'rateEquationLaser: current is 1.5 A, where the junction on a plate of 308.15 K passes the 413.15 K of the gain model';
    expect(() => hot.power({ current: 1.5, temperature })).toThrow(said);
    const peak = hot.highestPower({ temperature });
    expect(peak.power).toBeGreaterThan(0.1);
    expect(hot.power({ current: peak.current - 0.01, temperature })).toBeLessThan(peak.power);
    const hopeless = rateEquationLaser({ ...d, thermalResistance: 500 });
    expect(() => hopeless.threshold({ temperature: celsius(70) })).toThrow('temperature is 343.15 K, where threshold lies above 1.5 A');
    const weak = rateEquationLaser({ ...d, maximumCurrent: 0.05 });
    expect(() => weak.highestPower({ temperature })).toThrow('where threshold lies above 0.05 A');
  });

  it('takes the coldest of several states, near the end of the lit one too', () => {
    const gain = { highestJunctionTemperature: celsius(300), gainHalfWidth: 250 * nm };
    const hot = rateEquationLaser({ ...d, ...gain, thermalResistance: 60, internalLossTemperature: 60 });
    let lit = 0.2;
    let out = 1.5;
    for (let i = 0; i < 30; i++) {
      const current = (lit + out) / 2;
      const next = hot.state({ current: current * 1.0001, temperature });
      if (next.power > 1e-3) lit = current;
      else out = current;
      const heat = current * 1.0001 * next.voltage - next.power;
      expect(next.junctionTemperature).toBeCloseTo(temperature + 60 * heat, 7);
    }
  });

  it('answers any design near the default with finite numbers or a range error', () => {
    const names = Object.keys(d).filter((name) => !/emperature$|wavelength$|Wavelength$|Fraction$|Efficiency$|Factor$|Frequency$/.test(name));
    const change = fc.record({ name: fc.constantFrom(...names), by: fc.double({ min: 0.5, max: 2, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), points, (changes, point) => {
        const design: Record<string, number> = { ...d };
        for (const { name, by } of changes) design[name]! *= by;
        for (const ask of ['power', 'voltage', 'wavelength', 'junctionTemperature'] as const) {
          try {
            expect(Number.isFinite(rateEquationLaser(design as unknown as typeof d)[ask](point))).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }
      }),
      { seed: 84 },
    );
  });

  it('says so for currents below threshold, out of range, and designs that cannot be', () => {
    const dark = { current: 0.01, temperature };
    const said = /rateEquationLaser: current is 0.01 A, not above the threshold of 0.0\d* A/;
    for (const ask of ['noise', 'at', 'hopMargin'] as const) expect(() => laser[ask](dark)).toThrow(said);
    expect(() => laser.during(dark, { shotNoise: 'excluded' })).toThrow(said);
    for (const current of [-0.1, 1.6, NaN]) expect(() => laser.power({ current, temperature })).toThrow('rateEquationLaser: current is');
    for (const plate of [celsius(-1), celsius(71), NaN]) {
      expect(() => laser.power({ current: 1, temperature: plate })).toThrow('rateEquationLaser: temperature is');
      expect(() => laser.threshold({ temperature: plate })).toThrow('rateEquationLaser: temperature is');
    }
    expect(() => rateEquationLaser({ ...d, length: -1e-3 })).toThrow('rateEquationLaser: length is -0.001 m, outside 1e-5 to 0.02 m');
    expect(() => rateEquationLaser({ ...d, lowestPlateTemperature: celsius(80) })).toThrow('lowestPlateTemperature');
    expect(() => rateEquationLaser({ ...d, highestJunctionTemperature: celsius(60) })).toThrow('highestJunctionTemperature');
    expect(() => rateEquationLaser({ ...d, referenceTemperature: 210 })).toThrow('referenceTemperature');
    expect(() => rateEquationLaser({ ...d, highestNoiseFrequency: 1e6 })).toThrow('lowestNoiseFrequency');
    const narrow = () => rateEquationLaser({ ...d, gainHalfWidth: 20 * nm });
    expect(narrow).toThrow('highestJunctionTemperature is 413.15 K, where the peak of the gain is too far from the wavelength');
    const hopeless = () => rateEquationLaser({ ...d, gainCoefficient: 1e3 });
    expect(hopeless).toThrow('rateEquationLaser: gainCoefficient is 1000 1/m, too little for the loss at 413.15 K');
    const tiny = { length: 1e-5, activeWidth: 1e-7, activeThickness: 1e-9, inversionFactor: 100 };
    expect(() => rateEquationLaser({ ...d, ...tiny })).toThrow('inversionFactor is 100, which puts');
  });
});
