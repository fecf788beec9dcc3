// A device of your own is a plain function of light. The laws find a slip in it before a link does, and then it joins a chain.
import { attenuator, averagePower, chain, continuousWave, fromDb, mW, nm, toDbm, type Stage } from 'photonlink';
import { checkDevice, LawError } from 'photonlink/laws';

// A guide on the chip with a grating that passes one band: its loss in dB grows with the square of the distance from the center.
const filter =
  ({ center, width, sign }: { readonly center: number; readonly width: number; readonly sign: 1 | -1 }): Stage =>
  (light) => ({
    lanes: light.lanes.map((lane) => {
      const lossDb = 0.4 + 3 * ((lane.wavelength - center) / (width / 2)) ** 2;
      const passed = fromDb(sign * Math.min(lossDb, 60));
      return {
        ...lane,
        levels: lane.levels.map((power) => power * passed),
        crosstalk: lane.crosstalk.map((power) => power * passed),
      };
    }),
  });
const band = { center: 1311 * nm, width: 4 * nm };

// The first draft has the sign of the decibels wrong.
try {
  checkDevice(filter({ ...band, sign: 1 }), { kind: 'stage', seed: 1 });
} catch (error) {
  if (!(error instanceof LawError)) throw error;
  console.log(error.message);
}

// The second obeys. It is the same in both directions, so it is its own reverse.
const mine = filter({ ...band, sign: -1 });
const { laws } = checkDevice(mine, { kind: 'stage', seed: 1, reversed: mine });
console.log('\nthe second draft:');
for (const { name, verdict, asked } of laws) console.log(name.padEnd(20), verdict.padEnd(8), asked > 0 ? `in ${asked} cases` : '');

// It stands in a chain as any stage of the library does.
const lane = { rin: fromDb(-145), linewidth: 1e6, polarizationExtinction: 100, source: 'a' };
const link = chain(attenuator({ lossDb: 1.6 }).at(), mine);
console.log('\n100 mW through a coupler of 1.6 dB and the filter:');
for (const wavelength of [1309, 1310, 1311, 1312]) {
  const out = link(continuousWave({ ...lane, wavelength: wavelength * nm }, 100 * mW));
  console.log(`${wavelength} nm`, toDbm(averagePower(out.lanes[0]!)).toFixed(2).padStart(7), 'dBm');
}
