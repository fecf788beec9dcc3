import { type ParseArgsConfig, parseArgs } from 'node:util';
import { suggestion } from '../design.ts';
import { UsageError } from './usageError.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and the other words of a command line. */
export type Arguments<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

/** Reads the words behind a command. Throws a `UsageError` in one line. */
export function readArguments<O extends Options>(argv: readonly string[], options: O): Arguments<O> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = (error as Error).message;
    const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
    if (unknown === undefined) throw new UsageError(message.split('\n')[0]);
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`unknown option ${unknown}${suggestion(unknown, known)}`);
  }
}

/** A design option `path=value` in its two halves. Throws a `UsageError` where it has no `=` or no path. */
export function pathAndValue(set: string): [path: string, value: string] {
  const equals = set.indexOf('=');
  const path = set.slice(0, Math.max(0, equals)).trim();
  if (path === '') throw new UsageError(`--set ${JSON.stringify(set)} must be path=value, as --set laser.power="300 mW"`);
  return [path, set.slice(equals + 1)];
}
