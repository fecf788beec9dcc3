// Where a ring has two stable states under power: a map of the light before it and of how the laser is tuned, with the default engine's
// ring on it.
import { GHz, linspace, mW, opticalEngine, quantumX800Engine, ringModulator, ringUnderPower, siliconRingNonlinearity, speedOfLight, sweep } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot, render } from 'photonlink/plots';

const { modulator, chipTemperature } = quantumX800Engine;
const ring = ringModulator(modulator.device);
const under = ringUnderPower(ring, siliconRingNonlinearity);
const held = { voltage: modulator.bias, ambient: chipTemperature };
const cold = speedOfLight / ring.resonanceNear(1311e-9, { ...held, temperature: chipTemperature });
const at = (detuning: number, power: number) => ({ ...held, wavelength: speedOfLight / (cold + detuning), power });

const limit = under.highestPowerWithOneState(at(0, 0));
console.log(`one steady state at any detuning up to ${limit.finite ? `${(limit.power / mW).toFixed(2)} mW` : limit.reason}\n`);

// The ring of the engine's worst lane: its laser without the shift by the ring's own heat.
const { lanes, worst } = opticalEngine(quantumX800Engine).evaluate();
const lane = lanes[worst.lane]!;
const before = lane.stages[lane.stages.findIndex(({ name }) => name === 'ring modulator') - 1]!;
const { wavelength, heaterPower } = lane;
const laser = ring.detuning({ ...held, wavelength, heaterPower, temperature: chipTemperature });
const point = { ...held, wavelength, heaterPower, power: before.averagePower };

console.log('state     core, K   laser − resonance, GHz   transmission   slowest eigenvalue, 1/us');
for (const state of under.steadyStates(point)) {
  const { coreTemperature, detuning, transmission, stable, eigenvalues } = state;
  const numbers = [coreTemperature.toFixed(2).padStart(8), (detuning / GHz).toFixed(1).padStart(24), transmission.toFixed(3).padStart(14)];
  console.log(stable ? 'stable  ' : 'unstable', ...numbers, (eigenvalues[0]!.re / 1e6).toFixed(2).padStart(26));
}
const distance = under.foldDistance({ ...point, branch: 'hot' });
const power = under.foldPower({ ...point, branch: 'hot' });
if (distance.finite) console.log(`\nits fold is ${(distance.wavelength * 1e12).toFixed(0)} pm of laser or ${distance.kelvin.toFixed(2)} K of chip away`);
console.log(power.finite ? `and ${power.powerDb.toFixed(2)} dB of power` : power.reason);

const map = sweep({ power: linspace(0.5 * mW, 40 * mW, 80), detuning: linspace(-420 * GHz, 60 * GHz, 97) }, ({ power, detuning }) => {
  const states = under.steadyStates(at(detuning, power));
  return { apart: states.at(-1)!.coreTemperature - states[0]!.coreTemperature };
});
const energies = linspace(2e-14, 3e-13, 6000);
const folds = under.foldCurve(at(0, 0), energies);
const branch = (k: 0 | 1) => Array.from(folds.detuning[k], (x, i) => ({ x: x / GHz, y: folds.power[k][i]! / mW }));
// Down the one side, over the cusp, up the other.
const wedge = [...branch(1).toReversed(), ...branch(0)].map((fold, i) => ({ ...fold, i })).filter(({ x, y }) => y <= 40 && x >= -420);
try {
  const titles = { apart: 'hot less cold', detuning: 'laser − resonance without light', power: 'power before the ring' };
  const units = { apart: { unit: 'K' }, detuning: 'GHz', power: 'mW' };
  const { specification } = plot(map, { units, titles, title: 'Two steady states; white: folds; cross: the ring of the default engine' });
  const { mark, encoding, ...rest } = specification as { mark: object; encoding: { x: object; y: object } };
  const axes = { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' }, order: { field: 'i' } };
  const drawn = (values: readonly object[], mark: object) => ({ data: { values }, mark, encoding: axes });
  const cross = drawn([{ x: laser / GHz, y: before.averagePower / mW }], { type: 'point', shape: 'cross', size: 160, color: '#d55e00', filled: true });
  const layer = [{ mark, encoding }, drawn(wedge, { type: 'line', color: 'white', strokeWidth: 1.5 }), cross];
  await writeResult('out', { 'bistability-map.svg': await render({ ...rest, layer }) });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
