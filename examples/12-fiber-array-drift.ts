// Thirty-six fibers glued to a chip that warms by 60 K: how far each drifts, what it costs, and how many arrays stay in budget.
import { assembledArrays, edgeCoupler, type FiberPlace, fiberArray, nm, sweep, um } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const wavelength = 1311 * nm;
const mode = { modeFieldDiameter: { x: 3 * um, y: 3 * um } };
const coupler = edgeCoupler({
  fiberMode: mode,
  chipMode: mode,
  gap: 5 * um,
  index: 1.45,
  facet: { kind: 'coated', reflectance: 0.001 },
  propagationLossDb: 0.3,
});
const through = (place: FiberPlace): number => coupler.lossDb({ wavelength, ...place });

// Silicon grows by 2.6e-6 of its length a kelvin, borosilicate glass by 3.3e-6, fused silica by 0.5e-6.
const holders = { borosilicate: 0.7e-6, 'fused silica': -2.1e-6 };
const arrayOf = (expansionMismatch: number, fixed: 'middle' | 'end') =>
  fiberArray({
    ...{ count: 36, pitch: 127 * um, fiberDiameter: 125 * um, gap: 5 * um },
    expansionMismatch,
    fixedPoint: { x: fixed === 'middle' ? 0 : -17.5 * 127 * um, y: 0 },
  });

console.log('holder        glued at  drift, nm   loss of fiber 1, 18, 36, dB');
for (const [holder, mismatch] of Object.entries(holders)) {
  for (const fixed of ['middle', 'end'] as const) {
    const array = arrayOf(mismatch, fixed);
    const drift = Math.max(...array.places({ temperatureChange: 60 }).map(({ offsetX }) => Math.abs(offsetX)));
    const losses = array.lossesDb(through, { temperatureChange: 60 });
    const shown = [0, 17, 35].map((i) => losses[i]!.toFixed(3).padStart(7)).join('');
    console.log(holder.padEnd(13), fixed.padEnd(9), (drift / nm).toFixed(0).padStart(8), ' ', shown);
  }
}

// What an assembly adds: standard deviations, in m and rad.
const each = { pitchError: 0.25 * um, heightError: 0.25 * um };
const scatter = { ...each, x: 0.3 * um, y: 0.3 * um, z: 0.5 * um, roll: 1e-4, yaw: 1e-4, tilt: 1e-3 };
console.log('\nassembled on fused silica   mean, dB  worst of 9 in 10 arrays, dB  arrays within 3 dB');
for (const temperatureChange of [0, 60]) {
  const made = assembledArrays(arrayOf(-2.1e-6, 'end'), scatter, through, { samples: 400, seed: 12, temperatureChange });
  const numbers = made.meanDb.toFixed(2).padStart(8) + made.worstQuantileDb(0.9).toFixed(2).padStart(22);
  const share = `${(100 * made.yield(3).arrays).toFixed(0)} %`;
  console.log(`${String(temperatureChange).padStart(2)} K warmer              `, numbers, share.padStart(22));
}

const drifting = arrayOf(-2.1e-6, 'end');
const fibers = Array.from({ length: 36 }, (_, i) => i + 1);
const map = sweep({ temperatureChange: [0, 20, 40, 60], fiber: fibers }, ({ temperatureChange, fiber }) => ({
  lossDb: drifting.lossesDb(through, { temperatureChange })[fiber - 1]!,
}));
try {
  const title = 'Loss of 36 fibers in fused silica, fixed at the first';
  const picture = await plot(map, { units: { temperatureChange: 'K' }, titles: { temperatureChange: 'warmer by' }, title }).svg();
  await writeResult('out', { 'fiber-array-drift.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
