// Threshold spectrum of a DFB laser with and without a quarter-wave shift, the light along it, and what that light costs.
import { gainMargin, gratingModes, holeBurning, linspace, modeProfile, singleModeYield, sweep, um, type Grating } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const length = 400 * um;
const clear = { reflectivity: 0, phase: 0 };
const laser = (kappaL: number, phaseShift: number): Grating => ({
  sections: [phaseShift, 0].map((shift) => ({ length: length / 2, coupling: kappaL / length, phaseShift: shift })),
  facets: [clear, clear],
});
const range = { detuningRange: [-16 / length, 16 / length], gainRange: [0, 8 / length] } as const;
const told = (value: number): string => value.toFixed(3).padStart(8);

console.log('κL 2, all modes within ±16 of δL       δL and αL of each');
for (const [name, shift] of [['no shift', 0], ['quarter wave', Math.PI / 2]] as const) {
  const modes = gratingModes(laser(2, shift), range).slice(0, 4);
  console.log(name.padEnd(13), modes.map(({ detuning, amplitudeGain }) => `${told(detuning * length)}${told(amplitudeGain * length)}  `).join(''));
}

console.log('\nquarter wave       κL    αL      margin × L   highest/lowest power   margin × L with holes in the carriers');
const light = { saturation: 0.5, internalLoss: 2000, linewidthEnhancementFactor: 4 };
for (const kappaL of [1, 1.25, 2, 3]) {
  const grating = laser(kappaL, Math.PI / 2);
  const modes = gratingModes(grating, range);
  const { peakToValley } = modeProfile(grating, modes[0]!, { points: 201 });
  const burnt = holeBurning(grating, light, range, { slices: 10 });
  const row = [kappaL, modes[0]!.amplitudeGain * length, gainMargin(modes) * length, peakToValley, burnt.gainMargin * length];
  console.log(''.padEnd(12), row.map((value) => value.toFixed(2).padStart(10)).join(' '));
}

// Without a shift the facet that is cleaved decides, by a phase that nobody chooses.
const cleaved: Grating = { ...laser(1.2, 0), facets: [{ reflectivity: 0.3, phase: 0 }, { reflectivity: 0.001, phase: 0 }] };
const yields = singleModeYield(cleaved, { ...range, leastMargin: 0.1 / length, phases: 12 });
console.log(`\none cleaved facet, κL 1.2, no shift: ${(100 * yields.share).toFixed(0)} % of the lasers keep a margin × L of 0.1`);

// The threshold spectrum and the light along the laser as pictures, where the packages that draw are installed.
const spectrum = [...gratingModes(laser(2, Math.PI / 2), range)].sort((a, b) => a.detuning - b.detuning);
const modes = {
  detuning: Float64Array.from(spectrum, ({ detuning }) => detuning * length),
  threshold: Float64Array.from(spectrum, ({ amplitudeGain }) => amplitudeGain * length),
};
const position = linspace(0, length, 201);
const kappaL = [1.25, 2, 3];
const profiles = kappaL.map((each) => modeProfile(laser(each, Math.PI / 2), gratingModes(laser(each, Math.PI / 2), range)[0]!, { points: 201 }));
const along = sweep({ kappaL, position }, (at) => {
  const { forward, backward } = profiles[kappaL.indexOf(at.kappaL)]!;
  const i = Math.round((200 * at.position) / length);
  return { power: forward[i]! + backward[i]! };
});
try {
  const names = { detuning: 'detuning times length', threshold: 'threshold gain times length' };
  const lines = plot(modes, { x: 'detuning', units: { detuning: '1', threshold: '1' }, titles: names, title: 'Modes of a quarter-wave-shifted laser, κL 2' });
  const power = { power: 'power over its mean', kappaL: 'κL' };
  const shape = plot(along, { x: 'position', units: { position: 'um', kappaL: '1', power: '1' }, titles: power, title: 'Light along the laser' });
  await writeResult('out', { 'quarter-wave-modes.svg': await lines.svg(), 'quarter-wave-profile.svg': await shape.svg() });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
