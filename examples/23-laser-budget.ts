// How much light the default engine's lasers must give, from the receivers backwards; how many lanes a laser should serve; and how the
// lasers of a whole switch live in their modules.
import {
  FIT, celsius, externalLaserModule, firstOf, laserBudget, laserBudgetDemand, laserModule, linspace, mW, pJ, quantumX800Engine,
  siliconSupplyGuide, sweep, toDb, toDbm, year,
} from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot, render, waterfall } from 'photonlink/plots';

const budget = laserBudget(quantumX800Engine, laserBudgetDemand);
const { lanes, worst, laserPower, endOfLifePower, sharings, fold } = budget;
const lane = lanes[worst.lane]!;
const [received, bus] = [lane.receivedPower, lane.modulatorPower].map((power) => toDbm(power).toFixed(2));
console.log(`worst lane: ${received} dBm received, ${bus} dBm before the ring,`);
console.log(`${(laserPower / mW).toFixed(1)} mW at the facet, ${toDb(endOfLifePower / laserPower).toFixed(2)} dB below the end of life\n`);

console.log('lanes a laser   each, mW   from the wall, W   pJ/bit');
for (const { lanesPerLaser, laserPower: each, wallPlugPower: wall, energyPerBit } of sharings.slice(0, 4)) {
  const cost = wall === null ? ['-', '-'] : [wall.toFixed(3), (energyPerBit! / pJ).toFixed(3)];
  console.log(String(lanesPerLaser).padStart(13), (each! / mW).toFixed(1).padStart(10), cost[0]!.padStart(18), cost[1]!.padStart(8));
}
if (fold!.distance !== null) console.log(`\nthe ring's fold is ${fold!.distance.toFixed(2)} K of chip temperature away`);
const wire = laserBudget(quantumX800Engine, { ...laserBudgetDemand, guideBeforeSplit: siliconSupplyGuide });
console.log(`2 mm of silicon before the split: ${(wire.laserPower / mW).toFixed(1)} mW instead\n`);

const module = laserModule(externalLaserModule);
const temperature = celsius(25);
const state = module.state({ temperature });
const junctions = state.lasers.map(({ junctionTemperature }) => (junctionTemperature - celsius(0)).toFixed(1));
console.log(`module: ${(state.opticalPower / mW).toFixed(0)} mW at 16 ports of ${state.electricalPower.toFixed(2)} W`);
console.log(`junctions at ${junctions.join(' ')} °C`);
for (const needed of [8, 7]) {
  const { module: one } = module.life({ temperature }, { needed });
  const whole = firstOf(...Array.from({ length: 18 }, () => one));
  const rates = [one, whole].map((life) => (life.averageFailureRate(5 * year) / FIT).toFixed(0));
  const first = (whole.meanTime() / year).toFixed(1);
  console.log(`${needed} of 8 needed: module ${rates[0]} FIT over 5 years, switch ${rates[1]} FIT, ${first} years to the first loss`);
}

// The waterfall of the worst lane, and what light costs against the margin that is asked.
const cost = sweep({ marginDb: linspace(0, 5, 6), lanesPerLaser: [1, 2, 4] }, ({ marginDb, lanesPerLaser }) => {
  const row = laserBudget(quantumX800Engine, { marginDb }).sharings.find((each) => each.lanesPerLaser === lanesPerLaser)!;
  return { energyPerBit: row.energyPerBit! };
});
try {
  const titles = { lanesPerLaser: 'lanes a laser', energyPerBit: 'laser power from the wall' };
  const units = { energyPerBit: 'pJ/bit' };
  const picture = await plot(cost, { titles, units, title: 'What light costs against the margin of the links' }).svg();
  await writeResult('out', { 'laser-budget.svg': await render(waterfall(budget)), 'laser-cost.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
