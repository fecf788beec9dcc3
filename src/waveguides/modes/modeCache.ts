import { modesAsText, modesFromText } from './modeRecord.ts';
import type { SolvedMode } from './solvedMode.ts';

/** Where answers are kept beyond the memory of a process, as text by key. @internal */
export interface ModeStore {
  readonly read: (key: string) => string | undefined;
  readonly write: (key: string, text: string) => void;
}

const most = 64;
const known = new Map<string, readonly SolvedMode[]>();
const stores = new Set<ModeStore>();

/** Keeps all further answers in a store as well, and takes them from there, until what it returns is called. @internal */
export function keepModes(store: ModeStore): () => void {
  stores.add(store);
  return () => void stores.delete(store);
}

/** The modes under a key that holds all that they depend on; solved when new. The last 64 questions are remembered. @internal */
export function remembered(key: string, solve: () => readonly SolvedMode[]): readonly SolvedMode[] {
  const modes = known.get(key) ?? stored(key) ?? solve();
  // Last used stands last.
  known.delete(key);
  known.set(key, modes);
  if (known.size > most) known.delete(known.keys().next().value!);
  keep(key, modes);
  return modes;
}

/** Forgets all solved modes, as a bench or a long-running page may want. */
export function forgetModes(): void {
  known.clear();
}

function stored(key: string): readonly SolvedMode[] | undefined {
  for (const store of stores) {
    const text = store.read(key);
    if (text !== undefined) return modesFromText(text);
  }
  return undefined;
}

function keep(key: string, modes: readonly SolvedMode[]): void {
  const lacking = [...stores].filter((store) => store.read(key) === undefined);
  const text = lacking.length === 0 ? undefined : modesAsText(modes);
  if (text !== undefined) for (const store of lacking) store.write(key, text);
}
