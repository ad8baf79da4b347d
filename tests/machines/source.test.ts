import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RequestContent } from '~machines/request/case'
import {
  isSaid,
  justificationOf,
  releaseFrom,
  riskCodes,
  riskPoints,
  stepsFor,
  type RiskCode,
} from '~machines/request/source-check'
import type { IdentifierKind } from '~machines/identifiers/identifier'
import { visibleDossier } from '~machines/disclosure/visible'
import type { SourceFacts } from '~machines/kit/facts'
import { practicePack } from '~machines/policy/countries/veldania'
import { explore } from './explore'
import { reachedWithout } from './graph'
import {
  answered,
  ask,
  cast,
  checked,
  drafted,
  go,
  identifier,
  known,
  now,
  personOf,
  phrases,
  served,
  unknown,
  type Held,
} from './world'

const callBack = { method: 'callBack', reached: '', text: '' }
const context = (held: Held) => held.standing!.context
const opened = () => go(served([identifier(1)]), cast.intake, 'callBack.open', {})

describe('a call-back', () => {
  test('goes to the number of the register, with words that only the agency can answer', () => {
    const held = opened()
    const [call] = held.dossier.calls
    expect(call).toMatchObject({ number: '+1 555 0100', say: phrases.say, hear: phrases.hear, result: null })
    expect(visibleDossier(held.dossier, 'provider').calls).toMatchObject([{ say: phrases.say, hear: '' }])
    expect(visibleDossier(held.dossier, 'agency').calls).toMatchObject([{ say: phrases.say, hear: phrases.hear }])
    expect(visibleDossier(held.dossier, 'oversight').calls).toMatchObject([{ say: '', hear: '' }])
  })

  test('confirms by the right words alone, whatever their case and spacing', () => {
    const heard = (words: string) =>
      context(go(opened(), cast.intake, 'callBack.record', { ...answered, heard: words })).callBack!.result
    expect(heard(' Copper,  LEMON willow. ')).toBe('confirmed')
    for (const words of ['copper lemon', 'copper willow lemon', phrases.say, 'copperlemonwillow', 'yes'])
      expect(heard(words)).toBe('wrongWords')
  })

  test('serves once: after wrong words, a denial or nobody there it takes another call with another pair', () => {
    for (const data of [
      { ...answered, heard: 'something else' },
      { answer: 'denied' as const, heard: '', reached: 'Duty desk', text: '' },
      { answer: 'notReached' as const, heard: '', reached: '', text: '' },
    ]) {
      const held = go(opened(), cast.intake, 'callBack.record', data)
      expect(ask(held, cast.intake, 'callBack.record', answered)).toMatchObject({ because: 'not-now' })
      expect(ask(held, cast.intake, 'source.verify', callBack)).toMatchObject({
        problems: [{ rule: 'call-back-missing', field: 'method' }],
      })
      expect(ask(held, cast.intake, 'callBack.open', {})).toMatchObject({ accepted: true })
    }
  })

  test('is recorded by whoever called, with whom they reached', () => {
    expect(ask(opened(), cast.reviewer, 'callBack.record', answered)).toMatchObject({
      problems: [{ rule: 'only-caller' }],
    })
    expect(ask(opened(), cast.intake, 'callBack.open', {})).toMatchObject({ problems: [{ rule: 'call-open' }] })
    expect(ask(opened(), cast.intake, 'callBack.record', { ...answered, heard: '', reached: '' })).toMatchObject({
      because: 'invalid',
      problems: [
        { rule: 'required', field: 'heard' },
        { rule: 'required', field: 'reached' },
      ],
    })
  })

  test('counts for the round in which it was made', () => {
    const contested = go(
      go(checked(served([identifier(1)])), cast.reviewer, 'review.take', {}),
      cast.reviewer,
      'request.refuse',
      { ground: 'overbroad', text: 'x' },
    )
    const again = go(contested, cast.officer, 'answer.contest', { ground: 'other', text: 'x' })
    expect(again.dossier.calls).toEqual([])
    expect(ask(again, cast.intake, 'source.verify', callBack)).toMatchObject({
      problems: [{ rule: 'call-back-missing' }],
    })
  })
})

/** A request whose source has these facts. */
function servedAs(source: SourceFacts): Held {
  const submitted = go(drafted([identifier(1)]), cast.officer, 'request.submit', {})
  const answer = ask(submitted, cast.supervisor, 'request.authorise', { checked: true }, now, { source })
  if (!answer.accepted) throw new Error(JSON.stringify(answer))
  return answer
}

const pair = {
  requester: { ...personOf(cast.officer), name: 'Mira Kovač', phone: '+1 555 0144' },
  authoriser: { ...personOf(cast.supervisor), name: 'Jonas Weiler' },
}

function seeking(kind: IdentifierKind, value: string): RequestContent {
  const { content } = served([identifier(1)]).dossier.served!
  return { ...content, identifiers: [{ ...identifier(1), kind, value, port: null }] }
}

