import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { keepModes } from '../waveguides/modes/modeCache.ts';
import { fileFault } from './fileFault.ts';

/** Solved modes in a file. */
export interface RememberedModes {
  readonly path: string;
  /** Number of answers in the file. */
  readonly size: number;
  /** Ends it: later answers are neither kept in the file nor taken from it. */
  readonly close: () => void;
}

const format = 'photonlink modes';
/** To be raised whenever the solver gives other numbers or its records have another form. */
const version = 1;

/**
 * From now on `solveModes` keeps its answers in a file as well as in memory, and takes known ones from it: by what they depend on, so
 * that any change of a length, an index or an option is a new question. The file is made with the first answer. After each new answer it is
 * written anew beside its place and renamed, together with what other processes have added, so no reader sees half of it. Answers with a
 * graded index are not kept, since a function has no content to know it by, nor modes that leak or are bent.
 *
 * @throws RangeError in one line that begins with the path: a file that is no file of solved modes, one of another version, one that
 * is damaged, or one that cannot be read; from `solveModes` where it cannot be written.
 */
export function rememberModesIn(path: string): RememberedModes {
  const { answers, seen } = readAnswers(path);
  let last = seen;
  const leave = keepModes({
    read: (key) => answers.get(key),
    write: (key, text) => {
      if (stamp(path) !== last) for (const [other, its] of readAnswers(path).answers) answers.set(other, its);
      answers.set(key, text);
      replaceFile(path, fileText(answers));
      last = stamp(path);
    },
  });
  return {
    path,
    get size() {
      return answers.size;
    },
    close: leave,
  };
}

function readAnswers(path: string): { answers: Map<string, string>; seen: string } {
  const seen = stamp(path);
  if (seen === '') return { answers: new Map(), seen };
  try {
    return { answers: answersOf(readFileSync(path, 'utf8')), seen };
  } catch (error) {
    throw fileFault(path, error);
  }
}

/** Two lines: what the file is and the digest of the second; the answers. */
function fileText(answers: ReadonlyMap<string, string>): string {
  const body = JSON.stringify([...answers]);
  return `${JSON.stringify({ format, version, digest: digest(body) })}\n${body}\n`;
}

function answersOf(text: string): Map<string, string> {
  const [first = '', body = ''] = text.split('\n');
  const header = headerOf(first);
  if (header?.format !== format) throw new RangeError('is not a file of solved modes');
  if (header.version !== version) {
    throw new RangeError(`is a file of solved modes of version ${String(header.version)}, must be ${version}; remove it to solve anew`);
  }
  if (header.digest !== digest(body)) throw new RangeError('is damaged: its content does not fit its digest; remove it to solve anew');
  return new Map(JSON.parse(body) as [string, string][]);
}

function headerOf(line: string): { readonly format?: unknown; readonly version?: unknown; readonly digest?: unknown } | undefined {
  try {
    return Object(JSON.parse(line)) as object;
  } catch {
    return undefined;
  }
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Tells one state of a file from another; empty where there is none. */
function stamp(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? '' : `${found.mtimeMs} ${found.size} ${found.ino}`;
  } catch (error) {
    throw fileFault(path, error);
  }
}

function replaceFile(path: string, text: string): void {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw fileFault(path, error);
  }
}
