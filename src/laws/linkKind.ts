import type { Signal } from '../light.ts';
import { pam4ErrorRatio } from '../link/pam4.ts';
import { uW } from '../units.ts';
import { arbitraryLink, type LinkDesign, linkTable } from './arbitraryLink.ts';
import { clause, type Clause, type Kind } from './clause.ts';
import { continuity } from './continuity.ts';
import { dimensionalScaling } from './dimensionalScaling.ts';
import { energyBalance } from './energyBalance.ts';
import { record } from './grid.ts';
import type { Law, Quantity } from './law.ts';
import { limits } from './limits.ts';
import { monotoneLoss } from './monotoneLoss.ts';
import { passivity } from './passivity.ts';
import { reciprocity } from './reciprocity.ts';
import { seedReproduces } from './seedReproduces.ts';
import { unitRoundTrip } from './unitRoundTrip.ts';

/** What the laws ask of a link. A law whose question is not answered is not put; a `LinkBudget` is such an answer. */
export interface LinkAnswers {
  /** The light after each step: the first is what is launched, the last what falls on the photodiode. Powers in W. */
  readonly stages: readonly { readonly averagePower: number; readonly oma: number | null }[];
  /** Mean current and noise of each level, A. */
  readonly signal?: Signal;
  /** Before error correction, at optimum thresholds. */
  readonly bitErrorRatio?: number;
}

/** A model of links: a design to its answers. */
export type LinkModel = (design: LinkDesign) => LinkAnswers;

interface LinkCase {
  readonly design: LinkDesign;
}

const watts = (what: string, value: number): Quantity => ({ what, value, unit: 'W' });
const amperes = (what: string, value: number): Quantity => ({ what, value, unit: 'A' });
const number = (what: string, value: number): Quantity => ({ what, value, unit: '1' });

/** Orders of magnitude by which the bit error ratio lies under 1; none where neither it nor a signal is told. */
function decades({ bitErrorRatio, signal }: LinkAnswers): number[] {
  const ratio = bitErrorRatio ?? (signal === undefined ? undefined : pam4ErrorRatio(signal).bitErrorRatio);
  return ratio === undefined ? [] : [-Math.log10(Math.max(ratio, 1e-300))];
}

function received({ stages }: LinkAnswers): { averagePower: number; oma: number } {
  const last = stages.at(-1);
  return { averagePower: last?.averagePower ?? NaN, oma: last?.oma ?? NaN };
}

const put = <Asked>(law: Law<Asked>, ask: (make: LinkModel, given: LinkCase) => readonly Asked[]): Clause<LinkModel, LinkCase> =>
  clause(law, ask);

/** A link without losses and dark current on which only what `change` says is left to disturb. */
function alone(design: LinkDesign, change: Partial<LinkDesign>): LinkDesign {
  return { ...design, lossesDb: [], relativeIntensityNoise: 0, photodiode: { ...design.photodiode, darkCurrent: 0 }, ...change };
}

