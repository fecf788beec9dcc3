// A ring and a Mach-Zehnder modulator side by side: at equal light and equal swing, then by what each needs for the same bit error ratio.
import { compareModulators, GHz, modulatorComparison, mW, pJ, toDb, toDbm, um, type ComparedModulator, type NeededPower } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { comparisonBars, MissingPackagesError, render } from 'photonlink/plots';

const result = compareModulators(modulatorComparison);
const { ring, machZehnder } = result;

function line(name: string, of: (modulator: ComparedModulator) => string): void {
  console.log(name.padEnd(28), of(ring).padStart(10), of(machZehnder).padStart(13));
}
function need(name: string, of: (power: NeededPower & { finite: true }) => number): void {
  line(name, ({ needed }) => (needed.finite ? of(needed).toFixed(1) : 'none'));
}

console.log(''.padEnd(28), 'ring'.padStart(10), 'Mach-Zehnder'.padStart(13));
line('outer OMA, dBm', ({ opticalModulationAmplitude }) => toDbm(opticalModulationAmplitude).toFixed(2));
line('extinction ratio, dB', ({ extinctionRatio }) => toDb(extinctionRatio!).toFixed(2));
line('RLM of the levels', ({ levelMismatchRatio }) => levelMismatchRatio!.toFixed(3));
line('TDECQ, dB', ({ tdecq }) => (tdecq?.finite ? tdecq.tdecqDb.toFixed(2) : 'none'));
line('bandwidth, GHz', ({ bandwidth }) => (bandwidth / GHz).toFixed(1));
line('chirp parameter', ({ chirpParameter }) => chirpParameter!.toFixed(2));
line('drift for 1 dB, K', ({ thermalTolerance }) => (thermalTolerance.finite ? thermalTolerance.kelvin.toFixed(2) : 'any'));
line('footprint, um²', ({ footprint }) => (footprint / um ** 2).toFixed(0));
line('modulator alone, pJ/bit', ({ energyPerBit }) => (energyPerBit.modulator / pJ).toFixed(3));
line('whole lane, pJ/bit', ({ energyPerBit }) => (energyPerBit.total / pJ).toFixed(3));

console.log('\nfor the same bit error ratio');
need('light before it, mW', ({ power }) => power / mW);
need('its part of a laser, mW', ({ laser }) => laser / mW);
need('driver, mW', ({ driver }) => driver / mW);
need('heater, mW', ({ heater }) => heater / mW);
console.log(`\nthe ring takes ${(100 * result.laserAndDriverSaving!).toFixed(0)} % less of laser and driver`);
console.log(`the Mach-Zehnder bears ${result.thermalToleranceRatio!.toFixed(0)} times the drift`);

// The same with drivers that take no more than their modulators: what the physics alone would save.
const { driverEnergyPerBit: _, ...bareRing } = modulatorComparison.ring;
const { driverEnergyPerBit: __, ...bareMachZehnder } = modulatorComparison.machZehnder;
const bare = compareModulators({ ...modulatorComparison, ring: bareRing, machZehnder: bareMachZehnder });
console.log(`with ideal drivers it takes ${(100 * bare.laserAndDriverSaving!).toFixed(0)} % less`);

try {
  await writeResult('out', { 'compare-modulators.svg': await render(comparisonBars(result)) });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
