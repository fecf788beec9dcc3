// In numbers alone: AssemblyScript compiles this file as it stands.

/** The upper 26 bits of a number. */
function upperHalf(x: number): number {
  const far = 134217729 * x;
  return far - (far - x);
}

/** What the product of two numbers loses by rounding, exactly. [Dekker1971] @internal */
export function productRest(a: number, b: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (a * b - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/**
 * Wavelengths in an optical path less a whole number of them, nearly the same and below 2^27, to digits that their count would lose. The
 * path (m) is a sum of three that fall in size: most of it, some wavelengths more, and a small rest. [Dekker1971] @internal
 */
export function wavesBeyond(whole: number, path: number, more: number, rest: number, wavelength: number): number {
  // Both halves times a whole number are exact, and so is the difference of numbers nearly the same.
  const high = upperHalf(wavelength);
  return (path - whole * high + more + (rest - whole * (wavelength - high))) / wavelength;
}