const clauses = [
  put(energyBalance, (make, { design }) => {
    const link = make(design);
    if (link.signal === undefined) return [];
    const { responsivity, darkCurrent } = design.photodiode;
    const mean = link.signal.levels.reduce((sum, level) => sum + level, 0) / link.signal.levels.length;
    return [
      {
        entering: amperes('responsivity times average power, and dark current', responsivity * received(link).averagePower + darkCurrent),
        parts: [amperes('mean current of the levels', mean)],
      },
    ];
  }),
  put(passivity, (make, { design }) => {
    const { stages } = make(design);
    const steps = stages.slice(1).map(({ averagePower }, i) => ({
      entering: watts(`average power before step ${i + 1}`, stages[i]!.averagePower),
      leaving: [watts(`average power behind step ${i + 1}`, averagePower)],
    }));
    const levels = stages.map(({ averagePower, oma }, i) => ({
      entering: watts(`average power behind step ${i}`, averagePower),
      leaving: [watts('its lowest level', averagePower - (oma ?? 0) / 2)],
    }));
    return [...steps, ...levels];
  }),
  put(reciprocity, (make, { design }) => [
    {
      forward: watts('average power received', received(make(design)).averagePower),
      backward: watts(
        'average power through the losses in reverse order',
        received(make({ ...design, lossesDb: design.lossesDb.toReversed() })).averagePower,
      ),
    },
  ]),
  put(monotoneLoss, (make, { design }) => {
    const link = make(design);
    const longer = make({ ...design, lossesDb: [...design.lossesDb, 1] });
    const [less] = decades(link);
    const [more] = decades(longer);
    const light = {
      withLess: watts('modulation amplitude received', received(link).oma),
      withMore: watts('with 1 dB more', received(longer).oma),
    };
    if (less === undefined || more === undefined) return [light];
    return [light, { withLess: number('decades of bit error ratio under 1', less), withMore: number('with 1 dB more', more) }];
  }),
  put(unitRoundTrip, (make, { design }) => {
    const link = make(design);
    const { averagePower, oma } = received(link);
    const launched = link.stages[0]?.averagePower ?? NaN;
    // Four equal steps: their mean is that of the outer two.
    const ratio = (2 * averagePower + oma) / (2 * averagePower - oma);
    return [
      { given: watts('average power of the design', design.averagePower), readBack: watts('average power launched', launched) },
      {
        given: number('extinction ratio of the design', design.extinctionRatio),
        readBack: number('extinction ratio in amplitude and average received', ratio),
      },
      {
        given: number('10^(sum of losses in dB/10)', 10 ** (design.lossesDb.reduce((sum, loss) => sum + loss, 0) / 10)),
        readBack: number('power launched over power received', launched / averagePower),
      },
    ];
  }),
  put(dimensionalScaling, (make, { design }) => {
    const { photodiode, averagePower } = design;
    const brighter = make({
      ...design,
      averagePower: 2 * averagePower,
      photodiode: { ...photodiode, responsivity: photodiode.responsivity / 2 },
    });
    const [before] = decades(make(design));
    const [after] = decades(brighter);
    if (before === undefined || after === undefined) return [];
    return [
      {
        before: number('decades of bit error ratio under 1', before),
        after: number('decades at twice the power and half the responsivity', after),
      },
    ];
  }),
  put(dimensionalScaling, (make, { design }) => {
    // So much amplifier noise and so little light that shot noise is a hundred-thousandth; 4 sigma from level to threshold.
    const amplitude = uW;
    const noiseDensity = 1e-10;
    const noiseBandwidth = ((design.photodiode.responsivity * amplitude) / (24 * noiseDensity)) ** 2;
    const at = (extinctionRatio: number): number[] => {
      const averagePower = ((amplitude / 2) * (extinctionRatio + 1)) / (extinctionRatio - 1);
      return decades(make(alone(design, { averagePower, extinctionRatio, noiseDensity, noiseBandwidth })));
    };
    const [before] = at(design.extinctionRatio);
    const [after] = at(2 * design.extinctionRatio);
    if (before === undefined || after === undefined) return [];
    return [
      {
        before: number('decades of bit error ratio under 1 with amplifier noise alone', before),
        after: number('decades at twice the extinction ratio and the same modulation amplitude', after),
        tolerance: 0.01,
      },
    ];
  }),
  put(limits, (make, { design }) => {
    const link = make({ ...design, lossesDb: [] });
    return [
      {
        answer: watts('average power received without losses', received(link).averagePower),
        known: watts('average power of the design', design.averagePower),
      },
    ];
  }),
  put(limits, (make, { design }) => {
    // So much light that shot noise is a thousandth of the intensity noise.
    const relativeIntensityNoise = 1e-12;
    const noiseBandwidth = 1e9;
    const noisy = make(alone(design, { averagePower: 0.01, relativeIntensityNoise, noiseDensity: 0, noiseBandwidth }));
    const share = Math.sqrt(relativeIntensityNoise * noiseBandwidth);
    const { signal, bitErrorRatio } = noisy;
    const highest = (0.02 * design.extinctionRatio) / (design.extinctionRatio + 1);
    const lowest = 0.02 / (design.extinctionRatio + 1);
    const levels = [0, 1, 2, 3].map((i) => design.photodiode.responsivity * (lowest + (i * (highest - lowest)) / 3));
    const noise = levels.map((level) => share * level);
    const currents = (signal?.noise ?? []).map((value, i) => ({
      answer: amperes(`noise of level ${i} with intensity noise alone`, value),
      known: amperes('root of RIN and bandwidth times the current of that level', noise[i] ?? NaN),
      tolerance: 0.01,
    }));
    if (bitErrorRatio === undefined) return currents;
    const known = pam4ErrorRatio({ levels, noise }).bitErrorRatio;
    return [
      ...currents,
      {
        answer: number('bit error ratio with intensity noise alone', bitErrorRatio),
        known: number('that of noise in proportion to each level', known),
        tolerance: 0.1,
      },
    ];
  }),
  put(continuity, (make, { design }) => {
    const through = (lossDb: number): LinkAnswers => make({ ...design, lossesDb: [...design.lossesDb, lossDb] });
    const curve = { along: 'a further loss of', alongUnit: 'dB', from: 0, to: 6 };
    const amplitude = {
      ...curve,
      what: 'modulation amplitude received',
      unit: 'W',
      value: (lossDb: number): number => received(through(lossDb)).oma,
    };
    if (decades(make(design)).length === 0) return [amplitude];
    const errors = {
      what: 'decades of bit error ratio under 1',
      unit: '1',
      value: (lossDb: number): number => decades(through(lossDb))[0] ?? NaN,
    };
    return [amplitude, { ...curve, ...errors }];
  }),
  put(seedReproduces, (make, { design }) => [
    {
      what: 'the link',
      answers: () => {
        const { stages, signal, bitErrorRatio = 0 } = make(design);
        const powers = stages.flatMap(({ averagePower, oma }) => [averagePower, oma ?? 0]);
        return [...powers, ...(signal?.levels ?? []), ...(signal?.noise ?? []), bitErrorRatio];
      },
    },
  ]),
];

/**
 * The laws as they are put to links.
 *
 * @internal
 */
export const linkKind: Kind<LinkModel, LinkCase> = {
  table: { design: { group: linkTable } },
  cases: record({ design: arbitraryLink() }),
  clauses,
};
