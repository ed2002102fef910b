/** Rows under headings, each column as wide as its widest cell. */
export function table(headings: string[], rows: string[][]): string {
  if (rows.length === 0) return 'There are none.\n';
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** Names and values, one a line; further lines of a value stand under its first. */
export function details(rows: Array<[name: string, value: string]>): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const indent = `\n${' '.repeat(width + 2)}`;
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value.replaceAll('\n', indent)}\n`).join('');
}
