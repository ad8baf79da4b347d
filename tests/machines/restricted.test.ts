import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLinking } from '~machines/kit/material'
import { practicePack } from '~machines/policy/countries/veldania'
import { disclosure } from '~machines/disclosure/index'
import { handover, references, restrictedOffence } from './restricted'
import { ask, basis, cast, checked, drafted, go, identifier, matter, type Held } from './world'

const items = ['i1.subscriber', 'i1.content']
const order = {
  ...{ order: '00000000-0000-4000-8000-000000000061', kind: 'order' as const, name: 'order.pdf', size: 1_000 },
  ...{ sha256: 'a'.repeat(64), sealed: 'b'.repeat(64), check: { verdict: 'none' as const, signatures: [] } },
}

/** A court's order for who somebody is and what they hold, granted and being collected. */
function collecting(offence: string): Held {
  const { officer, supervisor, reviewer } = cast
  let on = drafted([identifier(1, ['subscriber', 'content'])])
  on = go(on, officer, 'draft.save', { section: 'basis', values: { ...basis, code: 'courtOrder' } })
  on = go(on, officer, 'draft.save', { section: 'matter', values: { ...matter, offence, internalNotes: '' } })
  on = go(on, officer, 'order.attach', order)
  on = go(go(on, officer, 'request.submit', {}), supervisor, 'request.authorise', { checked: true })
  on = go(checked(on), reviewer, 'review.take', {})
  on = go(on, reviewer, 'item.decide', { items, decision: 'grant', ground: '', text: '' })
  return go(on, reviewer, 'decision.give', { text: '' })
}

const restricted = collecting(restrictedOffence)
const ordinary = collecting('fraud')
const material = '00000000-0000-4000-8000-000000000091'
const referring = (item: string) => ({ material, items: [item], ...handover })
const referred = go(ordinary, cast.collector, 'material.refer', referring('i1.content'))

function attaching(item: string, mediaType: string) {
  const file = '00000000-0000-4000-8000-000000000092'
  return { file, items: [item], name: 'x', mediaType, size: 10, sha256: 'a'.repeat(64), sealed: 'b'.repeat(64) }
}

function refusals(held: Held, event: string, data: unknown): string[] {
  const answer = ask(held, cast.collector, event, data)
  return answer.accepted ? [] : answer.problems.map(({ rule, field }) => `${field} ${rule}`)
}

describe('what is uploaded', () => {
  test.each([
    ['the request says so', restricted, 'i1.content', 'text/csv', ['items restricted-material']],
    ['the request says so', restricted, 'i1.content', 'application/pdf', ['items restricted-material']],
    ['the request says so', restricted, 'i1.subscriber', 'image/jpeg', ['file restricted-material']],
    ['the request says so', restricted, 'i1.subscriber', 'video/mp4', ['file restricted-material']],
    ['the request says so', restricted, 'i1.subscriber', 'application/zip', ['file restricted-material']],
    ['the request says so', restricted, 'i1.subscriber', 'application/pdf', ['file restricted-material']],
    ['the request says so', restricted, 'i1.subscriber', 'text/csv', []],
    ['the request says so', restricted, 'i1.subscriber', 'application/json', []],
    ['it was found in this item', referred, 'i1.content', 'text/csv', ['items restricted-material']],
    ['it was found in another item', referred, 'i1.subscriber', 'image/jpeg', []],
    ['nothing says so', ordinary, 'i1.content', 'video/mp4', []],
  ] as const)('%s: %o', (_, held, item, mediaType, expected) => {
    expect(refusals(held, 'file.attach', attaching(item, mediaType))).toEqual(expected)
  })

  test('whatever its kind is called, nothing but plain kinds is taken', () => {
    const type = fc.stringMatching(/^(image|video|audio|application)\/[a-z0-9.+-]{1,20}$/)
    fc.assert(
      fc.property(type, (mediaType) => {
        fc.pre(mediaType !== 'application/json' && mediaType !== 'application/xml')
        expect(refusals(restricted, 'file.attach', attaching('i1.subscriber', mediaType))).toHaveLength(1)
      }),
    )
  })

  test('the sentence names where the law says so', () => {
    const answer = ask(restricted, cast.collector, 'file.attach', attaching('i1.content', 'text/csv'))
    expect(answer).toMatchObject({ problems: [{ params: { instrument: 'convention', place: '9' } }] })
  })
})

