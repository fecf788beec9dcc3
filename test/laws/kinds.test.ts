import { describe, expect, it } from 'vitest';
import { dfbLaser, type DfbLaserDesign } from '../../src/devices/dfbLaser.ts';
import { edgeCoupler, type EdgeCouplerDesign } from '../../src/devices/edgeCoupler.ts';
import { ringModulator, type RingDesign, type RingModulator } from '../../src/devices/ringModulator.ts';
import type { LinkDesign } from '../../src/laws/arbitraryLink.ts';
import { type CheckOptions, checkDevice, type DeviceModels } from '../../src/laws/checkDevice.ts';
import { couplerKind } from '../../src/laws/couplerKind.ts';
import { laserKind } from '../../src/laws/laserKind.ts';
import type { LawName } from '../../src/laws/law.ts';
import { LawError } from '../../src/laws/lawError.ts';
import { linkKind } from '../../src/laws/linkKind.ts';
import { ringKind } from '../../src/laws/ringKind.ts';
import { stageKind } from '../../src/laws/stageKind.ts';
import type { Lane, Light, Stage } from '../../src/light.ts';
import { attenuate } from '../../src/light.ts';
import { um } from '../../src/units.ts';
import { fourLevelLink } from './fourLevelLink.ts';

// Each clause of each law is broken once by a model with one small fault: what cannot fail would show here.

function broken<K extends keyof DeviceModels>(model: DeviceModels[K], options: CheckOptions<K>): string {
  try {
    checkDevice(model, { ...options, seed: 7, runs: 100 });
  } catch (error) {
    if (error instanceof LawError) return `${error.law}: ${error.breach.left.what}`;
    throw error;
  }
  return 'nothing is broken';
}

let draws = 0;
const random = (): number => (draws += 1e-9);
const round = (value: number): number => Math.round(value * 50) / 50;
const lawsOf = (kind: { readonly clauses: readonly { readonly law: { readonly name: string } }[] }): Set<string> =>
  new Set(kind.clauses.map(({ law }) => law.name));
const covers = (faults: readonly (readonly [LawName, ...unknown[]])[], kind: Parameters<typeof lawsOf>[0]): void => {
  expect(new Set(faults.map(([law]) => law))).toEqual(lawsOf(kind));
};

