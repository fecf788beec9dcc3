import { describe, expect, it } from 'vitest';
import type { Grating, GratingFacet } from '../../../src/devices/dfbLaser/grating.ts';
import { gratingModes } from '../../../src/devices/dfbLaser/gratingModes.ts';
import { philox } from '../../../src/numerics/philox.ts';

const length = 500e-6;
const clear: GratingFacet = { reflectivity: 0, phase: 0 };
const range = { detuningRange: [-20 / length, 20 / length], gainRange: [0, 8 / length] } as const;
const uniform = (kappaL: number, facets: Grating['facets'] = [clear, clear]): Grating => ({
  sections: [{ length, coupling: kappaL / length, phaseShift: 0 }],
  facets,
});
const shifted = (kappaL: number): Grating => ({
  sections: [Math.PI / 2, 0].map((phaseShift) => ({ length: length / 2, coupling: kappaL / length, phaseShift })),
  facets: [clear, clear],
});

/** What is left of S(L) − r₂R(L), by many small steps of fourth order and no closed form. */
function leftOver({ sections, facets }: Grating, amplitudeGain: number, detuning: number): number {
  type Complex = readonly [number, number];
  const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
  const plus = (a: Complex, b: Complex, h = 1): Complex => [a[0] + h * b[0], a[1] + h * b[1]];
  const turn = (phase: number): Complex => [Math.cos(phase), Math.sin(phase)];
  const gain: Complex = [amplitudeGain, -detuning];
  const reflection = ({ reflectivity, phase }: GratingFacet): Complex => times([Math.sqrt(reflectivity), 0], turn(phase));
  let waves: [Complex, Complex] = [reflection(facets[0]), [1, 0]];
  for (const { length: along, coupling, phaseShift } of sections) {
    const k: Complex = typeof coupling === 'number' ? [0, coupling] : times([0, 1], [coupling.re, coupling.im]);
    const slope = ([r, s]: [Complex, Complex]): [Complex, Complex] => [
      plus(times(gain, r), times(k, s), -1),
      plus(times(k, r), times(gain, s), -1),
    ];
    const steps = 4000;
    const h = along / steps;
    const moved = (by: [Complex, Complex], part: number): [Complex, Complex] => [plus(waves[0], by[0], part), plus(waves[1], by[1], part)];
    for (let n = 0; n < steps; n++) {
      const k1 = slope(waves);
      const k2 = slope(moved(k1, h / 2));
      const k3 = slope(moved(k2, h / 2));
      const k4 = slope(moved(k3, h));
      const all = [k1, k2, k2, k3, k3, k4];
      waves = [0, 1].map((c) => all.reduce((sum, each) => plus(sum, each[c]!, h / 6), waves[c]!)) as [Complex, Complex];
    }
    waves = [times(waves[0], turn(-phaseShift)), times(waves[1], turn(phaseShift))];
  }
  const rest = plus(waves[1], times(reflection(facets[1]), waves[0]), -1);
  return Math.hypot(...rest) / Math.hypot(...waves[0]);
}

