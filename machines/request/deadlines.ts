import { isPaused, reminders } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { Question, Rule, RulesOfEvent, Standing } from '../kit/procedure'
import { now, permitted, problem, valid } from '../kit/refusal'
import type { ClockRule } from '../policy/clock-rule'
import type { PolicyPack } from '../policy/pack'
import type { RequestContext, RequestDossier } from './case'
import type { DeadlineData } from './events/deadlines'
import { isNotAheadOfService } from './person-rules'

/** A reminder that was given: of which clock, by when it began, and which one, `50` or `3h`. */
export interface GivenReminder {
  readonly rule: string
  readonly start: string
  readonly mark: string
  readonly at: string
}

/** Somebody says that they have the deadline in view: until this due instant nobody is reminded again. */
export interface Heeded {
  readonly rule: string
  readonly due: string
  readonly by: string
  readonly at: string
}

/** The deadline of an answer passed before the answer was given. */
export interface Breach {
  readonly due: string
  readonly at: string
  /** code of the policy pack; null until the provider says why */
  readonly ground: string | null
  readonly text: string
  readonly explainedAt: string | null
}

/** Whose turn it is while a clock runs, by the clock's name. */
export type ClockSides<Name extends string = string> = Readonly<Record<Name, 'agency' | 'provider'>>

/** The clock of secrecy, which every request may have; whoever ordered it may prolong it. */
export const secrecySide = { secrecy: 'agency' } as const

/** The clocks of a procedure. */
export interface Deadlines<Context extends RequestContext> {
  readonly sides: ClockSides
  /** those that bear on the case where it stands, the one that matters first */
  readonly clocksOf: (standing: Pick<Standing<Context>, 'state' | 'context'>) => readonly Clock[]
  /** the rule by which a clock of this name runs on a case */
  readonly ruleOf: (name: string, context: Context, pack: PolicyPack) => ClockRule
  /** clocks whose passing is a breach that has to be explained */
  readonly breached: readonly string[]
}

/** How far up a reminder goes: 1 whoever works on it, 2 their administrators too, 3 the organisation's contact points too. */
export function escalationOf(mark: string): 1 | 2 | 3 {
  const step = { '50': 1, '80': 2, '95': 3 }[mark] ?? Number.parseInt(mark, 10)
  return step >= 3 ? 3 : step === 2 ? 2 : 1
}

type Any<Context extends RequestContext> = Question<Context, RequestDossier>
type Asked<Context extends RequestContext, Name extends keyof DeadlineData> = Question<
  Context,
  RequestDossier,
  DeadlineData[Name]
>

/** Rules of what time brings and whether it was heeded; `deadline.pass` has its rule with each machine. */
export function deadlineRules<Context extends RequestContext>(deadlines: Deadlines<Context>) {
  const reminderIsDue: Rule<Context, RequestDossier> = (asked: Asked<Context, 'deadline.remind'>) =>
    now(isReminderDue(deadlines, asked), 'reminder-not-due')
  const mayAcknowledge: Rule<Context, RequestDossier> = (asked: Any<Context>) => {
    const clock = remindedIn(deadlines, asked)
    return (
      now(clock !== null, 'nothing-to-acknowledge') ??
      permitted({ ...deadlines.sides, ...secrecySide }[clock!.rule] === asked.by.side, 'not-your-deadline')
    )
  }
  return {
    'deadline.remind': { what: [reminderIsDue] },
    'deadline.acknowledge': { who: [isNotAheadOfService, mayAcknowledge] },
  } satisfies Readonly<Record<string, RulesOfEvent<Context, RequestDossier>>>
}

