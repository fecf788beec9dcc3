import { inRange } from '../errors.ts';
import { normalDeviate } from './normalDeviate.ts';

// Rational approximations of [Cody1969], written out as Horner schemes because they run inside error-ratio loops.

const INV_SQRT_PI = 0.5641895835477563;

/** Complementary error function, to about 1e-15 of its value; 0 where it underflows, above 26.6. [Cody1969] */
export function erfc(x: number): number {
  if (!(x >= -Infinity)) inRange('erfc', 'x', x, '1', -Infinity, Infinity);
  const y = Math.abs(x);
  if (y <= 0.46875) return 1 - x * erfRatio(x * x);
  if (y > 27) return x < 0 ? 2 : 0;
  const tail = expMinusSquare(y) * (y <= 4 ? middle(y) : far(y));
  return x < 0 ? 2 - tail : tail;
}

/**
 * Scaled complementary error function exp(x²) erfc(x), to about 1e-15 of its value. [Cody1969]
 *
 * @throws RangeError below -26.6, where it overflows.
 */
export function erfcx(x: number): number {
  if (!(x >= -26.6 && x <= Number.MAX_VALUE)) inRange('erfcx', 'x', x, '1', -26.6, Number.MAX_VALUE);
  const y = Math.abs(x);
  if (y <= 0.46875) return Math.exp(y * y) * (1 - x * erfRatio(y * y));
  const tail = y <= 4 ? middle(y) : far(y);
  return x < 0 ? 2 / expMinusSquare(y) - tail : tail;
}

/**
 * The x with erfc(x) = p.
 *
 * @param p Above 0 and below 2.
 * @throws RangeError outside that.
 */
export function inverseErfc(p: number): number {
  if (!(p > 0 && p < 2)) inRange('inverseErfc', 'p', p, '1', 2 * Number.MIN_VALUE, 2 - Number.EPSILON);
  return -normalDeviate(p / 2) * Math.SQRT1_2;
}

/** Probability that a standard normal number exceeds `x`: Q(x) = ½ erfc(x/√2), to about 1e-15 of its value. [Cody1969] */
export function gaussianTail(x: number): number {
  if (!(x > 1 && x < 39)) return erfc(x * Math.SQRT1_2) / 2;
  // Not through erfc: the rounding of x/√2 would be multiplied by x².
  const y = x * Math.SQRT1_2;
  const head = Math.trunc(x * 16) / 16;
  return (Math.exp((-head * head) / 2) * Math.exp(((head - x) * (head + x)) / 2) * (y <= 4 ? middle(y) : far(y))) / 2;
}

/**
 * The x that a standard normal number exceeds with probability `p`: Q⁻¹(p), to about 1e-15 of its value. [Wichura1988, PPND16]
 *
 * @param p Above 0 and below 1.
 * @throws RangeError outside that.
 */
export function inverseGaussianTail(p: number): number {
  if (!(p > 0 && p < 1)) inRange('inverseGaussianTail', 'p', p, '1', Number.MIN_VALUE, 1 - Number.EPSILON / 2);
  return -normalDeviate(p);
}

/** exp(−y²) without the rounding error of y², which the exponential would multiply. */
function expMinusSquare(y: number): number {
  const head = Math.trunc(y * 16) / 16;
  return Math.exp(-head * head) * Math.exp((head - y) * (head + y));
}

/** erf(x)/x from x², for |x| ≤ 0.46875. */
function erfRatio(z: number): number {
  return (
    ((((0.18577770618460315 * z + 3.1611237438705655) * z + 113.86415415105016) * z + 377.485237685302) * z + 3209.3775891384694) /
    ((((z + 23.601290952344122) * z + 244.02463793444417) * z + 1282.6165260773723) * z + 2844.236833439171)
  );
}

/** exp(y²) erfc(y) for 0.46875 ≤ y ≤ 4. */
function middle(y: number): number {
  return (
    ((((((((2.1531153547440383e-08 * y + 0.5641884969886701) * y + 8.883149794388377) * y + 66.11919063714163) * y +
      298.6351381974001) *
      y +
      881.952221241769) *
      y +
      1712.0476126340707) *
      y +
      2051.0783778260716) *
      y +
      1230.3393547979972) /
    ((((((((y + 15.744926110709835) * y + 117.6939508913125) * y + 537.1811018620099) * y + 1621.3895745666903) * y +
      3290.7992357334597) *
      y +
      4362.619090143247) *
      y +
      3439.3676741437216) *
      y +
      1230.3393548037495)
  );
}

/** exp(y²) erfc(y) for y ≥ 4. */
function far(y: number): number {
  const z = 1 / (y * y);
  const p =
    (((((0.016315387137302097 * z + 0.30532663496123236) * z + 0.36034489994980445) * z + 0.12578172611122926) * z +
      0.016083785148742275) *
      z +
      0.0006587491615298378) *
    z;
  const q =
    ((((z + 2.568520192289822) * z + 1.8729528499234673) * z + 0.5279051029514285) * z + 0.06051834131244132) * z +
    0.0023352049762686918;
  return (INV_SQRT_PI - p / q) / y;
}
