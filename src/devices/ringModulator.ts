import { speedOfLight } from '../constants.ts';
import { check } from '../design.ts';
import { digits, inRange } from '../errors.ts';
import type { Stage } from '../light.ts';
import { bestDetuningOf, type DetuningTask } from './ringModulator/bestDetuning.ts';
import type { RingDriven, RingInTime, RingRangeDrive, RingTimeDrive, RingTimeOptions } from './ringModulator/inTime/drive.ts';
import { ringDriven, ringInTime } from './ringModulator/inTime/during.ts';
import { linewidthPhase } from './ringModulator/metrics.ts';
import { detuningAt, orderAt, resonanceNear, resonancesOf } from './ringModulator/resonances.ts';
import { smallSignalOf, type RingDrivePoint } from './ringModulator/response.ts';
import { smallSignalBandwidth, smallSignalTransfer, type SmallSignal } from './ringModulator/smallSignal.ts';
import type { RingFieldSpectrum, RingSpectrum, SpectrumMemory } from './ringModulator/spectra.ts';
import { fieldSpectrumOf, spectrumOf } from './ringModulator/spectrum.ts';
import { ringStage } from './ringModulator/stage.ts';
import { ringTable, type RingDesign, type RingDrive, type RingOperation, type RingPoint, type RingPort } from './ringModulator/table.ts';
import { dropField, resonanceDenominator, throughField } from './ringModulator/transfer.ts';
import { turnOf } from './ringModulator/turn.ts';

export { ringOperationTable, ringTable } from './ringModulator/table.ts';
export type { RingCouplerPart, RingDesign, RingDrive, RingOperation, RingPoint, RingPort } from './ringModulator/table.ts';
export type { DetuningTask } from './ringModulator/bestDetuning.ts';
export type { RingDrivePoint } from './ringModulator/response.ts';
export type { DrivenField, RingDriven, RingInTime, RingRangeDrive, RingTimeDrive, RingTimeOptions } from './ringModulator/inTime/drive.ts';
export type { ComplexSpectrum, RingFieldSpectrum, RingSpectrum, SpectrumMemory } from './ringModulator/spectra.ts';

/**
 * A ring by what can be asked of it. A point is vacuum wavelength (m), junction voltage (V, reverse negative), temperature of the
 * core (K) and heater power (W, 0 if absent). Every question throws a `RangeError` where its guide or coupler does, and for
 * a heater power outside 0 to 1 W.
 */
