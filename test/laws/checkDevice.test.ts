import { describe, expect, it } from 'vitest';
import { attenuator } from '../../src/devices/attenuator.ts';
import { dfbLaser } from '../../src/devices/dfbLaser.ts';
import { edgeCoupler } from '../../src/devices/edgeCoupler.ts';
import { fiber } from '../../src/devices/fiber.ts';
import { machZehnderModulator } from '../../src/devices/machZehnderModulator.ts';
import { polarizationSplitterRotator } from '../../src/devices/polarizationSplitterRotator.ts';
import { powerSplitter } from '../../src/devices/powerSplitter.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { tap } from '../../src/devices/tap.ts';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { siliconMachZehnder } from '../../src/designs/siliconMachZehnder.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { type CheckOptions, checkDevice, type DeviceModels } from '../../src/laws/checkDevice.ts';
import { LawError } from '../../src/laws/lawError.ts';
import type { Light, Stage } from '../../src/light.ts';
import { attenuate, chain } from '../../src/light.ts';
import { mW, um } from '../../src/units.ts';
import { fourLevelLink } from './fourLevelLink.ts';
import { lossPerMeter } from './wrong/lossPerMeter.ts';

const drawnSeed = Math.floor(Math.random() * 2 ** 31);
const everyLight = { kind: 'stage', seed: 5, runs: 40 } as const;

function caught<K extends keyof DeviceModels>(model: DeviceModels[K], options: CheckOptions<K>): LawError {
  try {
    checkDevice(model, options);
  } catch (error) {
    if (error instanceof LawError) return error;
    throw error;
  }
  throw new Error('no law was broken');
}

const wordsOf = (laws: readonly { readonly name: string; readonly verdict: string }[], verdict: string): string[] =>
  laws.filter((law) => law.verdict === verdict).map(({ name }) => name);

describe.each([
  { seed: 11, why: 'fixed' },
  { seed: drawnSeed, why: 'drawn' },
])('the laws, 200 cases each (seed $seed, $why)', ({ seed }) => {
  it('hold for ringModulator, all ten of them', () => {
    const { laws } = checkDevice(ringModulator, { kind: 'ring', seed });
    expect(wordsOf(laws, 'held')).toHaveLength(10);
    for (const { asked, refused } of laws) expect([asked > 50, refused]).toEqual([true, 0]);
  });

  it('hold for dfbLaser', () => {
    const { laws } = checkDevice(dfbLaser, { kind: 'laser', seed });
    expect(wordsOf(laws, 'held')).toHaveLength(9);
    for (const { asked, refused } of laws) expect([asked > 150, refused < 5]).toEqual([true, true]);
  });

  it('hold for edgeCoupler', () => {
    const { laws } = checkDevice(edgeCoupler, { kind: 'coupler', seed });
    expect(wordsOf(laws, 'held')).toHaveLength(8);
    for (const { asked, refused } of laws) expect([asked, refused]).toEqual([200, 0]);
  });

  it('hold for a link of light, losses and photodiode', () => {
    const { laws } = checkDevice(fourLevelLink, { kind: 'link', seed });
    expect(wordsOf(laws, 'held')).toHaveLength(9);
    for (const { asked, refused } of laws) expect([asked, refused]).toEqual([200, 0]);
  });
});

