import { type DfbLaserDesign, type DfbLaserOperation, dfbLaserTable } from '../devices/dfbLaser.ts';
import type { Source } from '../light.ts';
import { averagePower } from '../light.ts';
import { mA } from '../units.ts';
import { arbitraryLaser } from './arbitraryLaser.ts';
import { clause, type Clause, type Kind } from './clause.ts';
import { continuity } from './continuity.ts';
import { dimensionalScaling } from './dimensionalScaling.ts';
import { energyBalance } from './energyBalance.ts';
import { grid, record } from './grid.ts';
import type { Law, Quantity } from './law.ts';
import { limits } from './limits.ts';
import { monotoneLoss } from './monotoneLoss.ts';
import { passivity } from './passivity.ts';
import { seedReproduces } from './seedReproduces.ts';
import { thermalRedShift } from './thermalRedShift.ts';
import { unitRoundTrip } from './unitRoundTrip.ts';

/** What the laws ask of a laser. A law whose question is not answered is not put; `DfbLaser` tells what each one means. */
export interface LaserAnswers {
  /** Light, W. */
  power(point: DfbLaserOperation): number;
  /** K. */
  junctionTemperature?(point: DfbLaserOperation): number;
  /** V. */
  voltage?(point: DfbLaserOperation): number;
  /** Power drawn, W. */
  electricalPower?(point: DfbLaserOperation): number;
  /** Vacuum wavelength, m. */
  wavelength?(point: DfbLaserOperation): number;
  /** Current that gives a power, A. */
  currentFor?(goal: { readonly power: number; readonly temperature: number }): number;
  /** The laser at work. */
  at?(operation: DfbLaserOperation): Source;
}

/** A model of lasers: a design to its answers. */
export type LaserModel = (design: DfbLaserDesign) => LaserAnswers;

interface LaserCase {
  readonly design: DfbLaserDesign;
  readonly point: DfbLaserOperation;
}

const watts = (what: string, value: number): Quantity => ({ what, value, unit: 'W' });
const meters = (what: string, value: number): Quantity => ({ what, value, unit: 'm' });
const kelvin = (what: string, value: number): Quantity => ({ what, value, unit: 'K' });

const put = <Asked>(law: Law<Asked>, ask: (make: LaserModel, given: LaserCase) => readonly Asked[]): Clause<LaserModel, LaserCase> =>
  clause(law, ask);

