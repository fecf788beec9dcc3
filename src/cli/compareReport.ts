import type { ComparedModulator, ComparisonLink, ModulatorComparison } from '../engine/compareModulators.ts';
import { GBd, GHz, mW, pJ, toDb, toDbm, um } from '../units.ts';
import { columns, fixed } from './columns.ts';

const none = '-';

/** Two modulators side by side as text, at most 100 characters wide. */
export function compareReport(comparison: ModulatorComparison, link: ComparisonLink): string {
  const { ring, machZehnder } = comparison;
  const cells = (of: (modulator: ComparedModulator) => string): string[] => [of(ring), of(machZehnder)];
  const rows = lines.map(([name, of]) => [name, ...cells(of)]);
  const light = `${fixed(toDbm(link.power), 2)} dBm before either`;
  const what = `${link.modulation} at ${fixed(link.symbolRate / GBd, 2)} GBd, ${light}, ${fixed(link.swing, 2)} V peak to peak`;
  const needs = needed.map(([name, of]) => [name, ...cells(({ needed: power }) => (power.finite ? fixed(of(power), 2) : none))]);
  const reason = (name: string, { needed: power }: ComparedModulator): string => (power.finite ? '' : `${name}: ${power.reason}\n`);
  const { thermalToleranceRatio, laserAndDriverSaving, totalSaving } = comparison;
  const farther = (ratio: number): string => `The Mach-Zehnder's temperature may move ${fixed(ratio, 1)} times as far.\n`;
  const saved = laserAndDriverSaving === null || totalSaving === null ? '' : savedText(laserAndDriverSaving, totalSaving);
  return [
    `${what}\n`,
    columns(['', 'ring', 'Mach-Zehnder'], rows),
    thermalToleranceRatio === null ? '' : farther(thermalToleranceRatio),
    `\nFor a bit error ratio of ${link.bitErrorRatio.toExponential(1)}\n`,
    columns(['', 'ring', 'Mach-Zehnder'], needs),
    reason('ring', ring),
    reason('Mach-Zehnder', machZehnder),
    saved,
  ].join('');
}

function savedText(laserAndDriver: number, total: number): string {
  const percent = (share: number): string => `${fixed(100 * Math.abs(share), 1)} % ${share < 0 ? 'more' : 'less'}`;
  return `The ring takes ${percent(laserAndDriver)} of laser and driver, ${percent(total)} with the heaters.\n`;
}

const lines: readonly (readonly [string, (modulator: ComparedModulator) => string])[] = [
  ['loss, dB', ({ lossDb }) => fixed(lossDb, 2)],
  ['outer OMA, dBm', ({ opticalModulationAmplitude }) => fixed(toDbm(opticalModulationAmplitude), 2)],
  ['extinction ratio, dB', ({ extinctionRatio }) => (extinctionRatio === null ? none : fixed(toDb(extinctionRatio), 2))],
  ['level mismatch ratio', ({ levelMismatchRatio }) => (levelMismatchRatio === null ? none : fixed(levelMismatchRatio, 3))],
  ['TDECQ, dB', ({ tdecq }) => (tdecq?.finite === true ? fixed(tdecq.tdecqDb, 2) : none)],
  ['eye closure, dB', ({ eyeClosure }) => (eyeClosure.finite ? fixed(eyeClosure.closureDb, 2) : none)],
  ['bandwidth, GHz', ({ bandwidth }) => fixed(bandwidth / GHz, 1)],
  ['chirp parameter', ({ chirpParameter }) => (chirpParameter === null ? none : fixed(chirpParameter, 2))],
  ['tolerated temperature for 1 dB, K', ({ thermalTolerance }) => (thermalTolerance.finite ? fixed(thermalTolerance.kelvin, 2) : none)],
  ['footprint, um²', ({ footprint }) => fixed(footprint / um ** 2, 0)],
  ['modulator alone, pJ/bit', ({ energyPerBit }) => fixed(energyPerBit.modulator / pJ, 3)],
  ['driver, pJ/bit', ({ energyPerBit }) => fixed(energyPerBit.driver / pJ, 3)],
  ['heater, pJ/bit', ({ energyPerBit }) => fixed(energyPerBit.heater / pJ, 3)],
  ['laser, pJ/bit', ({ energyPerBit }) => fixed(energyPerBit.laser / pJ, 3)],
  ['driver, heater and laser, pJ/bit', ({ energyPerBit }) => fixed(energyPerBit.total / pJ, 3)],
];

type Needed = ComparedModulator['needed'] & { readonly finite: true };

const needed: readonly (readonly [string, (power: Needed) => number])[] = [
  ['light before it, mW', ({ power }) => power / mW],
  ['laser, mW', ({ laser }) => laser / mW],
  ['driver, mW', ({ driver }) => driver / mW],
  ['heater, mW', ({ heater }) => heater / mW],
  ['together, mW', ({ laser, driver, heater }) => (laser + driver + heater) / mW],
];
