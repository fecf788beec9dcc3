import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vectorOf } from '../../src/design/vector.ts';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { engineKernel, laneStatus, type EngineKernel } from '../../src/engine/engineKernel.ts';
import { type EngineDesign, engineTable } from '../../src/engine/engineTable.ts';
import { engineVector } from '../../src/engine/engineVector.ts';
import { opticalEngine, type EngineResult, type LaneResult } from '../../src/engine/opticalEngine.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';
import { nm, um } from '../../src/units.ts';

const machZehnderEngine: EngineDesign = { ...quantumX800Engine, modulator: engineParts.modulator.machZehnder };
const ofLane = ['supply', 'modulator', 'channel', 'receiver', 'penalty', 'chipTemperature', 'laser'];

/** A standard deviation for each number: small where a ring would leave its lock, none where only whole numbers do. */
function deviations(kernel: EngineKernel, share = 0.03): Float64Array {
  const values = kernel.vector();
  return Float64Array.from(kernel.paths, (path, i) => {
    if (/(ways|connectors|symbols|code\.data|bitsPerSymbol)$/.test(path) || /zeroDispersion|wavelengthPerAmpere/.test(path)) return 0;
    if (path.endsWith('guide.referenceWavelength') && kernel.paths.some((each) => each.endsWith('junction.donors'))) return 0;
    if (/eferenceWavelength|device\.wavelength|temperature$|Temperature$|(effective|group)Index$/.test(path)) return 1e-3 * values[i]!;
    if (/(offset[XY]|imbalance|junctionOffset|Offsets\.\d+)$/.test(path)) return 0.2 * Math.abs(values[i]!) + 1e-9;
    return share * Math.abs(values[i]!);
  });
}

/** The numbers of `evaluate()` in the order of a kernel's outputs; `null` for what it does not know. */
function inOrder(kernel: EngineKernel, result: EngineResult): (number | null)[] {
  const lane = (each: LaneResult): Record<string, number | null> => {
    const average = (name: string): number => each.stages.find((stage) => stage.name === name)!.averagePower;
    const last = each.stages.at(-1)!;
    return {
      marginDb: typeof each.marginDb === 'number' ? each.marginDb : -40,
      preFecBitErrorRatio: each.preFecBitErrorRatio,
      codewordErrorRatio: each.codewordErrorRatio,
      extinctionRatio: each.extinctionRatio,
      levelMismatchRatio: each.levelMismatchRatio,
      heaterPower: each.heaterPower,
      wavelength: each.wavelength,
      busPower: average('monitor tap'),
      launchPower: average('output coupler'),
      receivedPower: last.averagePower,
      receivedOma: last.oma,
    };
  };
  const lanes = result.lanes.map(lane);
  const worst = result.worst.marginDb;
  const engine: Record<string, number> = {
    'worst.marginDb': typeof worst === 'number' ? worst : -40,
    'worst.lane': result.worst.lane,
    energyPerBit: result.energyPerBit,
    ...Object.fromEntries(Object.entries(result.power).map(([name, value]) => [`power.${name}`, value])),
  };
  return kernel.outputs.map((name) => {
    const [, index, output] = /^lanes\.(\d+)\.(.+)$/.exec(name) ?? [];
    return (index === undefined ? engine[name] : lanes[Number(index)]![output!]) ?? null;
  });
}

/**
 * Relative difference of a result from that of `evaluate()`. Margins are compared as the attenuations they are, error ratios by their
 * logarithms; level mismatch ratios, quotients of differences of light, by the light on average; heater powers below 0.1 mW, the
 * difference of two wavelengths, by 0.1 mW.
 */
function apart(kernel: EngineKernel, results: Float64Array, place: number, expected: number): number {
  const name = kernel.outputs[place]!;
  const got = results[place]!;
  if (got === expected) return 0;
  const difference = Math.abs(got - expected);
  if (name.endsWith('Db')) return difference * (Math.LN10 / 10);
  if (name.endsWith('ErrorRatio')) return Math.abs(Math.log(got / expected)) / Math.max(1, Math.abs(Math.log(expected)));
  if (name.endsWith('heaterPower')) return difference / Math.max(1e-4, expected);
  if (!name.endsWith('levelMismatchRatio')) return difference / Math.abs(expected);
  const power = kernel.outputs.indexOf(name.replace('levelMismatchRatio', 'receivedPower'));
  return (difference * results[power + 1]!) / results[power]!;
}

