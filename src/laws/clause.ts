import type { Arbitrary } from 'fast-check';
import type { Table } from '../design.ts';
import type { Law, LawHead, LawNumerics } from './law.ts';

/**
 * A law as it is put to one kind of device.
 *
 * @internal
 */
export interface Clause<Model, Case> {
  readonly law: LawHead;
  /** Puts the law's questions; false where there is none, as the model has no answer or the case is not one of the law. */
  readonly put: (model: Model, given: Case, numerics: LawNumerics) => boolean;
}

/**
 * A kind of device: its cases and all that is asked of it, the most telling law first.
 *
 * @internal
 */
export interface Kind<Model, Case extends object> {
  /** What its numbers mean, for messages. */
  readonly table: Table;
  readonly cases: Arbitrary<Case>;
  readonly clauses: readonly Clause<Model, Case>[];
}

/**
 * Puts a law to a kind of device; `ask` gives the law's questions about a model in one case, none where it cannot be asked.
 *
 * @internal
 */
export function clause<Asked, Model, Case>(law: Law<Asked>, ask: (model: Model, given: Case) => readonly Asked[]): Clause<Model, Case> {
  return {
    law,
    put: (model, given, numerics) => {
      const questions = ask(model, given);
      for (const question of questions) law.holds(question, numerics);
      return questions.length > 0;
    },
  };
}
