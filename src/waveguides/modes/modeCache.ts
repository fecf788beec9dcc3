import type { SolvedMode } from './solvedMode.ts';

const most = 64;
const known = new Map<string, readonly SolvedMode[]>();

/** The modes under a key that holds all that they depend on; solved when new. The last 64 questions are remembered. @internal */
export function remembered(key: string, solve: () => readonly SolvedMode[]): readonly SolvedMode[] {
  const found = known.get(key);
  const modes = found ?? solve();
  // Last used stands last.
  known.delete(key);
  known.set(key, modes);
  if (known.size > most) known.delete(known.keys().next().value!);
  return modes;
}

/** Forgets all solved modes, as a bench or a long-running page may want. */
export function forgetModes(): void {
  known.clear();
}
