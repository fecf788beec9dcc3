import { digits, inRange } from '../../errors.ts';
import { averagePower, type Light } from '../../light.ts';
import type { EngineDesign } from '../engineTable.ts';
import type { HotRing } from '../hotRing.ts';
import { laserSupply } from '../laserSupply.ts';
import { laneModulator } from '../modulators.ts';
import { busPath, channelPath, type NamedStage, supplyPath } from '../path.ts';

/** A lane of an engine at its set point. @internal */
export interface LaneAtWork {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Power in the bus in front of the modulator, W. */
  readonly busPower: number;
  /** Light on the photodiode: four levels, rising. */
  readonly received: Light;
  /** Power on the photodiode over power behind the modulator. */
  readonly transmission: number;
  /** Thermal state of a ring; absent for a Mach-Zehnder. */
  readonly ring?: HotRing;
}

/** The lanes of a checked engine design, in the order of its results. @internal */
export function lanesAtWork(design: EngineDesign): LaneAtWork[] {
  const { supply } = design;
  const modulator = laneModulator(design.modulator);
  const trunk = supplyPath(supply);
  const channel = channelPath(design.channel);
  const perLaser = supply.moduleSplitter.ways * supply.chipSplitter.ways;
  const lasers = laserSupply(design.laser).lights;
  const count = lasers.length * perLaser;
  return Array.from({ length: count }, (_, i): LaneAtWork => {
    const bus = behind([...trunk, ...busPath(supply, count > 1 ? i / (count - 1) : 1)], lasers[Math.floor(i / perLaser)]!);
    const { light, ring } = modulator.modulate(bus, design.chipTemperature);
    const received = behind(channel, light);
    const lane = received.lanes[0]!;
    return {
      wavelength: lane.wavelength,
      busPower: averagePower(bus.lanes[0]!),
      received,
      transmission: averagePower(lane) / averagePower(light.lanes[0]!),
      ...(ring && { ring }),
    };
  });
}

/** Whether the four levels of a lane rise. @internal */
export function risingLevels({ received }: LaneAtWork): boolean {
  const { levels } = received.lanes[0]!;
  return levels[0]! < levels[1]! && levels[1]! < levels[2]! && levels[2]! < levels[3]!;
}

/** One of them by its number. @internal */
export function laneOf(who: string, lanes: readonly LaneAtWork[], lane: number): LaneAtWork {
  inRange(who, 'lane', lane, '1', 0, lanes.length - 1);
  if (!Number.isInteger(lane)) throw new RangeError(`${who}: lane is ${digits(lane)}, must be a whole number`);
  return lanes[lane]!;
}

function behind(path: readonly NamedStage[], light: Light): Light {
  return path.reduce((passing, [, stage]) => stage(passing), light);
}

/** Voltages of the four symbols in the order of rising power. @internal */
export function symbolVoltages({ modulator }: EngineDesign, power: (voltage: number) => number): number[] {
  const mean = modulator.kind === 'ring' ? modulator.bias : 0;
  const { swing } = modulator;
  const falling = [mean + swing / 2, mean + swing / 6, mean - swing / 6, mean - swing / 2];
  return power(falling[3]!) >= power(falling[0]!) ? falling : falling.reverse();
}
