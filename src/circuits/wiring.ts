import { shortened, suggestion } from '../design.ts';
import { portNames, type ScatteringModel } from './scatteringModel.ts';

/** A circuit as it is written down. A port of a part is a text: name of the part, a dot, name of the port. */
export interface CircuitDesign {
  /** Parts by name, or a list of names with parts. A name has no dot. */
  readonly instances: Readonly<Record<string, ScatteringModel>> | readonly (readonly [name: string, part: ScatteringModel])[];
  /** Pairs of ports that are joined. */
  readonly connections: readonly (readonly [string, string])[];
  /** The circuit's own ports: for each name the port of a part. */
  readonly ports: Readonly<Record<string, string>>;
}

/** A circuit whose names are looked up. Ports of parts are counted part by part. @internal */
export interface Wiring {
  readonly names: readonly string[];
  readonly parts: readonly ScatteringModel[];
  /** Number of the first port of each part. */
  readonly first: readonly number[];
  /** Number of ports of parts. */
  readonly size: number;
  /** Port that each is joined to; −1 for one of the circuit's own. */
  readonly joined: Int32Array;
  /** The circuit's own ports, and the port of a part that each is. */
  readonly ports: readonly string[];
  readonly outer: Int32Array;
}

const who = 'circuit';

/** The wiring of a design. Throws a `RangeError` for whatever is wrong with it. @internal */
export function wiringOf(design: CircuitDesign): Wiring {
  for (const name of ['instances', 'connections', 'ports'] as const) {
    if (typeof design[name] !== 'object') throw new RangeError(`${who}: ${name} is missing`);
  }
  const list = Array.isArray(design.instances)
    ? (design.instances as readonly (readonly [string, ScatteringModel])[])
    : Object.entries(design.instances as Readonly<Record<string, ScatteringModel>>);
  if (list.length === 0) throw new RangeError(`${who}: there is no instance`);
  const numbers = new Map<string, number>();
  const first: number[] = [];
  let size = 0;
  list.forEach(([name, part], i) => {
    if (typeof name !== 'string' || name === '' || name.includes('.')) {
      throw new RangeError(`${who}: ${JSON.stringify(name)} is no name of an instance: it must be a text without a dot`);
    }
    if (numbers.has(name)) throw new RangeError(`${who}: the name ${name} is given to two instances`);
    if (typeof part !== 'function' || !Array.isArray(part.ports) || typeof part.write !== 'function') {
      throw new RangeError(`${who}: ${name} is no model; make one of your own by scatteringModel`);
    }
    portNames(`${who}: ${name}`, part.ports);
    numbers.set(name, i);
    first.push(size);
    size += part.ports.length;
  });
  const names = list.map(([name]) => name);
  const parts = list.map(([, part]) => part);

  const portOf = (text: unknown, where: string): number => {
    if (typeof text !== 'string') throw new RangeError(`${who}: ${where} holds ${JSON.stringify(text)}, must be a text like ring.in`);
    const dot = text.indexOf('.');
    if (dot < 0) throw new RangeError(`${who}: ${where} holds ${shortened(text)}, must be a text like ring.in`);
    const name = text.slice(0, dot);
    const port = text.slice(dot + 1);
    const i = numbers.get(name);
    const held = `${who}: ${where} holds ${shortened(text)}`;
    if (i === undefined) throw new RangeError(`${held}, but no instance is named so${suggestion(name, names)}`);
    const at = parts[i]!.ports.indexOf(port);
    if (at >= 0) return first[i]! + at;
    throw new RangeError(`${held}, but ${name} has no such port${suggestion(port, parts[i]!.ports)}`);
  };

  const joined = new Int32Array(size).fill(-1);
  const usedIn = new Array<string | undefined>(size);
  const use = (text: string, where: string): number => {
    const port = portOf(text, where);
    if (usedIn[port] !== undefined) throw new RangeError(`${who}: the port ${text} is used twice, in ${usedIn[port]} and in ${where}`);
    usedIn[port] = where;
    return port;
  };
  design.connections.forEach((pair, i) => {
    const where = `connections.${i}`;
    if (!Array.isArray(pair) || pair.length !== 2) throw new RangeError(`${who}: ${where} must be a pair of ports`);
    const a = use(pair[0], where);
    const b = use(pair[1], where);
    joined[a] = b;
    joined[b] = a;
  });
  const ports = Object.keys(design.ports);
  if (ports.length === 0) throw new RangeError(`${who}: the circuit has no port of its own, so nothing can be asked of it`);
  const outer = Int32Array.from(ports, (port) => use(design.ports[port]!, `ports.${port}`));
  parts.forEach((part, i) => {
    part.ports.forEach((port, k) => {
      if (usedIn[first[i]! + k] !== undefined) return;
      throw new RangeError(`${who}: the port ${names[i]}.${port} is open: connect it, name it in ports, or end it with a terminatorModel`);
    });
  });
  return { names, parts, first, size, joined, ports, outer };
}
