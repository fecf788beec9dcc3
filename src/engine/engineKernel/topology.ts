import { isPart } from '../../design.ts';
import { plasmaDispersion } from '../../materials/plasmaDispersion.ts';
import type { CouplerDesign, EngineDesign } from '../engineTable.ts';
import * as at from './arithmetic/slots.ts';
import type { Cells } from './arithmetic/cells.ts';

/** What of an engine is no number: how many lanes, and of what kinds its parts are. @internal */
export interface EngineTopology {
  readonly lasers: number;
  readonly lanesPerLaser: number;
  readonly lanes: number;
  /** Numbers that belong to the topology, by path. */
  readonly fixed: readonly string[];
  /** Writes it into the memory of a kernel whose lanes begin at `lanesStart`. */
  write(m: Cells, lanesStart: number): void;
}

const who = 'engineKernel';

/**
 * The topology of a checked design.
 *
 * @throws RangeError naming the part that a kernel does not know.
 * @internal
 */
export function topologyOf(design: EngineDesign): EngineTopology {
  const { supply, channel, modulator, laser } = design;
  const { guide } = modulator.device;
  if (isPart(guide)) throw finished('modulator.device.guide');
  if (isPart(guide.junction)) throw finished('modulator.device.guide.junction');
  const junction = guide.junction;
  if (junction.kind === 'none') {
    throw new RangeError(`${who}: modulator.device.guide.junction is of kind none, must be one of linear, pn`);
  }
  const fits = junction.kind === 'pn' ? carrierFits(guide.referenceWavelength) : [];
  const ways = supply.moduleSplitter.ways * supply.chipSplitter.ways;
  const lasers = laser.wavelengthOffsets.length;
  const header: [place: number, value: number][] = [
    [at.laneCount, lasers * ways],
    [at.laserCount, lasers],
    [at.lanesPerLaser, ways],
    [at.splitWays, ways],
    [at.modulatorKind, modulator.kind === 'ring' ? 0 : 1],
    [at.couplerKinds, couplerKind(supply.coupler)],
    [at.couplerKinds + 1, couplerKind(channel.transmitCoupler)],
    [at.couplerKinds + 2, couplerKind(channel.receiveCoupler)],
    [at.junctionKind, junction.kind === 'linear' ? 0 : 1],
  ];
  if (modulator.kind === 'ring') {
    const { coupler, dropCoupler } = modulator.device;
    header.push([at.ringCouplerKinds, ringCouplerKind('coupler', coupler)]);
    header.push([at.ringCouplerKinds + 1, dropCoupler === undefined ? -1 : ringCouplerKind('dropCoupler', dropCoupler)]);
  }
  return {
    lasers,
    lanesPerLaser: ways,
    lanes: lasers * ways,
    fixed: [
      'supply.moduleSplitter.ways',
      'supply.chipSplitter.ways',
      ...(fits.length > 0 ? ['modulator.device.guide.referenceWavelength'] : []),
    ],
    write(m, lanesStart) {
      for (const [place, value] of header) m[place] = value;
      for (let lane = 0; lane < lasers * ways; lane++) {
        const start = lanesStart + lane * at.laneStride;
        m[start + at.reach] = lasers * ways > 1 ? lane / (lasers * ways - 1) : 1;
        m.set(fits, start + at.guide + at.carrierFits);
      }
    },
  };
}

function couplerKind(coupler: CouplerDesign): number {
  if (coupler.kind === 'loss') return 0;
  return coupler.device.facet.kind === 'fresnel' ? 1 : 2;
}

function ringCouplerKind(name: string, coupler: object): number {
  if (isPart(coupler)) throw finished(`modulator.device.${name}`);
  return ['power', 'quality', 'directional'].indexOf((coupler as { readonly kind: string }).kind);
}

function finished(path: string): RangeError {
  return new RangeError(`${who}: ${path} is a finished part, must be a record`);
}

/** Each fit of `plasmaDispersion` at one wavelength is a factor times a power of the density. */
function carrierFits(wavelength: number): number[] {
  const [low, high] = [1e22, 1e25];
  const effect = (carriers: 'holes' | 'electrons', of: 'index' | 'absorption'): number[] => {
    const logarithm = (density: number): number =>
      Math.log(Math.abs(plasmaDispersion({ wavelength, electrons: 0, holes: 0, [carriers]: density })[of]));
    const power = (logarithm(high) - logarithm(low)) / Math.log(high / low);
    return [logarithm(low) - power * Math.log(low), power];
  };
  return [...effect('holes', 'index'), ...effect('holes', 'absorption'), ...effect('electrons', 'index'), ...effect('electrons', 'absorption')];
}
