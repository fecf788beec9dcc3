// How fast a ring answers, by where the laser stands on its line: the closed form, and the ring driven in time beside it.
import { GHz, linspace, ringModulator, siliconRing, speedOfLight, sweep } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const ring = ringModulator(siliconRing);
const operation = { voltage: -1.2, temperature: 330 };
const driver = { sourceResistance: 25, driverBandwidth: 110 * GHz };
const resonance = ring.resonanceNear(1310e-9, operation);
const at = (detuning: number) => ({ ...operation, wavelength: 1 / (1 / resonance + detuning / speedOfLight) });
const decibel = (ratio: number): number => 20 * Math.log10(ratio);
const closed = (detuning: number, frequency: number): number => {
  const { re, im } = ring.smallSignalResponse({ ...at(detuning), ...driver, frequency });
  return Math.hypot(re, im);
};

/** Amplitude of a tone of 1 mV in the power behind the ring, from its last period, at 16 TS/s. */
function inTime(detuning: number, frequency: number): number {
  const sampleRate = 16e12;
  const period = Math.round(sampleRate / frequency);
  const count = period * (1 + Math.ceil((60e-12 * sampleRate) / period));
  const phase = (i: number): number => (2 * Math.PI * i) / period;
  const samples = Float64Array.from({ length: count }, (_, i) => operation.voltage + 1e-3 * Math.sin(phase(i)));
  const stage = ring.during({ temperature: operation.temperature, voltage: { sampleRate, samples }, ...driver });
  const { wavelength } = at(detuning);
  const out = stage({ sampleRate, wavelength, re: new Float64Array(count).fill(1), im: new Float64Array(count) });
  let [sine, cosine] = [0, 0];
  for (let i = count - period; i < count; i++) {
    const power = out.re[i]! ** 2 + out.im[i]! ** 2;
    sine += power * Math.sin(phase(i));
    cosine += power * Math.cos(phase(i));
  }
  return Math.hypot(sine, cosine) / period;
}

console.log('laser − resonance, GHz   transmission   −3 dB, GHz   80 GHz: closed form, dB   in time, dB');
for (const detuning of [10, 22, 40, 60, -22].map((value) => value * GHz)) {
  console.log(
    (detuning / GHz).toFixed(0).padStart(22),
    ring.transmission(at(detuning)).toFixed(3).padStart(14),
    (ring.bandwidth({ ...at(detuning), ...driver }) / GHz).toFixed(1).padStart(12),
    decibel(closed(detuning, 80 * GHz)).toFixed(2).padStart(24),
    decibel(inTime(detuning, 80 * GHz) / inTime(detuning, 0.5 * GHz)).toFixed(2).padStart(15),
  );
}

// The curves as a picture, where the packages that draw are installed.
const curves = sweep({ detuning: [0, 22 * GHz, 40 * GHz, 60 * GHz], frequency: linspace(1 * GHz, 150 * GHz, 299) }, ({ detuning, frequency }) => ({
  response: closed(detuning, frequency) ** 2,
}));
try {
  const picture = await plot(curves, { x: 'frequency', units: { response: 'dB', frequency: 'GHz', detuning: 'GHz' }, title: 'Response of a ring by detuning' }).svg();
  await writeResult('out', { 'ring-response.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
