// TDECQ of a ring by where the laser stands: near the resonance it modulates more but answers slowly, farther it loses amplitude.
import { GHz, linspace, nm, pattern, ringModulator, siliconRing, speedOfLight, tdecq, tdecq8023cu } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const symbolRate = 106.25e9;
const sampleRate = 16 * symbolRate;
const symbols = pattern('PRBS13Q');
const ring = ringModulator(siliconRing);
const middle = { voltage: -1.2, temperature: 330 };
const resonance = ring.resonanceNear(1310 * nm, middle);

// Four levels over 2 V, two periods; the first one settles the ring.
const samples = Float64Array.from({ length: 2 * 16 * symbols.length }, (_, i) => {
  return middle.voltage - 2 * (symbols[Math.floor(i / 16) % symbols.length]! / 3 - 0.5);
});
const stage = ring.during({ temperature: middle.temperature, voltage: { sampleRate, samples }, sourceResistance: 25, driverBandwidth: 80 * GHz });

/** Power behind the ring over the second period, for 1 mW in front of it. */
function power(detuning: number): Float64Array {
  const wavelength = 1 / (1 / resonance + detuning / speedOfLight);
  const out = stage({ sampleRate, wavelength, re: new Float64Array(samples.length).fill(Math.sqrt(1e-3)), im: new Float64Array(samples.length) });
  return out.re.map((value, i) => value ** 2 + out.im[i]! ** 2).slice(samples.length / 2);
}

const found: { detuning: number; tdecqDb: number; omaDbm: number }[] = [];
console.log('laser − resonance, GHz   outer OMA, dBm   extinction, dB   RLM   TDECQ, dB   OMA − TDECQ, dBm');
for (const detuning of linspace(10 * GHz, 60 * GHz, 11)) {
  const closure = tdecq({ sampleRate, samples: power(detuning) }, { ...tdecq8023cu, symbolRate, pattern: 'PRBS13Q' });
  const place = (detuning / GHz).toFixed(0).padStart(22);
  if (!closure.finite) {
    console.log(place, `  ${closure.reason}`);
    continue;
  }
  const { tdecqDb, omaOuter, extinctionRatio, levelMismatchRatio } = closure;
  const omaDbm = 10 * Math.log10(omaOuter / 1e-3);
  found.push({ detuning, tdecqDb, omaDbm });
  console.log(
    place,
    omaDbm.toFixed(2).padStart(16),
    (10 * Math.log10(extinctionRatio!)).toFixed(2).padStart(16),
    levelMismatchRatio.toFixed(3).padStart(8),
    tdecqDb.toFixed(2).padStart(9),
    (omaDbm - tdecqDb).toFixed(2).padStart(16),
  );
}

// The curve as a picture, where the packages that draw are installed.
try {
  const columns = { detuning: found.map((each) => each.detuning), tdecqDb: found.map((each) => each.tdecqDb), omaDbm: found.map((each) => each.omaDbm) };
  const titles = { detuning: 'laser − resonance', tdecqDb: 'TDECQ', omaDbm: 'outer OMA at 1 mW in front of the ring' };
  const picture = await plot(columns, { titles, title: 'A ring at 106.25 GBd, by where the laser stands' }).svg();
  await writeResult('out', { 'tdecq-detuning.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
