import { digits } from '../errors.ts';
import type { Waveform } from '../light.ts';

/**
 * A waveform as comma-separated values: a heading, then a line with time, s, and value, W, for each sample. Read back by `parseWaveform`
 * to the last bit; the sample rate to a part in 1e12.
 */
export function stringifyWaveform({ sampleRate, samples }: Waveform): string {
  const lines = ['time (s),power (W)'];
  for (let i = 0; i < samples.length; i++) lines.push(`${i / sampleRate},${samples[i]!}`);
  return `${lines.join('\n')}\n`;
}

/**
 * The waveform of comma-separated values: time, s, in equal steps, and value, W, of each sample, a line each. A first line that is no
 * number is a heading; blank lines and a byte order mark are passed over.
 *
 * @throws RangeError with the line that is not two finite numbers or not in step, or for fewer than two samples.
 */
export function parseWaveform(text: string): Waveform {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const times = new Float64Array(lines.length);
  const samples = new Float64Array(lines.length);
  const numbers = new Int32Array(lines.length);
  let count = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (line === '' || (count === 0 && i === 0 && Number.isNaN(Number.parseFloat(line)))) continue;
    const cells = line.split(/\s*[,;\t]\s*/);
    const [time, sample] = [numberIn(cells[0]), numberIn(cells[1])];
    if (cells.length !== 2 || !Number.isFinite(time) || !Number.isFinite(sample)) {
      throw new RangeError(`line ${i + 1}: ${JSON.stringify(line.slice(0, 60))} must be a time, s, and a power, W`);
    }
    times[count] = time;
    samples[count] = sample;
    numbers[count] = i + 1;
    count++;
  }
  if (count < 2) throw new RangeError(`a waveform has at least 2 samples, this one ${count}`);
  const step = (times[count - 1]! - times[0]!) / (count - 1);
  if (!(step > 0)) throw new RangeError(`line ${numbers[count - 1]!}: time does not rise`);
  for (let i = 0; i < count; i++) {
    const away = times[i]! - times[0]! - i * step;
    if (Math.abs(away) > 0.01 * step) {
      throw new RangeError(`line ${numbers[i]!}: time is ${digits(times[i]!)} s, ${digits(Math.abs(away / step))} of a step from its place in equal steps`);
    }
  }
  return { sampleRate: 1 / step, samples: samples.slice(0, count) };
}

function numberIn(cell: string | undefined): number {
  return cell === undefined || cell === '' ? NaN : Number(cell);
}
