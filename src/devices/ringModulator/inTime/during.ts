import type { Field, Run } from '../../../light.ts';
import type { Turn } from '../turn.ts';
import { checkField, checkVoltage } from './checkField.ts';
import { coupledModes, modeRates } from './coupledModes.ts';
import { checkedDrive, checkedOperation, extremesOf, type CheckedOperation } from './drive.ts';
import type { DrivenField, RingDriven, RingInTime, RingRangeDrive, RingTimeDrive, RingTimeOptions } from './drive.ts';
import type { MovingResonance } from './place.ts';
import { roundTrip } from './roundTrip.ts';
import { runOf } from './run.ts';
import type { FieldSamples, RingStepper, StepAll } from './stepper.ts';

const who = 'ringModulator';

/** A ring in time. @internal */
export function ringInTime(turn: Turn, absorbedFraction: number, drive: RingTimeDrive, options: RingTimeOptions): RingInTime {
  const method = methodOf(options);
  const checked = checkedDrive(turn, drive);
  const { voltage } = checked;
  const open = (): Run<Field, Field> => {
    const step = fieldSteps(turn, checked, options);
    let first: Field | undefined;
    let taken = 0;
    return {
      run: (block) => {
        const still = checkField(block, first, voltage, taken);
        first ??= block;
        const out = step(block, voltage.samples, taken, still);
        taken += block.re.length;
        return out;
      },
    };
  };
  return Object.assign((field: Field) => open().run(field), { open, model: { turn, absorbedFraction, drive: checked, method } });
}

/** A ring whose voltage comes with the light. @internal */
export function ringDriven(turn: Turn, drive: RingRangeDrive, options: RingTimeOptions): RingDriven {
  methodOf(options);
  const { temperature, heaterPower } = drive;
  const range = extremesOf('voltageRange', drive.voltageRange, ['V', ' of the junction'], turn.guide.voltageRange);
  const voltage = (range[0] + range[1]) / 2;
  const held = heaterPower === undefined ? { voltage, temperature } : { voltage, temperature, heaterPower };
  const checked = checkedOperation(held, drive, range);
  const open = (): Run<DrivenField, Field> => {
    const step = fieldSteps(turn, checked, options);
    let first: Field | undefined;
    let taken = 0;
    return {
      run: ({ field, voltage }) => {
        checkVoltage(voltage, range, field.re.length, taken);
        const still = checkField(field, first, voltage, taken, Infinity);
        first ??= field;
        const out = step(field, voltage.samples, 0, still);
        taken += field.re.length;
        return out;
      },
    };
  };
  return Object.assign((input: DrivenField) => open().run(input), { open });
}

/** Steps from block to block: with a drive whose samples from `from` on belong to the block, and whose light stands still for the first `still`. */
function fieldSteps(
  turn: Turn,
  checked: CheckedOperation,
  options: RingTimeOptions,
): (block: Field, drive: Float64Array, from: number, still: number) => Field {
  let steps: StepAll | undefined;
  return (block, drive, from, still) => {
    const { sampleRate, wavelength, re, im } = block;
    const n = re.length;
    steps ??= runOf(checked, turn, block, (resonance) => stepperOf(turn, resonance, block, options));
    const out = memoryOf(n, options.into);
    steps([re, im], drive, from, out, n, still);
    return { sampleRate, wavelength, re: out[0], im: out[1] };
  };
}

/** Where a block comes out. */
function memoryOf(n: number, into: RingTimeOptions['into']): FieldSamples {
  if (into === undefined) return [new Float64Array(n), new Float64Array(n)];
  const length = Math.min(into.re.length, into.im.length);
  if (length < n) throw new RangeError(`${who}: into has ${length} samples, the field ${n}`);
  return length === n ? [into.re, into.im] : [into.re.subarray(0, n), into.im.subarray(0, n)];
}

function stepperOf(turn: Turn, resonance: MovingResonance, { wavelength, sampleRate }: Field, options: RingTimeOptions): RingStepper {
  const { port = 'through' } = options;
  const stepTime = 1 / sampleRate;
  if (methodOf(options) === 'roundTrip') return roundTrip(turn, resonance, { wavelength, stepTime, port });
  const rates = modeRates(turn, resonance, wavelength, stepTime);
  const [inputKept, dropKept] = turn.couplerTransmission;
  const pass = Math.sqrt(inputKept);
  const feed = port === 'through' ? -2 * rates.bus * pass : -2 * resonance.sign * Math.sqrt(rates.bus * rates.drop * dropKept) * pass;
  return coupledModes(rates, { feed, pass: port === 'through' ? pass : 0 }, resonance.reach);
}

function methodOf({ method = 'coupledModes' }: RingTimeOptions): 'coupledModes' | 'roundTrip' {
  if (method === 'coupledModes' || method === 'roundTrip') return method;
  throw new RangeError(`${who}: method is ${JSON.stringify(method)}, must be coupledModes or roundTrip`);
}
