import fc from 'fast-check';
import { type EdgeCouplerDesign, type EdgeCouplerOperation, type EdgeCouplerPoint, edgeCouplerTable } from '../devices/edgeCoupler.ts';
import type { Stage } from '../light.ts';
import { averagePower, continuousWave } from '../light.ts';
import { degree, mW, nm, um } from '../units.ts';
import { arbitraryCoupler } from './arbitraryCoupler.ts';
import { clause, type Clause, type Kind } from './clause.ts';
import { continuity } from './continuity.ts';
import { dimensionalScaling } from './dimensionalScaling.ts';
import { grid, record } from './grid.ts';
import type { Law, Quantity } from './law.ts';
import { limits } from './limits.ts';
import { monotoneLoss } from './monotoneLoss.ts';
import { passivity } from './passivity.ts';
import { reciprocity } from './reciprocity.ts';
import { seedReproduces } from './seedReproduces.ts';
import { unitRoundTrip } from './unitRoundTrip.ts';

/** What the laws ask of a coupler between a fiber and a chip. A law whose question is not answered is not put; see `EdgeCoupler`. */
export interface CouplerAnswers {
  /** Power behind the coupler over power before it. */
  transmission(point: EdgeCouplerPoint): number;
  /** The same in dB, positive. */
  lossDb?(point: EdgeCouplerPoint): number;
  /** The coupler held at an operation. */
  at?(operation: EdgeCouplerOperation): Stage;
}

/** A model of couplers between a fiber and a chip: a design to its answers. */
export type CouplerModel = (design: EdgeCouplerDesign) => CouplerAnswers;

interface CouplerCase {
  readonly design: EdgeCouplerDesign;
  readonly point: Required<Omit<EdgeCouplerPoint, 'gap'>>;
}

const fraction = (what: string, value: number): Quantity => ({ what, value, unit: '1' });
const decibels = (what: string, value: number): Quantity => ({ what, value, unit: 'dB' });
const straight = { tiltX: 0, tiltY: 0 };
const aligned = { offsetX: 0, offsetY: 0, ...straight };

const put = <Asked>(
  law: Law<Asked>,
  ask: (make: CouplerModel, given: CouplerCase) => readonly Asked[],
): Clause<CouplerModel, CouplerCase> => clause(law, ask);

