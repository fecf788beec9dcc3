import { digits } from '../errors.ts';
import type { TemperatureTrace } from '../engine/lock/temperatureTrace.ts';
import { celsius } from '../units.ts';

/**
 * The temperature of a chip in time from comma-separated values: time, s, and temperature of each point, a line each. The first line is a
 * heading that says `K`, `C` or `°C`, as in `time (s),temperature (C)`; without a heading the temperature is in K. Times never fall, need
 * not be in equal steps, and may come twice for a step. Blank lines and a byte order mark are passed over.
 *
 * @throws RangeError with the line that is not two numbers, whose time falls, or whose temperature is outside 200 to 450 K, and for fewer
 * than two points.
 */
export function parseTemperatureTrace(text: string): TemperatureTrace {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const time: number[] = [];
  const temperature: number[] = [];
  let inCelsius = false;
  lines.forEach((whole, i) => {
    const line = whole.trim();
    if (line === '') return;
    const cells = line.split(/\s*[,;\t]\s*/);
    if (time.length === 0 && Number.isNaN(Number.parseFloat(line))) {
      inCelsius = isCelsius(cells[1], i);
      return;
    }
    const at = `line ${i + 1}`;
    const [seconds, given] = cells.map((cell) => (cell === '' ? NaN : Number(cell)));
    if (cells.length !== 2 || !Number.isFinite(seconds) || !Number.isFinite(given)) {
      throw new RangeError(`${at}: ${JSON.stringify(line.slice(0, 60))} must be a time, s, and a temperature`);
    }
    const kelvin = inCelsius ? celsius(given!) : given!;
    if (!(kelvin >= 200 && kelvin <= 450)) throw new RangeError(`${at}: temperature is ${digits(kelvin)} K, outside 200 to 450 K`);
    if (time.length > 0 && seconds! < time.at(-1)!) throw new RangeError(`${at}: time is ${digits(seconds!)} s, before the line above`);
    time.push(seconds!);
    temperature.push(kelvin);
  });
  if (time.length < 2) throw new RangeError(`a temperature trace has at least 2 points, this one ${time.length}`);
  return { time: Float64Array.from(time), temperature: Float64Array.from(temperature) };
}

function isCelsius(heading: string | undefined, line: number): boolean {
  const unit = /(?:^|[\s([])(K|°C|degC|C)[)\]]?\s*$/.exec(heading ?? '')?.[1];
  if (unit !== undefined) return unit !== 'K';
  throw new RangeError(`line ${line + 1}: the heading of the temperature is ${JSON.stringify(heading ?? '')}, must end with K or C`);
}
