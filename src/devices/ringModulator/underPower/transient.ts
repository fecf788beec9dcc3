import { digits, inRange } from '../../../errors.ts';
import type { Waveform } from '../../../light.ts';
import { followStiff } from '../../../numerics/rosenbrock.ts';
import { energyNode } from './energyNode.ts';
import { checkPower } from './folds.ts';
import { motion, motionPlaces, type DriveSegment, type MotionUnits } from './motion.ts';
import { linearLosses, type LinearLoss, type NonlinearMode } from './nonlinearMode.ts';
import { carrierPlaces } from './carrierLaw.ts';
import { chosenState, steadyStatesOf } from './steadyState.ts';

const who = 'ringUnderPower';

/** How a ring under power is driven over a time that may reach from picoseconds to milliseconds. */
export interface RingTransientTask {
  /** Vacuum wavelength of the laser, m. */
  readonly wavelength: number;
  /** Power before the ring, W; a waveform's field, the root of it, is linear between samples. */
  readonly power: number | Waveform;
  /** Voltage on the junction, V; as a waveform it moves resonance and loss, both linear between samples. */
  readonly voltage: number | Waveform;
  /** Temperature of the chip, K. */
  readonly ambient: number | Waveform;
  /** Power of the heater, W; none if absent. The resonance follows it at once. */
  readonly heaterPower?: number | Waveform;
  /** Length of the run, s. A waveform that is shorter holds its last sample. */
  readonly duration: number;
  /** Steady state from which the run starts: `dark`, without light, or that of a branch at the first samples. */
  readonly start: 'dark' | 'cold' | 'hot';
}

/** How closely a run is followed. */
export interface RingTransientOptions {
  /** Error that a step may make, relative; 1e-8 if absent. */
  readonly tolerance?: number;
  /** Most steps; 1e6 if absent. */
  readonly steps?: number;
}

/**
 * Energies of a run, J: input + storedBefore is the sum of the others but `heat` to the run's tolerance. Each is carried along by the
 * integration.
 */
export interface RingTransientEnergy {
  readonly input: number;
  readonly through: number;
  readonly drop: number;
  readonly linear: Readonly<Record<LinearLoss, number>>;
  /** Lost by the couplers from light that only passes the ring. */
  readonly passing: number;
  readonly twoPhoton: number;
  readonly freeCarrier: number;
  readonly storedBefore: number;
  readonly stored: number;
}

/** A run of a ring under power, at the moments at which the integration stood; one number for each. */
export interface RingTransient {
  /** s. */
  readonly time: Float64Array;
  /** Energy in the ring, J. */
  readonly energy: Float64Array;
  /** K. */
  readonly coreTemperature: Float64Array;
  /** Carriers made by two photons, 1/m³. */
  readonly carrierDensity: Float64Array;
  /** Laser minus resonance, Hz. */
  readonly detuning: Float64Array;
  /** Power at the through port, W. */
  readonly through: Float64Array;
  /** Where all of the energy went. */
  readonly balance: RingTransientEnergy;
}

/** A mode at a voltage, chip temperature and heater power. @internal */
export type ModeAt = (
  point: { readonly wavelength: number; readonly voltage: number; readonly ambient: number; readonly heaterPower?: number },
  order?: number,
) => NonlinearMode;

/** @internal */
export function transientOf(modeAt: ModeAt, task: RingTransientTask, options: RingTransientOptions): RingTransient {
  const { tolerance = 1e-8, steps = 1e6 } = options;
  inRange(who, 'duration', task.duration, 's', 1e-13, 10);
  inRange(who, 'tolerance', tolerance, '1', 1e-13, 1e-2);
  if (!['dark', 'cold', 'hot'].includes(task.start)) {
    throw new RangeError(`${who}: start is ${JSON.stringify(task.start)}, must be one of dark, cold, hot`);
  }
  const { mode, segments, ambient, strongest } = segmentsOf(modeAt, task);
  const units = unitsOf(mode, strongest, task.duration);
  const y = startOf({ ...mode, detuning: segments[0]!.detuning[0] }, segments[0]!, ambient(0), units, task.start);
  const rows: number[][] = [[], [], [], [], [], []];
  const law = new Float64Array(carrierPlaces.count);
  const feed = Math.sqrt(2 * mode.coupling);
  let segment = segments[0]!;
  const record = (time: number): void => {
    const part = (time - segment.from) / (segment.to - segment.from);
    const between = ([first, last]: readonly [number, number]): number => first + part * (last - first);
    const scale = Math.sqrt(units.energy);
    const field = between(segment.field);
    const [x, z] = [y[0]! * scale, y[1]! * scale];
    const energy = x * x + z * z;
    const density = y[2]! * units.density;
    const rise = y[3]! * units.rise;
    mode.carriers.write(density, law);
    const omega = between(segment.detuning) + mode.perKelvin * rise + mode.kerr * energy - mode.perIndex * law[2]!;
    const through = mode.inputKept * ((field - feed * x) ** 2 + (feed * z) ** 2);
    const values = [time, energy, ambient(time) + rise, density, omega / (2 * Math.PI), through];
    values.forEach((value, k) => rows[k]!.push(value));
  };
  record(0);
  const storedBefore = rows[1]![0]!;
  const absolute = new Float64Array(motionPlaces.count).fill(tolerance * 1e-3);
  let step = 0.1 / mode.total;
  for (segment of segments) {
    const { from, to } = segment;
    const left = Math.max(1, steps - rows[0]!.length);
    step = followStiff(motion(mode, segment, units), y, { from, to, relative: tolerance, absolute, firstStep: step, steps: left }, record);
  }
  const [time, energy, coreTemperature, carrierDensity, detuning, through] = rows.map((row) => Float64Array.from(row));
  const stored = energy!.at(-1)!;
  return {
    time: time!,
    energy: energy!,
    coreTemperature: coreTemperature!,
    carrierDensity: carrierDensity!,
    detuning: detuning!,
    through: through!,
    balance: balanceOf(mode, y, units.passed, { storedBefore, stored }),
  };
}

