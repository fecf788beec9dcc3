import type { LawHead, LawName, Quantity } from './law.ts';
import { quantityText } from './quantityText.ts';

/** The numbers on both sides of a broken law. */
export interface Breach {
  readonly left: Quantity;
  /** What `left` must be to `right`: `'equal to'`, `'at most'`, `'at least'`, `'above'`. */
  readonly must: string;
  readonly right: Quantity;
}

/** Where a device breaks a law. */
export interface BrokenBy {
  /** The kind of device. */
  readonly kind: string;
  /** The plainest case found: the design and where it was asked. */
  readonly found: object;
  /** The same in readable units, one number a line. */
  readonly lines: readonly string[];
  /** Seed of the run. */
  readonly seed: number;
  /** Path to the case within the run. */
  readonly path: string;
  /** Other laws that are broken too. */
  readonly alsoBroken: readonly LawName[];
}

/** A law is broken. The message names it and shows the numbers on both sides; of a device also the plainest case and how to replay it. */
export class LawError extends Error {
  override readonly name = 'LawError';
  /** Name of the law. */
  readonly law: LawName;
  /** Both sides. */
  readonly breach: Breach;
  /** The device's case; absent where a law was held against plain numbers. */
  readonly brokenBy: BrokenBy | undefined;

  constructor(law: LawHead, breach: Breach, brokenBy?: BrokenBy) {
    super(messageOf(law, breach, brokenBy));
    this.law = law.name;
    this.breach = breach;
    this.brokenBy = brokenBy;
  }
}

function messageOf(law: LawHead, { left, must, right }: Breach, by: BrokenBy | undefined): string {
  const source = law.citation === undefined ? '' : ` [${law.citation}]`;
  const subject = by === undefined ? law.name : `the ${by.kind} breaks ${law.name}`;
  const [one, two] = apart(left, right);
  const lines = [`${subject}: ${law.statement}${source}`, `  ${left.what}: ${one}`, `  must be ${must} ${right.what}: ${two}`];
  if (by === undefined) return lines.join('\n');
  lines.push('  plainest case found:', ...by.lines.map((line) => `    ${line}`));
  if (by.alsoBroken.length > 0) lines.push(`  also broken: ${by.alsoBroken.join(', ')}`);
  return [...lines, `  to replay, add to the options: laws: ['${law.name}'], seed: ${by.seed}, path: '${by.path}'`].join('\n');
}

/** Both sides in readable units; with all their digits where six do not tell them apart. */
function apart(left: Quantity, right: Quantity): [string, string] {
  const one = quantityText(left.value, left.unit);
  const two = quantityText(right.value, right.unit);
  if (one !== two) return [one, two];
  const tail = left.unit === '1' ? '' : ` ${left.unit}`;
  return [`${left.value}${tail}`, `${right.value}${tail}`];
}
