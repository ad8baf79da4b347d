import type { Picture } from '~machines/kit/picture'

/** A state as a box, in pixels from the picture's upper left corner; its name in one or two lines. */
export interface Box {
  readonly state: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
}

/** An arrow as two path descriptions: its line and its head. */
export interface Arrow {
  readonly line: string
  readonly head: string
}

const letter = 7.9
const padding = 10
const gap = 16
const height = 46
const below = 44
const margin = 2

/** Places the line of states in a row and the states beside it under those that lead to them. */
export function layOut({ line, aside, returns }: Picture, nameOf: (state: string) => string) {
  const row = inRow(line, nameOf)
  const under = hang(row, aside, nameOf)
  const steps = row.slice(1).map((box, index) => across(row[index]!, box))
  const back = returns.filter(({ from, to }) => line.indexOf(from) - line.indexOf(to) === 1 && line.includes(from))
  const backs = back.map(({ from, to }) => around(boxOf(row, from), boxOf(row, to)))
  const hung = aside.flatMap(({ state, under: above, out, back: home }) => {
    const [upper, lower] = [boxOf(row, above), boxOf(under, state)]
    return [...(out.length > 0 ? [down(upper, lower)] : []), ...(home.length > 0 ? [up(upper, lower)] : [])]
  })
  const last = row.at(-1)!
  const depth = under.length > 0 ? height + below : backs.length > 0 ? 20 : 0
  return {
    boxes: [...row, ...under],
    arrows: [...steps, ...unique(backs), ...hung],
    width: Math.ceil(Math.max(last.x + last.width, ...under.map((box) => box.x + box.width)) + margin),
    height: margin * 2 + height + depth,
  }
}

function inRow(line: readonly string[], nameOf: (state: string) => string): Box[] {
  let x = margin
  return line.map((state) => {
    const box = { state, x, y: margin, ...measured(nameOf(state)) }
    x += box.width + gap
    return box
  })
}

/** Under the state that leads there, or as near to the right of it as others leave room. */
function hang(row: readonly Box[], aside: Picture['aside'], nameOf: (state: string) => string): Box[] {
  let free = margin
  return aside.map(({ state, under }) => {
    const upper = boxOf(row, under)
    const size = measured(nameOf(state))
    const x = Math.max(free, upper.x + (upper.width - size.width) / 2)
    free = x + size.width + gap
    return { state, x, y: upper.y + height + below, ...size }
  })
}

/** A name is broken where that makes the box narrower. */
function measured(name: string): Pick<Box, 'width' | 'height' | 'lines'> {
  const lines = halves(name)
  return { width: Math.max(...lines.map(({ length }) => length)) * letter + 2 * padding, height, lines }
}

function halves(name: string): string[] {
  const words = name.split(' ')
  const splits = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')])
  const longest = (lines: readonly string[]) => Math.max(...lines.map(({ length }) => length))
  return splits.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best), [name])
}

function boxOf(boxes: readonly Box[], state: string): Box {
  return boxes.find((box) => box.state === state)!
}

function across(from: Box, to: Box): Arrow {
  const y = from.y + height / 2
  return { line: `M${from.x + from.width} ${y}H${to.x - 7}`, head: `M${to.x} ${y}l-8 -4.5v9z` }
}

function down(upper: Box, lower: Box): Arrow {
  const [from, to] = [middleOf(upper) - 12, middleOf(lower) - 12]
  const bend = from === to ? '' : `V${lower.y - below / 2}H${to}`
  return { line: `M${from} ${upper.y + height}${bend}V${lower.y - 7}`, head: `M${to} ${lower.y}l-4.5 -8h9z` }
}

function up(upper: Box, lower: Box): Arrow {
  const [from, to] = [middleOf(lower) + 12, middleOf(upper) + 12]
  const bend = from === to ? '' : `V${lower.y - below / 2 + 6}H${to}`
  const top = upper.y + height
  return { line: `M${from} ${lower.y}${bend}V${top + 7}`, head: `M${to} ${top}l-4.5 8h9z` }
}

function middleOf({ x, width }: Box): number {
  return x + width / 2
}

/** From a state back to the one before it, around their lower edges. */
function around(from: Box, to: Box): Arrow {
  const bottom = from.y + height
  const [start, end] = [from.x + 16, to.x + to.width - 16]
  return {
    line: `M${start} ${bottom}v8q0 6 -6 6H${end + 6}q-6 0 -6 -6v-1`,
    head: `M${end} ${bottom}l-4.5 8h9z`,
  }
}

function unique(arrows: readonly Arrow[]): Arrow[] {
  return [...new Map(arrows.map((arrow) => [arrow.line, arrow])).values()]
}
