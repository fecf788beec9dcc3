import { filteredAround } from '../../numerics/overlapSave.ts';

/** Samples of a symbol from which on a cubic follows what lies between them. */
const enough = 8;
const finer = 4;

/**
 * A waveform that meets no filter, with enough samples a symbol: as it is; else with four for each, by the band-limited interpolation, or by straight
 * lines where the waveform is made of steps, which that would have ring.
 *
 * @internal
 */
export function unfiltered(samples: Float64Array, perSymbol: number): { readonly samples: Float64Array; readonly perSymbol: number } {
  if (perSymbol >= enough) return { samples: samples.slice(), perSymbol };
  const between = madeOfSteps(samples) ? inLines(samples) : filteredAround(samples, all, { reach: 0, finer });
  return { samples: between, perSymbol: perSymbol * finer };
}

function all(out: Float64Array): void {
  out[0] = 1;
  out[1] = 0;
}

/** Whether half of the samples and more are what the one before is. */
function madeOfSteps(samples: Float64Array): boolean {
  let same = 0;
  for (let i = 1; i < samples.length; i++) if (samples[i] === samples[i - 1]) same++;
  return 2 * same >= samples.length;
}

function inLines(samples: Float64Array): Float64Array {
  const out = new Float64Array(finer * samples.length);
  for (let i = 0; i < samples.length; i++) {
    const here = samples[i]!;
    const step = (samples[i + 1 === samples.length ? 0 : i + 1]! - here) / finer;
    for (let j = 0; j < finer; j++) out[finer * i + j] = here + j * step;
  }
  return out;
}
