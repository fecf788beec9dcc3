import { describe, expect, it } from 'vitest';
import { air } from '../../src/materials/air.ts';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { indiumPhosphide } from '../../src/materials/indiumPhosphide.ts';
import { silica } from '../../src/materials/silica.ts';
import { silicon } from '../../src/materials/silicon.ts';
import { siliconNitride } from '../../src/materials/siliconNitride.ts';
import { siliconTatian } from '../../src/materials/siliconTatian.ts';
import { thermalMedia, thermalMediumOf } from '../../src/materials/thermalMedium.ts';

describe('thermalMedia', () => {
  it('belong to the materials of the library, and to no other', () => {
    expect(thermalMediumOf(silicon)).toBe(thermalMedia.silicon);
    expect(thermalMediumOf(siliconTatian)).toBe(thermalMedia.silicon);
    expect(thermalMediumOf(silica)).toBe(thermalMedia.silica);
    expect(thermalMediumOf(siliconNitride)).toBe(thermalMedia.siliconNitride);
    expect(thermalMediumOf(indiumPhosphide)).toBe(thermalMedia.indiumPhosphide);
    expect(thermalMediumOf(air)).toBe(thermalMedia.air);
    expect(thermalMediumOf(constantIndex(2))).toBeUndefined();
    expect(thermalMediumOf({ ...silicon, source: { key: 'definition', text: 'my own' } })).toBeUndefined();
  });

  it('have a source each, and the diffusivities of their tables', () => {
    for (const medium of Object.values(thermalMedia)) expect(medium.source?.key).toMatch(/^[A-Z]\w+\d{4}$/);
    const diffusivity = ({ thermalConductivity, volumetricHeatCapacity }: (typeof thermalMedia)['silicon']): number =>
      thermalConductivity / volumetricHeatCapacity!;
    // Incropera, table A.1, in 1e-6 m²/s, and table A.4.
    expect(diffusivity(thermalMedia.silicon) * 1e6).toBeCloseTo(89.2, 1);
    expect(diffusivity(thermalMedia.germanium) * 1e6).toBeCloseTo(34.7, 1);
    expect(diffusivity(thermalMedia.aluminum) * 1e6).toBeCloseTo(97.1, 1);
    expect(diffusivity(thermalMedia.copper) * 1e6).toBeCloseTo(117, 0);
    expect(diffusivity(thermalMedia.tungsten) * 1e6).toBeCloseTo(68.3, 1);
    expect(diffusivity(thermalMedia.titanium) * 1e6).toBeCloseTo(9.32, 2);
    expect(diffusivity(thermalMedia.air) * 1e6).toBeCloseTo(22.5, 1);
  });
});
