import type { Terms } from '~machines/preservation/case'
import { describe, expect, test } from 'vitest'
import { belmaria } from '~machines/policy/countries/belmaria'
import { practicePack } from '~machines/policy/countries/veldania'
import { instrumentsFor } from '~machines/preservation/terms'
import {
  ask,
  drafted,
  dueOf,
  go,
  inEffect,
  linked,
  refusals,
  served,
  veldania,
  type Drafting,
} from './preservation-world'
import { cast, identifier, provider } from './world'

const extension = { order: '2', issuedBy: 'Prosecutor', text: 'Still needed.' }
const submit = (drafting: Drafting) => {
  const answer = ask(drafted(drafting), cast.officer, 'request.submit', {}, undefined, {}, drafting.pack)
  return answer.accepted ? [] : answer.problems
}

describe('the rule and the end that the agency names', () => {
  test('a law or treaty has to be named, one that applies and that provides for it', () => {
    expect(submit({ terms: { instrument: '', until: '', afterwards: '' } })).toMatchObject([
      { rule: 'instrument-missing', field: 'terms.instrument', params: { place: 'le.standard-format' } },
    ])
    expect(submit({ terms: { instrument: 'eu-e-evidence@1', until: '', afterwards: '' } })).toMatchObject([
      { rule: 'instrument-not-applied', field: 'terms.instrument' },
    ])
    expect(
      submit({ terms: { instrument: 'second-protocol@1', until: '', afterwards: '' } }).map(({ rule }) => rule),
    ).toEqual(expect.arrayContaining([expect.stringMatching(/^instrument-off|measure-not-provided$/)]))
    expect(instrumentsFor(practicePack)).toEqual(['veldania-law@1', 'convention@1'])
    expect(instrumentsFor(belmaria)).toEqual(['belmaria-law@1', 'convention@1', 'eu-e-evidence@1'])
  })

  test('a domestic order lasts 90 days at most from its date: a later end names the ceiling and where it stands', () => {
    const until = (day: string) => submit({ issuedOn: '2026-11-09', terms: { ...veldania, until: day } })
    expect(until('2027-02-06')).toEqual([])
    expect(until('2027-02-07')).toMatchObject([
      {
        rule: 'term-over-ceiling',
        field: 'terms.until',
        params: { count: 90, unit: 'days', instrument: 'veldania-law', place: '6(2)' },
      },
    ])
    expect(until('2026-11-01')).toMatchObject([{ rule: 'term-reversed', field: 'terms.until' }])
  })

  test('an order older than it can last serves no more', () => {
    expect(submit({ issuedOn: '2026-08-01' })).toMatchObject([
      { rule: 'order-spent', field: 'basis.issuedOn', params: { place: '6(2)' } },
    ])
  })

  test('under the Union’s regulation 60 days are a floor, and police can’t order alone', () => {
    const eu: Terms = { instrument: 'eu-e-evidence@1', until: '', afterwards: '' }
    const under = (drafting: Drafting) => submit({ pack: belmaria, ...drafting })
    expect(under({ terms: eu })).toEqual([])
    expect(under({ terms: { ...eu, until: '2026-12-20' } })).toMatchObject([
      { rule: 'term-under-floor', field: 'terms.until', params: { count: 60, place: '11(1)' } },
    ])
    expect(under({ terms: eu, code: 'policeOrder' })).toMatchObject([
      { rule: 'authority-needs-validation', field: 'basis.code', params: { authority: 'police', place: '4(3)' } },
    ])
  })

  test('a provider abroad is not ordered directly', () => {
    const abroad = { provider: { ...provider, country: 'OR' } }
    expect(refusals(ask(drafted(), cast.officer, 'request.submit', {}, undefined, abroad))).toEqual(['provider-abroad'])
    const held = ask(drafted(), cast.officer, 'request.submit', {})
    expect(
      refusals(ask(held as never, cast.supervisor, 'request.authorise', { checked: true }, undefined, abroad)),
    ).toEqual(['provider-abroad'])
  })
})

