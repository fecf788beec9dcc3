import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InterruptedError, interruption } from '../../src/cli/interrupted.ts';
import { sweepAxis } from '../../src/cli/sweepAxis.ts';
import { place, sweepColumns, sweepGrid, type SweepWatch } from '../../src/cli/sweepGrid.ts';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import * as engines from '../../src/engine/opticalEngine.ts';
import { MissingPackagesError, render } from '../../src/plots/render.ts';
import { refused, run } from './run.ts';

vi.mock(import('../../src/plots/render.ts'), { spy: true });
vi.mock(import('../../src/engine/opticalEngine.ts'), { spy: true });

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
});
afterEach(async () => {
  vi.mocked(render).mockReset();
  vi.mocked(engines.opticalEngine).mockReset();
  await rm(directory, { recursive: true });
});

interface Record {
  readonly axes: readonly { readonly path: string; readonly unit: string; readonly values: readonly number[] }[];
  readonly shape: readonly number[];
  readonly values: { readonly [name: string]: readonly (number | null)[] };
  readonly reasons: readonly (string | null)[];
}

const power = ['--over', 'laser.power=200mW..300mW:3'];
const hot = ['--over', 'chipTemperature=40degC,60degC'];

describe('photonlink sweep', () => {
  it('prints a row a point, in the units that were given', async () => {
    const { code, stdout, stderr } = await run('sweep', ...power);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^laser\.power mW {2}margin dB {2}worst lane {2}pre-FEC BER {2}ER dB/);
    expect(lines.slice(1, 4).map((line) => line.split(/\s+/)[0])).toEqual(['200', '250', '300']);
    expect(lines).toHaveLength(5);
  });

  it('gives at each point what the engine gives there, row-major, with --json', async () => {
    const { code, stdout, stderr } = await run('sweep', ...power, ...hot, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const { axes, shape, values, reasons } = JSON.parse(stdout) as Record;
    expect(axes).toEqual([
      { path: 'laser.power', unit: 'W', values: [0.2, 0.25, 0.3] },
      { path: 'chipTemperature', unit: 'K', values: [313.15, 333.15] },
    ]);
    expect(shape).toEqual([3, 2]);
    expect(Object.keys(values)).toEqual([...sweepColumns]);
    expect(reasons).toEqual(Array(6).fill(null));
    for (const point of [0, 3]) {
      const at = place(point, shape).map((i, k) => axes[k]!.values[i]!);
      const design = { ...quantumX800Engine, laser: { ...quantumX800Engine.laser, power: at[0]! }, chipTemperature: at[1]! };
      const { worst, lanes, energyPerBit, power: total } = engines.opticalEngine(design).evaluate();
      const lane = lanes[worst.lane]!;
      const launch = lane.stages.find(({ name }) => name === 'output coupler')!;
      expect(sweepColumns.map((name) => values[name]![point])).toEqual([
        worst.marginDb,
        worst.lane,
        lane.preFecBitErrorRatio,
        lane.codewordErrorRatio,
        lane.extinctionRatio,
        launch.averagePower,
        launch.oma,
        lane.stages.at(-1)!.oma,
        energyPerBit,
        total.total,
      ]);
    }
  });

  it('prints the same as comma-separated values', async () => {
    const csv = (await run('sweep', ...power, ...hot, '--csv')).stdout.trimEnd().split('\n');
    const { axes, shape, values } = JSON.parse((await run('sweep', ...power, ...hot, '--json')).stdout) as Record;
    expect(csv[0]).toBe(`laser.power,chipTemperature,${sweepColumns.join(',')},reason`);
    csv.slice(1).forEach((line, point) => {
      const at = place(point, shape).map((i, k) => axes[k]!.values[i]!);
      expect(line.split(',').slice(0, -1).map(Number)).toEqual([...at, ...sweepColumns.map((name) => values[name]![point])]);
    });
  });

  it('has rows without a margin, and the reason, where the engine refuses', async () => {
    const over = ['--over', 'laser.power=300mW,390mW'];
    const reason = 'opticalEngine: laser.power is 0.39 W, above the 0.341682 W that the laser gives at the end of its life';
    const table = await run('sweep', ...over);
    expect([table.code, table.stderr]).toEqual([0, `photonlink: 1 of 2 points have no margin, as ${reason}\n`]);
    expect(table.stdout.split('\n')[2]).toMatch(new RegExp(`^390 +- +-.* - {2}${reason}$`));
    const csv = (await run('sweep', ...over, '--csv')).stdout.split('\n');
    expect(csv[2]).toBe(`0.39,${','.repeat(sweepColumns.length)}"${reason}"`);
    const { values, reasons } = JSON.parse((await run('sweep', ...over, '--json')).stdout) as Record;
    expect(values['marginDb']).toEqual([expect.any(Number), null]);
    expect(reasons).toEqual([null, reason]);
  });

  it('keeps what else is known where noise leaves no margin', async () => {
    const { stdout, stderr } = await run('sweep', '--over', 'laser.device.relativeIntensityNoise=-120dB/Hz,-145dB/Hz', '--csv');
    const [noisy, quiet] = stdout.split('\n').slice(1, 3).map((line) => line.split(','));
    expect(noisy!.slice(1, 3)).toEqual(['', '0']);
    expect(noisy!.at(-1)).toMatch(/^noise that grows with the light/);
    expect(noisy![9]).toBe(quiet![9]);
    expect(stderr).toContain('1 of 2 points have no margin, as noise that grows');
  });

  it('does not hide a defect of the engine', async () => {
    vi.mocked(engines.opticalEngine).mockImplementationOnce(() => {
      throw new TypeError('broken');
    });
    expect(await run('sweep', ...power)).toEqual({ code: 70, stdout: '', stderr: 'photonlink: unexpected TypeError: broken\n' });
  });

  it('takes a design from a file and --set before the sweep', async () => {
    const path = join(directory, 'my.json');
    await writeFile(path, (await run('design', '--set', 'channel.fiber.length=2 km')).stdout);
    const from = await run('sweep', path, ...power, '--csv');
    expect(from.stdout).toBe((await run('sweep', '--set', 'channel.fiber.length=2 km', ...power, '--csv')).stdout);
    expect(from.stdout).not.toBe((await run('sweep', ...power, '--csv')).stdout);
  });

  it('sweeps whole numbers, plain numbers and places in a list', async () => {
    const overs = ['--over', 'supply.chipSplitter.ways=1..4:4', '--over', 'code.bitErrorRatioTarget=1e-5,2.4e-4', '--over', 'laser.wavelengthOffsets.0=0'];
    const { axes, shape } = JSON.parse((await run('sweep', ...overs, '--json')).stdout) as Record;
    expect(axes.map(({ values }) => values)).toEqual([[1, 2, 3, 4], [1e-5, 2.4e-4], [0]]);
    expect(shape).toEqual([4, 2, 1]);
  });

  it.each<[string, string[], RegExp]>([
    ['lines over one parameter', power, /<svg[^]*laser\.power \(mW\)/],
    ['lines for few values of two', [...power, ...hot], /<svg[^]*chipTemperature/],
    ['only the points with a margin', ['--over', 'laser.power=250mW,300mW,390mW'], /<svg[^]*worst margin \(dB\)/],
    ['a unit that the name wears', ['--over', 'supply.lens.lossDb=1..2:3'], /<svg[^]*supply\.lens\.lossDb \(dB\)/],
  ])('writes files and draws %s', async (_, overs, drawn) => {
    const { code, stdout } = await run('sweep', ...overs, '--out', directory);
    expect(code).toBe(0);
    expect(stdout).toContain(`\nWrote ${join(directory, 'sweep.csv')}, ${join(directory, 'sweep.json')}, ${join(directory, 'sweep.svg')}\n`);
    expect((await readdir(directory)).sort()).toEqual(['sweep.csv', 'sweep.json', 'sweep.svg']);
    expect(await readFile(join(directory, 'sweep.csv'), 'utf8')).toBe((await run('sweep', ...overs, '--csv')).stdout);
    const { version, design, ...record } = JSON.parse(await readFile(join(directory, 'sweep.json'), 'utf8')) as { version: string; design: object };
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect(design).toEqual(quantumX800Engine);
    expect(record).toEqual(JSON.parse((await run('sweep', ...overs, '--json')).stdout));
    expect(await readFile(join(directory, 'sweep.svg'), 'utf8')).toMatch(drawn);
  });

  it.each<[string, string[], RegExp]>([
    ['over three parameters', [...power, ...hot, '--over', 'laser.endOfLifeDropDb=1'], /^$/],
    ['of a map with holes', ['--over', 'laser.power=300mW,390mW', ...hot], /points have no margin.*; sweep.svg is not drawn without a margin at every point/],
    ['of no margin at all', ['--over', 'laser.power=390mW'], /not drawn without a margin/],
  ])('writes no picture %s', async (_, overs, note) => {
    const { code, stderr } = await run('sweep', ...overs, '--csv', '--out', directory);
    expect(code).toBe(0);
    expect(stderr).toMatch(note);
    expect((await readdir(directory)).sort()).toEqual(['sweep.csv', 'sweep.json']);
  });

  it('keeps the numbers where their order allows no picture', async () => {
    const crossed = (path: string): string[] => ['--over', `${path}=${[1, 3, 2, 4, 5, 6, 7, 8].map((loss) => loss / 10).join(',')}`];
    const { code, stderr } = await run('sweep', ...crossed('supply.lens.lossDb'), ...crossed('supply.moduleConnector.lossDb'), '--csv', '--out', directory);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^photonlink: sweep\.svg is not drawn: plot: .* neither rises nor falls/);
    expect((await readdir(directory)).sort()).toEqual(['sweep.csv', 'sweep.json']);
  });

  it('writes the specification where the packages that draw are missing, and does not hide a defect of the drawing', async () => {
    vi.mocked(render).mockRejectedValueOnce(new MissingPackagesError(new Error('none')));
    const { code, stderr } = await run('sweep', ...power, '--out', directory);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^photonlink: sweep\.vl\.json was written .+ npm install vega vega-lite vega-interpreter\n$/);
    expect((await readdir(directory)).sort()).toEqual(['sweep.csv', 'sweep.json', 'sweep.vl.json']);
    vi.mocked(render).mockRejectedValueOnce(new TypeError('broken'));
    expect((await run('sweep', ...power, '--out', directory)).code).toBe(70);
  });

  it('has help with an example', async () => {
    expect((await run('sweep', '--help')).stdout).toMatch(/--over path=from\.\.to:count[^]*Example\n {2}photonlink sweep/);
    expect((await run('--help')).stdout).toContain('photonlink sweep');
  });
});

