/** What a command has to say when all went well. */
export interface Output {
  /** For stdout. */
  readonly text: string;
  /** For stderr: one line. */
  readonly note?: string;
}
