import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { silica } from '../../../src/materials/silica.ts';
import { silicon } from '../../../src/materials/silicon.ts';
import { thermalMedia } from '../../../src/materials/thermalMedium.ts';
import { um } from '../../../src/units.ts';
import { thermalResistance, type ThermalResistance } from '../../../src/waveguides/heat/thermalResistance.ts';
import type { HeatSetting } from '../../../src/waveguides/heat/heatSetting.ts';
import { crossSection, rib, type CrossSection, type SectionPart } from '../../../src/waveguides/modes/crossSection.ts';
import { halfSpaceRise, layerRise, squareDistance, type BuriedLine } from './layeredImages.ts';

const metal = constantIndex(2);
const core: SectionPart = { name: 'core', material: silicon, x: [-0.25 * um, 0.25 * um], y: [0, 0.22 * um] };
const heater: SectionPart = { name: 'heater', material: metal, x: [-1 * um, 1 * um], y: [2.22 * um, 2.42 * um] };
const bulk = (x: readonly [number, number], top: number): SectionPart => ({ name: 'substrate', material: silicon, x, y: [-Infinity, top] });
const substrate = bulk([-Infinity, Infinity], -2 * um);
const guide = crossSection({ cladding: silica, parts: [core, heater, substrate] });
const setting: HeatSetting = {
  source: 'heater',
  core: 'core',
  length: 100 * um,
  sink: { kind: 'plane', y: -100 * um },
  surface: { y: 2.5 * um, heatTransfer: 0 },
  media: { heater: thermalMedia.titaniumNitride, core: { thermalConductivity: 90, volumetricHeatCapacity: 1.66e6 } },
};
const heated = (change: Partial<HeatSetting> = {}, section: CrossSection = guide): ThermalResistance =>
  thermalResistance(section, { ...setting, ...change });

describe('thermalResistance of a buried wire', () => {
  const side = 0.1 * um;
  const line: BuriedLine = { height: 2 * um, thickness: 3 * um, layer: 1.38, halfSpace: 148 };
  const wire = (halfSpace: number, sinkDepth: number): ThermalResistance => {
    const y = [line.height - side / 2, line.height + side / 2] as const;
    const section = crossSection({
      cladding: silica,
      parts: [
        { name: 'wire', material: silica, x: [-side / 2, side / 2], y },
        { name: 'substrate', material: silicon, x: [-Infinity, Infinity], y: [-Infinity, 0] },
      ],
    });
    return thermalResistance(section, {
      source: 'wire',
      core: 'wire',
      length: 1,
      sink: { kind: 'plane', y: -sinkDepth },
      surface: { y: line.thickness, heatTransfer: 0 },
      media: { substrate: { thermalConductivity: halfSpace } },
    });
  };

  it.each([148, 5, 1.38, 0.1])('under oxide on a half space of %d W/(m K) is that of its images', (halfSpace) => {
    const depth = 20 * um;
    const found = wire(halfSpace, 20000 * um);
    const images = { ...line, halfSpace };
    const expected = layerRise(images, squareDistance * side) - halfSpaceRise(images, depth);
    const ours = found.source - found.rise({ x: 0, y: -depth });
    expect(ours / expected).toBeCloseTo(1, 3);
    // Beside the wire too.
    const aside = layerRise(images, 3 * um) - halfSpaceRise(images, depth);
    expect((found.rise({ x: 3 * um, y: line.height }) - found.rise({ x: 0, y: -depth })) / aside).toBeCloseTo(1, 3);
  });

  it('on a sink right under the oxide is that of its images', () => {
    const found = wire(1e5, 1 * um);
    const expected = layerRise({ ...line, halfSpace: 1e12 }, squareDistance * side);
    expect(found.source / expected).toBeCloseTo(1, 3);
  });
});

