import { describe, expect, it } from 'vitest';
import { modulatorComparison } from '../../src/designs/modulatorComparison.ts';
import { compareModulators } from '../../src/engine/compareModulators.ts';
import { comparisonBars } from '../../src/plots/comparisonBars.ts';
import { render } from '../../src/plots/render.ts';

const link = { ...modulatorComparison.link, modulation: 'NRZ', symbolRate: 50e9 } as const;
const result = compareModulators({ ...modulatorComparison, link });

interface Shown {
  readonly vconcat: readonly [
    { readonly concat: readonly { readonly data: { readonly values: readonly { readonly value: number; readonly label: string }[] } }[] },
    { readonly layer: readonly { readonly data: { readonly values: readonly { readonly power?: number; readonly label?: string }[] } }[] },
  ];
}
const shown = (specification: object): Shown => specification as Shown;

describe('comparisonBars', () => {
  it('shows each quantity of both modulators in its unit, and the power of each', async () => {
    const { vconcat } = shown(comparisonBars(result));
    const [pairs, power] = vconcat;
    expect(pairs.concat[0]!.data.values.map(({ value }) => value)).toEqual(
      [result.ring, result.machZehnder].map(({ opticalModulationAmplitude }) => opticalModulationAmplitude / 1e-3),
    );
    expect(pairs.concat[2]!.data.values.map(({ label }) => label)).toEqual(['none', 'none']);
    expect(pairs.concat[5]!.data.values[0]!.label).toMatch(/^\u2212\d\.\d\d$/);
    const { needed } = result.ring;
    expect(needed.finite && power.layer[0]!.data.values[0]).toMatchObject({ part: 'laser', power: needed.finite && needed.laser / 1e-3 });
    expect(power.layer[0]!.data.values).toHaveLength(6);
    const svg = await render(comparisonBars(result));
    for (const text of ['outer OMA (mW)', 'tolerated for 1 dB (K)', 'footprint', 'heater']) expect(svg).toContain(text);
  });

  it('has no bar of what is not finite', async () => {
    const none = { finite: false, reason: 'none' } as const;
    const poor = { ...result.ring, extinctionRatio: null, eyeClosure: none, thermalTolerance: none, needed: none };
    const [pairs, power] = shown(comparisonBars({ ...result, ring: poor, machZehnder: poor })).vconcat;
    for (const at of [1, 3, 6]) expect(pairs.concat[at]!.data.values[0]).toMatchObject({ value: 0, label: 'none' });
    expect(power.layer[0]!.data.values).toHaveLength(0);
    expect(power.layer[1]!.data.values[0]!.label).toBe('not reached');
    expect(await render(comparisonBars({ ...result, ring: poor }))).toContain('not reached');
  });
});
