// A lensed fiber before a silicon tip: loss at every place of the fiber for both polarizations, from the solved field of the tip.
import { crossSection, edgeCoupler, linspace, nm, silica, silicon, sweep, um } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

// Two tips in a 150 nm layer spread both polarizations alike.
const tips = ([-1, 1] as const).map((side) => ({
  name: 'tip',
  material: silicon,
  x: side < 0 ? ([-640 * nm, -500 * nm] as const) : ([500 * nm, 640 * nm] as const),
  y: [-75 * nm, 75 * nm] as const,
}));
const coupler = edgeCoupler({
  taper: crossSection({ cladding: silica, parts: tips }),
  facet: { kind: 'fresnel' },
  beam: { modeFieldDiameter: 4 * um },
  gap: 5 * um,
});
const wavelength = 1311 * nm;

console.log('        index    overlap  facet   loss, dB   1 dB at x, y, um');
for (const polarization of ['te', 'tm'] as const) {
  const point = { wavelength, polarization };
  const { overlap, facet } = coupler.parts(point);
  const { x, y } = coupler.lateralTolerance({ ...point, lossDb: 1 });
  const numbers = [coupler.tipMode(point).effectiveIndex.toFixed(4), overlap.toFixed(4), facet.toFixed(4), coupler.lossDb(point).toFixed(2)];
  console.log(`${polarization.toUpperCase()}      ${numbers.join('   ')}       ${(x / um).toFixed(2)}, ${(y / um).toFixed(2)}`);
}

// The whole map at once: the tip's field is taken only once.
const axis = linspace(-3 * um, 3 * um, 41);
const map = coupler.alignmentMap({ wavelength }, { x: axis, y: axis });
const place = (at: number): number => Math.round((at + 3 * um) / (0.15 * um));
const shown = sweep({ offsetY: axis, offsetX: axis }, ({ offsetX, offsetY }) => ({
  lossDb: -10 * Math.log10(map[place(offsetX) * 41 + place(offsetY)]!),
}));
const loss = shown.field('lossDb');
const columns = [0, 10, 20, 30, 40];
console.log('\nTE, dB      x, um', columns.map((i) => (axis[i]! / um).toFixed(1).padStart(7)).join(''));
for (const j of columns.toReversed()) {
  console.log(`y, um ${(axis[j]! / um).toFixed(1).padStart(5)}      `, columns.map((i) => loss.get(j, i).toFixed(2).padStart(7)).join(''));
}

try {
  const picture = await plot(shown, { units: { offsetX: 'µm', offsetY: 'µm' }, title: 'Loss against the place of the fiber, TE' }).svg();
  await writeResult('out', { 'alignment-map.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
