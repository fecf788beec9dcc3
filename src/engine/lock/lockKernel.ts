import { tableLength, tableSteps } from './ringResponse.ts';

/** What a loop does: holds, waits above for the hot state, or comes down. @internal */
export const phases = { locked: 0, waiting: 1, descending: 2 } as const;

/** What does not change while rings are held; one entry a ring save where said. @internal */
export interface LockPlant {
  readonly rings: number;
  /** Ring after ring, each as `responseTable`. */
  readonly tables: Float64Array;
  /** 1 over the free spectral range, 1/m. */
  readonly perRange: Float64Array;
  /** Place of the resonance without heat at the reference temperature, m. */
  readonly cold: Float64Array;
  /** m/K. */
  readonly thermalShift: Float64Array;
  /** Shift of ring i by heater j, m/W, row-major. */
  readonly shift: Float64Array;
  /** Self-heating where all light is dissipated, K. */
  readonly heating: Float64Array;
  /** Most self-heating that one step of the core may add or take: an eighth of the linewidth, K. */
  readonly stride: Float64Array;
  /** Photocurrent where all light is monitored, A. */
  readonly current: Float64Array;
  /** Noise of a sample, A rms. */
  readonly noise: Float64Array;
  /** Monitor current at the set point, A. */
  readonly target: Float64Array;
  /** Heater power for each ampere of error, W/A. */
  readonly correction: Float64Array;
  /** Sign in which the monitor follows the heater at the set point; 0 under dither. */
  readonly sign: Float64Array;
  /** Widest distance of the monitor from its target under lock, A. */
  readonly band: Float64Array;
  /** Place that is wanted, m. */
  readonly wanted: Float64Array;
  /** Part of the way that heater and core go in a step. */
  readonly heaterStep: number;
  /** Step over the thermal time of the core. */
  readonly coreStep: number;
  readonly inputStep: number;
  readonly inputCodes: number;
  /** Voltage of one code over the root of the resistance, √W. */
  readonly outputStep: number;
  readonly outputCodes: number;
  readonly dither: number;
  readonly mostPower: number;
  readonly lossSteps: number;
  readonly rise: number;
  readonly highest: number;
  readonly wait: number;
  readonly fall: number;
  readonly referenceTemperature: number;
}

/** What moves. @internal */
export interface LockState {
  /** Power at the heater, W, as the converter gives it, and as the ring feels it. */
  readonly applied: Float64Array;
  readonly felt: Float64Array;
  /** Self-heating of the core, K. */
  readonly heat: Float64Array;
  /** Place of the resonance, m. */
  readonly place: Float64Array;
  /** Integrator, W, and its last value under lock. */
  readonly register: Float64Array;
  readonly held: Float64Array;
  /** Last sample, A. */
  readonly sample: Float64Array;
  readonly phase: Int32Array;
  /** Steps outside the band, or at the top; coming down, whether the monitor has been beyond its value. */
  readonly count: Int32Array;
  /** Whether the sweep on its way began at the highest power. */
  readonly whole: Int32Array;
  /** Over the steps under lock: how many, and sum, sum of squares and largest size of the distance from the wanted place, m. */
  readonly lockedSteps: Float64Array;
  readonly sum: Float64Array;
  readonly square: Float64Array;
  readonly largest: Float64Array;
  /** Sign of the dither that the present sample has met. */
  ditherSign: number;
}

/**
 * Steps of the controllers of all rings, with the temperatures from `at` up to `until`: the chip takes the temperature, heaters and cores
 * follow, each monitor is sampled, each heater gets its new voltage. `noise` holds a normal deviate a ring and step from `drawn` on.
 * Ends early after a step in which a loop has changed its phase. Allocates nothing; returns the steps taken. @internal
 */
