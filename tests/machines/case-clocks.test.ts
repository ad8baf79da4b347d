import { describe, expect, test } from 'vitest'
import { disclosure } from '~machines/disclosure/index'
import { decide } from '~machines/kit/decide'
import type { ActorOnCase } from '~machines/kit/facts'
import { belmaria } from '~machines/policy/countries/belmaria'
import { ostrania } from '~machines/policy/countries/ostrania'
import { practicePack } from '~machines/policy/countries/veldania'
import type { PolicyPack } from '~machines/policy/pack'
import { basis, cast, checked, drafted, factsFor, go, identifier, served, type Held } from './world'

const day = (date: number) => `2026-11-${String(date).padStart(2, '0')}T09:00:00.000Z`
const clarification = { defects: [{ code: 'factsInsufficient', field: '', text: 'Which shop?' }] }

function step(pack: PolicyPack, held: Held, by: ActorOnCase, name: string, data: unknown, at: string) {
  const answer = decide({ procedure: disclosure, ...held, by, facts: factsFor(by, at), pack, event: { name, data } })
  if (!answer.accepted) throw new Error(`${name} refused: ${JSON.stringify(answer)}`)
  return answer
}

describe('a case keeps the pack it was opened under', () => {
  const rules = practicePack.clocks
  const replaced: PolicyPack = {
    ...practicePack,
    id: 'practice@2',
    calendar: ostrania.calendar,
    clocks: { ...rules, answer: { ...rules.answer, length: 'P3D', unit: 'workingDays', pauses: [] } },
  }
  const reviewed = go(checked(served([identifier(1)])), cast.reviewer, 'review.take', {})

  test('replacing the pack never moves the clock of an open case', () => {
    const under = (pack: PolicyPack) => {
      const asked = step(pack, reviewed, cast.reviewer, 'clarification.seek', clarification, day(13))
      const told = step(
        pack,
        asked,
        cast.officer,
        'clarification.answer',
        { text: '', words: ['The one on the quay.'] },
        day(16),
      )
      return told.standing.context.answerClock
    }
    expect(under(replaced)).toEqual(under(practicePack))
    expect(under(replaced)!.due).toBe(day(24))
  })

  test('what was counted by stands in the clock', () => {
    expect(reviewed.standing!.context.answerClock).toMatchObject({
      ...{ rule: 'answer', length: 'P10D', unit: 'calendarDays', counting: 'exact@1', zone: 'Europe/Vienna' },
      ...{ calendar: null, mayPause: rules.answer.pauses },
    })
  })
})

describe('the pack says for what a clock stands', () => {
  const police = { section: 'basis', values: { ...basis, code: 'policeOrder' } } as const
  const submitted = go(
    go(drafted([identifier(1)]), cast.officer, 'draft.save', police),
    cast.officer,
    'request.submit',
    {},
  )
  const authorised = step(ostrania, submitted, cast.supervisor, 'request.authorise', { checked: true }, day(11))
  const reviewed = go(checked(authorised), cast.reviewer, 'review.take', {})
  const asked = step(ostrania, reviewed, cast.reviewer, 'clarification.seek', clarification, day(13))
  const clock = asked.standing.context.answerClock!

  test('a question does not stop it in Ostrania: its deadline stays set', () => {
    // fifteen working days from 11 November, less the holiday of the 23rd
    expect(clock).toMatchObject({ calendar: 'GE@1', pauses: [], due: '2026-12-03T09:00:00.000Z' })
    expect(asked.effects).toContainEqual({ type: 'setDeadline', params: { rule: 'answer', due: clock.due } })
    expect(asked.effects.map(({ type }) => type)).not.toContain('cancelDeadline')
  })

  test('and passes while the question is open', () => {
    const passed = step(ostrania, asked, cast.clock, 'deadline.pass', { rule: 'answer', due: clock.due }, clock.due)
    expect(passed.standing).toMatchObject({ state: 'clarification', context: { passed: [`answer:${clock.due}`] } })
  })

  test('an amendment stops it there too, and discarding it lets it run on', () => {
    const amended = step(ostrania, asked, cast.officer, 'request.amend', { text: 'More.' }, day(16))
    expect(amended.standing.context.answerClock!.pauses).toMatchObject([{ reason: 'amendment', until: null }])
    expect(amended.effects).toContainEqual({ type: 'cancelDeadline', params: { rule: 'answer' } })
    const back = step(ostrania, amended, cast.officer, 'amendment.discard', {}, day(17))
    const { due, pauses } = back.standing.context.answerClock!
    // the 16th and the 17th are given back
    expect({ due, pauses }).toMatchObject({ due: '2026-12-07T09:00:00.000Z', pauses: [{ until: day(17) }] })
    expect(back.effects).toContainEqual({ type: 'setDeadline', params: { rule: 'answer', due } })
  })
})

describe('the agency has a clock of its own while defects are open', () => {
  const under = (pack: PolicyPack) => {
    const reviewed = go(checked(served([identifier(1)])), cast.reviewer, 'review.take', {})
    return step(pack, reviewed, cast.reviewer, 'clarification.seek', clarification, day(13))
  }
  const clockOf = ({ standing }: Held) => standing!.context.clarificationClock

  test('five days from its receipt, in Belmaria by the Regulation: to the end of the fifth, or of the next working day', () => {
    expect(clockOf(under(practicePack))).toMatchObject({ start: day(13), due: day(18), zone: 'Europe/Vienna' })
    expect(belmaria.clocks.clarification.source).toMatchObject({ instrument: 'eu-e-evidence@1', place: '10(6)' })
    expect(clockOf(under(belmaria))).toMatchObject({ start: day(13), due: '2026-11-18T23:00:00.000Z' })
  })

  test('it passes while they are open, and nothing but lateness comes of it', () => {
    const asked = under(practicePack)
    const { due } = clockOf(asked)!
    const passed = step(practicePack, asked, cast.clock, 'deadline.pass', { rule: 'clarification', due }, due)
    expect(passed.standing).toMatchObject({ state: 'clarification', context: { passed: [`clarification:${due}`] } })
    expect(passed.dossier.breaches).toEqual([])
    expect(passed.standing.context.answerClock!.pauses).toMatchObject([{ until: null }])
  })

  test('an answer ends it; an amendment instead does once it is authorised', () => {
    const asked = under(practicePack)
    const told = step(
      practicePack,
      asked,
      cast.officer,
      'clarification.answer',
      { text: '', words: ['There.'] },
      day(14),
    )
    expect(clockOf(told)).toBeNull()
    expect(told.effects).toContainEqual({ type: 'cancelDeadline', params: { rule: 'clarification' } })
    const amended = step(practicePack, asked, cast.officer, 'request.amend', { text: 'More.' }, day(14))
    expect(clockOf(amended)).toMatchObject({ due: day(18), pauses: [] })
    const submitted = step(practicePack, amended, cast.officer, 'request.submit', {}, day(15))
    const anew = step(practicePack, submitted, cast.supervisor, 'request.authorise', { checked: true }, day(15))
    expect(clockOf(anew)).toBeNull()
    expect(anew.effects).toContainEqual({ type: 'cancelDeadline', params: { rule: 'clarification' } })
  })
})
