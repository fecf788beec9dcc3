/** What tells steady states of a ring apart by their heat. */
interface Warm {
  readonly coreTemperature: number;
  readonly stable: boolean;
}

/**
 * The stable steady state in which a ring ends whose core stands at a temperature, K: heat flows up or down to the first steady state,
 * and never over an unstable one.
 * Light and carriers are fast against heat. `undefined` where that state oscillates.
 *
 * @internal
 */
export function followed<S extends Warm>(states: readonly S[], coreTemperature: number): S | undefined {
  const byHeat = [...states].sort((a, b) => a.coreTemperature - b.coreTemperature);
  // From cold to hot a ring finds a steady state, then one that repels, and so on: the first and the last attract heat.
  const attracting = byHeat.filter((_, i) => i % 2 === 0);
  const repelling = byHeat.filter((_, i) => i % 2 === 1);
  const end = attracting[repelling.filter((state) => state.coreTemperature < coreTemperature).length]!;
  return end.stable ? end : undefined;
}
