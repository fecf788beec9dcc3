import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuits/circuit.ts';
import { couplerModel } from '../../src/circuits/couplerModel.ts';
import { reflectorModel, terminatorModel } from '../../src/circuits/reflectorModel.ts';
import { ringModel } from '../../src/circuits/ringModel.ts';
import { amplitudeAlong, powerAlong } from '../../src/circuits/scatteringMatrix.ts';
import { reciprocal, scatteringModel } from '../../src/circuits/scatteringModel.ts';
import { phaseShifterModel, waveguideModel } from '../../src/circuits/waveguideModel.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { directionalCoupler } from '../../src/waveguides/directionalCoupler.ts';
import { phaseShifter } from '../../src/waveguides/phaseShifter.ts';

const wavelength = 1.31e-6;

describe('the parts of circuits', () => {
  it('a guide turns the phase by 2π n L/λ and takes its loss, both ways', () => {
    const guide = waveguideModel({ length: 1e-3, referenceWavelength: 1.3e-6, effectiveIndex: 2.5, groupIndex: 4, attenuation: 100 });
    const { re, im } = amplitudeAlong(guide(wavelength), { from: 'in', to: 'out' });
    const index = 2.5 + (1e-8 * (2.5 - 4)) / 1.3e-6;
    const phase = (2 * Math.PI * index * 1e-3) / wavelength;
    expect(re).toBeCloseTo(Math.exp(-0.05) * Math.cos(phase), 10);
    expect(im).toBeCloseTo(-Math.exp(-0.05) * Math.sin(phase), 10);
    expect(amplitudeAlong(guide(wavelength), { from: 'out', to: 'in' })).toEqual({ re, im });
    expect(powerAlong(guide(wavelength), { from: 'in', to: 'in' })).toBe(0);
    const wrong = { length: -1, referenceWavelength: 1e-6, effectiveIndex: 2, groupIndex: 4, attenuation: 0 };
    expect(() => waveguideModel(wrong)).toThrow('waveguideModel: length');
  });

  it('a phase shifter follows its guide, by record or finished', () => {
    const { guide } = siliconRing;
    const operation = { length: 44e-6, voltage: -2, temperature: 340 };
    const { kind, ...record } = guide;
    expect(kind).toBe('phaseShifter');
    const finished = phaseShifter(record);
    const a = amplitudeAlong(phaseShifterModel(guide, operation)(wavelength), { from: 'in', to: 'out' });
    const b = amplitudeAlong(phaseShifterModel(finished, operation)(wavelength), { from: 'in', to: 'out' });
    const point = { wavelength, voltage: -2, temperature: 340 };
    expect(a).toEqual(b);
    expect(a.re ** 2 + a.im ** 2).toBeCloseTo(Math.exp(-finished.attenuation(point) * 44e-6), 13);
    const turned = Math.atan2(-a.im, a.re) - (2 * Math.PI * finished.effectiveIndex(point) * 44e-6) / wavelength;
    expect(Math.sin(turned / 2)).toBeCloseTo(0, 12);
    expect(phaseShifterModel(guide, operation).passive).toBe(true);
    expect(phaseShifterModel(finished, operation).passive).toBe(false);
    expect(() => phaseShifterModel(guide, { ...operation, length: 2 })).toThrow('phaseShifterModel: length is 2 m');
    expect(() => phaseShifterModel(guide, { ...operation, voltage: -9 })(wavelength)).toThrow('voltage is -9 V');
  });

  it('a coupler shares power, by numbers or finished', () => {
    const coupler = couplerModel({ powerCoupling: 0.3, excessLossDb: 1 })(wavelength);
    const kept = 10 ** -0.1;
    expect(powerAlong(coupler, { from: 'in1', to: 'out1' })).toBeCloseTo(0.7 * kept, 14);
    expect(powerAlong(coupler, { from: 'out1', to: 'in2' })).toBeCloseTo(0.3 * kept, 14);
    expect(amplitudeAlong(coupler, { from: 'in2', to: 'out1' }).im).toBeCloseTo(-Math.sqrt(0.3 * kept), 14);
    expect(powerAlong(coupler, { from: 'in1', to: 'in2' })).toBe(0);
    const finished = directionalCoupler({
      referenceWavelength: wavelength,
      couplingPerLength: 1e5,
      referenceGap: 200e-9,
      gap: 200e-9,
      decayLength: 50e-9,
      wavelengthSlope: 1e6,
      length: 5e-6,
      bendLength: 0,
      excessLossDb: 0.5,
    });
    const from = couplerModel(finished)(1.3e-6);
    expect(powerAlong(from, { from: 'in1', to: 'out2' })).toBeCloseTo(finished.powerCoupling(1.3e-6) * finished.transmission, 14);
    expect(powerAlong(couplerModel({ powerCoupling: () => 0.25 })(wavelength), { from: 'in2', to: 'out2' })).toBeCloseTo(0.75, 14);
    expect(() => couplerModel({ powerCoupling: 2, excessLossDb: 0 })).toThrow('couplerModel: powerCoupling is 2');
    expect(() => couplerModel({ powerCoupling: () => NaN })(wavelength)).toThrow('couplerModel: powerCoupling is NaN');
    expect(() => couplerModel({ powerCoupling: () => 0.1, transmission: 1.1 })).toThrow('couplerModel: transmission is 1.1');
  });

  it('a reflector shares power between back and on, a terminator gives none back', () => {
    const mirror = reflectorModel({ reflectance: 0.4, excessLossDb: 3 })(wavelength);
    expect(powerAlong(mirror, { from: 'out', to: 'out' })).toBeCloseTo(0.4 * 10 ** -0.3, 14);
    expect(powerAlong(mirror, { from: 'in', to: 'out' })).toBeCloseTo(0.6 * 10 ** -0.3, 14);
    expect(powerAlong(terminatorModel()(wavelength), { from: 'in', to: 'in' })).toBe(0);
    expect(() => reflectorModel({ reflectance: 1.5, excessLossDb: 0 })).toThrow('reflectorModel: reflectance is 1.5');
  });

  it('a ring answers as the device from its input, and from all other ports as it must', () => {
    const design = { ...siliconRing, dropCoupler: { kind: 'power', powerCoupling: 0.01 } } as const;
    const ring = ringModulator(design);
    const operation = { voltage: -1, temperature: 330 };
    const at = ring.resonanceNear(wavelength, operation) + 0.05e-9;
    const model = ringModel(ring, operation);
    const matrix = model(at);
    expect(amplitudeAlong(matrix, { from: 'in', to: 'through' })).toEqual(ring.field({ ...operation, wavelength: at }));
    expect(amplitudeAlong(matrix, { from: 'drop', to: 'in' })).toEqual(ring.field({ ...operation, wavelength: at }, { port: 'drop' }));
    expect(powerAlong(matrix, { from: 'in', to: 'add' })).toBe(0);
    // All that is lost is lost in the guide: less than all, whatever comes in.
    for (const from of model.ports) {
      const out = model.ports.reduce((sum, to) => sum + powerAlong(matrix, { from, to }), 0);
      expect(out).toBeLessThan(1);
      expect(out).toBeGreaterThan(0.05);
    }
    const half = phaseShifterModel(design.guide, { ...operation, length: ring.circumference / 2 });
    const { groupIndex, referenceWavelength } = siliconRing.guide;
    const { qualityFactor } = siliconRing.coupler;
    const coupling = -Math.expm1((-2 * Math.PI * groupIndex * ring.circumference) / (referenceWavelength * qualityFactor));
    const composed = circuit({
      instances: [
        ['first', couplerModel({ powerCoupling: () => coupling })],
        ['second', couplerModel({ powerCoupling: 0.01, excessLossDb: 0 })],
        ['up', half],
        ['down', half],
      ],
      connections: [
        ['first.out2', 'up.in'],
        ['up.out', 'second.in2'],
        ['second.out2', 'down.in'],
        ['down.out', 'first.in2'],
      ],
      ports: { in: 'first.in1', through: 'first.out1', add: 'second.in1', drop: 'second.out1' },
    })(at);
    for (const from of model.ports) {
      for (const to of model.ports) {
        const ours = amplitudeAlong(matrix, { from, to });
        const theirs = amplitudeAlong(composed, { from, to });
        expect(Math.hypot(ours.re - theirs.re, ours.im - theirs.im)).toBeLessThan(1e-12);
      }
    }
  });

  it('rings are asked only for the paths that matter, and give the same', () => {
    const ring = ringModulator({ ...siliconRing, dropCoupler: { kind: 'power', powerCoupling: 0.01 } });
    const model = ringModel(ring, { voltage: 0, temperature: 330 });
    const pair = circuit({
      instances: { a: model, b: model },
      connections: [['a.through', 'b.in']],
      ports: { in: 'a.in', add: 'a.add', drop: 'a.drop', add2: 'b.add', drop2: 'b.drop', through: 'b.through' },
    });
    const matrix = pair(wavelength);
    for (const from of pair.ports) {
      for (const to of pair.ports) {
        const [one] = pair.spectrum([wavelength], [{ from, to }]);
        const { re, im } = amplitudeAlong(matrix, { from, to });
        expect(one!.re[0]).toBeCloseTo(re, 14);
        expect(one!.im[0]).toBeCloseTo(im, 14);
      }
    }
  });

  it('a ring on one bus has two ports', () => {
    const ring = ringModulator(siliconRing);
    const operation = { voltage: 0, temperature: 328 };
    const model = ringModel(ring, operation);
    expect(model.ports).toEqual(['in', 'through']);
    expect(powerAlong(model(wavelength), { from: 'through', to: 'in' })).toBeCloseTo(ring.transmission({ ...operation, wavelength }), 14);
  });
});

