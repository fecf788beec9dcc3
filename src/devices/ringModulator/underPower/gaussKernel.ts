import { ringSteps } from '../inTime/ringSteps.ts';
import type { FieldSamples } from '../inTime/stepper.ts';

/** Places in the state of a run. Amplitude in √W, energies in it times the step; `input` to `freeCarrier` are integrals. @internal */
export const runPlaces = {
  re: 0,
  im: 1,
  lightRe: 2,
  lightIm: 3,
  density: 4,
  rise: 5,
  /** Change of the rise in the last step, and energies at its two places. */
  riseChange: 6,
  first: 7,
  second: 8,
  input: 9,
  behind: 10,
  energy: 11,
  byPlace: 12,
  twoPhoton: 13,
  freeCarrier: 14,
  /** Energy at the first sample. */
  before: 15,
  count: 16,
} as const;

/** Places in the settings of a run; all rates over one step. @internal */
export const settingPlaces = {
  rate: 0,
  rateByPlace: 1,
  detuning: 2,
  detuningByPlace: 3,
  feed: 4,
  twoPhoton: 5,
  kerr: 6,
  perKelvin: 7,
  heat: 8,
  heatByPlace: 9,
  twoPhotonHeat: 10,
  carrierHeat: 11,
  warming: 12,
  cooling: 13,
  made: 14,
  left: 15,
  leftFirst: 16,
  leftSecond: 17,
  pass: 18,
  drop: 19,
  count: 20,
} as const;

/**
 * Loss and shift by carriers over one step about a density: the density, two cubics of the distance to it, from the constant on, and
 * how far they reach. @internal
 */
export const expansionPlaces = { at: 0, loss: 1, shift: 5, reach: 9, count: 10 } as const;

// Gauss' method of two places: it conserves every quadratic sum that the motion conserves, so energy too. [Hairer2006, sec. IV.2.1]
const apart = Math.sqrt(3) / 6;
const twelfth = 1 / 12;
const before = 0.25 - apart;
const after = 0.25 + apart;
// Lagrange's weights of the places ½ ∓ √3/6 of the last step and of its end, at the places of the next.
const parabola11 = weightAt(0.5 - apart, [-0.5 - apart, -0.5 + apart, 0]);
const parabola12 = weightAt(0.5 - apart, [-0.5 + apart, -0.5 - apart, 0]);
const parabola10 = weightAt(0.5 - apart, [0, -0.5 - apart, -0.5 + apart]);
const parabola21 = weightAt(0.5 + apart, [-0.5 - apart, -0.5 + apart, 0]);
const parabola22 = weightAt(0.5 + apart, [-0.5 + apart, -0.5 - apart, 0]);
const parabola20 = weightAt(0.5 + apart, [0, -0.5 - apart, -0.5 + apart]);

/** Those weights, of each in the first and the second. @internal */
export const parabola: readonly number[] = [parabola11, parabola21, parabola12, parabola22, parabola10, parabola20];

/** The weight of the first of three places in the value at another. */
function weightAt(at: number, [own, second, third]: readonly [number, number, number]): number {
  return ((at - second) * (at - third)) / ((own - second) * (own - third));
}

/**
 * Steps from `from` towards `to` of the chunk whose places stand in the memory of the steps; stops where the carriers leave the
 * reach of their expansion, and gives how
 * far it came. Loss and
 * shift by the light itself are those of a parabola through the energies before, and of what comes of it where that misses by more than
 * 1e-5 over the step. @internal
 */
