import { inRange } from './errors.ts';

/** One wavelength channel of light in one fiber or guide, in steady state. */
export interface Lane {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Power of each symbol, W: 1 entry while unmodulated, 4 for PAM4, in the order of the symbols. */
  readonly levels: readonly number[];
  /** Relative intensity noise, one-sided power density, 1/Hz. */
  readonly rin: number;
  /** Full Lorentzian linewidth, Hz. */
  readonly linewidth: number;
  /** Optical phase of each symbol, rad, one entry a level. */
  readonly chirp: readonly number[];
  /** Interfering power from other channels, W rms, one entry a level. */
  readonly crosstalk: readonly number[];
  /** Power in the wanted over power in the other polarization, linear; `Infinity` is not used, take 1e12 for none. */
  readonly polarizationExtinction: number;
  /** The laser that this light comes from. Lanes of one laser share their intensity noise. */
  readonly source: string;
}

/** Light in one fiber or guide: its lanes. */
export interface Light {
  readonly lanes: readonly Lane[];
}

/** A real signal in time. */
export interface Waveform {
  /** Samples per second, Hz. */
  readonly sampleRate: number;
  /** V, A or W. */
  readonly samples: Float64Array;
}

/** An optical field in time: complex envelope about a wavelength, |field|² is power. */
export interface Field {
  /** Samples per second, Hz. */
  readonly sampleRate: number;
  /** Vacuum wavelength of the carrier, m. */
  readonly wavelength: number;
  /** Real part, √W. */
  readonly re: Float64Array;
  /** Imaginary part, √W. */
  readonly im: Float64Array;
}

/** What a detector gives for one lane: current and noise of each level. */
export interface Signal {
  /** Mean current of each symbol, A. */
  readonly levels: readonly number[];
  /** Noise current of each symbol, A rms. */
  readonly noise: readonly number[];
}

/** Makes light. */
export type Source = () => Light;
/** Changes light. A chain of stages is a stage. */
export type Stage = (light: Light) => Light;
/** Turns light into an electrical signal. */
export type Detector = (light: Light) => Signal;
/** Shares light among several guides. */
export type Splitter = (light: Light) => Light[];

/** A stage or detector in time: one signal in, another out, sample by sample. What is called with a whole signal is one run of one block. */
export interface InTime<In, Out> {
  (input: In): Out;
  /** A fresh run, which takes the signal in blocks: the samples are the same bits, however it is cut. */
  open(): Run<In, Out>;
}

/** A run in time, which keeps its state from block to block. */
export interface Run<In, Out> {
  /** What comes out while the next block goes in; a block carries on where the one before ended. */
  run(block: In): Out;
}

/** A run that looks ahead: what it gives out lags behind what it takes in, sample for sample the same number in the end. */
export interface LaggingRun<In, Out> extends Run<In, Out> {
  /** The rest, once the signal is over; it is taken to stay what it was last. Throws a `RangeError` the second time. */
  end(): Out;
}

/** A stage in time that looks ahead. What is called with a whole signal is one run of one block and its end. */
export interface LaggingInTime<In, Out> extends InTime<In, Out> {
  open(): LaggingRun<In, Out>;
}

/** Unmodulated light of one wavelength. Wavelength in m, power in W, the rest as in `Lane`. */
export function continuousWave(lane: Pick<Lane, 'wavelength' | 'rin' | 'linewidth' | 'polarizationExtinction' | 'source'>, power: number): Light {
  inRange('continuousWave', 'power', power, 'W', 0, 100);
  const { wavelength, rin, linewidth, polarizationExtinction, source } = lane;
  return { lanes: [{ wavelength, levels: [power], rin, linewidth, chirp: [0], crosstalk: [0], polarizationExtinction, source }] };
}

/** Average power of a lane, W: the mean of its levels. */
export function averagePower(lane: Lane): number {
  let sum = 0;
  for (const level of lane.levels) sum += level;
  return sum / lane.levels.length;
}

/** Outer optical modulation amplitude of a lane, W: P3 − P0. `null` for unmodulated light. */
export function opticalModulationAmplitude(lane: Lane): number | null {
  const { levels } = lane;
  return levels.length < 2 ? null : levels[levels.length - 1]! - levels[0]!;
}

/** Outer extinction ratio of a lane, linear: P3/P0. `null` for unmodulated light or a lowest level without power. */
export function extinctionRatio(lane: Lane): number | null {
  const { levels } = lane;
  return levels.length < 2 || !(levels[0]! > 0) ? null : levels[levels.length - 1]! / levels[0]!;
}

/**
 * Level separation mismatch ratio of four levels: min(3 ES1, 3 ES2, 2 − 3 ES1, 2 − 3 ES2); 1 for equal steps.
 * [IEEE802.3, annex 120D.3.1.2]
 */
export function levelMismatchRatio(levels: readonly number[]): number {
  if (levels.length !== 4) throw new RangeError(`levelMismatchRatio: levels has ${levels.length} entries, must have 4`);
  const [p0, p1, p2, p3] = levels as [number, number, number, number];
  const middle = (p0 + p3) / 2;
  if (!(Math.abs(p3 - p0) > 0 && Math.abs(p3 - p0) < Infinity)) {
    throw new RangeError(`levelMismatchRatio: levels span ${p3 - p0}, must differ`);
  }
  const es1 = (p1 - middle) / (p0 - middle);
  const es2 = (p2 - middle) / (p3 - middle);
  return Math.min(3 * es1, 3 * es2, 2 - 3 * es1, 2 - 3 * es2);
}

/** The same light with every power multiplied by `transmission` (0 to 1, a power fraction). */
export function attenuate(light: Light, transmission: number): Light {
  inRange('attenuate', 'transmission', transmission, '1', 0, 1);
  return {
    lanes: light.lanes.map((lane) => ({
      wavelength: lane.wavelength,
      levels: scaled(lane.levels, transmission),
      rin: lane.rin,
      linewidth: lane.linewidth,
      chirp: lane.chirp,
      crosstalk: scaled(lane.crosstalk, transmission),
      polarizationExtinction: lane.polarizationExtinction,
      source: lane.source,
    })),
  };
}

function scaled(powers: readonly number[], factor: number): number[] {
  const result: number[] = [];
  for (const power of powers) result.push(power * factor);
  return result;
}

/** Stages one after another, as one stage. */
export function chain(...stages: readonly Stage[]): Stage {
  return (light) => stages.reduce((passing, stage) => stage(passing), light);
}