/** Turns of S(L) − r₂R(L) around the range, by exponentials of the matrices of the sections on a border of many points. */
function turnsAround({ sections, facets }: Grating, gain: number, detuning: number): number {
  type Complex = readonly [number, number];
  const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
  const plus = (...all: readonly Complex[]): Complex => [all.reduce((sum, a) => sum + a[0], 0), all.reduce((sum, a) => sum + a[1], 0)];
  const scaled = (a: Complex, by: number): Complex => [a[0] * by, a[1] * by];
  const polar = (size: number, phase: number): Complex => [size * Math.cos(phase), size * Math.sin(phase)];
  const root = (a: Complex): Complex => polar(Math.sqrt(Math.hypot(...a)), Math.atan2(a[1], a[0]) / 2);
  const over = (a: Complex, b: Complex): Complex => scaled(times(a, [b[0], -b[1]]), 1 / (b[0] ** 2 + b[1] ** 2));
  const left = (g: Complex): Complex => {
    let r = polar(Math.sqrt(facets[0].reflectivity), facets[0].phase);
    let s: Complex = [1, 0];
    for (const { length: along, coupling, phaseShift } of sections) {
      const k: Complex = typeof coupling === 'number' ? [coupling, 0] : [coupling.re, coupling.im];
      const q = root(plus(times(g, g), times(k, k)));
      const [up, down] = [polar(Math.exp(q[0] * along), q[1] * along), polar(Math.exp(-q[0] * along), -q[1] * along)];
      const cosh = scaled(plus(up, down), 0.5);
      const sinh = over(scaled(plus(up, scaled(down, -1)), 0.5), q);
      const jk: Complex = [-k[1], k[0]];
      const next = plus(times(cosh, r), times(sinh, plus(times(g, r), scaled(times(jk, s), -1))));
      s = times(plus(times(cosh, s), times(sinh, plus(times(jk, r), scaled(times(g, s), -1)))), polar(1, phaseShift));
      r = times(next, polar(1, -phaseShift));
    }
    return plus(s, scaled(times(polar(Math.sqrt(facets[1].reflectivity), facets[1].phase), r), -1));
  };
  const corners: readonly Complex[] = [[0, -detuning], [gain, -detuning], [gain, detuning], [0, detuning]];
  let turned = 0;
  corners.forEach((from, side) => {
    const to = corners[(side + 1) % 4]!;
    let before = left(from);
    for (let i = 1; i <= 1500; i++) {
      const now = left([from[0] + ((to[0] - from[0]) * i) / 1500, from[1] + ((to[1] - from[1]) * i) / 1500]);
      turned += Math.atan2(before[0] * now[1] - before[1] * now[0], before[0] * now[0] + before[1] * now[1]);
      before = now;
    }
  });
  // −0 is 0 too.
  return Math.round(turned / (2 * Math.PI)) + 0;
}

