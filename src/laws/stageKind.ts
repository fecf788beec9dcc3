import type { Light, Splitter, Stage } from '../light.ts';
import { attenuate, averagePower } from '../light.ts';
import { arbitraryLight, lightTable } from './arbitraryLight.ts';
import { clause, type Clause, type Kind } from './clause.ts';
import { continuity } from './continuity.ts';
import { dimensionalScaling } from './dimensionalScaling.ts';
import { energyBalance } from './energyBalance.ts';
import type { Law, Quantity } from './law.ts';
import { limits } from './limits.ts';
import { monotoneLoss } from './monotoneLoss.ts';
import { passivity } from './passivity.ts';
import { reciprocity } from './reciprocity.ts';
import { seedReproduces } from './seedReproduces.ts';

/**
 * A stage or splitter at work, with what is known of it.
 *
 * @internal
 */
export interface StageModel {
  readonly forward: Stage | Splitter;
  /** The same device passed in the other direction. */
  readonly reversed?: Stage | undefined;
  readonly lossless?: true | undefined;
}

const watts = (what: string, value: number): Quantity => ({ what, value, unit: 'W' });

function outputsOf(model: Stage | Splitter, light: Light): readonly Light[] {
  const out = model(light);
  return Array.isArray(out) ? out : [out];
}

function total(lights: readonly Light[], of: (lane: Light['lanes'][number]) => number): number {
  return lights.reduce((sum, { lanes }) => lanes.reduce((inner, lane) => inner + of(lane), sum), 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

function numbersOf(lights: readonly Light[]): number[] {
  return lights.flatMap(({ lanes }) =>
    lanes.flatMap(({ wavelength, levels, rin, linewidth, chirp, crosstalk, polarizationExtinction }) => [
      ...[wavelength, rin, linewidth, polarizationExtinction],
      ...[...levels, ...chirp, ...crosstalk],
    ]),
  );
}

const put = <Asked>(law: Law<Asked>, ask: (model: StageModel, light: Light) => readonly Asked[]): Clause<StageModel, Light> =>
  clause(law, ask);

const clauses = [
  put(energyBalance, ({ forward, lossless }, light) => {
    if (lossless === undefined) return [];
    const parts = outputsOf(forward, light).map((out, i) => watts(`light at output ${i}`, total([out], averagePower)));
    return [{ entering: watts('light that enters', total([light], averagePower)), parts }];
  }),
  put(passivity, ({ forward }, light) => {
    const outputs = outputsOf(forward, light);
    const entering = watts('light that enters', total([light], averagePower));
    const leaving = outputs.map((out, i) => watts(`light at output ${i}`, total([out], averagePower)));
    // A level below zero hides in the average.
    const levels = outputs.flatMap(({ lanes }, i) =>
      lanes.flatMap((lane, j) =>
        lane.levels.map((level, k) => ({
          entering,
          leaving: [watts(`share of level ${k} of lane ${j} at output ${i}`, level / lane.levels.length)],
        })),
      ),
    );
    return [{ entering, leaving }, ...levels];
  }),
  put(reciprocity, ({ forward, reversed }, light) =>
    reversed === undefined
      ? []
      : [
          {
            forward: watts('light that passes forward', total(outputsOf(forward, light), averagePower)),
            backward: watts('the same light passed backward', total([reversed(light)], averagePower)),
          },
        ],
  ),
  put(monotoneLoss, ({ forward }, light) => [
    {
      withLess: watts('light that leaves', total(outputsOf(forward, light), averagePower)),
      withMore: watts('light that leaves when half enters', total(outputsOf(forward, attenuate(light, 0.5)), averagePower)),
    },
  ]),
  put(dimensionalScaling, ({ forward }, light) => [
    {
      before: watts('light that leaves', total(outputsOf(forward, light), averagePower)),
      after: watts('light that leaves when a quarter enters', total(outputsOf(forward, attenuate(light, 0.25)), averagePower)),
      factor: 0.25,
    },
  ]),
  put(limits, ({ forward }, light) => [
    {
      answer: watts('light that leaves when none enters', total(outputsOf(forward, attenuate(light, 0)), averagePower)),
      known: watts('none', 0),
      scale: 1e-3,
    },
  ]),
  put(continuity, ({ forward }, light) => {
    const along = { along: 'the light that enters, as a part of the drawn,', alongUnit: '1', from: 0.5, to: 1 };
    const curve = (what: string, unit: string, of: (lane: Light['lanes'][number]) => number) => ({
      ...along,
      what: `${what} that leaves`,
      unit,
      value: (part: number): number => total(outputsOf(forward, attenuate(light, part)), of),
    });
    return [
      curve('light', 'W', averagePower),
      curve('crosstalk', 'W', ({ crosstalk }) => sum(crosstalk)),
      curve('intensity noise', '1/Hz', ({ rin }) => rin),
      curve('linewidth', 'Hz', ({ linewidth }) => linewidth),
      curve('chirp', 'rad', ({ chirp }) => sum(chirp)),
    ];
  }),
  put(seedReproduces, ({ forward }, light) => [
    { what: 'the light that leaves', answers: () => numbersOf(outputsOf(forward, light)), given: () => numbersOf([light]) },
  ]),
];

/**
 * The laws as they are put to stages and splitters.
 *
 * @internal
 */
export const stageKind: Kind<StageModel, Light> = { table: lightTable, cases: arbitraryLight(), clauses };