describe('photonlink sweep ends with exit code 2 and one line for', () => {
  const form = 'must be path=from..to:count or path=a,b,c, as --over laser.power=200mW..400mW:21';
  const watts = 'expected a quantity in W such as "1 mW", allowed is a number, 0.001 to 1 W';
  const counted = 'must be a whole number, 2 to 1000000';
  it.each<[string, string[], string]>([
    ['nothing to sweep', [], 'sweep needs --over path=from..to:count, as --over laser.power=200mW..400mW:21'],
    ['no value', ['--over', 'laser.power'], `--over "laser.power" ${form}`],
    ['no path', ['--over', '=1..2:3'], `--over "=1..2:3" ${form}`],
    ['an empty list', ['--over', 'laser.power= '], `--over "laser.power= " ${form}`],
    ['no count', ['--over', 'laser.power=200mW..400mW'], `--over "laser.power=200mW..400mW" ${form}`],
    ['an unknown path', ['--over', 'laser.pwoer=1..2:3'], 'design: laser.pwoer is not a parameter (did you mean laser.power?)'],
    ['a prototype', ['--over', '__proto__.x=1..2:3'], 'design: __proto__.x is not a parameter'],
    ['a group', ['--over', 'laser=1..2:3'], 'design: laser is an object of power, endOfLifeDropDb, temperature, wavelengthOffsets, supplyEfficiency, device, set one of its values, as laser.power'],
    ['a kind', ['--over', 'modulator.kind=ring,machZehnder'], 'design: modulator.kind is a record of kind ring, machZehnder, not a number'],
    ['a list as a whole', ['--over', 'laser.wavelengthOffsets=1,2'], 'design: laser.wavelengthOffsets is a list of 1 to 64 values, set one of its values, as laser.wavelengthOffsets.0'],
    ['a reversed range', ['--over', 'laser.power=400mW..200mW:21'], '--over laser.power: from 400mW to 200mW is reversed, must rise'],
    ['an empty range', ['--over', 'laser.power=200mW..0.2W:21'], '--over laser.power: from 200mW to 0.2W is empty, must rise'],
    ['a zero count', ['--over', 'laser.power=200mW..400mW:0'], `--over laser.power: count is "0", ${counted}`],
    ['a count of one', ['--over', 'laser.power=200mW..400mW:1'], `--over laser.power: count is "1", ${counted}`],
    ['a negative count', ['--over', 'laser.power=200mW..400mW:-3'], `--over laser.power: count is "-3", ${counted}`],
    ['a broken count', ['--over', 'laser.power=200mW..400mW:2.5'], `--over laser.power: count is "2.5", ${counted}`],
    ['a missing count', ['--over', 'laser.power=200mW..400mW:'], `--over laser.power: count is "", ${counted}`],
    ['a huge count', ['--over', 'laser.power=200mW..400mW:1000001'], `--over laser.power: count is "1000001", ${counted}`],
    ['a count beyond all', ['--over', 'laser.power=200mW..400mW:9999999999999999999'], `--over laser.power: count is "9999999999999999999", ${counted}`],
    ['too large a grid', ['--over', 'laser.power=200mW..300mW:2000', '--over', 'chipTemperature=300..330:2000'], '2000 x 2000 = 4000000 points, at most 1000000 are swept'],
    ['a wrong unit', ['--over', 'laser.power=200nm..400nm:3'], `design: laser.power: "200nm" has the wrong unit; ${watts}`],
    ['a wrong unit in a list', ['--over', 'laser.power=200mW,1 K'], `design: laser.power: "1 K" has the wrong unit; ${watts}`],
    ['an empty place in a list', ['--over', 'laser.power=200mW,'], `design: laser.power: "" has no number; ${watts}`],
    ['no number', ['--over', 'laser.power=..1:3'], `design: laser.power: "" has no number; ${watts}`],
    ['a number out of range', ['--over', 'laser.power=200mW..4W:21'], 'design: laser.power is 4 W, outside 0.001 to 1 W'],
    ['an infinite number', ['--over', 'laser.power=1e999W'], `design: laser.power: "1e999W" is not finite; ${watts}`],
    ['a broken number', ['--over', 'supply.chipSplitter.ways=1..4:3'], 'design: supply.chipSplitter.ways is 2.5, must be a whole number'],
    ['one parameter twice', [...power, '--over', 'laser.power=1W'], '--over laser.power is given twice'],
    ['two forms', [...power, '--csv', '--json'], '--csv and --json are two forms of the same, give one of them'],
    ['an unknown option', [...power, '--cvs'], 'unknown option --cvs (did you mean --csv?)'],
    ['two files', ['a.json', 'b.json', ...power], 'one design file at most, got 2: a.json b.json'],
    ['a missing file', ['missing.json', ...power], 'missing.json: no such file'],
    ['a wrong --set', [...power, '--set', 'laser.power=1 V'], `design: laser.power: "1 V" has the wrong unit; ${watts}`],
    ['an empty --out', [...power, '--out', ''], '--out must name a directory'],
    ['an --out that is a file', [...power, '--out', 'package.json'], 'package.json: is not a directory'],
  ])('%s', async (_, argv, message) => {
    expect(await run('sweep', ...argv)).toEqual(refused(message));
  });
});

