import { circuit } from '../src/circuits/circuit.ts';
import { couplerModel } from '../src/circuits/couplerModel.ts';
import { reflectorModel } from '../src/circuits/reflectorModel.ts';
import { ringModel } from '../src/circuits/ringModel.ts';
import type { ScatteringModel } from '../src/circuits/scatteringModel.ts';
import { waveguideModel } from '../src/circuits/waveguideModel.ts';
import { siliconRing } from '../src/designs/siliconRing.ts';
import { ringModulator } from '../src/devices/ringModulator.ts';
import { linspace } from '../src/numerics/linspace.ts';
import type { BenchCase, Variant } from './case.ts';
import { inNumpy } from './numpy.ts';

const rings = 100;
const wavelengths = linspace(1.3e-6, 1.31e-6, 1001);
const guide = { referenceWavelength: 1.305e-6, effectiveIndex: 2.6, groupIndex: 3.9, attenuation: 400 };
const lengthOf = (i: number): number => 44e-6 * (1 + 1e-4 * i);

/** Rings one behind another, each a coupler of four ports and a guide back to it; between them reflectors, if these reflect. */
function spectrumOf(reflectance: number): () => unknown {
  const instances: [string, ScatteringModel][] = [];
  const connections: [string, string][] = [];
  for (let i = 0; i < rings; i++) {
    instances.push([`coupler${i}`, couplerModel({ powerCoupling: 0.05, excessLossDb: 0.01 })]);
    instances.push([`guide${i}`, waveguideModel({ ...guide, length: lengthOf(i) })]);
    connections.push([`coupler${i}.out2`, `guide${i}.in`], [`guide${i}.out`, `coupler${i}.in2`]);
    if (i === 0) continue;
    if (reflectance === 0) connections.push([`coupler${i - 1}.out1`, `coupler${i}.in1`]);
    else {
      instances.push([`mirror${i}`, reflectorModel({ reflectance, excessLossDb: 0 })]);
      connections.push([`coupler${i - 1}.out1`, `mirror${i}.in`], [`mirror${i}.out`, `coupler${i}.in1`]);
    }
  }
  const ports = { in: 'coupler0.in1', out: `coupler${rings - 1}.out1` };
  return () => circuit({ instances, connections, ports }).spectrum(wavelengths, [{ from: 'in', to: 'out' }]);
}

/** The same waves and equations, forward only without reflectors, with the matrix made anew and factorized at each of 40 wavelengths. */
function inScipy(reflectance: number): Variant {
  const script = `
import time, warnings
import numpy as np, scipy.sparse as sp, scipy.sparse.linalg as la
warnings.filterwarnings('ignore')
N, R = ${rings}, ${reflectance}
kept = 10**-0.001
s, x = np.sqrt(kept * 0.95), -1j * np.sqrt(kept * 0.05)
L = 44e-6 * (1 + 1e-4 * np.arange(N))
ways = 1 if R == 0 else 2
# per ring and direction: wave on the bus into the coupler, wave in the ring into the coupler
u = lambda i, d, k: (i * ways + d) * 2 + k
rows, cols, kind = [], [], []
def put(r, c, what): rows.append(r); cols.append(c); kind.append(what)
for i in range(N):
    for d in range(ways):
        put(u(i, d, 1), u(i, d, 1), ('ring', i, s)); put(u(i, d, 1), u(i, d, 0), ('ring', i, x))
        j = i + 1 if d == 0 else i - 1
        if 0 <= j < N:
            t = 1 if R == 0 else -1j * np.sqrt(1 - R)
            put(u(j, d, 0), u(i, d, 0), ('bus', i, t * s)); put(u(j, d, 0), u(i, d, 1), ('bus', i, t * x))
            if R > 0:
                put(u(i, 1 - d, 0), u(i, d, 0), ('bus', i, np.sqrt(R) * s)); put(u(i, 1 - d, 0), u(i, d, 1), ('bus', i, np.sqrt(R) * x))
n = 2 * N * ways
rows, cols = np.array(rows), np.array(cols)
amp = np.array([k[2] for k in kind]); turn = np.array([k[0] == 'ring' for k in kind]); ring = np.array([k[1] for k in kind])
eye = sp.identity(n, format='csc', dtype=complex)
b = np.zeros(n, complex); b[0] = 1
def at(w):
    index = 2.6 + (w - 1.305e-6) * (2.6 - 3.9) / 1.305e-6
    e = np.exp(-400 * L / 2 - 2j * np.pi * index * L / w)
    A = eye - sp.csc_matrix((amp * np.where(turn, e[ring], 1), (rows, cols)), shape=(n, n))
    a = la.splu(A).solve(b)
    return s * a[u(N - 1, 0, 0)] + x * a[u(N - 1, 0, 1)]
some = np.linspace(1.3e-6, 1.31e-6, 40)
at(some[0])
start = time.perf_counter()
for w in some: at(w)
print((time.perf_counter() - start) / 40 * ${wavelengths.length} * 1e9)
`;
  const peer = inNumpy(script);
  return { ...peer, name: peer.name.replace('numpy', 'scipy SuperLU, numpy') };
}

const caseOf = (name: string, reflectance: number): BenchCase => ({
  name: `${rings} rings on one bus${name}, ${wavelengths.length} wavelengths`,
  operation: 'spectrum from bus to bus, with planning',
  atMost: 0.5e9,
  rounds: 5,
  variants: [{ name: 'photonlink', operations: 1, run: spectrumOf(reflectance) }, inScipy(reflectance)],
});

/** The same number of rings as devices with a drop port, of which the first bus is asked. */
function deviceSpectrum(): () => unknown {
  const names = Array.from({ length: rings }, (_, i) => `ring${i}`);
  const dropCoupler = { kind: 'power', powerCoupling: 0.01 } as const;
  const models = names.map((_, i) => ringModulator({ ...siliconRing, radius: siliconRing.radius * (1 + 1e-5 * i), dropCoupler }));
  const instances = names.map((name, i) => [name, ringModel(models[i]!, { voltage: 0, temperature: 330 })] as const);
  const connections = names.slice(1).map((name, i) => [`${names[i]!}.through`, `${name}.in`] as const);
  const second = names.flatMap((name) => ['add', 'drop'].map((port) => [`${name} ${port}`, `${name}.${port}`]));
  const ports = { in: 'ring0.in', out: `ring${rings - 1}.through`, ...(Object.fromEntries(second) as Record<string, string>) };
  return () => circuit({ instances, connections, ports }).spectrum(wavelengths, [{ from: 'in', to: 'out' }]);
}

/** Circuits with feedback. */
export const cases: readonly BenchCase[] = [
  caseOf('', 0),
  caseOf(' with reflectors between', 0.01),
  {
    name: `${rings} ring modulators with drop ports, ${4 * rings} ports, ${wavelengths.length} wavelengths`,
    operation: 'spectrum from bus to bus, with planning',
    atMost: 0.5e9,
    rounds: 5,
    variants: [{ name: 'photonlink', operations: 1, run: deviceSpectrum() }],
  },
];
