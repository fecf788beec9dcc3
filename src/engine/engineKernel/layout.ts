import { type NumberEntry, type ScalarPath, scalarPaths } from '../../design.ts';
import { type EngineDesign, engineTable } from '../engineTable.ts';
import * as at from './arithmetic/slots.ts';
import { type Place, placeOf } from './places.ts';
import type { EngineTopology } from './topology.ts';

/** A number of a kernel's vector. @internal */
export interface VectorEntry {
  /** Its name in the vector, as `lanes.3.modulator.detuning`. */
  readonly path: string;
  /** Position of its parameter among the numbers of the design. */
  readonly parameter: number;
  readonly entry: NumberEntry;
  /** The design's own value. */
  readonly value: number;
  /** Whether a kernel can have no other. */
  readonly fixed: boolean;
  /** First place in the memory, count of places and distance between them. */
  readonly first: number;
  readonly places: number;
  readonly stride: number;
}

/** A kernel's vector and memory. @internal */
export interface Layout {
  readonly entries: readonly VectorEntry[];
  readonly lanesStart: number;
  /** Position in the vector of each number of the design as a lane has it. */
  readonly ofLane: (lane: number) => number[];
  /** Places that the memory needs. */
  readonly size: number;
}

/**
 * Lays out the numbers of a design: those that all lanes share in the order of the design, then those that each laser has for
 * itself, then those of each lane.
 *
 * @throws RangeError for a path in `perLane` that names nothing, or nothing that lanes may have for themselves.
 * @internal
 */
export function layoutOf(design: EngineDesign, topology: EngineTopology, perLane: readonly string[]): Layout {
  const { lasers, lanes, lanesPerLaser, fixed } = topology;
  const lanesStart = at.lasersStart + lasers * at.laserStride;
  const parameters = scalarPaths(engineTable, design);
  const own = ownParts(parameters, perLane, (path) => (fixed.includes(path) ? undefined : placeOf(path, design.modulator.kind)));
  let size = lanesStart + lanes * at.laneStride;
  const entries: VectorEntry[] = [];
  /** Position of each parameter's first entry in the vector, and how many lanes share one. */
  const positions = new Map<number, { readonly position: number; readonly lanesEach: number }[]>();
  const add = (parameter: number, path: string, place: { first: number; places: number; stride: number }): void => {
    const { entry, value, path: name } = parameters[parameter]!;
    entries.push({ path, parameter, entry, value, fixed: fixed.includes(name), ...place });
  };
  const remember = (parameter: number, lanesEach: number): void => {
    const known = positions.get(parameter) ?? [];
    positions.set(parameter, [...known, { position: entries.length, lanesEach }]);
  };
  parameters.forEach(({ path }, i) => {
    if (own.has(path)) return;
    const place = placeOf(path, design.modulator.kind);
    remember(i, lanes);
    const offset = /^laser\.wavelengthOffsets\.(\d+)$/.exec(path);
    if (offset !== null) {
      add(i, path, { first: at.lasersStart + Number(offset[1]) * at.laserStride + at.wavelengthOffset, places: 1, stride: 0 });
    } else if (place === undefined) add(i, path, { first: size++, places: 1, stride: 0 });
    else if (place.scope === 'engine') add(i, path, { first: place.slot, places: 1, stride: 0 });
    else if (place.scope === 'laser') add(i, path, { first: at.lasersStart + place.slot, places: lasers, stride: at.laserStride });
    else add(i, path, { first: lanesStart + place.slot, places: lanes, stride: at.laneStride });
  });
  const each = (scope: 'laser' | 'lane', count: number, start: number, stride: number, nameOf: (path: string, k: number) => string): void => {
    for (let k = 0; k < count; k++) {
      parameters.forEach(({ path }, i) => {
        const place = own.get(path);
        if (place?.scope !== scope) return;
        remember(i, scope === 'laser' ? lanesPerLaser : 1);
        add(i, nameOf(path, k), { first: start + k * stride + place.slot, places: 1, stride: 0 });
      });
    }
  };
  each('laser', lasers, at.lasersStart, at.laserStride, (path, k) => `lasers.${k}.${path.replace(/^laser\./, '')}`);
  each('lane', lanes, lanesStart, at.laneStride, (path, k) => `lanes.${k}.${path}`);
  const ofLane = (lane: number): number[] =>
    parameters.map((_, i) => {
      const known = positions.get(i)!;
      return known[Math.floor(lane / known[0]!.lanesEach)]!.position;
    });
  return { entries, lanesStart, ofLane, size };
}

/** The parameters that each laser or lane has for itself, by path. */
function ownParts(parameters: readonly ScalarPath[], perLane: readonly string[], placed: (path: string) => Place | undefined): Map<string, Place> {
  const own = new Map<string, Place>();
  for (const part of perLane) {
    const named = parameters.filter(({ path }) => path === part || path.startsWith(`${part}.`));
    if (named.length === 0) throw new RangeError(`engineKernel: perLane names ${part}, which the design does not have`);
    let known = false;
    for (const { path } of named) {
      const place = placed(path);
      if (place === undefined || place.scope === 'engine') continue;
      known = true;
      own.set(path, place);
    }
    if (!known) throw new RangeError(`engineKernel: perLane names ${part}, which no lane has for itself`);
  }
  return own;
}