describe('risk points', () => {
  test('a known agency at its desk by day has none, and the check has no further step', () => {
    const held = servedAs(known)
    expect(held.dossier.served!.source!.risks).toEqual([])
    expect(context(held)).toMatchObject({ sourceSteps: [], releaseFrom: null })
    const method = { method: 'knownContact', reached: 'Inspector Weiler', text: '' }
    expect(ask(held, cast.intake, 'source.verify', method)).toMatchObject({ accepted: true })
  })

  test.each<[RiskCode, Partial<Parameters<typeof riskPoints>[0]>]>([
    ['firstRequest', { source: { ...known, history: { ...known.history, served: 0 } } }],
    ['newcomer', { source: { ...known, authoriser: { ...known.authoriser, keySince: '2026-11-08T09:00:00Z' } } }],
    ['newParticulars', { source: { ...known, requester: { ...known.requester, changedAt: '2026-10-20T09:00:00Z' } } }],
    ['oddHours', { now: '2026-11-11T22:00:00Z' }],
    ['oddHours', { now: '2026-11-14T11:00:00Z' }],
    ['repeatedText', { source: { ...known, sameTextAt: '2026-10-20T09:00:00Z' } }],
    ['ownName', { content: seeking('email', 'otto.kovac@post.example') }],
    ['ownName', { content: seeking('phone', '+15550144') }],
    ['ownName', { content: seeking('account', 'M.Weiler') }],
    ['unusualRate', { source: { ...known, history: { ...known.history, lastDay: 20, perDay: 4.9 } } }],
  ])('%s is found by its fact alone', (code, change) => {
    const content = served([identifier(1)]).dossier.served!.content
    const quiet = { content, ...pair, orders: [], source: known, now, zone: 'Europe/Vienna', pack: practicePack }
    expect(riskPoints(quiet)).toEqual([])
    expect(riskPoints({ ...quiet, ...change })).toEqual([{ code, points: practicePack.sourceRisk.points[code] }])
  })

  test('nobody’s own are found in numbers of networks and devices, nor repeated words of a season ago', () => {
    const quiet = { ...pair, orders: [], source: known, now, zone: 'Europe/Vienna', pack: practicePack }
    for (const [kind, value] of [
      ['imsi', '155501440000000'],
      ['domain', 'kovac.example'],
      ['email', 'otto@post.example'],
    ] as const)
      expect(riskPoints({ ...quiet, content: seeking(kind, value) }), value).toEqual([])
    const long = { ...known, sameTextAt: '2026-08-01T09:00:00Z' }
    expect(riskPoints({ ...quiet, content: seeking('other', 'x'), source: long })).toEqual([])
  })

  test('compare what a request says for itself in whatever case, spacing, width and numbering', () => {
    const said = (facts: string, necessity: string) => {
      const { matter, basis } = seeking('other', 'x')
      return justificationOf({ matter: { ...matter, facts }, basis: { ...basis, necessity } })
    }
    expect(said('On 3 May  he wrote\n12 letters.', 'No other\u00a0trace')).toBe(
      said('ON ３１ MAY HE WROTE 4 LETTERS.', 'no othertrace'),
    )
    expect(said('He wrote', 'No trace')).not.toBe(said('He wrote No', 'trace'))
    expect(said('He wrote', 'No trace')).not.toBe(said('She wrote', 'No trace'))
  })

  test('only grow: whatever else about a request is unusual, its points are among those of both', () => {
    const content = seeking('other', 'x')
    const quiet = { content, ...pair, orders: [], source: known, now, zone: 'Europe/Vienna', pack: practicePack }
    const changes = [
      { content: seeking('account', 'kovac') },
      { source: { ...known, sameTextAt: now } },
      { source: { ...unknown, sameTextAt: now } },
      { now: '2026-11-14T11:00:00Z' },
    ]
    const codes = (weighed: Parameters<typeof riskPoints>[0]) => riskPoints(weighed).map(({ code }) => code)
    for (const one of changes)
      for (const other of changes) {
        const both = codes({ ...quiet, ...one, ...other })
        expect(both).toEqual(expect.arrayContaining(codes({ ...quiet, ...other })))
        expect(stepsFor(riskPoints({ ...quiet, ...one, ...other }), practicePack)).toEqual(
          expect.arrayContaining([...stepsFor(riskPoints({ ...quiet, ...other }), practicePack)]),
        )
      }
  })

  test('never take a step away: whatever is added to the points, every step stays', () => {
    const some = fc.uniqueArray(fc.constantFrom(...riskCodes))
    const weighed = (codes: readonly RiskCode[]) =>
      stepsFor(
        codes.map((code) => ({ code, points: practicePack.sourceRisk.points[code]! })),
        practicePack,
      )
    fc.assert(
      fc.property(some, some, (few, more) => {
        expect(weighed([...new Set([...few, ...more])])).toEqual(expect.arrayContaining([...weighed(few)]))
      }),
    )
  })

  test('of a stranger add the call, a second person and the delay', () => {
    const held = servedAs(unknown)
    expect(context(held)).toMatchObject({ sourceSteps: ['callBack', 'secondPerson', 'delay'] })
    const method = { method: 'signedOrder', reached: 'The court', text: '' }
    expect(ask(held, cast.intake, 'source.verify', method)).toMatchObject({
      problems: [{ rule: 'call-back-required', field: 'method' }],
    })
    const verified = checked(held)
    expect(verified.standing).toMatchObject({ state: 'sourceCheck' })
    expect(ask(verified, cast.intake, 'source.countersign', { text: '' })).toMatchObject({
      because: 'not-permitted',
      problems: [{ rule: 'verifier-cannot-countersign' }],
    })
    expect(go(verified, cast.reviewer, 'source.countersign', { text: '' }).standing).toMatchObject({
      state: 'legalReview',
    })
  })

  test('of a stranger hold the release back for a quarter of an hour after service', () => {
    const countersigned = go(checked(servedAs(unknown)), cast.reviewer, 'source.countersign', { text: '' })
    const nil = { items: ['i1.subscriber'], result: 'notFound' as const, ground: 'noMatch', text: 'None.' }
    const grant = { items: ['i1.subscriber'], decision: 'grant' as const, ground: '', text: '' }
    let held = go(countersigned, cast.reviewer, 'review.take', {})
    held = go(go(held, cast.reviewer, 'item.decide', grant), cast.reviewer, 'decision.give', { text: '' })
    held = go(held, cast.collector, 'item.collect', nil)
    held = go(held, cast.collector, 'collection.complete', { system: 'S', extractedAt: now, text: '' })
    const deliver = (at: string) => ask(held, cast.checker, 'answer.deliver', { complete: true, instants: true }, at)
    expect(releaseFrom(['delay'], now, practicePack)).toBe('2026-11-11T09:15:00.000Z')
    expect(deliver('2026-11-11T09:14:59.999Z')).toMatchObject({ problems: [{ rule: 'release-waits' }] })
    expect(deliver('2026-11-11T09:15:00.000Z')).toMatchObject({ accepted: true })
  })

  test('are for those who check, not for those who ask', () => {
    const { dossier } = servedAs(unknown)
    expect(visibleDossier(dossier, 'provider').served!.source!.risks.length).toBeGreaterThan(3)
    expect(visibleDossier(dossier, 'agency').served!.source!.risks).toEqual([])
  })
})

