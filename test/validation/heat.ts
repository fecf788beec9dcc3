import { silica } from '../../src/materials/silica.ts';
import { silicon } from '../../src/materials/silicon.ts';
import { mW, um, us } from '../../src/units.ts';
import { thermalResistance, type ThermalResistance } from '../../src/waveguides/heat/thermalResistance.ts';
import { crossSection, type SectionPart } from '../../src/waveguides/modes/crossSection.ts';
import { dopedHeater, halfWavePower } from '../papers/jacquesHeater.ts';
import type { ValidationCase } from './case.ts';

const substrate: SectionPart = { name: 'substrate', material: silicon, x: [-Infinity, Infinity], y: [-Infinity, 0] };

/** A square wire of 100 nm, 2 um above a half space, in oxide 3 um thick. */
function wire(halfSpace: number): ThermalResistance {
  const square: SectionPart = { name: 'wire', material: silica, x: [-0.05 * um, 0.05 * um], y: [1.95 * um, 2.05 * um] };
  return thermalResistance(crossSection({ cladding: silica, parts: [square, substrate] }), {
    source: 'wire',
    core: 'wire',
    length: 1,
    sink: { kind: 'plane', y: -20000 * um },
    surface: { y: 3 * um, heatTransfer: 0 },
    media: { substrate: { thermalConductivity: halfSpace } },
  });
}

/** A strip of heat, 1 um wide, on silicon. */
function strip(path: 'straight' | 'ring', length: number): number {
  const region = { x: [-0.5 * um, 0.5 * um], y: [-0.002 * um, 0] } as const;
  return thermalResistance(crossSection({ cladding: silicon, parts: [substrate] }), {
    source: region,
    core: region,
    length,
    sink: { kind: 'halfSpace', path },
    surface: { y: 0, heatTransfer: 0 },
  }).core;
}

/** Oxide of 2 um on a sink, heated evenly; so wide that heat flows upright in the middle. */
function layer(): ThermalResistance {
  const body: SectionPart = { name: 'body', material: silica, x: [-200 * um, 200 * um], y: [0, 2 * um] };
  return thermalResistance(crossSection({ cladding: silica, parts: [body] }), {
    source: 'body',
    core: { x: [-1 * um, 1 * um], y: [0, 2 * um] },
    length: 1,
    sink: { kind: 'plane', y: 0 },
    surface: { y: 2 * um, heatTransfer: 0 },
  });
}

// Conductivity of the half space, then the rise over that of a point 20 um under the oxide: of the wire, and 3 um beside it.
const images: readonly [number, number, number][] = [
  [148, 0.581358863, 0.0762442834],
  [1.38, 1.0014501, 0.448402827],
];

/** Conduction of heat. */
export const heatCases: readonly ValidationCase[] = [
  ...images.flatMap(([halfSpace, own, aside]): ValidationCase[] => {
    const under = (heat: ThermalResistance): number => heat.rise({ x: 0, y: -20 * um });
    const row = (what: string, reference: number, ours: () => number): ValidationCase => ({
      what: `${what} wire in 3 um of oxide on a half space of ${halfSpace} W/(m K), 1 m`,
      source: 'Carslaw1959, sec. 10.10, by images',
      reference,
      ours,
      unit: 'K/W',
      tolerance: { rel: 0.01 },
    });
    return [
      row('Rise of a buried', own, () => {
        const heat = wire(halfSpace);
        return heat.source - under(heat);
      }),
      row('Rise 3 um beside a buried', aside, () => {
        const heat = wire(halfSpace);
        return heat.rise({ x: 3 * um, y: 2 * um }) - under(heat);
      }),
    ];
  }),
  {
    what: 'Mean rise of a strip 100 by 1 um on a half space of silicon, in three dimensions',
    source: 'Carslaw1959, sec. 10.5',
    reference: 124.706874,
    ours: () => strip('straight', 100 * um),
    unit: 'K/W',
    tolerance: { rel: 0.01 },
  },
  {
    what: 'Mean rise of a ring of radius 20 um, 1 um wide, on a half space of silicon, in three dimensions',
    source: 'Carslaw1959, sec. 10.5',
    reference: 112.534526,
    ours: () => strip('ring', 2 * Math.PI * 20 * um),
    unit: 'K/W',
    tolerance: { rel: 0.01 },
  },
  {
    what: 'Time to 1 − 1/e of the mean rise of 2 um of oxide heated evenly on a sink',
    source: 'Carslaw1959, sec. 3.14, by its series',
    reference: 1.91459814,
    ours: () => layer().timeConstant() / us,
    unit: 'us',
    tolerance: { rel: 1e-3 },
  },
  {
    what: 'Power for a phase of π, doped heaters beside the core, 320 um, mean of the first three, measured',
    source: 'Jacques2019',
    reference: 22.6667,
    ours: () => halfWavePower(dopedHeater()) / mW,
    unit: 'mW',
    tolerance: { rel: 0.1 },
  },
];
