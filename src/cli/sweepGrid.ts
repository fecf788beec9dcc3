import type { EngineDesign } from '../engine/engineTable.ts';
import { type EngineResult, opticalEngine } from '../engine/opticalEngine.ts';
import { launchStage } from '../engine/path.ts';
import { ConvergenceError } from '../errors.ts';
import type { SweepAxis } from './sweepAxis.ts';

/** What is kept of each point, of the worst lane where it belongs to a lane. */
export const sweepColumns = [
  'marginDb',
  'worstLane',
  'preFecBitErrorRatio',
  'codewordErrorRatio',
  'extinctionRatio',
  'launchPower',
  'launchOma',
  'receivedOma',
  'energyPerBit',
  'totalPower',
] as const;

/** A column of a sweep. */
export type SweepColumn = (typeof sweepColumns)[number];

/** A sweep over a grid, row-major: the last axis varies fastest. */
export interface SweepTable {
  readonly axes: readonly SweepAxis[];
  readonly shape: readonly number[];
  /** SI; NaN where a point has no answer. */
  readonly values: Readonly<Record<SweepColumn, Float64Array>>;
  /** Why a point has no margin; `undefined` where it has one. */
  readonly reasons: readonly (string | undefined)[];
}

/** Stands between two points of a sweep. */
export interface SweepWatch {
  /** Told after each point. */
  onPoint(done: number): void;
  /** Asked before each point. */
  stopped(): boolean;
}

/**
 * An engine at every point of the grid. Where it cannot be answered the point has the reason instead. Gives way to the process
 * between two points. `undefined` where it was stopped.
 */
export async function sweepGrid(design: EngineDesign, axes: readonly SweepAxis[], watch: SweepWatch): Promise<SweepTable | undefined> {
  const shape = axes.map(({ values }) => values.length);
  const size = shape.reduce((product, length) => product * length, 1);
  const columns = sweepColumns.map((name) => [name, new Float64Array(size).fill(NaN)] as const);
  const reasons: (string | undefined)[] = [];
  for (let point = 0; point < size; point++) {
    await new Promise(setImmediate);
    if (watch.stopped()) return undefined;
    const at = place(point, shape);
    const changed = axes.reduce((before, axis, k) => axis.place.replace(before, axis.values[at[k]!]!), design);
    const answer = answerOf(changed);
    if (typeof answer === 'string') reasons[point] = answer;
    else {
      const row = rowOf(answer);
      for (const [name, column] of columns) column[point] = row[name] ?? NaN;
      const { marginDb } = answer.worst;
      reasons[point] = typeof marginDb === 'number' ? undefined : marginDb.reason;
    }
    watch.onPoint(point + 1);
  }
  return { axes, shape, values: Object.fromEntries(columns) as SweepTable['values'], reasons };
}

/** The place of a point along each axis. */
export function place(point: number, shape: readonly number[]): number[] {
  const at: number[] = [];
  for (let k = shape.length - 1, rest = point; k >= 0; k--) {
    at[k] = rest % shape[k]!;
    rest = Math.floor(rest / shape[k]!);
  }
  return at;
}

function answerOf(design: EngineDesign): EngineResult | string {
  try {
    return opticalEngine(design).evaluate();
  } catch (error) {
    if (error instanceof RangeError || error instanceof ConvergenceError) return error.message;
    throw error;
  }
}

function rowOf({ lanes, worst, energyPerBit, power }: EngineResult): Record<SweepColumn, number | null> {
  const lane = lanes[worst.lane]!;
  const launch = lane.stages.find(({ name }) => name === launchStage);
  return {
    marginDb: typeof worst.marginDb === 'number' ? worst.marginDb : null,
    worstLane: worst.lane,
    preFecBitErrorRatio: lane.preFecBitErrorRatio,
    codewordErrorRatio: lane.codewordErrorRatio,
    extinctionRatio: lane.extinctionRatio,
    launchPower: launch?.averagePower ?? null,
    launchOma: launch?.oma ?? null,
    receivedOma: lane.stages.at(-1)?.oma ?? null,
    energyPerBit,
    totalPower: power.total,
  };
}