describe('a ring', () => {
  const isPower = (coupler: RingDesign['coupler'], coupling: number): boolean =>
    'powerCoupling' in coupler && coupler.powerCoupling === coupling;
  const altered =
    (change: (ring: RingModulator, design: RingDesign) => Partial<RingModulator>): DeviceModels['ring'] =>
    (design) => {
      const ring = ringModulator(design);
      return { ...ring, ...change(ring, design) };
    };
  const faults: [LawName, string, DeviceModels['ring']][] = [
    ['energyBalance', 'guide without loss', altered((ring) => ({ transmission: (point) => 0.99 * ring.transmission(point) }))],
    ['energyBalance', 'lost by what is stored', altered((ring) => ({ buildUp: (point) => 1.1 * ring.buildUp(point) }))],
    ['passivity', 'through', altered((ring) => ({ transmission: (point) => ring.transmission(point) + 0.3 }))],
    ['passivity', 'through', altered((ring) => ({ transmission: (point) => ring.transmission(point) - 0.3 }))],
    [
      'reciprocity',
      'transmission from bus to drop bus',
      altered((ring, { coupler }) => ({
        dropTransmission: (point) => ('kind' in coupler && coupler.kind === 'power' ? 0.9 : 1) * ring.dropTransmission(point),
      })),
    ],
    [
      'thermalRedShift',
      'resonance 1 K warmer',
      altered((ring) => ({
        resonanceNear: (wavelength, { temperature, ...rest }) =>
          ring.resonanceNear(wavelength, { ...rest, temperature: 600 - temperature }),
      })),
    ],
    ['thermalRedShift', 'less resonance', altered((ring) => ({ thermalShift: (point) => 1.1 * ring.thermalShift(point) }))],
    ['monotoneLoss', 'drop with', altered((ring) => ({ dropTransmission: (point) => 1 - ring.dropTransmission(point) }))],
    ['monotoneLoss', 'quality factor with', altered((ring) => ({ qualityFactor: (point) => 1e9 / ring.qualityFactor(point) }))],
    [
      'unitRoundTrip',
      'intrinsic quality factor',
      altered((ring) => ({ intrinsicQualityFactor: (point) => 1.01 * ring.intrinsicQualityFactor(point) })),
    ],
    ['unitRoundTrip', 'photon lifetime', altered((ring) => ({ photonLifetime: (point) => 1.01 * ring.photonLifetime(point) }))],
    [
      'unitRoundTrip',
      'depth where',
      altered((ring) => ({
        qualityFactor: (point) => 1.1 * ring.qualityFactor(point),
        photonLifetime: (point) => 1.1 * ring.photonLifetime(point),
      })),
    ],
    [
      'dimensionalScaling',
      'every length',
      altered((ring) => ({ transmission: (point) => ring.transmission(point) * (1 - point.wavelength / um / 100) })),
    ],
    [
      'limits',
      'through without coupling',
      altered((ring, { coupler }) => ({ transmission: (point) => ring.transmission(point) * (isPower(coupler, 0) ? 0.99 : 1) })),
    ],
    [
      'limits',
      'through at full coupling',
      altered((ring, { coupler }) => ({ transmission: (point) => ring.transmission(point) * (isPower(coupler, 1) ? 0.99 : 1) })),
    ],
    ['continuity', 'just before', altered((ring) => ({ transmission: (point) => round(ring.transmission(point)) }))],
    [
      'continuity',
      'temperature',
      altered((ring) => ({ transmission: (point) => (point.temperature > 305.5 ? 0.5 : 1) * ring.transmission(point) })),
    ],
    ['seedReproduces', 'through asked again', altered((ring) => ({ transmission: (point) => ring.transmission(point) + random() }))],
  ];

  it.each(faults)('with one fault breaks %s: %s', (law, what, model) => {
    expect(broken(model, { kind: 'ring', laws: [law] })).toMatch(new RegExp(`^${law}: .*${what}`));
  });

  it('is faulted for each of its laws', () => covers(faults, ringKind));

  it('that tells nothing of its drop bus is held to its through port', () => {
    const single: DeviceModels['ring'] = (design) => {
      const ring = ringModulator(design);
      return { transmission: (point) => ring.transmission(point), buildUp: (point) => ring.buildUp(point) };
    };
    expect(broken(single, { kind: 'ring', laws: ['passivity', 'energyBalance', 'reciprocity', 'monotoneLoss', 'seedReproduces'] })).toBe(
      'nothing is broken',
    );
  });
});

