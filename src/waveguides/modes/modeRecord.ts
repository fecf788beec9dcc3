import { solvedMode, partsOf, type ModeParts, type SolvedMode } from './solvedMode.ts';
import { vectorProblem, type PermittivityGrid, type ProblemSetting } from './vectorProblem.ts';

// Solved modes as text: what their problem is made of, its solution, and the numbers found. Arrays of numbers keep every bit.

interface ModeRecord extends Omit<ModeParts, 'media' | 'discrete'> {
  readonly names: readonly string[];
  /** Which of the grids. */
  readonly grid: number;
  readonly setting: ProblemSetting;
  readonly field: Omit<ModeParts['discrete'], 'problem'>;
}

interface Answer {
  readonly grids: readonly PermittivityGrid[];
  readonly modes: readonly ModeRecord[];
}

/** Modes as text; `undefined` where they depend on a function, which no text can tell. @internal */
export function modesAsText(modes: readonly SolvedMode[]): string | undefined {
  const grids: PermittivityGrid[] = [];
  const records: ModeRecord[] = [];
  for (const mode of modes) {
    const parts = partsOf(mode);
    if (parts === undefined) return undefined;
    const { media, discrete, ...numbers } = parts;
    const { problem, ...field } = discrete;
    if (!grids.includes(problem.grid)) grids.push(problem.grid);
    const { formulation, bounds, orderX, orderY } = problem;
    const setting = { formulation, bounds, orderX, orderY };
    records.push({ ...numbers, names: media.map(({ name }) => name), grid: grids.indexOf(problem.grid), setting, field });
  }
  let told = true;
  const text = JSON.stringify({ grids, modes: records } satisfies Answer, (_, value: unknown) => {
    if (typeof value === 'function') told = false;
    if (value instanceof Float64Array) return { reals: Array.from(value) };
    return value instanceof Int32Array ? { wholes: Array.from(value) } : value;
  });
  return told ? text : undefined;
}

/** The modes of a text. @internal */
export function modesFromText(text: string): readonly SolvedMode[] {
  const { grids, modes } = JSON.parse(text, (_, value: unknown) => {
    // An entry that was undefined in a list.
    if (value === null) return undefined;
    if (typeof value !== 'object') return value;
    const { reals, wholes } = value as { readonly reals?: readonly number[]; readonly wholes?: readonly number[] };
    if (reals !== undefined) return Float64Array.from(reals);
    return wholes === undefined ? value : Int32Array.from(wholes);
  }) as Answer;
  return Object.freeze(
    modes.map(({ names, grid, setting, field, ...numbers }) => {
      const problem = vectorProblem(grids[grid]!, setting);
      const { mirrorX, mirrorY } = field;
      return solvedMode({ ...numbers, media: names.map((name) => ({ name })), discrete: { ...field, mirrorX, mirrorY, problem } });
    }),
  );
}
