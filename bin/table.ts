/** Prints rows in columns, the last as wide as it likes. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at]!)).join('  '))
  process.stdout.write(lines.map((line) => `${line.trimEnd()}\n`).join(''))
}
