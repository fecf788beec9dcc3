import { digits } from '../errors.ts';
import { arnoldi } from '../numerics/arnoldi.ts';
import { complexZeros, type ComplexVector } from '../numerics/complexVector.ts';
import { loopsOf } from '../numerics/strongComponents.ts';
import { isPassive } from './passivity.ts';
import type { PartEntries } from './partEntries.ts';
import type { Wiring } from './wiring.ts';

/** Entries of parts that light can pass again and again. */
interface Loop {
  readonly size: number;
  /** For each entry in the loop its number, and where it leads within the loop. */
  readonly entries: Int32Array;
  readonly to: Int32Array;
  readonly from: Int32Array;
  /** Parts in the loop that may have gain. */
  readonly suspects: readonly number[];
}

/** Looks at the entries of all parts at one wavelength. Throws where a loop has gain of 1 or more. @internal */
export type GainCheck = (values: ComplexVector, wavelength: number) => void;

/**
 * A watch over the loops of a circuit: with M what one pass through the parts makes of the waves that enter them, light settles for all
 * phases of detours if every eigenvalue of M is below 1 in size. A loop of parts that have no gain needs no look; `undefined` if none does.
 *
 * @internal
 */
export function gainCheckOf(wiring: Wiring, entries: PartEntries): GainCheck | undefined {
  const { parts, size, joined, names } = wiring;
  if (parts.every(({ passive }) => passive)) return undefined;
  const links = Array.from({ length: size }, (): number[] => []);
  for (let e = 0; e < entries.rows.length; e++) {
    const next = joined[entries.rows[e]!]!;
    if (next >= 0) links[entries.columns[e]!]!.push(next);
  }
  const loops = loopsOf(links)
    .map((nodes) => loopOf(nodes, wiring, entries))
    .filter(({ suspects }) => suspects.length > 0);
  if (loops.length === 0) return undefined;
  return (values, wavelength) => {
    for (const loop of loops) {
      const active = loop.suspects.find((i) => !isPassive(parts[i]!, values, entries.first[i]!));
      if (active === undefined) continue;
      const gain = spectralRadius(loop, values);
      // What is lost by rounding must not make a stable loop of one that just fails.
      if (gain < 1 - 1e-12) continue;
      const where = `of a loop through ${names[active]} at ${digits(wavelength)} m`;
      throw new RangeError(`circuit: light gains amplitude ${digits(gain)} in each pass ${where}, must be below 1`);
    }
  };
}

function loopOf(nodes: readonly number[], { parts, joined, size }: Wiring, { rows, columns, first }: PartEntries): Loop {
  const within = new Int32Array(size).fill(-1);
  nodes.forEach((node, k) => (within[node] = k));
  const chosen: number[] = [];
  const suspects: number[] = [];
  parts.forEach(({ passive }, i) => {
    let passed = false;
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      const next = joined[rows[e]!]!;
      if (within[columns[e]!]! < 0 || next < 0 || within[next]! < 0) continue;
      chosen.push(e);
      passed = true;
    }
    if (passed && !passive) suspects.push(i);
  });
  return {
    size: nodes.length,
    entries: Int32Array.from(chosen),
    to: Int32Array.from(chosen, (e) => within[joined[rows[e]!]!]!),
    from: Int32Array.from(chosen, (e) => within[columns[e]!]!),
    suspects,
  };
}

/** Largest size of an eigenvalue of one pass. */
function spectralRadius({ size, entries, to, from }: Loop, values: ComplexVector): number {
  const pass = (x: ComplexVector): void => {
    const y = complexZeros(size);
    for (let k = 0; k < entries.length; k++) {
      const re = values.re[entries[k]!]!;
      const im = values.im[entries[k]!]!;
      const xr = x.re[from[k]!]!;
      const xi = x.im[from[k]!]!;
      y.re[to[k]!]! += re * xr - im * xi;
      y.im[to[k]!]! += re * xi + im * xr;
    }
    x.re.set(y.re);
    x.im.set(y.im);
  };
  const { values: found } = arnoldi(size, pass, { wanted: 1, tolerance: 1e-13, iterations: size });
  return Math.hypot(found.re[0]!, found.im[0]!);
}
