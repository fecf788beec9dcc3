// What a Mach-Zehnder modulator's bias does to its eye: TDECQ and outer amplitude against the phase between its arms, for three swings.
import { GHz, linspace, machZehnderModulator, pulseShape, randomSymbols, siliconMachZehnder, sweep, tdecq, tdecq8023cu, toDbm } from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const symbolRate = 106.25e9;
const perSymbol = 8;
const power = 10e-3;
const modulator = machZehnderModulator(siliconMachZehnder);
/** A thousand symbols and the runs that TDECQ takes its outer levels from. */
const pattern = Uint8Array.from([...randomSymbols({ count: 1000, seed: 28 }), 1, 3, 3, 3, 3, 3, 3, 3, 1, 0, 0, 0, 0, 0, 0, 2]);
const lead = 64;

/** Power behind the modulator over one period, the last symbols once before it. More voltage, less light: the levels fall. */
function waveform(bias: number, swing: number) {
  const levels = [0, 1, 2, 3].map((symbol) => swing * (0.5 - symbol / 3));
  const driver = pulseShape({ symbolRate, samplesPerSymbol: perSymbol, levels, pulse: { kind: 'flat', rise: 0.4 } });
  const voltage = driver(Uint8Array.from([...pattern.slice(-lead), ...pattern]));
  const { sampleRate, samples: { length } } = voltage;
  const stage = modulator.during({ voltage, bias, junctionBias: -2, temperature: 328.15, driverBandwidth: 60 * GHz });
  const [re, im] = [new Float64Array(length).fill(Math.sqrt(power)), new Float64Array(length)];
  const out = stage({ sampleRate, wavelength: 1311e-9, re, im });
  return { sampleRate, samples: out.re.map((value, i) => value ** 2 + out.im[i]! ** 2).slice(lead * perSymbol) };
}

const found = sweep({ swing: [1, 2, 4], biasDegrees: linspace(60, 120, 13) }, ({ swing, biasDegrees }) => {
  const result = tdecq(waveform((biasDegrees * Math.PI) / 180, swing), { ...tdecq8023cu, symbolRate, pattern });
  if (!result.finite) throw new Error(result.reason);
  return { tdecqDb: result.tdecqDb, amplitudeDbm: toDbm(result.omaOuter), mismatch: result.levelMismatchRatio };
});

const fields = { tdecqDb: found.field('tdecqDb'), amplitudeDbm: found.field('amplitudeDbm'), mismatch: found.field('mismatch') };
console.log('bias, °   TDECQ, dB at 1, 2, 4 V      outer OMA, dBm              RLM');
found.axes.biasDegrees.forEach((degrees, i) => {
  if (i % 2 === 1) return;
  const cells = (of: keyof typeof fields, decimals: number) => [0, 1, 2].map((row) => fields[of].get(row, i).toFixed(decimals).padStart(8)).join('');
  console.log(`${degrees.toFixed(0).padStart(7)}${cells('tdecqDb', 2)}   ${cells('amplitudeDbm', 2)}   ${cells('mismatch', 3)}`);
});

try {
  const titles = { biasDegrees: 'phase between the arms', swing: 'swing', tdecqDb: 'TDECQ', amplitudeDbm: 'outer OMA' };
  const picture = await plot(found, { x: 'biasDegrees', show: ['tdecqDb', 'amplitudeDbm'], titles, units: { biasDegrees: { unit: '°' } } }).svg();
  await writeResult('out', { 'tdecq-against-bias.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
