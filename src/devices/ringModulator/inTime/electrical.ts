
/** Places of the electrical weights of a step. @internal */
export const electricalWeights = 8;

/**
 * Weights of one step through two poles with an input that is linear in time, exact: driver y' = dy·y + d0·u + d1·u', junction
 * v' = dv·v + cy·y + c0·u + c1·u', written in that order. `driver` and `junction` are the time constants over the step, 0 for none.
 * @internal
 */
export function writeElectricalWeights(driver: number, junction: number, weights: Float64Array): void {
  const driverDecay = Math.exp(-1 / driver);
  const junctionDecay = Math.exp(-1 / junction);
  const driverRamp = driver === 0 ? 0 : -driver * Math.expm1(-1 / driver);
  const ramp = driver + junction;
  // What the driver's own transient leaves in the junction; the poles may be equal, or either may be missing.
  const apart = 1 / junction - 1 / driver;
  let crossed = driverDecay;
  if (driver === 0) crossed = 0;
  else if (apart === 0) crossed = junctionDecay / junction;
  else if (apart < 1) crossed = (junctionDecay * Math.expm1(apart)) / (apart * junction);
  else if (junction > 0) crossed = (driverDecay - junctionDecay) / (apart * junction);
  weights[0] = driverDecay;
  weights[1] = driverRamp - driverDecay;
  weights[2] = 1 - driverRamp;
  weights[3] = junctionDecay;
  weights[4] = crossed;
  weights[5] = ramp - junctionDecay * (1 + ramp) - crossed * (1 + driver);
  weights[6] = 1 - ramp + ramp * junctionDecay + crossed * driver;
}

/** A junction whose time constant and place depend on its voltage. @internal */
export interface VariableJunction {
  /** Time constant of the driver over the step. */
  readonly driver: number;
  /** Time constant of the junction over the step, by its voltage. */
  readonly timeConstant: (voltage: number) => number;
  /** Place of the resonance, by the voltage. */
  readonly place: (voltage: number) => number;
  readonly low: number;
  readonly high: number;
  /** What places are multiplied by. */
  readonly scale: number;
}

/**
 * Places behind `n` samples of a drive, from `from` on, with a capacitance that depends on the voltage: each step with that of its middle, found by a first step with that of its start:
 * second order in the step. `state` holds driver, voltage, last input sample. @internal
 */
export function stepVariableJunction(
  drive: Float64Array,
  from: number,
  n: number,
  junction: VariableJunction,
  weights: Float64Array,
  state: Float64Array,
  places: Float64Array,
): void {
  const { driver, low, high, scale } = junction;
  for (let i = 0; i < n; i++) {
    const y = state[0]!;
    const v0 = state[1]!;
    const u0 = state[2]!;
    const u1 = drive[from + i]!;
    let v1 = v0;
    for (let pass = 0; pass < 2; pass++) {
      writeElectricalWeights(driver, junction.timeConstant((v0 + v1) / 2), weights);
      const passed = weights[3]! * v0 + (weights[4]! * y + (weights[5]! * u0 + weights[6]! * u1));
      // Both poles keep the junction between the extremes of the drive; rounding may not.
      v1 = Math.min(Math.max(passed, low), high);
    }
    state[0] = weights[0]! * y + (weights[1]! * u0 + weights[2]! * u1);
    state[1] = v1;
    state[2] = u1;
    places[i] = scale * junction.place(v1);
  }
}
