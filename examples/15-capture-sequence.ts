// How a ring under power is brought into its hot state: the heater takes the resonance past the laser and lets it come back, held up by
// its own heat.
import { GHz, mW, quantumX800Engine, ringModulator, ringUnderPower, siliconRingNonlinearity, speedOfLight, us } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const { modulator, chipTemperature } = quantumX800Engine;
const ring = ringModulator(modulator.device);
const under = ringUnderPower(ring, siliconRingNonlinearity);
const held = { voltage: modulator.bias, ambient: chipTemperature, heaterPower: 2 * mW };
const cold = speedOfLight / ring.resonanceNear(1311e-9, { ...held, temperature: chipTemperature });

// Laser and light at which two states are stable.
const point = { ...held, wavelength: speedOfLight / (cold - 105 * GHz), power: 15 * mW };
console.log('state     core, K   laser − resonance, GHz   transmission');
for (const { stable, coreTemperature, detuning, transmission } of under.steadyStates(point)) {
  const numbers = [coreTemperature.toFixed(2).padStart(8), (detuning / GHz).toFixed(1).padStart(24), transmission.toFixed(3).padStart(14)];
  console.log(stable ? 'stable  ' : 'unstable', ...numbers);
}

const { heaterPower, highestHeaterPower, duration, run, reached, wanted } = under.capture(point);
console.log(`\nheater up to ${(highestHeaterPower / mW).toFixed(2)} mW and back to ${(held.heaterPower / mW).toFixed(2)} mW in ${(duration / us).toFixed(1)} us`);
console.log(`core at ${reached.toFixed(2)} K in the end, ${wanted.toFixed(2)} K in the hot state\n`);

const heaterAt = (time: number): number => {
  const place = Math.min(time * heaterPower.sampleRate, heaterPower.samples.length - 1.001);
  const i = Math.floor(place);
  return heaterPower.samples[i]! + (place - i) * (heaterPower.samples[i + 1]! - heaterPower.samples[i]!);
};
const moments = Array.from({ length: 241 }, (_, i) => (i / 240) * duration);
const nearest = moments.map((moment) => run.time.findIndex((time) => time >= moment * (1 - 1e-9)));
console.log('time, us   heater, mW   core, K   laser − resonance, GHz   through, mW');
for (let i = 0; i <= 240; i += 20) {
  const k = nearest[i]!;
  console.log(
    (moments[i]! / us).toFixed(2).padStart(8),
    (heaterAt(moments[i]!) / mW).toFixed(2).padStart(12),
    run.coreTemperature[k]!.toFixed(2).padStart(9),
    (run.detuning[k]! / GHz).toFixed(1).padStart(24),
    (run.through[k]! / mW).toFixed(2).padStart(13),
  );
}

// The run as a picture, where the packages that draw are installed.
try {
  const column = (values: Float64Array) => nearest.map((k) => values[k]!);
  const columns = { time: moments, detuning: column(run.detuning), selfHeating: column(run.coreTemperature).map((kelvin) => kelvin - chipTemperature) };
  const all = { ...columns, heaterPower: moments.map(heaterAt), through: column(run.through) };
  const units = { time: 'us', detuning: 'GHz', selfHeating: 'K', heaterPower: 'mW', through: 'mW' };
  const picture = await plot(all, { x: 'time', kind: 'lines', units, titles: { detuning: 'laser − resonance' }, title: 'Capture of a ring' }).svg();
  await writeResult('out', { 'capture-sequence.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
