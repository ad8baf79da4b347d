import { describe, expect, test } from 'vitest'
import { mostRequests } from '~machines/file/case'
import { blockingRule, effectOn, effectTable } from '~machines/file/effects'
import { progressOf, foreseen } from '~machines/file/standing'
import { requestProcedures } from '~machines/index'
import type { ActorOnCase, ChildFacts } from '~machines/kit/facts'
import { nameOf } from '~machines/policy/source'
import { ask, child, content, go, linked, opened, refusals, standings, unopened, why } from './file-world'
import { cast, successor } from './world'

describe('the table of effects', () => {
  const stands = (procedure: string, state: string) =>
    [true, false].flatMap((served) => [true, false].map((owing) => ({ procedure, state, served, owing })))
  const every = requestProcedures.flatMap(({ id, states }) => states.flatMap((state) => stands(id, state)))
  const finals = (id: string) =>
    Object.entries(requestProcedures.find((each) => each.id === id)!.machine.states)
      .filter(([, { type }]) => type === 'final')
      .map(([state]) => state)

  test('has a line for every state of every request, and no other', () => {
    const table = Object.entries(effectTable).map(([name, rows]) => [name, Object.keys(rows).sort()])
    const states = requestProcedures.map(({ id, states }) => [nameOf(id), [...states].sort()])
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(states))
  })

  test('orders only what the request may do there', () => {
    const steps = { withdraw: 'request.withdraw', release: 'preservation.release' } as const
    for (const standing of every)
      for (const effect of Object.values(foreseen(child(1, standing)))) {
        if (effect === 'none' || effect === 'blocks') continue
        const { machine } = requestProcedures.find(({ id }) => id === standing.procedure)!
        expect(machine.states[standing.state]!.ownEvents, JSON.stringify(standing)).toContain(steps[effect])
      }
  })

  test('does nothing to what has ended, and takes nothing from a provider when the file closes', () => {
    for (const standing of every) {
      const { close, withdraw } = foreseen(child(1, standing))
      if (finals(standing.procedure).includes(standing.state)) expect([close, withdraw]).toEqual(['none', 'none'])
      if (standing.served) expect(['none', 'blocks']).toContain(close)
    }
  })

  test('lets no file close over a preservation that is open', () => {
    const open = every.filter(
      ({ procedure, state, served }) =>
        nameOf(procedure) === 'preservation' && served && !finals(procedure).includes(state),
    )
    expect(open.length).toBeGreaterThan(0)
    for (const standing of open) expect(effectOn(standing, 'close')).toBe('blocks')
    expect(new Set(open.map(blockingRule))).toEqual(new Set(['file-preservation-open']))
  })

  test('blocks where the agency still has to prove what became of the data, either way', () => {
    for (const standing of every.filter(({ state }) => state === 'restriction'))
      expect(Object.values(foreseen(child(1, standing)))).toEqual(['blocks', 'blocks'])
  })

  test('keeps a file open over what it does not know', () => {
    const strange = { procedure: 'other@1', state: 'draft', served: false, owing: false }
    expect(effectOn(strange, 'close')).toBe('blocks')
  })
})

