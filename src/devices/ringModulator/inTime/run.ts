import { digits } from '../../../errors.ts';
import type { Field } from '../../../light.ts';
import { electricalTime } from '../response.ts';
import type { Turn } from '../turn.ts';
import type { CheckedOperation } from './drive.ts';
import { electricalWeights, stepVariableJunction, writeElectricalWeights } from './electrical.ts';
import { movingResonance, type MovingResonance } from './place.ts';
import { ringSteps } from './ringSteps.ts';
import { put } from './stepMemory.ts';
import type { RingStepper, StepAll } from './stepper.ts';

/** Steps of the electrical side and behind it those of a ring. @internal */
export function runOf(
  { operation, extremes, heat, driverTime, sourceResistance }: CheckedOperation,
  turn: Turn,
  { wavelength, sampleRate }: Pick<Field, 'wavelength' | 'sampleRate'>,
  ringOf: (resonance: MovingResonance) => RingStepper,
): StepAll {
  const resonance = movingResonance(turn, operation, wavelength, extremes, heat);
  checkStep(turn, resonance, wavelength, sampleRate);
  const ring = ringOf(resonance);
  const { scale } = ring;
  const [low, high] = extremes;
  const timeConstant = (at: number): number => electricalTime(turn, at, sourceResistance) * sampleRate;
  const driver = driverTime * sampleRate;
  const { linear } = resonance;
  const poles = new Float64Array(electricalWeights);
  let most = Infinity;
  if (linear) {
    writeElectricalWeights(driver, timeConstant(low), poles);
    // Both poles keep the junction between the extremes of the drive.
    most = (1 - poles[3]!) * (high - low);
    poles[7] = -operation.voltage * (1 - poles[3]!);
    for (let k = 4; k < 8; k++) poles[k]! *= scale;
  } else {
    // The drive of the memory is then the places themselves.
    poles[6] = 1;
  }
  const junction = { driver, timeConstant, place: resonance.place, low, high, scale };
  const weights = new Float64Array(electricalWeights);
  const voltages = new Float64Array(3);
  const electrical = new Float64Array(4);
  const steps = ringSteps();
  const warmth = heat.length > 0 ? new Float64Array(ring.atOnce + 1) : undefined;
  let taken = 0;
  return (light, drive, from, out, n, still) => {
    let at = 0;
    if (taken === 0 && n > 0) {
      const start = drive[from]!;
      const place = resonance.place(start);
      voltages.fill(start);
      electrical.set([start, scale * place, start, ring.origin]);
      [out[0][0], out[1][0]] = ring.start({ place, warmth: resonance.warmth(0), most }, light[0][0]!, light[1][0]!);
      at = 1;
    }
    while (at < n) {
      const count = Math.min(ring.atOnce, n - at);
      if (linear) steps.drive.set(drive.subarray(from + at, from + at + count));
      else stepVariableJunction(drive, from + at, count, junction, weights, voltages, steps.drive);
      put(steps.poles, poles);
      put(steps.electrical, electrical);
      steps.stepPlaces(count);
      put(electrical, steps.electrical);
      if (warmth !== undefined) for (let i = 0; i <= count; i++) warmth[i] = resonance.warmth(taken + at + i - 1);
      ring.step(count, light, out, at, at + count <= still, warmth);
      at += count;
    }
    taken += n;
  };
}

/** Two steps within the lifetime of the amplitude, at least; a line broader than half a free spectral range asks for no more than that does. */
function checkStep(turn: Turn, { turnTime, nepers }: MovingResonance, wavelength: number, sampleRate: number): void {
  const kept = (1 - turn.inputCoupling(wavelength)) * (1 - turn.dropCoupling(wavelength));
  const rate = Math.min(nepers[0] - Math.log(kept) / 2, Math.PI / 2) / turnTime;
  if (sampleRate >= 2 * rate) return;
  throw new RangeError(
    `ringModulator: sample rate is ${digits(sampleRate)} Hz, too coarse for a linewidth of ${digits(rate / Math.PI)} Hz: ${digits(2 * rate)} Hz or more`,
  );
}
