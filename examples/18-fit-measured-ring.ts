// A silicon ring read off its measured spectrum, and put back into a simulation: data of the repository SiEPIC/SiEPIC_Analysis, O band.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { fitRing, nm, pm, ringModulator, um } from 'photonlink';
import { parseSpectrum } from 'photonlink/io';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, ringFitPlot } from 'photonlink/plots';

// Wavelength, through and drop port behind grating couplers; readSpectrum('ring.csv') reads a plain file.
const packed = await readFile(new URL('../test/fixtures/measured-rings/ring-7.csv.gz', import.meta.url));
const spectrum = parseSpectrum(gunzipSync(packed).toString('utf8'));

// A spectrum tells group index times circumference: the radius on the mask gives the group index.
const fit = fitRing(spectrum, { radius: 10 * um });
console.log(`group index          ${fit.groupIndex.toFixed(3)} ± ${fit.groupIndexError.toFixed(3)}`);
console.log(`free spectral range  ${(fit.freeSpectralRange / nm).toFixed(3)} ± ${(fit.freeSpectralRangeError / nm).toFixed(3)} nm`);
console.log(`residual             ${fit.residualDb.toFixed(1)} dB\n`);

console.log('   nm      loaded Q      coupling   dip, dB   doublet');
for (const { wavelength, qualityFactor, qualityFactorError, powerCoupling, extinctionDb, floorLimited, split } of fit.resonances) {
  const q = `${(qualityFactor / 1e3).toFixed(1)}k ± ${(qualityFactorError / 1e3).toFixed(1)}k`.padStart(13);
  const dip = `${floorLimited ? '>' : ''}${extinctionDb.toFixed(0)}`.padStart(8);
  const doublet = split === undefined ? '' : `${(split.separation / pm).toFixed(0)} pm`.padStart(9);
  console.log(`${(wavelength / nm).toFixed(2)} ${q}      ${powerCoupling.toFixed(3)}  ${dip} ${doublet}`.trimEnd());
}
for (const assumption of fit.assumptions) console.log(`- ${assumption}`);

// The fit is a design like any other.
const ring = ringModulator(fit.design);
const at = { wavelength: fit.referenceWavelength, voltage: 0, temperature: 300 };
console.log(`\nas a ring modulator: Q ${ring.qualityFactor(at).toFixed(0)} at ${(at.wavelength / nm).toFixed(2)} nm`);

try {
  await writeResult('out', { 'fit-measured-ring.svg': await ringFitPlot(spectrum, fit, { title: 'A measured add-drop ring and its fit' }).svg() });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
