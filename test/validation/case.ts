/** One row of docs/validation.md: a published or independently derived number beside ours. */
export interface ValidationCase {
  /** What is compared, one line, with the inputs. */
  readonly what: string;
  /** Citation key of docs/references.bib, with place: `Bogaerts2012, eq. 2`. */
  readonly source: string;
  /** The published or derived value, in `unit`. */
  readonly reference: number;
  /** Computes ours, in `unit`. */
  readonly ours: () => number;
  readonly unit: string;
  /** Largest allowed difference: absolute in `unit`, or relative to the reference. */
  readonly tolerance: { readonly abs: number } | { readonly rel: number };
}

/** Whether ours lies within the tolerance of the reference. */
export function agrees(row: ValidationCase, ours: number): boolean {
  const allowed = 'abs' in row.tolerance ? row.tolerance.abs : row.tolerance.rel * Math.abs(row.reference);
  return Math.abs(ours - row.reference) <= allowed;
}
