/**
 * Which column each row of a square cost matrix (row-major, finite) takes, every column once, so that the costs add up to the least, by
 * shortest augmenting paths. [Kuhn1955; Jonker1987]
 *
 * @internal
 */
export function leastAssignment(cost: ArrayLike<number>, size: number): Int32Array {
  const ofRow = new Float64Array(size + 1);
  const ofColumn = new Float64Array(size + 1);
  // Rows and columns count from 1; 0 is none.
  const rowAt = new Int32Array(size + 1);
  const before = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowAt[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Infinity);
    const seen = new Uint8Array(size + 1);
    do {
      seen[column] = 1;
      const here = rowAt[column]!;
      let step = Infinity;
      let nearest = 0;
      for (let j = 1; j <= size; j++) {
        if (seen[j] === 1) continue;
        const reduced = cost[(here - 1) * size + j - 1]! - ofRow[here]! - ofColumn[j]!;
        if (reduced < least[j]!) {
          least[j] = reduced;
          before[j] = column;
        }
        if (least[j]! < step) {
          step = least[j]!;
          nearest = j;
        }
      }
      for (let j = 0; j <= size; j++) {
        if (seen[j] === 1) {
          ofRow[rowAt[j]!]! += step;
          ofColumn[j]! -= step;
        } else {
          least[j]! -= step;
        }
      }
      column = nearest;
    } while (rowAt[column] !== 0);
    while (column !== 0) {
      rowAt[column] = rowAt[before[column]!]!;
      column = before[column]!;
    }
  }
  const columnOf = new Int32Array(size);
  for (let j = 1; j <= size; j++) columnOf[rowAt[j]! - 1] = j - 1;
  return columnOf;
}
