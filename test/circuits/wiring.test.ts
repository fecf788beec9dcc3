import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuits/circuit.ts';
import { couplerModel } from '../../src/circuits/couplerModel.ts';
import { terminatorModel } from '../../src/circuits/reflectorModel.ts';
import { waveguideModel } from '../../src/circuits/waveguideModel.ts';
import type { CircuitDesign } from '../../src/circuits/wiring.ts';

const guide = waveguideModel({ length: 1e-4, referenceWavelength: 1.31e-6, effectiveIndex: 2.5, groupIndex: 4, attenuation: 0 });
const coupler = couplerModel({ powerCoupling: 0.1, excessLossDb: 0 });
const good: CircuitDesign = {
  instances: { bus: coupler, loop: guide },
  connections: [
    ['bus.out2', 'loop.in'],
    ['loop.out', 'bus.in2'],
  ],
  ports: { in: 'bus.in1', out: 'bus.out1' },
};

describe('a circuit that is written down wrongly', () => {
  it('is written down rightly here', () => {
    expect(circuit(good).ports).toEqual(['in', 'out']);
  });

  it.each<[string, Partial<CircuitDesign>, string]>([
    [
      'a port used twice in connections',
      { connections: [...good.connections, ['loop.in', 'bus.out1']] },
      'circuit: the port loop.in is used twice, in connections.0 and in connections.2',
    ],
    [
      'a port joined to itself',
      { connections: [['loop.in', 'loop.in']] },
      'circuit: the port loop.in is used twice, in connections.0 and in connections.0',
    ],
    [
      'a port both joined and exposed',
      { ports: { ...good.ports, more: 'loop.out' } },
      'circuit: the port loop.out is used twice, in connections.1 and in ports.more',
    ],
    [
      'a port exposed twice',
      { ports: { ...good.ports, more: 'bus.in1' } },
      'circuit: the port bus.in1 is used twice, in ports.in and in ports.more',
    ],
    [
      'an open port',
      { ports: { in: 'bus.in1' } },
      'circuit: the port bus.out1 is open: connect it, name it in ports, or end it with a terminatorModel',
    ],
    [
      'a name that no instance has',
      { ports: { ...good.ports, in: 'bsu.in1' } },
      'circuit: ports.in holds bsu.in1, but no instance is named so (did you mean bus?)',
    ],
    [
      'a port that the part does not have',
      { ports: { ...good.ports, in: 'bus.in3' } },
      'circuit: ports.in holds bus.in3, but bus has no such port (did you mean in1?)',
    ],
    ['a text without a dot', { ports: { ...good.ports, in: 'bus' } }, 'circuit: ports.in holds bus, must be a text like ring.in'],
    ['something that is no text', { ports: { ...good.ports, in: 3 as never } }, 'circuit: ports.in holds 3, must be a text like ring.in'],
    ['a connection that is no pair', { connections: [['bus.out2'] as never] }, 'circuit: connections.0 must be a pair of ports'],
    ['a connection that is a text', { connections: ['bus' as never] }, 'circuit: connections.0 must be a pair of ports'],
    ['no port of its own', { ports: {} }, 'circuit: the circuit has no port of its own'],
    ['no instance', { instances: {} }, 'circuit: there is no instance'],
    ['no instances at all', { instances: undefined as never }, 'circuit: instances is missing'],
    ['a name twice', { instances: [['bus', coupler], ['loop', guide], ['bus', guide]] }, 'circuit: the name bus is given to two instances'],
    ['a name with a dot', { instances: { 'bus.a': coupler } }, 'circuit: "bus.a" is no name of an instance'],
    ['an empty name', { instances: { '': coupler } }, 'circuit: "" is no name of an instance'],
    ['a name that is a number', { instances: [[1 as never, coupler]] }, 'circuit: 1 is no name of an instance'],
    [
      'a part that is no model',
      { instances: { bus: { powerCoupling: 0.1 } as never } },
      'circuit: bus is no model; make one of your own by scatteringModel',
    ],
    ['a bare function', { instances: { bus: (() => 1) as never } }, 'circuit: bus is no model'],
    [
      'a part with two ports of one name',
      { instances: { bus: Object.assign(() => coupler(1.31e-6), { ...coupler, ports: ['a', 'a'], write: coupler.write }) } },
      'circuit: bus: the port a is named twice',
    ],
  ])('is refused for %s', (_, change, message) => {
    expect(() => circuit({ ...good, ...change })).toThrow(RangeError);
    expect(() => circuit({ ...good, ...change })).toThrow(message);
  });

  it('is mended by a terminator', () => {
    const ended = circuit({
      instances: [
        ['bus', coupler],
        ['loop', guide],
        ['end', terminatorModel()],
      ],
      connections: [...good.connections, ['bus.out1', 'end.in']],
      ports: { in: 'bus.in1' },
    });
    expect(ended.places).toEqual([]);
    expect(Array.from(ended(1.31e-6).re)).toEqual([0]);
  });
});
