import { z } from 'zod'
import { dayAt, endOfDay } from '../kit/clock-arithmetic'
import { defineEvent, type EventDefinition } from '../kit/event'
import type { MachineEvent, Question, Rule, RulesOfEvent } from '../kit/procedure'
import { problem, refuse, type Refusal } from '../kit/refusal'
import { nothing } from '../kit/schemas'
import { lines } from '../kit/text'
import type { Role } from '../kit/words'
import {
  AbsenceSchema,
  TrainingSchema,
  type Absence,
  type MembershipContext,
  type MembershipDossier,
  type Training,
} from './case'

/** What happens between joining and leaving: training, confirmation, absence, and the last day. */

const sees = ['oversight', 'portal'] as const
const administrators: readonly Role[] = ['administrator', 'operator']
const why = z.strictObject({ text: lines(2000) })
const contacts = { kind: 'step', sees, slugs: ['le.contact-points', 'sp.contact-points'] } as const
const training = { kind: 'step', sees, slugs: ['le.training', 'sp.training'], facts: ['organisation'] } as const

export const belongingEvents: Readonly<Record<string, EventDefinition>> = {
  'membership.confirm': defineEvent({
    ...{ name: 'membership.confirm', by: administrators, data: nothing, ...contacts },
  }),
  'membership.leave': defineEvent({
    ...{ name: 'membership.leave', signed: true, by: administrators, ...contacts, facts: ['organisation'] },
    data: why.extend({ lastDay: z.iso.date('date-malformed') }),
    trail: ({ lastDay }) => ({ lastDay }),
  }),
  'membership.stay': defineEvent({
    ...{ name: 'membership.stay', signed: true, by: administrators, data: why, ...contacts },
  }),
  'deadline.pass': defineEvent({
    ...{ name: 'deadline.pass', by: ['clock'], ...contacts },
    data: z.strictObject({ rule: z.literal('leaving', 'malformed'), due: z.iso.datetime('malformed') }),
    trail: (data) => data,
  }),
  'training.record': defineEvent({
    ...{ name: 'training.record', by: administrators, data: TrainingSchema, ...training },
    trail: ({ training, completedOn, validUntil }) => ({ training, completedOn, validUntil }),
  }),
  'training.withdraw': defineEvent({
    ...{ name: 'training.withdraw', by: administrators, ...training },
    data: why.extend({ training: z.uuid('malformed') }),
    trail: ({ training }) => ({ training }),
  }),
  'absence.note': defineEvent({
    ...{ name: 'absence.note', by: ['member', 'administrator'], data: AbsenceSchema, ...contacts },
    facts: ['organisation', 'colleague'],
    trail: ({ from, until, deputy }) => ({ from, until, deputy: deputy ?? '' }),
  }),
  'absence.end': defineEvent({
    ...{ name: 'absence.end', by: ['member', 'administrator'], data: nothing, ...contacts },
  }),
}

type BelongingRule = Rule<MembershipContext, MembershipDossier>
type Asked<Data = unknown> = Question<MembershipContext, MembershipDossier, Data>

const isSomeoneElse: BelongingRule = ({ context, by }: Asked) =>
  context!.person === by.id ? refuse('not-permitted', problem('not-oneself')) : null

const lastDayIsAhead: BelongingRule = ({ data, facts }: Asked<{ lastDay: string }>) =>
  valid(endOfDay(data.lastDay, facts.organisation!.zone) > facts.now, 'last-day-past', 'lastDay')
const isLeaving: BelongingRule = ({ context }: Asked) =>
  context!.leaving ? null : refuse('not-now', problem('not-leaving'))
const lastDayIsOver: BelongingRule = ({ data, context, facts }: Asked<{ due: string }>) =>
  context!.leaving?.due === data.due && facts.now >= data.due ? null : refuse('not-now', problem('deadline-not-due'))

const trainingIsDone: BelongingRule = ({ data, facts }: Asked<Training>) =>
  valid(data.completedOn <= dayAt(facts.now, facts.organisation!.zone), 'training-ahead', 'completedOn')
const trainingLasts: BelongingRule = ({ data }: Asked<Training>) =>
  valid(data.validUntil >= data.completedOn, 'until-before-from', 'validUntil')