describe('rules', () => {
  const link = (by: ActorOnCase, each: ChildFacts, held = opened()) =>
    refusals(ask(held, by, 'request.link', { request: each.id }, { child: each }))

  test('an officer links their own requests, a supervisor the agency’s, nobody another agency’s', () => {
    const colleagues = child(1, { requester: cast.otherOfficer.id })
    expect(link(cast.officer, child(1))).toEqual([])
    expect(link(cast.officer, colleagues)).toEqual(['request file-request-unknown'])
    expect(link(cast.supervisor, colleagues)).toEqual([])
    for (const by of [cast.officer, cast.supervisor])
      expect(link(by, child(1, { agency: 'another' }))).toEqual(['request file-request-unknown'])
    const absent = ask(opened(), cast.officer, 'request.link', { request: child(1).id }, {})
    expect(refusals(absent)).toEqual(['request file-request-unknown'])
  })

  test('the portal links what was taken over from a request in the file, and nothing else', () => {
    const over = child(2, { origin: { request: child(1).id, how: 'onward' } })
    expect(link(cast.worker, over)).toEqual(['request file-request-unknown'])
    expect(link(cast.worker, child(2), linked(child(1)))).toEqual(['request file-request-unknown'])
    const held = go(linked(child(1)), cast.worker, 'request.link', { request: over.id }, { child: over })
    expect(held.standing!.context.requests.map(({ how }) => how)).toEqual(['named', 'onward'])
  })

  test('a request is in one file, once', () => {
    expect(link(cast.officer, child(1, { file: 'another' }))).toEqual(['request file-request-elsewhere'])
    expect(link(cast.officer, child(1), linked(child(1)))).toEqual(['request file-request-linked'])
    const gone = ask(opened(), cast.officer, 'request.unlink', { request: child(1).id })
    expect(refusals(gone)).toEqual(['request file-request-not-linked'])
  })

  test('a file that is full takes no more', () => {
    const held = linked()
    const requests = Array.from({ length: mostRequests }, (_, index) => ({
      ...{ request: `r${index}`, procedure: 'disclosure@1', how: 'named' as const },
    }))
    const full = { ...held, standing: { ...held.standing!, context: { ...held.standing!.context, requests } } }
    expect(link(cast.officer, child(1), full)).toEqual(['file-full'])
  })

  test.each([
    ['preservation', standings.kept, 'file-preservation-open'],
    ['request', standings.awaited, 'file-request-unanswered'],
    ['amendment', standings.amended, 'file-request-unanswered'],
    ['emergency', standings.owed, 'file-emergency-owed'],
    ['restriction', standings.restricted, 'file-emergency-owed'],
  ])('a %s that is not done with keeps it from closing, by name', (_, standing, rule) => {
    const each = child(1, standing)
    const answer = ask(linked(each), cast.officer, 'file.close', why, { children: [each] })
    expect(refusals(answer)).toEqual([`requests.${each.id} ${rule}`])
    expect(answer.accepted ? [] : answer.problems[0]!.params).toEqual({ number: 'VD-HPB-2026-000007' })
  })

  test('it does not end over a request that the portal could not read', () => {
    const answer = ask(linked(child(1)), cast.officer, 'file.close', why, { children: [] })
    expect(refusals(answer)).toEqual(['file-requests-unread'])
  })

  test('providers who lose a request are told why, in words of their own', () => {
    const drop = (standing: Partial<ChildFacts>) => {
      const each = child(1, standing)
      return refusals(ask(linked(each), cast.officer, 'file.withdraw', { ...why, told: '' }, { children: [each] }))
    }
    expect(drop(standings.awaited)).toEqual(['told file-told-missing'])
    expect(drop(standings.kept)).toEqual(['told file-told-missing'])
    expect(drop(standings.draft)).toEqual([])
    expect(drop(standings.answered)).toEqual([])
  })

  test('nobody says of a request that it is done with while it is not, nor twice', () => {
    const each = child(1)
    const held = go(linked(each), cast.officer, 'file.close', why, { children: [each] })
    const settle = (standing: Partial<ChildFacts>, from = held) =>
      ask(...[from, cast.worker, 'child.settle', { request: each.id, effect: 'withdraw', settled: 'done' }], {
        child: child(1, standing),
      })
    expect(refusals(settle({}))).toEqual(['file-request-runs-on'])
    expect(refusals(settle(standings.awaited))).toEqual(['file-request-runs-on'])
    const done = settle(standings.closed)
    expect(done.accepted && done.standing.state).toBe('closed')
    const other = { request: child(2).id, effect: 'none', settled: 'done' }
    expect(refusals(ask(held, cast.worker, 'child.settle', other, { child: child(2, standings.closed) }))).toEqual([
      'file-request-settled',
    ])
  })

  test('where a request got away the file is open again and says which; ending it anew judges all anew', () => {
    const [one, two] = [child(1), child(2)]
    const held = go(linked(one, two), cast.officer, 'file.close', why, { children: [one, two] })
    const failed = { request: one.id, effect: 'blocks', settled: 'failed' } as const
    const half = go(held, cast.worker, 'child.settle', failed, { child: child(1, standings.awaited) })
    expect(half.standing!.state).toBe('closing')
    const gone = { request: two.id, effect: 'withdraw', settled: 'done' } as const
    const open = go(half, cast.worker, 'child.settle', gone, { child: child(2, standings.closed) })
    expect(open.standing!.state).toBe('open')
    expect(open.dossier.ending!.requests.map(({ settled, state }) => [settled, state])).toEqual([
      ['failed', 'legalReview'],
      ['done', 'closed'],
    ])
    const children = [child(1, standings.answered), child(2, standings.closed)]
    const again = go(open, cast.officer, 'file.close', why, { children })
    expect(again.standing!.context.ending).toMatchObject({ pending: [one.id], settled: [] })
    expect(progressOf(again.standing!.context)).toEqual({ items: 2, done: 1 })
  })

  test('it is handed over to an officer of the agency', () => {
    const to = (colleague: Partial<typeof successor>, id = successor.id) => {
      const facts = { colleague: { ...successor, ...colleague } }
      return refusals(ask(opened(), cast.supervisor, 'file.reassign', { to: id, text: 'On leave.' }, facts))
    }
    expect(to({})).toEqual([])
    expect(to({ organisation: 'another' })).toEqual(['to file-successor-unknown'])
    expect(to({ state: 'ended' })).toEqual(['to file-successor-unknown'])
    expect(to({ roles: ['supervisor'] })).toEqual(['to file-successor-unknown'])
  })

  test('it has a title', () => {
    expect(refusals(ask(unopened, cast.officer, 'file.open', { ...content, title: ' ' }))).toEqual(['title required'])
  })
})
