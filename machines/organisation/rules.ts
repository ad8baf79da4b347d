import { after } from '../kit/clock-arithmetic'
import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { problem, refuse, type Refusal } from '../kit/refusal'
import { authorityRules } from './authority'
import type { OrganisationContext, OrganisationDossier, ProposedChange } from './case'
import type { OrganisationData, OrganisationEventName } from './events'
import { organisationKeyRules } from './keys'

type Asked<Name extends OrganisationEventName> = Question<
  OrganisationContext,
  OrganisationDossier,
  OrganisationData[Name]
>
type Any = Question<OrganisationContext, OrganisationDossier>
type OrganisationRule = Rule<OrganisationContext, OrganisationDossier>

/** The portal's own organisation comes with the portal; an operator can't make another one. */
const portalIsFounded: OrganisationRule = ({ data, by }: Asked<'organisation.register'>) =>
  valid(data.side !== 'portal' || by.roles.includes('worker'), 'portal-once', 'side')

const numberIsTheRegisters: OrganisationRule = ({ data, dossier }: Asked<'organisation.vet'>) =>
  valid(digits(data.number) === digits(dossier.profile!.switchboard), 'vetting-other-number', 'number')
const vettingHasHappened: OrganisationRule = ({ data, facts }: Asked<'organisation.vet'>) =>
  valid(data.at <= facts.now, 'vetting-ahead', 'at')
const documentsKnown: OrganisationRule = ({ data, pack }: Asked<'organisation.vet'>) => {
  const known = new Set(pack.enrolment.vettingDocuments)
  const stray = data.documents.findIndex(({ kind }) => !known.has(kind))
  return valid(stray < 0, 'code-unknown', `documents.${stray}.kind`)
}

/**
 * A second pair of eyes: who registered, corrected or made the call has made up their mind; whoever admits reads the record
 * afresh. The worker admits the portal's own organisation, and no other.
 */
const isFresh: OrganisationRule = ({ context, by }: Any) => {
  if (by.roles.includes('worker')) return permitted(context!.side === 'portal', 'second-operator')
  return permitted(!context!.preparedBy.includes(by.id), 'second-operator')
}
const isReady: OrganisationRule = ({ context, dossier }: Any) => {
  if (context!.side === 'portal') return null
  const missing = [
    ...(context!.vetting?.confirmed ? [] : [problem('vetting-missing')]),
    ...(dossier.profile!.securityContact ? [] : [problem('security-contact-missing')]),
    ...(dossier.domains.some(({ effective }) => effective) ? [] : [problem('domain-missing')]),
  ]
  return missing.length === 0 ? null : refuse('invalid', ...missing)
}
const isRegistrar: OrganisationRule = ({ context, by }: Any) =>
  permitted(context!.preparedBy[0] === by.id, 'only-registrar')

/** By what others call back and warn is changed with notice only, once the organisation takes part. */
const leavesTheAnnounced: OrganisationRule = ({ data, dossier, state }: Asked<'organisation.change'>) => {
  if (state === 'proposed') return null
  const { switchboard, securityContact, side } = dossier.profile!
  if (side === 'portal') return null
  const fields = [
    ...(data.switchboard === switchboard ? [] : ['switchboard']),
    ...(isSame(data.securityContact, securityContact) ? [] : ['securityContact.name']),
  ]
  return fields.length === 0 ? null : refuse('invalid', ...fields.map((field) => problem('change-needs-notice', field)))
}

const isUnclaimed: OrganisationRule = ({ data, dossier }: Asked<'domain.claim'>) =>
  valid(!claimOf(dossier, data.domain)?.provenAt, 'domain-proven-already', 'domain')
const isClaimed: OrganisationRule = ({ data, dossier }: Asked<'domain.attest' | 'domain.prove'>) =>
  valid(claimOf(dossier, data.domain) !== undefined, 'domain-unclaimed', 'domain')
const isUnproven: OrganisationRule = ({ data, dossier }: Asked<'domain.attest' | 'domain.prove'>) =>
  valid(!claimOf(dossier, data.domain)?.provenAt, 'domain-proven-already', 'domain')
/** A machine proves by looking; where it can't, two operators answer for a statement they were given. */
const isProved: OrganisationRule = ({ data, dossier, by }: Asked<'domain.prove'>) => {
  const looked = data.method !== 'statement'
  if (looked !== by.roles.includes('worker')) return refuse('not-permitted', problem('role-not-permitted'))
  if (looked) return null
  const { attestedBy } = claimOf(dossier, data.domain)!
  if (attestedBy === null) return refuse('not-now', problem('domain-unattested', 'domain'))
  return permitted(attestedBy !== by.id, 'second-operator')
}

