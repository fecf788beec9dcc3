import { check, type Table, type Values } from '../design.ts';
import { dfbLaser, type DfbLaser } from '../devices/dfbLaser.ts';
import { nonlinearGuideTable } from '../devices/nonlinearGuide/table.ts';
import { ringNonlinearityTable } from '../devices/ringModulator/underPower/table.ts';
import { averagePower, opticalModulationAmplitude, type Light } from '../light.ts';
import { fromDb } from '../units.ts';
import { type EngineDesign, engineTable } from './engineTable.ts';
import { type FoldBound, foldBound, foldKelvin } from './laserBudget/foldBound.ts';
import { type LaneEnd, laneEnd, scaledTo } from './laserBudget/laneNeed.ts';
import { splitFor } from './laserBudget/split.ts';
import { supplyChain, type SupplyChain } from './laserBudget/supplyChain.ts';
import type { StageResult } from './opticalEngine.ts';

/** What a laser budget is asked for. */
export const laserBudgetTable = {
  /** Optical margin that is left in front of the photodiode at the target of the engine's code. */
  marginDb: { unit: 'dB', range: [-20, 20] },
  /** Distance that the ring keeps from its fold. Absent: no such bound. */
  fold: {
    group: {
      /** Change of the chip's temperature, heater and laser held, that must not bring the ring to its fold. */
      temperatureExcursion: { unit: 'K', range: [0.01, 100] },
      /** What the ring does under power. */
      nonlinearity: { group: ringNonlinearityTable },
    },
    optional: true,
  },
  /** Guide between the coupler and the splitter on the chip, which carries the light of all lanes of a laser. Absent: none. */
  guideBeforeSplit: { group: nonlinearGuideTable, optional: true },
} as const satisfies Table;

/** What a laser budget is asked for: plain data, see `laserBudgetTable`. */
export interface LaserBudgetDemand extends Values<typeof laserBudgetTable> {}

/** What one lane needs, from its receiver backwards. */
export interface BudgetLane {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** At the photodiode: average, W, and outer optical modulation amplitude, W. */
  readonly receivedPower: number;
  readonly receivedAmplitude: number;
  /** Before the modulator, W. */
  readonly modulatorPower: number;
  /** At the laser's facet, W. */
  readonly laserPower: number;
  /** The light after each stage when the laser gives what the lane needs. */
  readonly stages: readonly StageResult[];
}

/** A way to share lasers. */
export interface LaserSharing {
  readonly lanesPerLaser: number;
  /** Lasers for the engine; below 1 where a laser serves several engines. */
  readonly lasers: number;
  /** Power at each laser's facet, W; `null` where no power will do. */
  readonly laserPower: number | null;
  /** Power of each laser over what it still gives at the end of its life, dB: 0 or more where it serves; `null` without a power. */
  readonly reserveDb: number | null;
  /** Current of each, A, and power drawn from the supply by all, W; `null` where the laser does not give the power. */
  readonly current: number | null;
  readonly wallPlugPower: number | null;
  /** The latter over the payload, J. */
  readonly energyPerBit: number | null;
}

/** The light that an engine needs and what it costs. */
export interface LaserBudget {
  /** What each lane needs with the engine's own sharing. */
  readonly lanes: readonly BudgetLane[];
  /** The lane that needs most. */
  readonly worst: { readonly lane: number };
  /** Power of each laser with the engine's own sharing, W. */
  readonly laserPower: number;
  /** What a laser gives at the plate's temperature when new and at the end of its life, W. */
  readonly highestPower: number;
  readonly endOfLifePower: number;
  /** The engine's own sharing and those by powers of two. By rising lanes a laser. */
  readonly sharings: readonly LaserSharing[];
  /** The place in `sharings` of the engine's own. */
  readonly own: number;
  /** That of the least power from the wall among those that serve to the end of life; `null` where none does. */
  readonly optimum: number | null;
  /** Most lanes that a laser serves among the sharings; 0 for none. */
  readonly mostLanesPerLaser: number;
  /**
   * Ring and fold, where asked: where in power the fold is too near; its distance at the power that the worst lane needs, K (`null`
   * without a fold); and the fewest lanes among the sharings with which a laser at the full power of its end of life does not pass the
   * lowest such power.
   */
  readonly fold?: {
    readonly bound: FoldBound;
    readonly distance: number | null;
    readonly kept: boolean;
    readonly fewestLanesAtFullPower: number | null;
  };
}