/** How many dB a margin loses for each dB by which the eye closes: where noise that grows with the light is nearly all, the last digits of the eye move it far. */
function steepness(kernel: EngineKernel, design: EngineDesign, place: number, expected: number): number {
  const { penalty } = design;
  const step = 1e-4;
  const closed = opticalEngine({ ...design, penalty: { ...penalty, transmitterEyeDb: penalty.transmitterEyeDb + step } }).evaluate();
  return Math.abs(inOrder(kernel, closed)[place]! - expected) / step;
}

/** Whether two results have the same bits; an equality of the test runner's takes seconds here. */
function sameBits(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

/** Compares random designs with `evaluate()`; how many of them have an answer. */
function compare(design: EngineDesign, { count, seed, share }: { count: number; seed: number; share?: number }): number {
  const kernel = engineKernel(design);
  const vectors = kernel.draws({ mean: kernel.vector(), deviation: deviations(kernel, share), seed, count });
  expect(kernel.arithmetic).toBe('webAssembly');
  expect(sameBits(engineKernel(design, { arithmetic: 'plain' }).run(vectors), kernel.run(vectors))).toBe(true);
  let answers = 0;
  for (let n = 0; n < count; n++) {
    const values = vectors.subarray(n * kernel.paths.length, (n + 1) * kernel.paths.length);
    const drawn = kernel.designOf(values, 0);
    const results = kernel.evaluate(values);
    const statuses = kernel.outputs.flatMap((name, i) => (/^lanes.*status$/.test(name) ? [results[i]!] : []));
    const refused = statuses.find((status) => status > 0 && status < 15);
    if (refused !== undefined) {
      expect(() => opticalEngine(drawn).evaluate(), laneStatus[refused]).toThrow(/^(opticalEngine|hotRing|dfbLaser|attenuator|fiber|photodiode|phaseShifter|overlap|linewidthPhase|pam4)/);
      continue;
    }
    answers++;
    inOrder(kernel, opticalEngine(drawn).evaluate()).forEach((expected, i) => {
      const difference = expected === null ? 0 : apart(kernel, results, i, expected);
      if (difference <= 1e-12) return;
      if (kernel.outputs[i]!.endsWith('marginDb') && difference <= 1e-12 * steepness(kernel, drawn, i, expected!)) return;
      throw new Error(`design ${n} of seed ${seed}: ${kernel.outputs[i]} is ${results[i]}, evaluate() gives ${expected}, ${difference} apart`);
    });
  }
  return answers;
}

const ring = quantumX800Engine.modulator.device;
const pnGuide = {
  ...ring.guide,
  junction: {
    kind: 'pn',
    acceptors: 2e23,
    donors: 3e23,
    coreWidth: 0.45 * um,
    coreHeight: 0.22 * um,
    junctionOffset: 0.02 * um,
    confinement: 0.9,
    seriesResistance: 1e-3,
    breakdownVoltage: -8,
  },
} as const;
const edge = (facet: object): EngineDesign['supply']['coupler'] =>
  ({
    kind: 'gaussian',
    offsetX: 0.3 * um,
    offsetY: -0.2 * um,
    device: {
      fiberMode: { modeFieldDiameter: { x: 3.2 * um, y: 3 * um } },
      chipMode: { modeFieldDiameter: { x: 3 * um, y: 2.8 * um } },
      gap: 2 * um,
      index: 1.45,
      facet,
      propagationLossDb: 0.4,
    },
  }) as EngineDesign['supply']['coupler'];
const directional = {
  kind: 'directional',
  referenceWavelength: 1311 * nm,
  couplingPerLength: 0.05 / um,
  referenceGap: 200 * nm,
  gap: 190 * nm,
  decayLength: 60 * nm,
  wavelengthSlope: 2e6,
  length: 3 * um,
  bendLength: 3 * um,
  excessLossDb: 0.05,
} as const;
const ringWith = (device: object, lane: object = {}): EngineDesign => ({
  ...quantumX800Engine,
  modulator: { ...quantumX800Engine.modulator, ...lane, device: { ...ring, ...device } },
});

describe('an engine kernel', () => {
  it('gives the numbers of evaluate() for 300 random designs with rings', () => {
    expect(compare(quantumX800Engine, { count: 300, seed: 11 })).toBeGreaterThan(180);
  });

  it('gives the numbers of evaluate() for 300 random designs with Mach-Zehnders', () => {
    expect(compare(machZehnderEngine, { count: 300, seed: 12 })).toBeGreaterThan(180);
  });

  it.each([
    ['Gaussian couplers', { ...quantumX800Engine, supply: { ...quantumX800Engine.supply, coupler: edge({ kind: 'fresnel', tipIndex: 1.6 }) } }],
    ['coated facets', { ...machZehnderEngine, channel: { ...machZehnderEngine.channel, transmitCoupler: edge({ kind: 'coated', reflectance: 0.01 }) } }],
    ['directional couplers', ringWith({ coupler: directional })],
    ['a drop bus', ringWith({ coupler: { kind: 'power', powerCoupling: 0.15 }, dropCoupler: { kind: 'power', powerCoupling: 0.03 } })],
    ['lossy couplers on both buses', ringWith({ coupler: directional, dropCoupler: { ...directional, gap: 280 * nm } })],
    ['a quality coupler of hardly any loss', ringWith({ dropCoupler: { kind: 'quality', qualityFactor: 3e5 } })],
    ['a junction along a part of the ring', ringWith({ coverage: 0.8 })],
    ['a loss that follows the voltage', ringWith({ guide: { ...ring.guide, junction: { ...ring.guide.junction, attenuationPerVolt: 40 } } })],
    ['a pn junction', ringWith({ guide: pnGuide, coverage: 0.9 }, { swing: 1.6 })],
    ['pn junctions in both arms', { ...machZehnderEngine, modulator: { ...engineParts.modulator.machZehnder, device: { ...engineParts.modulator.machZehnder.device, guide: { ...pnGuide, referenceTemperature: 328.15 } } } }],
    ['the other quadrature', { ...machZehnderEngine, modulator: { ...engineParts.modulator.machZehnder, bias: -Math.PI / 2 } }],
    ['an eye that is all but closed', ringWith({}, { detuning: 150e9, swing: 1.2 })],
    ['a guide that no heat moves', ringWith({ guide: { ...ring.guide, thermoOpticSlope: 0 } })],
  ] as [string, EngineDesign][])('gives the numbers of evaluate() with %s', (_, design) => {
    expect(compare(design, { count: 30, seed: 21, share: 0.02 })).toBeGreaterThan(5);
  });

  it('settles as evaluate() does where the light pushes a resonance past its place', () => {
    const { channel } = quantumX800Engine;
    const splitterRotator = { ...channel.splitterRotator, teLossDb: 0 };
    const between: EngineDesign = { ...quantumX800Engine, chipTemperature: 372.01313038500047, channel: { ...channel, splitterRotator } };
    const kernel = engineKernel(between);
    const results = kernel.evaluate(kernel.vector());
    inOrder(kernel, opticalEngine(between).evaluate()).forEach((expected, i) => {
      if (expected !== null) expect(apart(kernel, results, i, expected), kernel.outputs[i]).toBeLessThanOrEqual(1e-12);
    });
    expect(results[kernel.outputs.indexOf('lanes.7.heaterPower')]).toBeCloseTo(0.099372, 6);
  });

  it('gives the numbers of arithmetic with fifty digits', () => {
    const text = readFileSync(new URL('./engineKernel.reference.json', import.meta.url), 'utf8');
    const reference = JSON.parse(text) as Record<string, { design: EngineDesign; results: Record<string, number> }>;
    expect(Object.keys(reference)).toEqual(['ring', 'machZehnder']);
    for (const { design, results } of Object.values(reference)) {
      const kernel = engineKernel(design);
      const got = kernel.evaluate(kernel.vector());
      expect(Object.keys(results)).toHaveLength(23);
      for (const [name, value] of Object.entries(results)) {
        expect(Math.abs(got[kernel.outputs.indexOf(name)]! / value - 1), name).toBeLessThan(5e-13);
      }
    }
  });

  it('gives the same bits in WebAssembly and without', () => {
    for (const design of [quantumX800Engine, machZehnderEngine, ringWith({ guide: pnGuide, dropCoupler: directional })]) {
      const [plain, wasm] = (['plain', 'webAssembly'] as const).map((arithmetic) => engineKernel(design, { arithmetic, perLane: design === machZehnderEngine ? [] : ofLane }));
      expect([plain!.arithmetic, wasm!.arithmetic]).toEqual(['plain', 'webAssembly']);
      const samples = { mean: plain!.vector(), deviation: deviations(plain!, 0.08), seed: 2 ** 45 + 3, first: 2 ** 32 - 200, count: 400 };
      const drawn = plain!.draws(samples);
      const results = plain!.run(drawn);
      const margins = plain!.monteCarlo(samples);
      expect(sameBits(wasm!.draws(samples), drawn)).toBe(true);
      expect(sameBits(wasm!.run(drawn), results)).toBe(true);
      expect(sameBits(wasm!.monteCarlo(samples), margins)).toBe(true);
      expect(sameBits(results.filter((_, i) => i % plain!.outputs.length === 0), margins)).toBe(true);
      expect(results.every(Number.isFinite)).toBe(true);
    }
  });

  it('has as its vector the numbers of the design', () => {
    const kernel = engineKernel(quantumX800Engine);
    const { paths, values } = engineVector(quantumX800Engine);
    expect(kernel.paths).toEqual(paths);
    expect(kernel.vector()).toEqual(values);
    expect(kernel.designOf(values, 0)).toEqual(quantumX800Engine);
    expect(vectorOf(engineTable, machZehnderEngine).paths).toEqual(engineKernel(machZehnderEngine).paths);
  });

  it('gives each lane what is its own', () => {
    const kernel = engineKernel(quantumX800Engine, { perLane: ['modulator', 'channel.fiber.length', 'laser.device', 'chipTemperature'] });
    const uniform = engineKernel(quantumX800Engine);
    const values = kernel.draws({ mean: kernel.vector(), deviation: deviations(kernel), seed: 5, count: 1 });
    const at = (path: string): number => kernel.paths.indexOf(path);
    expect(at('lanes.3.modulator.detuning')).toBeGreaterThan(0);
    expect(at('lasers.1.device.thresholdCurrent')).toBeGreaterThan(0);
    expect(at('lanes.8.modulator.detuning')).toBe(-1);
    expect(at('modulator.detuning')).toBe(-1);
    expect(at('supply.lens.lossDb')).toBeGreaterThan(0);
    values[at('lanes.3.channel.fiber.length')] = 2000;
    const results = kernel.evaluate(values);
    for (let lane = 0; lane < 8; lane++) {
      const design = kernel.designOf(values, lane);
      expect(design.channel.fiber.length === 2000).toBe(lane === 3);
      const alone = uniform.evaluate(engineVector(design).values);
      const first = kernel.outputs.indexOf(`lanes.${lane}.status`);
      expect(results.slice(first, first + 12)).toEqual(alone.slice(first, first + 12));
    }
    expect(results[0]).toBe(Math.min(...kernel.outputs.flatMap((name, i) => (name.endsWith('marginDb') ? [results[i]!] : []))));
  });

  it('writes its results where it is told', () => {
    const kernel = engineKernel(quantumX800Engine);
    const out = new Float64Array(kernel.outputs.length);
    expect(kernel.evaluate(kernel.vector(), out)).toBe(out);
    const two = kernel.run([...kernel.vector(), ...kernel.vector()]);
    expect(two).toEqual(Float64Array.of(...out, ...out));
    expect(() => kernel.evaluate(kernel.vector(), new Float64Array(3))).toThrow('engineKernel: out.length is 3, outside 105 to 105');
  });
});

describe('samples of an engine kernel', () => {
  const kernel = engineKernel(quantumX800Engine);
  const path = (name: string): number => kernel.paths.indexOf(name);
  const none = new Float64Array(kernel.paths.length);

  it('are the numbers of a Philox stream each, as normal deviates', () => {
    const deviation = none.with(path('laser.power'), 0.005).with(path('receiver.noiseDensity'), 1e-12).with(path('penalty.multipathDb'), 0.01);
    const mean = kernel.vector();
    const drawn = kernel.draws({ mean, deviation, seed: 9, count: 3, first: 2 ** 33 });
    for (let n = 0; n < 3; n++) {
      const { uniform } = philox({ seed: 9, stream: 2 ** 33 + n });
      for (const name of ['laser.power', 'receiver.noiseDensity', 'penalty.multipathDb']) {
        const expected = mean[path(name)]! + deviation[path(name)]! * normalDeviate(uniform());
        expect(drawn[n * kernel.paths.length + path(name)]! / expected).toBeCloseTo(1, 14);
      }
      expect(drawn[n * kernel.paths.length + path('laser.temperature')]).toBe(mean[path('laser.temperature')]);
    }
  });

  it('depend on the seed and their number alone', () => {
    const samples = { mean: kernel.vector(), deviation: deviations(kernel, 0.02), seed: 4 };
    const whole = kernel.monteCarlo({ ...samples, count: 2500 });
    expect(kernel.monteCarlo({ ...samples, count: 2500 })).toEqual(whole);
    const parts = [0, 1, 700, 1724].map((first, i, all) => kernel.monteCarlo({ ...samples, first, count: (all[i + 1] ?? 2500) - first }));
    expect(Float64Array.from(parts.flatMap((part) => [...part]))).toEqual(whole);
    expect(kernel.monteCarlo({ ...samples, seed: 5, count: 2500 })).not.toEqual(whole);
    expect(kernel.monteCarlo({ ...samples, count: 0 })).toHaveLength(0);
  });

  it('keep to the range of the table, distributed as the normal law within it', () => {
    const place = path('penalty.multipathDb');
    const drawn = kernel.draws({ mean: kernel.vector().with(place, 0.5), deviation: none.with(place, 1), seed: 1, count: 20000 });
    const values = drawn.filter((_, i) => i % kernel.paths.length === place);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    // Mean of a normal law cut off half a deviation below its mean: 0.5 + φ(0.5)/Φ(0.5).
    const expected = 0.5 + 0.3520653267642995 / 0.6914624612740131;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - expected)).toBeLessThan(0.02);
  });

  it('have the spread of the margin that its slope foretells', () => {
    const place = path('channel.fiber.connectorLossDb');
    const margins = kernel.monteCarlo({ mean: kernel.vector(), deviation: none.with(place, 0.02), seed: 2, count: 20000 });
    const mean = margins.reduce((sum, value) => sum + value, 0) / margins.length;
    const variance = margins.reduce((sum, value) => sum + (value - mean) ** 2, 0) / margins.length;
    // Two connectors of 0.02 dB each, decibel for decibel.
    expect(Math.sqrt(variance)).toBeCloseTo(0.04, 3);
  });
});