const clauses = [
  put(passivity, (make, { design, point }) => [
    { entering: fraction('the light that enters', 1), leaving: [fraction('transmission', make(design).transmission(point))] },
  ]),
  put(reciprocity, (make, { design, point }) => {
    const { fiberMode, chipMode, gap } = design;
    const { offsetX, offsetY, tiltX, tiltY } = point;
    const swapped = make({ ...design, fiberMode: chipMode, chipMode: fiberMode });
    // The other axis as the first one sees it: displaced to the other side, and by what the tilt adds over the gap.
    const back = { ...point, offsetX: gap * tiltX - offsetX, offsetY: gap * tiltY - offsetY };
    return [
      {
        forward: fraction('transmission from fiber to chip', make(design).transmission(point)),
        backward: fraction('transmission from chip to fiber', swapped.transmission(back)),
      },
    ];
  }),
  put(monotoneLoss, (make, { design, point }) => {
    const coupler = make(design);
    const near = { ...point, ...straight };
    const far = { ...near, offsetX: 2 * point.offsetX, offsetY: 2 * point.offsetY };
    const lossy = make({ ...design, propagationLossDb: design.propagationLossDb + 1 });
    return [
      {
        withLess: fraction('transmission without tilt', coupler.transmission(near)),
        withMore: fraction('transmission at twice the offset', coupler.transmission(far)),
      },
      {
        withLess: fraction('transmission', coupler.transmission(point)),
        withMore: fraction('transmission with 1 dB more', lossy.transmission(point)),
      },
    ];
  }),
  put(unitRoundTrip, (make, { design, point }) => {
    const lossy = make({ ...design, propagationLossDb: design.propagationLossDb + 1 });
    const ratio = make(design).transmission(point) / lossy.transmission(point);
    return [{ given: decibels('loss added to the design', 1), readBack: decibels('what it takes from the light', 10 * Math.log10(ratio)) }];
  }),
  put(unitRoundTrip, (make, { design, point }) => {
    const coupler = make(design);
    const lossDb = coupler.lossDb?.(point);
    if (lossDb === undefined) return [];
    return [
      {
        given: fraction('transmission', coupler.transmission(point)),
        readBack: fraction('transmission in the loss in dB', 10 ** (-lossDb / 10)),
      },
    ];
  }),
  put(unitRoundTrip, (make, { design, point }) => {
    const coupler = make(design);
    const { wavelength, ...operation } = point;
    const source = { wavelength, rin: 0, linewidth: 0, polarizationExtinction: 1e12, source: 'laser' };
    const lane = coupler.at?.(operation)(continuousWave(source, mW)).lanes[0];
    if (lane === undefined) return [];
    return [
      {
        given: fraction('transmission', coupler.transmission(point)),
        readBack: fraction('transmission of the stage', averagePower(lane) / mW),
      },
    ];
  }),
  put(dimensionalScaling, (make, { design, point }) => {
    const by = 1.5;
    const larger = (mode: EdgeCouplerDesign['fiberMode']): EdgeCouplerDesign['fiberMode'] => ({
      modeFieldDiameter: { x: by * mode.modeFieldDiameter.x, y: by * mode.modeFieldDiameter.y },
    });
    const magnified = make({ ...design, fiberMode: larger(design.fiberMode), chipMode: larger(design.chipMode), gap: by * design.gap });
    const there = { ...point, wavelength: by * point.wavelength, offsetX: by * point.offsetX, offsetY: by * point.offsetY };
    return [
      {
        before: fraction('transmission', make(design).transmission(point)),
        after: fraction('transmission with every length times 1.5', magnified.transmission(there)),
      },
    ];
  }),
  put(limits, (make, { design, point }) => {
    const { polarizationDependentLossDb: _, ...rest } = design;
    const ideal = { ...rest, chipMode: design.fiberMode, gap: 0, facet: { kind: 'coated', reflectance: 0 }, propagationLossDb: 0 } as const;
    return [
      {
        answer: fraction('transmission between equal modes, aligned, without loss', make(ideal).transmission({ ...point, ...aligned })),
        known: fraction('all', 1),
      },
    ];
  }),
  put(limits, (make, { design, point }) => {
    const widest = Math.max(design.fiberMode.modeFieldDiameter.x, design.chipMode.modeFieldDiameter.x);
    const away = { ...point, ...straight, offsetX: 10 * widest + 2 * design.gap };
    return [
      {
        answer: fraction('transmission ten mode widths away', make(design).transmission(away)),
        known: fraction('none', 0),
        tolerance: 1e-3,
        scale: 1,
      },
    ];
  }),
  put(continuity, (make, { design, point }) => {
    const coupler = make(design);
    return [
      {
        what: 'transmission',
        unit: '1',
        along: 'offsetX',
        alongUnit: 'm',
        from: point.offsetX,
        to: point.offsetX + 5 * um,
        value: (offsetX: number): number => coupler.transmission({ ...point, offsetX }),
      },
      {
        what: 'transmission',
        unit: '1',
        along: 'wavelength',
        alongUnit: 'm',
        from: point.wavelength,
        to: point.wavelength + 20 * nm,
        value: (wavelength: number): number => coupler.transmission({ ...point, wavelength }),
      },
    ];
  }),
  put(seedReproduces, (make, { design, point }) => [{ what: 'transmission', answers: () => [make(design).transmission(point)] }]),
];

const offset = grid({ plain: 0, low: -3, high: 3, parts: 10, unit: um });
const tilt = grid({ plain: 0, low: -3, high: 3, parts: 10, unit: degree });
const meters = { unit: 'm', range: [-1, 1] } as const;
const radians = { unit: 'rad', range: [-1, 1] } as const;

/**
 * The laws as they are put to couplers between a fiber and a chip.
 *
 * @internal
 */
export const couplerKind: Kind<CouplerModel, CouplerCase> = {
  table: {
    design: { group: edgeCouplerTable },
    point: {
      group: {
        wavelength: meters,
        offsetX: meters,
        offsetY: meters,
        tiltX: radians,
        tiltY: radians,
        polarization: { choice: ['te', 'tm'] },
      },
    },
  },
  cases: record({
    design: arbitraryCoupler(),
    point: record({
      wavelength: grid({ plain: 1310, low: 1260, high: 1340, parts: 1, unit: nm }),
      offsetX: offset,
      offsetY: offset,
      tiltX: tilt,
      tiltY: tilt,
      polarization: fc.constantFrom('te' as const, 'tm' as const),
    }),
  }),
  clauses,
};
