// The modes of a silicon wire: indices, where the light is, how it couples to a lens, how it runs over the band, and a picture of |E|².
import { gaussianMode, linspace, modePicture, modeSpectrum, nm, overlap, silica, silicon, solveModes, strip, toDb, um } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingFontError, MissingPackagesError, plot } from 'photonlink/plots';

const wavelength = 1310 * nm;
const guide = (width: number) => strip({ width, height: 220 * nm, core: silicon, cladding: silica });
const wire = guide(400 * nm);
const modes = solveModes(wire, { wavelength }, { count: 2 });

console.log('mode    index       error    group index  dn/dT, 1/K  in core  area, um²');
for (const mode of modes) {
  const { effectiveIndex, error, groupIndex, thermoOpticSlope, effectiveArea } = mode;
  const name = mode.teFraction > 0.5 ? 'TE0' : 'TM0';
  const core = `${(100 * mode.powerFraction('core')).toFixed(1)} %`;
  const columns = [effectiveIndex.toFixed(6), error < 1e-6 ? '< 1e-6' : '> 1e-6', groupIndex.toFixed(4), thermoOpticSlope.toExponential(2)];
  console.log(name, ...columns.map((each) => each.padStart(11)), core.padStart(8), (effectiveArea / um ** 2).toFixed(3).padStart(9));
}

console.log('\nloss to a lens of 2.5 um, dB (without reflection)');
const lens = gaussianMode({ wavelength, modeFieldDiameter: 2.5 * um });
for (const width of [400, 180, 140, 120]) {
  const [te] = solveModes(guide(width * nm), { wavelength }, { polarization: 'te', tolerance: 1e-5 });
  const moved = [0, 0.5 * um, 1 * um].map((x) => (-toDb(overlap(te!, lens, { x }))).toFixed(2).padStart(6));
  console.log(`${width} nm wide`.padEnd(12), 'offset 0, 0.5 and 1 um:', ...moved);
}

// 21 wavelengths from a few solves.
const [te] = modeSpectrum(wire, { wavelengths: linspace(1260 * nm, 1360 * nm, 21) }, { polarization: 'te' });
console.log(`\nTE0 over the O band, from ${te!.solved.length} solves`);
for (const i of [0, 5, 10, 15, 20]) {
  console.log((te!.wavelengths[i]! / nm).toFixed(0), 'nm', te!.effectiveIndex[i]!.toFixed(5), te!.groupIndex[i]!.toFixed(4));
}

try {
  const figure = plot(modePicture(modes[0]!, wire), { title: 'TE0 of a silicon wire, 400 by 220 nm in oxide, at 1310 nm' });
  await writeResult('out', { 'modes-of-a-wire.svg': await figure.svg(), 'modes-of-a-wire.png': await figure.png() });
} catch (error) {
  if (!(error instanceof MissingPackagesError || error instanceof MissingFontError)) throw error;
}
