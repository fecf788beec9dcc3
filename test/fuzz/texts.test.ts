import { beforeAll, describe, expect, it } from 'vitest';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { engineTable } from '../../src/engine/engineTable.ts';
import { parseDesign, stringifyDesign } from '../../src/io/designJson.ts';
import { allFinite } from './answer.ts';
import { campaign, freshSeed, inputs, type Trial, whole } from './campaign.ts';
import { type Random, randomOf } from './random.ts';
import { randomDesign } from './randomDesign.ts';
import { nested, randomText } from './randomText.ts';

const good: string[] = [];
beforeAll(async () => {
  for (const modulator of Object.values(engineParts.modulator)) good.push(await stringifyDesign(engineTable, { ...quantumX800Engine, modulator }));
  for (let i = 0; i < 20; i++) good.push(await stringifyDesign(engineTable, randomDesign(randomOf(1, i))), JSON.stringify(randomDesign(randomOf(2, i))));
});

const read = async (text: string): Promise<void> => {
  const design = await parseDesign(engineTable, text);
  allFinite(design);
  // What was read is data of its own, whatever names the text has.
  if (Object.getPrototypeOf(design) !== Object.prototype || 'polluted' in {}) throw new Error('a prototype was changed');
};

const trial: Trial = {
  run(random, say) {
    const text = randomText(random, good);
    say(text);
    return read(text);
  },
};

describe('a JSON text', () => {
  it('is a design of finite numbers or is refused in words', { timeout: 3_600_000 }, async () => {
    const { answered, refused } = await campaign('texts', { seed: 20261, count: inputs(100_000), trial });
    expect(Math.min(answered, refused)).toBeGreaterThan(inputs(100_000) / 20);
  });

  it('is so whatever the seed', { timeout: 3_600_000 }, async () => {
    const seed = freshSeed();
    console.log(`texts: seed ${seed}`);
    await campaign('texts', { seed, count: inputs(10_000), trial });
  });

  it('may be huge, deep or long-winded', { timeout: 3_600_000 }, async () => {
    const size = whole ? 20_000_000 : 1_000_000;
    const huge: readonly ((random: Random) => string)[] = [
      (random) => nested(random.whole(1000, size / 10), random),
      () => `${' '.repeat(size)}${good[0]!}`,
      () => good[0]! + '\n'.repeat(size),
      () => `{"laser": "${'a'.repeat(size)}"}`,
      () => `{"${'a'.repeat(size)}": 1}`,
      () => `{"laser": ${'9'.repeat(size)}}`,
      () => `{"laser": 0.${'0'.repeat(size)}1}`,
      () => `[${'1,'.repeat(size / 2)}1]`,
      () => `{${Array.from({ length: size / 100 }, (_, i) => `"name${i}":${i}`).join(',')}}`,
      () => good[0]!.replace(/"wavelengthOffsets": \[[^\]]*\]/, `"wavelengthOffsets": [${'"0.1 nm",'.repeat(size / 10)}0]`),
      () => good[0]!.replace('"278 mW"', `"${'1'.repeat(size)} mW"`),
      () => good[0]!.replace('"278 mW"', `"1 ${'('.repeat(size)}"`),
      () => '"'.repeat(size),
      () => '\\'.repeat(size),
      () => `"${'\\u0041'.repeat(size / 6)}`,
    ];
    const trialOf = (text: (random: Random) => string): Trial => ({ run: (random) => read(text(random)) });
    const outcomes = [];
    for (const text of huge) outcomes.push(await campaign('huge texts', { seed: 7, count: 1, trial: trialOf(text) }));
    expect(outcomes.filter(({ answered }) => answered > 0)).toHaveLength(2);
  });
});
