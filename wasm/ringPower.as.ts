// AssemblyScript: the steps of a ring under power, the two places of a step as the two halves of a vector. The same arithmetic in the same order as
// src/devices/ringModulator/underPower/gaussKernel.ts, so that both give the same samples; energies add up in another order. Where its blocks lie
// stands also in src/devices/ringModulator/underPower/powerSteps.ts, in numbers of eight bytes.

const settings: usize = 512 << 3;
const expansion: usize = 540 << 3;
const state: usize = 552 << 3;
const places: usize = 576 << 3;
const lightRe: usize = 1096 << 3;
const lightIm: usize = 1616 << 3;
const outRe: usize = 2136 << 3;
const outIm: usize = 2656 << 3;

const apart: f64 = 0.28867513459481287;
const before: f64 = 0.25 - apart;
const after: f64 = 0.25 + apart;

// @ts-ignore: decorator
@inline function plus(a: v128, b: v128): v128 { return f64x2.add(a, b); }
// @ts-ignore: decorator
@inline function minus(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
// @ts-ignore: decorator
@inline function times(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
// @ts-ignore: decorator
@inline function both(x: f64): v128 { return f64x2.splat(x); }
// @ts-ignore: decorator
@inline function first(a: v128): f64 { return f64x2.extract_lane(a, 0); }
// @ts-ignore: decorator
@inline function second(a: v128): f64 { return f64x2.extract_lane(a, 1); }
// @ts-ignore: decorator
@inline function sum(a: v128): f64 { return first(a) + second(a); }
// @ts-ignore: decorator
@inline function swapped(a: v128): v128 { return v128.shuffle<f64>(a, a, 1, 0); }
// Settings are read where they are needed: held in registers they would push the motion out of them.
// @ts-ignore: decorator
@inline function setting(i: usize): f64 { return f64.load(settings + (i << 3)); }
// @ts-ignore: decorator
@inline function settingTwice(i: usize): v128 { return v128.load64_splat(settings + (i << 3)); }
// @ts-ignore: decorator
@inline function cubic(at: usize, n: v128): v128 {
  return plus(v128.load64_splat(at), times(n, plus(v128.load64_splat(at, 8), times(n, plus(v128.load64_splat(at, 16), times(n, v128.load64_splat(at, 24)))))));
}
/** What a value at each place has come to at each of them. */
// @ts-ignore: decorator
@inline function gathered(from: v128, a: v128): v128 {
  const early = v128.shuffle<f64>(a, a, 0, 0), late = v128.shuffle<f64>(a, a, 1, 1);
  return plus(plus(from, times(f64x2(0.25, after), early)), times(f64x2(before, 0.25), late));
}
// @ts-ignore: decorator
@inline function collect(at: usize, a: v128, share: f64): void { f64.store(at, f64.load(at) + sum(a) * share); }

export function stepUnderPower(from: i32, to: i32): i32 {
  let aRe = f64.load(state), aIm = f64.load(state, 8), sRe = f64.load(state, 16), sIm = f64.load(state, 24);
  let density = f64.load(state, 32), rise = f64.load(state, 40), riseChange = f64.load(state, 48), u = v128.load(state, 56);
  let input: f64 = 0, behind = both(0), energy = both(0), byPlace = both(0), byTwo = both(0), byCarriers = both(0);
  let i = <usize>from << 3;
  const end = <usize>to << 3;
  for (; i < end; i += 8) {
    if (Math.abs(density - f64.load(expansion)) > f64.load(expansion, 72)) break;
    const nextRe = f64.load(i, lightRe), nextIm = f64.load(i, lightIm);
    const placeBefore = f64.load(i, places), placeAfter = f64.load(i, places + 8);
    const place = plus(both((placeBefore + placeAfter) * 0.5), times(f64x2(-1, 1), both((placeAfter - placeBefore) * apart)));
    const mRe = (sRe + nextRe) * 0.5, mIm = (sIm + nextIm) * 0.5, dRe = (nextRe - sRe) * apart, dIm = (nextIm - sIm) * apart;
    input += mRe * mRe + mIm * mIm + dRe * dRe + dIm * dIm;
    sRe = nextRe;
    sIm = nextIm;
    const lightedRe = plus(both(mRe), times(f64x2(-1, 1), both(dRe))), lightedIm = plus(both(mIm), times(f64x2(-1, 1), both(dIm)));
    const fRe = times(settingTwice(4), lightedRe), fIm = times(settingTwice(4), lightedIm);
    const rRe = gathered(both(aRe), fRe), rIm = gathered(both(aIm), fIm);
    const line = plus(settingTwice(0), times(settingTwice(1), place));
    const warm = plus(
      plus(settingTwice(2), times(settingTwice(3), place)),
      times(settingTwice(7), plus(both(rise), times(f64x2(0.5 - apart, 0.5 + apart), both(riseChange)))),
    );
    const eRe = minus(times(both(0.25), rRe), times(f64x2(before, after), swapped(rRe)));
    const eIm = minus(times(both(0.25), rIm), times(f64x2(before, after), swapped(rIm)));
    const early = v128.shuffle<f64>(u, u, 0, 0), late = v128.shuffle<f64>(u, u, 1, 1);
    u = plus(plus(times(v128.load(settings, 160), early), times(v128.load(settings, 176), late)), times(v128.load(settings, 192), both(aRe * aRe + aIm * aIm)));
    let two = u, carrier = u, yRe = u, yIm = u, zRe = u, zIm = u;
    for (let round = 0; round < 20; round++) {
      const n = minus(gathered(times(v128.load(settings, 128), both(density)), times(times(settingTwice(14), u), u)), v128.load64_splat(expansion));
      carrier = cubic(expansion + 8, n);
      two = times(settingTwice(5), u);
      zRe = plus(plus(line, two), carrier);
      zIm = minus(plus(warm, times(settingTwice(6), u)), cubic(expansion + 40, n));
      const z1Re = first(zRe), z1Im = first(zIm), z2Re = second(zRe), z2Im = second(zIm);
      const detRe = 1 + (z1Re + z2Re) * 0.25 + (z1Re * z2Re - z1Im * z2Im) * (1 / 12.0);
      const detIm = (z1Im + z2Im) * 0.25 + (z1Re * z2Im + z1Im * z2Re) * (1 / 12.0);
      const over = both(1 / (detRe * detRe + detIm * detIm));
      const otherRe = swapped(zRe), otherIm = swapped(zIm);
      const pRe = minus(plus(rRe, times(otherRe, eRe)), times(otherIm, eIm));
      const pIm = plus(plus(rIm, times(otherRe, eIm)), times(otherIm, eRe));
      yRe = times(over, plus(times(pRe, both(detRe)), times(pIm, both(detIm))));
      yIm = times(over, minus(times(pIm, both(detRe)), times(pRe, both(detIm))));
      const square = plus(times(yRe, yRe), times(yIm, yIm));
      const missed = sum(f64x2.abs(minus(square, u)));
      u = square;
      if (missed * (setting(5) + Math.abs(setting(6))) < 1e-5) break;
    }
    aRe += 0.5 * sum(plus(minus(fRe, times(zRe, yRe)), times(zIm, yIm)));
    aIm += 0.5 * sum(minus(minus(fIm, times(zRe, yIm)), times(zIm, yRe)));
    const warmed = plus(plus(plus(settingTwice(8), times(settingTwice(9), place)), times(settingTwice(10), two)), times(settingTwice(11), carrier));
    riseChange = setting(12) * sum(times(u, warmed)) - setting(13) * rise;
    rise += riseChange;
    density = setting(15) * density + 0.5 * setting(14) * sum(times(times(swapped(v128.load(settings, 128)), u), u));
    const bRe = minus(lightedRe, times(settingTwice(4), yRe)), bIm = minus(lightedIm, times(settingTwice(4), yIm));
    behind = plus(behind, plus(times(bRe, bRe), times(bIm, bIm)));
    energy = plus(energy, u);
    byPlace = plus(byPlace, times(place, u));
    byTwo = plus(byTwo, times(two, u));
    byCarriers = plus(byCarriers, times(carrier, u));
    f64.store(i, setting(18) * sRe - setting(19) * aRe, outRe);
    f64.store(i, setting(18) * sIm - setting(19) * aIm, outIm);
  }
  f64.store(state, aRe);
  f64.store(state, aIm, 8);
  f64.store(state, sRe, 16);
  f64.store(state, sIm, 24);
  f64.store(state, density, 32);
  f64.store(state, rise, 40);
  f64.store(state, riseChange, 48);
  v128.store(state, u, 56);
  f64.store(state, f64.load(state, 72) + input, 72);
  collect(state + 80, behind, 0.5);
  collect(state + 88, energy, 0.5);
  collect(state + 96, byPlace, 0.5);
  collect(state + 104, byTwo, 0.5);
  collect(state + 112, byCarriers, 0.5);
  return <i32>(i >> 3);
}
