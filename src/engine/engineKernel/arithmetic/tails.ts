import { centralDeviate, scaledTail } from './cells.ts';
import { exponential, logarithm } from './elementary.ts';

/** Probability that a standard normal number exceeds x. [Cody1969] @internal */
export function tail(x: number): number {
  const y = Math.abs(x);
  if (y > 38.5) return x < 0 ? 1 : 0;
  const p = y < 0.67 ? 0.5 - y * 0.7071067811865476 * 0.5 * near(0.5 * y * y) : exponential(-0.5 * y * y) * scaledTail(y);
  return x < 0 ? 1 - p : p;
}

/** erf(x)/x from x², for x to 0.47. */
function near(z: number): number {
  return (
    ((((0.18577770618460315 * z + 3.1611237438705655) * z + 113.86415415105016) * z + 377.485237685302) * z + 3209.3775891384694) /
    ((((z + 23.601290952344122) * z + 244.02463793444417) * z + 1282.6165260773723) * z + 2844.236833439171)
  );
}

/** The number below which a standard normal one lies with probability p, above 0 and below 1. [Wichura1988, PPND16] @internal */
export function normalDeviate(p: number): number {
  return Math.abs(p - 0.5) <= 0.425 ? centralDeviate(p) : outerDeviate(p);
}

/** The same for a probability outside 0.075 to 0.925. @internal */
export function outerDeviate(p: number): number {
  const low = p < 0.5;
  const tail = Math.sqrt(-logarithm(low ? p : 1 - p));
  const deviate = tail <= 5 ? middleDeviate(tail - 1.6) : farDeviate(tail - 5);
  return low ? -deviate : deviate;
}

function middleDeviate(r: number): number {
  return (
    (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r + 3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) * r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  );
}

function farDeviate(r: number): number {
  return (
    (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) * r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) * r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}
