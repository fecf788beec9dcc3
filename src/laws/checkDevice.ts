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
  /** `'held'`; `'excused'` by what the device declares; `'unasked'` where the model does not answer what the law asks. */
  readonly verdict: 'held' | 'excused' | 'unasked';
  /** Cases in which it was asked. */
  readonly asked: number;
  /** Cases that the model refused with a `RangeError`, at least in part. */
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
 */
export function checkDevice<K extends keyof DeviceModels>(model: DeviceModels[K], options: CheckOptions<K>): LawReport {
  const { kind } = options;
  if (!Object.hasOwn(kinds, kind)) throw new RangeError(`checkDevice: kind is ${JSON.stringify(kind)}, must be one of ${Object.keys(kinds).join(', ')}`);
  // One object of each kind is typed for its own model; here they meet.
  const asked = kinds[kind] as unknown as Kind<unknown, object>;
  const { reversed, lossless } = options;
  return checked(asked, kind === 'stage' ? { forward: model, reversed, lossless } : model, options);
}

const kinds = { ring: ringKind, laser: laserKind, coupler: couplerKind, link: linkKind, stage: stageKind };

type Options = CheckOptions<keyof DeviceModels>;
type AskedClause = Clause<unknown, object>;

function checked(kind: Kind<unknown, object>, model: unknown, options: Options): LawReport {
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31);
  const laws = new Set(kind.clauses.map(({ law }) => law).filter(({ name }) => options.laws?.includes(name) ?? true));
  const verdicts: LawVerdict[] = [];
  const broken: { readonly law: LawHead; readonly error: LawError; readonly details: RunDetails<[object]> }[] = [];
  for (const law of laws) {
    if (law.unless !== undefined && options[law.unless] === true) {
      verdicts.push({ name: law.name, verdict: 'excused', asked: 0, refused: 0 });
      continue;
    }
    const clauses = kind.clauses.filter((clause) => clause.law === law);
    const { details, asked, refused } = tried(kind, clauses, model, { ...options, seed });
    const { errorInstance: error } = details;
    if (error instanceof LawError) broken.push({ law, error, details });
    else if (details.failed) throw stopped(options.kind, kind, details);
    verdicts.push({ name: law.name, verdict: asked > 0 ? 'held' : 'unasked', asked, refused });
  }
  const [first, ...others] = broken;
  if (first === undefined) return { kind: options.kind, seed, laws: verdicts };
  const found = first.details.counterexample![0];
  throw new LawError(first.law, first.error.breach, {
    kind: options.kind,
    found,
    lines: caseLines(kind.table, found),
    seed,
    path: first.details.counterexamplePath!,
    alsoBroken: others.map(({ law }) => law.name),
  });
}

/** One law in many cases. */
function tried(
  kind: Kind<unknown, object>,
  clauses: readonly AskedClause[],
  model: unknown,
  { seed, path, runs = 200, tolerance = 0 }: Options & { readonly seed: number },
): { details: RunDetails<[object]>; asked: number; refused: number } {
  let asked = 0;
  let refused = 0;
  const property = fc.property(kind.cases, (given) => {
    const answers = clauses.map((clause) => answered(() => clause.put(model, given, { tolerance })));
    const some = answers.includes(true);
    if (some) asked++;
    if (answers.includes('refused')) {
      refused++;
      fc.pre(some);
    }
  });
  const parameters: Parameters<[object]> = { numRuns: runs, seed, maxSkipsPerRun: 20, ...(path !== undefined && { path }) };
  return { details: fc.check(property, parameters), asked, refused };
}

function answered(put: () => boolean): boolean | 'refused' {
  try {
    return put();
  } catch (error) {
    if (error instanceof RangeError) return 'refused';
    throw error;
  }
}

function stopped(name: string, kind: Kind<unknown, object>, { counterexample, errorInstance, seed, numSkips }: RunDetails<[object]>): Error {
  if (counterexample === null) return new Error(`the ${name} refuses nearly every case: ${numSkips} with a RangeError; seed ${seed}`);
  const lines = caseLines(kind.table, counterexample[0]).map((line) => `    ${line}`);
  return new Error([`the ${name} throws ${String(errorInstance)}`, '  plainest case found:', ...lines, `  seed ${seed}`].join('\n'), {
    cause: errorInstance,
  });
}
