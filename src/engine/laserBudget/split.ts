import type { PowerSplitterDesign } from '../../devices/powerSplitter.ts';
import { digits } from '../../errors.ts';
import type { EngineDesign } from '../engineTable.ts';

/** How a laser is shared. @internal */
export interface LaserSplit {
  readonly moduleSplitter: PowerSplitterDesign;
  readonly chipSplitter: PowerSplitterDesign;
}

/**
 * The splitters of an engine for another number of lanes a laser: as many ways in the module as the engine has there while that divides
 * the number, the rest on the chip. Excess loss in proportion to the doublings, as of a tree of two-way splitters. `undefined` where the
 * number does not divide so.
 *
 * @throws RangeError where the engine's own split does not tell the excess loss of another.
 *
 * @internal
 */
export function splitFor({ moduleSplitter, chipSplitter }: EngineDesign['supply'], lanesPerLaser: number): LaserSplit | undefined {
  const inModule = lanesPerLaser % moduleSplitter.ways === 0 ? moduleSplitter.ways : 1;
  const onChip = lanesPerLaser / inModule;
  if (onChip > 64) return undefined;
  return {
    moduleSplitter: withWays(moduleSplitter, inModule, 'moduleSplitter'),
    chipSplitter: withWays(chipSplitter, onChip, 'chipSplitter'),
  };
}

function withWays(splitter: PowerSplitterDesign, ways: number, name: string): PowerSplitterDesign {
  if (ways === splitter.ways) return splitter;
  if (ways === 1) return { ways: 1, excessLossDb: 0 };
  if (splitter.ways === 1) {
    throw new RangeError(`laserBudget: supply.${name}.ways is 1, from which the excess loss of ${digits(ways)} ways does not follow`);
  }
  return { ways, excessLossDb: (splitter.excessLossDb * Math.log2(ways)) / Math.log2(splitter.ways) };
}
