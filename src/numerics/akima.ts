/**
 * Slopes of a smooth curve through points by Akima's rule: local, symmetric, without overshoot. `at` rises; two points or more.
 * [Akima1970]
 *
 * @internal
 */
export function akimaSlopes(at: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
  const count = at.length;
  // Chords, with two more at each end by a parabola.
  const chord = new Float64Array(count + 3);
  for (let i = 0; i + 1 < count; i++) chord[i + 2] = (values[i + 1]! - values[i]!) / (at[i + 1]! - at[i]!);
  if (count === 2) chord.fill((values[1]! - values[0]!) / (at[1]! - at[0]!));
  else {
    chord[1] = 2 * chord[2]! - chord[3]!;
    chord[0] = 2 * chord[1] - chord[2]!;
    chord[count + 1] = 2 * chord[count]! - chord[count - 1]!;
    chord[count + 2] = 2 * chord[count + 1]! - chord[count]!;
  }
  return Float64Array.from({ length: count }, (_, i) => {
    const before = Math.abs(chord[i + 1]! - chord[i]!);
    const after = Math.abs(chord[i + 3]! - chord[i + 2]!);
    return before + after === 0 ? (chord[i + 1]! + chord[i + 2]!) / 2 : (after * chord[i + 1]! + before * chord[i + 2]!) / (before + after);
  });
}
