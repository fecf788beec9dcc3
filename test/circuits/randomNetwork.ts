import { philox } from '../../src/numerics/philox.ts';
import { couplerModel } from '../../src/circuits/couplerModel.ts';
import { reflectorModel } from '../../src/circuits/reflectorModel.ts';
import type { ScatteringModel } from '../../src/circuits/scatteringModel.ts';
import { waveguideModel } from '../../src/circuits/waveguideModel.ts';
import type { CircuitDesign } from '../../src/circuits/wiring.ts';

interface RandomNetwork extends CircuitDesign {
  readonly instances: readonly (readonly [string, ScatteringModel])[];
}

/** Couplers, guides and reflectors joined at random, with up to six ports of its own; without loss if `lossDb` is 0. */
export function randomNetwork(wanted: { readonly seed: number; readonly size: number; readonly lossDb: number }): RandomNetwork {
  const { seed, size, lossDb } = wanted;
  const random = philox({ seed, stream: 0 });
  const instances: [string, ScatteringModel][] = [];
  for (let i = 0; i < size; i++) {
    const kind = Math.floor(3 * random.uniform());
    const u = random.uniform();
    if (kind === 0) instances.push([`coupler${i}`, couplerModel({ powerCoupling: 0.1 + 0.8 * u, excessLossDb: lossDb })]);
    else if (kind === 1) instances.push([`mirror${i}`, reflectorModel({ reflectance: 0.9 * u, excessLossDb: lossDb })]);
    else {
      const length = (20 + 80 * u) * 1e-6;
      const attenuation = ((Math.LN10 / 10) * lossDb) / length;
      const guide = { length, referenceWavelength: 1.31e-6, effectiveIndex: 2.5, groupIndex: 4, attenuation };
      instances.push([`guide${i}`, waveguideModel(guide)]);
    }
  }
  const free = instances.flatMap(([name, { ports }]) => ports.map((port) => `${name}.${port}`));
  for (let i = free.length - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * random.uniform());
    [free[i], free[j]] = [free[j]!, free[i]!];
  }
  const outer = free.length % 2 === 0 ? 4 : 5;
  const own = free.splice(0, Math.min(outer, free.length));
  const connections: [string, string][] = [];
  while (free.length > 1) connections.push([free.pop()!, free.pop()!]);
  return { instances, connections, ports: Object.fromEntries(own.map((port, k) => [`p${k}`, port])) };
}
