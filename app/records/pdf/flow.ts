import type { PDFDocument } from 'pdf-lib'
import type { Column } from '../document'
import type { FontInUse } from './font'
import { column as columnWidth, newSheet, paper, type Ink, type Sheet } from './sheet'
import type { Tag, TagName, Tags } from './tags'
import { wrap } from './wrap'

export interface Fonts {
  readonly regular: FontInUse
  readonly bold: FontInUse
}

interface Style {
  readonly font: FontInUse
  readonly size: number
  readonly colour?: Ink
}

const leading = 1.38
const foot = paper.margin + 14
const cellPadding = 3.5
/** a row of more lines may be drawn in parts, of so many lines at least */
const longestWhole = 12
const leastPart = 6

/** Text and tables from top to bottom, on as many pages as they take. */
export class Flow {
  readonly sheets: Sheet[] = []
  /** where the next line begins, from the foot of the page */
  y = 0

  constructor(
    readonly pdf: PDFDocument,
    readonly tags: Tags,
    readonly fonts: Fonts,
    /** draws what stands on top of each page and answers how much room it took */
    readonly head: (sheet: Sheet, first: boolean) => number,
  ) {
    this.#turn()
  }

  get sheet(): Sheet {
    return this.sheets.at(-1)!
  }

  gap(height: number) {
    this.y -= height
  }

  /** Begins a new page unless there is room for so much. */
  keep(height: number) {
    if (this.y - height < foot) this.#turn()
  }

  /** The last lines stand on one page with what is `below` them, so high. */
  paragraph(text: string, style: Style, { name = 'P', below = 0 }: { name?: TagName; below?: number } = {}) {
    const tag = this.tags.add(name)
    const step = style.size * leading
    let lines = wrap(style.font, text, style.size, columnWidth)
    if (lines.length <= longestWhole) this.keep(lines.length * step + below)
    while (lines.length > 0) {
      this.keep(step)
      const room = Math.max(1, Math.floor((this.y - foot) / step))
      const parted = lines.length <= room && this.y - lines.length * step - below < foot
      const part = parted ? Math.max(1, lines.length - leastPart) : room
      this.sheet.tagged(tag, () => lines.slice(0, part).forEach((line) => this.#line(line, paper.margin, step, style)))
      lines = lines.slice(part)
      if (parted && lines.length > 0) this.#turn()
    }
  }

  /** Stands on one page with what follows, as far as it takes `below`. */
  heading(text: string, below = 0) {
    this.keep(Math.max(64, 30 + below))
    this.gap(10)
    this.paragraph(text, { font: this.fonts.bold, size: 12, colour: 'navy' }, { name: 'H2' })
    this.gap(3)
  }

  /** Label and value, row by row. */
  facts(rows: readonly (readonly [string, string])[], below = 0) {
    const { regular, bold } = this.fonts
    const table = this.tags.add('Table')
    const shares = [0.3, 0.7]
    for (const [index, [label, value]] of rows.entries()) {
      const cells = [cell(label, bold, 9), cell(value, regular, 9)]
      this.#row({ table, shares, head: 'Row', cells, below: index === rows.length - 1 ? below : 0 })
    }
    this.gap(6)
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[], below = 0) {
    const { regular, bold } = this.fonts
    const total = columns.reduce((sum, { share }) => sum + share, 0)
    const shares = columns.map(({ share }) => share / total)
    const table = this.tags.add('Table')
    const titles = columns.map(({ title }) => cell(title, bold, 8))
    const again = () => this.#headRow(null, shares, titles)
    const cells = rows.map((row) => row.map((text) => cell(text, regular, 8)))
    const beginning = this.#heightOfBeginning([titles, ...cells.slice(0, 1)], shares)
    this.keep(Math.max(60, beginning + (cells.length === 1 ? below : 0)))
    this.#headRow(table, shares, titles)
    for (const [index, row] of cells.entries()) {
      this.#row({ table, shares, again, cells: row, below: index === cells.length - 1 ? below : 0 })
    }
    this.gap(6)
  }

  /** How much room the titles and the first row take, so that no titles stand alone; of a long row as much as is drawn at least. */
  #heightOfBeginning(rows: readonly (readonly Cell[])[], shares: readonly number[]): number {
    return rows.reduce((sum, cells) => {
      const wrapped = this.#wrapped(cells, shares)
      const lines = longest(wrapped)
      return sum + heightOf(wrapped, lines > longestWhole ? leastPart : lines)
    }, 0)
  }

  /** Titles of the columns; on the pages after the first they are repeated for the eye alone. */
  #headRow(table: Tag | null, shares: readonly number[], titles: readonly Cell[]) {
    const wrapped = this.#wrapped(titles, shares)
    const lines = longest(wrapped)
    const height = heightOf(wrapped, lines)
    this.sheet.artifact(() => this.sheet.box(paper.margin, this.y - height, columnWidth, height, 'tint'))
    const row = table && this.tags.add('TR', table)
    const tags = wrapped.map(() => row && this.tags.add(...tagOf(row, 'Column')))
    this.#drawn(wrapped, shares, tags, lines)
  }