describe('a laser', () => {
  const altered =
    (change: (laser: ReturnType<typeof dfbLaser>, design: DfbLaserDesign) => object): DeviceModels['laser'] =>
    (design) => {
      const laser = dfbLaser(design);
      return { ...laser, ...change(laser, design) };
    };
  type Point = Parameters<ReturnType<typeof dfbLaser>['power']>[0];
  const power = (change: (power: number, point: Point, design: DfbLaserDesign) => number) =>
    altered((laser, design) => ({ power: (point: Point) => change(laser.power(point), point, design) }));
  const faults: [LawName, string, DeviceModels['laser']][] = [
    ['energyBalance', 'light \\+ heat', power((light) => 1.01 * light)],
    ['passivity', 'light', power((light) => 5 * light)],
    ['thermalRedShift', '5 K warmer', altered((laser) => ({ wavelength: (point: Point) => 1e-6 / (laser.wavelength(point) * 1e6) }))],
    ['monotoneLoss', '5 K warmer', power((light, { temperature }) => light * (temperature - 200) ** 4)],
    ['unitRoundTrip', 'current times voltage', altered((laser) => ({ voltage: (point: Point) => 1.01 * laser.voltage(point) }))],
    [
      'unitRoundTrip',
      'told for its light',
      altered((laser) => ({ currentFor: (goal: { power: number; temperature: number }) => 1.01 * laser.currentFor(goal) })),
    ],
    ['unitRoundTrip', 'light of the source', altered((laser) => ({ at: (point: Point) => () => attenuate(laser.at(point)(), 0.5) }))],
    ['unitRoundTrip', 'wavelength of the source', altered((laser) => ({ wavelength: (point: Point) => 1.01 * laser.wavelength(point) }))],
    ['dimensionalScaling', 'side by side', power((light) => light * (1 + light))],
    ['limits', 'light without current', power((light) => light + 1e-5)],
    [
      'limits',
      'junction without current',
      altered((laser) => ({ junctionTemperature: (point: Point) => laser.junctionTemperature(point) + 1 })),
    ],
    ['limits', 'light without self-heating', power((light) => 1.05 * light)],
    ['continuity', 'just before current', power((light) => (light > 1e-3 ? light : 0))],
    ['seedReproduces', 'light asked again', power((light) => light + random())],
  ];

  it.each(faults)('with one fault breaks %s: %s', (law, what, model) => {
    expect(broken(model, { kind: 'laser', laws: [law] })).toMatch(new RegExp(`^${law}: .*${what}`));
  });

  it('is faulted for each of its laws', () => covers(faults, laserKind));

  it('that tells its power alone is asked what that answers', () => {
    const dark: DeviceModels['laser'] = (design) => ({
      power: (point) => dfbLaser(design).power(point),
      at: (point) => dfbLaser(design).at(point),
    });
    const { laws } = checkDevice(dark, { kind: 'laser', runs: 20 });
    expect(laws.filter(({ verdict }) => verdict === 'unasked').map(({ name }) => name)).toEqual([
      'energyBalance',
      'passivity',
      'thermalRedShift',
    ]);
  });
});

describe('a coupler', () => {
  type Coupler = ReturnType<typeof edgeCoupler>;
  type Point = Parameters<Coupler['transmission']>[0];
  const altered =
    (change: (coupler: Coupler, design: EdgeCouplerDesign) => object): DeviceModels['coupler'] =>
    (design) => {
      const coupler = edgeCoupler(design);
      return { ...coupler, ...change(coupler, design) };
    };
  const passed = (change: (part: number, point: Point, design: EdgeCouplerDesign) => number) =>
    altered((coupler, design) => ({ transmission: (point: Point) => change(coupler.transmission(point), point, design) }));
  const faults: [LawName, string, DeviceModels['coupler']][] = [
    ['passivity', 'transmission', passed((part) => 2 * part)],
    ['reciprocity', 'from fiber to chip', passed((part, _, { chipMode }) => part / (1 + chipMode.modeFieldDiameter.x / um))],
    ['monotoneLoss', 'twice the offset', passed((part, { offsetX = 0 }) => part * Math.cosh(offsetX / um) ** 4)],
    ['monotoneLoss', '1 dB more', passed((part, _, { propagationLossDb }) => part * (1 + propagationLossDb) ** 4)],
    ['unitRoundTrip', 'takes from the light', passed((part, _, { propagationLossDb }) => part * 10 ** (-propagationLossDb / 10))],
    ['unitRoundTrip', 'loss in dB', altered((coupler) => ({ lossDb: (point: Point) => 2 * coupler.lossDb(point) }))],
    ['unitRoundTrip', 'of the stage', altered((coupler) => ({ at: () => coupler.at({}) }))],
    ['dimensionalScaling', 'every length', passed((part, { offsetX = 0 }) => part * Math.exp(-((offsetX / um) ** 2)))],
    ['limits', 'equal modes', passed((part) => 0.99 * part)],
    ['limits', 'widths away', passed((part) => part + 0.01 * (1 - part))],
    ['continuity', 'offsetX', passed((part, { offsetX = 0 }) => (offsetX > 1 * um ? 0.5 * part : part))],
    ['continuity', 'wavelength', passed((part, { wavelength }) => (wavelength > 1.315 * um ? 0.5 * part : part))],
    ['seedReproduces', 'transmission asked again', passed((part) => part + random())],
  ];

  it.each(faults)('with one fault breaks %s: %s', (law, what, model) => {
    expect(broken(model, { kind: 'coupler', laws: [law] })).toMatch(new RegExp(`^${law}: .*${what}`));
  });

  it('is faulted for each of its laws', () => covers(faults, couplerKind));
});