const who = 'laserBudget';

/**
 * The light that an engine needs, from the receivers backwards: what each lane needs before its modulator for the target error ratio and
 * margin, through the supply what each laser must give, what that takes from the wall, and with how many lanes a laser it takes least.
 * The light is that of the engine's laser on its plate; beyond what that gives, light of its highest power stands in.
 *
 * @throws RangeError naming the path of a parameter out of range, a margin that no power reaches, and as `opticalEngine` does.
 */
export function laserBudget(design: EngineDesign, demand: LaserBudgetDemand): LaserBudget {
  const { marginDb, fold, guideBeforeSplit: guide } = check(who, laserBudgetTable, demand);
  const checked = check('opticalEngine', engineTable, design);
  const { laser: lasers, supply, code, symbolRate } = checked;
  const laser = dfbLaser(lasers.device);
  const { temperature } = lasers;
  const highestPower = laser.highestPower({ temperature }).power;
  const endOfLifePower = highestPower / fromDb(lasers.endOfLifeDropDb);
  const ownLanes = supply.moduleSplitter.ways * supply.chipSplitter.ways;
  const laneCount = lasers.wavelengthOffsets.length * ownLanes;
  const end = laneEnd(checked);
  const reachOf = (lane: number): number => (laneCount > 1 ? lane / (laneCount - 1) : 1);
  const facetOf = (lane: number, power: number): Light =>
    facet(laser, { power: Math.min(power, highestPower), temperature }, lasers.wavelengthOffsets[Math.floor(lane / ownLanes)]!);

  const needs = Array.from({ length: laneCount }, (_, lane) => {
    const chain = supplyChain(supply, supply, { reach: reachOf(lane), guide });
    return { chain, ...ownNeed(lane, chain) };
  });
  function ownNeed(lane: number, chain: SupplyChain): { light: Light; modulatorPower: number; laserPower: number } {
    // The wavelength moves a little with the power: the second turn is at the right one.
    let power = lasers.power;
    let modulatorPower = 0;
    let light = facetOf(lane, power);
    for (let turn = 0; turn < 6; turn++) {
      const bus = chain.forward(light);
      const need = end.need(turn === 0 ? bus : scaledTo(bus, modulatorPower), marginDb);
      if (!need.finite) throw new RangeError(`${who}: marginDb is ${marginDb} dB, which lane ${lane} cannot keep: ${need.reason}`);
      modulatorPower = need.power;
      const next = chain.backward(light, modulatorPower);
      const moved = Math.abs(next / power - 1);
      power = next;
      light = facetOf(lane, power);
      if (moved < 1e-11) break;
    }
    return { light, modulatorPower, laserPower: power };
  }

  const lanes = needs.map(({ chain, light, modulatorPower, laserPower }): BudgetLane => {
    const steps = stepsOf(scaledTo(light, laserPower), chain, end);
    const received = steps.at(-1)![1].lanes[0]!;
    return {
      wavelength: received.wavelength,
      receivedPower: averagePower(received),
      receivedAmplitude: opticalModulationAmplitude(received)!,
      modulatorPower,
      laserPower,
      stages: steps.map(([name, at]) => stageOf(name, at)),
    };
  });
  const worst = lanes.reduce((most, lane, i) => (lane.laserPower > lanes[most]!.laserPower ? i : most), 0);
  const { light, modulatorPower, laserPower } = needs[worst]!;

  const bitRate = ((laneCount * symbolRate * 2 * code.data) / code.symbols) / code.transcodingRatio;
  const chainFor = (lanesPerLaser: number): SupplyChain | undefined => {
    const split = lanesPerLaser === ownLanes ? supply : splitFor(supply, lanesPerLaser);
    return split && supplyChain(supply, split, { reach: reachOf(worst), guide });
  };
  const sharing = (lanesPerLaser: number, through: SupplyChain): LaserSharing => {
    const count = laneCount / lanesPerLaser;
    const power = lanesPerLaser === ownLanes ? laserPower : reachable(() => through.backward(light, modulatorPower));
    const none = { current: null, wallPlugPower: null, energyPerBit: null };
    if (power === null) return { lanesPerLaser, lasers: count, laserPower: null, reserveDb: null, ...none };
    const row = { lanesPerLaser, lasers: count, laserPower: power, reserveDb: 10 * Math.log10(endOfLifePower / power) };
    if (power > highestPower) return { ...row, ...none };
    const current = laser.currentFor({ power, temperature });
    const wallPlugPower = (count * laser.electricalPower({ current, temperature })) / lasers.supplyEfficiency;
    return { ...row, current, wallPlugPower, energyPerBit: wallPlugPower / bitRate };
  };
  const counts = [...new Set([1, 2, 4, 8, 16, 32, 64, ownLanes])].sort((a, b) => a - b);
  const chains = counts.flatMap((count) => {
    const through = chainFor(count);
    return through === undefined ? [] : [{ count, through }];
  });
  const sharings = chains.map(({ count, through }) => sharing(count, through));
  const serves = ({ reserveDb }: LaserSharing): boolean => reserveDb !== null && reserveDb >= 0;
  const cost = (i: number): number => (serves(sharings[i]!) ? sharings[i]!.wallPlugPower! : Infinity);
  const best = sharings.reduce((least, _, i) => (cost(i) < cost(least) ? i : least), 0);

  const budget = {
    lanes,
    worst: { lane: worst },
    laserPower,
    highestPower,
    endOfLifePower,
    sharings,
    own: sharings.findIndex(({ lanesPerLaser }) => lanesPerLaser === ownLanes),
    optimum: cost(best) < Infinity ? best : null,
    mostLanesPerLaser: sharings.reduce((most, row) => (serves(row) ? row.lanesPerLaser : most), 0),
  };
  const { modulator } = checked;
  if (fold === undefined || modulator.kind !== 'ring') return budget;
  const { wavelength } = lanes[worst]!;
  const held = { ring: modulator, nonlinearity: fold.nonlinearity, temperature: checked.chipTemperature, wavelength };
  const bound = foldBound(held, fold.temperatureExcursion);
  const distance = foldKelvin(held)(modulatorPower);
  const full = scaledTo(light, endOfLifePower);
  const fewest = chains.find(({ through }) => !bound.finite || averagePower(through.forward(full).lanes[0]!) < bound.power);
  return {
    ...budget,
    fold: {
      bound,
      distance: distance === Infinity ? null : distance,
      kept: distance >= fold.temperatureExcursion,
      fewestLanesAtFullPower: fewest?.count ?? null,
    },
  };
}

/** The light at the facet of a laser that gives `power`. */
function facet(laser: DfbLaser, goal: { readonly power: number; readonly temperature: number }, offset: number): Light {
  const current = laser.currentFor(goal);
  const { lanes } = laser.at({ current, temperature: goal.temperature })();
  return { lanes: lanes.map((lane) => ({ ...lane, wavelength: lane.wavelength + offset })) };
}

/** A power, or `null` where a guide passes no such power on. */
function reachable(power: () => number): number | null {
  try {
    return power();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function stepsOf(facetLight: Light, chain: SupplyChain, end: LaneEnd): (readonly [name: string, light: Light])[] {
  const steps: (readonly [string, Light])[] = [['laser', facetLight]];
  for (const [name, stage] of chain.path) steps.push([name, stage(steps.at(-1)![1])]);
  steps.push(...end.forward(steps.at(-1)![1]));
  return steps;
}

function stageOf(name: string, light: Light): StageResult {
  const lane = light.lanes[0]!;
  return { name, averagePower: averagePower(lane), oma: opticalModulationAmplitude(lane) };
}
