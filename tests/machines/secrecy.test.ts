import { expect, test } from 'vitest'
import { belmaria as belmariaPack } from '~machines/policy/countries/belmaria'
import { ostrania as ostraniaPack } from '~machines/policy/countries/ostrania'
import { practicePack } from '~machines/policy/countries/veldania'
import type { PolicyPack } from '~machines/policy/pack'
import { isNoticeDue, isOpenEnded } from '~machines/request/secrecy/case'
import { problemsOfSecrecy } from '~machines/request/secrecy/rules'
import { ask, cast, drafted, go, handling, identifier, now, type Held } from './world'

const rulesOf = (confidentiality: string, until: string, pack: PolicyPack, ground = 'Order 3') =>
  problemsOfSecrecy({
    content: { handling: { ...handling, confidentiality, secrecy: { until, ground } } as never },
    ...{ pack, now },
  }).map(({ rule, params }) => [rule, params?.place ?? ''].join(' ').trim())

test.each([
  ['secretUntil', '2027-11-11', practicePack, []],
  ['secretUntil', '2027-11-12', practicePack, ['secrecy-too-long 8(1)']],
  ['secretUntil', '2027-05-10', ostraniaPack, []],
  ['secretUntil', '2027-05-11', ostraniaPack, ['secrecy-too-long 27(1)']],
  ['secretUntil', '2040-01-01', belmariaPack, []],
  ['secretUntil', '2026-11-10', practicePack, ['secrecy-over']],
  ['secretUntil', '', practicePack, ['secrecy-end-missing']],
  ['secret', '', practicePack, ['secrecy-without-end 8(1)']],
  ['secret', '', belmariaPack, []],
  ['mayInform', '', practicePack, []],
  ['mayInform', '', belmariaPack, ['provider-may-not-inform 18(1)']],
] as const)('%s %s is held to the law', (confidentiality, until, pack, rules) => {
  expect(rulesOf(confidentiality, until, pack)).toEqual(rules)
})

test('secrecy names the order on which it rests', () => {
  expect(rulesOf('secretUntil', '2027-03-31', practicePack, '')).toEqual(['secrecy-ground-missing'])
})

const served = () =>
  go(go(drafted([identifier(1)]), cast.officer, 'request.submit', {}), cast.supervisor, 'request.authorise', {
    checked: true,
  })
const due = '2027-03-31T22:00:00.000Z'
const refused = (held: Held, ...[by, name, data, at]: [(typeof cast)['officer'], string, object, string?]) => {
  const answer = ask(held, by, name, data, at)
  return answer.accepted ? [] : answer.problems.map(({ rule }) => rule)
}

test('from service a deadline runs to the end of the last day, with reminders to whoever ordered it', () => {
  const answer = ask(
    go(drafted([identifier(1)]), cast.officer, 'request.submit', {}),
    ...([cast.supervisor, 'request.authorise', { checked: true }] as const),
  )
  if (!answer.accepted) throw new Error('refused')
  const owed = answer.effects.filter(({ params }) => params.rule === 'secrecy')
  expect(owed.map(({ type, params }) => [type, params.due ?? params.mark])).toEqual([
    ['setDeadline', due],
    ...['50', '80', '95'].map((mark) => ['setReminder', mark]),
  ])
})

test('after the case is closed it lapses, becomes the agency’s task, is withheld, and is fulfilled', () => {
  let held = go(served(), cast.supervisor, 'request.withdraw', { text: 'Found.' })
  expect(held.standing!.closed).toBe(true)
  expect(refused(held, cast.clock as never, 'secrecy.lapse', { due }, now)).toEqual(['deadline-not-due'])
  expect(refused(held, cast.officer, 'notice.give', { day: '2026-11-11', how: 'letter', text: '' })).toEqual([
    'notice-not-due',
  ])
  held = go(held, cast.clock, 'secrecy.lapse', { due }, due)
  expect(isNoticeDue(held.dossier.secrecy, practicePack.notice)).toBe(true)
  expect(refused(held, cast.clock as never, 'secrecy.lapse', { due }, due)).toEqual(['deadline-not-due'])
  const told = { day: '2027-04-02', how: 'letter', text: '' } as const
  const later = '2027-04-02T09:00:00.000Z'
  expect(refused(held, cast.intake as never, 'notice.give', told, later)).toEqual(['not-your-notice'])
  expect(refused(held, cast.officer, 'notice.give', { ...told, day: '2027-05-02' }, later)).toEqual(['date-to-come'])
  const withheld = { ground: 'investigation', until: '2027-06-30', order: 'No. 4', text: 'An accomplice is at large.' }
  held = go(held, cast.supervisor, 'notice.withhold', withheld, later)
  expect(isNoticeDue(held.dossier.secrecy, practicePack.notice)).toBe(false)
  expect(refused(held, cast.officer, 'notice.give', told, later)).toEqual(['notice-not-due'])
  const end = held.dossier.secrecy.clock!.due
  held = go(held, cast.clock, 'secrecy.lapse', { due: end }, end)
  held = go(held, cast.officer, 'notice.give', { ...told, day: '2027-07-01' }, '2027-07-01T09:00:00.000Z')
  expect(isNoticeDue(held.dossier.secrecy, practicePack.notice)).toBe(false)
  expect(held.dossier.secrecy.notices.map(({ given, code }) => [given, code])).toEqual([
    [false, 'investigation'],
    [true, 'letter'],
  ])
})

test('a new order prolongs, never shortens, and stays within the law; the old deadline passes no more', () => {
  const held = served()
  const order = { ground: 'No. 4', text: '' }
  expect(refused(held, cast.supervisor as never, 'secrecy.extend', { ...order, until: '2027-02-01' })).toEqual([
    'secrecy-not-longer',
  ])
  expect(refused(held, cast.supervisor as never, 'secrecy.extend', { ...order, until: '2028-02-01' })).toEqual([
    'secrecy-too-long',
  ])
  expect(refused(held, cast.supervisor as never, 'secrecy.extend', { ...order, until: '' })).toEqual([
    'secrecy-without-end',
  ])
  const longer = go(held, cast.supervisor, 'secrecy.extend', { ...order, until: '2027-05-31' })
  expect(refused(longer, cast.clock as never, 'secrecy.lapse', { due }, due)).toEqual(['deadline-not-due'])
  expect(isOpenEnded(longer.dossier.secrecy)).toBe(false)
})
