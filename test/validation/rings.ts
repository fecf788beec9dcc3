import { speedOfLight } from '../../src/constants.ts';
import { coupledModeState, ratesFromEnergyRates, ratesFromQualityFactors } from '../../src/devices/ringModulator/coupledMode.ts';
import { ringMetrics, type RingMetrics } from '../../src/devices/ringModulator/metrics.ts';
import { smallSignalBandwidth, smallSignalPeak, smallSignalTransfer } from '../../src/devices/ringModulator/smallSignal.ts';
import { addDropTransfer, allPassTransfer } from '../../src/devices/ringModulator/transfer.ts';
import { GHz, nm, pm, ps, um } from '../../src/units.ts';
import { criticalOptimum } from '../papers/criticalOptimum.ts';
import { criticalRing } from '../papers/criticalRing.ts';
import { bistabilityThreshold } from '../papers/selfHeating.ts';
import type { ValidationCase } from './case.ts';

const power = ({ re, im }: { readonly re: number; readonly im: number }): number => re * re + im * im;
const row = (what: string, source: string, reference: number, unit: string, rel: number, ours: () => number): ValidationCase => ({
  what,
  source,
  reference,
  ours,
  unit,
  tolerance: { rel },
});

const allPass = (
  [
    [0, 0.189035917],
    [0.05, 0.455277688],
    [0.5, 0.983407983],
    [3.14159265, 0.998964535],
  ] as const
).map(([phase, reference]) =>
  row(`All-pass power, r 0.95, a 0.98, phase ${phase}`, 'Bogaerts2012, eq. 2', reference, '1', 1e-9, () =>
    power(allPassTransfer({ selfCoupling: 0.95, roundTripAmplitude: 0.98, phase })),
  ),
);

const addDrop = { throughSelfCoupling: 0.95, dropSelfCoupling: 0.97, roundTripAmplitude: 0.99, phase: 0.05 };

// Expected in nm, pm, 1, 1, 1, 1, 1, in the order of `parts`.
const metrics = (
  [
    [{ R: 5, ng: 4.2, r: 0.95, a: 0.98, at: 1550 }, [18.2080834, 414.465715, 43.9314586, 3739.75445, 0.189035917, 0.998964535, 20.478891]],
    [{ R: 10, ng: 4.2, r: 0.95, a: 0.98, at: 1550 }, [9.10404169, 207.232857, 43.9314586, 7479.5089, 0.189035917, 0.998964535, 20.478891]],
    [{ R: 7.5, ng: 3.9, r: 0.97, a: 0.97, at: 1310 }, [9.33763411, 181.093443, 51.562519, 7233.83451, 0, 0.99907281, 16.9204738]],
    [{ R: 10, ng: 3.8, r: 0.95, a: 0.97, at: 1310 }, [7.187521, 187.090287, 38.4173926, 7001.96693, 0.0649113554, 0.998439329, 15.8221429]],
  ] as const
).flatMap(([{ R, ng, r, a, at }, expected]) => {
  const parts: readonly [keyof RingMetrics, number, string][] = [
    ['freeSpectralRange', nm, 'nm'],
    ['linewidth', pm, 'pm'],
    ['finesse', 1, '1'],
    ['qualityFactor', 1, '1'],
    ['minimumTransmission', 1, '1'],
    ['maximumTransmission', 1, '1'],
    ['buildUp', 1, '1'],
  ];
  const ring = { wavelength: at * nm, groupIndex: ng, circumference: 2 * Math.PI * R * um, selfCoupling: r, roundTripAmplitude: a };
  return parts.map(([name, scale, unit], i) =>
    row(`Ring of ${R} um, ng ${ng}, r ${r}, a ${a}, ${at} nm: ${name}`, 'Bogaerts2012, eqs. 7, 9, 20', expected[i]!, unit, 1e-6, () =>
      ringMetrics(ring)[name] / scale,
    ),
  );
});

const figure5 = ([
  ['one bus', 0.035, 1, 9.35319668, 134130.906],
  ['two buses, r2 0.99', 0.07, 0.99, 12.7078201, 128785.7],
] as const).flatMap(([name, couplerDb, r2, length, quality]) => [
  row(`Best length at critical coupling, ${name}`, 'Bogaerts2012, fig. 5', length, 'mm', 1e-4, () => criticalOptimum(couplerDb, r2).length * 1e3),
  row(`Best loaded Q at critical coupling, ${name}`, 'Bogaerts2012, fig. 5', quality, '1', 1e-4, () => criticalOptimum(couplerDb, r2).quality),
]);

