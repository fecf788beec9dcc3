import { digits } from '../../../errors.ts';
import type { Field, Run } from '../../../light.ts';
import { electricalTime } from '../response.ts';
import type { Turn } from '../turn.ts';
import { coupledModes, modeRates } from './coupledModes.ts';
import { checkedDrive, type CheckedDrive, type RingInTime, type RingTimeDrive, type RingTimeOptions } from './drive.ts';
import { electricalWeights, stepLinearJunction, stepVariableJunction, writeElectricalWeights } from './electrical.ts';
import { movingResonance, type MovingResonance } from './place.ts';
import { bringLight, finiteLight, ringSteps } from './ringSteps.ts';
import { roundTrip } from './roundTrip.ts';
import { chunk } from './stepMemory.ts';
import type { FieldSamples, RingStepper, StepAll } from './stepper.ts';

const who = 'ringModulator';

/** A ring in time. @internal */
export function ringInTime(turn: Turn, absorbedFraction: number, drive: RingTimeDrive, options: RingTimeOptions): RingInTime {
  const { port = 'through', method = 'coupledModes' } = options;
  if (method !== 'coupledModes' && method !== 'roundTrip') {
    throw new RangeError(`${who}: method is ${typeof method} ${JSON.stringify(method)}, must be coupledModes or roundTrip`);
  }
  const checked = checkedDrive(turn, drive);
  const open = (): Run<Field, Field> => {
    let run: (StepAll) | undefined;
    let first: Field | undefined;
    let taken = 0;
    return {
      run: (block) => {
        const n = block.re.length;
        const still = checkField(checked, block, first, taken);
        first ??= block;
        run ??= runOf(checked, turn, block.wavelength, (resonance) => {
          const stepTime = 1 / block.sampleRate;
          if (method === 'roundTrip') return roundTrip(turn, resonance, { wavelength: block.wavelength, stepTime, port });
          const rates = modeRates(turn, resonance, block.wavelength, stepTime);
          const [inputKept, dropKept] = turn.couplerTransmission;
          const pass = Math.sqrt(inputKept);
          const feed =
            port === 'through' ? -2 * rates.bus * pass : -2 * resonance.sign * Math.sqrt(rates.bus * rates.drop * dropKept) * pass;
          return coupledModes(rates, { feed, pass: port === 'through' ? pass : 0 }, resonance.reach);
        });
        const out: FieldSamples = [new Float64Array(n), new Float64Array(n)];
        run([block.re, block.im], out, n, still);
        taken += n;
        return { sampleRate: block.sampleRate, wavelength: block.wavelength, re: out[0], im: out[1] };
      },
    };
  };
  return Object.assign((field: Field) => open().run(field), { open, model: { turn, absorbedFraction, drive: checked, method } });
}

/** Steps of the electrical side and behind it those of a ring. @internal */
export function runOf(
  { operation, voltage, extremes, heat, driverTime, sourceResistance }: CheckedDrive,
  turn: Turn,
  wavelength: number,
  ringOf: (resonance: MovingResonance) => RingStepper,
): StepAll {
  const { samples, sampleRate } = voltage;
  const resonance = movingResonance(turn, operation, wavelength, extremes, heat);
  checkStep(turn, resonance, wavelength, sampleRate);
  const ring = ringOf(resonance);
  const [low, high] = extremes;
  const timeConstant = (at: number): number => electricalTime(turn, at, sourceResistance) * sampleRate;
  const weights = new Float64Array(electricalWeights);
  const driver = driverTime * sampleRate;
  let most = Infinity;
  if (resonance.linear) {
    writeElectricalWeights(driver, timeConstant(low), weights);
    // Both poles keep the junction between the extremes of the drive.
    most = (1 - weights[3]!) * (high - low);
    weights[7] = -operation.voltage * (1 - weights[3]!);
    for (let k = 4; k < 8; k++) weights[k]! *= ring.scale;
  }
  const junction = { driver, timeConstant, place: resonance.place, low, high, scale: ring.scale };
  const state = new Float64Array(4);
  const steps = ringSteps();
  const warmth = heat.length > 0 ? new Float64Array(chunk + 1) : undefined;
  let taken = 0;
  return (light, out, n, still) => {
    let at = 0;
    if (taken === 0 && n > 0) {
      const start = samples[0]!;
      const place = resonance.place(start);
      state.set([start, resonance.linear ? ring.scale * place : start, start, place]);
      [out[0][0], out[1][0]] = ring.start({ place, warmth: resonance.warmth(0), most }, light[0][0]!, light[1][0]!);
      at = 1;
    }
    for (; at < n; at += chunk) {
      const count = Math.min(chunk, n - at);
      if (resonance.linear) stepLinearJunction(samples, taken + at, count, weights, state, steps.places);
      else stepVariableJunction(samples, taken + at, count, junction, weights, state, steps.places);
      if (warmth !== undefined) for (let i = 0; i <= count; i++) warmth[i] = resonance.warmth(taken + at + i - 1);
      ring.step(count, light, out, at, at + count <= still, warmth);
    }
    taken += n;
  };
}

/** Checks a block; gives how many of its first samples are the same. @internal */
export function checkField({ voltage }: CheckedDrive, { sampleRate, wavelength, re, im }: Field, first: Field | undefined, taken: number): number {
  if (sampleRate !== voltage.sampleRate) {
    throw new RangeError(`${who}: sample rate of the field is ${digits(sampleRate)} Hz, that of the voltage ${digits(voltage.sampleRate)} Hz, must be the same`);
  }
  if (re.length !== im.length) throw new RangeError(`${who}: field has ${re.length} real and ${im.length} imaginary parts`);
  if (taken + re.length > voltage.samples.length) {
    throw new RangeError(`${who}: field has ${taken + re.length} samples, the voltage only ${voltage.samples.length}`);
  }
  if (first !== undefined && first.wavelength !== wavelength) {
    throw new RangeError(`${who}: wavelength of the block is ${digits(wavelength)} m, that of the first ${digits(first.wavelength)} m`);
  }
  const steps = ringSteps();
  let still = 0;
  for (let at = 0; at < re.length; at += chunk) {
    const count = Math.min(chunk, re.length - at);
    bringLight([re, im], at, count);
    if (still === at) still += steps.standing(count, re[0]!, im[0]!);
    // What stands at a number is a number.
    const finite = at > 0 && still === at + count ? count : finiteLight(count);
    if (finite < count) throw new RangeError(`${who}: field is not a finite number at sample ${taken + at + finite}`);
  }
  return still;
}

/** Two steps within the lifetime of the amplitude, at least; a line broader than half a free spectral range asks for no more than that does. */
function checkStep(turn: Turn, { turnTime, nepers }: MovingResonance, wavelength: number, sampleRate: number): void {
  const kept = (1 - turn.inputCoupling(wavelength)) * (1 - turn.dropCoupling(wavelength));
  const rate = Math.min(nepers[0] - Math.log(kept) / 2, Math.PI / 2) / turnTime;
  if (sampleRate >= 2 * rate) return;
  throw new RangeError(
    `${who}: sample rate is ${digits(sampleRate)} Hz, too coarse for a linewidth of ${digits(rate / Math.PI)} Hz: ${digits(2 * rate)} Hz or more`,
  );
}