describe('an engine kernel asked wrongly', () => {
  const kernel = engineKernel(quantumX800Engine);
  const values = kernel.vector();
  const path = (name: string): number => kernel.paths.indexOf(name);
  const still = { mean: values, deviation: new Float64Array(values.length), seed: 1, count: 1 };

  it.each([
    ['a short vector', () => kernel.evaluate(values.subarray(1)), 'engineKernel: values.length is 92, outside 93 to 93'],
    ['a half row', () => kernel.run(new Float64Array(100)), 'engineKernel: samples.length is 100, must be a multiple of 93'],
    ['a number that is none', () => kernel.evaluate(values.with(path('laser.power'), NaN)), 'engineKernel: laser.power is NaN W, outside 0.001 to 1 W'],
    ['a number out of range', () => kernel.run(values.with(path('modulator.swing'), -1)), 'engineKernel: modulator.swing is -1 V, outside 0.01 to 10 V'],
    ['half a connector', () => kernel.run(values.with(path('channel.fiber.connectors'), 1.5)), 'connectors is 1.5, must be a whole number'],
    ['other ways', () => kernel.run(values.with(path('supply.chipSplitter.ways'), 4)), 'ways is 4, the kernel is made for 2'],
    ['a code without parity', () => kernel.run(values.with(path('code.data'), 544)), 'code.data is 544, must be below code.symbols, 544'],
    ['a mean out of range', () => kernel.monteCarlo({ ...still, mean: values.with(path('laser.power'), 2) }), 'laser.power is 2 W'],
    ['a short deviation', () => kernel.draws({ ...still, deviation: [0] }), 'engineKernel: deviation.length is 1'],
    ['a negative deviation', () => kernel.draws({ ...still, deviation: still.deviation.with(path('laser.power'), -1) }), 'deviation of laser.power is -1 W'],
    ['a deviation that is none', () => kernel.draws({ ...still, deviation: still.deviation.with(0, NaN) }), 'deviation of symbolRate is NaN Bd'],
    ['a spread of ways', () => kernel.draws({ ...still, deviation: still.deviation.with(path('supply.chipSplitter.ways'), 1) }), 'must be 0 for what does not vary'],
    ['half a seed', () => kernel.draws({ ...still, seed: 0.5 }), 'engineKernel: seed is 0.5, must be a whole number'],
    ['a negative count', () => kernel.draws({ ...still, count: -1 }), 'engineKernel: count is -1, outside 0'],
    ['an infinite first sample', () => kernel.monteCarlo({ ...still, first: Infinity }), 'engineKernel: first is Infinity'],
    ['a lane that is not there', () => kernel.designOf(values, 8), 'engineKernel: lane is 8, outside 0 to 7'],
    ['a part that is not there', () => engineKernel(quantumX800Engine, { perLane: ['modulators'] }), 'perLane names modulators, which the design does not have'],
    ['a part of the whole engine', () => engineKernel(quantumX800Engine, { perLane: ['code'] }), 'perLane names code, which no lane has for itself'],
    ['a design out of range', () => engineKernel({ ...quantumX800Engine, symbolRate: 0 }), 'engineKernel: symbolRate is 0 Bd'],
    ['a finished guide', () => engineKernel(ringWith({ guide: { effectiveIndex: () => 2.6 } })), 'modulator.device.guide is a finished part, must be a record'],
    ['a finished junction', () => engineKernel(ringWith({ guide: { ...ring.guide, junction: { indexChange: () => 0 } } })), 'guide.junction is a finished part'],
    ['a finished coupler', () => engineKernel(ringWith({ coupler: { powerCoupling: () => 0.1 } })), 'modulator.device.coupler is a finished part'],
    ['no junction', () => engineKernel(ringWith({ guide: { ...ring.guide, junction: { kind: 'none' } } })), 'junction is of kind none, must be one of linear, pn'],
  ])('refuses %s', (_, ask, message) => {
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(message);
  });

  it('tells why a lane has no margin', () => {
    const statusOf = (change: Record<string, number>, design: EngineDesign = quantumX800Engine): string => {
      const of = engineKernel(design);
      const vector = of.vector();
      for (const [name, value] of Object.entries(change)) vector[of.paths.indexOf(name)] = value;
      const results = of.evaluate(vector);
      expect(sameBits(engineKernel(design, { arithmetic: 'plain' }).evaluate(vector), results)).toBe(true);
      expect(results.every(Number.isFinite)).toBe(true);
      expect(results[0]).toBe(results[of.outputs.indexOf(`lanes.${results[1]!}.marginDb`)]);
      return `${results[0]!} dB, ${laneStatus[results[2]!]!}`;
    };
    const gaussian: EngineDesign = { ...quantumX800Engine, supply: { ...quantumX800Engine.supply, coupler: edge({ kind: 'coated', reflectance: 0 }) } };
    const bent = ringWith({ coupler: directional });
    const pn = ringWith({ guide: pnGuide });
    const lane = 'modulator.device.guide.junction';
    expect([
      statusOf({ 'laser.power': 0.5 }),
      statusOf({ 'laser.endOfLifeDropDb': 6 }),
      statusOf({ 'laser.temperature': 360 }),
      statusOf({ 'supply.routing.attenuation': 2000, 'supply.routing.longest': 0.1 }),
      statusOf({ 'supply.coupler.device.chipMode.modeFieldDiameter.x': 0.5 * um }, gaussian),
      statusOf({ [`${lane}.attenuationPerVolt`]: 1e5 }),
      statusOf({ [`${lane}.junctionOffset`]: 0.3 * um }, pn),
      statusOf({ [`${lane}.acceptors`]: 1e21 }, pn),
      statusOf({ 'modulator.swing': 6 }),
      statusOf({ chipTemperature: 419.9, 'modulator.device.selfHeatingResistance': 1e5 }),
      statusOf({ 'modulator.device.coupler.wavelengthSlope': 1e7 }, bent),
      statusOf({ 'modulator.maximumHeaterPower': 1e-3 }),
      statusOf({ 'modulator.device.coupler.qualityFactor': 150 }),
      statusOf({ 'modulator.detuning': -22e9 }),
      statusOf({ 'channel.fiber.zeroDispersionWavelength': 1400 * nm }),
      statusOf({ 'receiver.photodiode.responsivity': 1.1 }),
      statusOf({ 'channel.fiber.attenuation': 0.2, 'channel.fiber.length': 2e5 }),
      statusOf({ 'laser.device.relativeIntensityNoise': 1e-12 }),
      statusOf({ 'receiver.noiseDensity': 0, 'receiver.photodiode.darkCurrent': 0, 'receiver.noiseBandwidth': 1e6 }),
    ]).toMatchInlineSnapshot(`
      [
        "-40 dB, the laser does not give its set point, now or at the end of its life",
        "-40 dB, the laser does not give its set point, now or at the end of its life",
        "-40 dB, the plate of the laser is outside its temperatures",
        "-40 dB, routing or connectors lose more than 100 dB",
        "-40 dB, the beam of a coupler is too wide for its gap",
        "-40 dB, the junction is impossible: outside the core, depleted at 0 V, or with gain",
        "-40 dB, the junction is impossible: outside the core, depleted at 0 V, or with gain",
        "-40 dB, the junction is impossible: outside the core, depleted at 0 V, or with gain",
        "-40 dB, wavelength, voltage or temperature is outside the range of the guide",
        "-40 dB, wavelength, voltage or temperature is outside the range of the guide",
        "-40 dB, the coupler of the ring is outside its range",
        "-40 dB, the heater needs more than its maximum to hold the ring",
        "-40 dB, the resonance of the ring has no width",
        "-40 dB, the ring's self-heating is unstable",
        "-40 dB, the wavelength of zero dispersion is outside its range",
        "-40 dB, the photodiode gives more than an electron a photon",
        "-40 dB, the four levels do not rise",
        "-40 dB, noise that grows with the light keeps the error ratio above its target: margin −40",
        "60.68224663584127 dB, fine",
      ]
    `);
  });

  it('makes do without WebAssembly', () => {
    const { WebAssembly: real } = globalThis as { WebAssembly?: unknown };
    const answer = kernel.evaluate(values);
    try {
      (globalThis as { WebAssembly?: unknown }).WebAssembly = undefined;
      const plain = engineKernel(quantumX800Engine);
      expect(plain.arithmetic).toBe('plain');
      expect(plain.evaluate(values)).toEqual(answer);
      expect(() => engineKernel(quantumX800Engine, { arithmetic: 'webAssembly' })).toThrow('engineKernel: arithmetic is webAssembly');
    } finally {
      (globalThis as { WebAssembly?: unknown }).WebAssembly = real;
    }
  });
});
