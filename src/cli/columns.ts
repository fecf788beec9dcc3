/** A table in plain text: the first column to the left, the others to the right, two spaces between. */
export function columns(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heading.map((title, i) => rows.reduce((widest, row) => Math.max(widest, row[i]!.length), title.length));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [heading, ...rows].map((row) => `${line(row)}\n`).join('');
}

/** A number with a fixed number of decimals, never a negative zero. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