describe('thermalResistance of layers', () => {
  // So wide that heat flows upright in the middle.
  const wide = [-200 * um, 200 * um] as const;
  const layered = crossSection({
    cladding: silica,
    parts: [
      { name: 'film', material: metal, x: [-Infinity, Infinity], y: [0, 0.5 * um] },
      { name: 'foil', material: metal, x: wide, y: [2 * um, 2.001 * um] },
    ],
  });
  const media = { film: { thermalConductivity: 0.2 }, foil: { thermalConductivity: 1e4 } };
  const middle = { x: [-1 * um, 1 * um], y: [2 * um, 2.001 * um] } as const;

  it('adds up thickness over conductivity, and a cooled surface beside it', () => {
    for (const heatTransfer of [0, 2e5, 1e7]) {
      const found = thermalResistance(layered, {
        source: 'foil',
        core: middle,
        length: 1,
        sink: { kind: 'plane', y: -1 * um },
        surface: { y: 2.001 * um, heatTransfer },
        media,
      });
      const down = (1 * um) / 1.38 + (0.5 * um) / 0.2 + (1.5 * um) / 1.38;
      const both = 1 / (1 / down + heatTransfer);
      expect((found.core * 400 * um) / both).toBeCloseTo(1, 3);
    }
  });

  it('fills a uniform layer as the series of its decays says', () => {
    const thickness = 2 * um;
    const body = { x: wide, y: [0, thickness] } as const;
    const found = thermalResistance(
      crossSection({ cladding: silica, parts: [{ name: 'body', material: silica, ...body }] }),
      {
        source: 'body',
        core: { x: [-1 * um, 1 * um], y: [0, thickness] },
        length: 1,
        sink: { kind: 'plane', y: 0 },
        surface: { y: thickness, heatTransfer: 0 },
      },
      { tolerance: 1e-4 },
    );
    const { thermalConductivity, volumetricHeatCapacity = 0 } = thermalMedia.silica;
    expect((found.core * 400 * um * 3 * thermalConductivity) / thickness).toBeCloseTo(1, 4);
    const diffusivity = thermalConductivity / volumetricHeatCapacity;
    const share = (time: number): number => {
      let left = 0;
      for (let n = 1; n < 60; n += 2) {
        const root = (n * Math.PI) / 2;
        left += (6 / root ** 4) * Math.exp((-root * root * diffusivity * time) / thickness ** 2);
      }
      return 1 - left;
    };
    for (const time of [0.2e-6, 1e-6, 3e-6, 10e-6]) expect(found.stepResponse(time)).toBeCloseTo(share(time), 4);
    expect(share(found.timeConstant())).toBeCloseTo(1 - Math.exp(-1), 4);
  });
});

describe('thermalResistance over a half space', () => {
  // A strip of heat on silicon: mean distance of its points from one another w e^(−3/2).
  const width = 1 * um;
  const strip = crossSection({ cladding: silicon, parts: [bulk([-Infinity, Infinity], 0)] });
  const of = (path: 'straight' | 'ring', length: number): number =>
    thermalResistance(strip, {
      source: { x: [-width / 2, width / 2], y: [-0.002 * um, 0] },
      core: { x: [-width / 2, width / 2], y: [-0.002 * um, 0] },
      length,
      sink: { kind: 'halfSpace', path },
      surface: { y: 0, heatTransfer: 0 },
    }).core;

  it('is the mean over a straight strip in three dimensions', () => {
    const length = 100 * um;
    const expected = (Math.log((2 * length) / width) - 1 + 1.5) / (Math.PI * 148 * length);
    expect(of('straight', length) / expected).toBeCloseTo(1, 2);
  });

  it('is that of a ring in three dimensions', () => {
    const radius = 20 * um;
    const expected = (Math.log((8 * radius) / width) + 1.5) / (2 * Math.PI ** 2 * 148 * radius);
    expect(of('ring', 2 * Math.PI * radius) / expected).toBeCloseTo(1, 2);
  });
});

