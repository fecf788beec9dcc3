import { check } from '../../design.ts';
import { digits, inRange } from '../../errors.ts';
import type { Stage } from '../../light.ts';
import { productRest, wavesBeyond } from '../../numerics/wholeWaves.ts';
import { fromDb } from '../../units.ts';
import { guideOf, isGuideRecord } from '../../waveguides/guidePart.ts';
import { indexParts, type GuidePoint, type PhaseShifter } from '../../waveguides/phaseShifter.ts';
import { modulatedLane } from '../modulatedLane.ts';
import {
  machZehnderOperationTable,
  machZehnderTable,
  type MachZehnderDesign,
  type MachZehnderDrive,
  type MachZehnderDrivePoint,
  type MachZehnderPoint,
} from './table.ts';
import { driveBandwidth, driveResponse } from './response.ts';

/**
 * A Mach-Zehnder modulator by what can be asked of it while it stands. A point is vacuum wavelength (m), differential voltage (V), junction bias
 * (V, reverse negative), bias phase (rad), temperature and trim temperature (K). Every question throws a `RangeError` for a phase
 * or temperature out of range and where the guide does: for a voltage of either arm beyond its junction's range.
 */
export interface SteadyMachZehnder {
  /** The checked design. */
  readonly design: MachZehnderDesign;
  /** Field at the output over the field at the input, exp(+jωt); the common phase is that of the phase shifters. */
  field(point: MachZehnderPoint): { readonly re: number; readonly im: number };
  /** Power at the output over power at the input. Lossless and balanced: cos²(Δφ/2). */
  transmission(point: MachZehnderPoint): number;
  /** Phase of arm 2 behind arm 1, Δφ = bias + drive + drift, rad; the drive part is π V/Vπ where the index is linear in voltage. */
  phaseDifference(point: MachZehnderPoint): number;
  /** Drive for a phase of π, V: λ/(2 L |dneff/dV|) with the slope at the junction bias, the same for a single arm. Throws without a slope. */
  halfWaveVoltage(point: MachZehnderPoint): number;
  /** Largest over least transmission as the bias phase turns, linear, with the arms' loss at this voltage; `null` if the least is 0. */
  extinctionRatio(point: MachZehnderPoint): number | null;
  /** Loss at the bias phase that passes most, dB, with the arms' loss at this voltage. */
  insertionLossDb(point: MachZehnderPoint): number;
  /** Change of the phase difference with temperature, rad/K: (2π/λ) (dneff/dT) times the imbalance. */
  thermalDrift(point: MachZehnderPoint): number;
  /**
   * Chirp parameter 2P (dϕ/dV)/(dP/dV), ϕ the phase of the output field; 0 for push-pull arms of equal, constant loss, ±1 for a single arm at quadrature. Differences
   * over ±1 mV. Throws where the power does not change with voltage. [Koyama1988]
   */
  chirpParameter(point: MachZehnderPoint): number;
  /** Capacitance of one arm at the junction bias, F. */
  capacitance(point: Pick<MachZehnderPoint, 'junctionBias'>): number;
  /**
   * Response to a small drive at `frequency` (Hz) over that at 0 Hz: travelling-wave electrode, or the driver's resistance for
   * lumped arms, times the junction's own RC pole and that of the driver. [Alferness1982]
   */
  smallSignalResponse(point: MachZehnderDrivePoint & { readonly frequency: number }): { readonly re: number; readonly im: number };
  /** Frequency at which that response falls to 1/√2, −3 dB electrical, Hz. Throws where nothing limits it. [Alferness1982] */
  bandwidth(point: MachZehnderDrivePoint): number;
  /**
   * The modulator held at an operation, as a stage. With a list of voltages every lane gets one level a voltage, and a lane that
   * carries data already throws; with one number the lanes pass.
   */
  at(drive: MachZehnderDrive): Stage;
}

