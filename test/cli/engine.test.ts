import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engineReport } from '../../src/cli/engineReport.ts';
import { dr8Limits } from '../../src/designs/limits/dr8.ts';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { compliance } from '../../src/engine/compliance.ts';
import { type EngineResult, opticalEngine } from '../../src/engine/opticalEngine.ts';
import { MissingPackagesError, render } from '../../src/plots/render.ts';
import { sampleResult } from '../plots/sampleResult.ts';
import { refused, run } from './run.ts';

vi.mock(import('../../src/plots/render.ts'), { spy: true });

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
});
afterEach(async () => {
  vi.mocked(render).mockReset();
  await rm(directory, { recursive: true });
});

const result = opticalEngine(quantumX800Engine).evaluate();
const kept = compliance(result, dr8Limits, { relativeIntensityNoise: quantumX800Engine.laser.device.relativeIntensityNoise });

describe('photonlink engine', () => {
  it('prints the worst lane, every lane and the power in aligned columns of at most 100 characters', async () => {
    const { code, stdout, stderr } = await run('engine');
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    const worst = result.lanes[result.worst.lane]!;
    for (const { name, averagePower } of worst.stages) {
      const row = lines.find((line) => line.startsWith(`${name}  `))!;
      expect(row.trim().split(/\s{2,}/)[1]).toBe((10 * Math.log10(averagePower / 1e-3)).toFixed(2));
    }
    const heading = lines.findIndex((line) => line.startsWith('lane  wavelength nm'));
    const laneRows = lines.slice(heading + 1, heading + 1 + result.lanes.length);
    laneRows.forEach((row, i) => {
      expect(row).toHaveLength(lines[heading]!.length);
      expect(row.startsWith(`${i} `)).toBe(true);
    });
    expect(stdout).toContain('Its ring: ');
    for (const name of ['laser wall plug', 'driver', 'heater', 'receiver', 'total']) {
      expect(stdout).toMatch(new RegExp(`^${name} +\\d+\\.\\d{3} +\\d+\\.\\d{3}$`, 'm'));
    }
    expect(stdout).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('prints the loss of a stage as the fall of the average power', async () => {
    const { stdout } = await run('engine');
    const table = stdout.split('\n\n')[2]!.trimEnd().split('\n').slice(1);
    const numbers = table.map((row) => row.trim().split(/\s{2,}/).slice(1).map(Number));
    numbers.slice(1).forEach(([average, , loss], i) => {
      expect(Math.abs(numbers[i]![0]! - average! - loss!)).toBeLessThan(0.0151);
    });
  });

  it('prints every limit of the specification with value, verdict and source', async () => {
    const { stdout } = await run('engine');
    const report = stdout.slice(stdout.indexOf('Against 1.6TBASE-DR8: '));
    const lines = report.split('\n');
    for (const [i, { verdict, source }] of kept.rows.entries()) expect(lines[3 + i]).toMatch(new RegExp(`${verdict}  ${source.replaceAll('/', '.')}$`));
    expect(report).toContain('Not evaluated: TDECQ: it needs the waveform in time.\n');
  });

  it('prints the result of the library, and only that, with --json', async () => {
    const { code, stdout, stderr } = await run('engine', '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({ ...result, compliance: kept });
    expect(result.bitRate).toBeCloseTo(1.6e12, 0);
    expect(result.lineRate).toBe(1.7e12);
  });

  it('applies every --set from left to right', async () => {
    const sets = ['--set', 'laser.power=200 mW', '--set=laser.power=300 mW', '--set', 'penalty.crosstalkDb= 0.5 dB'];
    const { stdout } = await run('engine', '--json', ...sets);
    const expected = opticalEngine({
      ...quantumX800Engine,
      laser: { ...quantumX800Engine.laser, power: 0.3 },
      penalty: { ...quantumX800Engine.penalty, crosstalkDb: 0.5 },
    }).evaluate();
    expect(JSON.parse(stdout)).toMatchObject(expected);
  });

  it('puts a Mach-Zehnder in the place of the ring', async () => {
    const { code, stdout, stderr } = await run('engine', '--set', 'modulator.kind=machZehnder', '--set', 'modulator.swing=1.5 V');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('Its ring');
  });

  it('gives the same result from the design that it wrote', async () => {
    const path = join(directory, 'my.json');
    await writeFile(path, (await run('design')).stdout);
    expect(JSON.parse((await run('engine', path, '--json')).stdout)).toEqual({ ...result, compliance: kept });
  });

  it('writes the result with version and design, and the picture', async () => {
    const out = join(directory, 'a', 'out');
    const { code, stdout, stderr } = await run('engine', '--out', out);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Wrote ${join(out, 'engine.json')} and ${join(out, 'engine.svg')}`);
    expect((await readdir(out)).sort()).toEqual(['engine.json', 'engine.svg']);
    const record = JSON.parse(await readFile(join(out, 'engine.json'), 'utf8')) as Record<string, unknown>;
    expect(record).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string, ...result, compliance: kept, design: quantumX800Engine });
    expect(await readFile(join(out, 'engine.svg'), 'utf8')).toMatch(/^<svg[^]*power \(dBm\)[^]*<\/svg>\s*$/);
  });

  it('writes the specification where the packages that draw are missing, and is done', async () => {
    vi.mocked(render).mockRejectedValueOnce(new MissingPackagesError(new Error('none')));
    const { code, stdout, stderr } = await run('engine', '--json', '--out', directory);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject(result);
    expect(stderr).toMatch(/^photonlink: engine.vl.json was written .+ npm install vega vega-lite vega-interpreter\n$/);
    expect((await readdir(directory)).sort()).toEqual(['engine.json', 'engine.vl.json']);
    const specification = JSON.parse(await readFile(join(directory, 'engine.vl.json'), 'utf8')) as { $schema: string };
    expect(specification.$schema).toContain('vega-lite');
  });

  it('does not hide a defect of the drawing', async () => {
    vi.mocked(render).mockRejectedValueOnce(new TypeError('broken'));
    expect(await run('engine', '--out', directory)).toEqual({ code: 70, stdout: '', stderr: 'photonlink: unexpected TypeError: broken\n' });
    expect(await readdir(directory)).toEqual([]);
  });

  it('has help with an example, whatever else is asked', async () => {
    const { code, stdout } = await run('engine', 'missing.json', '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/--set path=value[^]*Example\n {2}photonlink engine/);
  });
});

describe('photonlink engine ends with exit code 2 and one line for', () => {
  const power = 'expected a quantity in W such as "1 mW", allowed is a number, 0.001 to 1 W';
  const form = 'must be path=value, as --set laser.power="300 mW"';
  it.each<[string, string[], string]>([
    ['an unknown path', ['--set', 'laser.pwoer=1 W'], 'design: laser.pwoer is not a parameter (did you mean laser.power?)'],
    ['a prototype', ['--set', '__proto__.x=1'], 'design: __proto__.x is not a parameter'],
    ['a constructor', ['--set', 'laser.constructor=1'], 'design: laser.constructor is not a parameter'],
    ['a wrong unit', ['--set', 'laser.power=300 nm'], `design: laser.power: "300 nm" has the wrong unit; ${power}`],
    ['no number', ['--set', 'laser.power='], `design: laser.power: "" has no number; ${power}`],
    ['a number out of range', ['--set', 'laser.power=30 W'], 'design: laser.power is 30 W, outside 0.001 to 1 W'],
    ['an unknown kind', ['--set', 'modulator.kind=absorber'], 'design: modulator.kind is "absorber", must be one of ring, machZehnder'],
    ['a set without a value', ['--set', 'laser.power'], `--set "laser.power" ${form}`],
    ['a set without a path', ['--set', '=1'], `--set "=1" ${form}`],
    ['an empty set', ['--set', ''], `--set "" ${form}`],
    ['a set of nothing', ['--set'], "Option '--set <value>' argument missing"],
    ['an ambiguous set', ['--set', '--json'], "Option '--set' argument is ambiguous."],
    ['an unknown option', ['--jsn'], 'unknown option --jsn (did you mean --json?)'],
    ['an unknown letter', ['-x'], 'unknown option -x'],
    ['two files', ['a.json', 'b.json'], 'one design file at most, got 2: a.json b.json'],
    ['a missing file', ['missing.json'], 'missing.json: no such file'],
    ['a directory', ['src'], 'src: is a directory, not a file'],
    ['an empty --out', ['--out', ''], '--out must name a directory'],
    ['an --out that is a file', ['--out', 'package.json'], 'package.json: is not a directory'],
    ['an --out below a file', ['--out', 'package.json/x', '--json'], 'package.json/x: is not a directory'],
  ])('%s', async (_, argv, message) => {
    const { stderr, ...rest } = await run('engine', ...argv);
    expect(rest).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(`photonlink: ${message}`)).toBe(true);
    expect(stderr.indexOf('\n')).toBe(stderr.length - 1);
  });

  it.each<[string, string, string]>([
    ['malformed JSON', '{\n  "laser": {,\n', 'line 2, column 13: expected a name in double quotes, found ","'],
    ['an unknown name', '{"lasr": 1}', 'design: lasr is not a parameter (did you mean laser?)'],
    ['a missing value', '{}', 'design: symbolRate is missing, must be a number, 1e9 to 5e11 Bd'],
    ['an empty file', '', 'line 1, column 1: expected a value, found the end'],
  ])('a file with %s', async (_, text, message) => {
    const path = join(directory, 'my.json');
    await writeFile(path, text);
    const { code, stdout, stderr } = await run('engine', path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.replace(/1e\+9|1000000000/, '1e9').replace(/500000000000|5e\+11/, '5e11')).toBe(`photonlink: ${path}: ${message}\n`);
  });

  it('a set point that the engine cannot reach', async () => {
    const { code, stdout, stderr } = await run('engine', '--set', 'modulator.maximumHeaterPower=0 W');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^photonlink: .+\n$/);
  });

  it('a line break in what it was given', async () => {
    expect(await run('engine', 'a\nb.json')).toEqual(refused('a b.json: no such file'));
  });
});

describe('the report of an engine', () => {
  const changed = (change: Partial<EngineResult['lanes'][number]>, worst: Partial<EngineResult['worst']> = {}): EngineResult => ({
    ...sampleResult,
    lanes: sampleResult.lanes.map((lane) => ({ ...lane, ...change })),
    worst: { ...sampleResult.worst, ...worst },
  });
  const ring = { heaterPower: 0.02, coreTemperature: 340, selfHeating: 8, absorbedPower: 0.005, heatingRatio: 3.5, stable: true } as const;

  it('is laid out in fixed decimals', () => {
    expect(engineReport(sampleResult).split('\n')).toEqual([
      'Optical engine: 2 lanes, 1.600 Tb/s payload, 1.700 Tb/s on the line',
      '',
      'Worst lane: 1 at 1311.50 nm, margin 3.10 dB',
      '',
      'stage              average dBm  OMA dBm  loss dB',
      'laser                    24.44        -        -',
      'lens and isolator        22.43        -     2.01',
      'module splitter          19.13        -     3.30',
      'module connector         18.13        -     1.00',
      'fiber connector          17.63        -     0.50',
      'input coupler            16.02        -     1.61',
      'chip splitter            12.72        -     3.30',
      'routing                  12.01        -     0.70',
      'monitor tap              11.82        -     0.20',
      'ring modulator            7.08     6.63     4.74',
      'output coupler            5.44     5.05     1.64',
      'connectors                4.47     4.07     0.97',
      'fiber                     3.98     3.56     0.49',
      'receive coupler           2.38     1.96     1.60',
      'splitter-rotator          1.58     1.14     0.80',
      '',
      'lane  wavelength nm  OMA tx dBm  OMA rx dBm  ER dB    RLM  pre-FEC BER  codeword err  margin dB',
      '0           1311.00        5.05        1.14   4.15  0.970      3.20e-8      1.00e-30       4.20',
      '1           1311.50        5.05        1.14   4.15  0.970      3.20e-8      1.00e-30       3.10',
      'OMA tx is launched into the fiber, OMA rx reaches the photodiode; ER is P3/P0.',
      '',
      'power                W  pJ/bit',
      'laser wall plug  4.000   2.500',
      'driver           2.000   1.250',
      'heater           0.200   0.125',
      'receiver         2.800   1.750',
      'total            9.000   5.625',
      '',
    ]);
  });

  it('says why there is no margin', () => {
    const marginDb = { finite: false, reason: 'the eye is closed' } as const;
    const report = engineReport(changed({ marginDb }, { marginDb }));
    expect(report).toContain('margin none: the eye is closed');
    expect(report).toMatch(/ none\n/);
  });

  it('has a dash where there is no ratio, no light and no modulation', () => {
    const stages = [
      { name: 'laser', averagePower: 1e-3, oma: null },
      { name: 'block', averagePower: 0, oma: 0 },
    ];
    const report = engineReport(changed({ extinctionRatio: null, stages }));
    expect(report).toMatch(/^laser +0\.00 +- +-$/m);
    expect(report).toMatch(/^block +- +- +-$/m);
    expect(report).toMatch(/^0 +1311\.00 +- +- +- /m);
  });

  it('tells where the thermal fold of a ring lies, or why it has none', () => {
    expect(engineReport(changed({ ring: { ...ring, foldDistance: { finite: true, kelvin: -4.5 } } }))).toContain(
      'Its ring: 8.00 K self-heating, 20.00 mW heater, thermal fold at -4.50 K of chip temperature\n',
    );
    expect(engineReport(changed({ ring: { ...ring, foldDistance: { finite: false, reason: 'no fold' } } }))).toContain(
      'mW heater, no fold\n',
    );
  });
});