describe('stages of the library', () => {
  const loss = attenuator({ lossDb: 2 }).at();
  const ring = ringModulator(siliconRing);
  const mzm = machZehnderModulator(siliconMachZehnder);
  const drive = { temperature: 300, junctionBias: -2, bias: 1 };

  it.each<[string, DeviceModels['stage']]>([
    ['attenuator', loss],
    ['fiber', fiber(quantumX800Engine.channel.fiber).at()],
    ['splitter-rotator', polarizationSplitterRotator({ teLossDb: 0.7, tmLossDb: 1 }).at({ state: 'worst' })],
    ['lossy tap', tap({ fraction: 0.03, excessLossDb: 0.1 }).at()],
    ['resting ring', ring.at({ voltage: -1, temperature: 328 })],
    ['modulating ring', ring.at({ voltage: [0, -1, -2, -3], temperature: 328 })],
    ['Mach-Zehnder', mzm.at({ ...drive, voltage: [-1, -0.3, 0.3, 1] })],
    ['chain', chain(loss, ring.at({ voltage: 0, temperature: 320 }), loss)],
  ])('obey the laws: %s', (_, stage) => {
    const { laws } = checkDevice(stage, { kind: 'stage', runs: 40 });
    expect(wordsOf(laws, 'unasked')).toEqual(['energyBalance', 'reciprocity']);
    expect(wordsOf(laws, 'held')).toHaveLength(6);
  });

  it('keep all light where they declare it', () => {
    const lossless = { ...everyLight, lossless: true } as const;
    expect(wordsOf(checkDevice(powerSplitter({ ways: 4, excessLossDb: 0 }).at(), lossless).laws, 'held')).toContain('energyBalance');
    expect(wordsOf(checkDevice(tap({ fraction: 0.2, excessLossDb: 0 }).at(), lossless).laws, 'held')).toContain('energyBalance');
    expect(caught(powerSplitter({ ways: 2, excessLossDb: 0.1 }).at(), lossless).law).toBe('energyBalance');
  });
});

describe('what a device declares', () => {
  const doubler: Stage = ({ lanes }) => ({ lanes: lanes.map((lane) => ({ ...lane, levels: lane.levels.map((level) => 2 * level) })) });
  const limiter: Stage = ({ lanes }) => ({
    lanes: lanes.map((lane) => ({ ...lane, levels: lane.levels.map((level) => Math.min(level, 0.5 * mW)) })),
  });
  const open: Stage = (light) => light;
  const shut: Stage = (light) => attenuate(light, 1e-3);

  it('lets an amplifier off passivity', () => {
    expect(caught(doubler, everyLight).law).toBe('passivity');
    expect(wordsOf(checkDevice(doubler, { ...everyLight, gain: true }).laws, 'excused')).toEqual(['energyBalance', 'passivity', 'limits']);
  });

  it('lets a limiter off scaling', () => {
    expect(caught(limiter, everyLight).law).toBe('dimensionalScaling');
    expect(wordsOf(checkDevice(limiter, { ...everyLight, nonlinear: true }).laws, 'excused')).toEqual([
      'monotoneLoss',
      'dimensionalScaling',
    ]);
  });

  it('lets an isolator off reciprocity', () => {
    expect(caught(open, { ...everyLight, reversed: shut }).law).toBe('reciprocity');
    expect(wordsOf(checkDevice(open, { ...everyLight, reversed: shut, nonreciprocal: true }).laws, 'excused')).toEqual(['reciprocity']);
    expect(wordsOf(checkDevice(open, { ...everyLight, reversed: open }).laws, 'held')).toContain('reciprocity');
  });

  it('lets an athermal ring off the thermal shift, and nothing else', () => {
    const athermal: DeviceModels['ring'] = (design) => {
      const ring = ringModulator(design);
      return {
        transmission: (point) => ring.transmission(point),
        resonanceNear: (wavelength, operation) => ring.resonanceNear(wavelength, { ...operation, temperature: 300 }),
      };
    };
    expect(caught(athermal, { kind: 'ring', seed: 1, runs: 50 }).law).toBe('thermalRedShift');
    const { laws } = checkDevice(athermal, { kind: 'ring', seed: 1, runs: 50, athermal: true });
    expect(wordsOf(laws, 'excused')).toEqual(['thermalRedShift']);
  });
});

