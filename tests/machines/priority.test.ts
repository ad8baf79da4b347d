import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disclosure } from '~machines/disclosure/index'
import { packs } from '~machines/policy/countries/index'
import { practicePack } from '~machines/policy/countries/veldania'
import type { OriginFacts } from '~machines/kit/facts'
import { outward, type RequestDossier } from '~machines/request/case'
import { originKinds } from '~machines/request/origin'
import { isAboveNormal, ordinary, problemsOfPriority } from '~machines/request/priority'
import * as emergencies from './emergency-world'
import {
  ask,
  cast,
  drafted,
  factsFor,
  go,
  handling,
  identifier,
  phrases,
  provider,
  serviceId,
  successor,
  type Held,
} from './world'

const scale = practicePack.requestPriorities.map(({ code }) => code)
const urgent = { code: 'urgent', reason: 'SECRET-URGENCY: the hearing is on 20 November.' }

const problemsOf = (priority: { code: string; reason: string }, pack = practicePack) =>
  problemsOfPriority({ handling: { ...handling, priority } as never }, pack)

function ranked(held: Held, priority: { code: string; reason: string }): Held {
  return go(held, cast.officer, 'draft.save', { section: 'handling', values: { ...handling, priority } })
}
const asked = (priority: { code: string; reason: string }) => ranked(drafted([identifier(1)]), priority)
const submitted = (held: Held) => go(held, cast.officer, 'request.submit', {})
const authorised = (held: Held) => go(held, cast.supervisor, 'request.authorise', { checked: true })

describe.each(packs.map((pack) => [pack.id, pack] as const))('the scale of %s', (_, pack) => {
  test('asks for a reason above normal, wherever it stands, and for none below', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pack.requestPriorities.map(({ code }) => code)), fc.string(), (code, reason) => {
        const rules = problemsOf({ code, reason }, pack).map(({ rule }) => rule)
        const wanting = reason === '' && isAboveNormal(code, pack)
        expect(rules).toEqual(wanting ? ['priority-reason-missing'] : [])
      }),
    )
  })

  test('has no other rank, whatever the reason', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (code, reason) => {
        fc.pre(!pack.requestPriorities.some((each) => each.code === code))
        const [only, ...more] = problemsOf({ code, reason }, pack)
        expect([only, more]).toMatchObject([{ rule: 'code-unknown', field: 'handling.priority.code' }, []])
        expect(isAboveNormal(code, pack)).toBe(false)
      }),
    )
  })
})

test('of the practice scale the first two stand above normal', () => {
  expect(scale.filter((code) => isAboveNormal(code, practicePack))).toEqual(['urgent', 'high'])
})

test('a new draft is normal, also where nobody says anything of it', () => {
  const opened = drafted([identifier(1)])
  expect(opened.dossier.draft.handling.priority).toEqual(ordinary)
  const { priority: _unsaid, ...old } = handling
  const saved = ask(opened, cast.officer, 'draft.save', { section: 'handling', values: old })
  expect(saved).toMatchObject({ accepted: true, dossier: { draft: { handling: { priority: ordinary } } } })
})

test('nothing above normal is submitted without its reason: the field and where the rule stands are named', () => {
  const answer = ask(asked({ code: 'high', reason: '' }), cast.officer, 'request.submit', {})
  expect(answer).toMatchObject({
    accepted: false,
    problems: [
      {
        rule: 'priority-reason-missing',
        field: 'handling.priority.reason',
        params: { priority: 'high', vocabulary: 'practice', instrument: 'liaison' },
      },
    ],
  })
  expect(submitted(asked(urgent)).standing?.context.priority).toBe('urgent')
})

const texts = (dossier: RequestDossier) => JSON.stringify(dossier)
const sight = { draft: false, all: false, identifiers: [], until: null }

