import type { Field, InTime, Waveform } from '../../src/light.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { pulseShape } from '../../src/link/pulseShape.ts';
import { type FiniteTdecq, tdecq } from '../../src/link/tdecq.ts';

const symbols = Uint8Array.from([...randomSymbols({ count: 600, seed: 5 }), 1, 3, 3, 3, 3, 3, 3, 3, 1, 0, 0, 0, 0, 0, 0, 2]);
const lead = 64;
const perSymbol = 8;

/** TDECQ of a modulator that is driven by four levels, edges of 0.4 UI, with thresholds that move by 1 %. */
export function transmitterClosure(
  modulator: (voltage: Waveform) => InTime<Field, Field>,
  { symbolRate, levels, wavelength, taps }: { readonly symbolRate: number; readonly levels: readonly number[]; readonly wavelength: number; readonly taps: number },
): FiniteTdecq {
  const shape = pulseShape({ symbolRate, samplesPerSymbol: perSymbol, levels, pulse: { kind: 'flat', rise: 0.4 } });
  const voltage = shape(Uint8Array.from([...symbols.subarray(-lead), ...symbols]));
  const { sampleRate, samples: { length } } = voltage;
  const out = modulator(voltage)({ sampleRate, wavelength, re: new Float64Array(length).fill(0.1), im: new Float64Array(length) });
  const samples = out.re.map((re, i) => re ** 2 + out.im[i]! ** 2).slice(lead * perSymbol);
  const method = { symbolRate, pattern: symbols, equalizerTaps: taps, targetSymbolErrorRatio: 4.8e-4, thresholdAdjustment: 0.01 };
  const told = tdecq({ sampleRate, samples }, method);
  if (!told.finite) throw new Error(told.reason);
  return told;
}
