import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disclosureEvents } from '~machines/disclosure/events'
import { visibleAnswering as visibleContext } from '~machines/request/answer/sight'
import { visibleDossier } from '~machines/disclosure/visible'
import type { Side } from '~machines/kit/words'
import { choices, rewritten, walk, type Stride } from './walk'
import type { Move } from './explore'
import { ask, cast, checked, drafted, go, identifier, revealed, served, type Held } from './world'

type Reader = 'agency' | 'provider'
type Canary = { readonly path: string; readonly event: string; readonly side: Side }

/** Who may read what was written, as it is told to a person: by the step that wrote it, and the steps since that passed it on. */
class Aviary {
  readonly born = new Map<string, Canary>()
  readonly readable: Record<Reader, Set<string>> = { agency: new Set(), provider: new Set() }
  /** what stands in the draft, by section and field; in the decisions, by item; in the answer being prepared */
  private draft = new Map<string, string>()
  private decided = new Map<string, string>()
  private prepared = new Set<string>()

  readonly write = (move: Move): Move => {
    const replace = (path: string) => {
      const tag = `t${this.born.size + 1}t`
      this.born.set(tag, { path, event: move.name, side: move.by.side })
      return tag
    }
    return { ...move, data: rewritten(move.data, replace) }
  }

  /** Tells the aviary that a step was accepted. */
  happened({ move: { name, data, by } }: Stride): void {
    const tags = tagsIn(data)
    const reads = (reader: Reader, some: Iterable<string>) => [...some].forEach((tag) => this.readable[reader].add(tag))
    const sees = disclosureEvents[name as keyof typeof disclosureEvents].sees
    if (name === 'note.add') reads(by.side as Reader, tags)
    for (const reader of ['agency', 'provider'] as const) if (sees.includes(reader)) reads(reader, tags)
    if (name === 'draft.save') this.save(data as { section: string; values: unknown })
    if (name === 'order.attach') for (const tag of tags) this.draft.set(`orders.${tag}`, tag)
    if (name === 'request.authorise') reads('provider', this.draft.values())
    if (name === 'item.decide') for (const item of (data as { items: string[] }).items) this.decided.set(item, tags[0]!)
    if (name === 'decision.give') reads('agency', this.decided.values())
    if (['item.collect', 'file.attach', 'collection.complete'].includes(name))
      tags.forEach((tag) => this.prepared.add(tag))
    if (name === 'answer.deliver') reads('agency', this.prepared)
    if (['request.authorise', 'answer.contest'].includes(name)) {
      this.decided.clear()
      this.prepared.clear()
    }
  }

  /** A section that is saved replaces what it said; internal notes are in no draft that anyone else reads. */
  private save({ section, values }: { section: string; values: unknown }): void {
    for (const field of this.draft.keys()) if (field.startsWith(`${section}.`)) this.draft.delete(field)
    for (const tag of tagsIn(values)) {
      const { path } = this.born.get(tag)!
      if (!path.endsWith('.internalNotes')) this.draft.set(`${section}.${path}`, tag)
    }
  }

  escaped(reader: Reader, seen: unknown): string[] {
    return tagsIn(seen)
      .filter((tag) => !this.readable[reader].has(tag))
      .map((tag) => `${reader} reads ${JSON.stringify(this.born.get(tag))}`)
  }
}

function tagsIn(data: unknown): string[] {
  return [...(JSON.stringify(data) ?? '').matchAll(/t\d+t/g)].map(([tag]) => tag)
}

const viewOf = ({ standing, dossier }: Held, side: Side) => ({
  context: visibleContext(standing!.context, side),
  dossier: visibleDossier(dossier, side),
})