describe('thermalResistance of a heated guide', () => {
  const found = heated();

  it('does not depend on how closely it is solved beyond its error', () => {
    const close = thermalResistance(guide, setting, { tolerance: 1e-5 });
    expect(Math.abs(found.core / close.core - 1)).toBeLessThan(found.error);
    expect(found.error).toBeLessThan(1e-3);
    expect(close.error).toBeLessThan(1e-5);
    expect(close.unknowns).toBeGreaterThan(found.unknowns);
  });

  it('is the same from heater to core as from core to heater', () => {
    expect(heated({ source: 'core', core: 'heater' }).core / found.core).toBeCloseTo(1, 4);
  });

  it('is hottest in the source, and shorter guides are hotter', () => {
    expect(found.hottest).toBeGreaterThan(found.source);
    expect(found.source).toBeGreaterThan(found.core);
    expect(heated({ length: 50 * um }).core).toBeCloseTo(2 * found.core, 6);
    const self = heated({ source: 'core' });
    expect(self.source).toBe(self.core);
  });

  it('falls to the side, evenly, and with an undercut is higher', () => {
    expect(found.neighbor(0)).toBeCloseTo(found.core, 6);
    expect(found.neighbor(-3 * um)).toBeCloseTo(found.neighbor(3 * um), 6);
    const far = [0, 2, 5, 10, 20, 50, 100].map((distance) => found.neighbor(distance * um));
    far.slice(1).forEach((rise, i) => expect(rise).toBeLessThan(far[i]!));
    const pit: SectionPart = { name: 'pit', material: constantIndex(1), x: [-5 * um, 5 * um], y: [-12 * um, -2 * um] };
    const under = crossSection({
      cladding: silica,
      parts: [
        core,
        heater,
        pit,
        bulk([-Infinity, -5 * um], -2 * um),
        bulk([5 * um, Infinity], -2 * um),
        bulk([-5 * um, 5 * um], -12 * um),
      ],
    });
    const hot = heated({ media: { ...setting.media, pit: thermalMedia.air } }, under);
    expect(hot.core).toBeGreaterThan(2 * found.core);
    expect(hot.timeConstant()).toBeGreaterThan(found.timeConstant());
  });

  it('takes slanted walls as steps', () => {
    const slanted = (base: number, top: number): number => {
      const polygon = [
        [-base, 0],
        [base, 0],
        [top, 0.22 * um],
        [-top, 0.22 * um],
      ] as const;
      const part: SectionPart = { name: 'core', material: silicon, polygon };
      return heated({ source: 'core' }, crossSection({ cladding: silica, parts: [part, heater, substrate] })).core;
    };
    const upright = heated({ source: 'core' }).core;
    expect(slanted(0.25 * um, 0.25 * um)).toBeCloseTo(upright, 6);
    const leaning = slanted(0.29 * um, 0.21 * um);
    expect(leaning).toBeLessThan(0.999 * upright);
    // Twelve steps instead of four.
    const right = Array.from({ length: 12 }, (_, i) => (0.29 - (0.08 * (i + 0.5)) / 12) * um);
    const stairs = right.flatMap((x, i) => [[x, (i * 0.22 * um) / 12] as const, [x, ((i + 1) * 0.22 * um) / 12] as const]);
    const polygon = [...stairs, ...stairs.map(([x, y]) => [-x, y] as const).reverse()];
    const finer: SectionPart = { name: 'core', material: silicon, polygon };
    const many = heated({ source: 'core' }, crossSection({ cladding: silica, parts: [finer, heater, substrate] })).core;
    expect(Math.abs(leaning / many - 1)).toBeLessThan(1e-3);
    // A polygon without slants is what its rectangles are.
    const step = [
      [-0.25, 0],
      [0.25, 0],
      [0.25, 0.1],
      [0.1, 0.1],
      [0.1, 0.22],
      [-0.25, 0.22],
    ].map(([x, y]) => [x! * um, y! * um] as const);
    const parts: readonly SectionPart[][] = [
      [{ name: 'core', material: silicon, polygon: step }],
      [
        { name: 'core', material: silicon, x: [-0.25 * um, 0.25 * um], y: [0, 0.1 * um] },
        { name: 'core', material: silicon, x: [-0.25 * um, 0.1 * um], y: [0.1 * um, 0.22 * um] },
      ],
    ];
    const [one, other] = parts.map((part) => {
      const section = crossSection({ cladding: silica, parts: [...part, heater, substrate] });
      return heated({ source: 'core' }, section).core;
    });
    expect(one! / other!).toBeCloseTo(1, 3);
  });

  it('tells temperatures, and shift over power', () => {
    const at = found.temperatures({ power: 0.02, ambient: 300 });
    expect(at.core).toBeCloseTo(300 + 0.02 * found.core, 9);
    expect(at.source).toBeCloseTo(300 + 0.02 * found.source, 9);
    expect(at.hottest).toBeCloseTo(300 + 0.02 * found.hottest, 9);
    expect(found.tuningEfficiency(70e-12)).toBeCloseTo(70e-12 * found.core, 15);
    expect(found.rise({ x: 0, y: -100 * um })).toBe(0);
  });
});

