import type { Random } from './random.ts';
import { randomSet } from './randomSet.ts';
import { oddNumbers } from './randomText.ts';

/** What a command line may name. */
export interface Surroundings {
  /** Paths of the embedded designs. */
  readonly paths: readonly string[];
  /** Files to read, good and bad, and what is no file. */
  readonly files: readonly string[];
  /** Directories that may be made within the playground. */
  readonly directories: readonly string[];
}

/** The words of a command line, some of them wrong; without `--out` but in one of twenty, since to draw takes long. */
export function randomArguments(random: Random, { paths, files, directories }: Surroundings): string[] {
  const command = random.pick(['engine', 'engine', 'sweep', 'sweep', 'sweep', 'design', 'help', '--version', '', 'engin', '__proto__']);
  const words: string[] = [];
  const add = (probability: number, ...more: readonly string[]): unknown => random.chance(probability) && words.push(...more);
  add(0.4, random.pick(files));
  if (command === 'sweep') {
    for (let i = random.pick([0, 1, 1, 1, 2, 3]); i > 0; i--) words.push('--over', randomOver(random, paths));
  }
  for (let i = random.pick([0, 0, 0, 1, 1, 2]); i > 0; i--) words.push('--set', randomSet(random, paths).join('='));
  add(0.4, '--json');
  add(0.2, '--csv');
  add(0.05, '--out', random.pick(directories));
  add(0.02, '--schema');
  add(0.01, '--help');
  add(0.05, random.pick(['--', '-', '--jsn', '--set', '--over', '--out', '--out=', '--json=1', '-h', '-x', '\u0000', '--set=', '--no-json', 'x'.repeat(1000)]));
  return [command, ...words];
}

const good: readonly string[] = [
  ...['laser.power=200mW..300mW:3', 'laser.power=100mW,0.25,24dBm', 'chipTemperature=40degC..60degC:2', 'modulator.detuning=-50GHz..50GHz:4'],
  ...['supply.chipSplitter.ways=1..3:3', 'modulator.bias=-2..0:3', 'channel.fiber.length=0,2km', 'penalty.multipathDb=0..20:2', 'symbolRate=1GBd,500GBd'],
];
const counts = ['0', '1', '2', '3', '3', '-1', '1.5', '', 'x', '1e3', '1000001', '99999999999999999999', ' 2 '] as const;

function randomOver(random: Random, paths: readonly string[]): string {
  if (random.chance(0.4)) return random.pick(good);
  const [path, value] = randomSet(random, paths);
  const [, other] = randomSet(random, paths);
  return random.pick([
    () => `${path}=${value}..${other}:${random.pick(counts)}`,
    () => `${path}=${value},${other}`,
    () => `${path}=${random.pick(oddNumbers)}..${random.pick(oddNumbers)}:${random.pick(counts)}`,
    () => `${path}=${value}`,
    () => `${path}=${value}..${other}`,
    () => `${path}=..:`,
    () => value,
    () => `${random.pick(good)}..${value}`,
  ])();
}
