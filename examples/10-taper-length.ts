// How long a taper from a tip to a wire must be: loss against length for three profiles, and the length that loses a tenth of a decibel.
import { linspace, nm, silica, silicon, strip, sweep, taper, um } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const guide = (width: number) => strip({ width, height: 220 * nm, core: silicon, cladding: silica });
const ends = { from: guide(160 * nm), to: guide(450 * nm), length: 100 * um };
const options = { slices: 20, modes: 6 };
const wavelength = 1311 * nm;
const linear = taper({ ...ends, profile: 'linear' }, options);
const parabolic = taper({ ...ends, profile: 'parabolic' }, options);
const constant = taper({ ...ends, profile: 'constantLossRate' }, options);

// The slices are solved once for each profile: the length only changes phases.
const curve = sweep({ length: linspace(5 * um, 150 * um, 59) }, ({ length }) => ({
  linearDb: linear.lossDb({ wavelength, length }),
  parabolicDb: parabolic.lossDb({ wavelength, length }),
  constantLossRateDb: constant.lossDb({ wavelength, length }),
}));

console.log('length, um     linear  parabolic  constant loss rate, dB');
for (const i of [0, 6, 18, 38, 58]) {
  const row = [curve.values.linearDb, curve.values.parabolicDb, curve.values.constantLossRateDb].map((each) => each[i]!.toFixed(3));
  console.log(`${(curve.axes.length[i]! / um).toFixed(0).padStart(10)}${row[0]!.padStart(11)}${row[1]!.padStart(11)}${row[2]!.padStart(20)}`);
}

console.log('\na tenth of a decibel is lost over');
for (const [name, of] of Object.entries({ linear, parabolic, 'constant loss rate': constant })) {
  console.log(`${name.padEnd(20)}${(of.lengthForLoss({ wavelength, lossDb: 0.1 }) / um).toFixed(1).padStart(7)} um`);
}

const { transmission, reflection, radiation, residual } = linear.powers({ wavelength, length: 50 * um });
console.log(`\nlinear, 50 um: ${(100 * transmission).toFixed(2)} % pass, ${(100 * radiation).toFixed(2)} % leave,`);
console.log(`${reflection < 1e-6 ? 'less than 1e-6' : reflection.toExponential(0)} comes back, ${(100 * residual).toFixed(2)} % is not in the modes taken`);

try {
  const picture = await plot(curve, { units: { length: 'µm' }, title: 'Loss of a taper from 160 to 450 nm, dB' }).svg();
  await writeResult('out', { 'taper-length.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
