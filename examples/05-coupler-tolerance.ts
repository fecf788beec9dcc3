// How exactly a fiber must meet the chip: loss against offset as a map, and the offset, gap and tilt that cost a decibel.
import { degree, edgeCoupler, findRoot, linspace, nm, sweep, um } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

// A lens of 4 um on a taper whose mode is 3.5 by 3 um, behind a coated facet.
const coupler = edgeCoupler({
  fiberMode: { modeFieldDiameter: { x: 4 * um, y: 4 * um } },
  chipMode: { modeFieldDiameter: { x: 3.5 * um, y: 3 * um } },
  gap: 5 * um,
  index: 1,
  facet: { kind: 'coated', reflectance: 0.005 },
  propagationLossDb: 0.3,
});
const wavelength = 1311 * nm;
const aligned = coupler.lossDb({ wavelength });
console.log(`aligned: ${aligned.toFixed(2)} dB\n`);

const map = sweep({ offsetY: linspace(-2 * um, 2 * um, 41), offsetX: linspace(-2 * um, 2 * um, 41) }, (offset) => ({
  lossDb: coupler.lossDb({ wavelength, ...offset }),
}));
const loss = map.field('lossDb');
const shown = [0, 10, 15, 20, 25, 30, 40];
console.log('loss, dB    x, um', shown.map((i) => (map.axes.offsetX[i]! / um).toFixed(1).padStart(6)).join(''));
for (const j of shown.toReversed()) {
  const row = shown.map((i) => loss.get(j, i).toFixed(2).padStart(6)).join('');
  console.log(`y, um ${(map.axes.offsetY[j]! / um).toFixed(1).padStart(5)}      `, row);
}

const { x, y } = coupler.lateralTolerance({ wavelength, lossDb: 1 });
const budget = aligned + 1;
const gap = findRoot((at) => coupler.lossDb({ wavelength, gap: at }) - budget, 5 * um, 100 * um);
const tilt = findRoot((at) => coupler.lossDb({ wavelength, tiltX: at }) - budget, 0, 0.2);
console.log('\none decibel more is reached at');
console.log(`offset x  ±${(x / um).toFixed(2)} um\noffset y  ±${(y / um).toFixed(2)} um`);
console.log(`gap        ${(gap / um).toFixed(1)} um, from ${(coupler.design.gap / um).toFixed(1)} um\ntilt      ±${(tilt / degree).toFixed(2)}°`);

// The map as a picture, where the packages that draw are installed.
try {
  const picture = await plot(map, { units: { offsetX: 'µm', offsetY: 'µm' }, title: 'Coupler loss against the place of the fiber' }).svg();
  await writeResult('out', { 'coupler-tolerance.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
