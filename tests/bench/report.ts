import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

/** One line of the table. `aim` is absent where none was set. */
export interface Figure {
  readonly what: string
  readonly figure: string
  readonly aim?: string
  readonly met?: boolean
}

export function atLeast(what: string, value: number, aim: number, unit: string): Figure {
  return { what, figure: `${rounded(value)} ${unit}`, aim: `at least ${aim}`, met: value >= aim }
}

export function atMost(what: string, value: number, aim: number, unit: string): Figure {
  return { what, figure: `${rounded(value)} ${unit}`, aim: `at most ${aim}`, met: value <= aim }
}

/** Median and 95th percentile of milliseconds; the aim is the median's. */
export function spread(what: string, taken: readonly number[], aim?: number): Figure {
  const sorted = [...taken].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!
  const figure = `p50 ${rounded(at(0.5))} ms, p95 ${rounded(at(0.95))} ms`
  return aim === undefined ? { what, figure } : { what, figure, aim: `p50 at most ${aim}`, met: at(0.5) <= aim }
}

function rounded(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0)
}

/** Writes the table; whoever reads it sees what was missed. */
export function store(root: string, cases: number, figures: readonly Figure[]): void {
  const path = join(root, 'docs/performance.md')
  const head = readFileSync(path, 'utf8').split('## Last run')[0]!
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  const machine = `${cpus().length} × ${cpus()[0]!.model.trim()}, ${memory}, Node ${process.version}`
  const run = `${new Date().toISOString().slice(0, 10)}, ${cases} cases, ${machine}; load of the machine at the end ${loadavg()[0]!.toFixed(1)}`
  writeFileSync(path, `${head}## Last run\n\n${run}\n\n${table(figures)}\n`)
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, figure, aim, met }) => [what, figure, aim ?? '–', verdict(met)])
  const all = [['what', 'figure', 'aim', 'met'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`
  return [line(all[0]!), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function verdict(met: boolean | undefined): string {
  if (met === undefined) return '–'
  return met ? 'yes' : '**missed**'
}
