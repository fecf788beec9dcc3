/** What a command has to say when all went well. */
export interface Output {
  /** For stdout. */
  readonly text: string;
  /** For stderr: one line. */
  readonly note?: string;
}

/** Where a command writes. */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; /** Whether someone is watching. */ readonly isTTY?: boolean };
}
