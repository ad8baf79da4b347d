import fc from 'fast-check'
import type { Identifier } from '~machines/identifiers/identifier'
import { grantedItems } from '~machines/request/answer/notes'
import { moves, type Breadth, type Move } from './explore'
import { ask, basis, cast, drafted, identifier, matter, type Held } from './world'

/** Choices for a walk of up to forty-five steps. */
export const choices = fc.noBias(fc.array(fc.nat(10_000), { minLength: 20, maxLength: 45, size: 'max' }))

/** What happened on a walk: the move as it was made, and the case after it. */
export interface Stride {
  readonly move: Move
  readonly before: Held
  readonly after: Held
}

const breadth: Breadth = {
  ...{ items: 3, amendments: false, decisions: ['grant', 'grant', 'partly', 'refuse'] },
  results: [
    ['found', ''],
    ['partial', 'systemGap'],
    ['notFound', 'noMatch'],
  ],
}

const window = {
  from: { local: '2026-11-01T00:00:00', zone: 'UTC', instant: '2026-11-01T00:00:00Z' },
  until: { local: '2026-11-02T00:00:00', zone: 'UTC', instant: '2026-11-02T00:00:00Z' },
}
const mailbox = (value: string): Identifier => ({
  ...{ id: 'i2', kind: 'email', value, port: null, categories: ['subscriber', 'access'] },
  ...window,
})
const asked = [identifier(1), mailbox('someone@mail.example'), identifier(3)]

/** What brings a request on, the last first. */
const onward = [
  ...['answer.deliver', 'collection.complete', 'file.attach', 'item.collect', 'decision.give', 'item.decide'],
  ...[
    'review.take',
    'clarification.answer',
    'source.verify',
    'callBack.record',
    'callBack.open',
    'request.authorise',
    'request.submit',
  ],
]

/**
 * Goes wherever the choices lead: each picks a move that is accepted where the case stands, two of three what brings the
 * request on, the third anything. `write` says what people write.
 */
export function walk(choices: readonly number[], write: (move: Move) => Move = (move) => move): Stride[] {
  let held = drafted(asked)
  const strides: Stride[] = []
  for (const choice of choices) {
    // a withdrawal ends the walk, so it is rare
    const all = [...more(held), ...moves(held, breadth)].filter(
      ({ name }) => name !== 'request.withdraw' || choice % 30 === 0,
    )
    const possible =
      choice % 3 === 0 ? all : [...onward.flatMap((name) => all.filter((move) => move.name === name)), ...all]
    const stride = firstAccepted(held, possible, choice % 3 === 0 ? choice / 3 : 0, write)
    if (!stride) break
    strides.push(stride)
    held = stride.after
    if (held.standing!.closed) break
  }
  return strides
}

function firstAccepted(before: Held, possible: readonly Move[], choice: number, write: (move: Move) => Move) {
  for (let tried = 0; tried < possible.length; tried++) {
    const move = possible[(choice + tried) % possible.length]!
    if (!ask(before, move.by, move.name, move.data, move.at, move.facts).accepted) continue
    const written = write(move)
    const answer = ask(before, written.by, written.name, written.data, written.at, written.facts)
    if (!answer.accepted) throw new Error(`${move.name} refused for what was written: ${JSON.stringify(answer)}`)
    return { move: written, before, after: { standing: answer.standing, dossier: answer.dossier } }
  }
  return null
}

/** What an exploration leaves out: notes, whole drafts, several amendments, clarifications that change something. */
function more({ standing, dossier }: Held): Move[] {
  const { officer, supervisor, reviewer, collector, checker } = cast
  const text = 'Because of this.'
  const { served } = dossier
  const { items, revision } = standing!.context
  const undecided = items.filter(({ decision }) => decision === null).map(({ id }) => id)
  const open = grantedItems({ items })
    .filter(({ result }) => result === null)
    .map(({ id }) => id)
  const raised = dossier.clarifications.at(-1)?.defects ?? []
  const words = raised.map(() => text)
  const facts = { text, words, matter: { facts: 'The one on the quay.' } }
  const shorter = served?.content.identifiers.filter(({ categories }) => categories.length > 1) ?? []
  const corrected = Object.fromEntries(shorter.map((each) => [each.id, { ...each, categories: ['subscriber'] }]))
  const fields = ['matter.facts', ...(served?.content.identifiers ?? []).map(({ id }) => `identifiers.${id}`)]
  return [
    { by: officer, name: 'draft.save', data: { section: 'matter', values: { ...matter, internalNotes: 'Ours.' } } },
    { by: officer, name: 'draft.save', data: { section: 'identifiers', values: asked } },
    { by: officer, name: 'draft.save', data: { section: 'basis', values: basis } },
    ...(revision < 3 ? [{ by: officer, name: 'request.amend', data: { text } }] : []),
    { by: reviewer, name: 'item.decide', data: { items: undecided, decision: 'grant', ground: '', text: '' } },
    { by: collector, name: 'item.collect', data: { items: open, result: 'found', ground: '', text: '' } },
    {
      by: reviewer,
      name: 'clarification.seek',
      data: { defects: fields.map((field) => ({ code: 'other', field, text })) },
    },
    { by: officer, name: 'clarification.answer', data: facts },
    { by: officer, name: 'clarification.answer', data: { text, words, identifiers: corrected } },
    ...[officer, supervisor, reviewer].map((by) => ({ by, name: 'message.add', data: { text } })),
    ...[officer, supervisor, collector, checker].map((by) => ({ by, name: 'note.add', data: { text } })),
  ]
}

const written = new Set([
  ...['text', 'reached', 'title', 'reference', 'facts', 'internalNotes', 'order', 'issuedBy', 'necessity'],
  ...['system', 'name', 'referral'],
])

/** Elsewhere the number of an order, which is a text. */
const orderId = '.order'

/** Data with every text a person can write replaced. */
export function rewritten(data: unknown, replace: (path: string) => string, path = ''): unknown {
  if (Array.isArray(data)) return data.map((each, index) => rewritten(each, replace, `${path}.${index}`))
  if (typeof data !== 'object' || data === null) return data
  if (path.startsWith('.values') && 'kind' in data && data.kind === 'email')
    return { ...data, value: `${replace(`${path}.value`)}@mail.example` }
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const text = typeof value === 'string' && written.has(key) && `${path}.${key}` !== orderId
      return [key, text ? replace(`${path}.${key}`) : rewritten(value, replace, `${path}.${key}`)]
    }),
  )
}
