// What two reflections at the ends of a fiber cost, and where no power makes up for them: bit error ratio against noise.
import { fromDb, linspace, multipath, multipathErrorRatio, multipathPenalty, sweep } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

// Four equal steps with 4 dB between the outer levels, the mean being 1.
const ratio = fromDb(4);
const levels = [0, 1, 2, 3].map((symbol) => (2 / (1 + ratio)) * (1 + ((ratio - 1) * symbol) / 3));
const oma = levels[3]! - levels[0]!;
const medium = { groupIndex: 1.468, lossDbPerMeter: 0.00035, lossDbPerPlace: 0.25 };

function link(reflectanceDb: number, polarization: 'aligned' | 'random' = 'aligned') {
  const reflectance = fromDb(reflectanceDb);
  const paths = multipath([{ position: 0, reflectance }, { position: 250, reflectance }, { position: 500, reflectance }], medium);
  return { levels, paths, polarization };
}

console.log('three reflections of   penalty at 2.4e-4, dB');
console.log('each, dB               aligned          random polarization');
for (const reflectanceDb of [-35, -26, -22, -19, -16]) {
  const told = (['aligned', 'random'] as const).map((polarization) => {
    const penalty = multipathPenalty(link(reflectanceDb, polarization), { bitErrorRatio: 2.4e-4 });
    return penalty.finite ? penalty.penaltyDb.toFixed(3) : 'none is enough';
  });
  console.log(`${reflectanceDb}                    ${told[0]!.padEnd(17)}${told[1]!}`);
}

// The signal grows along x: OMA over the noise, in dB of optical power.
const curves = sweep({ reflectanceDb: [-35, -22, -19, -17, -15], signalDb: linspace(9, 16, 57) }, ({ reflectanceDb, signalDb }) => ({
  bitErrorRatio: multipathErrorRatio(link(reflectanceDb), { noise: oma / fromDb(signalDb) }),
}));
const last = curves.field('bitErrorRatio');
console.log(`\nat -15 dB the bit error ratio ends at ${last.get(4, 56).toExponential(1)}`);

try {
  const titles = { signalDb: 'outer modulation amplitude over noise', reflectanceDb: 'each reflection', bitErrorRatio: 'bit error ratio' };
  const picture = await plot(curves, { titles, x: 'signalDb' }).svg();
  await writeResult('out', { 'reflections.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
