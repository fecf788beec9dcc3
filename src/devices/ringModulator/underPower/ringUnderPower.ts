import { speedOfLight } from '../../../constants.ts';
import { check } from '../../../design.ts';
import { digits, inRange } from '../../../errors.ts';
import type { Stage } from '../../../light.ts';
import type { RingModulator } from '../../ringModulator.ts';
import type { RingPort } from '../table.ts';
import { turnOf } from '../turn.ts';
import { carrierLaw, type CarrierLaw } from './carrierLaw.ts';
import { captureOf, type RingCapture } from './capture.ts';
import { poweredInTime, type RingPowerInTime, type RingPowerTimeDrive } from './during.ts';
import { energyNode } from './energyNode.ts';
import {
  checkPower,
  foldsAt,
  highestPowerWithOneState,
  nearestFold,
  nearestFoldPower,
  noFold,
  type RingFoldDistance,
  type RingFoldPower,
  type RingPowerLimit,
} from './folds.ts';
import { followed } from './followed.ts';
import { frozenField, frozenStates, symbolField, type RingFrozenState, type RingSymbol } from './frozenState.ts';
import { hysteresisOf, type RingHysteresis, type RingSweep } from './hysteresis.ts';
import { nonlinearMode, type NonlinearMode } from './nonlinearMode.ts';
import { patternOf, type RingPatternEffect } from './pattern.ts';
import { chosenState, steadyStatesOf, type RingSteadyState } from './steadyState.ts';
import { poweredStage, symbolsOf } from './stage.ts';
import {
  ringNonlinearityTable,
  ringPowerOperationTable,
  type RingNonlinearity,
  type RingPowerDrive,
  type RingPowerOperation,
  type RingPowerPoint,
} from './table.ts';
import { transientOf, type RingTransient, type RingTransientOptions, type RingTransientTask } from './transient.ts';

/**
 * Where folds lie in detuning and power: two for each energy, that nearer to resonance first. From high energies of the second to low
 * ones, and back along the first, it is one line around where the ring has
 * three steady states; its cusp, the lowest power of the first, is `highestPowerWithOneState`.
 */
export interface RingFoldCurve {
  /** Laser minus resonance of the ring without light, Hz. */
  readonly detuning: readonly [Float64Array, Float64Array];
  /** Power before the ring there, W. */
  readonly power: readonly [Float64Array, Float64Array];
}

/**
 * A ring by what its light does to itself: heat, two-photon absorption, the carriers that makes, and the Kerr index, in coupled modes
 * about the resonance
 * nearest to the laser. Every question throws a `RangeError` for a point out of range, a finesse below 20 and a negative loss.
 * [Johnson2006; deCea2019]
 */
export interface RingUnderPower {
  readonly ring: RingModulator;
  /** The checked design. */
  readonly design: RingNonlinearity;
  /** All steady states, stable or not, by rising energy in the ring. */
  steadyStates(point: RingPowerPoint): readonly RingSteadyState[];
  /**
   * The stable steady state; where two are stable that of `point.branch`, without which such a point throws a `RangeError` that names
   * both.
   */
  steadyState(point: RingPowerPoint): RingSteadyState;
  /** The highest power, W, up to which the ring has one steady state, however the laser is tuned. */
  highestPowerWithOneState(point: Omit<RingPowerPoint, 'power' | 'branch'>): RingPowerLimit;
  /** How far the chosen steady state is from the nearest fold along its branch, in wavelength and temperature. */
  foldDistance(point: RingPowerPoint): RingFoldDistance;
  /** How far it is from the nearest fold in power. */
  foldPower(point: RingPowerPoint): RingFoldPower;
  /** The folds that belong to `energies`, J, rising; those without one are left out. */
  foldCurve(point: Omit<RingPowerPoint, 'power' | 'branch'>, energies: ArrayLike<number>): RingFoldCurve;
  /**
   * All steady states under data: heat and carriers stand at their mean over the symbols, which are too short for them. Powers before
   * the ring, W, one a symbol or
   * one for all.
   */
  frozenStates(
    light: { readonly wavelength: number; readonly levels: readonly number[] },
    drive: RingPowerDrive,
  ): readonly RingFrozenState[];
  /**
   * The ring held at an operation, as a stage on a shared bus: the lane nearest to a resonance finds the steady state when it passes,
   * with the mean heat of its
   * symbols and that of the other lanes, which pass by the ring's transmission at that temperature. Throws where two states are stable
   * and no branch is said, and where
   * none is.
   */
  at(drive: RingPowerDrive, output?: RingPort): Stage;
  /**
   * The ring in time, from picoseconds to milliseconds, by stiff integration that chooses its own steps: what happens after light,
   * voltage, heater or chip move, and
   * oscillation where no steady state is stable. Throws a `ConvergenceError` where the steps do not suffice.
   */
  transient(task: RingTransientTask, options?: RingTransientOptions): RingTransient;
  /**
   * The ring while its voltage moves, as a stage for fields in time of fixed steps: as `ring.during`, with carriers and heat. Throws a
   * `RangeError` where that does, and
   * for a start in one of two stable states without `branch`.
   */
  during(drive: RingPowerTimeDrive, output?: RingPort): RingPowerInTime;
  /**
   * The ring while wavelength or power is swept up and down again, slowly against heat, from the coldest state on. Throws where it
   * oscillates by itself.
   */
  hysteresis(sweep: RingSweep, operation: Omit<RingPowerOperation, 'branch'>): RingHysteresis;
  /**
   * A heater trajectory that brings the ring from its cold state at a point into the hot one there, with the run that proves it. Throws
   * where that state is not stable, the heater
   * would pass 1 W, or heating does not end the cold state; a `ConvergenceError` where no trajectory of 800 thermal times or less does it.
   */
  capture(point: RingPowerPoint): RingCapture;
  /** Transmission at many voltages, V, with heat and carriers held where they stand at the point: what fast data see. */
  isothermalCurve(point: RingPowerPoint, voltages: ArrayLike<number>): Float64Array;
  /**
   * Transmission at many voltages, V, each set from the state at the point and held until heat has settled: what a slow sweep sees.
   * Throws where the ring oscillates by itself.
   */
  settledCurve(point: RingPowerPoint, voltages: ArrayLike<number>): Float64Array;
  /**
   * What fast data and long runs make of a drive with a list of voltages, through port. Throws where two states are stable and no
   * branch is said.
   */
  patternEffect(light: { readonly wavelength: number; readonly power: number }, drive: RingPowerDrive): RingPatternEffect;
  /** The resonance as the other questions see it. @internal */
  mode(point: Omit<RingPowerPoint, 'power' | 'branch'>): NonlinearMode;
}

