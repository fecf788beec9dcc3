// Eight ring modulators held at their lasers while the chip warms with the switch: what each heater does, and what is left.
import { continuousWave, detuningPenalty, GHz, heaterCrosstalk, linspace, machZehnderModulator, mW, opticalEngine } from 'photonlink';
import { quantumX800Engine, ringLock, ringLockCrosstalk, ringLockLoop, ringModulator, sampledTemperature } from 'photonlink';
import { siliconMachZehnder, sweep, thermalToleranceRatio } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const { modulator, chipTemperature: temperature, laser } = quantumX800Engine;
const ring = ringModulator(modulator.device);
const { detuning, bias, swing, maximumHeaterPower } = modulator;
const voltages = [1, 1 / 3, -1 / 3, -1].map((step) => bias + (step * swing) / 2);
const rings = opticalEngine(quantumX800Engine).evaluate().lanes.map(({ wavelength, stages }) => {
  const before = stages[stages.findIndex(({ name }) => name === 'ring modulator') - 1]!;
  return { ring, wavelength, power: before.averagePower, detuning, bias, voltages };
});
// Half a second of rest, 1 K/s for five seconds, a jump of 2 K as a job ends, and rest.
const kelvin = [0, 0, 5, 5, 3, 3].map((rise) => temperature + rise);
const trace = { time: Float64Array.of(0, 0.5, 5.5, 6, 6, 7), temperature: Float64Array.from(kelvin) };
const { sampleRate } = ringLockLoop;
const array = { rings, crosstalk: heaterCrosstalk(ringLockCrosstalk), temperature, seed: 1 };
const run = ringLock(ringLockLoop, { ...array, start: 'locked' }, { every: 5000 }).open();
const { rings: traces, events } = run.run(sampledTemperature(trace, { sampleRate, to: 6 }));
const ramped = run.state();
const after = run.run(sampledTemperature(trace, { sampleRate, from: 6 }));
const first = rings[0]!;
const { relativeIntensityNoise: rin } = laser.device;
const light = continuousWave({ ...first, rin, linewidth: 1e6, polarizationExtinction: 100, source: 'a' }, first.power);
const penalty = detuningPenalty(ring, { ...first, light, ambient: temperature, maximumHeaterPower });
const { low, high } = penalty.window(0.3);
console.log(`0.3 dB of modulation amplitude are lost at ${(low / GHz).toFixed(1)} and ${(high / GHz).toFixed(1)} GHz from the set point\n`);
console.log('ring   heater before, after, mW   largest residual, GHz   costs, dB   with the jump, GHz');
run.state().rings.forEach(({ largest, heaterPower }, i) => {
  const before = ramped.rings[i]!;
  const cost = Math.max(penalty.at(before.largest).omaLossDb!, penalty.at(-before.largest).omaLossDb!);
  const powers = [traces[i]!.heaterPower[0]!, heaterPower].map((power) => (power / mW).toFixed(1).padStart(12)).join('');
  const residuals = [(before.largest / GHz).toFixed(1).padStart(22), cost.toFixed(2).padStart(11), (largest / GHz).toFixed(0).padStart(19)];
  console.log(String(i).padStart(4), powers, ...residuals);
});
console.log(`\nlocks lost: ${[...events, ...after.events].filter(({ what }) => what === 'lost').length}`);
const cold = ringLock(ringLockLoop, { ...array, start: 'cold' }, { every: 100 }).open();
cold.run({ sampleRate, samples: new Float64Array(0.2 * sampleRate).fill(temperature) });
console.log(`from cold, the last is found after ${(1e3 * Math.max(...cold.state().rings.map((each) => each.longestSearch))).toFixed(0)} ms`);
const still = { wavelength: 1311e-9, bias: Math.PI / 2, junctionBias: -2, voltages: [-0.96, 0.96], temperature };
const cool = { voltages, temperature, wavelength: ring.resonanceNear(1311e-9, { voltage: bias, temperature }) };
const frozen = thermalToleranceRatio({ modulator: ring, set: cool }, { modulator: machZehnderModulator(siliconMachZehnder), set: still });
const imbalance = (1e6 * frozen.effectiveImbalance).toFixed(0);
console.log(`1 dB is lost at ${frozen.ring.toFixed(2)} K; a frozen Mach-Zehnder of ${imbalance} um bears ${frozen.ratio.toFixed(0)} times that`);
// Residual and heater power against time, where the packages that draw are installed.
const time = linspace(0, (5000 * (traces[0]!.residual.length - 1)) / sampleRate, traces[0]!.residual.length);
const shown = sweep({ time, ring: [0, 4] }, ({ time: at, ring: i }) => {
  const k = Math.round((at * sampleRate) / 5000);
  return { residual: traces[i]!.residual[k]!, heaterPower: traces[i]!.heaterPower[k]! };
});
try {
  const named = { titles: { residual: 'residual detuning' }, title: 'Two of eight rings held while the chip warms by 1 K/s' };
  const picture = plot(shown, { x: 'time', kind: 'lines', units: { residual: 'GHz', heaterPower: 'mW', time: 's' }, ...named });
  await writeResult('out', { 'eight-ring-lock.svg': await picture.svg() });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
