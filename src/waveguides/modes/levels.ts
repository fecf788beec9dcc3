/** Polynomial order and layers of elements toward each corner. @internal */
export interface Level {
  readonly order: number;
  readonly layers: number;
}

/** From coarse to fine, and the error that each reaches on silicon wires, with a field that stands upright if that is larger. */
const ladder: readonly (Level & { readonly reaches: number; readonly upright?: number })[] = [
  { order: 3, layers: 1, reaches: 1e-4 },
  { order: 4, layers: 1, reaches: 2e-5, upright: 3e-5 },
  { order: 4, layers: 2, reaches: 4e-6 },
  { order: 5, layers: 2, reaches: 1e-6 },
  { order: 5, layers: 3, reaches: 4e-7 },
  { order: 6, layers: 3, reaches: 1e-7 },
  { order: 6, layers: 4, reaches: 5e-8 },
  { order: 7, layers: 5, reaches: 1e-8 },
  { order: 8, layers: 6, reaches: 2e-9 },
];

/** The step of the ladder to begin with. @internal */
export function firstLevel(tolerance: number, polarization: 'te' | 'tm' = 'te'): number {
  const found = ladder.findIndex(({ reaches, upright = reaches }) => (polarization === 'te' ? reaches : upright) <= tolerance);
  return found < 0 ? ladder.length - 1 : found;
}

/** A step of the ladder; `undefined` above its top. @internal */
export function levelAt(step: number): Level | undefined {
  return ladder[step];
}

/** The next step after an error that was too large. @internal */
export function nextLevel(step: number, error: number, tolerance: number): number {
  const gain = ladder[step]!.reaches / (error / tolerance);
  const fitting = ladder.findIndex(({ reaches }) => reaches <= gain);
  return Math.max(step + 1, fitting < 0 ? Math.min(step + 2, ladder.length - 1) : fitting);
}
