import { boltzmannConstant } from '../../src/constants.ts';
import { photodiode } from '../../src/devices/photodiode.ts';
import { countErrors, decisions, type ErrorCount } from '../../src/link/decisions.ts';
import { receiverNoise } from '../../src/link/noise.ts';
import { type Pam4ErrorRatio, pam4ErrorRatio } from '../../src/link/pam4.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { fromDb, mW } from '../../src/units.ts';

const symbolRate = 106.25e9;
const darkCurrent = 5e-9;
const responsivity = 1;
/** 50 ohm at 298.15 K. */
const noiseDensity = Math.sqrt((4 * boltzmannConstant * 298.15) / 50);

/** Levels of an extinction ratio of 6 dB, W. */
function levelsAt(averageDbm: number): number[] {
  const average = fromDb(averageDbm) * mW;
  const ratio = fromDb(6);
  const low = (2 * average) / (1 + ratio);
  return [0, 1, 2, 3].map((symbol) => low * (1 + ((ratio - 1) * symbol) / 3));
}

function thresholdsOf(levels: readonly number[]): [number, number, number] {
  const currents = levels.map((power) => responsivity * power + darkCurrent);
  return [0, 1, 2].map((i) => 0.5 * (currents[i]! + currents[i + 1]!)) as [number, number, number];
}

/** The error ratio of four levels in thermal and shot noise of 53.125 GHz, thresholds midway. */
export function closedForm(averageDbm: number): Pam4ErrorRatio {
  const levels = levelsAt(averageDbm);
  const noise = receiverNoise({ levels, rin: 0, responsivity, noiseDensity, noiseBandwidth: symbolRate / 2, darkCurrent });
  return pam4ErrorRatio({ levels: levels.map((power) => responsivity * power + darkCurrent), noise, thresholds: 'midpoint' });
}

/** Errors of random symbols on a photodiode, one sample a symbol. */
export function counted(averageDbm: number, symbols: number, seed: number): ErrorCount {
  const levels = levelsAt(averageDbm);
  const fields = levels.map(Math.sqrt);
  const sent = randomSymbols({ count: symbols, seed });
  const field = { sampleRate: symbolRate, wavelength: 1310e-9, re: Float64Array.from(sent, (symbol) => fields[symbol]!), im: new Float64Array(symbols) };
  const detector = photodiode({ responsivity, darkCurrent, bandwidth: 1e11 }).during({ noise: { noiseDensity, seed, stream: 0 }, response: 'none' });
  return countErrors(sent, decisions(detector(field).samples, thresholdsOf(levels)));
}
