import { speedOfLight } from '../constants.ts';
import {
  type RingDesign,
  type RingOperation,
  type RingPoint,
  ringModulator,
  ringOperationTable,
  ringTable,
} from '../devices/ringModulator.ts';
import { mW } from '../units.ts';
import { guideOf } from '../waveguides/guidePart.ts';
import { arbitraryRing } from './arbitraryRing.ts';
import { clause, type Clause, type Kind } from './clause.ts';
import { continuity } from './continuity.ts';
import { dimensionalScaling } from './dimensionalScaling.ts';
import { energyBalance } from './energyBalance.ts';
import { grid, record } from './grid.ts';
import type { Law, Quantity } from './law.ts';
import { limits } from './limits.ts';
import { monotoneLoss } from './monotoneLoss.ts';
import { passivity } from './passivity.ts';
import { reciprocity } from './reciprocity.ts';
import { hasExcessLoss, lossier, lossless, magnified, onOneBus, type RingCase, turnLoss } from './ringVariants.ts';
import { seedReproduces } from './seedReproduces.ts';
import { thermalRedShift } from './thermalRedShift.ts';
import { unitRoundTrip } from './unitRoundTrip.ts';

/** What the laws ask of a ring. A law whose question is not answered is not put; `RingModulator` tells what each one means. */
export interface RingAnswers {
  /** Power at the through port over power at the input. */
  transmission(point: RingPoint): number;
  /** Power at the drop port over power at the input. */
  dropTransmission?(point: RingPoint): number;
  /** Intensity in the ring over intensity in the bus. */
  buildUp?(point: RingPoint): number;
  /** m. */
  freeSpectralRange?(point: RingPoint): number;
  /** Quality factor of the loss alone. */
  intrinsicQualityFactor?(point: RingPoint): number;
  /** Loaded quality factor. */
  qualityFactor?(point: RingPoint): number;
  /** Lifetime of the energy, s. */
  photonLifetime?(point: RingPoint): number;
  /** The resonance nearest to a wavelength, m. */
  resonanceNear?(wavelength: number, operation: RingOperation): number;
  /** Shift of the resonance with temperature, m/K. */
  thermalShift?(point: RingPoint): number;
}

/** A model of rings: a design to its answers. */
export type RingModel = (design: RingDesign) => RingAnswers;

const fraction = (what: string, value: number): Quantity => ({ what, value, unit: '1' });
const length = (what: string, value: number): Quantity => ({ what, value, unit: 'm' });
const entering = fraction('the light that enters', 1);

/** Power fractions at the outputs; none where the ring has a drop bus of which the model tells nothing. */
function outputs(ring: RingAnswers, { dropCoupler }: RingDesign, point: RingPoint): Quantity[] {
  const through = fraction('through', ring.transmission(point));
  if (dropCoupler === undefined) return [through];
  return ring.dropTransmission === undefined ? [] : [through, fraction('drop', ring.dropTransmission(point))];
}

const put = <Asked>(law: Law<Asked>, ask: (make: RingModel, given: RingCase) => readonly Asked[]): Clause<RingModel, RingCase> =>
  clause(law, ask);