function balanceOf(
  mode: NonlinearMode,
  y: Float64Array,
  unit: number,
  stored: { readonly storedBefore: number; readonly stored: number },
): RingTransientEnergy {
  const { input, behind, energy, junction, twoPhoton, freeCarrier } = motionPlaces;
  const held = y[energy]! * unit;
  const dropped = 2 * mode.dropCoupling * held;
  const passed = y[behind]! * unit;
  const linear = Object.fromEntries(linearLosses.map((way) => [way, 2 * mode.loss[way] * held])) as Record<LinearLoss, number>;
  return {
    input: y[input]! * unit,
    through: mode.inputKept * passed,
    drop: mode.inputKept * mode.dropKept * dropped,
    linear: { ...linear, junction: y[junction]! * unit },
    passing: (1 - mode.inputKept) * passed + (1 - mode.inputKept * mode.dropKept) * dropped,
    twoPhoton: y[twoPhoton]! * unit,
    freeCarrier: y[freeCarrier]! * unit,
    ...stored,
  };
}

/** The run cut where a waveform has a sample, and the mode at its start. */
function segmentsOf(modeAt: ModeAt, task: RingTransientTask): {
  readonly mode: NonlinearMode;
  readonly segments: readonly DriveSegment[];
  readonly ambient: (time: number) => number;
  readonly strongest: number;
} {
  const { wavelength, duration } = task;
  const power = signal('power', task.power);
  const voltage = signal('voltage', task.voltage);
  const ambient = signal('ambient', task.ambient);
  const heaterPower = signal('heaterPower', task.heaterPower ?? 0);
  const times = new Set([0, duration]);
  for (const { cuts } of [power, voltage, ambient, heaterPower]) for (const cut of cuts) if (cut < duration) times.add(cut);
  const moments = Array.from(times).sort((a, b) => a - b);
  const point = (time: number) => ({ wavelength, voltage: voltage.at(time), ambient: ambient.at(time), heaterPower: heaterPower.at(time) });
  const mode = modeAt(point(0));
  const ends = moments.map((time) => {
    const { detuning, loss } = modeAt(point(time), mode.order);
    checkPower(power.at(time));
    return { time, field: Math.sqrt(power.at(time)), detuning, junction: loss.junction };
  });
  const segments = ends.slice(1).map((end, i): DriveSegment => {
    const start = ends[i]!;
    return {
      from: start.time,
      to: end.time,
      field: [start.field, end.field],
      detuning: [start.detuning, end.detuning],
      junction: [start.junction, end.junction],
    };
  });
  return { mode, segments, ambient: ambient.at, strongest: ends.reduce((most, { field }) => Math.max(most, field * field), 0) };
}

/** A number or a waveform as a function of time, and the moments at which it turns. */
function signal(name: string, value: number | Waveform): { readonly at: (time: number) => number; readonly cuts: readonly number[] } {
  if (typeof value === 'number') return { at: () => value, cuts: [] };
  const { sampleRate, samples } = value;
  inRange(who, `${name}.sampleRate`, sampleRate, 'Hz', 1e-3, 1e18);
  inRange(who, `${name}.samples.length`, samples.length, '1', 1, 1e6);
  const wrong = samples.findIndex((sample) => !Number.isFinite(sample));
  if (wrong >= 0) throw new RangeError(`${who}: ${name} is ${digits(samples[wrong]!)} at sample ${wrong}`);
  const last = samples.length - 1;
  return {
    at: (time) => {
      const place = Math.min(last, Math.max(0, time * sampleRate));
      const before = Math.min(Math.floor(place + 1e-9), Math.max(0, last - 1));
      const rest = place - before;
      return samples[before]! + (last === 0 ? 0 : rest * (samples[before + 1]! - samples[before]!));
    },
    cuts: Array.from(samples, (_, i) => i / sampleRate),
  };
}

/** Sizes that the run may reach, so that all that moves is of the order of one. */
function unitsOf(mode: NonlinearMode, power: number, duration: number): MotionUnits {
  const energy = (2 * mode.coupling * Math.max(power, 1e-9)) / mode.total ** 2;
  const node = energyNode(mode, energy);
  return {
    energy,
    density: Math.max(node.density, 1e18),
    rise: Math.max(node.rise, 1e-3),
    passed: Math.max(power, 1e-9) * duration + energy,
  };
}

function startOf(
  mode: NonlinearMode,
  segment: DriveSegment,
  ambient: number,
  units: MotionUnits,
  start: RingTransientTask['start'],
): Float64Array {
  const y = new Float64Array(motionPlaces.count);
  if (start === 'dark') return y;
  const [field] = segment.field;
  const { energy, detuning } = chosenState(steadyStatesOf(mode, { power: field * field, ambient }), start);
  const node = energyNode(mode, energy);
  const omega = 2 * Math.PI * detuning;
  const scale = (Math.sqrt(2 * mode.coupling) * field) / (node.rate ** 2 + omega * omega) / Math.sqrt(units.energy);
  y[0] = scale * node.rate;
  y[1] = -scale * omega;
  y[2] = node.density / units.density;
  y[3] = node.rise / units.rise;
  return y;
}