const clauses = [
  put(energyBalance, (make, { design, point }) => {
    const laser = make(design);
    const electrical = laser.electricalPower?.(point);
    const junction = laser.junctionTemperature?.(point);
    if (electrical === undefined || junction === undefined || design.thermalResistance === 0 || point.current === 0) return [];
    const heat = (junction - point.temperature) / design.thermalResistance;
    return [
      {
        entering: watts('electrical power', electrical),
        parts: [watts('light', laser.power(point)), watts('heat through the thermal resistance', heat)],
      },
    ];
  }),
  put(passivity, (make, { design, point }) => {
    const laser = make(design);
    const electrical = laser.electricalPower?.(point);
    return electrical === undefined
      ? []
      : [{ entering: watts('electrical power', electrical), leaving: [watts('light', laser.power(point))] }];
  }),
  put(thermalRedShift, (make, { design, point }) => {
    const laser = make(design);
    if (laser.wavelength === undefined) return [];
    const warm = { ...point, temperature: point.temperature + 5 };
    return [
      { cold: meters('wavelength', laser.wavelength(point)), warm: meters('wavelength on a plate 5 K warmer', laser.wavelength(warm)) },
    ];
  }),
  put(monotoneLoss, (make, { design, point }) => {
    const laser = make(design);
    const warm = { ...point, temperature: point.temperature + 5 };
    return [{ withLess: watts('light', laser.power(point)), withMore: watts('light on a plate 5 K warmer', laser.power(warm)) }];
  }),
  put(unitRoundTrip, (make, { design, point }) => {
    const laser = make(design);
    if (laser.electricalPower === undefined || laser.voltage === undefined) return [];
    return [
      {
        given: watts('electrical power', laser.electricalPower(point)),
        readBack: watts('current times voltage', point.current * laser.voltage(point)),
      },
    ];
  }),
  put(unitRoundTrip, (make, { design, point }) => {
    const laser = make(design);
    const { current, temperature } = point;
    const power = laser.power(point);
    const rising = laser.power({ temperature, current: 1.001 * current }) > power;
    if (laser.currentFor === undefined || !(power > 0) || !rising) return [];
    return [
      {
        given: { what: 'current', value: current, unit: 'A' },
        readBack: { what: 'the current that is told for its light', value: laser.currentFor({ power, temperature }), unit: 'A' },
      },
    ];
  }),
  put(unitRoundTrip, (make, { design, point }) => {
    const laser = make(design);
    const lane = laser.at?.(point)().lanes[0];
    if (lane === undefined) return [];
    const questions = [{ given: watts('light', laser.power(point)), readBack: watts('light of the source', averagePower(lane)) }];
    if (laser.wavelength === undefined) return questions;
    return [
      ...questions,
      { given: meters('wavelength', laser.wavelength(point)), readBack: meters('wavelength of the source', lane.wavelength) },
    ];
  }),
  put(dimensionalScaling, (make, { design, point }) => {
    // Two lasers side by side on one chip: twice the current at the same voltage, half the resistances.
    const both = make({
      ...design,
      thresholdCurrent: 2 * design.thresholdCurrent,
      maximumCurrent: 2 * design.maximumCurrent,
      ratedPower: 2 * design.ratedPower,
      seriesResistance: design.seriesResistance / 2,
      thermalResistance: design.thermalResistance / 2,
      ...(design.wavelengthPerAmpere !== undefined && { wavelengthPerAmpere: design.wavelengthPerAmpere / 2 }),
    });
    return [
      {
        before: watts('light', make(design).power(point)),
        after: watts('light of two such lasers side by side', both.power({ ...point, current: 2 * point.current })),
        factor: 2,
      },
    ];
  }),
  put(limits, (make, { design, point }) => {
    const laser = make(design);
    const off = { ...point, current: 0 };
    const dark = { answer: watts('light without current', laser.power(off)), known: watts('no light', 0), scale: 1e-3 };
    const junction = laser.junctionTemperature?.(off);
    if (junction === undefined) return [dark];
    return [dark, { answer: kelvin('junction without current', junction), known: kelvin('plate', point.temperature) }];
  }),
  put(limits, (make, { design, point }) => {
    const { slopeEfficiency, thresholdCurrent, referenceTemperature: temperature } = design;
    if (point.current < 1.5 * thresholdCurrent) return [];
    const cool = make({ ...design, thermalResistance: 0 });
    return [
      {
        answer: watts('light without self-heating', cool.power({ ...point, temperature })),
        known: watts('slope efficiency times current above threshold', slopeEfficiency * (point.current - thresholdCurrent)),
        // Room for spontaneous emission.
        tolerance: 0.01,
      },
    ];
  }),
  put(continuity, (make, { design, point }) => {
    const laser = make(design);
    return [
      {
        what: 'light',
        unit: 'W',
        along: 'current',
        alongUnit: 'A',
        from: point.current,
        to: 2 * design.thresholdCurrent,
        value: (current: number): number => laser.power({ ...point, current }),
      },
    ];
  }),
  put(seedReproduces, (make, { design, point }) => [{ what: 'light', answers: () => [make(design).power(point)] }]),
];

/**
 * The laws as they are put to lasers.
 *
 * @internal
 */
export const laserKind: Kind<LaserModel, LaserCase> = {
  table: {
    design: { group: dfbLaserTable },
    point: { group: { current: { unit: 'A', range: [0, 20] }, temperature: { unit: 'K', range: [200, 450] } } },
  },
  cases: record({
    design: arbitraryLaser(),
    point: record({
      current: grid({ plain: 100, low: 0, high: 200, parts: 1, unit: mA }),
      temperature: grid({ plain: 300, low: 270, high: 340, parts: 1 }),
    }),
  }),
  clauses,
};
