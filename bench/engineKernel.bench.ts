import { engineParts, quantumX800Engine } from '../src/designs/quantumX800.ts';
import { engineKernel } from '../src/engine/engineKernel.ts';
import type { EngineDesign } from '../src/engine/engineTable.ts';
import { opticalEngine } from '../src/engine/opticalEngine.ts';
import type { BenchCase, Variant } from './case.ts';

// Thirty numbers a lane, each drawn afresh for each engine.
const drawn = [
  'chipTemperature',
  'supply.lens.lossDb',
  'supply.moduleSplitter.excessLossDb',
  'supply.moduleConnector.lossDb',
  'supply.fiberConnector.lossDb',
  'supply.coupler.lossDb',
  'supply.chipSplitter.excessLossDb',
  'supply.routing.attenuation',
  'supply.monitorTap.fraction',
  'channel.transmitCoupler.lossDb',
  'channel.fiber.attenuation',
  'channel.fiber.connectorLossDb',
  'channel.receiveCoupler.lossDb',
  'channel.splitterRotator.tmLossDb',
  'receiver.photodiode.responsivity',
  'receiver.photodiode.darkCurrent',
  'receiver.noiseDensity',
  'receiver.noiseBandwidth',
  'penalty.transmitterEyeDb',
  'penalty.multipathDb',
  'penalty.crosstalkDb',
  'modulator.swing',
  'modulator.device.guide.effectiveIndex',
  'modulator.device.guide.groupIndex',
  'modulator.device.guide.thermoOpticSlope',
  'modulator.device.guide.junction.indexPerVolt',
  'modulator.device.guide.junction.attenuation',
];
const drawnOfKind = {
  ring: ['modulator.detuning', 'modulator.device.coupler.qualityFactor', 'modulator.device.selfHeatingResistance'],
  machZehnder: ['modulator.bias', 'modulator.device.armLength', 'modulator.device.splitterImbalance'],
};
const drawnOfLaser = ['power', 'temperature', 'device.thresholdCurrent', 'device.slopeEfficiency', 'device.thermalResistance', 'device.seriesResistance'];
const batch = 200;

/** Draws and solves `batch` engines a call. */
function kernelVariant(design: EngineDesign, arithmetic: 'webAssembly' | 'plain', perLaser: readonly string[] = []): Variant {
  const perLane = [...drawn, ...drawnOfKind[design.modulator.kind]];
  const kernel = engineKernel(design, { arithmetic, perLane: [...perLane, ...perLaser.map((path) => `laser.${path}`)] });
  const mean = kernel.vector();
  const narrow = /Index$|emperature$/;
  const deviation = Float64Array.from(kernel.paths, (path, i) => {
    if (!/^(lanes|lasers)\./.test(path)) return 0;
    return (narrow.test(path) ? 1e-5 : 0.02) * Math.abs(mean[i]!);
  });
  const count = deviation.filter((value) => value > 0).length;
  if (count !== 240 + 2 * perLaser.length) throw new Error(`bench/engineKernel: ${count} numbers are drawn`);
  if (kernel.monteCarlo({ mean, deviation, seed: 1, count: 1000 }).some((margin) => margin === -40)) throw new Error('bench/engineKernel: a draw has no margin');
  let first = 0;
  return {
    name: `${arithmetic}${perLaser.length > 0 ? `, ${perLaser.length} numbers a laser drawn too` : ''}`,
    operations: batch,
    run: () => {
      first += batch;
      return kernel.monteCarlo({ mean, deviation, seed: 1, first, count: batch });
    },
  };
}

const machZehnderEngine: EngineDesign = { ...quantumX800Engine, modulator: engineParts.modulator.machZehnder };
const evaluate = (design: EngineDesign): Variant => {
  const engine = opticalEngine(design);
  return { name: 'opticalEngine(design).evaluate()', operations: 1, run: () => engine.evaluate() };
};
const operation = 'one engine of eight lanes, 30 numbers a lane drawn';

export const cases: readonly BenchCase[] = [
  {
    name: 'engine kernel, rings',
    operation,
    atMost: 1e9 / 60e3,
    variants: [
      kernelVariant(quantumX800Engine, 'webAssembly'),
      kernelVariant(quantumX800Engine, 'webAssembly', drawnOfLaser),
      evaluate(quantumX800Engine),
    ],
  },
  { name: 'engine kernel, rings, plain', operation, atMost: 1e9 / 30e3, variants: [kernelVariant(quantumX800Engine, 'plain'), evaluate(quantumX800Engine)] },
  {
    name: 'engine kernel, Mach-Zehnders',
    operation,
    atMost: 1e9 / 60e3,
    variants: [kernelVariant(machZehnderEngine, 'webAssembly'), evaluate(machZehnderEngine)],
  },
  {
    name: 'engine kernel, Mach-Zehnders, plain',
    operation,
    atMost: 1e9 / 30e3,
    variants: [kernelVariant(machZehnderEngine, 'plain'), evaluate(machZehnderEngine)],
  },
];
