import { isPaused, reminders } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { Question, Rule } from '../kit/procedure'
import { now, permitted, problem, valid } from '../kit/refusal'
import type { Side } from '../kit/words'
import type { DisclosureContext, DisclosureDossier, DisclosureState } from './case'
import type { DisclosureData } from './events'
import { clockThatMatters } from './standing'

export const clockNames = ['answer', 'closing'] as const
export type ClockName = (typeof clockNames)[number]

/** A reminder that was given: of which clock, by when it began, and which one, `50` or `3h`. */
export interface GivenReminder {
  readonly rule: ClockName
  readonly start: string
  readonly mark: string
  readonly at: string
}

/** Somebody says that they have the deadline in view: until this due instant nobody is reminded again. */
export interface Heeded {
  readonly rule: ClockName
  readonly due: string
  readonly by: string
  readonly at: string
}

/** The answer's deadline passed before the answer was given. */
export interface Breach {
  readonly due: string
  readonly at: string
  /** code of the policy pack; null until the provider says why */
  readonly ground: string | null
  readonly text: string
  readonly explainedAt: string | null
}

/** Whose turn it is while a clock runs. */
export const sideOfClock: Readonly<Record<ClockName, 'agency' | 'provider'>> = { answer: 'provider', closing: 'agency' }

/** How far up a reminder goes: 1 whoever works on it, 2 their administrators too, 3 the organisation's contact points too. */
export function escalationOf(mark: string): 1 | 2 | 3 {
  const step = { '50': 1, '80': 2, '95': 3 }[mark] ?? Number.parseInt(mark, 10)
  return step >= 3 ? 3 : step === 2 ? 2 : 1
}

/** The reminders of a clock that are still to come. */
export function remindersAfter(clock: Clock, at: string) {
  return reminders(clock).filter((reminder) => reminder.at > at)
}

type Any = Question<DisclosureContext, DisclosureDossier>
type Asked<Name extends keyof DisclosureData> = Question<DisclosureContext, DisclosureDossier, DisclosureData[Name]>
type DeadlineRule = Rule<DisclosureContext, DisclosureDossier>

/** The clock of this name, where it runs now; null when it stands, has ended or is not the one that matters. */
function running(rule: ClockName, { state, context }: Any): Clock | null {
  const clock = clockThatMatters({ state: state as DisclosureState, context: context! })
  return clock?.rule === rule && !isPaused(clock) ? clock : null
}

/** A reminder is given once, in its time, while its clock runs and nobody has the deadline in view. */
export const reminderIsDue: DeadlineRule = (asked: Asked<'deadline.remind'>) => {
  const { data, dossier, facts } = asked
  const { rule, start, mark } = data
  const clock = running(rule, asked)
  const its = clock?.start === start ? reminders(clock).find((each) => each.mark === mark) : undefined
  const given = dossier.reminders.some((each) => each.rule === rule && each.start === start && each.mark === mark)
  const inTime = its !== undefined && its.at <= facts.now && facts.now < clock!.due
  return now(inTime && !given && !isHeeded(clock!, dossier), 'reminder-not-due')
}

/** Whose turn it is says so, once they were reminded. */
export const mayAcknowledge: DeadlineRule = (asked: Any) => {
  const clock = reminded(asked)
  return (
    now(clock !== null, 'nothing-to-acknowledge') ?? permitted(sideOf(clock!) === asked.by.side, 'not-your-deadline')
  )
}

export const isUnexplained: DeadlineRule = ({ dossier }: Any) =>
  now(dossier.breaches.at(-1)?.ground === null, 'no-breach')

export const breachExplained: DeadlineRule = ({ data, pack }: Asked<'breach.explain'>) => {
  const known = pack.breachGrounds.includes(data.ground)
  const grounds = known ? [] : [problem(data.ground === '' ? 'ground-missing' : 'code-unknown', 'ground')]
  const texts = data.ground === 'other' && data.text === '' ? [problem('ground-text-missing', 'text')] : []
  return valid([...grounds, ...texts])
}

/** The running clock of which somebody was reminded and which nobody has acknowledged. */
function reminded(asked: Any): Clock | null {
  const clock = clockNames.map((rule) => running(rule, asked)).find((each) => each !== null) ?? null
  if (!clock || isHeeded(clock, asked.dossier) || asked.facts.now >= clock.due) return null
  return asked.dossier.reminders.some(({ rule, start }) => rule === clock.rule && start === clock.start) ? clock : null
}

function isHeeded({ rule, due }: Clock, { heeded }: DisclosureDossier): boolean {
  return heeded.some((each) => each.rule === rule && each.due === due)
}

function sideOf({ rule }: Clock): Side {
  return sideOfClock[rule as ClockName]
}

/** What the case says of its deadlines after an event. */
export const deadlineFolds = {
  'deadline.pass': ({ data, dossier, facts }: Asked<'deadline.pass'>): Partial<DisclosureDossier> =>
    data.rule === 'answer'
      ? {
          breaches: [...dossier.breaches, { due: data.due, at: facts.now, ground: null, text: '', explainedAt: null }],
        }
      : {},
  'deadline.remind': ({ data, dossier, facts }: Asked<'deadline.remind'>): Partial<DisclosureDossier> => ({
    reminders: [...dossier.reminders, { ...data, at: facts.now }],
  }),
  'deadline.acknowledge': (asked: Asked<'deadline.acknowledge'>): Partial<DisclosureDossier> => {
    const { rule, due } = reminded(asked)!
    const heeded = { rule: rule as ClockName, due, by: asked.by.id, at: asked.facts.now }
    return { heeded: [...asked.dossier.heeded, heeded] }
  },
  'breach.explain': ({ data, dossier, facts }: Asked<'breach.explain'>): Partial<DisclosureDossier> => ({
    breaches: dossier.breaches.map((breach, index, all) =>
      index === all.length - 1 ? { ...breach, ...data, explainedAt: facts.now } : breach,
    ),
  }),
}
