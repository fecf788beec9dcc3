// Bit errors of PAM4 counted on a photodiode in time, beside the closed form, over received power.
import {
  boltzmannConstant, countErrors, decisions, fromDbm, linspace, pam4ErrorRatio, photodiode, randomSymbols, receiverNoise,
} from 'photonlink';
import { writeResult } from 'photonlink/node';
import { MissingPackagesError, plot } from 'photonlink/plots';

const symbolRate = 106.25e9;
const noiseDensity = Math.sqrt((4 * boltzmannConstant * 298.15) / 50); // 50 ohm
const diode = { responsivity: 1, darkCurrent: 5e-9, bandwidth: 100e9 };
const extinctionRatio = 10 ** 0.6;
const symbols = 2 ** 20;
const sent = randomSymbols({ count: symbols, seed: 1 });

/** Levels equally apart, the average of which is the power. */
const levelsOf = (power: number): number[] =>
  [0, 1, 2, 3].map((symbol) => (2 * power * (1 + ((extinctionRatio - 1) * symbol) / 3)) / (1 + extinctionRatio));

/** The closed form: thermal and shot noise in half the symbol rate. */
function theory(power: number): number {
  const levels = levelsOf(power);
  const noise = receiverNoise({ ...diode, levels, rin: 0, noiseDensity, noiseBandwidth: symbolRate / 2 });
  return pam4ErrorRatio({ levels: levels.map((level) => level + diode.darkCurrent), noise, thresholds: 'midpoint' }).bitErrorRatio;
}

/** One sample a symbol on the photodiode, decided midway between the levels. */
function counted(power: number, seed: number): number {
  const levels = levelsOf(power);
  const re = Float64Array.from(sent, (symbol) => Math.sqrt(levels[symbol]!));
  const detector = photodiode(diode).during({ noise: { noiseDensity, seed, stream: 0 }, response: 'none' });
  const { samples } = detector({ sampleRate: symbolRate, wavelength: 1310e-9, re, im: new Float64Array(symbols) });
  const thresholds = [0, 1, 2].map((i) => (levels[i]! + levels[i + 1]!) / 2 + diode.darkCurrent);
  return countErrors(sent, decisions(samples, thresholds)).bitErrors / (2 * symbols);
}

const average = linspace(-16, -11, 11);
const closedForm = average.map((power) => theory(fromDbm(power)));
const simulated = average.map((power, i) => counted(fromDbm(power), i + 1));
console.log('average, dBm   closed form      counted   difference, standard errors');
average.forEach((power, i) => {
  const error = Math.sqrt(closedForm[i]! / (2 * symbols));
  const away = ((simulated[i]! - closedForm[i]!) / error).toFixed(1);
  console.log(power.toFixed(1).padStart(12), closedForm[i]!.toExponential(3).padStart(13), simulated[i]!.toExponential(3).padStart(12), away.padStart(29));
});

// The curves as a picture, where the packages that draw are installed.
try {
  const power = average.map((value) => fromDbm(value));
  const titles = { power: 'average power', closedForm: 'closed form', simulated: 'counted' };
  const columns = { power, closedForm, simulated };
  const picture = await plot(columns, { units: { power: 'dBm' }, titles, log: ['closedForm', 'simulated'], axisTitle: 'bit error ratio', title: 'Errors of PAM4, counted and in closed form' }).svg();
  await writeResult('out', { 'ber-over-theory.svg': picture });
} catch (error) {
  if (!(error instanceof MissingPackagesError)) throw error;
}