export interface RingModulator {
  /** The checked design. */
  readonly design: RingDesign;
  /** Length of one turn, m. */
  readonly circumference: number;
  /** Field at an output over the field at the input, exp(+jωt). [Bogaerts2012, eqs. 2, 5, 6] */
  field(point: RingPoint, output?: RingPort): { readonly re: number; readonly im: number };
  /** Power at the through port over power at the input. [Bogaerts2012, eqs. 2, 5] */
  transmission(point: RingPoint): number;
  /** Power at the drop port over power at the input. Throws without a drop coupler. [Bogaerts2012, eq. 6] */
  dropTransmission(point: RingPoint): number;
  /**
   * `transmission` and, with a drop coupler, `dropTransmission` at many wavelengths, m, each within 1e-10 of it. Fast where guide and
   * couplers are records that couple the same at all wavelengths, fastest at equal steps of wavelength or frequency. Throws what
   * these throw, and where the memory does not fit the result.
   */
  spectrum(wavelengths: ArrayLike<number>, operation: RingOperation, memory?: SpectrumMemory): RingSpectrum;
  /** `field` at many wavelengths, m, at every output, each part within 1e-10 of it. Throws what it throws. */
  fieldSpectrum(wavelengths: ArrayLike<number>, operation: RingOperation): RingFieldSpectrum;
  /** Power that leaves by no port over power at the input: 1 − through − drop. */
  dissipated(point: RingPoint): number;
  /** `dissipated` as a function of the phase of one turn alone, voltage and wavelength held: the shape of the resonance. */
  line(point: RingPoint): RingLine;
  /** Resonance wavelengths from `from` to `to`, m, rising, each to the last digits. Throws if `from` is above `to`. */
  resonances(band: { readonly from: number; readonly to: number }, operation: RingOperation): number[];
  /** The resonance nearest in frequency to a wavelength, m. */
  resonanceNear(wavelength: number, operation: RingOperation): number;
  /** Wavelengths in one turn, neff L/λ: a whole number at each resonance, its order. */
  order(point: RingPoint): number;
  /** Laser minus resonance in frequency, Hz, positive on the blue side: the nearest resonance, or that of an order. */
  detuning(point: RingPoint, from?: { readonly order: number }): number;
  /** λ²/(ng L), m. [Bogaerts2012, eq. 9] */
  freeSpectralRange(point: RingPoint): number;
  /** Full width at half maximum of the resonance, m: λ² Δφ/(2π ng L) with the exact Δφ of `linewidthPhase`. */
  linewidth(point: RingPoint): number;
  /** Free spectral range over linewidth. */
  finesse(point: RingPoint): number;
  /** Loaded quality factor, λ/linewidth. */
  qualityFactor(point: RingPoint): number;
  /** Quality factor of the loss in guide and couplers alone: 2π ng L/λ over the nepers of power lost in a turn. Throws without loss. */
  intrinsicQualityFactor(point: RingPoint): number;
  /** Quality factor of the coupling to the input bus alone. Throws without coupling or at full coupling. */
  couplingQualityFactor(point: RingPoint): number;
  /** Lifetime of the energy in the ring, s: Q/ω0. The amplitude lives twice as long. */
  photonLifetime(point: RingPoint): number;
  /** Intensity in the ring behind the input coupler over intensity in the bus. [Bogaerts2012, eq. 20] */
  buildUp(point: RingPoint): number;
  /** Delay of the envelope at the through port, s: −d(phase)/dω. Negative in an undercoupled dip. Throws at a zero of the field. */
  groupDelay(point: RingPoint): number;
  /** Shift of the resonance with the core's temperature, m/K: (λ/ng) dneff/dT. */
  thermalShift(point: RingPoint): number;
  /** Red shift of the resonance for each volt of reverse bias, m/V: −(λ/ng) dneff/dV, positive for a depletion junction. */
  modulationEfficiency(point: RingPoint): number;
  /** Laser minus resonance at the mean voltage, Hz, with the largest |P(last) − P(first)| on that side, temperature and heater held. */
  bestDetuning(task: DetuningTask, where: { readonly side: 'blue' | 'red' }): number;
  /**
   * Power response to a small drive at `frequency` (Hz) over that at 0 Hz: resonance times RC pole of the junction. Coupled-mode
   * theory about one resonance, with 1/τ = π · linewidth in Hz: right well below the free spectral range. [Mueller2014]
   */
  smallSignalResponse(point: RingDrivePoint & { readonly frequency: number }): { readonly re: number; readonly im: number };
  /** Frequency above which that response stays under −3 dB (|H| = 1/√2), behind any peak, Hz. [Mueller2014] */
  bandwidth(point: RingDrivePoint): number;
  /**
   * The ring held at an operation, as a stage on a shared bus. With a list of voltages the lane nearest one of its resonances (at
   * the mean voltage) gets one level a voltage, at the core temperature given; all other lanes, and all lanes where the voltage is
   * one number, pass by the transmission there. Throws when that lane carries data already.
   */
  at(drive: RingDrive, output?: RingPort): Stage;
  /**
   * The ring while its voltage moves, as a stage for fields in time: coupled modes about the resonance nearest at the middle of the drive, or turns one after
   * another. Throws for a voltage past breakdown or forward turn-on; see `RingInTime`. [Little1997]
   */
  during(drive: RingTimeDrive, options?: RingTimeOptions): RingInTime;
  /** The same for a voltage that comes with the light, of which only the range is known beforehand; see `RingDriven`. */
  driven(drive: RingRangeDrive, options?: RingTimeOptions): RingDriven;
}

/** dissipated = floor + height/((1 − x)² + 4x sin²(phase/2)). */
export interface RingLine {
  /** What is lost at the coupler, whatever the phase. */
  readonly floor: number;
  readonly height: number;
  /** Amplitude left after a turn and all couplings, x. */
  readonly amplitude: number;
  /** Phase of one turn at the point less whole turns, rad. */
  readonly phase: number;
}