describe('a link', () => {
  type Answers = ReturnType<typeof fourLevelLink>;
  const altered =
    (change: (link: Answers, design: LinkDesign) => object): DeviceModels['link'] =>
    (design) => {
      const link = fourLevelLink(design);
      return { ...link, ...change(link, design) };
    };
  const last = (change: (averagePower: number, oma: number) => object) =>
    altered(({ stages }) => ({
      stages: stages.map(({ averagePower, oma }, i) => ({ averagePower, oma, ...(i === stages.length - 1 && change(averagePower, oma!)) })),
    }));
  const faults: [LawName, string, DeviceModels['link']][] = [
    [
      'energyBalance',
      'mean current',
      altered(({ signal }) => ({ signal: { ...signal, levels: signal.levels.map((level) => 1.01 * level) } })),
    ],
    ['passivity', 'behind step', last((averagePower) => ({ averagePower: 10 * averagePower }))],
    ['passivity', 'lowest level', last((averagePower) => ({ oma: 2.1 * averagePower }))],
    [
      'reciprocity',
      'received',
      altered(({ stages }, { lossesDb }) => ({
        stages: stages.map((stage) => ({ ...stage, averagePower: stage.averagePower / (1 + (lossesDb[0] ?? 0)) })),
      })),
    ],
    ['monotoneLoss', 'with 1 dB more', last((averagePower, oma) => ({ oma: averagePower ** 2 / oma ** 2 / averagePower }))],
    ['monotoneLoss', 'with 1 dB more', altered(({ bitErrorRatio }) => ({ bitErrorRatio: Math.min(1, 1e-9 / bitErrorRatio) }))],
    [
      'unitRoundTrip',
      'launched',
      altered(({ stages }) => ({ stages: stages.map((stage) => ({ ...stage, averagePower: 1.01 * stage.averagePower })) })),
    ],
    ['unitRoundTrip', 'extinction ratio', last((_, oma) => ({ oma: 0.99 * oma }))],
    [
      'unitRoundTrip',
      'over power received',
      altered(({ stages }) => ({
        stages: [...stages, ...stages.slice(-1)].map(({ averagePower, oma }, i) => ({
          averagePower: i === 0 ? averagePower : 0.99 * averagePower,
          oma: 0.99 * oma!,
        })),
      })),
    ],
    [
      'dimensionalScaling',
      'half the responsivity',
      altered((link, { averagePower }) => ({ bitErrorRatio: link.bitErrorRatio * averagePower })),
    ],
    [
      'dimensionalScaling',
      'same modulation amplitude',
      altered((link, { extinctionRatio }) => ({ bitErrorRatio: link.bitErrorRatio / extinctionRatio })),
    ],
    ['limits', 'without losses', last((averagePower) => ({ averagePower: 0.99 * averagePower }))],
    ['limits', 'noise of level 0', altered(({ signal }) => ({ signal: { ...signal, noise: signal.noise.map(() => signal.noise[3]!) } }))],
    ['limits', 'bit error ratio', altered((link) => ({ bitErrorRatio: 0.5 * link.bitErrorRatio }))],
    ['continuity', 'modulation amplitude', last((_, oma) => ({ oma: Math.round(oma * 1e4) / 1e4 }))],
    ['continuity', 'decades', altered((link) => ({ bitErrorRatio: 10 ** Math.round(Math.log10(Math.max(link.bitErrorRatio, 1e-300))) }))],
    ['seedReproduces', 'asked again', altered((link) => ({ bitErrorRatio: link.bitErrorRatio + random() }))],
  ];

  it.each(faults)('with one fault breaks %s: %s', (law, what, model) => {
    expect(broken(model, { kind: 'link', laws: [law] })).toMatch(new RegExp(`^${law}: .*${what}`));
  });

  it('is faulted for each of its laws', () => covers(faults, linkKind));

  it('that tells its powers alone is asked what those answer, and its noise is judged from its signal', () => {
    const dark: DeviceModels['link'] = (design) => ({ stages: fourLevelLink(design).stages });
    const { laws } = checkDevice(dark, { kind: 'link', runs: 20 });
    expect(laws.filter(({ verdict }) => verdict === 'unasked').map(({ name }) => name)).toEqual(['energyBalance', 'dimensionalScaling']);
    const signalled: DeviceModels['link'] = (design) => {
      const { stages, signal } = fourLevelLink(design);
      return { stages, signal };
    };
    expect(broken(signalled, { kind: 'link' })).toBe('nothing is broken');
  });

  it('without any stage breaks a law and does not pass', () => {
    expect(broken(() => ({ stages: [] }), { kind: 'link' })).toMatch(/^reciprocity/);
  });
});