describe('whatever happens', () => {
  test('nobody reads what they may not: drafts, internal notes and own notes; decisions not given, results not delivered', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(choices, (picked) => {
        const aviary = new Aviary()
        for (const stride of walk(picked, aviary.write)) {
          aviary.happened(stride)
          for (const reader of ['agency', 'provider'] as const) {
            const view = viewOf(stride.after, reader)
            if (stride.after.dossier.served !== null || reader === 'agency')
              expect(aviary.escaped(reader, view), stride.move.name).toEqual([])
          }
          const { state } = stride.after.standing!
          seen.set(state, (seen.get(state) ?? 0) + 1)
        }
      }),
      { numRuns: 250 },
    )

    expect(seen.size).toBe(9)
  })

  test('the agency sees no decision before one is given and no result before it is delivered', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        let given = false
        let delivered = false
        for (const { move, after } of walk(picked)) {
          if (['request.authorise', 'answer.contest'].includes(move.name)) given = delivered = false
          if (['decision.give', 'request.refuse'].includes(move.name)) given = true
          if (move.name === 'answer.deliver') delivered = true
          const { items, collectors } = visibleContext(after.standing!.context, 'agency')
          if (!given) expect(items.filter(({ decision, ground }) => decision ?? ground)).toEqual([])
          if (!delivered) {
            expect(items.filter(({ result, nilGround, files }) => result ?? nilGround ?? files > 0)).toEqual([])
            expect(collectors).toEqual([])
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a side’s view is a view of its own view: nothing appears on a second look', () => {
    fc.assert(
      fc.property(choices, fc.constantFrom<Side>('agency', 'provider', 'oversight'), (picked, side) => {
        for (const { after } of walk(picked).slice(-3)) {
          const once = viewOf(after, side)
          expect(visibleDossier(once.dossier, side)).toEqual(once.dossier)
          expect(visibleContext(once.context, side)).toEqual(once.context)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('what stands in the trail in clear is never a text', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const aviary = new Aviary()
        for (const { move } of walk(picked, aviary.write)) {
          const { trail } = disclosureEvents[move.name as keyof typeof disclosureEvents]
          expect(tagsIn(trail(move.data as never)), move.name).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})

const two = () => {
  const taken = go(checked(served([identifier(1)])), cast.reviewer, 'review.take', {})
  const item = { items: ['i1.subscriber'] }
  return go(taken, cast.reviewer, 'item.decide', {
    ...item,
    decision: 'partly',
    ground: 'overbroad',
    text: 'PROVISIONAL',
  })
}

test.each([
  ['request.notHolder', cast.reviewer, { text: 'Not ours.', referral: '' }],
  ['request.refuse', cast.reviewer, { ground: 'rights', text: 'No.' }],
  ['request.withdraw', cast.officer, { text: 'Found.' }],
] as const)('a decision that was being made stays unknown after %s', (name, by, data) => {
  const after = go(two(), by, name, data)
  const view = viewOf(after, 'agency')
  expect(JSON.stringify(view)).not.toMatch(/PROVISIONAL|partly|overbroad/)
})

test('results of a request that is withdrawn during the quality check are not delivered', () => {
  let held = go(two(), cast.reviewer, 'decision.give', { text: '' })
  const item = { items: ['i1.subscriber'] }
  held = go(held, cast.collector, 'item.collect', { ...item, result: 'notFound', ground: 'noMatch', text: 'NIL' })
  held = go(held, cast.collector, 'collection.complete', { system: 'S', extractedAt: '2026-11-11T09:00:00Z', text: '' })
  const { context, dossier } = viewOf(go(held, cast.officer, 'request.withdraw', { text: 'Found.' }), 'agency')
  expect(context.items).toMatchObject([{ decision: 'partly', result: null, nilGround: null, files: 0 }])
  expect(context.collectors).toEqual([])
  expect(JSON.stringify(dossier)).not.toContain('NIL')
})

test('who submits an amendment is not told before it is served', () => {
  const amended = go(served([identifier(1)]), cast.officer, 'request.amend', { text: 'More.' })
  const renamed = {
    ...amended,
    dossier: { ...amended.dossier, requester: { ...amended.dossier.requester!, phone: 'NEW' } },
  }
  expect(JSON.stringify(visibleDossier(renamed.dossier, 'provider'))).not.toContain('NEW')
})

describe('files', () => {
  const attached = () => {
    const held = go(two(), cast.reviewer, 'decision.give', { text: '' })
    const item = { items: ['i1.subscriber'] }
    const collected = go(held, cast.collector, 'item.collect', { ...item, result: 'found', ground: '', text: '' })
    return go(collected, cast.collector, 'file.attach', file)
  }
  const file = {
    ...{
      file: '00000000-0000-4000-8000-00000000000f',
      items: ['i1.subscriber'],
      name: 'log.csv',
      mediaType: 'text/csv',
    },
    ...{ size: 10, sha256: 'a'.repeat(64), sealed: 'b'.repeat(64) },
  }

  test('a download is noted only of a file this side may have', () => {
    const held = attached()
    const download = { file: file.file }
    const absent = { accepted: false, because: 'invalid', problems: [{ rule: 'file-absent', field: 'file' }] }
    expect(ask(revealed(held, cast.officer), cast.officer, 'file.download', download)).toMatchObject(absent)
    const checking = revealed(held, cast.checker)
    expect(ask(checking, cast.checker, 'file.download', download)).toMatchObject({ accepted: true })
    expect(ask(checking, cast.checker, 'file.download', { file: file.file.replace(/f$/, 'e') })).toMatchObject(absent)
    const completed = go(held, cast.collector, 'collection.complete', {
      system: 'S',
      extractedAt: '2026-11-11T09:00:00Z',
      text: '',
    })
    const delivered = go(completed, cast.checker, 'answer.deliver', { complete: true, instants: true })
    expect(ask(revealed(delivered, cast.officer), cast.officer, 'file.download', download)).toMatchObject({
      accepted: true,
    })
  })

  test('a download waits for a reveal of the whole case by the same person, and ends with it', () => {
    const held = attached()
    const download = { file: file.file }
    const masked = { accepted: false, because: 'not-permitted', problems: [{ rule: 'not-revealed' }] }
    expect(ask(held, cast.checker, 'file.download', download)).toMatchObject(masked)
    const single = { items: ['i1'], reason: 'other', text: 'One of them.' }
    expect(
      ask(go(held, cast.checker, 'identity.reveal', single), cast.checker, 'file.download', download),
    ).toMatchObject(masked)
    expect(ask(revealed(held, cast.collector), cast.checker, 'file.download', download)).toMatchObject(masked)
    const late = '2027-01-01T00:00:00.000Z'
    expect(ask(revealed(held, cast.checker), cast.checker, 'file.download', download, late)).toMatchObject(masked)
  })

  test('a file is attached once', () => {
    expect(ask(attached(), cast.collector, 'file.attach', file)).toMatchObject({ problems: [{ rule: 'file-twice' }] })
  })
})

test.each(['note.add', 'document.read', 'file.download', 'message.add'])(
  '%s by the provider waits for service',
  (name) => {
    const data = { 'document.read': { record: 'a'.repeat(64) }, 'file.download': { file: identifierUuid } }[name] ?? {
      text: 'x',
    }
    expect(ask(drafted([identifier(1)]), cast.reviewer, name, data)).toMatchObject({
      problems: [{ rule: 'not-served' }],
    })
  },
)
const identifierUuid = '00000000-0000-4000-8000-00000000000f'
