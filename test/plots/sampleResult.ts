import type { EngineResult } from '../../src/engine/opticalEngine.ts';

const stages = [
  ['laser', 278, null],
  ['lens and isolator', 175, null],
  ['module splitter', 81.8, null],
  ['module connector', 65, null],
  ['fiber connector', 57.9, null],
  ['input coupler', 40, null],
  ['chip splitter', 18.7, null],
  ['routing', 15.9, null],
  ['monitor tap', 15.2, null],
  ['ring modulator', 5.1, 4.6],
  ['output coupler', 3.5, 3.2],
  ['connectors', 2.8, 2.55],
  ['fiber', 2.5, 2.27],
  ['receive coupler', 1.73, 1.57],
  ['splitter-rotator', 1.44, 1.3],
] as const;

const lane = (wavelength: number, marginDb: number): EngineResult['lanes'][number] => ({
  wavelength,
  stages: stages.map(([name, power, oma]) => ({ name, averagePower: power / 1000, oma: oma === null ? null : oma / 1000 })),
  extinctionRatio: 2.6,
  levelMismatchRatio: 0.97,
  preFecBitErrorRatio: 3.2e-8,
  codewordErrorRatio: 1e-30,
  marginDb,
  heaterPower: 0.02,
  bandwidth: 45e9,
});

/** A result in the form that an engine gives, without the engine. */
export const sampleResult: EngineResult = {
  bitRate: 1.6e12,
  lineRate: 1.7e12,
  energyPerBit: 5.6e-12,
  power: { laser: 4, driver: 2, heater: 0.2, receiver: 2.8, total: 9 },
  lanes: [lane(1311e-9, 4.2), lane(1311.5e-9, 3.1)],
  worst: { lane: 1, marginDb: 3.1 },
};
