import { ConvergenceError, digits, inRange } from '../../errors.ts';
import { findRoot } from '../../numerics/roots.ts';
import type { CrossSection, SectionWindow } from '../modes/crossSection.ts';
import { fieldAt } from './heatField.ts';
import { heatGrid, type HeatGrid } from './heatGrid.ts';
import { dot, evenLoad, heatProblem, heatSolver, sizeOf, type HeatProblem } from './heatProblem.ts';
import { heatTask, rectangles, type HeatSetting, type HeatTask } from './heatSetting.ts';
import { heatStep, type HeatStep } from './heatTransient.ts';

/** How closely heat is solved. */
export interface HeatOptions {
  /** Largest relative `error`, 1e-6 to 0.1. Default 1e-3. */
  readonly tolerance?: number;
}

/** What a heated guide is asked at: power in the source, W, 0 to 100, and temperature of the sink and around, K, 1 to 3000. */
export interface HeatOperation {
  readonly power: number;
  readonly ambient: number;
}

/** Temperatures of a heated guide, K. */
export interface HeatTemperatures {
  /** Mean over the core. */
  readonly core: number;
  /** Mean over the source. */
  readonly source: number;
  /** Highest in the source. */
  readonly hottest: number;
}

/** Heat in a cross-section: temperature rise over power, in the whole length. */
export interface ThermalResistance {
  readonly kind: 'thermalResistance';
  /** Mean rise of the core over power in the source, K/W: self-heating where the core is the source. */
  readonly core: number;
  /** Mean rise of the source over its own power, K/W. */
  readonly source: number;
  /** Highest rise in the source over its power, K/W. */
  readonly hottest: number;
  /** Relative change of `core` and `source` in the last refinement. */
  readonly error: number;
  /** Number of unknowns solved for. */
  readonly unknowns: number;
  /** Rise over power at a point, K/W; x and y in m. Throws a `RangeError` outside sink, surface and about ten depths to the side. */
  rise(point: { readonly x: number; readonly y: number }): number;
  /** Mean rise over power of a core like this one, `distance` to the side, m, which itself changes nothing, K/W. */
  neighbor(distance: number): number;
  /** Shift of a resonance over power, m/W, from its shift with temperature, m/K: 1e6 m/W are 1 nm/mW. */
  tuningEfficiency(thermalShift: number): number;
  /** Temperatures under power. Throws a `RangeError` where the source passes its limit. */
  temperatures(operation: HeatOperation): HeatTemperatures;
  /** Share of the core's steady rise, 0 to 1, at a time, s, after power is turned on. Needs all heat capacities, else a `RangeError`. */
  stepResponse(time: number): number;
  /** Time at which the core has reached 1 − 1/e of its steady rise, s: its one pole. Needs all heat capacities. */
  timeConstant(): number;
}

/** Order of the elements and their layers toward corners. */
const levels = [
  [2, 1],
  [3, 1],
  [4, 2],
  [5, 2],
  [6, 3],
  [8, 4],
] as const;

/**
 * Steady conduction of heat across a guide, from a source (a heater, or the core that absorbs light) to a sink below and a surface
 * above: hp finite elements, refined until the resistances settle. Conductivities do not change with temperature, and heat flows
 * along the guide nowhere. Far to the sides the section goes on. [Incropera2011, ch. 4]
 *
 * @throws RangeError for a number out of range, a region that is no part or lies outside, a part without a conductivity;
 * ConvergenceError (residual: the relative error) if the tolerance is not met.
 */
export function thermalResistance(section: CrossSection, setting: HeatSetting, options: HeatOptions = {}): ThermalResistance {
  const { tolerance = 1e-3 } = options;
  inRange('thermalResistance', 'tolerance', tolerance, '1', 1e-6, 0.1);
  const task = heatTask(section, setting);
  let before: Solved | undefined;
  let error = Infinity;
  for (const [order, layers] of levels) {
    const now = solvedOn(task, setting, order, layers);
    if (before !== undefined) {
      error = Math.max(Math.abs(now.core / before.core - 1), Math.abs(now.source / before.source - 1));
      if (error <= tolerance) return answers(task, setting, now, error);
    }
    before = now;
  }
  throw new ConvergenceError('thermalResistance', { iterations: levels.length, residual: error });
}

interface Solved {
  readonly problem: HeatProblem;
  readonly power: Float64Array;
  readonly probe: Float64Array;
  readonly rise: Float64Array;
  readonly inSource: readonly number[];
  readonly inCore: readonly number[];
  /** K m/W. */
  readonly core: number;
  readonly source: number;
}

function solvedOn(task: HeatTask, setting: HeatSetting, order: number, layers: number): Solved {
  const grid = heatGrid(task.plane, layers);
  const problem = heatProblem(task.plane, grid, order);
  const inSource = elementsIn(grid, task, 'source', setting.source);
  const inCore = elementsIn(grid, task, 'core', setting.core);
  const power = evenLoad(problem, inSource);
  const probe = evenLoad(problem, inCore);
  const rise = power.slice();
  heatSolver(problem)(rise);
  return { problem, power, probe, rise, inSource, inCore, core: dot(probe, rise), source: dot(power, rise) };
}

