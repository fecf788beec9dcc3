import { describe, expect, it } from 'vitest';
import { engineReport } from '../../src/cli/engineReport.ts';
import { opticalEngine } from '../../src/engine/opticalEngine.ts';
import { possible } from './answer.ts';
import { campaign, freshSeed, inputs, type Trial } from './campaign.ts';
import { randomDesign } from './randomDesign.ts';

const trial: Trial = {
  run(random, say) {
    const design = randomDesign(random);
    say(design);
    const result = opticalEngine(design).evaluate();
    possible(result);
    const text = engineReport(result);
    if (/NaN|Infinity|undefined/.test(text)) throw new Error(`the report says ${text}`);
  },
};

describe('a legal design', () => {
  it('has a possible answer or is refused in words', { timeout: 3_600_000 }, async () => {
    const { answered, refused } = await campaign('designs', { seed: 20260, count: inputs(100_000), trial });
    expect(Math.min(answered, refused)).toBeGreaterThan(inputs(100_000) / 20);
  });

  it('does so whatever the seed', { timeout: 3_600_000 }, async () => {
    const seed = freshSeed();
    console.log(`designs: seed ${seed}`);
    await campaign('designs', { seed, count: inputs(10_000), trial });
  });
});