const lifetimes = (
  [
    [1310, 2500, 524, 91.5396818, 1.73864427, 45.7698409],
    [1310, 4000, 327.5, 57.2123011, 2.78183083, 28.6061506],
    [1310, 5000, 262, 45.7698409, 3.47728854, 22.8849205],
    [1550, 5000, 310, 38.6828978, 4.11434903, 19.3414489],
  ] as const
).flatMap(([at, quality, widthPm, widthGhz, lifetime, bandwidth]) => {
  const known = `${at} nm, Q ${quality}`;
  const { ring, point } = criticalRing(at * nm, quality);
  const toGhz = speedOfLight / (at * nm) ** 2 / GHz;
  return [
    row(`Linewidth, ${known}`, 'Bogaerts2012, eq. 20', widthPm, 'pm', 1e-6, () => ring.linewidth(point) / pm),
    row(`Linewidth, ${known}`, 'Bogaerts2012, eq. 20', widthGhz, 'GHz', 1e-6, () => ring.linewidth(point) * toGhz),
    row(`Photon lifetime (energy), ${known}`, 'Bogaerts2012, eq. 20', lifetime, 'ps', 1e-6, () => ring.photonLifetime(point) / ps),
    row(`Electro-optic bandwidth without detuning, ${known}`, 'Mueller2014', bandwidth, 'GHz', 1e-6, () =>
      ring.bandwidth({ ...point, detuning: 0 }) / GHz,
    ),
  ];
});

const decibel = (ratio: number): number => 20 * Math.log10(ratio);
const smallSignal = (
  [
    [0, 1],
    [0.25, 1.12739045],
    [0.75, 2.13189544, 0.697852693],
    [1, 2.91069338, 2.0898764],
    [1.5, 4.90550047, 5.46645467],
    [2, 7.51285068, 8.77625707],
  ] as const
).flatMap(([detuningLifetime, bandwidth, peak]) => {
  const resonance = { detuningLifetime, lossLifetimeRatio: 2 };
  return [
    row(`Bandwidth in 1/τ, critical coupling, Ωτ ${detuningLifetime}`, 'Mueller2014', bandwidth, '1', 1e-4, () => smallSignalBandwidth(resonance)),
    ...(peak === undefined
      ? []
      : [row(`Peaking, critical coupling, Ωτ ${detuningLifetime}`, 'Mueller2014', peak, 'dB', 1e-4, () => decibel(smallSignalPeak(resonance).value))]),
  ];
});
// Where there is no peak the reference is the first point of its grid, ωτ = 1e-4.
const gridStart = ([
  [0, -4.34294471e-8],
  [0.25, -2.87025099e-8],
] as const).map(([detuningLifetime, reference]) =>
  row(`Response at ωτ 1e-4, critical coupling, Ωτ ${detuningLifetime}`, 'Mueller2014', reference, 'dB', 1e-4, () =>
    decibel(Math.sqrt(power(smallSignalTransfer({ detuningLifetime, lossLifetimeRatio: 2 }, { frequencyLifetime: 1e-4 })))),
  ),
);
const detuned = ([
  [0, 22.885],
  [1 / Math.sqrt(3), 38.612],
  [1, 66.611],
] as const).map(([wt, reference]) =>
  row(`Electro-optic bandwidth, 1310 nm, Q 5000, Ωτ ${wt.toPrecision(3)}`, 'Mueller2014', reference, 'GHz', 1e-3, () => {
    const { ring, point, amplitudeLifetime } = criticalRing(1310 * nm, 5000);
    return ring.bandwidth({ ...point, detuning: wt / (2 * Math.PI * amplitudeLifetime) }) / GHz;
  }),
);

const efficiency = ([
  [1310, 3.9, 0.825, 26.6682207],
  [1550, 4.2, 0.825, 34.6681097],
  [1310, 3.9, 0.92, 23.914437],
] as const).map(([at, ng, product, reference]) =>
  row(`Shift for a half-wave product of ${product} V cm, ${at} nm, ng ${ng}`, 'Zhang2022', reference, 'pm/V', 1e-6, () => {
    // Vπ L = λ/(2 dneff/dV)
    const { ring, point } = criticalRing(at * nm, 5000, { groupIndex: ng, indexPerVolt: (at * nm) / (2 * product * 1e-2) });
    return ring.modulationEfficiency(point) / pm;
  }),
);

