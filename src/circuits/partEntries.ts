import type { Wiring } from './wiring.ts';

/** The entries of all parts' matrices in one, part by part in the order of their places. @internal */
export interface PartEntries {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  /** Number of the first entry of each part, and behind the last. */
  readonly first: Int32Array;
  /** Entries of the part that has most. */
  readonly most: number;
}

/** The entries of a wiring. @internal */
export function entriesOf({ parts, first }: Wiring): PartEntries {
  const begin = Int32Array.from({ length: parts.length + 1 }, () => 0);
  const rows: number[] = [];
  const columns: number[] = [];
  let most = 0;
  parts.forEach(({ ports, places }, i) => {
    const size = ports.length;
    for (const place of places) {
      rows.push(first[i]! + Math.floor(place / size));
      columns.push(first[i]! + (place % size));
    }
    begin[i + 1] = rows.length;
    most = Math.max(most, places.length);
  });
  return { rows: Int32Array.from(rows), columns: Int32Array.from(columns), first: begin, most };
}