/** What the answers in time are made of. @internal */
export interface MachZehnderArms {
  readonly guide: PhaseShifter;
  /** Re and im of the light of arm 1 and of arm 2 at the combiner, but for a phase that both have at any point. */
  readonly armFields: (point: MachZehnderPoint) => readonly [number, number, number, number];
}

const who = 'machZehnderModulator';

/** A Mach-Zehnder modulator without its answers in time, for those who ask for none. @internal */
export function steadyMachZehnder(design: MachZehnderDesign): SteadyMachZehnder & MachZehnderArms {
  const checked = check(who, machZehnderTable, design);
  const { armLength, imbalance, splitterImbalance, combinerImbalance } = checked;
  const guide = guideOf(checked.guide);
  const kept = Math.sqrt(fromDb(-checked.excessLossDb));
  const armKept = Math.sqrt(fromDb(-Math.abs(checked.armLossImbalanceDb)));
  const first = kept * Math.sqrt((0.5 + splitterImbalance) * (0.5 + combinerImbalance)) * (checked.armLossImbalanceDb < 0 ? armKept : 1);
  const second = kept * Math.sqrt((0.5 - splitterImbalance) * (0.5 - combinerImbalance)) * (checked.armLossImbalanceDb > 0 ? armKept : 1);
  const { bias: biasEntry } = machZehnderOperationTable;
  const referenceTemperature = isGuideRecord(checked.guide) ? checked.guide.referenceTemperature : undefined;

  const armVoltage = (point: MachZehnderPoint, sign: number): number => {
    if (point.drive === 'single') return point.junctionBias + (sign > 0 ? point.voltage : 0);
    return point.junctionBias + (sign * point.voltage) / 2;
  };
  const guidePoint = ({ wavelength, temperature }: MachZehnderPoint, voltage: number): GuidePoint => ({ wavelength, voltage, temperature });
  const { constant, varying } = indexParts(guide);
  const constantPath = constant * armLength;
  const constantRest = productRest(constant, armLength);
  /** Amplitudes of both arms at the combiner, their phase difference, and the index of each beyond the constant of the guide. */
  const arms = (point: MachZehnderPoint): { a1: number; a2: number; difference: number; index1: number; index2: number } => {
    const { wavelength, bias, trimTemperature = referenceTemperature } = point;
    inRange(who, 'bias', bias, 'rad', biasEntry.range[0], biasEntry.range[1]);
    const at1 = guidePoint(point, armVoltage(point, 1));
    const at2 = guidePoint(point, armVoltage(point, -1));
    const wavenumber = (2 * Math.PI) / wavelength;
    let drift = 0;
    if (imbalance !== 0) {
      if (trimTemperature === undefined) throw new RangeError(`${who}: trimTemperature is missing, which a finished guide needs`);
      const resting = guidePoint(point, point.junctionBias);
      const trimmed = { ...resting, temperature: trimTemperature };
      drift = wavenumber * imbalance * (varying(resting) - varying(trimmed));
    }
    const index1 = varying(at1);
    const index2 = varying(at2);
    return {
      a1: first * Math.exp((-guide.attenuation(at1) * armLength) / 2),
      a2: second * Math.exp((-guide.attenuation(at2) * armLength) / 2),
      difference: wavenumber * armLength * (index2 - index1) + bias + drift,
      index1,
      index2,
    };
  };
  const field = (point: MachZehnderPoint): { readonly re: number; readonly im: number } => {
    const { a1, a2, difference, index1, index2 } = arms(point);
    const { wavelength } = point;
    const mean = (index1 + index2) / 2;
    const whole = Math.round(((constant + mean) * armLength) / wavelength);
    const phase = 2 * Math.PI * wavesBeyond(whole, constantPath, mean * armLength, constantRest, wavelength);
    // Arms half the difference before and behind their mean phase.
    const even = (a1 + a2) * Math.cos(difference / 2);
    const odd = (a1 - a2) * Math.sin(difference / 2);
    const cosine = Math.cos(phase);
    const sine = Math.sin(phase);
    return { re: even * cosine + odd * sine, im: odd * cosine - even * sine };
  };
  const transmission = (point: MachZehnderPoint): number => {
    const { a1, a2, difference } = arms(point);
    return (a1 - a2) ** 2 + 4 * a1 * a2 * Math.cos(difference / 2) ** 2;
  };
  return Object.freeze({
    design: checked,
    guide,
    armFields: (point: MachZehnderPoint): [number, number, number, number] => {
      const { a1, a2, difference, index1, index2 } = arms(point);
      const phase = (Math.PI * (index1 + index2) * armLength) / point.wavelength;
      const one = phase - difference / 2;
      const other = phase + difference / 2;
      return [a1 * Math.cos(one), -a1 * Math.sin(one), a2 * Math.cos(other), -a2 * Math.sin(other)];
    },
    field,
    transmission,
    phaseDifference: (point: MachZehnderPoint): number => arms(point).difference,
    halfWaveVoltage: (point: MachZehnderPoint): number => {
      const slope = guide.voltageSlope(guidePoint(point, point.junctionBias));
      if (slope === 0) throw new RangeError(`${who}: the index of the guide does not follow the voltage, so there is no half-wave voltage`);
      return point.wavelength / (2 * armLength * Math.abs(slope));
    },
    extinctionRatio: (point: MachZehnderPoint): number | null => {
      const { a1, a2 } = arms(point);
      return a1 === a2 ? null : ((a1 + a2) / (a1 - a2)) ** 2;
    },
    insertionLossDb: (point: MachZehnderPoint): number => {
      const { a1, a2 } = arms(point);
      if (!(a1 + a2 > 0)) throw new RangeError(`${who}: splitter and combiner share no arm, so no light passes`);
      return -20 * Math.log10(a1 + a2);
    },
    thermalDrift: (point: MachZehnderPoint): number =>
      ((2 * Math.PI) / point.wavelength) * guide.temperatureSlope(guidePoint(point, point.junctionBias)) * imbalance,
    chirpParameter: (point: MachZehnderPoint): number => {
      const step = 1e-3;
      const before = field({ ...point, voltage: point.voltage - step });
      const here = field(point);
      const after = field({ ...point, voltage: point.voltage + step });
      const power = here.re ** 2 + here.im ** 2;
      const change = { re: after.re - before.re, im: after.im - before.im };
      const rise = here.re * change.re + here.im * change.im;
      if (!(Math.abs(rise) > 1e-12 * power)) {
        throw new RangeError(`${who}: the power does not follow the voltage at ${digits(point.voltage)} V`);
      }
      // d(phase)/dP · 2P = Im(E* dE)/Re(E* dE)
      return (here.re * change.im - here.im * change.re) / rise;
    },
    capacitance: ({ junctionBias }: Pick<MachZehnderPoint, 'junctionBias'>): number => guide.capacitance(junctionBias) * armLength,
    smallSignalResponse: (point: MachZehnderDrivePoint & { readonly frequency: number }) => driveResponse(checked, guide, point),
    bandwidth: (point: MachZehnderDrivePoint): number => driveBandwidth(checked, guide, point),
    at: (drive: MachZehnderDrive): Stage => stageOf(field, drive),
  });
}

function stageOf(field: SteadyMachZehnder['field'], drive: MachZehnderDrive): Stage {
  const list = typeof drive.voltage === 'object' ? Array.from(drive.voltage) : [drive.voltage];
  inRange(who, 'voltage.length', list.length, '1', typeof drive.voltage === 'object' ? 2 : 1, 16);
  const operations = list.map((voltage) => check(who, machZehnderOperationTable, { ...drive, voltage }));
  return ({ lanes }) => ({
    lanes: lanes.map((lane) => modulatedLane(who, lane, operations.map((operation) => field({ ...operation, wavelength: lane.wavelength })))),
  });
}