/** What a case says of its deadlines after an event. */
export function deadlineFolds<Context extends RequestContext>(deadlines: Deadlines<Context>) {
  return {
    'deadline.pass': ({ data, dossier, facts }: Asked<Context, 'deadline.pass'>): Partial<RequestDossier> => {
      if (!deadlines.breached.includes(data.rule)) return {}
      const breach: Breach = { due: data.due, at: facts.now, ground: null, text: '', explainedAt: null }
      return { breaches: [...dossier.breaches, breach] }
    },
    'deadline.remind': ({ data, dossier, facts }: Asked<Context, 'deadline.remind'>): Partial<RequestDossier> => ({
      reminders: [...dossier.reminders, { ...data, at: facts.now }],
    }),
    'deadline.acknowledge': (asked: Asked<Context, 'deadline.acknowledge'>): Partial<RequestDossier> => {
      const { rule, due } = remindedIn(deadlines, asked)!
      return { heeded: [...asked.dossier.heeded, { rule, due, by: asked.by.id, at: asked.facts.now }] }
    },
  }
}

/** The clocks that run now, secrecy's among them. */
function running<Context extends RequestContext>(
  { clocksOf }: Deadlines<Context>,
  { state, context, dossier }: Any<Context>,
): readonly Clock[] {
  const own = clocksOf({ state: state!, context: context! }).filter((clock) => !isPaused(clock))
  return dossier.secrecy.clock ? [...own, dossier.secrecy.clock] : own
}

/** A reminder is given once, in its time, while its clock runs and nobody has the deadline in view. */
function isReminderDue<Context extends RequestContext>(
  deadlines: Deadlines<Context>,
  asked: Asked<Context, 'deadline.remind'>,
): boolean {
  const { data, dossier, facts } = asked
  const { rule, start, mark } = data
  const clock = running(deadlines, asked).find((each) => each.rule === rule && each.start === start)
  if (!clock || isHeeded(clock, dossier) || facts.now >= clock.due) return false
  const its = reminders(clock).find((each) => each.mark === mark)
  const given = dossier.reminders.some((each) => each.rule === rule && each.start === start && each.mark === mark)
  return its !== undefined && its.at <= facts.now && !given
}

/** The running clock of which somebody was reminded and which nobody has acknowledged. */
function remindedIn<Context extends RequestContext>(deadlines: Deadlines<Context>, asked: Any<Context>): Clock | null {
  const { dossier, facts } = asked
  const isOpen = (clock: Clock) =>
    !isHeeded(clock, dossier) &&
    facts.now < clock.due &&
    dossier.reminders.some(({ rule, start }) => rule === clock.rule && start === clock.start)
  return running(deadlines, asked).find(isOpen) ?? null
}

function isHeeded({ rule, due }: Clock, { heeded }: RequestDossier): boolean {
  return heeded.some((each) => each.rule === rule && each.due === due)
}

/** Breaches are explained one after the other, the oldest first. */
const isUnexplained: Rule<RequestContext, RequestDossier> = ({ dossier }: Any<RequestContext>) =>
  now(
    dossier.breaches.some(({ ground }) => ground === null),
    'no-breach',
  )

const breachExplained: Rule<RequestContext, RequestDossier> = ({
  data,
  pack,
}: Asked<RequestContext, 'breach.explain'>) => {
  const known = pack.breachGrounds.includes(data.ground)
  const grounds = known ? [] : [problem(data.ground === '' ? 'ground-missing' : 'code-unknown', 'ground')]
  const texts = data.ground === 'other' && data.text === '' ? [problem('ground-text-missing', 'text')] : []
  return valid([...grounds, ...texts])
}

/** Rules of what a provider says of an answer that came late. */
export const breachRules = {
  'breach.explain': { who: [isNotAheadOfService, isUnexplained], what: [breachExplained] },
} satisfies Readonly<Record<string, RulesOfEvent<RequestContext, RequestDossier>>>

export const breachFolds = {
  'breach.explain': ({ data, dossier, facts }: Asked<RequestContext, 'breach.explain'>): Partial<RequestDossier> => {
    const explained = dossier.breaches.findIndex(({ ground }) => ground === null)
    return {
      breaches: dossier.breaches.map((breach, index) =>
        index === explained ? { ...breach, ...data, explainedAt: facts.now } : breach,
      ),
    }
  },
}