  /** A row that fits nowhere whole is drawn over several pages. */
  #row({ table, shares, cells, head, again, below }: Row) {
    let wrapped = this.#wrapped(cells, shares)
    const height = heightOf(wrapped, longest(wrapped))
    if (longest(wrapped) <= longestWhole && this.y - height - below < foot) {
      this.#turn()
      again?.()
    }
    const row = this.tags.add('TR', table)
    const tags = wrapped.map((_, index) => this.tags.add(...tagOf(row, head && index === 0 ? head : undefined)))
    for (;;) {
      const lines = longest(wrapped)
      const room = this.#room(wrapped)
      if (lines <= room) return this.#drawn(wrapped, shares, tags, lines)
      if (room >= leastPart && lines > longestWhole) {
        this.#drawn(wrapped, shares, tags, room)
        wrapped = wrapped.map((each) => ({ ...each, lines: each.lines.slice(room) }))
      }
      this.#turn()
      again?.()
    }
  }

  #room(wrapped: readonly Wrapped[]): number {
    return Math.floor((this.y - foot - 2 * cellPadding) / (wrapped[0]!.size * leading))
  }

  #drawn(wrapped: readonly Wrapped[], shares: readonly number[], tags: readonly (Tag | null)[], lines: number) {
    const height = heightOf(wrapped, lines)
    const { sheet } = this
    let x = paper.margin
    for (const [index, { lines: all, font, size }] of wrapped.entries()) {
      const step = size * leading
      const left = x + cellPadding
      const draw = () =>
        all
          .slice(0, lines)
          .forEach((line, nth) =>
            sheet.text(line, left, this.y - cellPadding - step * (nth + 1) + step * 0.27, { font, size }),
          )
      const tag = tags[index]
      if (tag) sheet.tagged(tag, draw)
      else sheet.artifact(draw)
      x += shares[index]! * columnWidth
    }
    this.y -= height
    sheet.artifact(() => sheet.line(paper.margin, this.y, columnWidth, 0.4))
  }

  #wrapped(cells: readonly Cell[], shares: readonly number[]): Wrapped[] {
    return cells.map(({ text, font, size }, index) => {
      const width = shares[index]! * columnWidth - 2 * cellPadding
      return { font, size, lines: text.split('\n').flatMap((line) => wrap(font, line, size, width)) }
    })
  }

  #line(text: string, x: number, step: number, style: Style) {
    this.y -= step
    this.sheet.text(text, x, this.y + step * 0.27, style)
  }

  #turn() {
    this.sheets.push(newSheet(this.pdf, this.tags))
    this.y = paper.height - this.head(this.sheet, this.sheets.length === 1)
  }
}

interface Cell {
  readonly text: string
  readonly font: FontInUse
  readonly size: number
}

interface Wrapped extends Omit<Cell, 'text'> {
  readonly lines: readonly string[]
}

interface Row {
  readonly table: Tag
  readonly shares: readonly number[]
  readonly cells: readonly Cell[]
  /** the first cell names the row */
  readonly head?: 'Row'
  /** height of what has to stand on the page of its end */
  readonly below: number
  /** draws the column titles again on a new page */
  readonly again?: () => void
}

function cell(text: string, font: FontInUse, size: number): Cell {
  return { text, font, size }
}

function tagOf(row: Tag, scope?: 'Row' | 'Column'): [TagName, Tag, Tag['more']?] {
  return scope ? ['TH', row, { A: { O: 'Table', Scope: scope } }] : ['TD', row]
}

function longest(wrapped: readonly Wrapped[]): number {
  return Math.max(...wrapped.map(({ lines }) => lines.length))
}

function heightOf(wrapped: readonly Wrapped[], lines: number): number {
  return lines * wrapped[0]!.size * leading + 2 * cellPadding
}