test('words are compared as they are heard', () => {
  expect(isSaid('érable ÉCLUSE', 'Erable écluse')).toBe(true)
  expect(isSaid('береза ключ', 'берёза ключ')).toBe(true)
  expect(isSaid('', '')).toBe(true)
  expect(isSaid('érable', 'érable écluse')).toBe(false)
})

describe('a request that its agency disowns', () => {
  const notified = '00000000-0000-4000-8000-000000000041'
  const disown = (held: Held) => go(held, cast.worker, 'request.disown', { case: notified, entry: 1 })
  const graph = explore({
    ...{ items: 1, amendments: true, disowns: true, decisions: ['grant', 'refuse'] },
    results: [
      ['found', ''],
      ['notFound', 'noMatch'],
    ],
  })
  const disowned = [...graph.nodes.values()].filter(({ standing }) => standing!.context.disownedAt && !standing!.closed)

  test('is disowned wherever it stands, and nothing of it goes on but its end', () => {
    const states = new Set(disowned.map(({ standing }) => standing!.state))
    expect([...states].sort()).toEqual(['answered', 'authorisation', 'draft', 'sourceCheck'])
    const steps = graph.steps.filter(({ from }) => graph.nodes.get(from)!.standing!.context.disownedAt !== null)
    const names = new Set(steps.map(({ event }) => event))
    expect([...names].sort()).toEqual(['request.reclaim', 'request.withdraw', 'source.reject'])
  })

  test('gives out no file, and is reclaimed only by a supervisor who took no part in it', () => {
    const held = disown(served([identifier(1)]))
    const file = { file: '00000000-0000-4000-8000-000000000000' }
    expect(ask(held, cast.officer, 'file.download', file)).toMatchObject({ problems: [{ rule: 'disowned' }] })
    const text = 'It is ours.'
    expect(ask(held, cast.supervisor, 'request.reclaim', { text })).toMatchObject({
      problems: [{ rule: 'party-cannot-reclaim' }],
    })
    const clock = context(held).answerClock!
    expect(clock.pauses).toMatchObject([{ reason: 'disowned', until: null }])
    const back = go(held, cast.otherSupervisor, 'request.reclaim', { text })
    expect(context(back)).toMatchObject({ disownedAt: null, sourceCheck: null, callBack: null })
  })

  test('leads to data only through another check of its source', () => {
    for (const { from, to } of graph.steps.filter(({ event }) => event === 'request.disown')) {
      const [before, after] = [graph.nodes.get(from)!.standing!, graph.nodes.get(to)!.standing!]
      const served = before.state !== 'draft' && before.state !== 'authorisation' && before.state !== 'answered'
      expect(after.state).toBe(served ? 'sourceCheck' : before.state)
      if (served) expect(after.context).toMatchObject({ sourceCheck: null, decidedBy: null, collectors: [] })
    }
    const around = [...reachedWithout(graph, ['source.verify'])].map((key) => graph.nodes.get(key)!.standing!.context)
    expect(around.filter(({ outcome }) => outcome?.startsWith('delivered'))).toEqual([])
  })
})
