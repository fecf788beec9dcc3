import type { EngineResult, LaneResult } from './opticalEngine.ts';
import { arrivalStage, launchStage } from './path.ts';

/** What a limit is about, each in SI. */
export type LimitedQuantity =
  /** Symbols a second, Bd. */
  | 'symbolRate'
  /** Vacuum wavelength, m. */
  | 'wavelength'
  /** Average power where the light enters the fiber or leaves it, W. */
  | 'averagePower'
  /** Outer optical modulation amplitude at the same place, W. */
  | 'opticalModulationAmplitude'
  /** Outer extinction ratio P3/P0, linear. */
  | 'extinctionRatio'
  /** Transmitter and dispersion eye closure of PAM4 (TDECQ), dB. */
  | 'eyeClosureDb'
  /** Relative intensity noise referred to the modulation amplitude, 1/Hz. */
  | 'relativeIntensityNoise'
  /** Power reflected over power that comes in, linear. */
  | 'reflectance'
  /** Bit error ratio before error correction. */
  | 'bitErrorRatio';

/** One limit of a specification. */
export interface ComplianceLimit {
  /** The light into the fiber, or out of it and what the receiver makes of it. */
  readonly side: 'transmitter' | 'receiver';
  readonly quantity: LimitedQuantity;
  /** Whether the value must not be below or not above the limit. */
  readonly bound: 'least' | 'most';
  readonly limit: number;
  /** Where the limit is from, for people. */
  readonly source: string;
}

/** A specification as plain data. */
export interface ComplianceLimits {
  readonly name: string;
  readonly rows: readonly ComplianceLimit[];
}

/** Whether a limit is kept. */
export type ComplianceVerdict = 'pass' | 'fail' | 'not evaluated';

/** One limit, held against an engine. */
export interface ComplianceRow extends ComplianceLimit {
  /** SI unit of limit and value; dB for an eye closure. */
  readonly unit: string;
  /** Of the lane that comes nearest to breaking the limit, or breaks it most; `null` where it is not evaluated. */
  readonly value: number | null;
  /** That lane. */
  readonly lane: number | null;
  readonly verdict: ComplianceVerdict;
  /** Why it is not evaluated. */
  readonly reason?: string;
}

/** An engine held against a specification. */
export interface Compliance {
  readonly name: string;
  /** `fail` where a row fails; else `not evaluated` where a row is not; `pass` only where every row does. */
  readonly verdict: ComplianceVerdict;
  readonly rows: readonly ComplianceRow[];
}

/** What is known of a transmitter beside the result of its engine. */
export interface TransmitterKnowledge {
  /** Relative intensity noise of the unmodulated light, 1/Hz. */
  readonly relativeIntensityNoise?: number;
}

/**
 * Holds an evaluated engine against the limits of a specification, each row at its worst lane. The transmitter ends behind its output
 * coupler, the receiver begins behind the fiber. Intensity noise is known where `transmitter` tells it; it is referred to the modulation
 * amplitude by RIN (2 Pavg/OMA)², without light that comes back from the fiber. [IEEE802.3, clause 52.9.6; FlexDCA2025]
 */
export function compliance(result: EngineResult, limits: ComplianceLimits, transmitter: TransmitterKnowledge = {}): Compliance {
  const rows = limits.rows.map((limit) => rowOf(result, limit, transmitter));
  const verdict = (['fail', 'not evaluated'] as const).find((worst) => rows.some((row) => row.verdict === worst));
  return { name: limits.name, verdict: verdict ?? 'pass', rows };
}

const units: Readonly<Record<LimitedQuantity, string>> = {
  symbolRate: 'Bd',
  wavelength: 'm',
  averagePower: 'W',
  opticalModulationAmplitude: 'W',
  extinctionRatio: '1',
  eyeClosureDb: 'dB',
  relativeIntensityNoise: '1/Hz',
  reflectance: '1',
  bitErrorRatio: '1',
};

function rowOf(result: EngineResult, limit: ComplianceLimit, transmitter: TransmitterKnowledge): ComplianceRow {
  const unit = units[limit.quantity];
  const sign = limit.bound === 'least' ? 1 : -1;
  let worst: { readonly value: number; readonly lane: number } | undefined;
  for (const [lane, laneResult] of result.lanes.entries()) {
    const value = valueOf(result, laneResult, limit, transmitter);
    if (typeof value === 'string') return { ...limit, unit, value: null, lane: null, verdict: 'not evaluated', reason: value };
    if (worst === undefined || sign * value < sign * worst.value) worst = { value, lane };
  }
  if (worst === undefined) return { ...limit, unit, value: null, lane: null, verdict: 'not evaluated', reason: 'the engine has no lane' };
  return { ...limit, unit, ...worst, verdict: sign * worst.value >= sign * limit.limit ? 'pass' : 'fail' };
}

/** The value in one lane, or why there is none. */
function valueOf(result: EngineResult, lane: LaneResult, { side, quantity }: ComplianceLimit, transmitter: TransmitterKnowledge): number | string {
  if (quantity === 'symbolRate') return result.lineRate / result.lanes.length / 2;
  if (quantity === 'wavelength') return lane.wavelength;
  if (quantity === 'bitErrorRatio') return lane.preFecBitErrorRatio;
  if (quantity === 'eyeClosureDb') return 'it needs the waveform in time';
  if (quantity === 'reflectance') return 'reflections are not part of the budget';
  if (quantity === 'extinctionRatio') return lane.extinctionRatio ?? 'the lowest level is dark';
  const place = side === 'transmitter' ? launchStage : arrivalStage;
  const stage = lane.stages.find(({ name }) => name === place);
  if (stage === undefined) return `no stage has the name ${place}`;
  if (quantity === 'averagePower') return stage.averagePower;
  if (stage.oma === null) return 'the light is not modulated';
  if (quantity === 'opticalModulationAmplitude') return stage.oma;
  const { relativeIntensityNoise } = transmitter;
  if (relativeIntensityNoise === undefined) return 'the intensity noise is not told';
  const noise = relativeIntensityNoise * ((2 * stage.averagePower) / stage.oma) ** 2;
  return Number.isFinite(noise) ? noise : 'there is no modulation to refer it to';
}
