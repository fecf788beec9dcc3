import { ConvergenceError } from '../../errors.ts';
import { firstLevel, levelAt, nextLevel, type Level } from './levels.ts';
import type { SolvedMode } from './solvedMode.ts';

/** Solves on one level after the other until the modes that count have no error above the tolerance. @internal */
export interface Refinement {
  readonly tolerance: number;
  /** Of the mode that asks for most. */
  readonly polarization?: 'te' | 'tm';
  /** The one level to take instead; its error is held against the tolerance if `bound`. */
  readonly level: Level | undefined;
  readonly bound: boolean;
  readonly at: (level: Level) => readonly SolvedMode[];
  readonly counts: (mode: SolvedMode) => boolean;
}

/**
 * The modes of the first level that is fine enough.
 *
 * @throws ConvergenceError if none is.
 * @internal
 */
export function refinedModes({ tolerance, polarization, level, bound, at, counts }: Refinement): readonly SolvedMode[] {
  for (let step = firstLevel(tolerance, polarization); ; ) {
    const modes = at(level ?? levelAt(step)!);
    const error = Math.max(0, ...modes.filter(counts).map((mode) => mode.error));
    if (error <= tolerance || !bound) return Object.freeze(modes);
    const next = nextLevel(step, error, tolerance);
    if (level !== undefined || levelAt(next) === undefined || next === step) {
      throw new ConvergenceError('solveModes', { iterations: Math.max(...modes.map((mode) => mode.iterations)), residual: error });
    }
    step = next;
  }
}