describe('an axis of a sweep', () => {
  it.each<[string, string, number[]]>([
    ['laser.power=200mW,0.3W', 'mW', [200, 300]],
    ['laser.power=20 dBm..23 dBm:2', 'dBm', [20, 23]],
    ['laser.power=0.2,0.3', 'W', [0.2, 0.3]],
    ['laser.temperature=30degC..40degC:3', 'degC', [30, 35, 40]],
    ['laser.power=-10dBW,0dBW', 'W', [0.1, 1]],
    ['laser.device.relativeIntensityNoise=-150dB/Hz,-145dB/Hz', 'dB/Hz', [-150, -145]],
    ['supply.monitorTap.fraction=1%,3%', '%', [1, 3]],
    ['supply.monitorTap.fraction=-20dB,-10dB', '1', [0.01, 0.1]],
    ['supply.routing.longest=0.1inch', 'inch', [0.1]],
    ['supply.lens.lossDb=1..2:3', 'dB', [1, 1.5, 2]],
    ['modulator.bias=-2..-1:2', 'V', [-2, -1]],
  ])('%s is shown in %s', async (over, unit, numbers) => {
    const { shown } = await sweepAxis(over, quantumX800Engine);
    expect(shown.unit).toBe(unit);
    expect(shown.numbers).toHaveLength(numbers.length);
    shown.numbers.forEach((number, i) => expect(number).toBeCloseTo(numbers[i]!, 9));
  });

  it('has both ends to the last bit', async () => {
    const { values } = await sweepAxis('laser.power=200mW..300mW:7', quantumX800Engine);
    expect([values[0], values.at(-1)]).toEqual([0.2, 0.3]);
  });
});