const who = 'ringUnderPower';

/**
 * A ring together with its nonlinear design.
 *
 * @throws RangeError for a parameter out of range.
 */
export function ringUnderPower(ring: RingModulator, nonlinearity: RingNonlinearity): RingUnderPower {
  const design = check(who, ringNonlinearityTable, nonlinearity);
  const turn = turnOf(ring.design);
  let law: { readonly wavelength: number; readonly carriers: CarrierLaw } | undefined;
  const modeAt = (point: Omit<RingPowerPoint, 'power' | 'branch'>, order?: number): NonlinearMode => {
    const { wavelength, ambient: temperature, voltage, heaterPower = 0 } = point;
    inRange(who, 'wavelength', wavelength, 'm', 1.2e-6, 1.7e-6);
    checkOperation(point);
    if (law?.wavelength !== wavelength) law = { wavelength, carriers: carrierLaw(design, wavelength) };
    const { selfHeatingResistance } = ring.design;
    const nonlinear = { design, selfHeatingResistance, carriers: law.carriers };
    return nonlinearMode(turn, nonlinear, { wavelength, temperature, voltage, heaterPower }, order);
  };
  const needPort = ({ port }: RingPort): void => {
    if (port === 'drop' && ring.design.dropCoupler === undefined) throw new RangeError(`${who}: the ring has no drop port`);
  };
  const states = (mode: NonlinearMode, point: RingPowerPoint): RingSteadyState[] => {
    checkPower(point.power);
    return steadyStatesOf(mode, point);
  };
  const chosen = (mode: NonlinearMode, point: RingPowerPoint): RingSteadyState => chosenState(states(mode, point), point.branch);
  return Object.freeze({
    ring,
    design,
    mode: modeAt,
    steadyStates: (point) => states(modeAt(point), point),
    steadyState: (point) => chosen(modeAt(point), point),
    highestPowerWithOneState: (point) => highestPowerWithOneState(modeAt(point)),
    foldDistance: (point) => {
      const mode = modeAt(point);
      const { energy } = chosen(mode, point);
      const fold = energy > 0 ? nearestFold(mode, point.power, energy) : undefined;
      if (fold === undefined) return noFold(point.power);
      const moved = fold - mode.detuning;
      const wavelength = speedOfLight / (speedOfLight / point.wavelength + moved / (2 * Math.PI)) - point.wavelength;
      // An athermal ring meets its fold at no temperature near by.
      if (mode.perKelvin === 0) return { finite: false, reason: 'temperature does not move the ring' };
      return { finite: true, wavelength, kelvin: moved / mode.perKelvin };
    },
    foldPower: (point) => {
      const mode = modeAt(point);
      const { energy } = chosen(mode, point);
      return energy > 0 ? nearestFoldPower(mode, energy) : { finite: false, reason: 'without light there is no fold' };
    },
    foldCurve: (point, energies) => {
      const mode = modeAt(point);
      const folds = new Float64Array(4);
      const rows: number[][] = [[], [], [], []];
      for (let i = 0; i < energies.length; i++) {
        inRange(who, `energies.${i}`, energies[i]!, 'J', 0, 1);
        if (!foldsAt(mode, energyNode(mode, energies[i]!), folds)) continue;
        folds.forEach((value, k) => rows[k]!.push(k % 2 === 0 ? value / (2 * Math.PI) : value));
      }
      const [firstDetuning, firstPower, lastDetuning, lastPower] = rows.map((row) => Float64Array.from(row));
      return { detuning: [firstDetuning!, lastDetuning!], power: [firstPower!, lastPower!] };
    },
    frozenStates: (light, drive) => {
      const voltages = checkedVoltages(drive);
      light.levels.forEach((level) => checkPower(level));
      return frozenStates(symbolsOf({ modeAt }, light, drive, voltages), { ambient: drive.ambient, others: [] });
    },
    transient: (task, options = {}) => transientOf(modeAt, task, options),
    during: (drive, output = {}) => {
      needPort(output);
      return poweredInTime(turn, modeAt, drive, output);
    },
    hysteresis: (sweep, operation) => hysteresisOf((at) => states(modeAt({ ...operation, ...at }), { ...operation, ...at }), sweep),
    capture: (point) => {
      checkPower(point.power);
      const known = { heaterEfficiency: ring.design.heaterEfficiency, thermalTime: design.thermalTime };
      return captureOf(modeAt(point), point, { ...known, transient: (task) => transientOf(modeAt, task, {}) });
    },
    isothermalCurve: (point, voltages) => {
      const { coreTemperature, carrierDensity } = chosen(modeAt(point), point);
      return Float64Array.from(voltages, (voltage) => {
        const mode = modeAt({ ...point, voltage });
        return powerOf(frozenField({ mode, power: point.power }, { rise: coreTemperature - point.ambient, carrierDensity }));
      });
    },
    settledCurve: (point, voltages) => {
      const { coreTemperature } = chosen(modeAt(point), point);
      return Float64Array.from(voltages, (voltage) => {
        const state = followed(states(modeAt({ ...point, voltage }), { ...point, voltage }), coreTemperature);
        if (state === undefined) throw new RangeError(`${who}: the ring oscillates by itself at ${digits(voltage)} V`);
        return state.transmission;
      });
    },
    patternEffect: ({ wavelength, power }, drive) => {
      const voltages = checkedVoltages(drive);
      checkPower(power);
      const surroundings = { ambient: drive.ambient, others: [] };
      const symbols = symbolsOf({ modeAt }, { wavelength, levels: [power] }, drive, voltages);
      const mean = chosenState(frozenStates(symbols, surroundings), drive.branch);
      const powerAt = (symbol: RingSymbol, state: RingFrozenState, i: number): number =>
        power * powerOf(symbolField(symbol, state.symbols[i]!, {}));
      const frozen = symbols.map((symbol, i) => powerAt(symbol, mean, i));
      const held = (i: number) => ({
        states: frozenStates([symbols[i]!], surroundings),
        powerOf: (state: RingFrozenState) => powerAt(symbols[i]!, state, 0),
      });
      return patternOf(mean, frozen, held, design.thermalTime);
    },
    at: (drive, output = {}) => {
      const voltages = checkedVoltages(drive);
      needPort(output);
      return poweredStage({ ring, modeAt }, drive, voltages, output);
    },
  } satisfies RingUnderPower);
}

