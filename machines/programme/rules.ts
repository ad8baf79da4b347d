import { dayAt, reminders } from '../kit/clock-arithmetic'
import { arePair, isSettled, type Entrusted } from '../kit/pairs'
import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { now, permitted, problem, refuse, valid, type Problem } from '../kit/refusal'
import { isInDomain } from '../organisation/rules'
import type { ProgrammeContext, ProgrammeDossier, ProgrammeText } from './case'
import type { ProgrammeData, ProgrammeEventName } from './events'
import { sectionNames } from './sections'

type Asked<Name extends ProgrammeEventName> = Question<ProgrammeContext, ProgrammeDossier, ProgrammeData[Name]>
type Any = Question<ProgrammeContext, ProgrammeDossier>
type ProgrammeRule = Rule<ProgrammeContext, ProgrammeDossier>

const isOwnOrganisation: ProgrammeRule = ({ data, facts }: Asked<'programme.open'>) =>
  permitted(facts.actor?.organisation === data.organisation, 'other-organisation')
const isParty: ProgrammeRule = ({ facts }: Any) =>
  now(['agency', 'provider'].includes(facts.organisation?.side ?? ''), 'programme-of-parties')
/** One programme of an organisation at a time; after it was withdrawn another may be begun. */
const hasNoOther: ProgrammeRule = ({ facts }: Any) =>
  now(facts.programme === undefined || facts.programme.state === 'withdrawn', 'programme-exists')

const isPending: ProgrammeRule = ({ context }: Any) => now(context!.pending !== null, 'programme-nothing-open')
const isNotPending: ProgrammeRule = ({ context }: Any) => now(context!.pending === null, 'programme-revision-open')
const isSubmitted: ProgrammeRule = ({ context }: Any) =>
  now(Boolean(context!.pending?.submittedBy), 'programme-not-submitted')
const isNotSubmitted: ProgrammeRule = ({ context }: Any) =>
  now(!context!.pending?.submittedBy, 'programme-submitted-already')
const isRevision: ProgrammeRule = ({ context }: Any) => now(context!.versions > 0, 'programme-first-version')
const isVersionShown: ProgrammeRule = ({ data, context }: Asked<'programme.publish'>) =>
  valid(data.version === context!.pending!.version ? [] : [problem('programme-nothing-open', 'version')])

/** What is missing before a version is given for approval. */
const isComplete: ProgrammeRule = ({ dossier, facts }: Any) => {
  const text = dossier.pending!
  return valid([...missing(text), ...responsibleProblems(text, facts), ...dayProblems(text, facts)])
}

function missing(text: ProgrammeText): Problem[] {
  const fields = [
    ...(['purpose', 'scope', 'territory', 'law'] as const).filter((field) => text[field] === ''),
    ...(text.languages.length === 0 ? ['languages'] : []),
    ...sectionNames.filter((name) => text.sections[name] === '').map((name) => `sections.${name}`),
    ...(['name', 'title', 'mail', 'phone'] as const)
      .filter((field) => text.responsible[field] === '')
      .map((field) => `responsible.${field}`),
    ...(text.effectiveFrom === '' ? ['effectiveFrom'] : []),
  ]
  return fields.map((field) => problem('required', field))
}

/** Whoever answers for the programme is written to at the organisation (guideline le.technical-resources). */
function responsibleProblems({ responsible: { mail } }: ProgrammeText, { organisation }: Any['facts']): Problem[] {
  if (mail === '' || isInDomain(mail, organisation!.domains)) return []
  return [problem('mail-outside-domain', 'responsible.mail')]
}

function dayProblems({ effectiveFrom }: ProgrammeText, { organisation, now: at }: Any['facts']): Problem[] {
  if (effectiveFrom === '' || effectiveFrom >= dayAt(at, organisation!.zone)) return []
  return [problem('programme-from-past', 'effectiveFrom')]
}

const isSomeoneElse: ProgrammeRule = ({ context, by }: Any) => {
  const { drafters, submittedBy } = context!.pending!
  return permitted(![...drafters, submittedBy].includes(by.id), 'programme-own-version')
}

/**
 * The second person: another administrator whose role is no news and behind whom the first does not stand; where there is no
 * other, whoever answers for the requests (supervisor, legal reviewer); where there is nobody either, the portal's operator.
 */
const isSecondWord: ProgrammeRule = (asked: Any) => {
  const { by, context } = asked
  const wrote = [...context!.pending!.drafters, context!.pending!.submittedBy]
  const { administrators = [], seniors = [] } = asked.facts.approvers ?? {}
  const others = administrators.filter(({ id }) => !wrote.includes(id))
  const own = others.find(({ id }) => id === by.id)
  if (own) return secondWordOf(own, asked)
  if (others.length > 0) return refuse('not-permitted', problem('programme-administrator-approves'))
  if (seniors.includes(by.id)) return null
  const left = seniors.filter((id) => !wrote.includes(id))
  return permitted(left.length === 0 && by.roles.includes('operator'), 'programme-senior-approves')
}

function secondWordOf(second: Entrusted, { context, facts, pack }: Any) {
  if (!isSettled(second, facts.now, pack.enrolment.newRole)) return refuse('not-permitted', problem('role-too-new'))
  const known = facts.approvers!.administrators
  const wrote = known.filter(({ id }) => context!.pending!.drafters.includes(id))
  return permitted(
    wrote.every((one) => arePair(one, second)),
    'pair-of-one',
  )
}

const deadlineIsDue: ProgrammeRule = ({ data, context, facts }: Asked<'deadline.pass'>) => {
  const clock = clockOf(context!, data.rule)
  const runs = clock?.due === data.due && !context!.passed.includes(`${data.rule}:${data.due}`)
  return now(runs && facts.now >= data.due, 'deadline-not-due')
}

/** A reminder is given once, in its time, while its clock runs. */
const reminderIsDue: ProgrammeRule = ({ data, context, dossier, facts }: Asked<'deadline.remind'>) => {
  const clock = clockOf(context!, data.rule)
  const runs = clock?.start === data.start && facts.now < clock.due
  const its = runs ? reminders(clock).find(({ mark }) => mark === data.mark) : undefined
  const given = dossier.reminders.some(
    ({ rule, start, mark }) => rule === data.rule && start === data.start && mark === data.mark,
  )
  return now(its !== undefined && its.at <= facts.now && !given, 'reminder-not-due')
}

function clockOf({ reviewClock, graceClock }: ProgrammeContext, rule: 'programmeReview' | 'programmeGrace') {
  return rule === 'programmeReview' ? reviewClock : graceClock
}

export const programmeRules: Readonly<Record<string, RulesOfEvent<ProgrammeContext, ProgrammeDossier>>> = {
  'programme.open': { what: [isOwnOrganisation, isParty, hasNoOther] },
  'programme.save': { who: [isPending] },
  'programme.submit': { who: [isPending, isNotSubmitted], what: [isComplete] },
  'programme.return': { who: [isSubmitted, isSomeoneElse, isSecondWord] },
  'programme.publish': { who: [isSubmitted, isSomeoneElse, isSecondWord], what: [isVersionShown] },
  'programme.discard': { who: [isPending, isRevision] },
  'programme.review': { who: [isNotPending] },
  'programme.withdraw': {},
  'deadline.pass': { what: [deadlineIsDue] },
  'deadline.remind': { what: [reminderIsDue] },
  'record.seal': {},
  'mail.send': {},
}