describe('a report', () => {
  it('tells the seed, and the laws that could not be asked', () => {
    const bare: DeviceModels['ring'] = (design) => {
      const ring = ringModulator(design);
      return { transmission: (point) => ring.transmission(point) };
    };
    const { kind, seed, laws } = checkDevice(bare, { kind: 'ring', runs: 50 });
    expect(kind).toBe('ring');
    expect(Number.isInteger(seed) && seed >= 0).toBe(true);
    expect(wordsOf(laws, 'unasked')).toEqual(['reciprocity', 'thermalRedShift', 'monotoneLoss', 'unitRoundTrip']);
  });

  it('holds to the laws that were chosen', () => {
    const { laws } = checkDevice(dfbLaser, { kind: 'laser', runs: 10, laws: ['limits', 'passivity'] });
    expect(laws.map(({ name }) => name)).toEqual(['passivity', 'limits']);
  });

  it('counts the cases that a model refuses', () => {
    const narrow: DeviceModels['laser'] = (design) => {
      if (design.slopeEfficiency > 0.4) throw new RangeError('narrow: slopeEfficiency is above 0.4 W/A');
      return dfbLaser(design);
    };
    const [verdict] = checkDevice(narrow, { kind: 'laser', seed: 2, laws: ['limits'] }).laws;
    expect(verdict?.refused).toBeGreaterThan(20);
    expect(verdict!.asked + verdict!.refused).toBe(200);
  });

  it('widens the bounds of equalities where it is told to', () => {
    const nearly: DeviceModels['coupler'] = (design) => ({ transmission: (point) => edgeCoupler(design).transmission(point) * (1 + 1e-4) });
    expect(caught(nearly, { kind: 'coupler', seed: 4, laws: ['limits'] }).law).toBe('limits');
    expect(checkDevice(nearly, { kind: 'coupler', seed: 4, tolerance: 1e-3 }).laws).toHaveLength(8);
  });
});

describe('a failure', () => {
  it('replays from its seed and path', () => {
    const drawn = caught(lossPerMeter, { kind: 'ring', runs: 50 });
    const { seed, path, found } = drawn.brokenBy!;
    const again = caught(lossPerMeter, { kind: 'ring', laws: [drawn.law], seed, path });
    expect(again.brokenBy!.found).toEqual(found);
    expect(again.breach).toEqual(drawn.breach);
    expect(drawn.message).toContain(`to replay, add to the options: laws: ['${drawn.law}'], seed: ${seed}, path: '${path}'`);
  });

  it('shows the plainest design in readable units', () => {
    const short: DeviceModels['ring'] = (design) => {
      const ring = ringModulator(design);
      return { transmission: (point) => (design.radius > 9.9 * um ? 1.5 : ring.transmission(point)) };
    };
    const { message, brokenBy } = caught(short, { kind: 'ring', seed: 8, laws: ['passivity'] });
    expect(message).toContain('    design.radius: 10 um\n');
    expect(message).toContain('    design.guide.loss.scattering: 2 dB/cm\n');
    expect(message).toContain('    point.temperature: 300 K\n');
    expect(message).toContain('  through: 1.5\n  must be at most the light that enters: 1\n');
    expect(brokenBy?.alsoBroken).toEqual([]);
    expect(message).not.toContain('also broken');
  });

  it('that does not come again stands as it was found', () => {
    let calls = 0;
    const once: Stage = (light) => (++calls === 20 ? attenuate(light, 0.5) : light);
    const { law, brokenBy } = caught(once, { ...everyLight, laws: ['dimensionalScaling'] });
    expect(law).toBe('dimensionalScaling');
    expect(brokenBy).toMatchObject({ kind: 'stage', seed: 5, alsoBroken: [] });
    expect(brokenBy?.found).toHaveProperty('lanes');
  });

  it('of a model that throws is an error with the plainest case and the cause', () => {
    const cause = new TypeError('x is undefined');
    const thrower: DeviceModels['link'] = () => {
      throw cause;
    };
    const run = (): unknown => checkDevice(thrower, { kind: 'link', seed: 6 });
    expect(run).toThrow(
      /^the link throws TypeError: x is undefined\n {2}plainest case found:\n {4}design.wavelength: 1310 nm\n[^]* {2}seed 6$/,
    );
    expect(run).toThrow(expect.objectContaining({ cause }));
  });

  it('of a model that refuses every case is an error', () => {
    const refuser: Stage = () => {
      throw new RangeError('no');
    };
    expect(() => checkDevice(refuser, everyLight)).toThrow(/^the stage refuses every case with a RangeError; seed 5$/);
  });

  it('of a kind that is not known names those that are', () => {
    const kind = 'fibre' as 'stage';
    expect(() => checkDevice((light: Light) => light, { kind })).toThrow(
      new RangeError('checkDevice: kind is "fibre", must be one of ring, laser, coupler, link, stage'),
    );
  });
});
