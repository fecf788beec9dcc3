import type { CrossSection } from './crossSection.ts';
import type { SectionCells } from './sectionCells.ts';
import type { Bounds, Wall } from './vectorProblem.ts';

/** One axis of the solved domain. @internal */
export interface AxisDomain {
  /**
   * `whole`: from end to end; `half`: from the mirror plane to the high end; `uniform`: nothing changes along it, one element
   * between equal walls.
   */
  readonly kind: 'whole' | 'half' | 'uniform';
  /** What may bound it: [low, high], one for each parity. */
  readonly bounds: readonly (readonly [low: Wall | 'open', high: Wall | 'open'])[];
}

/** The domain along both axes. @internal */
export interface Domain {
  readonly x: AxisDomain;
  readonly y: AxisDomain;
}

/** The domain of a section: halves where it has mirror planes. @internal */
export function domainOf(section: CrossSection, cells: SectionCells): Domain {
  const { window, walls } = section;
  return {
    x: axisDomain(cells.x.at.length, cells.x.mirror, window?.x, walls === undefined ? undefined : [walls.left, walls.right]),
    y: axisDomain(cells.y.at.length, cells.y.mirror, window?.y, walls === undefined ? undefined : [walls.bottom, walls.top]),
  };
}

function axisDomain(
  interfaces: number,
  mirror: number | undefined,
  window: readonly [number, number] | undefined,
  walls: readonly [Wall, Wall] | undefined,
): AxisDomain {
  if (interfaces === 0 && window === undefined) {
    return {
      kind: 'uniform',
      bounds: [
        ['electric', 'electric'],
        ['magnetic', 'magnetic'],
      ],
    };
  }
  const high = walls?.[1] ?? 'open';
  const evenWindow = window === undefined || (mirror !== undefined && Math.abs(window[0] + window[1] - 2 * mirror) < 1e-15);
  if (mirror !== undefined && evenWindow && (walls === undefined || walls[0] === walls[1])) {
    return {
      kind: 'half',
      bounds: [
        ['electric', high],
        ['magnetic', high],
      ],
    };
  }
  return { kind: 'whole', bounds: [[walls?.[0] ?? 'open', high]] };
}

/**
 * The parities to solve. The first mode of a polarization has that field even about both mirror planes, so where it alone is asked
 * for the other parities need no work.
 *
 * @internal
 */
export function parities(domain: Domain, first: 'te' | 'tm' | undefined): Bounds[] {
  const across = (axis: AxisDomain, even: Wall): AxisDomain['bounds'] =>
    first === undefined || axis.kind === 'whole' ? axis.bounds : axis.bounds.filter(([low]) => low === even);
  // Ex stands upright on an electric wall across x and is even there.
  const xs = across(domain.x, first === 'te' ? 'electric' : 'magnetic');
  const ys = across(domain.y, first === 'te' ? 'magnetic' : 'electric');
  return xs.flatMap(([left, right]) => ys.map(([bottom, top]) => ({ left, right, bottom, top })));
}
