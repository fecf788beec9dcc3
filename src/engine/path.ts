import { attenuator, polarizationSplitterRotator, powerSplitter, tap } from '../devices/passives.ts';
import { edgeCoupler } from '../devices/edgeCoupler.ts';
import { fiber } from '../devices/fiber.ts';
import type { Splitter, Stage } from '../light.ts';
import { dbPerMeter } from '../units.ts';
import type { CouplerDesign, EngineDesign } from './engineTable.ts';

/** A stage and its name in the budget. */
export type NamedStage = readonly [name: string, stage: Stage];

/** From the laser's facet to a modulator; `reach` is 0 for the lane with the shortest guide, 1 for that with the longest. */
export function supplyPath(design: EngineDesign['supply'], reach: number): NamedStage[] {
  const { routing, monitorTap } = design;
  const length = routing.shortest + reach * (routing.longest - routing.shortest);
  return [
    ['lens and isolator', attenuator(design.lens).at()],
    ['module splitter', oneOutput(powerSplitter(design.moduleSplitter).at())],
    ['module connector', attenuator(design.moduleConnector).at()],
    ['fiber connector', attenuator(design.fiberConnector).at()],
    ['input coupler', couplerStage(design.coupler)],
    ['chip splitter', oneOutput(powerSplitter(design.chipSplitter).at())],
    ['routing', attenuator({ lossDb: (routing.attenuation * length) / dbPerMeter }).at()],
    ['monitor tap', oneOutput(tap(monitorTap).at())],
  ];
}

/** From the modulator to the photodiode. */
export function channelPath(design: EngineDesign['channel']): NamedStage[] {
  return [
    ['output coupler', couplerStage(design.transmitCoupler)],
    ['connectors', attenuator({ lossDb: design.connectors.count * design.connectors.lossDb }).at()],
    ['fiber', fiber(design.fiber).at()],
    ['receive coupler', couplerStage(design.receiveCoupler)],
    ['splitter-rotator', polarizationSplitterRotator(design.splitterRotator).at({ state: 'worst' })],
  ];
}

function couplerStage(design: CouplerDesign): Stage {
  if (design.kind === 'loss') return attenuator({ lossDb: design.lossDb }).at();
  const { offsetX, offsetY } = design;
  return edgeCoupler(design.device).at({ offsetX, offsetY, tiltX: 0, tiltY: 0 });
}

function oneOutput(splitter: Splitter): Stage {
  return (light) => splitter(light)[0]!;
}