export function stepUnderPower(
  from: number,
  to: number,
  settings: Float64Array,
  expansion: Float64Array,
  state: Float64Array,
  light: FieldSamples,
  offset: number,
): number {
  const { places, outRe, outIm } = ringSteps();
  const rate0 = settings[0]!;
  const rateByPlace = settings[1]!;
  const detuning0 = settings[2]!;
  const detuningByPlace = settings[3]!;
  const feed = settings[4]!;
  const twoPhoton = settings[5]!;
  const kerr = settings[6]!;
  const perKelvin = settings[7]!;
  const heat = settings[8]!;
  const heatByPlace = settings[9]!;
  const twoPhotonHeat = settings[10]!;
  const carrierHeat = settings[11]!;
  const warming = settings[12]!;
  const cooling = settings[13]!;
  const made = settings[14]!;
  const left = settings[15]!;
  const leftFirst = settings[16]!;
  const leftSecond = settings[17]!;
  const sensitivity = twoPhoton + Math.abs(kerr);
  const pass = settings[18]!;
  const drop = settings[19]!;
  const at = expansion[0]!;
  const loss0 = expansion[1]!;
  const loss1 = expansion[2]!;
  const loss2 = expansion[3]!;
  const loss3 = expansion[4]!;
  const shift0 = expansion[5]!;
  const shift1 = expansion[6]!;
  const shift2 = expansion[7]!;
  const shift3 = expansion[8]!;
  const reach = expansion[9]!;
  const lightRe = light[0];
  const lightIm = light[1];
  let aRe = state[0]!;
  let aIm = state[1]!;
  let sRe = state[2]!;
  let sIm = state[3]!;
  let density = state[4]!;
  let rise = state[5]!;
  let riseChange = state[6]!;
  let u1 = state[7]!;
  let u2 = state[8]!;
  let input = 0;
  let behind = 0;
  let energy = 0;
  let byPlace = 0;
  let byTwo = 0;
  let byCarriers = 0;
  let i = from;
  for (; i < to; i++) {
    if (Math.abs(density - at) > reach) break;
    const nextRe = lightRe[offset + i]!;
    const nextIm = lightIm[offset + i]!;
    const middle = (places[i]! + places[i + 1]!) / 2;
    const swing = (places[i + 1]! - places[i]!) * apart;
    const place1 = middle - swing;
    const place2 = middle + swing;
    const mRe = (sRe + nextRe) / 2;
    const mIm = (sIm + nextIm) / 2;
    const dRe = (nextRe - sRe) * apart;
    const dIm = (nextIm - sIm) * apart;
    const f1Re = feed * (mRe - dRe);
    const f1Im = feed * (mIm - dIm);
    const f2Re = feed * (mRe + dRe);
    const f2Im = feed * (mIm + dIm);
    const r1Re = aRe + 0.25 * f1Re + before * f2Re;
    const r1Im = aIm + 0.25 * f1Im + before * f2Im;
    const r2Re = aRe + after * f1Re + 0.25 * f2Re;
    const r2Im = aIm + after * f1Im + 0.25 * f2Im;
    const line1 = rate0 + rateByPlace * place1;
    const line2 = rate0 + rateByPlace * place2;
    const warm1 = detuning0 + detuningByPlace * place1 + perKelvin * (rise + (0.5 - apart) * riseChange);
    const warm2 = detuning0 + detuningByPlace * place2 + perKelvin * (rise + (0.5 + apart) * riseChange);
    const e1Re = 0.25 * r1Re - before * r2Re;
    const e1Im = 0.25 * r1Im - before * r2Im;
    const e2Re = 0.25 * r2Re - after * r1Re;
    const e2Im = 0.25 * r2Im - after * r1Im;
    // The parabola through the energies at the last two places and between them and the next.
    const start = aRe * aRe + aIm * aIm;
    const v1 = parabola11 * u1 + parabola12 * u2 + parabola10 * start;
    const v2 = parabola21 * u1 + parabola22 * u2 + parabola20 * start;
    u1 = v1;
    u2 = v2;
    let two1 = 0;
    let two2 = 0;
    let carrier1 = 0;
    let carrier2 = 0;
    let y1Re = 0;
    let y1Im = 0;
    let y2Re = 0;
    let y2Im = 0;
    let z1Re = 0;
    let z1Im = 0;
    let z2Re = 0;
    let z2Im = 0;
    for (let round = 0; round < 20; round++) {
      const made1 = made * u1 * u1;
      const made2 = made * u2 * u2;
      const n1 = leftFirst * density + 0.25 * made1 + before * made2 - at;
      const n2 = leftSecond * density + after * made1 + 0.25 * made2 - at;
      carrier1 = loss0 + n1 * (loss1 + n1 * (loss2 + n1 * loss3));
      carrier2 = loss0 + n2 * (loss1 + n2 * (loss2 + n2 * loss3));
      two1 = twoPhoton * u1;
      two2 = twoPhoton * u2;
      z1Re = line1 + two1 + carrier1;
      z2Re = line2 + two2 + carrier2;
      z1Im = warm1 + kerr * u1 - (shift0 + n1 * (shift1 + n1 * (shift2 + n1 * shift3)));
      z2Im = warm2 + kerr * u2 - (shift0 + n2 * (shift1 + n2 * (shift2 + n2 * shift3)));
      const detRe = 1 + (z1Re + z2Re) / 4 + (z1Re * z2Re - z1Im * z2Im) * twelfth;
      const detIm = (z1Im + z2Im) / 4 + (z1Re * z2Im + z1Im * z2Re) * twelfth;
      const over = 1 / (detRe * detRe + detIm * detIm);
      const pRe = r1Re + z2Re * e1Re - z2Im * e1Im;
      const pIm = r1Im + z2Re * e1Im + z2Im * e1Re;
      const qRe = r2Re + z1Re * e2Re - z1Im * e2Im;
      const qIm = r2Im + z1Re * e2Im + z1Im * e2Re;
      y1Re = over * (pRe * detRe + pIm * detIm);
      y1Im = over * (pIm * detRe - pRe * detIm);
      y2Re = over * (qRe * detRe + qIm * detIm);
      y2Im = over * (qIm * detRe - qRe * detIm);
      const missed = Math.abs(y1Re * y1Re + y1Im * y1Im - u1) + Math.abs(y2Re * y2Re + y2Im * y2Im - u2);
      u1 = y1Re * y1Re + y1Im * y1Im;
      u2 = y2Re * y2Re + y2Im * y2Im;
      if (missed * sensitivity < 1e-5) break;
    }
    aRe += 0.5 * (f1Re - z1Re * y1Re + z1Im * y1Im + (f2Re - z2Re * y2Re + z2Im * y2Im));
    aIm += 0.5 * (f1Im - z1Re * y1Im - z1Im * y1Re + (f2Im - z2Re * y2Im - z2Im * y2Re));
    const warmed1 = u1 * (heat + heatByPlace * place1 + twoPhotonHeat * two1 + carrierHeat * carrier1);
    const warmed2 = u2 * (heat + heatByPlace * place2 + twoPhotonHeat * two2 + carrierHeat * carrier2);
    riseChange = warming * (warmed1 + warmed2) - cooling * rise;
    rise += riseChange;
    density = left * density + 0.5 * made * (leftSecond * u1 * u1 + leftFirst * u2 * u2);
    const b1Re = mRe - dRe - feed * y1Re;
    const b1Im = mIm - dIm - feed * y1Im;
    const b2Re = mRe + dRe - feed * y2Re;
    const b2Im = mIm + dIm - feed * y2Im;
    input += mRe * mRe + mIm * mIm + dRe * dRe + dIm * dIm;
    behind += b1Re * b1Re + b1Im * b1Im + b2Re * b2Re + b2Im * b2Im;
    energy += u1 + u2;
    byPlace += place1 * u1 + place2 * u2;
    byTwo += two1 * u1 + two2 * u2;
    byCarriers += carrier1 * u1 + carrier2 * u2;
    sRe = nextRe;
    sIm = nextIm;
    outRe[i] = pass * sRe - drop * aRe;
    outIm[i] = pass * sIm - drop * aIm;
  }
  state[0] = aRe;
  state[1] = aIm;
  state[2] = sRe;
  state[3] = sIm;
  state[4] = density;
  state[5] = rise;
  state[6] = riseChange;
  state[7] = u1;
  state[8] = u2;
  state[9]! += input;
  state[10]! += behind / 2;
  state[11]! += energy / 2;
  state[12]! += byPlace / 2;
  state[13]! += byTwo / 2;
  state[14]! += byCarriers / 2;
  return i;
}
