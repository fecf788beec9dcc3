import { attenuator } from '../devices/attenuator.ts';
import { gaussianCoupler } from '../devices/edgeCoupler/gaussianCoupler.ts';
import { steadyFiber } from '../devices/fiber.ts';
import { polarizationSplitterRotator } from '../devices/polarizationSplitterRotator.ts';
import { powerSplitter } from '../devices/powerSplitter.ts';
import { tap } from '../devices/tap.ts';
import type { Stage } from '../light.ts';
import { dbPerMeter } from '../units.ts';
import type { CouplerDesign, EngineDesign } from './engineTable.ts';

/**
 * A stage and its name in the budget.
 *
 * @internal
 */
export type NamedStage = readonly [name: string, stage: Stage];

/**
 * The stage behind which the light is in the data fiber.
 *
 * @internal
 */
export const launchStage = 'output coupler';

/**
 * The stage behind which it leaves the data fiber.
 *
 * @internal
 */
export const arrivalStage = 'fiber';

/**
 * From the laser's facet to an output of the splitter on the chip: the same for all lanes of a laser.
 *
 * @internal
 */
export function supplyPath(design: EngineDesign['supply']): NamedStage[] {
  return [
    ['lens and isolator', attenuator(design.lens).at()],
    ['module splitter', powerSplitter(design.moduleSplitter).at({}, { port: 0 })],
    ['module connector', attenuator(design.moduleConnector).at()],
    ['fiber connector', attenuator(design.fiberConnector).at()],
    ['input coupler', couplerStage(design.coupler)],
    ['chip splitter', powerSplitter(design.chipSplitter).at({}, { port: 0 })],
  ];
}

/**
 * From there to a modulator; `reach` is 0 for the lane with the shortest guide, 1 for that with the longest.
 *
 * @internal
 */
export function busPath(design: EngineDesign['supply'], reach: number): NamedStage[] {
  const { routing, monitorTap } = design;
  const length = routing.shortest + reach * (routing.longest - routing.shortest);
  return [
    ['routing', attenuator({ lossDb: (routing.attenuation * length) / dbPerMeter }).at()],
    ['monitor tap', tap(monitorTap).at({}, { port: 'through' })],
  ];
}

/**
 * From the modulator to the photodiode.
 *
 * @internal
 */
export function channelPath(design: EngineDesign['channel']): NamedStage[] {
  return [
    [launchStage, couplerStage(design.transmitCoupler)],
    ['connectors', attenuator({ lossDb: design.fiber.connectors * design.fiber.connectorLossDb }).at()],
    [arrivalStage, steadyFiber({ ...design.fiber, connectors: 0 }).at()],
    ['receive coupler', couplerStage(design.receiveCoupler)],
    ['splitter-rotator', polarizationSplitterRotator(design.splitterRotator).at({ state: 'worst' })],
  ];
}

function couplerStage(design: CouplerDesign): Stage {
  if (design.kind === 'loss') return attenuator({ lossDb: design.lossDb }).at();
  const { offsetX, offsetY } = design;
  return gaussianCoupler(design.device).at({ offsetX, offsetY, tiltX: 0, tiltY: 0 });
}
