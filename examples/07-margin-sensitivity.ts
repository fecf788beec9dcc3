// What the margin gains from laser power and loses to the couplers: a table, the slopes at the design, and a map.
import { fromDb, linspace, mW, opticalEngine, quantumX800Engine, sweep, type EngineDesign } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const { laser, supply, channel } = quantumX800Engine;

// The same loss is added to all three chip couplers of the lane.
function marginDb({ power, addedDb }: { readonly power: number; readonly addedDb: number }): number {
  const worse = (coupler: { readonly kind: 'loss'; readonly lossDb: number }) => ({ ...coupler, lossDb: coupler.lossDb + addedDb });
  const design: EngineDesign = {
    ...quantumX800Engine,
    laser: { ...laser, power },
    supply: { ...supply, coupler: worse(supply.coupler) },
    channel: { ...channel, transmitCoupler: worse(channel.transmitCoupler), receiveCoupler: worse(channel.receiveCoupler) },
  };
  const margin = opticalEngine(design).evaluate().worst.marginDb;
  if (typeof margin !== 'number') throw new RangeError(margin.reason);
  return margin;
}

const map = sweep({ addedDb: linspace(-0.6, 0.8, 8), power: linspace(160 * mW, 300 * mW, 8) }, (point) => ({ marginDb: marginDb(point) }));
const margins = map.field('marginDb');
console.log('margin, dB  laser, mW', Array.from(map.axes.power, (power) => (power / mW).toFixed(0).padStart(6)).join(''));
map.axes.addedDb.forEach((addedDb, j) => {
  const row = Array.from(map.axes.power, (_, i) => margins.get(j, i).toFixed(2).padStart(6)).join('');
  console.log(`each coupler ${addedDb < 0 ? '' : '+'}${addedDb.toFixed(1)} dB   `, row);
});

const here = { power: laser.power, addedDb: 0 };
const step = 0.05;
const slope = (more: typeof here, less: typeof here): string => ((marginDb(more) - marginDb(less)) / (2 * step)).toFixed(3);
const louder = (db: number) => ({ ...here, power: here.power * fromDb(db) });
console.log(`\nat ${here.power / mW} mW, margin in dB for each dB of`);
console.log('laser power                 ', slope(louder(step), louder(-step)));
console.log('loss in each of the couplers', slope({ ...here, addedDb: step }, { ...here, addedDb: -step }));
console.log('\nThe limit is reached at the same light on the photodiode, so a decibel is a decibel, but for the wavelength: the laser warms.');

try {
  const picture = await plot(map, { kind: 'map', titles: { power: 'laser power', addedDb: 'added to each coupler' } }).svg();
  await writeResult('out', { 'margin-sensitivity.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
