import { guidelines, type Slug } from '../guidelines'
import type { EventDefinition } from './event'
import { openingsOf, transitionsOf, type Transition } from './picture'
import type { Procedure } from './procedure'

/** What of a procedure's README is drawn from the procedure itself, as Markdown: state picture, tables, guideline paragraphs. */
function drawingOf(procedure: Procedure): string {
  return [
    '### State picture',
    'Events that leave the case where it is are not drawn; they stand in the table.',
    diagramOf(procedure),
    '### Who may do what, where',
    'A cell names the state an event leads to from the state of its column; `·` leaves the case there.',
    stepTable(procedure),
    ...conditionsOf(procedure),
    ...noteTable(procedure),
    '### Guideline paragraphs',
    paragraphTable(procedure),
  ].join('\n\n')
}

const begin = '<!-- generated -->'
const end = '<!-- /generated -->'

/** A README with its generated part drawn anew; what people wrote around it stays. */
export function withDrawing(readme: string, procedure: Procedure): string {
  const [before, rest] = readme.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`no ${begin} … ${end} in the README of ${procedure.id}`)
  return `${before}${begin}\n\n${drawingOf(procedure)}\n\n${end}${after}`
}

function diagramOf(procedure: Procedure): string {
  const moving = transitionsOf(procedure).filter(({ from, to }) => from !== to)
  const pairs = [...new Set(moving.map(({ from, to }) => `${from} --> ${to}`))]
  const arrows = pairs.map((pair) => {
    const events = moving.filter(({ from, to }) => `${from} --> ${to}` === pair).map(({ event }) => event)
    return `  ${pair}: ${events.join(', ')}`
  })
  const finals = Object.entries(procedure.machine.states).filter(([, { type }]) => type === 'final')
  const openings = openingsOf(procedure).map(({ event, state }) => `  [*] --> ${state}: ${event}`)
  const ends = finals.map(([state]) => `  ${state} --> [*]`)
  return ['```mermaid', 'stateDiagram-v2', ...openings, ...arrows, ...ends, '```'].join('\n')
}

function stepTable(procedure: Procedure): string {
  const states = Object.keys(procedure.machine.states)
  const transitions = transitionsOf(procedure)
  const steps = eventsOf(procedure, 'step').map(({ name, by }) => [
    ...[code(name), by.join(', ')],
    ...states.map((state) => cell(transitions.filter(({ event, from }) => event === name && from === state))),
  ])
  for (const { event, state } of openingsOf(procedure)) {
    const opening = steps.find(([name]) => name === code(event))!
    opening[2 + states.indexOf(state)] = `opens ${state}`
  }
  return table(['Step', 'By', ...states], steps)
}

function cell(transitions: readonly Transition[]): string {
  if (transitions.length > 2) return `one of ${transitions.length}, see below`
  return transitions.map(({ from, to }) => (to === from ? '·' : to)).join(' or ')
}

/** Where the machine lets an event pass only under a condition, and which of them leads where. */
function conditionsOf({ machine }: Procedure): string[] {
  const guarded = Object.entries(machine.states).flatMap(([state, { transitions }]) =>
    [...transitions]
      .filter(([, options]) => options.at(-1)!.guard !== undefined)
      .map(([event, options]) => {
        const ways = options.map(({ target, guard }) => `${target?.[0]!.key ?? state}${condition(guard)}`)
        return `- ${code(event)} in ${state}: ${ways.join('; ')}`
      }),
  )
  return guarded.length === 0 ? [] : ['Conditions, the first that holds:', guarded.join('\n')]
}

function condition(guard: unknown): string {
  if (!guard) return ''
  if (typeof guard === 'string') return ` if ${code(guard)}`
  const { type, params } = guard as { type: string; params?: Readonly<Record<string, string>> }
  return ` if ${code(params ? `${type}(${Object.values(params).join(', ')})` : type)}`
}

function noteTable(procedure: Procedure): string[] {
  const notes = eventsOf(procedure, 'note').map(({ name, by, sees }) => [code(name), by.join(', '), sees.join(', ')])
  if (notes.length === 0) return []
  return [
    '### Notes',
    'Notes move nothing, raise no version, and are accepted in every state, closed cases included.',
    table(['Note', 'By', 'Seen by'], notes),
  ]
}

function paragraphTable(procedure: Procedure): string {
  const events = Object.values(procedure.events)
  const cited = (Object.keys(guidelines) as Slug[]).filter((slug) => events.some(({ slugs }) => slugs.includes(slug)))
  const rows = cited.map((slug) => {
    const names = events.filter(({ slugs }) => slugs.includes(slug)).map(({ name }) => code(name))
    return [code(slug), guidelines[slug].heading, names.join(', ')]
  })
  return table(['Paragraph', 'Heading', 'Fulfilled by'], rows)
}

function eventsOf({ events }: Procedure, kind: EventDefinition['kind']): EventDefinition[] {
  return Object.values(events).filter((event) => event.kind === kind)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}
