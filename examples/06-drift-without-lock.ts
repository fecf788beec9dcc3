// A lane whose heater is frozen: the chip drifts, the ring's own heat follows and gives way, until the ring jumps.
import { attenuate, closeEye, continuousWave, findRoot, opticalMargin, photodiode, ringModulator } from 'photonlink';
import { extinctionRatio, mW, opticalEngine, opticalModulationAmplitude, quantumX800Engine, toDb } from 'photonlink';

const { modulator, receiver, penalty, code, chipTemperature, laser } = quantumX800Engine;
const { lanes, worst } = opticalEngine(quantumX800Engine).evaluate();
const { wavelength, heaterPower, stages, ring: locked } = lanes[worst.lane]!;
const ring = ringModulator(modulator.device);
const at = stages.findIndex(({ name }) => name === 'ring modulator');
const power = stages[at - 1]!.averagePower;
const behindRing = stages.at(-1)!.averagePower / stages[at]!.averagePower;
const voltages = [1, 1 / 3, -1 / 3, -1].map((step) => modulator.bias + (step * modulator.swing) / 2);

// Heat is slow against data: the core holds the temperature that the mean of the absorbed light gives it.
const kelvinPerWatt = ring.design.selfHeatingResistance * ring.design.absorbedFraction;
const selfHeating = (temperature: number): number => {
  const parts = voltages.map((voltage) => ring.dissipated({ wavelength, voltage, temperature, heaterPower }));
  return (kelvinPerWatt * power * parts.reduce((sum, part) => sum + part, 0)) / parts.length;
};

// The ring is at work in its warmest steady state. A drifting chip keeps it there while that state exists, then drops it to the next.
function warmest(chip: number): number {
  const excess = (core: number): number => core - chip - selfHeating(core);
  const step = 0.01;
  let core = chip + kelvinPerWatt * power;
  while (excess(core - step) > 0) core -= step;
  return findRoot(excess, core - step, core);
}

const light = continuousWave({ wavelength, rin: laser.device.relativeIntensityNoise, linewidth: 1e6, polarizationExtinction: 100, source: 'a' }, power);
const detect = photodiode(receiver.photodiode).at(receiver);
const closureDb = penalty.transmitterEyeDb + penalty.multipathDb + penalty.crosstalkDb;

const fold = locked!.foldDistance;
console.log(`with the heater at ${(heaterPower / mW).toFixed(2)} mW the ring jumps ${fold.finite ? fold.kelvin.toFixed(2) : 'not by any'} K from the set point\n`);
console.log('chip, K   core, K   laser − resonance, GHz   OMA, mW   ER, dB   margin, dB');
const drifts = [6, 4, 3, 2, 1, 0.5, 0, -0.5, -1, -2, -3, -4, -4.5, -4.75, -4.76, -6];
for (const drift of drifts) {
  const temperature = warmest(chipTemperature + drift);
  const sent = ring.at({ voltage: voltages, temperature, heaterPower })(light);
  const lane = sent.lanes[0]!;
  const detector = (received: typeof sent) => closeEye(detect(received), closureDb);
  const margin = opticalMargin({ light: attenuate(sent, behindRing), detector, bitErrorRatio: code.bitErrorRatioTarget });
  console.log(
    drift.toFixed(2).padStart(7),
    (temperature - chipTemperature).toFixed(2).padStart(9),
    (ring.detuning({ wavelength, voltage: modulator.bias, temperature, heaterPower }) / 1e9).toFixed(1).padStart(24),
    (opticalModulationAmplitude(lane)! / mW).toFixed(2).padStart(9),
    toDb(extinctionRatio(lane)!).toFixed(2).padStart(8),
    margin.finite ? margin.marginDb.toFixed(2).padStart(12) : `   ${margin.reason}`,
  );
}