function elementsIn(grid: HeatGrid, { plane }: HeatTask, what: string, region: string | SectionWindow): number[] {
  const found: number[] = [];
  const boxes = rectangles(what, region, plane.parts);
  const rows = grid.y.length - 1;
  for (let e = 0; e < grid.part.length; e++) {
    const ix = Math.floor(e / rows);
    const iy = e - ix * rows;
    const x = (grid.x[ix]! + grid.x[ix + 1]!) / 2;
    const y = (grid.y[iy]! + grid.y[iy + 1]!) / 2;
    if (boxes.some((box) => box.x[0] < x && x < box.x[1] && box.y[0] < y && y < box.y[1])) found.push(e);
  }
  return found;
}

function answers(task: HeatTask, setting: HeatSetting, solved: Solved, error: number): ThermalResistance {
  const { problem, rise, inSource, inCore } = solved;
  const { length, limit } = setting;
  const { grid } = problem;
  const at = (x: number, y: number): number => fieldAt(problem, rise, x, y);
  const core = solved.core / length;
  const source = solved.source / length;
  const hottest = highest(grid, inSource, at) / length;
  let step: HeatStep | undefined;
  const steps = (): HeatStep => (step ??= heatStep(problem, capacities(task), rise, solved.power, solved.probe));
  return Object.freeze<ThermalResistance>({
    kind: 'thermalResistance',
    core,
    source,
    hottest,
    error,
    unknowns: problem.mesh.size,
    rise: ({ x, y }) => {
      inRange('thermalResistance', 'x', x, 'm', grid.x[0]!, grid.x[grid.x.length - 1]!);
      inRange('thermalResistance', 'y', y, 'm', grid.y[0]!, grid.y[grid.y.length - 1]!);
      return at(x, y) / length;
    },
    neighbor: (distance) => {
      const low = grid.x[0]! - Math.min(...inCore.map((e) => placeOf(grid, e).x));
      const high = grid.x[grid.x.length - 1]! - Math.max(...inCore.map((e) => placeOf(grid, e).x + sizeOf(grid, e).width));
      inRange('thermalResistance', 'distance', distance, 'm', low, high);
      return meanAside(grid, inCore, distance, at) / length;
    },
    tuningEfficiency: (thermalShift) => {
      inRange('thermalResistance', 'thermalShift', thermalShift, 'm/K', -1e-8, 1e-8);
      return thermalShift * core;
    },
    temperatures: ({ power, ambient }) => {
      inRange('thermalResistance', 'power', power, 'W', 0, 100);
      inRange('thermalResistance', 'ambient', ambient, 'K', 1, 3000);
      const peak = ambient + hottest * power;
      if (limit !== undefined && peak > limit) {
        throw new RangeError(
          `thermalResistance: ${task.sourceName} is ${digits(peak)} K at ${digits(power)} W, above its limit ${digits(limit)} K`,
        );
      }
      return { core: ambient + core * power, source: ambient + source * power, hottest: peak };
    },
    stepResponse: (time) => {
      inRange('thermalResistance', 'time', time, 's', 0, 1e6);
      return steps().response(time);
    },
    timeConstant: () => {
      const { response, scale } = steps();
      const reached = 1 - Math.exp(-1);
      let late = scale;
      while (response(late) < reached) late *= 2;
      return findRoot((time) => response(time) - reached, 0, late);
    },
  });
}

function capacities({ capacities: given, names }: HeatTask): number[] {
  return given.map((capacity, i) => {
    if (capacity !== undefined) return capacity;
    throw new RangeError(`thermalResistance: ${names[i]!} has no volumetricHeatCapacity, must have one in media`);
  });
}

function placeOf({ x, y }: HeatGrid, element: number): { readonly x: number; readonly y: number } {
  const rows = y.length - 1;
  const ix = Math.floor(element / rows);
  return { x: x[ix]!, y: y[element - ix * rows]! };
}

/** Places of the Gauss rule of three points in an interval of length 1, and their weights. */
const places = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)];
const weights = [5 / 18, 8 / 18, 5 / 18];

function meanAside(grid: HeatGrid, chosen: readonly number[], distance: number, at: (x: number, y: number) => number): number {
  let sum = 0;
  let area = 0;
  for (const e of chosen) {
    const { x, y } = placeOf(grid, e);
    const { width, height } = sizeOf(grid, e);
    area += width * height;
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        sum += weights[i]! * weights[j]! * width * height * at(x + distance + places[i]! * width, y + places[j]! * height);
      }
    }
  }
  return sum / area;
}

function highest(grid: HeatGrid, chosen: readonly number[], at: (x: number, y: number) => number): number {
  let most = -Infinity;
  for (const e of chosen) {
    const { x, y } = placeOf(grid, e);
    const { width, height } = sizeOf(grid, e);
    for (let i = 0; i <= 4; i++) {
      for (let j = 0; j <= 4; j++) most = Math.max(most, at(x + (i / 4) * width, y + (j / 4) * height));
    }
  }
  return most;
}
