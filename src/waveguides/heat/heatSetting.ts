import { digits, inRange } from '../../errors.ts';
import { thermalMediumOf, type ThermalMedium } from '../../materials/thermalMedium.ts';
import type { CrossSection, RectanglePart, SectionWindow } from '../modes/crossSection.ts';
import type { HeatPlane } from './heatGrid.ts';
import { steppedParts } from './steppedParts.ts';

/** Where heat leaves the section below. */
export type HeatSink =
  /** A plane of fixed temperature at a height, m: the bottom of a substrate, or its top where it conducts well. */
  | { readonly kind: 'plane'; readonly y: number }
  /**
   * What lies lowest goes on for ever, and heat spreads in it in three dimensions. `straight` is a guide of the given length, `ring`
   * one that closes. The length must be at least three times the height of all above.
   */
  | { readonly kind: 'halfSpace'; readonly path: 'straight' | 'ring' };

/** The surroundings of a heated guide. */
export interface HeatSetting {
  /** Where heat is released, evenly over the area: the name of a part, or a rectangle. */
  readonly source: string | SectionWindow;
  /** Whose mean temperature is asked for, in the same way. */
  readonly core: string | SectionWindow;
  /** Length of the heated guide, m, 0.1 um to 1 m. */
  readonly length: number;
  readonly sink: HeatSink;
  /**
   * Height of the top of the chip, m, and the heat that leaves there, W/(m² K), 0 to 1e9: 0 where nothing does, 2 to 25 into air at
   * rest [Incropera2011, table 1.1].
   */
  readonly surface: { readonly y: number; readonly heatTransfer: number };
  /**
   * Thermal media by the name of a part or `cladding`. The library's own materials have theirs (silicon that of the bulk); all others
   * need one here.
   */
  readonly media?: Readonly<Record<string, ThermalMedium>>;
  /** Highest temperature that the source stands, K, 1 to 5000. */
  readonly limit?: number;
}

/** A checked setting. @internal */
export interface HeatTask {
  readonly plane: HeatPlane;
  /** Heat capacity of each part, the cladding last; `undefined` where none is given. */
  readonly capacities: readonly (number | undefined)[];
  readonly names: readonly string[];
  readonly sourceName: string;
}

const who = 'thermalResistance';

/** The task that a setting describes. @internal */
export function heatTask(section: CrossSection, setting: HeatSetting): HeatTask {
  if (section?.kind !== 'crossSection') {
    throw new RangeError(`${who}: the section is not a cross-section, must come from strip, rib, slab or crossSection`);
  }
  const { source, core, length, sink, surface, media = {}, limit } = setting;
  const { cladding } = section;
  const { parts, steps } = steppedParts(section.parts);
  inRange(who, 'length', length, 'm', 1e-7, 1);
  inRange(who, 'surface.y', surface.y, 'm', -0.1, 0.1);
  inRange(who, 'surface.heatTransfer', surface.heatTransfer, 'W/(m² K)', 0, 1e9);
  if (limit !== undefined) inRange(who, 'limit', limit, 'K', 1, 5000);
  const names = [...parts.map(({ name }) => name), 'cladding'];
  for (const name of Object.keys(media)) {
    if (!names.includes(name)) throw new RangeError(`${who}: media.${name} is no part, must be one of ${[...new Set(names)].join(', ')}`);
  }
  const thermal = [...parts, { name: 'cladding', material: cladding }].map(({ name, material }) => {
    const medium = Object.hasOwn(media, name) ? media[name]! : thermalMediumOf(material);
    if (medium === undefined) {
      throw new RangeError(`${who}: ${name} of material ${material.name} has no thermalConductivity, must have one in media`);
    }
    inRange(who, `thermalConductivity of ${name}`, medium.thermalConductivity, 'W/(m K)', 1e-4, 1e5);
    const capacity = medium.volumetricHeatCapacity;
    if (capacity !== undefined) inRange(who, `volumetricHeatCapacity of ${name}`, capacity, 'J/(m³ K)', 1, 1e8);
    return medium;
  });
  const conductivities = thermal.map(({ thermalConductivity }) => thermalConductivity);
  if (sink.kind !== 'plane' && sink.kind !== 'halfSpace') {
    throw new RangeError(`${who}: sink is of kind ${JSON.stringify((sink as { kind: unknown }).kind)}, must be one of plane, halfSpace`);
  }
  const bottom = sink.kind === 'plane' ? sink.y : halfSpaceDepth(parts, surface.y, length, sink);
  inRange(who, 'sink.y', bottom, 'm', -1, surface.y - 1e-8);
  const regions = [...rectangles('source', source, parts), ...rectangles('core', core, parts)];
  for (const { x, y } of regions) {
    if (x.every(Number.isFinite) && y[0] >= bottom && y[1] <= surface.y) continue;
    throw new RangeError(
      `${who}: source and core span ${digits(y[0])} to ${digits(y[1])} m, must be bounded and lie between sink, ${digits(bottom)} m, ` +
        `and surface, ${digits(surface.y)} m`,
    );
  }
  return {
    plane: { parts, steps, conductivities, regions, bottom, top: surface.y, heatTransfer: surface.heatTransfer },
    capacities: thermal.map(({ volumetricHeatCapacity }) => volumetricHeatCapacity),
    names,
    sourceName: typeof source === 'string' ? source : 'source',
  };
}

/** The rectangles of a region. @internal */
export function rectangles(what: string, region: string | SectionWindow, parts: readonly RectanglePart[]): readonly SectionWindow[] {
  if (typeof region === 'object' && region !== null) {
    for (const [axis, [low, high]] of Object.entries({ x: region.x, y: region.y })) {
      if (high - low >= 1e-9) continue;
      throw new RangeError(`${who}: ${what}.${axis} is ${digits(low)} to ${digits(high)} m, must rise by at least 1e-9 m`);
    }
    return [region];
  }
  const found = parts.filter(({ name }) => name === region);
  if (found.length > 0) return found;
  const known = [...new Set(parts.map(({ name }) => name))].join(', ');
  throw new RangeError(`${who}: ${what} is ${JSON.stringify(region)}, must be a rectangle or one of ${known}`);
}

function halfSpaceDepth(
  parts: readonly RectanglePart[],
  top: number,
  length: number,
  sink: { readonly path: 'straight' | 'ring' },
): number {
  if (sink.path !== 'straight' && sink.path !== 'ring') {
    throw new RangeError(`${who}: sink.path is ${JSON.stringify(sink.path)}, must be one of straight, ring`);
  }
  const ends = parts.flatMap(({ y }) => y).filter(Number.isFinite);
  const lowest = Math.min(...ends);
  const deepest = parts.filter(({ y }) => y[0] === -Infinity);
  const mixed = deepest.length > 1 || deepest.some(({ x }) => x.some(Number.isFinite));
  if (ends.length === 0 || mixed) throw new RangeError(`${who}: sink is a half space, what lies lowest must be one layer`);
  if (!(length >= 3 * (top - lowest))) {
    const above = digits(top - lowest);
    throw new RangeError(`${who}: length is ${digits(length)} m, must be at least three times the ${above} m above the half space`);
  }
  // The plane at which a line on the half space has the mean temperature of a line, or of a ring, of this length.
  return lowest - length * (sink.path === 'ring' ? 1 : Math.PI / (2 * Math.E));
}