const who = 'ringModulator';

/**
 * A ring modulator on one bus, or between two.
 *
 * @throws RangeError for a parameter out of range, or a `quality` coupler beside a finished guide.
 */
export function ringModulator(design: RingDesign): RingModulator {
  const checked = check(who, ringTable, design);
  const turn = turnOf(checked);
  const hasDrop = checked.dropCoupler !== undefined;
  const { circumference } = turn;
  const [inputKept, dropKept] = turn.couplerTransmission;
  /** Less whole turns, which take the digits that matter. */
  const phase = (point: RingPoint): number => 2 * Math.PI * turn.ordersBeyond(point);
  const halfSine = (point: RingPoint): number => Math.sin(Math.PI * turn.ordersBeyond(point)) ** 2;
  const needDrop = (): void => {
    if (!hasDrop) throw new RangeError(`${who}: the ring has no drop port`);
  };
  /** Self-coupling at the input, r1. */
  const self = (point: RingPoint): number => Math.sqrt(1 - turn.inputCoupling(point.wavelength));
  /** Amplitude left after a turn and the drop coupler, r2 a. */
  const left = (point: RingPoint): number => Math.sqrt(1 - turn.dropCoupling(point.wavelength)) * turn.amplitude(point);

  const transmission = (point: RingPoint): number => {
    const r = self(point);
    const a = left(point);
    const h = halfSine(point);
    return (inputKept * ((a - r) * (a - r) + 4 * a * r * h)) / resonanceDenominator(who, a * r, h);
  };
  const dropped = (point: RingPoint): number => {
    const k1 = turn.inputCoupling(point.wavelength);
    const k2 = turn.dropCoupling(point.wavelength);
    const a = turn.amplitude(point);
    const x = Math.sqrt((1 - k1) * (1 - k2)) * a;
    // `a` holds the root of both couplers' loss, the drop field all of it.
    return (k1 * k2 * Math.sqrt(inputKept * dropKept) * a) / resonanceDenominator(who, x, halfSine(point));
  };
  const field = (point: RingPoint, { port = 'through' }: RingPort = {}): { readonly re: number; readonly im: number } => {
    if (port === 'through') {
      const { re, im } = throughField(who, self(point), left(point), phase(point));
      const scale = Math.sqrt(inputKept);
      return { re: scale * re, im: scale * im };
    }
    needDrop();
    const k1 = turn.inputCoupling(point.wavelength);
    const k2 = turn.dropCoupling(point.wavelength);
    // Half a turn knows the odd orders from the even ones.
    const sign = Math.floor(turn.order(point) + 0.5) % 2 === 0 ? 1 : -1;
    const crossing = sign * Math.sqrt(k1 * k2 * Math.sqrt(inputKept * dropKept));
    return dropField(who, crossing, Math.sqrt((1 - k1) * (1 - k2)), turn.amplitude(point), phase(point));
  };

  const freeSpectralRange = (point: RingPoint): number => point.wavelength ** 2 / (turn.groupIndex(point) * circumference);
  const finesse = (point: RingPoint): number => (2 * Math.PI) / linewidthPhase(self(point) * left(point));
  const linewidth = (point: RingPoint): number => freeSpectralRange(point) / finesse(point);
  const qualityFactor = (point: RingPoint): number => point.wavelength / linewidth(point);
  const photonLifetime = (point: RingPoint): number => (qualityFactor(point) * point.wavelength) / (2 * Math.PI * speedOfLight);
  const detuning = (point: RingPoint, from?: { readonly order: number }): number => detuningAt(turn, point, from?.order);
  /** Quality factor of what takes `nepers` of power each turn. */
  const qualityOf = (what: string, nepers: number, point: RingPoint): number => {
    if (nepers > 0 && nepers < Infinity) return (2 * Math.PI * turn.groupIndex(point) * circumference) / (point.wavelength * nepers);
    throw new RangeError(`${who}: ${what} is ${digits(nepers)} nepers a turn, has no quality factor`);
  };
  const smallSignal = (point: RingDrivePoint): SmallSignal => {
    const away = point.detuning ?? detuning(point);
    return smallSignalOf(turn, point, { lifetime: 2 * photonLifetime(point), detuning: away, hasDrop });
  };

  const scalar = { design: checked, turn, transmission, dropTransmission: dropped, field };
  const ring: RingModulator = {
    design: checked,
    circumference,
    field,
    transmission,
    dropTransmission: (point) => {
      needDrop();
      return dropped(point);
    },
    spectrum: (wavelengths, operation, memory) => spectrumOf(scalar, wavelengths, operation, memory),
    fieldSpectrum: (wavelengths, operation) => fieldSpectrumOf(scalar, wavelengths, operation),
    dissipated: (point) => 1 - transmission(point) - (hasDrop ? dropped(point) : 0),
    line: (point) => {
      const r = self(point);
      const a = left(point);
      const x = r * a;
      const crossed = turn.inputCoupling(point.wavelength) * turn.dropCoupling(point.wavelength);
      const drop = crossed * Math.sqrt(inputKept * dropKept) * turn.amplitude(point);
      const height = inputKept * ((1 - x) * (1 - x) - (a - r) * (a - r)) - drop;
      return { floor: 1 - inputKept, height, amplitude: x, phase: phase(point) };
    },
    resonances: (band, operation) => resonancesOf(turn, band, operation),
    resonanceNear: (wavelength, operation) => resonanceNear(turn, wavelength, operation),
    order: (point) => orderAt(turn, point),
    detuning,
    freeSpectralRange,
    linewidth,
    finesse,
    qualityFactor,
    intrinsicQualityFactor: (point) => qualityOf('loss', -2 * Math.log(turn.amplitude(point)), point),
    couplingQualityFactor: (point) => qualityOf('coupling', -Math.log1p(-turn.inputCoupling(point.wavelength)), point),
    photonLifetime,
    buildUp: (point) => {
      const x = self(point) * left(point);
      return (inputKept * turn.inputCoupling(point.wavelength)) / resonanceDenominator(who, x, halfSine(point));
    },
    groupDelay: (point) => {
      const r = self(point);
      const a = left(point);
      const h = halfSine(point);
      const x = r * a;
      const zero = (a - r) * (a - r) + 4 * x * h;
      // Below this the answer is rounding of the field's zero.
      if (!(zero > 1e-24)) throw new RangeError(`${who}: the through field is zero at ${point.wavelength} m, so it has no group delay`);
      const turnTime = (turn.groupIndex(point) * circumference) / speedOfLight;
      const pole = (x * (1 - x) - 2 * x * h) / resonanceDenominator(who, x, h);
      return turnTime * (pole - (a * (r - a) - 2 * x * h) / zero);
    },
    thermalShift: (point) => (point.wavelength * turn.temperatureSlope(point)) / turn.groupIndex(point),
    modulationEfficiency: (point) => (-point.wavelength * turn.voltageSlope(point)) / turn.groupIndex(point),
    bestDetuning: (task, { side }) => bestDetuningOf(ring, task, side),
    smallSignalResponse: (point) => {
      inRange(who, 'frequency', point.frequency, 'Hz', 0, 1e15);
      return smallSignalTransfer(smallSignal(point), { frequencyLifetime: 4 * Math.PI * point.frequency * photonLifetime(point) });
    },
    bandwidth: (point) => smallSignalBandwidth(smallSignal(point)) / (4 * Math.PI * photonLifetime(point)),
    at: (drive, { port = 'through' } = {}) => {
      if (port === 'drop') needDrop();
      return ringStage({ field: (point, output) => field(point, output), detuning: (point) => detuning(point) }, drive, { port });
    },
    during: (drive, options = {}) => {
      if (options.port === 'drop') needDrop();
      return ringInTime(turn, checked.absorbedFraction, drive, options);
    },
    driven: (drive, options = {}) => {
      if (options.port === 'drop') needDrop();
      return ringDriven(turn, drive, options);
    },
  };
  return Object.freeze(ring);
}