describe('what thermalResistance refuses', () => {
  const refused = (change: Partial<HeatSetting>, message: string | RegExp, section: CrossSection = guide): void => {
    expect(() => heated(change, section)).toThrow(RangeError);
    expect(() => heated(change, section)).toThrow(message);
  };

  it('is a heater hotter than its limit', () => {
    const limited = heated({ limit: 673 });
    expect(limited.temperatures({ power: 0.02, ambient: 300 }).hottest).toBeLessThan(673);
    expect(() => limited.temperatures({ power: 0.2, ambient: 300 })).toThrow(/heater is \d+\.?\d* K at 0\.2 W, above its limit 673 K/);
    const unnamed = heated({ limit: 400, source: { x: [-1 * um, 1 * um], y: [1 * um, 1.2 * um] } });
    expect(() => unnamed.temperatures({ power: 1, ambient: 300 })).toThrow(/source is .* above its limit 400 K/);
  });

  it('is a part without what it needs', () => {
    refused({ media: {} }, 'heater of material index 2 has no thermalConductivity, must have one in media');
    const { media } = setting;
    refused({ media: { ...media, wire: thermalMedia.tungsten } }, 'media.wire is no part, must be one of core, heater, substrate');
    refused({ media: { ...media, core: { thermalConductivity: 0 } } }, 'thermalConductivity of core is 0 W/(m K)');
    refused({ media: { ...media, core: { thermalConductivity: 90, volumetricHeatCapacity: -1 } } }, 'volumetricHeatCapacity of core');
    const still = heated({ media: { ...media, core: { thermalConductivity: 90 } } });
    expect(() => still.timeConstant()).toThrow('core has no volumetricHeatCapacity, must have one in media');
  });

  it('is a source or core that is nowhere', () => {
    refused({ source: 'wire' }, 'source is "wire", must be a rectangle or one of core, heater, substrate');
    refused({ core: undefined as never }, 'core is undefined, must be a rectangle');
    refused({ source: { x: [0, 0], y: [0, um] } }, 'source.x is 0 to 0 m, must rise');
    refused({ source: 'substrate' }, 'must be bounded and lie between sink');
    refused({ core: { x: [0, um], y: [2 * um, 3 * um] } }, 'must be bounded and lie between sink');
    refused({ sink: { kind: 'plane', y: 1 * um } }, 'must be bounded and lie between sink');
    const ridge = rib({ width: 0.5 * um, height: 0.22 * um, slab: 0.09 * um, core: silicon, cladding: silica });
    refused({ source: 'core', media: {} }, 'must be bounded', ridge);
  });

  it('is a sink that is none', () => {
    refused({ sink: { kind: 'wall' } as never }, 'sink is of kind "wall", must be one of plane, halfSpace');
    refused({ sink: { kind: 'halfSpace', path: 'bent' as never } }, 'sink.path is "bent", must be one of straight, ring');
    const ring = { kind: 'halfSpace', path: 'ring' } as const;
    refused({ sink: ring, length: 10 * um }, 'must be at least three times the 4.5e-6 m above the half space');
    const trench = crossSection({ cladding: silica, parts: [core, heater, bulk([-Infinity, 0], -2 * um)] });
    refused({ sink: ring }, 'what lies lowest must be one layer', trench);
    refused({ sink: { kind: 'plane', y: 3 * um } }, 'sink.y');
  });

  it('is a number out of range', () => {
    expect(() => thermalResistance({} as never, setting)).toThrow('the section is not a cross-section');
    expect(() => thermalResistance(guide, setting, { tolerance: 0 })).toThrow('tolerance is 0');
    refused({ length: 0 }, 'length is 0 m');
    refused({ surface: { y: NaN, heatTransfer: 0 } }, 'surface.y is NaN');
    refused({ surface: { y: 2.5 * um, heatTransfer: -1 } }, 'surface.heatTransfer is -1');
    refused({ limit: 0 }, 'limit is 0 K');
    const found = heated();
    expect(() => found.rise({ x: 1, y: 0 })).toThrow('x is 1 m');
    expect(() => found.rise({ x: 0, y: 3 * um })).toThrow('y is 3e-6 m');
    expect(() => found.neighbor(1)).toThrow('distance is 1 m');
    expect(() => found.tuningEfficiency(1)).toThrow('thermalShift is 1 m/K');
    expect(() => found.temperatures({ power: -1, ambient: 300 })).toThrow('power is -1 W');
    expect(() => found.temperatures({ power: 1, ambient: 0 })).toThrow('ambient is 0 K');
    expect(() => found.stepResponse(-1)).toThrow('time is -1 s');
  });

  it('is a tolerance that it cannot meet', () => {
    // A wire a thousandth of its distance to anything is settled only slowly.
    const thin = crossSection({ cladding: silica, parts: [{ name: 'wire', material: metal, x: [0, 0.001 * um], y: [0, 0.001 * um] }] });
    const media = { wire: { thermalConductivity: 1e5 } };
    const far: HeatSetting = { ...setting, source: 'wire', core: 'wire', sink: { kind: 'plane', y: -1e-3 }, media };
    expect(() => thermalResistance(thin, far, { tolerance: 1e-6 })).toThrow('thermalResistance: not converged after 6 iterations');
  });
});
