import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { InterruptedError } from '../../src/cli/interrupted.ts';
import { ConvergenceError } from '../../src/errors.ts';
import { refused, run } from './run.ts';

const failing = vi.hoisted((): { error: unknown } => ({ error: undefined }));
vi.mock(import('../../src/cli/design.ts'), () => ({
  design: async () => {
    await Promise.resolve();
    throw failing.error;
  },
}));
afterEach(() => {
  failing.error = undefined;
});

const unsolved = new ConvergenceError('x', { iterations: 9, residual: 0.1 });

describe('the command', () => {
  it.each([[], ['--help'], ['-h'], ['help']])('alone or with %s prints help with an example', async (...argv) => {
    const { code, stdout, stderr } = await run(...argv);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage[^]*photonlink engine[^]*Example\n {2}photonlink/);
    expect(stderr).toBe('');
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each<[string, string]>([
    ['engin', 'unknown command engin (did you mean engine?), see photonlink --help'],
    ['toString', 'unknown command toString, see photonlink --help'],
    ['__proto__', 'unknown command __proto__, see photonlink --help'],
    ['--versoin', 'unknown option --versoin (did you mean --version?), see photonlink --help'],
    ['a\nb\u001b[31m', 'unknown command a b [31m, see photonlink --help'],
  ])('refuses %j', async (word, message) => {
    expect(await run(word)).toEqual(refused(message));
  });

  it.each<[string, unknown, number, string]>([
    ['an unsolved state', unsolved, 1, 'x: not converged after 9 iterations, residual 0.1'],
    ['a value out of range', new RangeError('x is\n3'), 2, 'x is 3'],
    ['an interruption', new InterruptedError('stopped after 3 of 9 points'), 130, 'stopped after 3 of 9 points'],
    ['a defect', new TypeError('x is not a function'), 70, 'unexpected TypeError: x is not a function'],
    ['a thrown word', 'oops', 70, 'unexpected oops'],
  ])('ends %s with one line and its own exit code', async (_, error, code, message) => {
    failing.error = error;
    expect(await run('design')).toEqual({ code, stdout: '', stderr: `photonlink: ${message}\n` });
  });
});

describe('readArguments', () => {
  it('gives the whole sentence of a fault that is no unknown option', () => {
    expect(() => readArguments(['--json=1'], { json: { type: 'boolean' } })).toThrow(/^Option '--json' does not take an argument$/);
  });
});
