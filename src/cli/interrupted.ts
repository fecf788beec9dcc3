/** The user stopped the command: exit code 130. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** Listens for Ctrl-C. A second one ends the process at once, as it does without us. */
export interface Interruption {
  readonly requested: () => boolean;
  /** Leaves Ctrl-C as it was. */
  readonly release: () => void;
}

/** From now on Ctrl-C is noted. */
export function interruption(): Interruption {
  let requested = false;
  const note = (): void => {
    requested = true;
  };
  process.once('SIGINT', note);
  return { requested: () => requested, release: () => process.off('SIGINT', note) };
}
