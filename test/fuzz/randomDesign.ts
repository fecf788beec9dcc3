import { type Entry, type GroupEntry, type ListEntry, type NumberEntry, type Table, own } from '../../src/design.ts';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { type EngineDesign, engineTable } from '../../src/engine/engineTable.ts';
import type { Random } from './random.ts';

// Most designs drawn evenly from the whole table are refused at once, since no laser gives their power. So a design starts from an
// embedded one and a share of its parameters is drawn anew: few, many or all.

/** A design within the ranges of the table. Whether its set point can be reached is another matter. */
export function randomDesign(random: Random): EngineDesign {
  const modulator = random.pick(Object.values(engineParts.modulator));
  const share = random.pick([0, 0.02, 0.02, 0.05, 0.05, 0.2, 0.5, 1]);
  const design = mutated({ random, share }, engineTable, { ...quantumX800Engine, modulator }) as unknown as EngineDesign;
  return fewLanes(random, random.chance(0.9) ? ordered(design) : design);
}

/** The same numbers in the order that three places of the table ask for. */
function ordered(design: EngineDesign): EngineDesign {
  const { code, channel } = design;
  const { fiber } = channel;
  const { shortest, longest } = fiber.zeroDispersionRange;
  const [low, middle, high] = [shortest, fiber.zeroDispersionWavelength, longest].sort((a, b) => a - b) as [number, number, number];
  return {
    ...design,
    code: { ...code, data: Math.min(code.data, Math.max(1, code.symbols - 1)) },
    channel: { ...channel, fiber: { ...fiber, zeroDispersionWavelength: middle, zeroDispersionRange: { shortest: low, longest: high } } },
  };
}

interface Mutation {
  readonly random: Random;
  /** Probability that a parameter is drawn anew. */
  readonly share: number;
}

/** The engine's time goes with its lanes: thousands are legal, and tried by a test of their own. */
function fewLanes(random: Random, design: EngineDesign): EngineDesign {
  const most = random.chance(0.01) ? 64 : 8;
  const lasers = design.laser.wavelengthOffsets.slice(0, most);
  const module = Math.min(design.supply.moduleSplitter.ways, Math.max(1, Math.floor(most / lasers.length)));
  const chip = Math.min(design.supply.chipSplitter.ways, Math.max(1, Math.floor(most / lasers.length / module)));
  const { laser, supply } = design;
  return {
    ...design,
    laser: { ...laser, wavelengthOffsets: lasers },
    supply: { ...supply, moduleSplitter: { ...supply.moduleSplitter, ways: module }, chipSplitter: { ...supply.chipSplitter, ways: chip } },
  };
}

function mutated(mutation: Mutation, table: Table, base: unknown): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(table)) {
    const before = typeof base === 'object' && base !== null ? own(base, name) : undefined;
    if (entry.optional === true) {
      const present = mutation.random.chance(mutation.share) ? mutation.random.chance(0.5) : before !== undefined;
      if (!present) continue;
    }
    values[name] = valueOf(mutation, entry, before);
  }
  return values;
}

function valueOf(mutation: Mutation, entry: Entry, before: unknown): unknown {
  const { random, share } = mutation;
  const anew = before === undefined || random.chance(share);
  if ('unit' in entry) return anew ? randomNumber(random, entry, before as number | undefined) : before;
  if ('choice' in entry) return anew ? random.pick(entry.choice) : before;
  if ('listOf' in entry) return listOf(mutation, entry, (before ?? []) as readonly unknown[], anew);
  if ('group' in entry) return mutated(mutation, (entry satisfies GroupEntry).group, before);
  const kinds = Object.keys(entry.kind);
  const now = before as { kind: string } | undefined;
  const other = now === undefined || random.chance(share);
  const kind = other ? random.pick(kinds) : now.kind;
  return { kind, ...mutated(mutation, entry.kind[kind]!, now?.kind === kind ? now : undefined) };
}

function listOf(mutation: Mutation, entry: ListEntry, before: readonly unknown[], anew: boolean): unknown[] {
  const [least, most] = entry.length;
  const length = anew ? mutation.random.whole(least, Math.min(most, least + 7)) : before.length;
  return Array.from({ length }, (_, i) => valueOf(mutation, entry.listOf, before[i]));
}

/** A number that the entry accepts: near the one before, anywhere, of any size, at an end, at zero. */
function randomNumber(random: Random, { range, whole }: NumberEntry, before: number | undefined): number {
  const [low, high] = range;
  const size = Math.max(Math.abs(low), Math.abs(high));
  const draws = [
    () => (before ?? (low + high) / 2) * (1 + 0.3 * (random.uniform() - 0.5)),
    () => (before ?? (low + high) / 2) * 10 ** (2 * random.uniform() - 1),
    () => low + random.uniform() * (high - low),
    () => (low > 0 ? low * (high / low) ** random.uniform() : random.pick([-1, 1]) * size * 10 ** (-12 * random.uniform())),
    () => random.pick([low, high, 0, -0, 5e-324, 1e-320]),
  ];
  const drawn = random.pick([draws[0]!, draws[0]!, draws[0]!, ...draws])();
  const inside = Math.min(high, Math.max(low, whole === true ? Math.round(drawn) : drawn));
  return Number.isFinite(inside) ? inside : low;
}
