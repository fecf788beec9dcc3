/** Columns of numbers of equal length, as a spectrum: the first is along x unless another is named. */
export type Columns = Readonly<Record<string, ArrayLike<number>>>;

/** What is read of a sweep. */
export interface SweepLike {
  readonly axes: Readonly<Record<string, ArrayLike<number>>>;
  readonly values: Readonly<Record<string, ArrayLike<number>>>;
  readonly shape: readonly number[];
}

/**
 * Named numbers over a grid of one or more axes, row-major.
 *
 * @internal
 */
export interface Grid {
  readonly axes: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
  readonly results: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
  /** Axes of one value, which are left out of `axes`. */
  readonly fixed: readonly { readonly name: string; readonly value: number }[];
}

/**
 * Whether a value has the form of a sweep.
 *
 * @internal
 */
export function isSweep(result: unknown): result is SweepLike {
  if (typeof result !== 'object' || result === null) return false;
  const { axes, values, shape } = result as Partial<SweepLike>;
  return typeof axes === 'object' && typeof values === 'object' && Array.isArray(shape);
}

/**
 * Whether a value is an object of columns of equal length.
 *
 * @internal
 */
export function isColumns(result: unknown): result is Columns {
  if (typeof result !== 'object' || result === null || Array.isArray(result) || ArrayBuffer.isView(result)) return false;
  const columns: unknown[] = Object.values(result);
  const length = columns.map((column) => (isColumn(column) ? column.length : -1));
  return columns.length >= 2 && length[0]! > 0 && length.every((each) => each === length[0]);
}

function isColumn(value: unknown): value is ArrayLike<number> {
  return (Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value)) && typeof (value as ArrayLike<unknown>)[0] === 'number';
}

/**
 * A sweep or columns as a grid with the results in `show`, all if absent, and with no axis of one value but a last one.
 *
 * @throws RangeError for a name in `show` or `x` that the result has not, and a number that is not finite.
 * @internal
 */
export function gridOf(result: SweepLike | Columns, { show, x }: { readonly show?: readonly string[]; readonly x?: string }): Grid {
  const whole = isSweep(result) ? ofSweep(result) : ofColumns(result, x);
  const results = show === undefined ? whole.results : show.map((name) => named('show', name, whole.results));
  for (const { name, values } of [...whole.axes, ...results]) {
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i])) throw new RangeError(`plot: ${name} is ${values[i]} at ${i}, must be a finite number`);
    }
  }
  const long = whole.axes.filter(({ values }) => values.length > 1);
  const axes = long.length > 0 ? long : whole.axes.slice(-1);
  if (x !== undefined) named('x', x, axes);
  const fixed = whole.axes.filter((axis) => !axes.includes(axis)).map(({ name, values }) => ({ name, value: values[0]! }));
  return { axes, results, fixed };
}

function ofSweep({ axes, values }: SweepLike): Omit<Grid, 'fixed'> {
  return { axes: listed(axes), results: listed(values) };
}

function ofColumns(columns: Columns, x?: string): Omit<Grid, 'fixed'> {
  const all = listed(columns);
  const along = x === undefined ? all[0]! : named('x', x, all);
  return { axes: [along], results: all.filter((column) => column !== along) };
}

function listed(columns: Columns): { name: string; values: ArrayLike<number> }[] {
  return Object.entries(columns).map(([name, values]) => ({ name, values }));
}

function named<N extends { readonly name: string }>(what: string, wanted: string, known: readonly N[]): N {
  const found = known.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  throw new RangeError(`plot: ${what} is ${JSON.stringify(wanted)}, must be one of ${known.map(({ name }) => name).join(', ')}`);
}