describe('a model of your own', () => {
  it('gives the paths that it names and no others, or a whole matrix', () => {
    const splitter = scatteringModel(['in', 'a', 'b'], () =>
      reciprocal([
        { from: 'in', to: 'a', re: Math.SQRT1_2 },
        { from: 'in', to: 'b', re: 0, im: -0.5 },
        { from: 'b', to: 'in', re: 0.25 },
      ]),
    );
    const matrix = splitter(wavelength);
    expect(amplitudeAlong(matrix, { from: 'a', to: 'in' })).toEqual({ re: Math.SQRT1_2, im: 0 });
    expect(amplitudeAlong(matrix, { from: 'b', to: 'in' })).toEqual({ re: 0.25, im: 0 });
    expect(amplitudeAlong(matrix, { from: 'a', to: 'b' })).toEqual({ re: 0, im: 0 });
    const turned = scatteringModel(['b', 'in', 'a'], splitter)(wavelength);
    for (const from of ['in', 'a', 'b']) {
      for (const to of ['in', 'a', 'b']) expect(amplitudeAlong(turned, { from, to })).toEqual(amplitudeAlong(matrix, { from, to }));
    }
  });

  it('is refused where it cannot be meant', () => {
    const one =
      (...list: Parameters<typeof reciprocal>[0]): (() => unknown) =>
      () =>
        scatteringModel(['in', 'out'], () => list)(wavelength);
    expect(() => scatteringModel([], () => [])).toThrow('scatteringModel: there must be a list of ports');
    expect(() => scatteringModel(['a', 'a'], () => [])).toThrow('scatteringModel: the port a is named twice');
    expect(() => scatteringModel([''], () => [])).toThrow('scatteringModel: "" is no name of a port');
    expect(one({ from: 'in', to: 'uot', re: 1 })).toThrow('scatteringModel: there is no port uot (did you mean out?)');
    expect(one({ from: 'in', to: 'out', re: 1 }, { from: 'in', to: 'out', re: 1 })).toThrow('the path from in to out is given twice');
    expect(one({ from: 'in', to: 'out', re: NaN })).toThrow('scatteringModel: the amplitude from in to out is not finite at 1.31e-6 m');
    expect(one({ from: 'in', to: 'out', re: 0, im: Infinity })).toThrow('is not finite');
  });

  it('is refused by a circuit where it writes what is not finite', () => {
    const guide = waveguideModel({ length: 1e-4, referenceWavelength: 1.31e-6, effectiveIndex: 2.5, groupIndex: 4, attenuation: 0 });
    const { ports, places, passive } = guide;
    const bad = Object.assign(() => guide(wavelength), {
      ports,
      places,
      passive,
      write: (_: number, re: Float64Array, im: Float64Array): void => {
        re.fill(1);
        im.fill(NaN);
      },
    });
    const chain = circuit({ instances: { bad }, connections: [], ports: { in: 'bad.in', out: 'bad.out' } });
    expect(() => chain(wavelength)).toThrow('circuit: the amplitude of bad from out to in is not finite at 1.31e-6 m');
  });
});
