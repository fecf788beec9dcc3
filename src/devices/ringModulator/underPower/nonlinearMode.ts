import { planckConstant, speedOfLight } from '../../../constants.ts';
import { digits } from '../../../errors.ts';
import { linewidthPhase } from '../metrics.ts';
import type { RingPoint } from '../table.ts';
import type { Turn } from '../turn.ts';
import type { CarrierLaw } from './carrierLaw.ts';
import type { RingNonlinearity } from './table.ts';

/** Ways by which the light of a ring is lost linearly. */
export type LinearLoss = 'junction' | 'contacts' | 'bend' | 'scattering' | 'couplers';

/** In the order of the table. @internal */
export const linearLosses: readonly LinearLoss[] = ['junction', 'contacts', 'bend', 'scattering', 'couplers'];

/**
 * One resonance beside a laser as the numbers of coupled modes: amplitude rates in 1/s, shifts of laser − resonance in rad/s, energy U
 * in the ring
 * in J. @internal
 */
export interface NonlinearMode {
  /** Into the input bus and into the drop bus. */
  readonly coupling: number;
  readonly dropCoupling: number;
  /** By each linear way. */
  readonly loss: Readonly<Record<LinearLoss, number>>;
  /** Sum of all of these. */
  readonly total: number;
  /** Laser − resonance of the ring without light. */
  readonly detuning: number;
  /** By two photons, for each joule. */
  readonly twoPhoton: number;
  /** By the Kerr index, for each joule. */
  readonly kerr: number;
  /** By heat, for each kelvin of the core. */
  readonly perKelvin: number;
  /** Heat in the core for each joule in the ring, W/J, linear ways alone, and what two photons add for each joule more, W/J². */
  readonly heat: number;
  /** Part of the light absorbed by the junction that becomes heat. */
  readonly junctionShare: number;
  readonly twoPhotonHeat: number;
  /** Part of the light absorbed by made carriers that becomes heat. */
  readonly carrierHeat: number;
  /** Rise of the core for each watt of heat, K/W, and the rate at which it follows. */
  readonly resistance: number;
  readonly thermalRate: number;
  /** Carriers made for each J², 1/(m³ s), and the rate at which they go. */
  readonly generation: number;
  readonly carrierRate: number;
  readonly carriers: CarrierLaw;
  /** Amplitude rate for each 1/m of absorption, and shift for each fall of the index of the core. */
  readonly perAbsorption: number;
  readonly perIndex: number;
  /** Power that the couplers pass, and the sign of the field at the drop bus. */
  readonly inputKept: number;
  readonly dropKept: number;
  readonly sign: 1 | -1;
  /** Wavelengths in a turn. */
  readonly order: number;
}

/** What a mode needs to know of its ring beside a turn. @internal */
export interface NonlinearRing {
  readonly design: RingNonlinearity;
  readonly selfHeatingResistance: number;
  readonly carriers: CarrierLaw;
}

/** The resonance of an order, the nearest to the laser if absent, at a point whose temperature is that of the chip. @internal */
export function nonlinearMode(turn: Turn, ring: NonlinearRing, point: RingPoint, orderAsked?: number): NonlinearMode {
  const { design, selfHeatingResistance, carriers } = ring;
  const { wavelength } = point;
  const order = orderAsked ?? Math.round(turn.order(point));
  const groupIndex = turn.groupIndex(point);
  const turnTime = (groupIndex * turn.circumference) / speedOfLight;
  const frequency = (2 * Math.PI * speedOfLight) / wavelength;
  const rates = modeRatesAt(turn, point, turnTime);
  const { loss } = rates;
  const velocity = speedOfLight / groupIndex;
  const { absorbedFraction: part, nonlinearArea, carrierArea } = design;
  const volume = nonlinearArea * turn.circumference;
  const carrierVolume = carrierArea * turn.circumference;
  const twoPhoton = (design.twoPhotonAbsorption * velocity * velocity) / (2 * volume);
  const photon = planckConstant * (speedOfLight / wavelength);
  const [inputKept, dropKept] = turn.couplerTransmission;
  // Each by name: a spread of this size is slow.
  return {
    coupling: rates.coupling,
    dropCoupling: rates.dropCoupling,
    loss,
    total: rates.total,
    detuning: (2 * Math.PI * turn.ordersBeyond(point, order)) / turnTime,
    twoPhoton,
    kerr: (frequency * design.kerrIndex * speedOfLight) / (groupIndex * groupIndex * volume),
    perKelvin: (frequency * turn.temperatureSlope(point)) / groupIndex,
    heat: 2 * linearLosses.reduce((sum, way) => sum + part[way] * loss[way], 0),
    junctionShare: part.junction,
    twoPhotonHeat: 2 * part.twoPhoton * twoPhoton,
    carrierHeat: part.freeCarrier,
    resistance: selfHeatingResistance,
    thermalRate: 1 / design.thermalTime,
    generation: (design.twoPhotonAbsorption * (velocity / carrierVolume) ** 2) / (2 * photon),
    carrierRate: 1 / design.carrierLifetime,
    carriers,
    perAbsorption: (velocity * design.carrierConfinement) / 2,
    perIndex: (frequency * design.carrierConfinement) / groupIndex,
    inputKept,
    dropKept,
    sign: order % 2 === 0 ? 1 : -1,
    order,
  };
}

/** Linear amplitude rates: 1/τ is π times the exact linewidth, shared between the ways as their nepers. */
function modeRatesAt(turn: Turn, point: RingPoint, turnTime: number): Pick<NonlinearMode, 'coupling' | 'dropCoupling' | 'loss' | 'total'> {
  const bus = -Math.log1p(-turn.inputCoupling(point.wavelength)) / 2;
  const drop = -Math.log1p(-turn.dropCoupling(point.wavelength)) / 2;
  if (!(bus > 0)) throw new RangeError(`ringUnderPower: the ring couples no light at ${digits(point.wavelength)} m`);
  const parts = turn.guide.attenuationParts(point);
  for (const way of ['junction', 'contacts', 'bend', 'scattering'] as const) {
    if (!(parts[way] >= 0)) throw new RangeError(`ringUnderPower: loss by ${way} is ${digits(parts[way])} 1/m, must not be negative`);
  }
  const nepers = {
    junction: (parts.junction * turn.junctionLength) / 2,
    contacts: (parts.contacts * turn.junctionLength) / 2,
    bend: (parts.bend * turn.circumference) / 2,
    scattering: (parts.scattering * turn.circumference) / 2,
    couplers: -Math.log(turn.couplerTransmission[0] * turn.couplerTransmission[1]) / 2,
  };
  const total = linearLosses.reduce((sum, way) => sum + nepers[way], bus + drop);
  const width = linewidthPhase(Math.exp(-total));
  if (width > (2 * Math.PI) / 20) {
    throw new RangeError(`ringUnderPower: finesse is ${digits((2 * Math.PI) / width)}, coupled modes need 20 or more`);
  }
  const scale = width / (2 * total * turnTime);
  return {
    coupling: scale * bus,
    dropCoupling: scale * drop,
    loss: {
      junction: scale * nepers.junction,
      contacts: scale * nepers.contacts,
      bend: scale * nepers.bend,
      scattering: scale * nepers.scattering,
      couplers: scale * nepers.couplers,
    },
    total: scale * total,
  };
}
