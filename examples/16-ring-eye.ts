// The eye behind a ring by where the laser stands on its line: nearer it modulates more; farther it answers faster, and overshoots.
import { eyeDiagram, GHz, nm, pattern, ringModulator, siliconRing, speedOfLight } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const symbolRate = 113.4375e9;
const sampleRate = 16 * symbolRate;
const symbols = pattern('PRBS13Q');
const ring = ringModulator(siliconRing);
const driver = { sourceResistance: 25, driverBandwidth: 80 * GHz };
const middle = { voltage: -1.2, temperature: 330 };
const resonance = ring.resonanceNear(1310 * nm, middle);

/** Four levels over 2 V, the highest the most negative: that passes most light on the blue side. Two periods; in the first the ring gets into its stride. */
const samples = Float64Array.from({ length: 2 * 16 * symbols.length }, (_, i) => {
  return middle.voltage - 2 * (symbols[Math.floor(i / 16) % symbols.length]! / 3 - 0.5);
});
const stage = ring.during({ temperature: middle.temperature, voltage: { sampleRate, samples }, ...driver });

/** Power behind the ring over the second period, for 1 mW in front of it. */
function power(detuning: number): Float64Array {
  const wavelength = 1 / (1 / resonance + detuning / speedOfLight);
  const re = new Float64Array(samples.length).fill(Math.sqrt(1e-3));
  const out = stage({ sampleRate, wavelength, re, im: new Float64Array(samples.length) });
  return out.re.map((value, i) => value ** 2 + out.im[i]! ** 2).slice(samples.length / 2);
}

console.log('laser − resonance, GHz   mean, mW   outer OMA, mW   RLM    eye heights, mW          eye widths, ps');
for (const detuning of [22, 60]) {
  const eye = eyeDiagram({ sampleRate, samples: power(detuning * GHz) }, { symbolRate, pattern: 'PRBS13Q' });
  if (!eye.finite) throw new Error(eye.reason);
  console.log(
    detuning.toFixed(0).padStart(22),
    (1e3 * eye.levels.reduce((sum, level) => sum + level / 4, 0)).toFixed(3).padStart(10),
    (1e3 * eye.omaOuter).toFixed(3).padStart(15),
    eye.levelMismatchRatio.toFixed(3).padStart(7),
    eye.eyes.map(({ height }) => (1e3 * height).toFixed(3).padStart(8)).join(''),
    eye.eyes.map(({ width }) => (1e12 * width).toFixed(2).padStart(8)).join(''),
  );
  // As a picture, where the packages that draw are installed.
  try {
    const title = `Eye behind a ring, laser ${detuning} GHz from its resonance`;
    const picture = await plot(eye, { units: { time: 'ps', power: 'mW' }, titles: { power: 'power' }, title }).svg();
    await writeResult('out', { [`ring-eye-${detuning}.svg`]: picture });
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
  }
}