describe('modes of a distributed-feedback structure at threshold', () => {
  // [Kogelnik1972], solved by two methods.
  it.each([
    [1, 1.754815, 2.666332],
    [4, 0.422436, 4.969907],
    [5, 0.301904, 5.832174],
  ])('of a uniform grating come in pairs: κL %d', (kappaL, gain, detuning) => {
    const [left, right] = gratingModes(uniform(kappaL), range);
    expect(left!.amplitudeGain * length).toBeCloseTo(gain, 6);
    expect(left!.detuning * length).toBeCloseTo(-detuning, 6);
    expect(right!.amplitudeGain * length).toBeCloseTo(gain, 6);
    expect(right!.detuning * length).toBeCloseTo(detuning, 6);
  });

  it('of a quarter-wave shift has one at the Bragg wavelength', () => {
    const [mode, next] = gratingModes(shifted(2), range);
    expect(mode!.amplitudeGain * length).toBeCloseTo(0.697135, 6);
    expect(Math.abs(mode!.detuning * length)).toBeLessThan(1e-9);
    expect(next!.amplitudeGain).toBeGreaterThan(1.5 * mode!.amplitudeGain);
  });

  it('of gain coupling has one at the Bragg wavelength: αL 1 at κL j', () => {
    const grating = { sections: [{ length, coupling: { re: 0, im: 1 / length }, phaseShift: 0 }], facets: [clear, clear] } as const;
    const [mode] = gratingModes(grating, range);
    expect(mode!.amplitudeGain * length).toBeCloseTo(1, 9);
    expect(Math.abs(mode!.detuning * length)).toBeLessThan(1e-9);
  });

  it('without a grating are those of the two facets', () => {
    const modes = gratingModes(uniform(0, [{ reflectivity: 0.3, phase: 0.4 }, { reflectivity: 0.1, phase: 0 }]), range);
    const gain = -Math.log(0.3 * 0.1) / 4;
    const detunings = modes.map(({ detuning }) => detuning * length).sort((a, b) => a - b);
    expect(modes).toHaveLength(13);
    for (const mode of modes) expect(mode.amplitudeGain * length).toBeCloseTo(gain, 9);
    detunings.forEach((detuning, i) => expect(detuning).toBeCloseTo(0.2 + Math.PI * (i - 6), 9));
  });

  it('solve the coupled waves step by step, in random structures', () => {
    const random = philox({ seed: 8, stream: 0 });
    const between = (low: number, high: number): number => low + (high - low) * random.uniform();
    for (let n = 0; n < 6; n++) {
      const facet = (): GratingFacet => ({ reflectivity: between(0, 0.4), phase: between(-3, 3) });
      const sections = Array.from({ length: 1 + (n % 3) }, () => ({
        length: between(0.2, 0.5) * length,
        coupling: { re: between(0.5, 4) / length, im: between(-0.5, 0.5) / length },
        phaseShift: between(-2, 2),
      }));
      const grating: Grating = { sections, facets: [facet(), facet()] };
      const modes = gratingModes(grating, { ...range, gainRange: [-2 / length, 6 / length] });
      expect(modes.length).toBeGreaterThan(0);
      for (const mode of modes.slice(0, 3)) expect(leftOver(grating, mode.amplitudeGain, mode.detuning)).toBeLessThan(1e-7);
    }
  });

  it('are as many as the argument principle counts, in 100 random structures within ±20 of δL', () => {
    const random = philox({ seed: 20, stream: 0 });
    const between = (low: number, high: number): number => low + (high - low) * random.uniform();
    let found = 0;
    for (let n = 0; n < 100; n++) {
      const facet = (): GratingFacet => ({ reflectivity: n % 3 === 0 ? 0 : between(0, 0.9), phase: between(-Math.PI, Math.PI) });
      const sections = Array.from({ length: 1 + (n % 4) }, () => ({
        length: between(0.1, 0.5) * length,
        coupling: { re: between(-5, 5) / length, im: n % 2 === 0 ? 0 : between(-1, 1) / length },
        phaseShift: between(-3, 3),
      }));
      const total = sections.reduce((sum, section) => sum + section.length, 0);
      const grating: Grating = { sections, facets: [facet(), facet()] };
      const modes = gratingModes(grating, { detuningRange: [-20 / total, 20 / total], gainRange: [0, 5 / total] });
      expect(modes.length, `structure ${n}`).toBe(turnsAround(grating, 5 / total, 20 / total));
      found += modes.length;
    }
    expect(found).toBeGreaterThan(800);
  });

  it('move with an offset of gain or detuning that all sections share', () => {
    const plain = gratingModes(shifted(2), range)[0]!;
    const offset = { gainOffset: 0.1 / length, detuningOffset: -2 / length };
    const moved = gratingModes({ ...shifted(2), sections: shifted(2).sections.map((each) => ({ ...each, ...offset })) }, range)[0]!;
    expect((moved.amplitudeGain - plain.amplitudeGain) * length).toBeCloseTo(-0.1, 9);
    expect((moved.detuning - plain.detuning) * length).toBeCloseTo(2, 9);
  });

  it('are the same for the structure seen from the other end', () => {
    const [a, b] = [{ reflectivity: 0.3, phase: 1 }, { reflectivity: 0.01, phase: -0.7 }] as const;
    const parts = [1.2, 2.5].map((kappaL) => ({ length: length / 2, coupling: kappaL / length, phaseShift: 0 }));
    const one = gratingModes({ sections: [{ ...parts[0]!, phaseShift: 0.9 }, parts[1]!], facets: [a, b] }, range);
    const other = gratingModes({ sections: [{ ...parts[1]!, phaseShift: 0.9 }, parts[0]!], facets: [b, a] }, range);
    expect(other).toHaveLength(one.length);
    one.forEach((mode, i) => {
      expect(other[i]!.amplitudeGain * length).toBeCloseTo(mode.amplitudeGain * length, 9);
      expect(other[i]!.detuning * length).toBeCloseTo(mode.detuning * length, 9);
    });
  });

  it('are refused for a structure or a range that cannot be', () => {
    const bad = (change: object): (() => unknown) => () =>
      gratingModes({ ...uniform(1), sections: [{ ...uniform(1).sections[0]!, ...change }] }, range);
    expect(bad({ length: -1e-4 })).toThrow('gratingModes: sections.0.length is -1e-4 m');
    expect(bad({ coupling: NaN })).toThrow('sections.0.coupling');
    expect(bad({ coupling: { re: 0, im: Infinity } })).toThrow('sections.0.coupling.im');
    expect(bad({ phaseShift: NaN })).toThrow('phaseShift');
    expect(() => gratingModes({ ...uniform(1), sections: [] }, range)).toThrow('sections.length');
    expect(() => gratingModes(uniform(1, [clear, { reflectivity: 1.1, phase: 0 }]), range)).toThrow('facets.1.reflectivity');
    expect(() => gratingModes(uniform(1, [clear] as never), range)).toThrow('facets has 1 entries');
    expect(() => gratingModes(uniform(1), { ...range, gainRange: [5, 5] })).toThrow('gainRange is 5 to 5 1/m, must rise');
    expect(() => gratingModes(uniform(1), { ...range, gainRange: [0, 1e9] })).toThrow('gainRange.1');
  });
});
