/** Whether every value is a finite number, in less than half the time of asking each. @internal */
export function allFinite(values: Float64Array): boolean {
  const whole = values.length - (values.length % 8);
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < whole; i += 8) {
    a += values[i]!;
    b += values[i + 1]!;
    c += values[i + 2]!;
    d += values[i + 3]!;
    e += values[i + 4]!;
    f += values[i + 5]!;
    g += values[i + 6]!;
    h += values[i + 7]!;
  }
  for (let i = whole; i < values.length; i++) a += values[i]!;
  // A sum is finite only if each of its terms is; that of finite terms may not be.
  return Number.isFinite(a + b + c + d + e + f + g + h) || eachFinite(values);
}

function eachFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) return false;
  }
  return true;
}