test('the provider reads the reason once it is served, and hidden until a reveal', () => {
  const { dossier } = authorised(submitted(asked(urgent)))
  const theirs = disclosure.visibleDossier(dossier, 'provider')
  expect(theirs.served!.content.handling.priority).toEqual(urgent)
  expect(outward(dossier.draft).handling.priority).toEqual(urgent)
  expect(disclosure.masked(theirs, { ...sight, all: true })).toEqual(theirs)
  const { code, reason } = disclosure.masked(theirs, sight).served!.content.handling.priority
  expect([code, reason === '']).toEqual(['urgent', false])
  expect(texts(disclosure.masked(dossier, sight))).not.toContain('SECRET-URGENCY')
})

test('whoever may not read the facts sees the rank and no reason', () => {
  const { dossier } = authorised(submitted(asked(urgent)))
  const seen = disclosure.withinSight(dossier, ['identity', 'basis', 'people'])
  expect(seen.served!.content.handling.priority).toEqual({ code: 'urgent', reason: '' })
  expect(texts(seen)).not.toContain('SECRET-URGENCY')
})

test('an amendment changes the rank when it is authorised, and not because somebody asks', () => {
  const before = authorised(submitted(drafted([identifier(1)])))
  const amended = ranked(go(before, cast.officer, 'request.amend', { text: 'Now detained.' }), urgent)
  const waiting = submitted(amended)
  expect(waiting.standing?.context.priority).toBe('normal')
  expect(texts(disclosure.visibleDossier(waiting.dossier, 'provider'))).not.toContain('SECRET-URGENCY')
  const returned = go(waiting, cast.supervisor, 'request.return', { reason: 'notNecessary', text: 'It can wait.' })
  expect(returned.standing?.context.priority).toBe('normal')
  expect(authorised(waiting).standing?.context.priority).toBe('urgent')
})

const origin: OriginFacts = {
  ...{ id: '00000000-0000-4000-8000-00000000000a', procedure: 'disclosure@1', number: 'VD-HPB-2026-000001' },
  requester: cast.officer.id,
  content: asked(urgent).dossier.draft,
} as never
const opening = { providerId: provider.id, serviceId, answerLanguage: 'en' } as const

test.each(originKinds.filter((how) => how !== 'assistance'))('a %s brings the rank, and why is said anew', (how) => {
  const data = { ...opening, origin: { request: origin.id, how } }
  const answer = ask(
    { standing: null, dossier: disclosure.emptyDossier },
    cast.officer,
    'request.open',
    data,
    undefined,
    {
      origin,
    },
  )
  expect(answer).toMatchObject({
    accepted: true,
    dossier: { draft: { handling: { priority: { code: 'urgent', reason: '' } } } },
  })
})

describe('an emergency', () => {
  const rankOf = ({ standing }: emergencies.Held) => standing!.context.priority

  test('stands above the scale on its whole way', () => {
    for (const held of [emergencies.drafted(), emergencies.served(), emergencies.recorded()])
      expect(rankOf(held)).toBeNull()
    const given = emergencies.go(emergencies.recorded(), cast.supervisor, 'request.reassign', {
      to: successor.id,
      text: 'They called.',
    })
    const caller = { ...cast.otherOfficer, id: successor.id }
    const confirmed = emergencies.go(given, caller, 'oral.confirm', { ...emergencies.confirming, code: phrases.hear })
    expect(rankOf(confirmed)).toBeNull()
  })

  test('is asked for none, and refuses one that is given all the same', () => {
    const values = { ...handling, priority: urgent }
    const held = emergencies.go(emergencies.drafted(), cast.officer, 'draft.save', { section: 'handling', values })
    expect(emergencies.ask(held, cast.officer, 'request.submit', {})).toMatchObject({
      accepted: false,
      problems: [{ rule: 'priority-of-emergency', field: 'handling.priority.code' }],
    })
  })

  test('takes none over', () => {
    const data = { ...opening, origin: { request: origin.id, how: 'copy' } }
    const facts = { ...factsFor(cast.officer), origin }
    expect(emergencies.ask(emergencies.unopened, cast.officer, 'request.open', data, { facts })).toMatchObject({
      accepted: true,
      dossier: { draft: { handling: { priority: ordinary } } },
    })
  })
})
