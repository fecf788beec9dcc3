import { digits } from '../../../errors.ts';
import { energyNode, shiftOf, type EnergyNode } from './energyNode.ts';
import type { LinearLoss, NonlinearMode } from './nonlinearMode.ts';
import { eigenvaluesOf, type RingEigenvalue } from './stability.ts';
import { steadyEnergies } from './steadyEnergies.ts';

/** Where the light of a ring goes, W. The parts add up to the power before the ring. */
export interface RingPowerBalance {
  readonly through: number;
  readonly drop: number;
  /** Lost linearly, by the way. */
  readonly linear: Readonly<Record<LinearLoss, number>>;
  /** Lost by the couplers from light that only passes the ring. */
  readonly passing: number;
  /** Absorbed by two photons at a time. */
  readonly twoPhoton: number;
  /** Absorbed by the carriers which that makes. */
  readonly freeCarrier: number;
  /** Of all these, heat in the core. */
  readonly heat: number;
}

/** A steady state of a ring under power. */
export interface RingSteadyState {
  /** Energy of the light in the ring, J. */
  readonly energy: number;
  /** Temperature of the core, K: chip and self-heating. */
  readonly coreTemperature: number;
  /** Carriers made by two photons, 1/m³. */
  readonly carrierDensity: number;
  /** Laser minus resonance as the light has moved it, Hz, positive on the blue side. */
  readonly detuning: number;
  /** Power at the through port over power before the ring. */
  readonly transmission: number;
  readonly balance: RingPowerBalance;
  /** Eigenvalues of the Jacobian of amplitude (two), carriers and heat, 1/s, by falling real part. */
  readonly eigenvalues: readonly RingEigenvalue[];
  /** Whether a small change dies out: no eigenvalue has a real part of 0 or more. */
  readonly stable: boolean;
}

/** Power before a ring, W, and temperature of the chip around it, K. */
interface LightOn {
  readonly power: number;
  readonly ambient: number;
}

/** All steady states of a mode, by rising energy. @internal */
export function steadyStatesOf(mode: NonlinearMode, light: LightOn): RingSteadyState[] {
  return steadyEnergies(mode, light.power).map((energy) => stateOf(mode, energyNode(mode, energy), light));
}

/** @internal */
export function stateOf(mode: NonlinearMode, node: EnergyNode, { power, ambient }: LightOn): RingSteadyState {
  const eigenvalues = eigenvaluesOf(mode, node);
  const omega = mode.detuning + shiftOf(node);
  const balance = balanceOf(mode, node, power);
  return {
    energy: node.energy,
    coreTemperature: ambient + node.rise,
    carrierDensity: node.density,
    detuning: omega / (2 * Math.PI),
    transmission: power > 0 ? balance.through / power : linearTransmission(mode, omega),
    balance,
    eigenvalues,
    stable: eigenvalues[0]!.re < 0,
  };
}

function linearTransmission({ coupling, total, inputKept }: NonlinearMode, omega: number): number {
  return (inputKept * ((total - 2 * coupling) ** 2 + omega * omega)) / (total * total + omega * omega);
}

/** From the amplitude itself, not from the parts, so that the sum of the parts says whether all is right. */
function balanceOf(mode: NonlinearMode, node: EnergyNode, power: number): RingPowerBalance {
  const { energy, rate } = node;
  const omega = mode.detuning + shiftOf(node);
  const behind = (power * ((rate - 2 * mode.coupling) ** 2 + omega * omega)) / (rate * rate + omega * omega);
  const { junction, contacts, bend, scattering, couplers } = mode.loss;
  const twice = 2 * energy;
  return {
    through: mode.inputKept * behind,
    drop: mode.inputKept * mode.dropKept * twice * mode.dropCoupling,
    linear: {
      junction: twice * junction,
      contacts: twice * contacts,
      bend: twice * bend,
      scattering: twice * scattering,
      couplers: twice * couplers,
    },
    passing: (1 - mode.inputKept) * behind + (1 - mode.inputKept * mode.dropKept) * twice * mode.dropCoupling,
    twoPhoton: twice * mode.twoPhoton * energy,
    freeCarrier: twice * node.carrierLoss,
    heat: node.heat,
  };
}

/**
 * The one stable state of several, or that of the branch said.
 *
 * @internal
 */
export function chosenState<S extends { readonly stable: boolean; readonly coreTemperature: number; readonly detuning: number }>(
  states: readonly S[],
  branch: 'cold' | 'hot' | undefined,
): S {
  const stable = states.filter((state) => state.stable).sort((a, b) => a.coreTemperature - b.coreTemperature);
  if (stable.length === 0) throw new RangeError('ringUnderPower: no steady state is stable here, the ring oscillates by itself');
  if (stable.length === 1 || branch === 'cold') return stable[0]!;
  if (branch === 'hot') return stable.at(-1)!;
  const listed = stable.map((s) => `${digits(s.coreTemperature)} K (laser − resonance ${digits(s.detuning / 1e9)} GHz)`).join(' and ');
  const which = `${stable.length} steady states are stable, with the core at ${listed}`;
  throw new RangeError(`ringUnderPower: ${which}; say branch: 'cold' or 'hot'`);
}