const rates = ratesFromEnergyRates({ coupling: 3e10, loss: 1.9e10 + 1.1e10 });
const light = coupledModeState(rates, { detuning: 0 });
const microdisk = criticalRing(1326.3 * nm, 3500);

export const ringCases: readonly ValidationCase[] = [
  ...allPass,
  row('Add-drop through power, r 0.95 and 0.97, a 0.99, phase 0.05', 'Bogaerts2012, eq. 5', 0.239250997, '1', 1e-9, () =>
    power(addDropTransfer(addDrop).through),
  ),
  row('Add-drop drop power, r 0.95 and 0.97, a 0.99, phase 0.05', 'Bogaerts2012, eq. 6', 0.571940724, '1', 1e-9, () =>
    power(addDropTransfer(addDrop).drop),
  ),
  ...metrics,
  ...figure5,
  row('Ratio of the two best Q', 'Bogaerts2012, fig. 5', 1.04150466, '1', 0.005, () => criticalOptimum(0.035, 1).quality / criticalOptimum(0.07, 0.99).quality),
  ...lifetimes,
  ...smallSignal,
  ...gridStart,
  ...detuned,
  ...efficiency,
  // The paper's code rounds the speed of light to 2.997e8 m/s.
  row('Loaded Q from energy rates, c 2.997e8 m/s', 'deCea2019', 20248.0714, '1', 1e-6, () => 2.997e8 / (1550 * nm) / light.linewidth),
  row('Linewidth from energy rates', 'deCea2019', 9.54929659, 'GHz', 1e-6, () => light.linewidth / GHz),
  row('Energy stored on resonance', 'deCea2019', 3.33333333e-11, 'J/W', 1e-6, () => light.storedEnergy),
  row('Fraction absorbed linearly on resonance', 'deCea2019', 0.633333333, '1', 1e-6, () => 1.9e10 * light.storedEnergy),
  {
    what: 'Power behind the resonance, critical coupling',
    source: 'deCea2019',
    reference: 0,
    ours: () => light.transmission,
    unit: '1',
    tolerance: { abs: 1e-12 },
  },
  row('20 pm/V at 1550 nm in frequency', 'deCea2019', 2.4949, 'GHz/V', 1e-3, () => {
    const { ring, point } = criticalRing(1550 * nm, 20248, { indexPerVolt: (4.2 * 20 * pm) / (1550 * nm) });
    return (ring.detuning({ ...point, voltage: -1 }) - ring.detuning(point)) / GHz;
  }),
  row('Self-heating at the bistability threshold, in half linewidths', 'Bogaerts2012', 1.53960072, '1', 1e-3, bistabilityThreshold),
  row('Thermal shift, dn/dT 1.86e-4, ng 4.2739, 1550 nm', 'Dwivedi2015, eq. 13', 67.456, 'pm/K', 1e-4, () => {
    const { ring, point } = criticalRing(1550 * nm, 5000, { groupIndex: 4.2739, thermoOpticSlope: 1.86e-4 });
    return ring.thermalShift(point) / pm;
  }),
  row('72 pm/K at 1550 nm in frequency', 'Dwivedi2015', 8.984, 'GHz/K', 2e-3, () => {
    const { ring, point } = criticalRing(1550 * nm, 5000, { thermoOpticSlope: (4.2 * 72 * pm) / (1550 * nm) });
    return (ring.detuning({ ...point, temperature: point.temperature + 1 }) - ring.detuning(point)) / GHz;
  }),
  row('Microdisk, 1326.3 nm, Q 3500: bandwidth without detuning', 'Bao2026b', 32.2909553, 'GHz', 1e-3, () =>
    microdisk.ring.bandwidth({ ...microdisk.point, detuning: 0 }) / GHz,
  ),
  row('Microdisk: Ωτ 0.7068 gives its 65 GHz', 'Bao2026b', 65, 'GHz', 1e-3, () =>
    microdisk.ring.bandwidth({ ...microdisk.point, detuning: 0.706837369 / (2 * Math.PI * microdisk.amplitudeLifetime) }) / GHz,
  ),
  row('Coupling and loss of equal Q halve the loaded Q', 'Little1997', 2500, '1', 1e-12, () => {
    const { total } = ratesFromQualityFactors({ wavelength: 1310 * nm, couplingQualityFactor: 5000, intrinsicQualityFactor: 5000 });
    return (Math.PI * speedOfLight) / (1310 * nm * total);
  }),
];