describe('the clock', () => {
  test('counts a ceiling from the date of the order in the agency’s zone, and ends with the day that was named', () => {
    expect(dueOf(inEffect({ issuedOn: '2026-11-09' }))).toBe('2027-02-06T23:00:00.000Z')
    expect(dueOf(inEffect({ terms: { ...veldania, until: '2026-12-31' } }))).toBe('2026-12-31T23:00:00.000Z')
  })

  test('counts a floor from receipt, and one extension of 30 days from its end', () => {
    const eu: Drafting = { pack: belmaria, terms: { instrument: 'eu-e-evidence@1', until: '', afterwards: '' } }
    const held = inEffect(eu, '2026-11-23T10:00:00.000Z')
    const first = dueOf(held)
    expect(first.slice(0, 10)).toBe('2027-01-22')
    const longer = go(held, cast.supervisor, 'preservation.extend', extension, '2027-01-20T10:00:00.000Z', belmaria)
    expect(Math.round((Date.parse(dueOf(longer)) - Date.parse(first)) / 86_400_000)).toBeGreaterThanOrEqual(30)
    const again = ask(
      longer,
      cast.supervisor,
      'preservation.extend',
      extension,
      '2027-01-21T10:00:00.000Z',
      {},
      belmaria,
    )
    expect(again).toMatchObject({ problems: [{ rule: 'extension-again', params: { place: '11(1)' } }] })
  })

  test('a late extension is refused by the rule’s name, and a law that knows none says so', () => {
    const held = inEffect()
    const late = ask(held, cast.supervisor, 'preservation.extend', extension, '2027-03-01T10:00:00.000Z')
    expect(late).toMatchObject({ problems: [{ rule: 'extension-late', params: { place: '6(3)' } }] })
    const none: Drafting = { pack: belmaria, terms: { instrument: 'belmaria-law@1', until: '', afterwards: '' } }
    expect(
      refusals(ask(inEffect(none), cast.supervisor, 'preservation.extend', extension, undefined, {}, belmaria)),
    ).toEqual(['extension-none'])
  })

  test('ends once, at its due instant, and not before', () => {
    const held = inEffect()
    const due = dueOf(held)
    const pass = (at: string, what = due) =>
      ask(held, cast.clock, 'deadline.pass', { rule: 'preservation', due: what }, at)
    expect(refusals(pass('2026-12-01T00:00:00.000Z'))).toEqual(['deadline-not-due'])
    expect(refusals(pass(due, '2026-12-31T23:00:00.000Z'))).toEqual(['deadline-not-due'])
    const lapsed = pass(due)
    expect(lapsed).toMatchObject({ accepted: true, standing: { state: 'lapsed', context: { outcome: 'lapsed' } } })
  })
})

describe('turned into a request for the data', () => {
  const convert = (facts: object) =>
    ask(inEffect(), cast.officer, 'preservation.convert', { request: linked.id, text: '' }, undefined, facts)

  test('only into one of the same agency, to the same provider, that was served', () => {
    expect(convert({}).accepted).toBe(true)
    expect(refusals(convert({ linked: { ...linked, provider: 'other' } }))).toEqual(['conversion-unknown'])
    expect(refusals(convert({ linked: { ...linked, agency: 'other' } }))).toEqual(['conversion-unknown'])
    expect(refusals(convert({ linked: { ...linked, procedure: 'preservation@1' } }))).toEqual(['conversion-unknown'])
    expect(refusals(convert({ linked: undefined }))).toEqual(['conversion-unknown'])
    expect(refusals(convert({ linked: { ...linked, servedAt: null } }))).toEqual(['conversion-not-served'])
    const other = { identifiers: [identifier(9)] }
    expect(refusals(convert({ linked: { ...linked, content: other } }))).toEqual(['conversion-other-subject'])
  })

  test('only while its time runs', () => {
    const late = ask(
      inEffect(),
      cast.officer,
      'preservation.convert',
      { request: linked.id, text: '' },
      '2027-03-01T10:00:00.000Z',
    )
    expect(refusals(late)).toEqual(['time-ended'])
  })

  test('no clock ends it then; the agency’s release does', () => {
    const held = go(inEffect(), cast.officer, 'preservation.convert', { request: linked.id, text: '' })
    expect(held.standing!.context.clock).toBeNull()
    expect(refusals(ask(held, cast.supervisor, 'preservation.extend', extension))).toEqual(['not-now'])
    expect(go(held, cast.officer, 'preservation.release', { text: 'Answered.' }).standing).toMatchObject({
      state: 'released',
      closed: true,
    })
  })
})

test('path data are disclosed only where traffic was kept', () => {
  const path = { provider: '', name: 'Next', text: 'Port 4711' }
  expect(refusals(ask(inEffect({ categories: ['subscriber'] }), cast.reviewer, 'path.disclose', path))).toEqual([
    'no-path-data',
  ])
  expect(ask(inEffect(), cast.reviewer, 'path.disclose', path).accepted).toBe(true)
  const own = { ...path, provider: provider.id }
  expect(refusals(ask(inEffect(), cast.reviewer, 'path.disclose', own, undefined, { nextProvider: provider }))).toEqual(
    ['next-provider-unknown'],
  )
})

test('a request is taken over from one’s own only, with what it asks and nothing of what was decided', () => {
  const data = {
    ...{ providerId: provider.id, serviceId: drafted().dossier.draft.addressee.serviceId, answerLanguage: 'en' },
    origin: { request: linked.id, how: 'onward' },
  }
  const before = served().dossier
  const origin = { ...linked, requester: 'officer', content: before.served!.content }
  const open = (facts: object) =>
    ask({ standing: null, dossier: drafted().dossier }, cast.officer, 'request.open', data, undefined, facts)
  expect(refusals(open({}))).toEqual(['origin-unknown'])
  expect(refusals(open({ origin: { ...origin, requester: 'colleague' } }))).toEqual(['origin-unknown'])
  const opened = open({ origin })
  expect(opened).toMatchObject({
    accepted: true,
    standing: { context: { origin: { request: linked.id, how: 'onward' }, sourceCheck: null, authoriser: null } },
    dossier: { draft: { identifiers: before.draft.identifiers }, served: null },
  })
})