const trainingIsNew: BelongingRule = ({ data, context }: Asked<Training>) =>
  valid(!context!.trainings.includes(data.training), 'training-twice', 'training')
const trainingExists: BelongingRule = ({ data, context }: Asked<{ training: string }>) =>
  valid(context!.trainings.includes(data.training), 'training-unknown', 'training')

const endsAfterItBegins: BelongingRule = ({ data }: Asked<Absence>) =>
  valid(data.until >= data.from, 'until-before-from', 'until')
const isNotOver: BelongingRule = ({ data, facts }: Asked<Absence>) =>
  valid(data.until >= dayAt(facts.now, facts.organisation!.zone), 'absence-over', 'until')
/** Whoever stands in holds the roles themselves: a deputy gets no power by deputising (guideline le.authority). */
const deputyHoldsTheRoles: BelongingRule = ({ data, context, facts }: Asked<Absence>) => {
  if (data.deputy === null) return null
  const { colleague } = facts
  const stands = colleague?.organisation === context!.organisation && colleague.state === 'active'
  if (!stands || colleague.id === context!.person) return valid(false, 'deputy-unknown', 'deputy')
  const needed = context!.roles.filter((role) => role !== 'administrator')
  return valid(
    needed.every((role) => colleague.roles.includes(role)),
    'deputy-without-role',
    'deputy',
  )
}
const isAbsent: BelongingRule = ({ context }: Asked) =>
  context!.absence ? null : refuse('not-now', problem('not-absent'))

export const belongingRules: Readonly<Record<string, RulesOfEvent<MembershipContext, MembershipDossier>>> = {
  'membership.confirm': {},
  'membership.leave': { who: [isSomeoneElse], what: [lastDayIsAhead] },
  'membership.stay': { who: [isSomeoneElse, isLeaving] },
  'deadline.pass': { what: [lastDayIsOver] },
  'training.record': { who: [isSomeoneElse], what: [trainingIsDone, trainingLasts, trainingIsNew] },
  'training.withdraw': { who: [isSomeoneElse], what: [trainingExists] },
  'absence.note': { what: [endsAfterItBegins, isNotOver, deputyHoldsTheRoles] },
  'absence.end': { who: [isAbsent] },
}

export function foldBelonging({
  event,
  data,
  dossier,
}: Question<MembershipContext, MembershipDossier, never>): MembershipDossier {
  switch (event) {
    case 'membership.leave':
      return { ...dossier, leaving: (data as { text: string }).text }
    case 'membership.stay':
      return { ...dossier, leaving: '' }
    case 'training.record':
      return { ...dossier, trainings: [...dossier.trainings, data] }
    case 'training.withdraw': {
      const { training: gone } = data as { training: string }
      return { ...dossier, trainings: dossier.trainings.filter(({ training }) => training !== gone) }
    }
    default:
      return dossier
  }
}

type Noting = { readonly event: MachineEvent<MembershipContext, MembershipDossier> }
type Noted = Partial<MembershipContext>

/** Where a person stands who has just been invited. */
export const newcomer = {
  ...{ leaving: null, confirmedAt: null, trainings: [], trainedUntil: null, absence: null },
} as const satisfies Noted

export function noteConfirmation({ event }: Noting): Noted {
  return { confirmedAt: event.facts.now }
}

export function noteLeaving({ event }: Noting): Noted {
  const { lastDay } = event.data as { lastDay: string }
  return { leaving: { lastDay, due: endOfDay(lastDay, event.facts.organisation!.zone) } }
}

export function noteStaying(): Noted {
  return { leaving: null }
}

export function noteTrainings({ event }: Noting): Noted {
  const { trainings } = event.dossier
  const { zone } = event.facts.organisation!
  const until = trainings.map(({ validUntil }) => endOfDay(validUntil, zone)).sort()
  return { trainings: trainings.map(({ training }) => training), trainedUntil: until.at(-1) ?? null }
}

export function noteAbsence({ event }: Noting): Noted {
  return { absence: event.data as Absence }
}

export function notePresence(): Noted {
  return { absence: null }
}

function valid(holds: boolean, rule: string, field: string): Refusal | null {
  return holds ? null : refuse('invalid', problem(rule, field))
}
