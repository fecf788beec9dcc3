import fc from 'fast-check';
import type { Entry, Table, Values } from '../../src/design.ts';

/** A table with every form of entry. */
export const sampleTable = {
  symbolRate: { unit: 'Bd', range: [1e9, 500e9] },
  laser: {
    group: {
      power: { unit: 'W', range: [1e-3, 1] },
      temperature: { unit: 'K', range: [230, 400] },
      rin: { unit: '1/Hz', range: [1e-17, 1e-12] },
      wavelengths: { listOf: { unit: 'm', range: [1.2e-6, 1.7e-6] }, length: [1, 8] },
      note: { choice: ['cooled', 'uncooled'], optional: true },
    },
  },
  modulator: {
    kind: {
      ring: {
        radius: { unit: 'm', range: [2.5e-6, 7.5e-6] },
        powerCoupling: { unit: '1', range: [-1, 1] },
        attenuation: { unit: '1/m', range: [0, 1e4] },
      },
      machZehnder: { armLength: { unit: 'm', range: [1e-4, 1e-2] }, stages: { unit: '1', range: [1, 8], whole: true } },
    },
  },
  channel: {
    optional: true,
    group: {
      lossDb: { unit: 'dB', range: [-5, 40] },
      doping: { unit: '1/m^3', range: [1e20, 1e26], optional: true },
      energy: { unit: 'J', range: [0, 1e-9], optional: true },
      noise: { unit: 'A/sqrt(Hz)', range: [0, 1e-9], optional: true },
      odd: { unit: '1/(m V)', range: [-1e300, 1e300], optional: true },
    },
  },
} as const satisfies Table;

export interface Sample extends Values<typeof sampleTable> {}

export const sample: Sample = {
  symbolRate: 106.25e9,
  laser: { power: 0.278, temperature: 298.15, rin: 10 ** -14.5, wavelengths: [1311e-9, 1312e-9], note: 'cooled' },
  modulator: { kind: 'ring', radius: 7e-6, powerCoupling: 0.01, attenuation: 62 },
};

export const sampleParts = { modulator: { machZehnder: { kind: 'machZehnder', armLength: 2e-3, stages: 1 } } };

/** Designs that pass a table. */
export function designs(table: Table): fc.Arbitrary<Record<string, unknown>> {
  const required: string[] = [];
  const members: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, entry] of Object.entries<Entry>(table)) {
    members[name] = values(entry);
    if (entry.optional !== true) required.push(name);
  }
  return fc.record(members, { requiredKeys: required, noNullPrototype: true });
}

function values(entry: Entry): fc.Arbitrary<unknown> {
  if ('unit' in entry) {
    const [min, max] = entry.range;
    return entry.whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  }
  if ('choice' in entry) return fc.constantFrom(...entry.choice);
  if ('listOf' in entry) return fc.array(values(entry.listOf), { minLength: entry.length[0], maxLength: entry.length[1] });
  if ('group' in entry) return designs(entry.group);
  return fc.oneof(...Object.entries(entry.kind).map(([kind, table]) => designs(table).map((record) => ({ kind, ...record }))));
}
