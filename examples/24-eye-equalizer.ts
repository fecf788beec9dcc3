// The eye of a ring before and behind the reference equalizer: what five taps open, and what noise they add.
import { besselThomson, eyeDiagram, GHz, nm, pattern, ringModulator, siliconRing, speedOfLight, tdecq, tdecq8023cu } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const symbolRate = 106.25e9;
const sampleRate = 16 * symbolRate;
const symbols = pattern('PRBS13Q');
const ring = ringModulator(siliconRing);
const middle = { voltage: -1.2, temperature: 330 };
const wavelength = 1 / (1 / ring.resonanceNear(1310 * nm, middle) + (25 * GHz) / speedOfLight);

// Four levels over 2 V, two periods; the first one settles the ring.
const drive = Float64Array.from({ length: 2 * 16 * symbols.length }, (_, i) => {
  return middle.voltage - 2 * (symbols[Math.floor(i / 16) % symbols.length]! / 3 - 0.5);
});
const stage = ring.during({ temperature: middle.temperature, voltage: { sampleRate, samples: drive }, sourceResistance: 50, driverBandwidth: 45 * GHz });
const light = stage({ sampleRate, wavelength, re: new Float64Array(drive.length).fill(Math.sqrt(1e-3)), im: new Float64Array(drive.length) });
const power = { sampleRate, samples: light.re.map((value, i) => value ** 2 + light.im[i]! ** 2).slice(drive.length / 2) };

// What the reference receiver sees, and its equalizer.
const received = besselThomson(power, { bandwidth: symbolRate / 2 });
const closure = tdecq(power, { ...tdecq8023cu, symbolRate, pattern: 'PRBS13Q' });
if (!closure.finite) throw new Error(closure.reason);
const { taps, mainTap, tdecqDb, noiseEnhancement } = closure;
const { samples } = received;
const delayed = (i: number, by: number): number => samples[(i + 16 * by + samples.length) % samples.length]!;
const equalized = samples.map((_, i) => taps.reduce((sum, tap, k) => sum + tap * delayed(i, mainTap - k), 0));

console.log(`TDECQ ${tdecqDb.toFixed(2)} dB, noise enhancement ${(10 * Math.log10(noiseEnhancement)).toFixed(2)} dB`);
console.log(`taps ${taps.map((tap) => tap.toFixed(3)).join(' ')}\n`);
console.log('equalizer   RLM     eye heights, mW          eye widths, ps');
for (const [name, waveform] of [['before', received], ['behind', { sampleRate, samples: equalized }]] as const) {
  // Of each level one sample in a thousand may lie inside the contour.
  const eye = eyeDiagram(waveform, { symbolRate, pattern: 'PRBS13Q', probability: 1e-3 });
  if (!eye.finite) throw new Error(eye.reason);
  const numbers = (key: 'height' | 'width', scale: number): string => eye.eyes.map((each) => (each[key] * scale).toFixed(3).padStart(8)).join('');
  console.log(name.padEnd(9), eye.levelMismatchRatio.toFixed(3).padStart(7), numbers('height', 1e3), numbers('width', 1e12));
  // As a picture, where the packages that draw are installed.
  try {
    const picture = await plot(eye, { units: { time: 'ps', power: 'mW' }, title: `Eye ${name} the equalizer` }).svg();
    await writeResult('out', { [`eye-${name}-equalizer.svg`]: picture });
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
  }
}
