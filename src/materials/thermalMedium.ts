import type { Material, MaterialSource } from './material.ts';

/** What heat sees of a material, near 300 K. */
export interface ThermalMedium {
  /** W/(m K). */
  readonly thermalConductivity: number;
  /** Density × specific heat, J/(m³ K); only a question about time needs it. */
  readonly volumetricHeatCapacity?: number;
  /** Where the numbers come from. */
  readonly source?: MaterialSource;
}

const incropera = (density: number, specificHeat: number, thermalConductivity: number, what: string): ThermalMedium =>
  Object.freeze({
    thermalConductivity,
    volumetricHeatCapacity: density * specificHeat,
    source: { key: 'Incropera2011', text: `F. P. Incropera et al., Fundamentals of Heat and Mass Transfer (2011), app. A: ${what}, 300 K` },
  });

/**
 * Thermal media by name, 300 K. Films conduct less than the bulk: of silicon, a core 220 nm high has about 90 W/(m K), a slab of 90 nm
 * about 55 W/(m K), a heavily doped one 25 W/(m K) [Jacques2019, table 3].
 */
export const thermalMedia = {
  /** Bulk, as the substrate. */
  silicon: incropera(2330, 712, 148, 'silicon'),
  silica: incropera(2220, 745, 1.38, 'silicon dioxide, polycrystalline (fused silica)'),
  germanium: incropera(5360, 322, 59.9, 'germanium'),
  aluminum: incropera(2702, 903, 237, 'pure aluminum'),
  copper: incropera(8933, 385, 401, 'pure copper'),
  tungsten: incropera(19300, 132, 174, 'tungsten'),
  titanium: incropera(4500, 522, 21.9, 'titanium'),
  air: incropera(1.1614, 1007, 0.0263, 'air at atmospheric pressure, at rest'),
  /** A film of 100 to 200 nm; 598 J/(kg K) and 5240 kg/m³. */
  titaniumNitride: Object.freeze({
    thermalConductivity: 28,
    volumetricHeatCapacity: 5240 * 598,
    source: { key: 'Jacques2019', text: 'M. Jacques et al., Opt. Express 27, 10456 (2019), table 3' },
  }),
  /**
   * A film of 180 nm; the bulk has 16 W/(m K). The heat capacity is that of the bulk, 2400 kg/m³ and 691 J/(kg K)
   * [Incropera2011, app. A].
   */
  siliconNitride: Object.freeze({
    thermalConductivity: 2.1,
    volumetricHeatCapacity: 2400 * 691,
    source: { key: 'Stojanovic2007', text: 'N. Stojanovic et al., J. Microelectromech. Syst. 16, 1269 (2007): low-stress film' },
  }),
  /** 4810 kg/m³ and 310 J/(kg K). */
  indiumPhosphide: Object.freeze({
    thermalConductivity: 68,
    volumetricHeatCapacity: 4810 * 310,
    source: { key: 'Ioffe2001', text: 'Ioffe Institute, New Semiconductor Materials: InP, 300 K' },
  }),
} as const satisfies Record<string, ThermalMedium>;

const known: readonly (readonly [name: string, key: string, medium: ThermalMedium])[] = [
  ['silicon', 'Li1980', thermalMedia.silicon],
  ['siliconTatian', 'Tatian1984', thermalMedia.silicon],
  ['silica', 'Malitson1965', thermalMedia.silica],
  ['siliconNitride', 'Luke2015', thermalMedia.siliconNitride],
  ['indiumPhosphide', 'Pettit1965', thermalMedia.indiumPhosphide],
  ['air', 'Ciddor1996', thermalMedia.air],
];

/** The thermal medium of one of the library's own materials; `undefined` for any other. */
export function thermalMediumOf(material: Material): ThermalMedium | undefined {
  return known.find(([name, key]) => material.name === name && material.source?.key === key)?.[2];
}
