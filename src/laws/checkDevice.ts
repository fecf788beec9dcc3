import fc, { type Parameters, type RunDetails } from 'fast-check';
import type { Splitter, Stage } from '../light.ts';
import { caseLines } from './caseLines.ts';
import type { Clause, Kind } from './clause.ts';
import { type CouplerModel, couplerKind } from './couplerKind.ts';
import { type LaserModel, laserKind } from './laserKind.ts';
import type { Declared, LawHead, LawName } from './law.ts';
import { LawError } from './lawError.ts';
import { type LinkModel, linkKind } from './linkKind.ts';
import { type RingModel, ringKind } from './ringKind.ts';
import { stageKind } from './stageKind.ts';

/** What may be checked, by kind: a factory from design to answers, or a stage (or splitter) at work. */
export interface DeviceModels {
  readonly ring: RingModel;
  readonly laser: LaserModel;
  readonly coupler: CouplerModel;
  readonly link: LinkModel;
  readonly stage: Stage | Splitter;
}

/** How a device is checked. What it declares lets it off the laws that it may break. */
export interface CheckOptions<K extends keyof DeviceModels> extends Declared {
  readonly kind: K;
  /** Random cases for each law; 200 if absent. */
  readonly runs?: number;
  /** Seed of the cases; drawn if absent, and in the report. */
  readonly seed?: number;
  /** Path to one case, as a failure tells it. */
  readonly path?: string;
  /** The laws to hold it to; all if absent. */
  readonly laws?: readonly LawName[];
  /** How far both sides of a law may lie apart, relative, where a law's own bound is tighter: 0.02 for a coupled-mode model. */
  readonly tolerance?: number;
  /** The same device passed in the other direction, for the reciprocity of a stage. */
  readonly reversed?: Stage;
}

/** What became of one law. */
export interface LawVerdict {
  readonly name: LawName;
  /** `'held'`; `'excused'` by what the device declares; `'unasked'` where the model answers no question of the law. */
  readonly verdict: 'held' | 'excused' | 'unasked';
  /** Cases in which it was asked. */
  readonly asked: number;
  /** Cases that the model refused with a `RangeError`, at least one question of the law. */
  readonly refused: number;
}

/** What a check found where no law is broken. */
export interface LawReport {
  readonly kind: string;
  readonly seed: number;
  readonly laws: readonly LawVerdict[];
}

/**
 * Holds a device model to the physical laws of its kind, each in many random legal cases. A case that the model refuses with a `RangeError`
 * is passed over. The model may be one of the library's, or any function of the same form.
 *
 * @throws LawError for the first broken law: its name, the plainest case, the numbers on both sides, and how to replay it.
 * @throws Error where the model throws anything else than a `RangeError`, with that as its cause, or refuses every case.
 * @throws RangeError for a kind that is not known.
 */
export function checkDevice<K extends keyof DeviceModels>(model: DeviceModels[K], options: CheckOptions<K>): LawReport {
  const { kind } = options;
  if (!Object.hasOwn(kinds, kind)) {
    throw new RangeError(`checkDevice: kind is ${JSON.stringify(kind)}, must be one of ${Object.keys(kinds).join(', ')}`);
  }
  // One object of each kind is typed for its own model; here they meet.
  const asked = kinds[kind] as unknown as AskedKind;
  const { reversed, lossless } = options;
  return checked(asked, kind === 'stage' ? { forward: model, reversed, lossless } : model, options);
}

const kinds = { ring: ringKind, laser: laserKind, coupler: couplerKind, link: linkKind, stage: stageKind };

type Options = CheckOptions<keyof DeviceModels>;
type AskedKind = Kind<unknown, object>;

/** One law, while cases pass. */
interface Tally {
  readonly law: LawHead;
  readonly clauses: readonly Clause<unknown, object>[];
  asked: number;
  refused: number;
  /** The first case that breaks it. */
  broken?: { readonly error: LawError; readonly found: object };
}

