import { describe, expect, test } from 'vitest'
import { escalationOf } from '~machines/request/deadlines'
import { ask, cast, checked, go, identifier, served, type Held } from './world'

const at = (day: number, hour = 9) =>
  `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`

/** Served on the 11th at nine, to be answered by the 21st at nine. */
const held = go(checked(served([identifier(1)])), cast.reviewer, 'review.take', {}, at(11))
const start = at(11)
const half = { rule: 'answer', start, mark: '50' } as const

const remind = (of: Held, data: object, when: string) => ask(of, cast.clock, 'deadline.remind', data as never, when)
const reminded = (of: Held = held) => go(of, cast.clock, 'deadline.remind', half, at(16))

const owed = (of: Held, name: 'setReminder' | 'notify', ...[by, event, data, when]: [never, never, never, string]) => {
  const answer = ask(of, by, event, data, when)
  return answer.accepted ? answer.effects.filter(({ type }) => type === name).map(({ params }) => params) : answer
}

describe('reminders', () => {
  test('are owed at 50, 80 and 95 per cent when a clock begins, and those still to come when it runs on', () => {
    const answered = go(
      held,
      cast.reviewer,
      'clarification.seek',
      {
        defects: [{ code: 'factsInsufficient', field: '', text: 'Which shop?' }],
      },
      at(17),
    )
    const again = owed(
      answered,
      'setReminder',
      cast.officer as never,
      'clarification.answer' as never,
      { text: '', words: ['The one on the quay.'] } as never,
      at(18),
    )
    expect(again).toEqual([
      { rule: 'answer', start, mark: '80', at: at(20) },
      { rule: 'answer', start, mark: '95', at: '2026-11-21T21:00:00.000Z' },
    ])
  })

  test('come once, in their time', () => {
    expect(remind(held, half, '2026-11-16T08:59:59.999Z')).toMatchObject({ because: 'not-now' })
    expect(remind(held, half, at(16))).toMatchObject({ accepted: true })
    expect(remind(reminded(), half, at(17))).toMatchObject({ because: 'not-now' })
    expect(remind(held, half, at(21))).toMatchObject({ because: 'not-now' })
    expect(remind(held, { ...half, mark: '60' }, at(19))).toMatchObject({ because: 'invalid' })
    expect(remind(held, { ...half, mark: '3h' }, at(19))).toMatchObject({ because: 'not-now' })
    expect(remind(held, { ...half, rule: 'closing' }, at(19))).toMatchObject({ because: 'not-now' })
    expect(remind(held, { ...half, start: at(12) }, at(19))).toMatchObject({ because: 'not-now' })
  })

  test('do not come while the clock stands', () => {
    const defects = [{ code: 'factsInsufficient', field: '', text: 'Which shop?' }]
    const asked = go(held, cast.reviewer, 'clarification.seek', { defects }, at(15))
    expect(remind(asked, half, at(17))).toMatchObject({ because: 'not-now', problems: [{ rule: 'reminder-not-due' }] })
  })

  test('go to whoever works on it, then to administrators, then to contact points', () => {
    const told = owed(held, 'notify', cast.clock as never, 'deadline.remind' as never, half as never, at(16))
    expect(told).toEqual([{ notice: 'answerReminder', side: 'provider', level: '1' }])
    expect(['50', '80', '95', '1h', '2h', '3h', '7h'].map(escalationOf)).toEqual([1, 2, 3, 1, 2, 3, 3])
  })

  test('end when somebody of the side whose turn it is acknowledges, until the deadline moves', () => {
    expect(ask(held, cast.intake, 'deadline.acknowledge', {}, at(16))).toMatchObject({ because: 'not-now' })
    expect(ask(reminded(), cast.officer, 'deadline.acknowledge', {}, at(16))).toMatchObject({
      because: 'not-permitted',
      problems: [{ rule: 'not-your-deadline' }],
    })
    expect(ask(reminded(), cast.intake, 'deadline.acknowledge', {}, at(21))).toMatchObject({ because: 'not-now' })
    const heeded = go(reminded(), cast.intake, 'deadline.acknowledge', {}, at(16))
    expect(remind(heeded, { ...half, mark: '80' }, at(19))).toMatchObject({ because: 'not-now' })
    expect(ask(heeded, cast.reviewer, 'deadline.acknowledge', {}, at(17))).toMatchObject({ because: 'not-now' })
    const defects = [{ code: 'factsInsufficient', field: '', text: 'Which shop?' }]
    const asked = go(heeded, cast.reviewer, 'clarification.seek', { defects }, at(17))
    const runs = go(asked, cast.officer, 'clarification.answer', { text: '', words: ['The one on the quay.'] }, at(18))
    expect(remind(runs, { ...half, mark: '80' }, at(20))).toMatchObject({ accepted: true })
  })

  test('move nothing', () => {
    expect(reminded().standing).toEqual(held.standing)
  })
})

describe('a deadline that passed', () => {
  const late = go(held, cast.clock, 'deadline.pass', { rule: 'answer', due: at(21) }, at(21))

  test('is kept with its cause, which the provider states once', () => {
    expect(ask(held, cast.reviewer, 'breach.explain', { ground: 'volume', text: '' }, at(20))).toMatchObject({
      because: 'not-now',
      problems: [{ rule: 'no-breach' }],
    })
    expect(late.dossier.breaches).toEqual([{ due: at(21), at: at(21), ground: null, text: '', explainedAt: null }])
    const explained = go(late, cast.reviewer, 'breach.explain', { ground: 'volume', text: '' }, at(22))
    expect(explained.dossier.breaches).toMatchObject([{ ground: 'volume', explainedAt: at(22) }])
    expect(ask(explained, cast.reviewer, 'breach.explain', { ground: 'staff', text: '' }, at(22))).toMatchObject({
      because: 'not-now',
    })
  })

  test('needs a ground of the pack, and words where it is another one', () => {
    const explain = (ground: string, text: string) =>
      ask(late, cast.reviewer, 'breach.explain', { ground, text }, at(22))
    expect(explain('', '')).toMatchObject({
      because: 'invalid',
      problems: [{ rule: 'ground-missing', field: 'ground' }],
    })
    expect(explain('weather', '')).toMatchObject({ problems: [{ rule: 'code-unknown', field: 'ground' }] })
    expect(explain('other', '')).toMatchObject({ problems: [{ rule: 'ground-text-missing', field: 'text' }] })
    expect(explain('other', 'A flood.')).toMatchObject({ accepted: true })
    expect(ask(late, cast.officer, 'breach.explain', { ground: 'volume', text: '' }, at(22))).toMatchObject({
      because: 'not-permitted',
    })
  })
})