const changeFits: OrganisationRule = ({ data, dossier }: Asked<'change.propose'>) => {
  const { switchboard, securityContact } = dossier.profile!
  const effective = dossier.domains.filter((claim) => claim.effective).map(({ domain }) => domain)
  switch (data.what) {
    case 'switchboard':
      return valid(data.switchboard !== switchboard, 'change-nothing', 'switchboard')
    case 'securityContact':
      return valid(!isSame(data.securityContact, securityContact), 'change-nothing', 'securityContact.name')
    case 'domainAdded':
      if (effective.includes(data.domain)) return valid(false, 'change-nothing', 'domain')
      return valid(Boolean(claimOf(dossier, data.domain)?.provenAt), 'domain-unproven', 'domain')
    case 'domainRemoved':
      if (!effective.includes(data.domain)) return valid(false, 'domain-unclaimed', 'domain')
      return valid(effective.length > 1, 'domain-last', 'domain')
    case 'key':
      return null
  }
}
const isNotProposedYet: OrganisationRule = ({ data, dossier }: Asked<'change.propose'>) =>
  valid(!dossier.changes.some((open) => subjectOf(open) === subjectOf(data)), 'change-open', 'what')
const changeIsOpen: OrganisationRule = ({ data, context }: Asked<'change.confirm' | 'change.cancel'>) =>
  valid(changeOf(context!, data.change) !== undefined, 'change-unknown', 'change')
const hasSecondOperator: OrganisationRule = ({ data, context, by }: Asked<'change.confirm'>) =>
  permitted(changeOf(context!, data.change)!.by !== by.id, 'second-operator')
const noticeIsOver: OrganisationRule = ({ data, context, facts }: Asked<'change.confirm'>) =>
  now(facts.now >= changeOf(context!, data.change)!.due, 'change-too-early')

const isAgency: OrganisationRule = ({ context }: Any) => now(context!.side === 'agency', 'emergency-of-agencies')
const hasNoRight: OrganisationRule = ({ context }: Any) => now(!context!.emergency.right, 'emergency-granted-already')
const hasRight: OrganisationRule = ({ context }: Any) =>
  now(context!.emergency.right || context!.emergency.proposedBy !== null, 'emergency-not-granted')
const hasStoodOrIsWaived: OrganisationRule = (asked: Asked<'emergency.propose'>) =>
  valid(asked.data.waiver !== '' || hasStood(asked), 'standing-too-short', 'waiver')
const isProposedByOther: OrganisationRule = ({ context, by }: Any) => {
  const { proposedBy } = context!.emergency
  return proposedBy === null ? now(false, 'emergency-unproposed') : permitted(proposedBy !== by.id, 'second-operator')
}
const stillStandsOrIsWaived: OrganisationRule = (asked: Any) =>
  now(asked.context!.emergency.waived || hasStood(asked), 'standing-too-short')

const mayBePoint: OrganisationRule = ({ context }: Any) => now(context!.side === 'agency', 'network-of-agencies')
const isNoPoint: OrganisationRule = ({ context }: Any) =>
  now(context!.network.since === null, 'network-appointed-already')
const isPoint: OrganisationRule = ({ context }: Any) => {
  const { since, proposedBy } = context!.network
  return now(since !== null || proposedBy !== null, 'network-not-appointed')
}
const pointIsProposedByOther: OrganisationRule = ({ context, by }: Any) => {
  const { proposedBy } = context!.network
  return proposedBy === null ? now(false, 'network-unproposed') : permitted(proposedBy !== by.id, 'second-operator')
}

const restoreIsProposedByOther: OrganisationRule = ({ context, by }: Any) => {
  const { restoreProposedBy } = context!
  return restoreProposedBy === null
    ? now(false, 'restore-unproposed')
    : permitted(restoreProposedBy !== by.id, 'second-operator')
}
const vettingHolds: OrganisationRule = ({ context, facts }: Any) =>
  now(context!.vettingClock !== null && facts.now < context!.vettingClock.due, 'vetting-over')
const isNotThePortal: OrganisationRule = ({ context }: Any) => now(context!.side !== 'portal', 'portal-stays')

const deadlineIsDue: OrganisationRule = ({ data, context, facts }: Asked<'deadline.pass'>) => {
  const clock = data.rule === 'vetting' ? context!.vettingClock : context!.graceClock
  const runs = clock?.due === data.due && !context!.passed.includes(`${data.rule}:${data.due}`)
  return now(runs && facts.now >= data.due, 'deadline-not-due')
}

const onlyProviders: OrganisationRule = ({ dossier }: Any) =>
  valid(dossier.profile!.side === 'provider', 'services-of-providers', 'service')

const basesKnown: OrganisationRule = ({ data: { service }, pack }: Asked<'service.publish'>) => {
  const known = new Set(pack.legalBases.map(({ code }) => code))
  const stray = Object.entries(service.bases).find(([, codes]) => codes.some((code) => !known.has(code)))
  return valid(stray === undefined, 'code-unknown', `service.bases.${stray?.[0]}`)
}

const isNamed: OrganisationRule = ({ data }: Asked<'contact.designate'>) =>
  valid(data.name !== '' || data.title !== '', 'contact-unnamed', 'name')
