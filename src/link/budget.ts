import { averagePower, opticalModulationAmplitude, type Detector, type Light, type Signal, type Source, type Stage } from '../light.ts';

/** Light after one step of a link. */
export interface BudgetStage {
  readonly name: string;
  readonly light: Light;
  /** Average power of all lanes together, W. */
  readonly averagePower: number;
  /** Outer optical modulation amplitude of the modulated lane with the least, W; `null` while no lane is modulated. */
  readonly oma: number | null;
  /** Loss of average power since the stage before, dB, negative for gain; `null` for the source and where no light comes in or out. */
  readonly lossDb: number | null;
}

/** A link step by step. */
export interface LinkBudget {
  /** The source and every step of the path. */
  readonly stages: readonly BudgetStage[];
  /** What the detector gives. */
  readonly signal: Signal;
}

/**
 * Power and modulation along a link. A step of the path is a stage or a pair of name and stage; a stage without a name takes that of its
 * function, or `stage 1`, `stage 2` by its place in the path.
 */
export function linkBudget({
  source,
  path,
  detector,
}: {
  readonly source: Source;
  readonly path: readonly (Stage | readonly [name: string, stage: Stage])[];
  readonly detector: Detector;
}): LinkBudget {
  let light = source();
  let before = entry(source.name === '' ? 'source' : source.name, light, null);
  const stages = [before];
  path.forEach((step, i) => {
    const [name, stage] = typeof step === 'function' ? [step.name, step] : step;
    light = stage(light);
    before = entry(name === '' ? `stage ${i + 1}` : name, light, before.averagePower);
    stages.push(before);
  });
  return { stages, signal: detector(light) };
}

function entry(name: string, light: Light, powerBefore: number | null): BudgetStage {
  let power = 0;
  let oma: number | null = null;
  for (const lane of light.lanes) {
    power += averagePower(lane);
    const amplitude = opticalModulationAmplitude(lane);
    if (amplitude !== null && (oma === null || amplitude < oma)) oma = amplitude;
  }
  const lossDb = powerBefore !== null && powerBefore > 0 && power > 0 ? 10 * Math.log10(powerBefore / power) : null;
  return { name, light, averagePower: power, oma, lossDb };
}
