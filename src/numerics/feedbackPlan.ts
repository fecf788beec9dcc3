/** A sparse matrix b = S a with feedback, of which some entries are asked. @internal */
export interface FeedbackTask {
  /** Rows and columns of S. */
  readonly size: number;
  /** Row and column of each entry that may differ from 0. */
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  /** Row that each column is fed by, a[column] = b[row]; −1 where it is fed from outside. */
  readonly fedBy: ArrayLike<number>;
  /** Columns that are fed from outside, and rows that are asked. */
  readonly inputs: ArrayLike<number>;
  readonly outputs: ArrayLike<number>;
}

/** Steps that take all feedback out, the same for all values of one pattern. @internal */
export interface FeedbackPlan {
  /** Places for values. */
  readonly places: number;
  /** Place of each entry of the task; −1 for one that cannot matter. */
  readonly entries: Int32Array;
  /**
   * Step by step: place of the loop's own entry or −1, number of rows m and of columns n, then m places of the column that goes, n places
   * of the row that goes, and m × n places that change, as −1 − place where they are yet empty.
   */
  readonly program: Int32Array;
  /** Place of each asked entry, outputs × inputs, row-major; −1 where it is 0. */
  readonly asked: Int32Array;
}

/**
 * Plans the elimination: taking column k, fed by row l, out of S leaves S_ij + S_ik S_lj/(1 − S_lk). The column of least m n goes first
 * [Markowitz1957]; what no input reaches, or reaches no output, is left out.
 *
 * @internal
 */
export function feedbackPlan(task: FeedbackTask): FeedbackPlan {
  const { size, fedBy } = task;
  const live = liveColumns(task);
  const asksRow = new Uint8Array(size);
  const feeds = new Int32Array(size).fill(-1);
  for (let k = 0; k < size; k++) if (fedBy[k]! >= 0 && live[k] === 1) feeds[fedBy[k]!] = k;
  for (let i = 0; i < task.outputs.length; i++) asksRow[task.outputs[i]!] = 1;

  // By column the places of its rows, by row the places of its columns.
  const inColumn = Array.from({ length: size }, () => new Map<number, number>());
  const inRow = Array.from({ length: size }, () => new Map<number, number>());
  let places = 0;
  const placeAt = (row: number, column: number): number => {
    const place = places++;
    inColumn[column]!.set(row, place);
    inRow[row]!.set(column, place);
    return place;
  };
  const entries = Int32Array.from({ length: task.rows.length }, (_, e) => {
    const row = task.rows[e]!;
    const column = task.columns[e]!;
    return live[column] === 1 && (asksRow[row] === 1 || feeds[row]! >= 0) ? placeAt(row, column) : -1;
  });

  const program: number[] = [];
  const waiting = new Set<number>();
  for (let k = 0; k < size; k++) if (live[k] === 1 && fedBy[k]! >= 0) waiting.add(k);
  const cost = (k: number): number => inColumn[k]!.size * inRow[fedBy[k]!]!.size;
  while (waiting.size > 0) {
    let next = -1;
    let least = Infinity;
    for (const k of waiting) {
      const price = cost(k);
      if (price < least) [next, least] = [k, price];
    }
    waiting.delete(next);
    const going = inColumn[next]!;
    const row = inRow[fedBy[next]!]!;
    const own = going.get(fedBy[next]!) ?? -1;
    going.delete(fedBy[next]!);
    row.delete(next);
    program.push(own, going.size, row.size, ...going.values(), ...row.values());
    for (const i of going.keys()) {
      for (const j of row.keys()) program.push(inColumn[j]!.get(i) ?? -1 - placeAt(i, j));
    }
    for (const i of going.keys()) inRow[i]!.delete(next);
    for (const j of row.keys()) inColumn[j]!.delete(fedBy[next]!);
  }
  const asked: number[] = [];
  for (let o = 0; o < task.outputs.length; o++) {
    for (let i = 0; i < task.inputs.length; i++) asked.push(inRow[task.outputs[o]!]!.get(task.inputs[i]!) ?? -1);
  }
  return { places, entries, program: Int32Array.from(program), asked: Int32Array.from(asked) };
}

/** 1 for each column that an input reaches and that reaches an output. */
function liveColumns({ size, rows, columns, fedBy, inputs, outputs }: FeedbackTask): Uint8Array {
  const feeds = new Int32Array(size).fill(-1);
  for (let k = 0; k < size; k++) if (fedBy[k]! >= 0) feeds[fedBy[k]!] = k;
  const onward = Array.from({ length: size }, (): number[] => []);
  const backward = Array.from({ length: size }, (): number[] => []);
  const ends: number[] = [];
  const isOutput = new Uint8Array(size);
  for (let i = 0; i < outputs.length; i++) isOutput[outputs[i]!] = 1;
  for (let e = 0; e < rows.length; e++) {
    const column = columns[e]!;
    if (isOutput[rows[e]!] === 1) ends.push(column);
    const next = feeds[rows[e]!]!;
    if (next < 0) continue;
    onward[column]!.push(next);
    backward[next]!.push(column);
  }
  const reached = spread(size, Array.from(inputs), onward);
  const leaving = spread(size, ends, backward);
  return reached.map((value, k) => value & leaving[k]!);
}

function spread(size: number, from: readonly number[], links: readonly (readonly number[])[]): Uint8Array {
  const seen = new Uint8Array(size);
  const stack = [...from];
  for (const k of from) seen[k] = 1;
  for (let k = stack.pop(); k !== undefined; k = stack.pop()) {
    for (const next of links[k]!) {
      if (seen[next] === 1) continue;
      seen[next] = 1;
      stack.push(next);
    }
  }
  return seen;
}
