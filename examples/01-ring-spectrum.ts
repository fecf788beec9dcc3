// The dip of a ring modulator, and how it walks with temperature.
import { linspace, nm, pm, ringModulator, siliconRing, sweep, toDb } from 'photonlink';

const ring = ringModulator(siliconRing);
const cold = { voltage: 0, temperature: 328.15 };
const resonance = ring.resonanceNear(1311 * nm, cold);
const at = { ...cold, wavelength: resonance };

console.log('resonance                ', (resonance / nm).toFixed(3), 'nm');
console.log('free spectral range      ', (ring.freeSpectralRange(at) / nm).toFixed(2), 'nm');
console.log('linewidth                ', (ring.linewidth(at) / pm).toFixed(1), 'pm');
console.log('loaded quality factor    ', ring.qualityFactor(at).toFixed(0));
console.log('modulation efficiency    ', (ring.modulationEfficiency(at) / pm).toFixed(1), 'pm/V');
console.log('thermal shift            ', (ring.thermalShift(at) / pm).toFixed(1), 'pm/K');

// Power behind the ring, dB, across the dip at three temperatures.
const spectrum = sweep(
  { temperature: [328.15, 329.15, 333.15], offset: linspace(-0.8 * nm, 0.8 * nm, 9) },
  ({ temperature, offset }) => ({ transmission: ring.transmission({ wavelength: resonance + offset, voltage: 0, temperature }) }),
);
const [rows, columns] = spectrum.shape;
const table = spectrum.field('transmission');
console.log('\noffset, nm   ', Array.from(spectrum.axes.offset, (offset) => (offset / nm).toFixed(1).padStart(6)).join(' '));
for (let i = 0; i < rows!; i++) {
  const row = Array.from({ length: columns! }, (_, j) => toDb(table.get(i, j)).toFixed(2).padStart(6));
  console.log((spectrum.axes.temperature[i]! - 328.15).toFixed(0).padStart(3), 'K, dB    ', row.join(' '));
}