export function lockSteps(
  plant: LockPlant,
  state: LockState,
  temperatures: Float64Array,
  at: number,
  until: number,
  noise: Float64Array,
  drawn: number,
): number {
  const { rings, tables, perRange, cold, thermalShift, shift, heating, stride, current, target, band, correction, wanted } = plant;
  const { heaterStep, coreStep, inputStep, inputCodes, outputStep, outputCodes, dither, mostPower, referenceTemperature } = plant;
  const { applied, felt, heat, place, register, held, sample, phase, count, lockedSteps, sum, square, largest } = state;
  const rms = plant.noise;
  const perInput = 1 / inputStep;
  const perOutput = 1 / outputStep;
  let changed = false;
  let n = at;
  for (; n < until && !changed; n++) {
    const warmer = temperatures[n]! - referenceTemperature;
    const sign = state.ditherSign;
    for (let j = 0; j < rings; j++) felt[j]! += heaterStep * (applied[j]! - felt[j]!);
    for (let i = 0; i < rings; i++) {
      const scale = perRange[i]!;
      const perKelvin = thermalShift[i]!;
      const base = i * tableLength;
      let dark = cold[i]! + perKelvin * warmer;
      const row = i * rings;
      for (let j = 0; j < rings; j++) dark += shift[row + j]! * felt[j]!;

      // The core follows its own light by one implicit step.
      let kelvin = heat[i]!;
      const most = heating[i]!;
      let u = (dark + perKelvin * kelvin) * scale;
      u = (u - Math.floor(u)) * tableSteps;
      let k = u | 0;
      let node = base + 2 * k;
      const rise = tables[node + 2]! - tables[node]!;
      const pull = most * (tables[node]! + (u - k) * rise) - kelvin;
      const slope = most * rise * tableSteps * scale * perKelvin - 1;
      const change = (coreStep * pull) / (slope < 0 ? 1 - coreStep * slope : 1);
      // A step along a part of the line would miss what bends there.
      kelvin = change < stride[i]! && -change < stride[i]! ? kelvin + change : settled(plant, i, dark, kelvin);
      heat[i] = kelvin;
      const here = dark + perKelvin * kelvin;
      place[i] = here;

      u = here * scale;
      u = (u - Math.floor(u)) * tableSteps;
      k = u | 0;
      node = base + 2 * k + 1;
      const seen = tables[node]! + (u - k) * (tables[node + 2]! - tables[node]!);
      const photocurrent = seen * current[i]! + rms[i]! * noise[drawn + i]!;
      const code = Math.floor(photocurrent * perInput + 0.5);
      const now = (code > 0 ? (code < inputCodes ? code : inputCodes) : 0) * inputStep;
      const before = sample[i]!;
      sample[i] = now;
      const error = now - target[i]!;
      const outside = error > band[i]! || error < -band[i]!;

      let next: number;
      if (phase[i] === phases.locked) {
        // A heater at its end holds nothing, even where the monitor is not yet far.
        const railed = register[i] === 0 || register[i] === mostPower;
        if (!outside && !railed) {
          count[i] = 0;
          held[i] = register[i]!;
        } else if (++count[i]! >= plant.lossSteps) {
          changed = true;
        }
        next = register[i]! - correction[i]! * (dither > 0 ? sign * (now - before) : error);
        next = next > 0 ? (next < mostPower ? next : mostPower) : 0;
        register[i] = next;
        let orders = (here - wanted[i]!) * scale;
        orders -= Math.floor(orders + 0.5);
        const residual = orders / scale;
        lockedSteps[i]!++;
        sum[i]! += residual;
        square[i]! += residual * residual;
        if (residual > largest[i]! || -residual > largest[i]!) largest[i] = Math.abs(residual);
        if (changed && count[i]! >= plant.lossSteps) {
          begin(plant, state, i, plant.rise > 0 && outside ? 0 : 1);
          next = register[i]!;
        }
      } else {
        if (search(plant, state, i, error, outside)) changed = true;
        next = register[i]!;
      }
      next -= dither * sign;
      next = next > 0 ? (next < mostPower ? next : mostPower) : 0;
      // The code is that of a voltage.
      const out = Math.floor(Math.sqrt(next) * perOutput + 0.5);
      const root = (out < outputCodes ? out : outputCodes) * outputStep;
      applied[i] = root * root;
    }
    drawn += rings;
    state.ditherSign = -sign;
  }
  return n - at;
}

/** The core's self-heating after a step of the controllers, in steps of its own that each go no farther than the ring's stride. */
function settled(plant: LockPlant, i: number, dark: number, before: number): number {
  const { tables } = plant;
  const scale = plant.perRange[i]!;
  const perKelvin = plant.thermalShift[i]!;
  const most = plant.heating[i]!;
  const stride = plant.stride[i]!;
  let kelvin = before;
  let left = plant.coreStep;
  while (left > 0) {
    let u = (dark + perKelvin * kelvin) * scale;
    u = (u - Math.floor(u)) * tableSteps;
    const k = u | 0;
    const node = i * tableLength + 2 * k;
    const rise = tables[node + 2]! - tables[node]!;
    const pull = most * (tables[node]! + (u - k) * rise) - kelvin;
    const slope = Math.min(0, most * rise * tableSteps * scale * perKelvin - 1);
    // The step at which the implicit change is one stride, where it comes to that.
    const reach = Math.abs(pull) + stride * slope;
    const step = reach > 0 ? Math.min(left, stride / reach) : left;
    kelvin += (step * pull) / (1 - step * slope);
    left -= step;
  }
  return kelvin;
}

/** One step of a loop that looks for its ring; whether its phase has changed. */
function search(plant: LockPlant, state: LockState, i: number, error: number, outside: boolean): boolean {
  const { count, phase } = state;
  if (phase[i] === phases.waiting) {
    if (++count[i]! < plant.wait) return false;
    phase[i] = phases.descending;
    count[i] = 0;
    return true;
  }
  const dithered = plant.dither > 0;
  // From above, where the monitor is beyond its value: what meets it at the top may be the wrong side of the line.
  const beyond = dithered || plant.sign[i]! * error > 0;
  if (outside && beyond) count[i] = 1;
  if (count[i] === 1 && !(dithered ? outside : beyond)) {
    phase[i] = phases.locked;
    count[i] = 0;
    state.held[i] = state.register[i]!;
    return true;
  }
  const next = state.register[i]! - plant.fall;
  const end = state.whole[i] === 1 ? 0 : Math.max(0, state.held[i]! - plant.rise);
  if (next >= end) {
    state.register[i] = next;
    return false;
  }
  begin(plant, state, i, 1);
  return true;
}

/** Up: a little above the last power that held, or to the top of all. */
function begin(plant: LockPlant, state: LockState, i: number, whole: number): void {
  state.phase[i] = phases.waiting;
  state.count[i] = 0;
  state.whole[i] = whole;
  state.register[i] = whole === 1 ? plant.highest : Math.min(state.held[i]! + plant.rise, plant.mostPower);
}
