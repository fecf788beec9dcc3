import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuits/circuit.ts';
import { sampledModel, type ScatteringSamples } from '../../src/circuits/sampledModel.ts';
import { amplitudeAlong } from '../../src/circuits/scatteringMatrix.ts';
import { speedOfLight } from '../../src/constants.ts';
import { philox } from '../../src/numerics/philox.ts';

const samplesOf = (size: number, count: number): ScatteringSamples => {
  const random = philox({ seed: size, stream: 0 });
  const part = (): Float64Array => Float64Array.from({ length: count * size * size }, () => (random.uniform() - 0.5) / size);
  const frequencies = Float64Array.from({ length: count }, (_, i) => 228e12 + i * 1e11 + random.uniform());
  return { frequencies, size, re: part(), im: part() };
};

describe('a model of samples', () => {
  const samples = samplesOf(2, 3);
  const model = sampledModel(['in', 'out'], samples);
  const at = (i: number): number => speedOfLight / samples.frequencies[i]!;

  it('meets its samples, is straight between them and stands in circuits', () => {
    for (let i = 0; i < 3; i++) {
      const { re, im } = amplitudeAlong(model(at(i)), { from: 'in', to: 'out' });
      expect(re).toBeCloseTo(samples.re[i * 4 + 2]!, 9);
      expect(im).toBeCloseTo(samples.im[i * 4 + 2]!, 9);
    }
    const middle = speedOfLight / ((samples.frequencies[0]! + samples.frequencies[1]!) / 2);
    const chain = circuit({ instances: { model }, connections: [], ports: { a: 'model.in', b: 'model.out' } });
    expect(amplitudeAlong(chain(middle), { from: 'b', to: 'a' }).re).toBeCloseTo((samples.re[1]! + samples.re[5]!) / 2, 9);
  });

  it('refuses what does not fit', () => {
    expect(() => model(1.2e-6)).toThrow('sampledModel: wavelength is 1.2e-6 m, outside');
    expect(() => model(NaN)).toThrow(RangeError);
    expect(() => sampledModel(['in'], samples)).toThrow('sampledModel: there are 1 names for 2 ports');
    expect(() => sampledModel(['a', 'b'], samplesOf(2, 1))).toThrow('sampledModel: frequencies.length is 1');
    const few = { ...samples, re: new Float64Array(3) };
    expect(() => sampledModel(['a', 'b'], few)).toThrow('there are 3 and 12 parts of amplitudes, must be 12');
    const falling = { ...samples, frequencies: samples.frequencies.toReversed() };
    expect(() => sampledModel(['a', 'b'], falling)).toThrow('sampledModel: frequencies.1');
    expect(() => sampledModel(['a', 'b'], { ...samples, im: samples.im.map(() => NaN) })).toThrow('the amplitude at place 0 is not finite');
  });
});
