import { constantIndex } from '../../src/materials/constantIndex.ts';
import { mm, um } from '../../src/units.ts';
import { thermalResistance, type ThermalResistance } from '../../src/waveguides/heat/thermalResistance.ts';
import { crossSection, type SectionPart } from '../../src/waveguides/modes/crossSection.ts';

// Jacques et al. (2019): a core of 500 by 220 nm over 2 um of buried oxide, oxide up to 2.5 um above it, 320 um long; table 3.
const length = 0.32 * mm;
const silicon = constantIndex(3.476);
const media = {
  core: { thermalConductivity: 90, volumetricHeatCapacity: 2330 * 711 },
  substrate: { thermalConductivity: 148, volumetricHeatCapacity: 2330 * 711 },
  cladding: { thermalConductivity: 1.38, volumetricHeatCapacity: 2203 * 709 },
};
const core: SectionPart = { name: 'core', material: silicon, x: [-0.25 * um, 0.25 * um], y: [0, 0.22 * um] };
const substrate: SectionPart = { name: 'substrate', material: silicon, x: [-Infinity, Infinity], y: [-Infinity, -2 * um] };
const surroundings = {
  source: 'heater',
  core: 'core',
  length,
  sink: { kind: 'halfSpace', path: 'straight' },
  surface: { y: 2.5 * um, heatTransfer: 0 },
} as const;

/** Two doped strips of 1 um, 0.8 um beside the core, in a slab of 90 nm. */
export function dopedHeater(): ThermalResistance {
  const flat = (name: string, x: readonly [number, number]): SectionPart => ({ name, material: silicon, x, y: [0, 0.09 * um] });
  const parts = [
    core,
    flat('slab', [-1.05 * um, -0.25 * um]),
    flat('slab', [0.25 * um, 1.05 * um]),
    flat('heater', [-2.05 * um, -1.05 * um]),
    flat('heater', [1.05 * um, 2.05 * um]),
    substrate,
  ];
  return thermalResistance(crossSection({ cladding: constantIndex(1.44), parts }), {
    ...surroundings,
    media: {
      ...media,
      slab: { thermalConductivity: 55, volumetricHeatCapacity: 2330 * 711 },
      heater: { thermalConductivity: 25, volumetricHeatCapacity: 2330 * 711 },
    },
  });
}

/** A strip of titanium nitride, 2 um by 200 nm, 2 um above the core. */
export function metalHeater(): ThermalResistance {
  const strip: SectionPart = { name: 'heater', material: silicon, x: [-1 * um, 1 * um], y: [2.22 * um, 2.42 * um] };
  return thermalResistance(crossSection({ cladding: constantIndex(1.44), parts: [core, strip, substrate] }), {
    ...surroundings,
    media: { ...media, heater: { thermalConductivity: 28, volumetricHeatCapacity: 5240 * 598 } },
  });
}

/** Power for half a turn of phase, W: λ/(2 L dn/dT) over K/W, with their dn/dT of 1.8e-4 1/K. */
export function halfWavePower(heat: ThermalResistance): number {
  return (1.55 * um) / (2 * length * 1.8e-4) / heat.core;
}
