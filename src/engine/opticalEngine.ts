import { check } from '../design.ts';
import { steadyPhotodiode } from '../devices/photodiode.ts';
import {
  averagePower,
  extinctionRatio,
  levelMismatchRatio,
  type Light,
  opticalModulationAmplitude,
} from '../light.ts';
import { pam4ErrorRatio } from '../link/pam4.ts';
import { closeEye } from '../link/penalty.ts';
import { reedSolomonErrorRatio } from '../link/reedSolomon.ts';
import { opticalMargin } from '../link/margin.ts';
import { type EngineDesign, engineTable } from './engineTable.ts';
import type { HotRing } from './hotRing.ts';
import { laserSupply } from './laserSupply.ts';
import { laneModulator } from './modulators.ts';
import { busPath, channelPath, type NamedStage, supplyPath } from './path.ts';

/** Optical attenuation before the photodiode that brings the bit error ratio to its target, dB; or why there is none. */
export type LaneMargin = number | { readonly finite: false; readonly reason: string };

/** Light after one stage of a lane. */
export interface StageResult {
  readonly name: string;
  /** W. */
  readonly averagePower: number;
  /** Outer optical modulation amplitude, W; `null` while unmodulated. */
  readonly oma: number | null;
}

/** One lane of an evaluated engine. */
export interface LaneResult {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** The light after each stage, from the laser to the photodiode. */
  readonly stages: readonly StageResult[];
  /** Outer extinction ratio P3/P0, linear; `null` where the lowest level is dark. */
  readonly extinctionRatio: number | null;
  /** Level separation mismatch ratio, 0 to 1. */
  readonly levelMismatchRatio: number;
  readonly preFecBitErrorRatio: number;
  readonly codewordErrorRatio: number;
  readonly marginDb: LaneMargin;
  /** Heater power of the modulator, W. */
  readonly heaterPower: number;
  /** Electro-optic −3 dB bandwidth of the modulator, Hz; `null` where the design does not tell. */
  readonly bandwidth: number | null;
  /** Thermal state of a ring modulator. */
  readonly ring?: HotRing;
}

/** An evaluated engine, SI throughout. */
export interface EngineResult {
  /** Payload, bit/s. */
  readonly bitRate: number;
  /** On the line, with forward error correction and transcoding, bit/s. */
  readonly lineRate: number;
  /** Total power over payload, J. */
  readonly energyPerBit: number;
  /** W. */
  readonly power: {
    readonly laser: number;
    readonly driver: number;
    readonly heater: number;
    readonly receiver: number;
    readonly total: number;
  };
  readonly lanes: readonly LaneResult[];
  /** The lane with the least margin. */
  readonly worst: { readonly lane: number; readonly marginDb: LaneMargin };
}

/** An optical engine: eight lanes, or as many as its lasers and splitters make. */
export interface OpticalEngine {
  readonly design: EngineDesign;
  /** The link budget of every lane and the power of the whole. */
  evaluate(): EngineResult;
}

/**
 * An optical engine of a design. Evaluation throws a RangeError where a ring's set point cannot be reached (heater, stability).
 *
 * @throws RangeError naming the path of a parameter that is missing, unknown or out of range, or a laser power out of reach.
 */
export function opticalEngine(design: EngineDesign): OpticalEngine {
  const checked = check('opticalEngine', engineTable, design);
  if (checked.code.data >= checked.code.symbols) {
    throw new RangeError(`opticalEngine: code.data is ${checked.code.data}, must be below code.symbols, ${checked.code.symbols}`);
  }
  const { supply, code, receiver, penalty } = checked;
  const lasers = laserSupply(checked.laser);
  const modulator = laneModulator(checked.modulator);
  const channel = channelPath(checked.channel);
  const lanesPerLaser = supply.moduleSplitter.ways * supply.chipSplitter.ways;
  const laneCount = checked.laser.wavelengthOffsets.length * lanesPerLaser;
  const trunk = supplyPath(supply);
  const buses = Array.from({ length: laneCount }, (_, i) => busPath(supply, laneCount > 1 ? i / (laneCount - 1) : 1));
  const detector = steadyPhotodiode(receiver.photodiode).at(receiver);
  const closureDb = penalty.transmitterEyeDb + penalty.multipathDb + penalty.crosstalkDb;
  const receive = (light: Light) => closeEye(detector(light), closureDb);

  /** Light behind a path; what stands behind each stage is added to `stages`. */
  const along = (path: readonly NamedStage[], light: Light, stages: StageResult[]): Light => {
    let passing = light;
    for (const [name, stage] of path) {
      passing = stage(passing);
      stages.push(stageResult(name, passing));
    }
    return passing;
  };
  const evaluateLane = (supplied: { light: Light; stages: readonly StageResult[] }, bus: readonly NamedStage[]): LaneResult => {
    const stages = [...supplied.stages];
    const modulated = modulator.modulate(along(bus, supplied.light, stages), checked.chipTemperature);
    stages.push(stageResult(modulator.name, modulated.light));
    const received = along(channel, modulated.light, stages);
    const lane = received.lanes[0]!;
    const { bitErrorRatio } = pam4ErrorRatio(receive(received));
    const margin = opticalMargin({ light: received, detector: receive, bitErrorRatio: code.bitErrorRatioTarget });
    return {
      wavelength: lane.wavelength,
      stages,
      extinctionRatio: extinctionRatio(lane),
      levelMismatchRatio: levelMismatchRatio(lane.levels),
      preFecBitErrorRatio: bitErrorRatio,
      codewordErrorRatio: reedSolomonErrorRatio({ ...code, bitErrorRatio }),
      marginDb: margin.finite ? margin.marginDb : margin,
      heaterPower: modulated.heaterPower,
      bandwidth: modulated.bandwidth,
      ...(modulated.ring && { ring: modulated.ring }),
    };
  };

  const evaluate = (): EngineResult => {
    const supplied = lasers.lights.map((laser) => {
      const stages = [stageResult('laser', laser)];
      return { light: along(trunk, laser, stages), stages };
    });
    const lanes = buses.map((bus, i) => evaluateLane(supplied[Math.floor(i / lanesPerLaser)]!, bus));
    const lineRate = lanes.length * checked.symbolRate * 2;
    const bitRate = ((lineRate * code.data) / code.symbols) / code.transcodingRatio;
    const parts = {
      laser: lasers.wallPlugPower,
      driver: modulator.driverEnergyPerBit * lineRate,
      heater: lanes.reduce((sum, lane) => sum + lane.heaterPower, 0),
      receiver: receiver.energyPerBit * lineRate,
    };
    const power = { ...parts, total: parts.laser + parts.driver + parts.heater + parts.receiver };
    return { bitRate, lineRate, energyPerBit: power.total / bitRate, power, lanes, worst: worstOf(lanes) };
  };
  return { design: checked, evaluate };
}

function stageResult(name: string, light: Light): StageResult {
  const lane = light.lanes[0]!;
  return { name, averagePower: averagePower(lane), oma: opticalModulationAmplitude(lane) };
}

/** A lane that no power brings to the target is the worst of all. */
function worstOf(lanes: readonly LaneResult[]): EngineResult['worst'] {
  const height = ({ marginDb }: LaneResult): number => (typeof marginDb === 'number' ? marginDb : -Infinity);
  let lane = 0;
  lanes.forEach((candidate, i) => {
    if (height(candidate) < height(lanes[lane]!)) lane = i;
  });
  return { lane, marginDb: lanes[lane]!.marginDb };
}