describe('an interrupted sweep', () => {
  const watch = (stopAfter: number): SweepWatch & { done: number } => {
    const told = { done: 0, onPoint: (done: number): void => void (told.done = done), stopped: () => told.done >= stopAfter };
    return told;
  };

  it('stops before the next point', async () => {
    const axes = [await sweepAxis('laser.power=200mW..300mW:9', quantumX800Engine)];
    const told = watch(4);
    vi.mocked(engines.opticalEngine).mockClear();
    expect(await sweepGrid(quantumX800Engine, axes, told)).toBeUndefined();
    expect(told.done).toBe(4);
    expect(engines.opticalEngine).toHaveBeenCalledTimes(4);
  });

  it('ends with exit code 130, one line, and no file', async () => {
    const other = process.listeners('SIGINT');
    vi.mocked(engines.opticalEngine).mockImplementationOnce((design) => {
      process.listeners('SIGINT').filter((listener) => !other.includes(listener)).forEach((listener) => listener('SIGINT'));
      return engines.opticalEngine(design);
    });
    const { code, stdout, stderr } = await run('sweep', ...power, '--out', directory);
    expect({ code, stdout, stderr }).toEqual({ code: 130, stdout: '', stderr: 'photonlink: stopped after 1 of 3 points, nothing was written\n' });
    expect(await readdir(directory)).toEqual([]);
    expect(process.listeners('SIGINT')).toEqual(other);
  });

  it('is stopped by the signal itself, and at once', { timeout: 60_000 }, async () => {
    const out = join(directory, 'out');
    const words = ['--import', 'tsx', '--conditions=source', 'src/cli/bin.ts', 'sweep', '--over', 'laser.power=200mW..300mW:100000', '--out', out];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    const ended = new Promise((resolve) => child.on('exit', resolve));
    // The directory is made once Ctrl-C is listened for.
    await vi.waitFor(() => readdir(out), { timeout: 30_000, interval: 50 });
    child.kill('SIGINT');
    const asked = performance.now();
    expect(await ended).toBe(130);
    expect(performance.now() - asked).toBeLessThan(2000);
    expect(output).toMatch(/^photonlink: stopped after \d+ of 100000 points, nothing was written\n$/);
    expect(await readdir(out)).toEqual([]);
  });
});

describe('interruption', () => {
  it('notes the first Ctrl-C and leaves the second to the process', () => {
    const before = process.listeners('SIGINT');
    const { requested, release } = interruption();
    const added = process.listeners('SIGINT').filter((listener) => !before.includes(listener));
    expect([added.length, requested()]).toEqual([1, false]);
    added[0]!('SIGINT');
    expect(requested()).toBe(true);
    release();
    expect(process.listeners('SIGINT')).toEqual(before);
    expect(new InterruptedError('x').name).toBe('InterruptedError');
  });
});
