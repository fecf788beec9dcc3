import type { StiffSystem } from '../../../numerics/rosenbrock.ts';
import { carrierPlaces } from './carrierLaw.ts';
import type { NonlinearMode } from './nonlinearMode.ts';

/** Places of what moves: amplitude, carriers, heat of the core, and the integrals that are carried along. @internal */
export const motionPlaces = {
  re: 0,
  im: 1,
  density: 2,
  rise: 3,
  input: 4,
  behind: 5,
  energy: 6,
  junction: 7,
  twoPhoton: 8,
  freeCarrier: 9,
  count: 10,
} as const;

/** What drives a ring between two moments, each straight between its ends. @internal */
export interface DriveSegment {
  readonly from: number;
  readonly to: number;
  /** Field before the ring, √W, detuning without light, rad/s, and amplitude rate of the junction's loss, 1/s. */
  readonly field: readonly [number, number];
  readonly detuning: readonly [number, number];
  readonly junction: readonly [number, number];
}

/** Units in which the motion is followed: energy (J), density (1/m³), rise (K), energy passed (J). @internal */
export interface MotionUnits {
  readonly energy: number;
  readonly density: number;
  readonly rise: number;
  readonly passed: number;
}

/**
 * The motion of a ring under power: da/dt = −(γ + jΩ) a + √(2/τe) s behind which goes s − √(2/τe) a, dN/dt = G U² − N/τc, dT/dt = (R
 * P_heat − T)/τth with U = |a|², and the energy
 * that goes each way. [Johnson2006, eqs. 1 to 13; deCea2019, eqs. 1 to 3]
 *
 * @internal
 */
export function motion(mode: NonlinearMode, { from, to, field, detuning, junction }: DriveSegment, units: MotionUnits): StiffSystem {
  const feed = Math.sqrt(2 * mode.coupling);
  const amplitudeUnit = Math.sqrt(units.energy);
  const passive = mode.total - mode.loss.junction;
  // Heat for each joule by the ways whose loss stays.
  const junctionShare = mode.junctionShare;
  const passiveHeat = mode.heat - 2 * junctionShare * mode.loss.junction;
  const law = new Float64Array(carrierPlaces.count);
  const part = (time: number, [first, last]: readonly [number, number]): number => first + ((last - first) * (time - from)) / (to - from);
  const { carrierRate, generation, thermalRate, resistance, twoPhoton, kerr, perKelvin, perIndex, perAbsorption, carrierHeat } = mode;
  const size = motionPlaces.count;
  const made = (generation * units.energy ** 2) / units.density;
  const warmed = (thermalRate * resistance * units.energy) / units.rise;
  const passed = units.energy / units.passed;
  return {
    size,
    slope: (time, y, out) => {
      const x = y[0]!;
      const z = y[1]!;
      const s = part(time, field) / amplitudeUnit;
      const byJunction = part(time, junction);
      mode.carriers.write(y[2]! * units.density, law);
      const u = x * x + z * z;
      const energy = u * units.energy;
      const byCarriers = perAbsorption * law[0]!;
      const rate = passive + byJunction + twoPhoton * energy + byCarriers;
      const omega = part(time, detuning) + perKelvin * y[3]! * units.rise + kerr * energy - perIndex * law[2]!;
      out[0] = -rate * x + omega * z + feed * s;
      out[1] = -rate * z - omega * x;
      out[2] = made * u * u - carrierRate * y[2]!;
      const heat = passiveHeat + 2 * junctionShare * byJunction + mode.twoPhotonHeat * energy + 2 * carrierHeat * byCarriers;
      out[3] = warmed * heat * u - thermalRate * y[3]!;
      out[4] = passed * s * s;
      out[5] = passed * ((s - feed * x) ** 2 + feed * feed * z * z);
      out[6] = passed * u;
      out[7] = 2 * passed * byJunction * u;
      out[8] = 2 * passed * twoPhoton * energy * u;
      out[9] = 2 * passed * byCarriers * u;
    },
    jacobian: (time, y, out) => {
      const x = y[0]!;
      const z = y[1]!;
      const s = part(time, field) / amplitudeUnit;
      const byJunction = part(time, junction);
      mode.carriers.write(y[2]! * units.density, law);
      const u = x * x + z * z;
      const energy = u * units.energy;
      const byCarriers = perAbsorption * law[0]!;
      const lossSlope = perAbsorption * law[1]! * units.density;
      const fallSlope = perIndex * (law[3]! + law[4]!) * units.density;
      const rate = passive + byJunction + twoPhoton * energy + byCarriers;
      const omega = part(time, detuning) + perKelvin * y[3]! * units.rise + kerr * energy - perIndex * law[2]!;
      const b = twoPhoton * units.energy;
      const k = kerr * units.energy;
      const q = perKelvin * units.rise;
      out.fill(0);
      // Changes with the real and imaginary part go by u, whose derivatives are 2x and 2z.
      out[0] = -rate + 2 * x * (-b * x + k * z);
      out[1] = omega + 2 * z * (-b * x + k * z);
      out[2] = -lossSlope * x - fallSlope * z;
      out[3] = q * z;
      out[size] = -omega + 2 * x * (-b * z - k * x);
      out[size + 1] = -rate + 2 * z * (-b * z - k * x);
      out[size + 2] = -lossSlope * z + fallSlope * x;
      out[size + 3] = -q * x;
      out[2 * size] = 4 * made * u * x;
      out[2 * size + 1] = 4 * made * u * z;
      out[2 * size + 2] = -carrierRate;
      const heat = passiveHeat + 2 * junctionShare * byJunction + 2 * mode.twoPhotonHeat * energy + 2 * carrierHeat * byCarriers;
      out[3 * size] = 2 * x * warmed * heat;
      out[3 * size + 1] = 2 * z * warmed * heat;
      out[3 * size + 2] = 2 * warmed * carrierHeat * lossSlope * u;
      out[3 * size + 3] = -thermalRate;
      out[5 * size] = -2 * passed * feed * (s - feed * x);
      out[5 * size + 1] = 2 * passed * feed * feed * z;
      const bySquare = [passed, 2 * passed * byJunction, 4 * passed * twoPhoton * energy, 2 * passed * byCarriers];
      for (let row = 0; row < 4; row++) {
        out[(6 + row) * size] = 2 * x * bySquare[row]!;
        out[(6 + row) * size + 1] = 2 * z * bySquare[row]!;
      }
      out[9 * size + 2] = 2 * passed * lossSlope * u;
    },
    drift: (time, y, out) => {
      const x = y[0]!;
      const z = y[1]!;
      const s = part(time, field) / amplitudeUnit;
      const over = to - from;
      const moved = (detuning[1] - detuning[0]) / over;
      const lost = (junction[1] - junction[0]) / over;
      const fed = (field[1] - field[0]) / over / amplitudeUnit;
      const u = x * x + z * z;
      out.fill(0);
      out[0] = -lost * x + moved * z + feed * fed;
      out[1] = -lost * z - moved * x;
      out[3] = 2 * warmed * junctionShare * lost * u;
      out[4] = 2 * passed * s * fed;
      out[5] = 2 * passed * (s - feed * x) * fed;
      out[7] = 2 * passed * lost * u;
    },
  };
}