function checked(kind: AskedKind, model: unknown, options: Options): LawReport {
  const { seed = Math.floor(Math.random() * 2 ** 31), path, runs = 200, tolerance = 0 } = options;
  const laws = [...new Set(kind.clauses.map(({ law }) => law))].filter(({ name }) => options.laws?.includes(name) ?? true);
  const tallies = laws
    .filter((law) => !excused(law, options))
    .map((law): Tally => ({ law, clauses: kind.clauses.filter((clause) => clause.law === law), asked: 0, refused: 0 }));
  const parameters: Parameters<[object]> = { numRuns: runs, seed, ...(path !== undefined && { path }) };
  const all = fc.check(
    fc.property(kind.cases, (given) => tallies.forEach((tally) => put(tally, model, given, tolerance))),
    parameters,
  );
  if (all.failed) throw thrown(options.kind, kind, all);
  const refused = tallies.reduce((sum, tally) => sum + tally.refused, 0);
  if (refused > 0 && tallies.every(({ asked }) => asked === 0)) {
    throw new Error(`the ${options.kind} refuses every case with a RangeError; seed ${seed}`);
  }
  const broken = tallies.filter(({ broken }) => broken !== undefined);
  if (broken[0] !== undefined) throw plainest(broken[0], broken.slice(1), { kind, model, parameters, name: options.kind, seed, tolerance });
  const verdicts = laws.map(({ name }): LawVerdict => {
    const tally = tallies.find(({ law }) => law.name === name);
    if (tally === undefined) return { name, verdict: 'excused', asked: 0, refused: 0 };
    return { name, verdict: tally.asked > 0 ? 'held' : 'unasked', asked: tally.asked, refused: tally.refused };
  });
  return { kind: options.kind, seed, laws: verdicts };
}

function excused({ unless }: LawHead, declared: Declared): boolean {
  return unless !== undefined && declared[unless] === true;
}

/** Puts a law in one case. Once it is broken it is left alone. */
function put(tally: Tally, model: unknown, found: object, tolerance: number): void {
  if (tally.broken !== undefined) return;
  let asked = false;
  let refused = false;
  for (const clause of tally.clauses) {
    try {
      asked = clause.put(model, found, { tolerance }) || asked;
    } catch (error) {
      if (error instanceof LawError) {
        tally.broken = { error, found };
        return;
      }
      if (!(error instanceof RangeError)) throw error;
      refused = true;
    }
  }
  if (asked) tally.asked++;
  if (refused) tally.refused++;
}

/** The error of a broken law, its case shrunk. */
function plainest(
  { law, clauses, broken }: Tally,
  others: readonly Tally[],
  run: {
    readonly kind: AskedKind;
    readonly model: unknown;
    readonly parameters: Parameters<[object]>;
    readonly name: string;
    readonly seed: number;
    readonly tolerance: number;
  },
): LawError {
  const holds = (given: object): boolean => {
    const tally: Tally = { law, clauses, asked: 0, refused: 0 };
    put(tally, run.model, given, run.tolerance);
    if (tally.broken !== undefined) last = tally.broken;
    return tally.broken === undefined;
  };
  // A model that answers by chance may hold when it is asked again; then the first case stands.
  let last = broken!;
  const { counterexamplePath } = fc.check(fc.property(run.kind.cases, holds), run.parameters);
  return new LawError(law, last.error.breach, {
    kind: run.name,
    found: last.found,
    lines: caseLines(run.kind.table, last.found),
    seed: run.seed,
    path: counterexamplePath ?? '0',
    alsoBroken: others.map((tally) => tally.law.name),
  });
}

function thrown(name: string, kind: AskedKind, { counterexample, errorInstance, seed }: RunDetails<[object]>): Error {
  const lines = caseLines(kind.table, counterexample![0]).map((line) => `    ${line}`);
  return new Error([`the ${name} throws ${String(errorInstance)}`, '  plainest case found:', ...lines, `  seed ${seed}`].join('\n'), {
    cause: errorInstance,
  });
}
