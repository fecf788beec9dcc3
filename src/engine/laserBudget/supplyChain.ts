import { nonlinearGuide } from '../../devices/nonlinearGuide.ts';
import type { NonlinearGuideDesign } from '../../devices/nonlinearGuide/table.ts';
import { averagePower, type Light } from '../../light.ts';
import type { EngineDesign } from '../engineTable.ts';
import { busPath, supplyPath, type NamedStage } from '../path.ts';
import type { LaserSplit } from './split.ts';

/** The way from the laser's facet to the modulator of one lane, to be gone either way. @internal */
export interface SupplyChain {
  readonly path: readonly NamedStage[];
  /** Light before the modulator. */
  forward(facet: Light): Light;
  /** Power at the facet, W, that gives `power` before the modulator with light like `facet`'s. */
  backward(facet: Light, power: number): number;
}

/** The stage after which the guide before the split stands. */
const beforeSplit = 'input coupler';

/** The supply of an engine with another split, and a guide before the split on the chip where one is given. @internal */
export function supplyChain(
  supply: EngineDesign['supply'],
  split: LaserSplit,
  { reach, guide: design }: { readonly reach: number; readonly guide?: NonlinearGuideDesign | undefined },
): SupplyChain {
  const guide = design === undefined ? undefined : nonlinearGuide(design);
  const path: NamedStage[] = [];
  for (const step of [...supplyPath({ ...supply, ...split }), ...busPath(supply, reach)]) {
    path.push(step);
    if (guide !== undefined && step[0] === beforeSplit) path.push(['guide before split', guide.at()]);
  }
  const guideStage = path.findIndex(([name]) => name === 'guide before split');
  return {
    path,
    forward: (facet) => path.reduce((light, [, stage]) => stage(light), facet),
    backward: (facet, power) => {
      // All but the guide is linear: what light of any power keeps there, it keeps at every power.
      let needed = power;
      let test = facet;
      const kept = path.map(([, stage]) => {
        const before = averagePower(test.lanes[0]!);
        test = stage(test);
        return averagePower(test.lanes[0]!) / before;
      });
      for (let i = path.length - 1; i >= 0; i--) {
        const { wavelength } = facet.lanes[0]!;
        needed = i === guideStage ? guide!.inputFor({ power: needed, wavelength }) : needed / kept[i]!;
      }
      return needed;
    },
  };
}
