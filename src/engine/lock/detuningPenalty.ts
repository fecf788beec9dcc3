import { speedOfLight } from '../../constants.ts';
import type { RingModulator } from '../../devices/ringModulator.ts';
import { inRange } from '../../errors.ts';
import { averagePower, extinctionRatio, opticalModulationAmplitude, type Detector, type Light, type Stage } from '../../light.ts';
import { opticalMargin } from '../../link/margin.ts';
import { findRoot } from '../../numerics/roots.ts';
import { toDb } from '../../units.ts';
import { hotRing } from '../hotRing.ts';
import { resonancePlace } from '../ringHeaters/resonancePlace.ts';

/** A ring at its set point, before something moves it. */
export interface HeldRing {
  /** The light in its bus: one unmodulated lane. */
  readonly light: Light;
  /** Laser minus resonance at `bias`, Hz. */
  readonly detuning: number;
  /** Mean drive voltage, V. */
  readonly bias: number;
  /** Drive voltage of each symbol, V. */
  readonly voltages: readonly number[];
  /** Temperature of the chip, K. */
  readonly ambient: number;
  /** Most heater power, W. */
  readonly maximumHeaterPower: number;
}

/** What comes behind a ring. */
export interface LaneReceiver {
  /** From the ring to the photodiode. */
  readonly behind: Stage;
  readonly detector: Detector;
  /** Target before error correction. */
  readonly bitErrorRatio: number;
}

/** A lane whose ring is off its set point. */
export interface OffsetLane {
  /** Outer modulation amplitude behind the ring, W; negative where the symbols have changed places. */
  readonly oma: number;
  /** Loss of it against the set point, dB; `null` where the amplitude is not above 0. */
  readonly omaLossDb: number | null;
  /** Outer extinction ratio, linear; `null` where the lowest level is dark. */
  readonly extinctionRatio: number | null;
  /** Margin lost against the set point, dB; `null` where either has none, or without a receiver. */
  readonly marginLostDb: number | null;
}

/** What residual detuning costs a lane. */
export interface DetuningPenalty {
  /** At a residual detuning, Hz: laser less resonance, less what is wanted; −1e12 to 1e12. */
  at(residual: number): OffsetLane;
  /** The residuals about 0 between which at most `omaLossDb` (dB, above 0 to 20) of the amplitude is lost, Hz. */
  window(omaLossDb: number): { readonly low: number; readonly high: number };
}

const who = 'detuningPenalty';

/**
 * Amplitude, extinction and margin of a lane whose ring is off its set point by a residual detuning; its heat and all else as at the set
 * point.
 *
 * @throws RangeError as `hotRing` does, and for light with another number of lanes than one.
 */
export function detuningPenalty(ring: RingModulator, held: HeldRing, receiver?: LaneReceiver): DetuningPenalty {
  const { light, detuning, bias, ambient, maximumHeaterPower } = held;
  inRange(who, 'lanes', light.lanes.length, '1', 1, 1);
  const lane = light.lanes[0]!;
  const { wavelength } = lane;
  const { voltages: symbols } = held;
  const power = averagePower(lane);
  const hot = hotRing(ring, { wavelength, power, detuning, bias, voltages: symbols, ambient, maximumHeaterPower });
  const state = { wavelength, temperature: hot.coreTemperature, heaterPower: hot.heaterPower };
  const perKelvin = ring.thermalShift({ ...state, voltage: bias });
  const place = resonancePlace(wavelength, detuning);
  const passed = (voltage: number): number => ring.transmission({ ...state, voltage });
  // The brighter of the outer symbols at the set point is the highest level.
  const voltages = passed(symbols.at(-1)!) >= passed(symbols[0]!) ? symbols : symbols.toReversed();
  const sent = (residual: number): Light => {
    inRange(who, 'residual', residual, 'Hz', -1e12, 1e12);
    const temperature = hot.coreTemperature + (resonancePlace(wavelength, detuning + residual) - place) / perKelvin;
    return ring.at({ voltage: voltages, temperature, heaterPower: hot.heaterPower })(light);
  };
  const omaOf = (residual: number): number => opticalModulationAmplitude(sent(residual).lanes[0]!)!;
  const marginOf = (behind: Light): number | undefined => {
    if (receiver === undefined) return undefined;
    const { detector, bitErrorRatio } = receiver;
    const margin = opticalMargin({ light: receiver.behind(behind), detector, bitErrorRatio });
    return margin.finite ? margin.marginDb : undefined;
  };
  const best = omaOf(0);
  const bestMargin = marginOf(sent(0));
  const edge = (loss: number, direction: 1 | -1): number => {
    const excess = (residual: number): number => omaOf(residual) - best * 10 ** (-loss / 10);
    const step = (direction * ring.linewidth({ ...state, voltage: bias }) * speedOfLight) / wavelength ** 2 / 32;
    let inside = 0;
    while (excess(inside + step) > 0) inside += step;
    return findRoot(excess, Math.min(inside, inside + step), Math.max(inside, inside + step));
  };
  return {
    at: (residual) => {
      const behind = sent(residual);
      const out = behind.lanes[0]!;
      const oma = opticalModulationAmplitude(out)!;
      const margin = marginOf(behind);
      return {
        oma,
        omaLossDb: oma > 0 ? toDb(best / oma) : null,
        extinctionRatio: extinctionRatio(out),
        marginLostDb: margin === undefined || bestMargin === undefined ? null : bestMargin - margin,
      };
    },
    window: (omaLossDb) => {
      inRange(who, 'omaLossDb', omaLossDb, 'dB', 1e-9, 20);
      return { low: edge(omaLossDb, -1), high: edge(omaLossDb, 1) };
    },
  };
}