/** Throws unless an operation is in range; only what belongs to it is looked at. @internal */
export function checkOperation({ voltage, ambient, heaterPower = 0, branch = 'hot' }: RingPowerOperation): void {
  const { voltage: volts, ambient: kelvins, heaterPower: watts, branch: branches } = ringPowerOperationTable;
  inRange(who, 'voltage', voltage, 'V', volts.range[0], volts.range[1]);
  inRange(who, 'ambient', ambient, 'K', kelvins.range[0], kelvins.range[1]);
  inRange(who, 'heaterPower', heaterPower, 'W', watts.range[0], watts.range[1]);
  if (!branches.choice.includes(branch)) throw new RangeError(`${who}: branch is ${JSON.stringify(branch)}, must be one of cold, hot`);
}

/** The voltages of a drive, one a symbol. @internal */
export function checkedVoltages(drive: RingPowerDrive): readonly number[] {
  const voltages = typeof drive.voltage === 'object' ? Array.from(drive.voltage) : [drive.voltage];
  inRange(who, 'voltage.length', voltages.length, '1', 1, 16);
  for (const voltage of voltages) checkOperation({ ...drive, voltage });
  return voltages;
}

function powerOf({ re, im }: { readonly re: number; readonly im: number }): number {
  return re * re + im * im;
}
