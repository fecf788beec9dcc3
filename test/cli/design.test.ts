import { describe, expect, it } from 'vitest';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { engineTable } from '../../src/engine/engineTable.ts';
import { parseDesign } from '../../src/io/designJson.ts';
import type { JsonSchema } from '../../src/io/schema.ts';
import { accepts } from '../io/schemaCheck.ts';
import { refused, run } from './run.ts';

describe('photonlink design', () => {
  it('prints the embedded design with units, which reads back to the last bit', async () => {
    const { code, stdout, stderr } = await run('design');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('"power": "278 mW"');
    expect(await parseDesign(engineTable, stdout)).toStrictEqual(quantumX800Engine);
  });

  it('prints the design with the changes that are asked for', async () => {
    const { stdout } = await run('design', '--set', 'modulator.kind=machZehnder');
    expect(await parseDesign(engineTable, stdout)).toStrictEqual({ ...quantumX800Engine, modulator: engineParts.modulator.machZehnder });
  });

  it('prints a schema that accepts every embedded design, in numbers and with units', async () => {
    const { code, stdout } = await run('design', '--schema');
    expect(code).toBe(0);
    const schema = JSON.parse(stdout) as JsonSchema;
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
    expect(accepts(schema, quantumX800Engine)).toBe(true);
    expect(accepts(schema, JSON.parse((await run('design')).stdout))).toBe(true);
    expect(accepts(schema, JSON.parse((await run('design', '--set', 'modulator.kind=machZehnder')).stdout))).toBe(true);
    expect(accepts(schema, { ...quantumX800Engine, laser: { ...quantumX800Engine.laser, power: 30 } })).toBe(false);
  });

  it('has help with an example', async () => {
    expect((await run('design', '-h')).stdout).toMatch(/--schema[^]*Example\n {2}photonlink design/);
  });

  it('refuses a file, and --set beside --schema', async () => {
    expect(await run('design', 'my.json')).toEqual(refused('design takes no file, got my.json'));
    expect(await run('design', '--schema', '--set', 'a=1')).toEqual(refused('--schema is the same for every design, leave out --set'));
  });
});