const clauses = [
  put(energyBalance, (make, { design, point }) =>
    lossless(design).flatMap((clear) => {
      const parts = outputs(make(clear), clear, point).map((part) => ({ ...part, what: `${part.what} (guide without loss)` }));
      return parts.length === 0 ? [] : [{ entering, parts }];
    }),
  ),
  put(energyBalance, (make, given) => {
    const { design, point } = given;
    const ring = make(design);
    const parts = outputs(ring, design, point);
    const stored = ring.buildUp?.(point);
    if (stored === undefined || parts.length === 0 || hasExcessLoss(design)) return [];
    const quality = ring.intrinsicQualityFactor?.(point);
    const range = ring.freeSpectralRange?.(point);
    const nepers = quality === undefined || range === undefined ? turnLoss(given) : (2 * Math.PI * point.wavelength) / (range * quality);
    const halfTurn = Math.exp(-nepers / 2);
    // The drop bus takes its part after half a turn.
    const lost = (1 - halfTurn) * (stored * (1 + halfTurn) - (parts[1]?.value ?? 0));
    return [{ entering, parts: [...parts, fraction('lost by what is stored', lost)] }];
  }),
  put(passivity, (make, { design, point }) => {
    const ring = make(design);
    const told = outputs(ring, design, point);
    return [{ entering, leaving: told.length > 0 ? told : [fraction('through', ring.transmission(point))] }];
  }),
  put(reciprocity, (make, { design, point }) => {
    const { coupler, dropCoupler } = design;
    const forward = make(design);
    if (dropCoupler === undefined || forward.dropTransmission === undefined) return [];
    const turned = make({ ...design, coupler: dropCoupler, dropCoupler: coupler });
    return [
      {
        forward: fraction('transmission from bus to drop bus', forward.dropTransmission(point)),
        backward: fraction('transmission from drop bus to bus', turned.dropTransmission!(point)),
      },
    ];
  }),
  put(thermalRedShift, (make, { design, point }) => {
    const ring = make(design);
    if (ring.resonanceNear === undefined) return [];
    const cold = ring.resonanceNear(point.wavelength, point);
    const warm = ring.resonanceNear(cold, { ...point, temperature: point.temperature + 1 });
    const told = ring.thermalShift?.({ ...point, wavelength: cold });
    return [
      {
        cold: length('resonance', cold),
        warm: length('resonance 1 K warmer', warm),
        ...(told !== undefined && { told: length('the thermal shift told for 1 K', told) }),
      },
    ];
  }),
  put(monotoneLoss, (make, { design, point }) => {
    const ring = make(design);
    return lossier(design).flatMap((dark) => {
      const other = make(dark);
      const questions = [];
      if (design.dropCoupler !== undefined && ring.dropTransmission !== undefined) {
        questions.push({
          withLess: fraction('drop', ring.dropTransmission(point)),
          withMore: fraction('drop with 5 dB/cm more', other.dropTransmission!(point)),
        });
      }
      if (ring.qualityFactor !== undefined) {
        questions.push({
          withLess: fraction('quality factor', ring.qualityFactor(point)),
          withMore: fraction('quality factor with 5 dB/cm more', other.qualityFactor!(point)),
        });
      }
      return questions;
    });
  }),
  put(unitRoundTrip, (make, given) => {
    const { design, point } = given;
    const ring = make(design);
    const quality = ring.intrinsicQualityFactor?.(point);
    const range = ring.freeSpectralRange?.(point);
    if (quality === undefined || range === undefined || hasExcessLoss(design)) return [];
    const around = 2 * Math.PI * design.radius;
    return [
      {
        given: { what: 'attenuation of the design', value: turnLoss(given) / around, unit: '1/m' },
        readBack: {
          what: 'attenuation in the intrinsic quality factor',
          value: (2 * Math.PI * point.wavelength) / (range * quality * around),
          unit: '1/m',
        },
      },
    ];
  }),
  put(unitRoundTrip, (make, { design, point }) => {
    const ring = make(design);
    const quality = ring.qualityFactor?.(point);
    const lifetime = ring.photonLifetime?.(point);
    if (quality === undefined || lifetime === undefined) return [];
    const cycles = (2 * Math.PI * speedOfLight * lifetime) / point.wavelength;
    return [{ given: fraction('loaded quality factor', quality), readBack: fraction('quality factor in the photon lifetime', cycles) }];
  }),
  put(unitRoundTrip, (make, { design, point }) => {
    const ring = make(design);
    if (ring.resonanceNear === undefined || ring.qualityFactor === undefined || hasExcessLoss(design)) return [];
    const wavelength = ring.resonanceNear(point.wavelength, point);
    const half = 0.5 / ring.qualityFactor({ ...point, wavelength });
    const depth = (away: number): number => 1 - ring.transmission({ ...point, wavelength: wavelength / (1 + away) });
    return [
      {
        given: fraction('half the depth of the dip', depth(0) / 2),
        readBack: fraction('its depth where the quality factor puts half of it', (depth(half) + depth(-half)) / 2),
        // Couplers change a little over the line.
        tolerance: 0.01,
      },
    ];
  }),
  put(dimensionalScaling, (make, given) =>
    magnified(given, 1.25).map(({ design, point }) => ({
      before: fraction('through', make(given.design).transmission(given.point)),
      after: fraction('through with every length times 1.25', make(design).transmission(point)),
    })),
  ),
  put(limits, (make, { design, point }) => {
    const open = make(onOneBus(design, { kind: 'power', powerCoupling: 0 }));
    return [{ answer: fraction('through without coupling', open.transmission(point)), known: entering }];
  }),
  put(limits, (make, given) => {
    const { design, point } = given;
    const once = make(onOneBus(design, { kind: 'power', powerCoupling: 1 }));
    return [
      {
        answer: fraction('through at full coupling', once.transmission(point)),
        known: fraction('what the guide of the design leaves after one turn', Math.exp(-turnLoss(given))),
      },
    ];
  }),
  put(continuity, (make, { design, point }) => {
    const ring = make(design);
    const { wavelength, temperature } = point;
    const curve = { what: 'through', unit: '1' };
    return [
      {
        ...curve,
        along: 'wavelength',
        alongUnit: 'm',
        from: wavelength,
        to: wavelength * 1.002,
        value: (at: number): number => ring.transmission({ ...point, wavelength: at }),
      },
      {
        ...curve,
        along: 'temperature',
        alongUnit: 'K',
        from: temperature,
        to: temperature + 10,
        value: (at: number): number => ring.transmission({ ...point, temperature: at }),
      },
    ];
  }),
  put(seedReproduces, (make, { design, point }) => [
    { what: 'through', answers: () => outputs(make(design), onOneBus(design), point).map(({ value }) => value) },
  ]),
];

/**
 * The laws as they are put to ring modulators.
 *
 * @internal
 */
export const ringKind: Kind<RingModel, RingCase> = {
  table: {
    design: { group: ringTable },
    point: { group: { wavelength: { unit: 'm', range: [1e-7, 1e-4] }, ...ringOperationTable } },
  },
  cases: record({
    design: arbitraryRing(),
    halfWidths: grid({ plain: 0, low: -30, high: 30, parts: 2 }),
    voltage: grid({ plain: 0, low: -8, high: 0, parts: 2 }),
    temperature: grid({ plain: 300, low: 280, high: 360, parts: 1 }),
    heaterPower: grid({ plain: 0, low: 0, high: 20, parts: 1, unit: mW }),
  }).map(({ design, halfWidths, voltage: wanted, temperature, heaterPower }) => {
    const [least, most] = guideOf(design.guide).voltageRange;
    const voltage = Math.min(Math.max(wanted, least), most);
    const ring = ringModulator(design);
    const operation = { voltage, temperature, heaterPower };
    // Near the resonance at the middle of the band, where all that a ring does happens.
    const resonance = ring.resonanceNear(1.31e-6, operation);
    const at = { ...operation, wavelength: resonance };
    // A line so broad that it has no width at half its peak is as wide as its order.
    const width = ring.line(at).amplitude > 3 - 2 * Math.SQRT2 ? ring.linewidth(at) : ring.freeSpectralRange(at);
    const wavelength = resonance + (halfWidths / 2) * width;
    return { design, point: { wavelength, ...operation } };
  }),
  clauses,
};
