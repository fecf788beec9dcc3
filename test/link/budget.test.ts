import { describe, expect, it } from 'vitest';
import { attenuate, continuousWave, type Detector, type Lane, type Light } from '../../src/light.ts';
import { linkBudget } from '../../src/link/budget.ts';
import { fromDb, mW, nm } from '../../src/units.ts';

const laser = (): Light => continuousWave({ wavelength: 1311 * nm, rin: 0, linewidth: 0, polarizationExtinction: 1e12, source: 'laser' }, 8 * mW);
const detector: Detector = (light) => ({ levels: light.lanes[0]!.levels, noise: light.lanes[0]!.levels.map(() => 1e-6) });

function modulator(light: Light): Light {
  return { lanes: light.lanes.map((lane: Lane) => ({ ...lane, levels: [1, 2, 3, 4].map((i) => (lane.levels[0]! * i) / 5) })) };
}

const half = (light: Light): Light => attenuate(light, 0.5);

describe('link budget', () => {
  it('lists power, modulation and loss after the source and every step', () => {
    const { stages, signal } = linkBudget({ source: laser, path: [['connector', half], modulator, (light) => attenuate(light, fromDb(-3))], detector });
    expect(stages.map((stage) => stage.name)).toEqual(['laser', 'connector', 'modulator', 'stage 3']);
    expect(stages.map((stage) => stage.averagePower / mW)).toEqual([
      8,
      4,
      expect.closeTo(2, 12),
      expect.closeTo(2 * fromDb(-3), 12),
    ]);
    expect(stages.map((stage) => stage.oma)).toEqual([null, null, expect.closeTo(2.4 * mW, 12), expect.closeTo(2.4 * mW * fromDb(-3), 12)]);
    expect(stages.map((stage) => stage.lossDb)).toEqual([null, expect.closeTo(10 * Math.log10(2), 12), expect.closeTo(10 * Math.log10(2), 12), expect.closeTo(3, 12)]);
    expect(signal.levels).toEqual(stages.at(-1)!.light.lanes[0]!.levels);
  });

  it('sums the power of all lanes and takes the least modulation of the modulated ones', () => {
    const lane = laser().lanes[0]!;
    const levels = (scale: number): number[] => [1, 2, 3, 4].map((i) => i * scale);
    const mixed: Light = { lanes: [lane, { ...lane, levels: levels(2e-3) }, { ...lane, levels: levels(1e-3) }, { ...lane, levels: levels(3e-3) }] };
    const { stages } = linkBudget({ source: () => mixed, path: [], detector });
    expect(stages[0]!.averagePower).toBeCloseTo(8e-3 + 2.5 * 6e-3, 15);
    expect(stages[0]!.oma).toBeCloseTo(3e-3, 15);
  });

  it('has no loss in dB where no light is left or none came', () => {
    const dark = (light: Light): Light => attenuate(light, 0);
    const { stages } = linkBudget({ source: laser, path: [dark, half], detector });
    expect(stages.map((stage) => stage.lossDb)).toEqual([null, null, null]);
  });

  it('names what has no name, and shows gain as negative loss', () => {
    const { stages } = linkBudget({
      source: (() => laser)(),
      path: [['', (light) => ({ lanes: [...light.lanes, ...light.lanes] })]],
      detector,
    });
    expect(stages[1]!.name).toBe('stage 1');
    expect(stages[1]!.lossDb).toBeCloseTo(-10 * Math.log10(2), 12);
    const sources = [(): Light => laser()];
    expect(linkBudget({ source: sources[0]!, path: [], detector }).stages[0]!.name).toBe('source');
  });
});