describe('what is named in its place', () => {
  const [one] = references
  test.each([
    ['references material-incomplete', { references: [] }],
    ['references material-incomplete', { references: [{ hash: '', reference: 'NWT-1' }] }],
    ['references material-incomplete', { references: [{ ...one!, reference: '' }] }],
    ['references.0.hash hash-malformed', { references: [{ ...one!, hash: 'd'.repeat(63) }] }],
    ['references.0.hash hash-malformed', { references: [{ ...one!, hash: 'D'.repeat(64) }] }],
    ['references material-hash-twice', { references: [one, { ...one!, reference: 'NWT-2' }] }],
    ['references material-link', { references: [{ ...one!, reference: 'hxxps://x.example/1' }] }],
    ['to material-link', { to: 'www.x.example' }],
    ['to required', { to: '' }],
    ['how required', { how: 'byMail' }],
    ['items item-not-granted', { items: ['i2.content'] }],
    ['items item-not-chosen', { items: [] }],
  ])('%s', (expected, said) => {
    expect(refusals(restricted, 'material.refer', { ...referring('i1.content'), ...said })).toEqual([expected])
  })

  test('it answers its item, is counted, and is taken back only before it is delivered', () => {
    const named = go(restricted, cast.collector, 'material.refer', referring('i1.content'))
    expect(named.standing!.context.items).toMatchObject([{ references: 0 }, { files: 0, references: 1 }])
    expect(refusals(named, 'material.refer', referring('i1.content'))).toEqual(['references material-twice'])
    const back = go(named, cast.collector, 'material.retract', { material })
    expect(back.standing!.context.items[1]).toMatchObject({ references: 0 })
    expect(refusals(back, 'material.retract', { material })).toEqual(['material material-unknown'])
  })

  test('what is found stands beside no file that holds it already', () => {
    const attached = go(ordinary, cast.collector, 'file.attach', attaching('i1.content', 'text/csv'))
    expect(refusals(attached, 'material.refer', referring('i1.content'))).toEqual(['items material-with-file'])
  })

  test('the agency has it once it was delivered; oversight, and whoever revealed nothing, read neither hash nor reference', () => {
    let on = go(restricted, cast.collector, 'material.refer', referring('i1.content'))
    on = go(on, cast.collector, 'file.attach', attaching('i1.subscriber', 'text/csv'))
    on = go(on, cast.collector, 'item.collect', { items, result: 'found', ground: '', text: '' })
    expect(disclosure.visibleDossier(on.dossier, 'agency').materials).toEqual([])
    on = go(on, cast.collector, 'collection.complete', {
      system: 'Mail',
      extractedAt: '2026-11-10T08:00:00Z',
      text: '',
    })
    on = go(on, cast.checker, 'answer.deliver', { complete: true, instants: true })
    expect(on.standing!.context.outcome).toBe('delivered')
    const seen = disclosure.visibleDossier(on.dossier, 'agency')
    expect(seen.materials).toMatchObject([{ references, to: handover.to }])
    const masked = disclosure.masked(seen, { draft: false, all: false, identifiers: [], until: null })
    expect(JSON.stringify(masked.materials)).not.toMatch(/dddd|NWT|Digital/)
    expect(refusals(on, 'material.retract', { material })).toEqual([' not-now'])
  })
})

test('nothing that is written on such a request leads to the material', () => {
  const text = 'See https://files.example/1'
  expect(refusals(restricted, 'item.collect', { items, result: 'notFound', ground: 'noMatch', text })).toEqual([
    'text material-link',
  ])
  const written = (held: Held) => ask(held, cast.reviewer, 'message.add', { text })
  expect(written(restricted)).toMatchObject({ problems: [{ rule: 'material-link', field: 'text' }] })
  expect(written(ordinary)).toMatchObject({ accepted: true })
})

test('what was delivered before anybody said what it is about is given out no more', () => {
  const attached = go(ordinary, cast.collector, 'file.attach', attaching('i1.content', 'video/mp4'))
  const reveal = { items: 'all' as const, reason: 'other', text: 'It is my work.' }
  const looking = go(attached, cast.collector, 'identity.reveal', reveal)
  const { served } = looking.dossier
  const { content } = served!
  const said = { ...served!, content: { ...content, matter: { ...content.matter, offence: restrictedOffence } } }
  const later = { ...looking, dossier: { ...looking.dossier, served: said } }
  const data = { file: attaching('', '').file }
  expect(refusals(looking, 'file.download', data)).toEqual([])
  expect(refusals(later, 'file.download', data)).toEqual(['file restricted-download'])
})

test('a link is seen however it is written, and a file reference is none', () => {
  for (const text of ['HTTP://x', 'see hxxp://x', 'www.x.example', 'data:image/png']) expect(isLinking(text)).toBe(true)
  for (const text of ['NWT-EV-12', 'a/b/2026:17', 'metadata 5']) expect(isLinking(text)).toBe(false)
})

test('the pack names its source', () => {
  expect(practicePack.restricted).toMatchObject({
    offences: [restrictedOffence],
    source: { place: '9', weight: 'law' },
  })
})
