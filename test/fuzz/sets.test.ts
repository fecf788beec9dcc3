import { describe, expect, it } from 'vitest';
import { scalarPaths } from '../../src/design.ts';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { type EngineDesign, engineTable } from '../../src/engine/engineTable.ts';
import { setPath } from '../../src/io/setPath.ts';
import { allFinite } from './answer.ts';
import { campaign, freshSeed, inputs, type Trial } from './campaign.ts';
import { randomSet } from './randomSet.ts';

const designs: readonly EngineDesign[] = Object.values(engineParts.modulator).map((modulator) => ({ ...quantumX800Engine, modulator }));
const others = ['modulator.kind', 'modulator', 'laser', 'supply.coupler.kind', 'modulator.device.coupler.kind', 'laser.wavelengthOffsets', 'modulator.device.guide'];
const paths = [...new Set([...designs.flatMap((design) => scalarPaths(engineTable, design).map(({ path }) => path)), ...others])];

const trial: Trial = {
  async run(random, say) {
    const [path, value] = randomSet(random, paths);
    say({ path, value });
    const design = await setPath(engineTable, random.pick(designs), path, value, engineParts);
    allFinite(design);
    if (Object.getPrototypeOf(design) !== Object.prototype) throw new Error('a prototype was changed');
  },
};

describe('a path and a value', () => {
  it('give a design of finite numbers or are refused in words', { timeout: 3_600_000 }, async () => {
    const { answered, refused } = await campaign('sets', { seed: 20262, count: inputs(100_000), trial });
    expect(Math.min(answered, refused)).toBeGreaterThan(inputs(100_000) / 100);
  });

  it('do so whatever the seed', { timeout: 3_600_000 }, async () => {
    const seed = freshSeed();
    console.log(`sets: seed ${seed}`);
    await campaign('sets', { seed, count: inputs(10_000), trial });
  });
});
