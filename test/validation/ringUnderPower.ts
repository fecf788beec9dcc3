import { planckConstant, speedOfLight } from '../../src/constants.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { siliconRingNonlinearity } from '../../src/designs/siliconRingNonlinearity.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { ringUnderPower, type RingUnderPower } from '../../src/devices/ringModulator/underPower/ringUnderPower.ts';
import type { RingTransientEnergy } from '../../src/devices/ringModulator/underPower/transient.ts';
import { siliconKerrIndex } from '../../src/materials/siliconNonlinearity.ts';
import { nm, pm } from '../../src/units.ts';
import { deCeaPoint, deCeaRing } from '../papers/deCeaRing.ts';
import type { ValidationCase } from './case.ts';

const row = (what: string, source: string, reference: number, unit: string, tolerance: ValidationCase['tolerance'], ours: () => number): ValidationCase => ({
  what,
  source,
  reference,
  ours,
  unit,
  tolerance,
});

const deCea = deCeaRing();
const faint = () => deCea.steadyState(deCeaPoint(1e-9));

const heatAlone = ringUnderPower(ringModulator(siliconRing), { ...siliconRingNonlinearity, twoPhotonAbsorption: 0, kerrIndex: 0 });
const full = ringUnderPower(ringModulator(siliconRing), { ...siliconRingNonlinearity, carrierLifetime: 1e-9 });
const redBy = (under: RingUnderPower, picometers: number, power: number) => ({
  voltage: -1,
  ambient: 330,
  wavelength: under.ring.resonanceNear(1311 * nm, { voltage: -1, temperature: 330 }) + picometers * pm,
  power,
});

/** Self-heating on resonance over half the linewidth at the highest power with one state. */
function thresholdHeating(): number {
  const point = redBy(heatAlone, 0, 1);
  const { coupling, total, heat, perKelvin, resistance } = heatAlone.mode(point);
  const limit = heatAlone.highestPowerWithOneState(point);
  if (!limit.finite) throw new Error(limit.reason);
  return (perKelvin * resistance * heat * 2 * coupling * limit.power) / total ** 3;
}

/**
 * Slowest eigenvalue times the thermal time at ten times the threshold, beside 1 over the slope of the chip's temperature with the
 * core's.
 */
function slowest(which: 'blue' | 'middle'): { readonly ours: number; readonly adiabatic: number } {
  const limit = heatAlone.highestPowerWithOneState(redBy(heatAlone, 0, 1));
  if (!limit.finite) throw new Error(limit.reason);
  const point = redBy(heatAlone, 1500, 10 * limit.power);
  const states = heatAlone.steadyStates(point);
  if (states.length !== 3) throw new Error(`${states.length} states`);
  const { energy, detuning, eigenvalues } = states[which === 'blue' ? 2 : 1]!;
  const { total, heat, perKelvin, resistance, thermalRate } = heatAlone.mode(point);
  const omega = 2 * Math.PI * detuning;
  return {
    ours: eigenvalues[0]!.re / thermalRate,
    adiabatic: -(1 + (2 * energy * omega * perKelvin * resistance * heat) / (total * total + omega * omega)),
  };
}

function spent({ input, through, drop, linear, passing, twoPhoton, freeCarrier, storedBefore, stored }: RingTransientEnergy): number {
  const lost = Object.values(linear).reduce((sum, part) => sum + part, 0);
  return (through + drop + lost + passing + twoPhoton + freeCarrier + stored - storedBefore) / input;
}

/** A nanosecond of a ring in strong light that is switched on, and data on it. */
const switched = () => full.transient({ ...redBy(full, 100, 0.1), duration: 1e-9, start: 'dark' }).balance;
function driven(): RingTransientEnergy {
  const [sampleRate, count] = [850e9, 2000];
  const samples = Float64Array.from({ length: count }, (_, i) => -1 + Math.sin(i * i));
  const { wavelength } = redBy(full, 100, 0);
  const run = full.during({ voltage: { sampleRate, samples }, ambient: 330, branch: 'hot' }).open();
  run.run({ sampleRate, wavelength, re: new Float64Array(count).fill(Math.sqrt(0.1)), im: new Float64Array(count) });
  return run.state().balance;
}

/** Pairs made in time and volume at 1 GW/cm², by a mode's own rate and volume. */
function pairs(): number {
  const { generation } = deCea.mode(deCeaPoint(1));
  const volume = 8.67e-18 / Math.sqrt(0.9621118);
  const energy = (1e13 * volume * 2.769) / speedOfLight;
  return generation * energy * energy;
}

const relative = (rel: number): ValidationCase['tolerance'] => ({ rel });

export const ringUnderPowerCases: readonly ValidationCase[] = [
  row('Kerr index of silicon at 1220 nm', 'Bristow2007', 4.7e-18, 'm²/W', relative(0.3), () => siliconKerrIndex(1220 * nm, { source: 'Bristow2007' })),
  row('Kerr index of silicon at 1400 nm', 'Bristow2007', 5.57e-18, 'm²/W', relative(0.3), () => siliconKerrIndex(1400 * nm, { source: 'Bristow2007' })),
  row('Kerr index of silicon at 1300 nm', 'Lin2007', 1.67e-18, 'm²/W', relative(0.3), () => siliconKerrIndex(1300 * nm, { source: 'Lin2007' })),
  row('Pairs made by two photons of 1550 nm at 1 GW/cm², 8.4e-12 m/W', 'deCea2019', 3.277e33, '1/(m³ s)', relative(1e-3), pairs),
  row('The same by β I²/(2hν)', 'deCea2019', (8.4e-12 * 1e26 * 1550 * nm) / (2 * planckConstant * speedOfLight), '1/(m³ s)', relative(1e-9), pairs),
  row('Disk at low power: energy stored on resonance', 'deCea2019', 3.33333333e-11, 'J/W', relative(1e-6), () => faint().energy / 1e-9),
  row('Disk at low power: fraction absorbed linearly', 'deCea2019', 0.633333333, '1', relative(1e-6), () => faint().balance.linear.junction / 1e-9),
  row('Disk at low power: power behind the resonance', 'deCea2019', 0, '1', { abs: 1e-9 }, () => faint().transmission),
  row('Self-heating at the highest power with one steady state, in half linewidths: 8/(3√3)', 'Carmon2004', 1.53960072, '1', relative(1e-3), thresholdHeating),
  row('Blue branch at ten times the threshold: slowest eigenvalue times the thermal time, beside its adiabatic form', 'Carmon2004', slowest('blue').adiabatic, '1', relative(1e-3), () => slowest('blue').ours),
  row('Middle branch at ten times the threshold: the same, positive', 'Carmon2004', slowest('middle').adiabatic, '1', relative(1e-3), () => slowest('middle').ours),
  row('Energy out and stored over energy in, light switched on, stiff integration', 'HairerWanner1996, sec. IV.7', 1, '1', relative(1e-9), () => spent(switched())),
  row('Energy out and stored over energy in, data, fixed steps', 'Hairer2006, sec. IV.2.1', 1, '1', relative(1e-9), () => spent(driven())),
];
