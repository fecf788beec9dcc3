import { partKinds, partModel, type PartRecord } from '../circuits/partRecord.ts';
import type { ScatteringModel } from '../circuits/scatteringModel.ts';
import type { CircuitDesign } from '../circuits/wiring.ts';
import { own, shortened, suggestion } from '../design.ts';
import { parseDesign } from './designJson.ts';
import { parseJson } from './jsonText.ts';

const members = ['instances', 'connections', 'ports'];

/**
 * A circuit from JSON text: `instances` by name, each a record such as `{ "kind": "coupler", "powerCoupling": 0.05, "excessLossDb": 0 }`
 * (see `partKinds`; quantities may be texts with units) or the name of one of the `models` given; `connections`, a list of pairs such as
 * `["bus.out2", "loop.in"]`; `ports`, the circuit's own by name.
 *
 * @throws RangeError with line and column for malformed JSON or a name that stands twice, or with the name of the instance that is
 * wrong. Names of ports are looked up by `circuit`.
 */
export async function parseNetlist(text: string, models: Readonly<Record<string, ScatteringModel>> = {}): Promise<CircuitDesign> {
  const json = parseJson(text);
  if (!isRecord(json)) throw new RangeError('netlist: it must be an object of instances, connections and ports');
  for (const name of Object.keys(json)) {
    if (!members.includes(name)) throw new RangeError(`netlist: ${shortened(name)} is not a member${suggestion(name, members)}`);
  }
  const { instances, connections, ports } = json;
  if (!isRecord(instances)) throw new RangeError('netlist: instances is missing, must be an object');
  if (!Array.isArray(connections)) throw new RangeError('netlist: connections is missing, must be a list of pairs');
  if (!isRecord(ports)) throw new RangeError('netlist: ports is missing, must be an object');
  const parts: (readonly [string, ScatteringModel])[] = [];
  for (const [name, record] of Object.entries(instances)) parts.push([name, await partOf(name, record, models)]);
  return { instances: parts, connections: connections as [string, string][], ports: ports as Record<string, string> };
}

async function partOf(name: string, record: unknown, models: Readonly<Record<string, ScatteringModel>>): Promise<ScatteringModel> {
  if (typeof record === 'string') {
    const model = own(models, record) as ScatteringModel | undefined;
    if (model !== undefined) return model;
    const near = suggestion(record, Object.keys(models));
    throw new RangeError(`netlist: ${name} is ${JSON.stringify(shortened(record))}, but no model is named so${near}`);
  }
  // The name of the place is the name of the instance, so that a fault is told by it.
  const table = { [name]: { kind: partKinds } };
  const design: Readonly<Record<string, PartRecord>> = await parseDesign(table, JSON.stringify({ [name]: record }));
  return partModel(design[name]!);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
