import { spawnSync } from 'node:child_process';
import { besselThomson } from '../src/link/besselThomson.ts';
import { pattern } from '../src/link/pattern.ts';
import { tdecq } from '../src/link/tdecq.ts';
import type { Waveform } from '../src/light.ts';
import type { BenchCase } from './case.ts';

type Name = 'PRBS13Q' | 'SSPRQ';

const symbolRate = 106.25e9;
const sampleRate = 16 * symbolRate;
const method = { symbolRate, equalizerTaps: 5, targetSymbolErrorRatio: 4.8e-4 };

/** Sixteen samples a symbol, from 0.5 to 1.5 mW. */
function squareOf(name: Name): Float64Array {
  const symbols = pattern(name);
  const samples = new Float64Array(16 * symbols.length);
  for (let i = 0; i < samples.length; i++) samples[i] = 1e-3 * (0.5 + symbols[i >> 4]! / 3);
  return samples;
}

/** Nanoseconds of a measurement, of a waveform made with nothing that the measurement uses: square pulses behind two means of ten samples. */
export function firstCall(name: Name): number {
  let samples = squareOf(name);
  for (let pass = 0; pass < 2; pass++) {
    const mean = new Float64Array(samples.length);
    let sum = 0;
    for (let i = -10; i < samples.length; i++) {
      sum += samples.at(i)!;
      if (i >= 0) sum -= samples.at(i - 10)!;
      if (i >= 0) mean[i] = sum / 10;
    }
    samples = mean;
  }
  const start = performance.now();
  tdecq({ sampleRate, samples }, { ...method, pattern: name });
  return (performance.now() - start) * 1e6;
}

/** The first call of a fresh process, from inside it. */
function inFreshProcess(name: Name): number {
  const script = `const { firstCall } = await import(${JSON.stringify(import.meta.filename)}); console.log(firstCall('${name}'))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

function warm(name: Name, atMost: number): BenchCase {
  let waveform: Waveform | undefined;
  const run = (): unknown => {
    waveform ??= besselThomson({ sampleRate, samples: squareOf(name) }, { bandwidth: 0.45 * symbolRate });
    return tdecq(waveform, { ...method, pattern: name });
  };
  return { name: `TDECQ of ${name}, 16 samples a symbol`, operation: 'measurement', atMost, variants: [{ name: 'photonlink', operations: 1, run }] };
}

function first(name: Name, atMost: number): BenchCase {
  const variants = [{ name: 'photonlink', nanoseconds: () => inFreshProcess(name) }];
  return { name: `first TDECQ of ${name} in a process`, operation: 'measurement', atMost, variants };
}

/** TDECQ with five taps. */
export const cases: readonly BenchCase[] = [warm('PRBS13Q', 40e6), warm('SSPRQ', 150e6), first('PRBS13Q', 120e6), first('SSPRQ', 250e6)];
