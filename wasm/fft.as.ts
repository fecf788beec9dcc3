// AssemblyScript: the steps of src/numerics/fftPlain.ts on two complex samples at a time, in the same order, so that both give the
// same bits. Five blocks stand in memory, equally far apart: re, im, re and im of the response in the order of `filterFours`, factors in pairs.
// A distance known beforehand needs no addresses of its own for the imaginary parts: that of `Near` is, that of `Far` comes with the call.

type Near = v128;
type Far = usize;
const near: usize = 33088;

// @ts-ignore: decorator
@inline function plus(a: v128, b: v128): v128 { return f64x2.add(a, b); }
// @ts-ignore: decorator
@inline function minus(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
// @ts-ignore: decorator
@inline function times(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
// @ts-ignore: decorator
@inline function firsts(a: v128, b: v128): v128 { return v128.shuffle<f64>(a, b, 0, 2); }
// @ts-ignore: decorator
@inline function seconds(a: v128, b: v128): v128 { return v128.shuffle<f64>(a, b, 1, 3); }
// @ts-ignore: decorator
@inline function imaginary<T>(place: usize, apart: usize): v128 { return isVector<T>() ? v128.load(place, near) : v128.load(place + apart); }
// @ts-ignore: decorator
@inline function putImaginary<T>(place: usize, apart: usize, value: v128): void {
  if (isVector<T>()) v128.store(place, value, near);
  else v128.store(place + apart, value);
}

function partQuarters<T>(re: usize, apart: usize, factors: usize, size: usize, n: usize): void {
  const quarter = n >> 2;
  for (let start: usize = 0; start < size; start += n) {
    let t = factors;
    for (let k = start; k < start + quarter; k += 16, t += 96) {
      const p0 = re + k, p1 = p0 + quarter, p2 = p1 + quarter, p3 = p2 + quarter;
      const aRe = v128.load(p0), aIm = imaginary<T>(p0, apart), bRe = v128.load(p1), bIm = imaginary<T>(p1, apart);
      const cRe = v128.load(p2), cIm = imaginary<T>(p2, apart), dRe = v128.load(p3), dIm = imaginary<T>(p3, apart);
      const evenRe = plus(aRe, cRe), evenIm = plus(aIm, cIm), leftRe = minus(aRe, cRe), leftIm = minus(aIm, cIm);
      const oddRe = plus(bRe, dRe), oddIm = plus(bIm, dIm), rightRe = minus(bIm, dIm), rightIm = minus(dRe, bRe);
      v128.store(p0, plus(evenRe, oddRe));
      putImaginary<T>(p0, apart, plus(evenIm, oddIm));
      let xRe = plus(leftRe, rightRe), xIm = plus(leftIm, rightIm), cosine = v128.load(t), sine = v128.load(t, 16);
      v128.store(p1, minus(times(xRe, cosine), times(xIm, sine)));
      putImaginary<T>(p1, apart, plus(times(xRe, sine), times(xIm, cosine)));
      xRe = minus(evenRe, oddRe), xIm = minus(evenIm, oddIm), cosine = v128.load(t, 32), sine = v128.load(t, 48);
      v128.store(p2, minus(times(xRe, cosine), times(xIm, sine)));
      putImaginary<T>(p2, apart, plus(times(xRe, sine), times(xIm, cosine)));
      xRe = minus(leftRe, rightRe), xIm = minus(leftIm, rightIm), cosine = v128.load(t, 64), sine = v128.load(t, 80);
      v128.store(p3, minus(times(xRe, cosine), times(xIm, sine)));
      putImaginary<T>(p3, apart, plus(times(xRe, sine), times(xIm, cosine)));
    }
  }
}

/** Eight samples at a time; the response of both fours alternates. */
function filterFours<T>(re: usize, apart: usize, size: usize): void {
  for (let k: usize = 0; k < size; k += 64) {
    const p = re + k, h = p + 2 * apart;
    let u = v128.load(p), v = v128.load(p, 16), w = v128.load(p, 32), z = v128.load(p, 48);
    const r0 = firsts(u, w), r1 = seconds(u, w), r2 = firsts(v, z), r3 = seconds(v, z);
    u = imaginary<T>(p, apart), v = imaginary<T>(p + 16, apart), w = imaginary<T>(p + 32, apart), z = imaginary<T>(p + 48, apart);
    const i0 = firsts(u, w), i1 = seconds(u, w), i2 = firsts(v, z), i3 = seconds(v, z);
    const evenRe = plus(r0, r2), evenIm = plus(i0, i2), leftRe = minus(r0, r2), leftIm = minus(i0, i2);
    const oddRe = plus(r1, r3), oddIm = plus(i1, i3), rightRe = minus(i1, i3), rightIm = minus(r3, r1);
    let xRe = plus(evenRe, oddRe), xIm = plus(evenIm, oddIm), hRe = v128.load(h), hIm = imaginary<T>(h, apart);
    const aRe = minus(times(xRe, hRe), times(xIm, hIm)), aIm = plus(times(xRe, hIm), times(xIm, hRe));
    xRe = plus(leftRe, rightRe), xIm = plus(leftIm, rightIm), hRe = v128.load(h, 16), hIm = imaginary<T>(h + 16, apart);
    const bRe = minus(times(xRe, hRe), times(xIm, hIm)), bIm = plus(times(xRe, hIm), times(xIm, hRe));
    xRe = minus(evenRe, oddRe), xIm = minus(evenIm, oddIm), hRe = v128.load(h, 32), hIm = imaginary<T>(h + 32, apart);
    const cRe = minus(times(xRe, hRe), times(xIm, hIm)), cIm = plus(times(xRe, hIm), times(xIm, hRe));
    xRe = minus(leftRe, rightRe), xIm = minus(leftIm, rightIm), hRe = v128.load(h, 48), hIm = imaginary<T>(h + 48, apart);
    const dRe = minus(times(xRe, hRe), times(xIm, hIm)), dIm = plus(times(xRe, hIm), times(xIm, hRe));
    const sumRe = plus(aRe, cRe), sumIm = plus(aIm, cIm), awayRe = minus(aRe, cRe), awayIm = minus(aIm, cIm);
    const otherRe = plus(bRe, dRe), otherIm = plus(bIm, dIm), turnedRe = minus(dIm, bIm), turnedIm = minus(bRe, dRe);
    let y0 = plus(sumRe, otherRe), y1 = plus(awayRe, turnedRe), y2 = minus(sumRe, otherRe), y3 = minus(awayRe, turnedRe);
    v128.store(p, firsts(y0, y1));
    v128.store(p, firsts(y2, y3), 16);
    v128.store(p, seconds(y0, y1), 32);
    v128.store(p, seconds(y2, y3), 48);
    y0 = plus(sumIm, otherIm), y1 = plus(awayIm, turnedIm), y2 = minus(sumIm, otherIm), y3 = minus(awayIm, turnedIm);
    putImaginary<T>(p, apart, firsts(y0, y1));
    putImaginary<T>(p + 16, apart, firsts(y2, y3));
    putImaginary<T>(p + 32, apart, seconds(y0, y1));
    putImaginary<T>(p + 48, apart, seconds(y2, y3));
  }
}

/** The same, of which the first of each four alone is left, one after another. */
function filterToFirsts<T>(re: usize, apart: usize, size: usize): void {
  for (let k: usize = 0; k < size; k += 64) {
    const p = re + k, h = p + 2 * apart;
    let u = v128.load(p), v = v128.load(p, 16), w = v128.load(p, 32), z = v128.load(p, 48);
    const r0 = firsts(u, w), r1 = seconds(u, w), r2 = firsts(v, z), r3 = seconds(v, z);
    u = imaginary<T>(p, apart), v = imaginary<T>(p + 16, apart), w = imaginary<T>(p + 32, apart), z = imaginary<T>(p + 48, apart);
    const i0 = firsts(u, w), i1 = seconds(u, w), i2 = firsts(v, z), i3 = seconds(v, z);
    const evenRe = plus(r0, r2), evenIm = plus(i0, i2), leftRe = minus(r0, r2), leftIm = minus(i0, i2);
    const oddRe = plus(r1, r3), oddIm = plus(i1, i3), rightRe = minus(i1, i3), rightIm = minus(r3, r1);
    let xRe = plus(evenRe, oddRe), xIm = plus(evenIm, oddIm), hRe = v128.load(h), hIm = imaginary<T>(h, apart);
    const aRe = minus(times(xRe, hRe), times(xIm, hIm)), aIm = plus(times(xRe, hIm), times(xIm, hRe));
    xRe = plus(leftRe, rightRe), xIm = plus(leftIm, rightIm), hRe = v128.load(h, 16), hIm = imaginary<T>(h + 16, apart);
    const bRe = minus(times(xRe, hRe), times(xIm, hIm)), bIm = plus(times(xRe, hIm), times(xIm, hRe));
    xRe = minus(evenRe, oddRe), xIm = minus(evenIm, oddIm), hRe = v128.load(h, 32), hIm = imaginary<T>(h + 32, apart);
    const cRe = minus(times(xRe, hRe), times(xIm, hIm)), cIm = plus(times(xRe, hIm), times(xIm, hRe));
    xRe = minus(leftRe, rightRe), xIm = minus(leftIm, rightIm), hRe = v128.load(h, 48), hIm = imaginary<T>(h + 48, apart);
    const dRe = minus(times(xRe, hRe), times(xIm, hIm)), dIm = plus(times(xRe, hIm), times(xIm, hRe));
    v128.store(re + (k >> 2), plus(plus(aRe, cRe), plus(bRe, dRe)));
    putImaginary<T>(re + (k >> 2), apart, plus(plus(aIm, cIm), plus(bIm, dIm)));
  }
}

function joinFours(re: usize, im: usize, size: usize): void {
  for (let k: usize = 0; k < size; k += 32) {
    const p = re + k, m = im + k;
    const aRe = load<f64>(p), bRe = load<f64>(p, 8), cRe = load<f64>(p, 16), dRe = load<f64>(p, 24);
    const aIm = load<f64>(m), bIm = load<f64>(m, 8), cIm = load<f64>(m, 16), dIm = load<f64>(m, 24);
    const evenRe = aRe + cRe, evenIm = aIm + cIm, leftRe = aRe - cRe, leftIm = aIm - cIm;
    const oddRe = bRe + dRe, oddIm = bIm + dIm, rightRe = dIm - bIm, rightIm = bRe - dRe;
    store<f64>(p, evenRe + oddRe);
    store<f64>(m, evenIm + oddIm);
    store<f64>(p, leftRe + rightRe, 8);
    store<f64>(m, leftIm + rightIm, 8);
    store<f64>(p, evenRe - oddRe, 16);
    store<f64>(m, evenIm - oddIm, 16);
    store<f64>(p, leftRe - rightRe, 24);
    store<f64>(m, leftIm - rightIm, 24);
  }
}

function joinQuarters<T>(re: usize, apart: usize, factors: usize, size: usize, n: usize): void {
  const quarter = n >> 2;
  for (let start: usize = 0; start < size; start += n) {
    let t = factors;
    for (let k = start; k < start + quarter; k += 16, t += 96) {
      const p0 = re + k, p1 = p0 + quarter, p2 = p1 + quarter, p3 = p2 + quarter;
      const aRe = v128.load(p0), aIm = imaginary<T>(p0, apart);
      let xRe = v128.load(p1), xIm = imaginary<T>(p1, apart), cosine = v128.load(t), sine = v128.load(t, 16);
      const bRe = plus(times(xRe, cosine), times(xIm, sine)), bIm = minus(times(xIm, cosine), times(xRe, sine));
      xRe = v128.load(p2), xIm = imaginary<T>(p2, apart), cosine = v128.load(t, 32), sine = v128.load(t, 48);
      const cRe = plus(times(xRe, cosine), times(xIm, sine)), cIm = minus(times(xIm, cosine), times(xRe, sine));
      xRe = v128.load(p3), xIm = imaginary<T>(p3, apart), cosine = v128.load(t, 64), sine = v128.load(t, 80);
      const dRe = plus(times(xRe, cosine), times(xIm, sine)), dIm = minus(times(xIm, cosine), times(xRe, sine));
      const evenRe = plus(aRe, cRe), evenIm = plus(aIm, cIm), leftRe = minus(aRe, cRe), leftIm = minus(aIm, cIm);
      const oddRe = plus(bRe, dRe), oddIm = plus(bIm, dIm), rightRe = minus(dIm, bIm), rightIm = minus(bRe, dRe);
      v128.store(p0, plus(evenRe, oddRe));
      putImaginary<T>(p0, apart, plus(evenIm, oddIm));
      v128.store(p1, plus(leftRe, rightRe));
      putImaginary<T>(p1, apart, plus(leftIm, rightIm));
      v128.store(p2, minus(evenRe, oddRe));
      putImaginary<T>(p2, apart, minus(evenIm, oddIm));
      v128.store(p3, minus(leftRe, rightRe));
      putImaginary<T>(p3, apart, minus(leftIm, rightIm));
    }
  }
}

function filterBlocks<T>(re: usize, apart: usize, count: usize, fourth: i32): void {
  const size = count << 3;
  let at = re + 4 * apart;
  for (let n = size; n >= 128; n >>= 2) {
    partQuarters<T>(re, apart, at, size, n);
    at += (n >> 1) + n;
  }
  const left = fourth ? size >> 2 : size;
  if (fourth) {
    filterToFirsts<T>(re, apart, size);
    joinFours(re, re + apart, left);
  } else filterFours<T>(re, apart, size);
  for (let n: usize = 128; n <= left; n <<= 2) {
    at -= (n >> 1) + n;
    joinQuarters<T>(re, apart, at, left, n);
  }
}

/** Filters the `count` samples at `re` in place, of blocks `apart` bytes apart; with `fourth` not 0 to every fourth of them. */
export function filter(re: usize, apart: usize, count: usize, fourth: i32): void {
  if (apart == near) filterBlocks<Near>(re, apart, count, fourth);
  else filterBlocks<Far>(re, apart, count, fourth);
}
