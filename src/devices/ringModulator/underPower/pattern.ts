import { digits } from '../../../errors.ts';
import { followed } from './followed.ts';
import type { RingFrozenState } from './frozenState.ts';

/** Powers by symbol that slow and fast data make of one drive. */
export interface RingPatternEffect {
  /** Power of each symbol while data are fast: heat and carriers stand at their mean, W. */
  readonly frozen: readonly number[];
  /** Power of each symbol after a run of it that is long against heat, from the heat of fast data, W. */
  readonly settled: readonly number[];
  /** `settled` less `frozen`, W: how far the level of a symbol wanders in a long run of it. */
  readonly wander: readonly number[];
  /** Last less first of `frozen`, W. */
  readonly frozenAmplitude: number;
  /** Last less first of `settled`, W. */
  readonly settledAmplitude: number;
  /** 1/(2π τ) of the heat alone, Hz: patterns slower than that wander. */
  readonly corner: number;
  /** The same of the ring as its own light cools or heats it, Hz: the slowest eigenvalue under fast data. */
  readonly loadedCorner: number;
}

/** @internal */
export function patternOf(
  mean: RingFrozenState,
  frozen: readonly number[],
  held: (symbol: number) => { readonly states: readonly RingFrozenState[]; readonly powerOf: (state: RingFrozenState) => number },
  thermalTime: number,
): RingPatternEffect {
  const settled = frozen.map((_, symbol) => {
    const { states, powerOf } = held(symbol);
    const state = followed(states, mean.coreTemperature);
    if (state === undefined) throw new RangeError(`ringUnderPower: the ring oscillates by itself in a run of symbol ${digits(symbol)}`);
    return powerOf(state);
  });
  return {
    frozen,
    settled,
    wander: settled.map((power, i) => power - frozen[i]!),
    frozenAmplitude: frozen.at(-1)! - frozen[0]!,
    settledAmplitude: settled.at(-1)! - settled[0]!,
    corner: 1 / (2 * Math.PI * thermalTime),
    loadedCorner: -mean.eigenvalues[0]!.re / (2 * Math.PI),
  };
}
