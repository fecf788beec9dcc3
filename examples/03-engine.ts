// The link budget of a 1.6 Tb/s engine, and what another laser power does to it.
import { mW, opticalEngine, quantumX800Engine, toDb, toDbm } from 'photonlink';

const result = opticalEngine(quantumX800Engine).evaluate();
const lane = result.lanes[result.worst.lane]!;

console.log(`worst lane: ${result.worst.lane}`);
for (const { name, averagePower, oma } of lane.stages) {
  const modulated = oma === null ? '' : `   OMA ${toDbm(oma).toFixed(2).padStart(6)} dBm`;
  console.log(`${name.padEnd(20)}${toDbm(averagePower).toFixed(2).padStart(6)} dBm${modulated}`);
}
console.log(`\nextinction ratio ${toDb(lane.extinctionRatio!).toFixed(2)} dB, level mismatch ratio ${lane.levelMismatchRatio.toFixed(3)}`);
console.log(`pre-FEC bit error ratio ${lane.preFecBitErrorRatio.toExponential(2)}`);
const { ring } = lane;
if (ring !== undefined && ring.foldDistance.finite) {
  console.log(`ring: ${ring.selfHeating.toFixed(1)} K of self-heating, jumps at ${ring.foldDistance.kelvin.toFixed(1)} K from here`);
}
console.log(`${(result.energyPerBit * 1e12).toFixed(2)} pJ/bit, ${result.power.total.toFixed(2)} W`);

console.log('\nlaser, mW   margin, dB');
for (const power of [150, 200, 250, 300]) {
  const design = { ...quantumX800Engine, laser: { ...quantumX800Engine.laser, power: power * mW } };
  const { marginDb } = opticalEngine(design).evaluate().worst;
  console.log(String(power).padStart(9), typeof marginDb === 'number' ? marginDb.toFixed(2).padStart(12) : marginDb.reason);
}
