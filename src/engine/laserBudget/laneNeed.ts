import { photodiode } from '../../devices/photodiode.ts';
import { ConvergenceError, digits } from '../../errors.ts';
import { averagePower, type Light } from '../../light.ts';
import { type Margin, opticalMargin } from '../../link/margin.ts';
import { closeEye } from '../../link/penalty.ts';
import type { EngineDesign } from '../engineTable.ts';
import { laneModulator } from '../modulators.ts';
import { channelPath, type NamedStage } from '../path.ts';

/** What a lane needs before its modulator; or why no power will do. @internal */
export type LaneNeed = { readonly finite: true; readonly power: number } | { readonly finite: false; readonly reason: string };

/** The part of a lane behind the supply. @internal */
export interface LaneEnd {
  /** The light before the modulator, scaled to `power` (W), through modulator and channel: each stage and the light behind it. */
  forward(bus: Light): readonly (readonly [name: string, light: Light])[];
  /** Power before the modulator that leaves `marginDb`, W, for light like `bus`. */
  need(bus: Light, marginDb: number): LaneNeed;
}

/** Most power before a modulator, W. */
const most = 10;
const iterationLimit = 100;

/** Modulator, channel and receiver of an engine. @internal */
export function laneEnd(design: EngineDesign): LaneEnd {
  const { receiver, penalty, code, chipTemperature } = design;
  const modulator = laneModulator(design.modulator);
  const channel: readonly NamedStage[] = channelPath(design.channel);
  const detector = photodiode(receiver.photodiode).at(receiver);
  const closureDb = penalty.transmitterEyeDb + penalty.multipathDb + penalty.crosstalkDb;
  const received = (light: Light) => closeEye(detector(light), closureDb);
  const forward = (bus: Light): (readonly [string, Light])[] => {
    const passed: (readonly [string, Light])[] = [[modulator.name, modulator.modulate(bus, chipTemperature).light]];
    for (const [name, stage] of channel) passed.push([name, stage(passed.at(-1)![1])]);
    return passed;
  };
  const marginAt = (bus: Light, power: number): Margin => {
    try {
      const light = forward(scaledTo(bus, power)).at(-1)![1];
      return opticalMargin({ light, detector: received, bitErrorRatio: code.bitErrorRatioTarget });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { finite: false, reason: `at ${digits(power)} W before the modulator ${error.message}` };
    }
  };
  return {
    forward,
    need: (bus, marginDb) => {
      let power = averagePower(bus.lanes[0]!);
      let missDb = Infinity;
      // A decibel of light is nearly one of margin: what the ring's own heat changes is small.
      for (let i = 0; i < iterationLimit; i++) {
        const margin = marginAt(bus, power);
        if (!margin.finite) return margin;
        missDb = margin.marginDb - marginDb;
        if (Math.abs(missDb) < 1e-10) return { finite: true, power };
        power *= 10 ** (-missDb / 10);
        if (power > most) return { finite: false, reason: `a lane would need more than ${digits(most)} W before its modulator` };
      }
      throw new ConvergenceError('laserBudget: power before the modulator', { iterations: iterationLimit, residual: missDb });
    },
  };
}

/** The same light with the power of its one lane set. @internal */
export function scaledTo(light: Light, power: number): Light {
  return { lanes: light.lanes.map((lane) => ({ ...lane, levels: [power] })) };
}
