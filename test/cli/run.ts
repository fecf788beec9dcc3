import { main } from '../../src/cli/main.ts';

/** One run of the command in this process. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command with these words. */
export async function run(...argv: string[]): Promise<Run> {
  let stdout = '';
  let stderr = '';
  const code = await main(argv, { stdout: { write: (text) => (stdout += text) }, stderr: { write: (text) => (stderr += text) } });
  return { code, stdout, stderr };
}

/** What a run that refused its input looks like: nothing on stdout, one line on stderr. */
export function refused(message: string): Run {
  return { code: 2, stdout: '', stderr: `photonlink: ${message}\n` };
}