describe('a stage', () => {
  const lanes =
    (change: (lane: Lane, light: Light) => Partial<Lane>): Stage =>
    (light) => ({ lanes: light.lanes.map((lane) => ({ ...lane, ...change(lane, light) })) });
  const levels = (change: (level: number) => number): Stage => lanes((lane) => ({ levels: lane.levels.map(change) }));
  const mutating: Stage = (light) => {
    for (const lane of light.lanes) (lane.levels as number[])[0] = 0;
    return light;
  };
  const faults: [LawName, string, DeviceModels['stage'], Partial<CheckOptions<'stage'>>?][] = [
    ['energyBalance', 'light at output 0', levels((level) => 0.99 * level), { lossless: true }],
    ['passivity', 'light at output 0', levels((level) => 1.01 * level)],
    ['passivity', 'output 0 \\+ light at output 1', (light) => [light, light]],
    [
      'passivity',
      'share of level 0',
      lanes(({ levels: all }) => ({ levels: all.length === 1 ? all : [-all[0]!, all[1]!, all[2]!, all[3]! + 2 * all[0]!] })),
    ],
    ['passivity', 'light at output 0', levels(() => NaN)],
    ['reciprocity', 'passes forward', levels((level) => level), { reversed: levels((level) => 0.9 * level) }],
    ['monotoneLoss', 'half enters', levels((level) => 1e-3 / (1 + 1e6 * level))],
    ['dimensionalScaling', 'a quarter enters', levels((level) => level / (1 + level))],
    ['limits', 'none enters', levels((level) => level + 1e-6)],
    ['continuity', 'light that leaves', levels((level) => Math.round(level * 1e3) / 1e3)],
    ['continuity', 'crosstalk that leaves', lanes(() => ({ crosstalk: [NaN] }))],
    ['continuity', 'intensity noise that leaves', lanes(() => ({ rin: Infinity }))],
    ['continuity', 'linewidth that leaves', lanes(() => ({ linewidth: NaN }))],
    ['continuity', 'chirp that leaves', lanes(() => ({ chirp: [NaN] }))],
    ['seedReproduces', 'asked again', levels((level) => level + random())],
    ['seedReproduces', 'afterwards', mutating],
  ];

  it.each(faults)('with one fault breaks %s: %s', (law, what, model, options = {}) => {
    expect(broken(model, { ...options, kind: 'stage', laws: [law] })).toMatch(new RegExp(`^${law}: .*${what}`));
  });

  it('is faulted for each of its laws', () => covers(faults, stageKind));
});
