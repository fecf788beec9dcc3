// Noise of a DFB laser: seeded random events in time beside the closed form of the linear rate equations.
import { GHz, MHz, celsius, kHz, mW, powerDensity, rateEquationDfb, rateEquationLaser, toDb } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const laser = rateEquationLaser(rateEquationDfb);
const temperature = celsius(35);
const sampleRate = 250 * GHz;

/** The spectrum of 4 us of light beside theory, averaged over bands of a twelfth of a decade. */
function compared(power: number) {
  const operation = { current: laser.currentFor({ power, temperature }), temperature };
  const theory = laser.noise(operation);
  const stage = laser.during(operation, { noise: { seed: 1, stream: 0 }, shotNoise: 'included', stepsPerSample: 4 });
  const { re, im } = stage({ sampleRate, samples: new Float64Array(1 << 20).fill(operation.current) });
  const intensity = re.map((x, i) => (x * x + im[i]! ** 2) / power - 1);
  const spectrum = powerDensity(intensity, sampleRate, { segment: 1 << 14 });
  const bands = Array.from({ length: 40 }, (_, i) => 10 * MHz * 10 ** (i / 12));
  const mean = (low: number, value: (k: number) => number): number => {
    let [sum, count] = [0, 0];
    spectrum.frequency.forEach((frequency, k) => {
      if (frequency < low || frequency >= Math.max(low * 10 ** (1 / 12), low + 40 * MHz)) return;
      sum += value(k);
      count++;
    });
    return toDb(sum / count);
  };
  const simulated = bands.map((low) => mean(low, (k) => spectrum.density[k]!));
  const closed = bands.map((low) => mean(low, (k) => theory.relativeIntensityNoise({ frequency: spectrum.frequency[k]! })));
  return { theory, frequency: Float64Array.from(bands), simulated: Float64Array.from(simulated), theoryDb: Float64Array.from(closed) };
}

console.log('power    resonance   damping      RIN peak         mean 0.1-56 GHz   shot floor   linewidth   furthest from theory');
const low = compared(20 * mW);
const high = compared(350 * mW);
for (const [power, { theory, simulated, theoryDb }] of [['20 mW', low], ['350 mW', high]] as const) {
  console.log(
    power.padEnd(8),
    `${(theory.relaxationFrequency / GHz).toFixed(2)} GHz`.padStart(9),
    `${(theory.dampingRate / 1e9).toFixed(1)} /ns`.padStart(9),
    `${toDb(theory.peak.relativeIntensityNoise).toFixed(1)} dB/Hz`.padStart(14),
    `${toDb(theory.meanExcessNoise({ from: 0.1 * GHz, to: 56 * GHz })).toFixed(1)} dB/Hz`.padStart(18),
    toDb(theory.shotFloor).toFixed(1).padStart(11),
    `${(theory.linewidth / kHz).toFixed(1)} kHz`.padStart(14),
    `${Math.max(...simulated.map((each, i) => Math.abs(each - theoryDb[i]!))).toFixed(1)} dB`.padStart(12),
  );
}

// Both spectra as a picture, where the packages that draw are installed.
const columns = { frequency: low.frequency, low: low.simulated, lowTheory: low.theoryDb, high: high.simulated, highTheory: high.theoryDb };
try {
  const titles = { low: '20 mW in time', lowTheory: '20 mW closed form', high: '350 mW in time', highTheory: '350 mW closed form' };
  const units = { frequency: 'GHz', low: '1', lowTheory: '1', high: '1', highTheory: '1' };
  const picture = await plot(columns, { x: 'frequency', units, titles, log: ['frequency'], axisTitle: 'relative intensity noise, dB/Hz' }).svg();
  await writeResult('out', { 'laser-noise.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
