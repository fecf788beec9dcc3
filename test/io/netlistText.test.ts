import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuits/circuit.ts';
import { couplerModel } from '../../src/circuits/couplerModel.ts';
import { partModel } from '../../src/circuits/partRecord.ts';
import { reflectorModel } from '../../src/circuits/reflectorModel.ts';
import { waveguideModel } from '../../src/circuits/waveguideModel.ts';
import { parseNetlist } from '../../src/io/netlistText.ts';

const loop = {
  kind: 'waveguide',
  length: '44 um',
  referenceWavelength: '1310 nm',
  effectiveIndex: 2.6,
  groupIndex: 3.9,
  attenuation: 500,
};
const netlist = {
  instances: {
    bus: { kind: 'coupler', powerCoupling: 0.05, excessLossDb: '0.1 dB' },
    loop,
    facet: { kind: 'reflector', reflectance: 0.01, excessLossDb: 0 },
    end: { kind: 'terminator' },
    split: 'splitter',
  },
  connections: [
    ['bus.out2', 'loop.in'],
    ['loop.out', 'bus.in2'],
    ['bus.out1', 'facet.in'],
    ['facet.out', 'split.in1'],
    ['split.in2', 'end.in'],
  ],
  ports: { in: 'bus.in1', a: 'split.out1', b: 'split.out2' },
};
const splitter = couplerModel({ powerCoupling: 0.5, excessLossDb: 0 });
const read = (change: object): Promise<unknown> => parseNetlist(JSON.stringify({ ...netlist, ...change }), { splitter });

describe('a netlist', () => {
  it('makes the circuit that it describes', async () => {
    const design = await parseNetlist(JSON.stringify(netlist), { splitter });
    const ours = circuit(design)(1.312e-6);
    const theirs = circuit({
      ...design,
      instances: [
        ['bus', couplerModel({ powerCoupling: 0.05, excessLossDb: 0.1 })],
        ['loop', waveguideModel({ length: 44e-6, referenceWavelength: 1310e-9, effectiveIndex: 2.6, groupIndex: 3.9, attenuation: 500 })],
        ['facet', reflectorModel({ reflectance: 0.01, excessLossDb: 0 })],
        ['end', partModel({ kind: 'terminator' })],
        ['split', splitter],
      ],
    })(1.312e-6);
    expect(ours.ports).toEqual(['in', 'a', 'b']);
    ours.re.forEach((value, k) => expect(Math.hypot(value - theirs.re[k]!, ours.im[k]! - theirs.im[k]!)).toBeLessThan(1e-12));
  });

  it('with a name twice is refused at its place', async () => {
    const text = '{"instances": {"bus": "splitter",\n "bus": "splitter"}, "connections": [], "ports": {}}';
    await expect(parseNetlist(text, { splitter })).rejects.toThrow('line 2, column 2: expected "bus" only once, found');
  });

  it.each([
    [[], 'netlist: it must be an object of instances, connections and ports'],
    [{ instances: {}, connections: [], ports: {}, models: {} }, 'netlist: models is not a member'],
    [{ connections: [], ports: {} }, 'netlist: instances is missing'],
    [{ instances: {}, ports: {} }, 'netlist: connections is missing'],
    [{ instances: {}, connections: [] }, 'netlist: ports is missing'],
  ])('is refused where it is not one: %j', async (json, message) => {
    await expect(parseNetlist(JSON.stringify(json))).rejects.toThrow(message);
  });

  it('is refused for parts that are wrong, by their name', async () => {
    const near = 'netlist: a is "spliter", but no model is named so (did you mean splitter?)';
    await expect(read({ instances: { a: 'spliter' } })).rejects.toThrow(near);
    await expect(read({ instances: { a: { kind: 'laser' } } })).rejects.toThrow('design: a is of kind "laser"');
    await expect(read({ instances: { a: { ...loop, length: '-4 um' } } })).rejects.toThrow('design: a.length is -4e-6 m');
    await expect(read({ instances: { a: 3 } })).rejects.toThrow('design: a is 3');
    const lonely = read({ connections: [['bus.out2']] }).then((design) => circuit(design as never));
    await expect(lonely).rejects.toThrow('connections.0 must be a pair');
  });
});
