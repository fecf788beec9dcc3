import { circuit } from '../../src/circuits/circuit.ts';
import { couplerModel } from '../../src/circuits/couplerModel.ts';
import { reflectorModel } from '../../src/circuits/reflectorModel.ts';
import { powerAlong } from '../../src/circuits/scatteringMatrix.ts';
import { reciprocal, scatteringModel, type ScatteringModel } from '../../src/circuits/scatteringModel.ts';
import { crosstalkPenalty, type PowerPenalty } from '../../src/link/crosstalkPenalty.ts';
import type { ValidationCase } from './case.ts';

const wavelength = 1.55e-6;

/** A guide with a given amplitude and phase. */
const piece = (amplitude: number, phase: number): ScatteringModel =>
  scatteringModel(['in', 'out'], () =>
    reciprocal([{ from: 'in', to: 'out', re: amplitude * Math.cos(phase), im: -amplitude * Math.sin(phase) }]),
  );
const couplerOf = (selfCoupling: number): ScatteringModel => couplerModel({ powerCoupling: 1 - selfCoupling ** 2, excessLossDb: 0 });

const allPass = (phase: number): number =>
  powerAlong(
    circuit({
      instances: { bus: couplerOf(0.95), loop: piece(0.98, phase) },
      connections: [
        ['bus.out2', 'loop.in'],
        ['loop.out', 'bus.in2'],
      ],
      ports: { in: 'bus.in1', out: 'bus.out1' },
    })(wavelength),
    { from: 'in', to: 'out' },
  );

/** Two reflectors with power reflectance 0.8 and a phase of one pass between them. */
const cavity = (phase: number): number =>
  powerAlong(
    circuit({
      instances: {
        left: reflectorModel({ reflectance: 0.8, excessLossDb: 0 }),
        middle: piece(1, phase),
        right: reflectorModel({ reflectance: 0.8, excessLossDb: 0 }),
      },
      connections: [
        ['left.out', 'middle.in'],
        ['middle.out', 'right.in'],
      ],
      ports: { in: 'left.in', out: 'right.out' },
    })(wavelength),
    { from: 'in', to: 'out' },
  );

const ringRows = (
  [
    [0, 0.189035917],
    [0.05, 0.455277688],
    [0.5, 0.983407983],
    [3.14159265, 0.998964535],
  ] as const
).map(
  ([phase, reference]): ValidationCase => ({
    what: `Ring of a coupler and a guide, through power, r 0.95, a 0.98, phase ${phase}`,
    source: 'Bogaerts2012, eq. 2',
    reference,
    ours: () => allPass(phase),
    unit: '1',
    tolerance: { rel: 1e-8 },
  }),
);

// 1/(1 + F sin² φ) with F = 4 · 0.8/0.04 = 80.
const cavityRows = (
  [
    [0, 1],
    [0.1, 0.5563787221],
    [1.5707963267948966, 0.01234567901],
  ] as const
).map(
  ([phase, reference]): ValidationCase => ({
    what: `Cavity of two reflectors, power passed, R 0.8, phase of one pass ${phase}`,
    source: 'Haus1984, ch. 3',
    reference,
    ours: () => cavity(phase),
    unit: '1',
    tolerance: { rel: 1e-8 },
  }),
);

const db = (penalty: PowerPenalty): number => (penalty.finite ? penalty.db : Infinity);
const penaltyRow = (what: string, reference: number, ours: () => number): ValidationCase => ({
  what: `Crosstalk penalty, ${what}, two neighbors at 1 % and 2 %, error ratio 2.4e-4`,
  source: 'Bahadori2016, derived for PAM4 in docs/physics/crosstalk.md',
  reference,
  ours,
  unit: 'dB',
  tolerance: { abs: 1e-6 },
});
const task = { wanted: 1, others: [0.01, 0.02], bitErrorRatio: 2.4e-4 } as const;

/** Circuits against closed forms. */
export const circuitCases: readonly ValidationCase[] = [...ringRows, ...cavityRows];

/** Crosstalk of neighbors. */
export const crosstalkCases: readonly ValidationCase[] = [
  penaltyRow('worst, thresholds that follow', 0.409586077, () => db(crosstalkPenalty({ ...task, thresholds: 'tracking' }).worst)),
  penaltyRow('worst, fixed thresholds', 0.861861476, () => db(crosstalkPenalty({ ...task, thresholds: 'fixed' }).worst)),
  penaltyRow('rms, thresholds that follow', 0.0642162749, () => db(crosstalkPenalty({ ...task, thresholds: 'tracking' }).rms)),
];
