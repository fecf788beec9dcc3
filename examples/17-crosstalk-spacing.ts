// How close eight channels may stand: what each drop ring of a receiver takes of its neighbors, and the power that makes up for it.
import { crosstalkPenalty, dbPerCm, dropCrosstalk, GHz, linspace, lorentzianFilter, receivedChannels } from 'photonlink';
import { type ReceivedChannels, ringFilter, ringModulator, siliconRing, speedOfLight, toDb } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

// The ring of the default engine without its junction, between two buses; heaters bring eight of them to their channels.
const coupler = { kind: 'power', powerCoupling: 0.08 } as const;
const guide = { ...siliconRing.guide, junction: { kind: 'none' }, loss: { contacts: 0, bend: 0, scattering: 3 * dbPerCm } } as const;
const ring = ringModulator({ ...siliconRing, guide, coupler, dropCoupler: coupler });
const held = { voltage: 0, temperature: 328.15, heaterPower: 0 };
const first = { ...held, wavelength: ring.resonanceNear(1311e-9, held) };
const [quality, range] = [ring.qualityFactor(first), (ring.freeSpectralRange(first) * speedOfLight) / first.wavelength ** 2];
console.log(`quality factor ${quality.toFixed(0)}, free spectral range ${(range / GHz).toFixed(0)} GHz\n`);

const peak = { peakDrop: ring.dropTransmission(first), peakThrough: ring.transmission(first), qualityFactor: quality };
const at = (spacing: number, model: 'ring' | 'Lorentzian') => {
  const shifts = Array.from({ length: 8 }, (_, k) => (k * spacing * first.wavelength ** 2) / speedOfLight);
  const wavelengths = shifts.map((shift) => first.wavelength + shift);
  const filters = shifts.map((shift, k) =>
    model === 'ring'
      ? ringFilter(ring, { ...held, heaterPower: shift / siliconRing.heaterEfficiency })
      : lorentzianFilter({ ...peak, wavelength: wavelengths[k]! }),
  );
  const matrix = dropCrosstalk(filters, wavelengths, { arrangement: 'bus' });
  const share = ({ wanted, others }: ReceivedChannels) => others.reduce((sum, power) => sum + power, 0) / wanted;
  const worst = wavelengths.map((_, j) => receivedChannels(matrix, j)).reduce((one, other) => (share(other) > share(one) ? other : one));
  return { ...worst, crosstalk: share(worst) };
};
const penaltyOf = (received: ReceivedChannels) => crosstalkPenalty({ ...received, thresholds: 'tracking', bitErrorRatio: 2.4e-4 });

console.log('spacing    crosstalk, dB       penalty, dB');
console.log('GHz        ring  Lorentzian    worst    rms  counted');
for (const spacing of [100, 150, 200, 218, 230, 240, 250, 300]) {
  const full = at(spacing * GHz, 'ring');
  const crosstalk = [full, at(spacing * GHz, 'Lorentzian')].map((one) => toDb(one.crosstalk).toFixed(1));
  const { worst, rms, counted } = penaltyOf(full);
  const penalties = [worst, rms, counted].map((penalty) => (penalty.finite ? penalty.db.toFixed(2) : 'closed').padStart(7));
  console.log(`${spacing} ${crosstalk[0]!.padStart(11)} ${crosstalk[1]!.padStart(11)}  ${penalties.join('')}`);
}

// Where one channel meets the next resonance of another's ring, Lorentzian lines know nothing of it.
const spacing = linspace(90 * GHz, 300 * GHz, 211);
const [full, lorentzian] = (['ring', 'Lorentzian'] as const).map((model) => Array.from(spacing, (each) => at(each, model).crosstalk));
// What `worst` is, without counting.
const bound = full!.map((crosstalk) => (crosstalk < 0.2 ? toDb(1 / (1 - 3 * crosstalk)) : 4));
try {
  const columns = { spacing, ring: full!, lorentzian: lorentzian!, bound };
  const titles = { ring: 'crosstalk, ring', lorentzian: 'crosstalk, Lorentzian', bound: 'penalty bound, up to 4' };
  const units = { spacing: 'GHz', ring: 'dB', lorentzian: 'dB', bound: { unit: 'dB of power' } };
  const title = 'Eight drop rings on one bus: crosstalk of the worst';
  const picture = plot(columns, { kind: 'lines', x: 'spacing', units, titles, title, axisTitle: 'crosstalk' });
  await writeResult('out', { 'crosstalk-spacing.svg': await picture.svg() });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
