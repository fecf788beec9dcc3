import { ConvergenceError } from '../errors.ts';
import { inverseGaussianTail } from '../numerics/erfc.ts';

// Largest gain (1/40 dB) and attenuation (150 dB) that are searched, as loss factors.
const leastLoss = 1e-4;
const mostLoss = 1e15;

/**
 * Attenuation in dB at which a bit error ratio that rises with attenuation reaches `target`, negative where gain is needed, to 1e-12 dB;
 * -Infinity where 40 dB of gain do not reach it, Infinity where 150 dB of attenuation do not spoil it.
 *
 * `bitErrorRatioAt(context, loss)` is asked with power divided by `loss`. The inverse square of the equivalent Q is a straight line
 * in loss² under amplifier and intensity noise, and nearly one with shot noise: a secant in these two needs few questions.
 *
 * @throws ConvergenceError
 * @internal
 */
export function attenuationTo<C>(bitErrorRatioAt: (context: C, loss: number) => number, context: C, target: number): number {
  const goal = inverseSquare(target);
  let low = 0;
  let high = Infinity;
  let loss = 1;
  let square = 0;
  let inverse = Infinity;
  // The step before, while steps are secants.
  let lastStep = Infinity;
  for (let i = 0; i < 100; i++) {
    const lastSquare = square;
    const lastInverse = inverse;
    const bitErrorRatio = bitErrorRatioAt(context, loss);
    if (bitErrorRatio < target) low = loss;
    else if (bitErrorRatio > target) high = loss;
    else return 10 * Math.log10(loss);
    if (low >= mostLoss) return Infinity;
    if (high <= leastLoss) return -Infinity;
    square = loss * loss;
    inverse = inverseSquare(bitErrorRatio);
    const aim = lastInverse < Infinity ? square + ((goal - inverse) * (square - lastSquare)) / (inverse - lastInverse) : (square * goal) / inverse;
    let next = Math.sqrt(aim);
    // A root met to the last bits may lie a rounding outside the bracket.
    const secant = (next > low && next < high) || Math.abs(next / loss - 1) < 1e-12;
    if (!secant) next = high === Infinity ? 10 * low : low === 0 ? high / 10 : Math.sqrt(low * high);
    next = Math.min(mostLoss, Math.max(leastLoss, next));
    const step = Math.abs(next / loss - 1);
    // The error of a secant step is about the product of the last two.
    if (step < 1e-12 || (secant && step < 1e-4 && step * lastStep < 1e-13)) return 10 * Math.log10(next);
    lastStep = secant ? step : Infinity;
    loss = next;
  }
  throw new ConvergenceError('attenuationTo', { iterations: 100, residual: high / low - 1 });
}

/** 1/x² with ¾Q(x) = bitErrorRatio; `Infinity` for an eye that gives no such x, that of the largest known x on underflow. */
function inverseSquare(bitErrorRatio: number): number {
  if (bitErrorRatio >= 0.37) return Infinity;
  const x = bitErrorRatio > 1e-300 ? inverseGaussianTail(bitErrorRatio / 0.75) : 37;
  return 1 / (x * x);
}