const endsAfterItBegins: OrganisationRule = ({ data }: Asked<'contact.designate'>) =>
  valid(data.until === null || data.until >= data.from, 'until-before-from', 'until')
const contactIsInDomain: OrganisationRule = ({ data, dossier }: Asked<'contact.designate'>) =>
  valid(isInDomain(data.mail, domainsOf(dossier)) || dossier.profile!.side === 'portal', 'mail-outside-domain', 'mail')
const contactExists: OrganisationRule = ({ data, dossier }: Asked<'contact.end' | 'contact.test'>) =>
  valid(
    dossier.contacts.some(({ contact }) => contact === data.contact),
    'contact-unknown',
    'contact',
  )

const testHasHappened: OrganisationRule = ({ data, facts }: Asked<'contact.test'>) =>
  valid(data.at <= facts.now, 'test-ahead', 'at')
/** How long it took is said of a call that was answered, and of no other. */
const minutesFit: OrganisationRule = ({ data }: Asked<'contact.test'>) =>
  valid((data.result === 'reached') === (data.minutes !== null), 'test-minutes', 'minutes')

const ownRules: Readonly<Record<OrganisationEventName, RulesOfEvent<OrganisationContext, OrganisationDossier>>> = {
  'organisation.register': { what: [portalIsFounded] },
  'organisation.vet': { who: [isNotThePortal], what: [documentsKnown, numberIsTheRegisters, vettingHasHappened] },
  'organisation.admit': { who: [isFresh], what: [isReady] },
  'organisation.reject': {},
  'organisation.withdraw': { who: [isRegistrar] },
  'organisation.change': { what: [leavesTheAnnounced] },
  'domain.claim': { what: [isUnclaimed] },
  'domain.attest': { what: [isClaimed, isUnproven] },
  'domain.prove': { what: [isClaimed, isUnproven, isProved] },
  'change.propose': { who: [isNotThePortal], what: [changeFits, isNotProposedYet] },
  'change.confirm': { what: [changeIsOpen, hasSecondOperator, noticeIsOver] },
  'change.cancel': { what: [changeIsOpen] },
  'emergency.propose': { who: [isAgency, hasNoRight], what: [hasStoodOrIsWaived] },
  'emergency.grant': { who: [isAgency, hasNoRight, isProposedByOther], what: [stillStandsOrIsWaived] },
  'emergency.withdraw': { who: [isAgency, hasRight] },
  'network.propose': { who: [mayBePoint, isNoPoint] },
  'network.appoint': { who: [mayBePoint, isNoPoint, pointIsProposedByOther] },
  'network.end': { who: [mayBePoint, isPoint] },
  'organisation.reverify': {
    who: [isNotThePortal],
    what: [documentsKnown, numberIsTheRegisters, vettingHasHappened],
  },
  'organisation.suspend': { who: [isNotThePortal] },
  'restore.propose': {},
  'organisation.restore': { who: [restoreIsProposedByOther], what: [vettingHolds] },
  'deadline.pass': { what: [deadlineIsDue] },
  'service.publish': { what: [onlyProviders, basesKnown] },
  'contact.designate': { what: [isNamed, endsAfterItBegins, contactIsInDomain] },
  'contact.end': { what: [contactExists] },
  'contact.test': { what: [contactExists, testHasHappened, minutesFit] },
  'seal.issue': {},
  'mail.send': {},
}

export const organisationRules: Readonly<Record<string, RulesOfEvent<OrganisationContext, OrganisationDossier>>> = {
  ...ownRules,
  ...authorityRules,
  ...organisationKeyRules,
}

/** Domains in which its people have their addresses. */
export function domainsOf({ domains }: Pick<OrganisationDossier, 'domains'>): string[] {
  return domains.filter(({ effective }) => effective).map(({ domain }) => domain)
}

/** An address exactly in one of the domains; a subdomain is another domain, and may be somebody else's. */
export function isInDomain(email: string, domains: readonly string[]): boolean {
  return domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
}

function hasStood({ context, dossier, pack, facts }: Any): boolean {
  const since = context!.standingSince
  if (since === null) return false
  return facts.now >= after(since, pack.enrolment.goodStanding, dossier.profile!.zone)
}

function claimOf({ domains }: OrganisationDossier, name: string) {
  return domains.find(({ domain }) => domain === name)
}

function changeOf({ changes }: OrganisationContext, id: string) {
  return changes.find((change) => change.id === id)
}

/** Two changes of the same thing would overtake each other. */
function subjectOf(change: ProposedChange): string {
  return 'domain' in change ? `domain ${change.domain}` : change.what
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function digits(number: string): string {
  return number.replace(/\D/g, '')
}

function permitted(holds: boolean, rule: string): Refusal | null {
  return holds ? null : refuse('not-permitted', problem(rule))
}

function now(holds: boolean, rule: string): Refusal | null {
  return holds ? null : refuse('not-now', problem(rule))
}

function valid(holds: boolean, rule: string, field: string): Refusal | null {
  return holds ? null : refuse('invalid', problem(rule, field))
}
