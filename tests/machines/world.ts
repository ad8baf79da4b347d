import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import type { DisclosureData, DisclosureEventName } from '~machines/disclosure/events'
import { disclosure } from '~machines/disclosure/index'
import { dataCategories, type DataCategory, type Identifier } from '~machines/identifiers/identifier'
import type { AuthorityFacts } from '~machines/kit/authority'
import { decide, type Decision } from '~machines/kit/decide'
import type {
  ActorFacts,
  ActorOnCase,
  ColleagueFacts,
  Confirmation,
  Facts,
  FileEndingFacts,
  OrganisationFacts,
  ProgrammeFacts,
  ServiceFacts,
  SourceFacts,
} from '~machines/kit/facts'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { ordinary } from '~machines/request/priority'
import { nobodyConcerned, type Sensitive } from '~machines/request/sensitive'
import type { Role, Side } from '~machines/kit/words'
import { practicePack } from '~machines/policy/countries/veldania'

export const now = '2026-11-11T09:00:00.000Z'
export const providerId = '00000000-0000-4000-8000-000000000001'
export const serviceId = '00000000-0000-4000-8000-000000000002'

export const service: ServiceFacts = {
  id: serviceId,
  provider: providerId,
  name: 'Northwind Fixed Line',
  carrierGradeNat: false,
  identifierKinds: ['ipv4', 'phone', 'email'],
  categories: ['subscriber', 'access', 'traffic', 'content'],
}

function organisationOf(side: Side, code: string, id: string): OrganisationFacts {
  const vouched = { state: 'active', domains: ['office.example'], emergencyRight: false }
  const contact = { address: '1 Quay', switchboard: '+1 555 0100', website: 'https://office.example' }
  return { id, side, code, name: code, country: 'VD', zone: 'Europe/Vienna', language: 'en', ...contact, ...vouched }
}
export const agency = organisationOf('agency', 'HPB', '00000000-0000-4000-8000-000000000003')
export const provider = organisationOf('provider', 'NWT', providerId)

const actor = (id: string, side: Side, ...roles: Role[]): ActorOnCase => ({ id, side, roles })

/** People of both sides; some hold two roles, to try what one person must not do alone. */
export const cast = {
  officer: actor('officer', 'agency', 'officer'),
  officerAndSupervisor: actor('officer', 'agency', 'officer', 'supervisor'),
  otherOfficer: actor('otherOfficer', 'agency', 'officer'),
  supervisor: actor('supervisor', 'agency', 'supervisor'),
  otherSupervisor: actor('otherSupervisor', 'agency', 'supervisor'),
  intake: actor('intake', 'provider', 'intake'),
  reviewer: actor('reviewer', 'provider', 'legalReviewer'),
  otherReviewer: actor('otherReviewer', 'provider', 'legalReviewer'),
  collector: actor('collector', 'provider', 'collector'),
  collectorAndChecker: actor('both', 'provider', 'collector', 'qualityChecker'),
  checker: actor('checker', 'provider', 'qualityChecker'),
  auditor: actor('auditor', 'oversight', 'auditor'),
  clock: actor('clock', 'portal', 'clock'),
  worker: actor('worker', 'portal', 'worker'),
} as const satisfies Record<string, ActorOnCase>

export function personOf({ id, side }: ActorOnCase): ActorFacts {
  const organisation = side === 'agency' ? agency.id : provider.id
  return {
    id,
    name: `Name of ${id}`,
    title: 'Title',
    email: `${id}@office.example`,
    phone: '+1 555 0199',
    organisation,
    ...{ standing: 'active', trainedUntil: '2028-01-01T00:00:00.000Z' },
  }
}

/** Who may take a request over. */
export const successor: ColleagueFacts = {
  ...personOf(cast.otherOfficer),
  ...{ id: '00000000-0000-4000-8000-000000000044', roles: ['officer'], state: 'active' },
}

/** Officers may request and supervisors authorise everything; content needs a judge. */
export const authority: AuthorityFacts = {
  ...{ version: 1, from: '2026-01-01T00:00:00Z' },
  rows: dataCategories.flatMap((category) => {
    const row = { measure: 'disclosure', category, needsJudge: category === 'content' } as const
    return [
      { ...row, role: 'officer', mayRequest: true, mayAuthorise: false },
      { ...row, role: 'supervisor', mayRequest: false, mayAuthorise: true },
    ]
  }),
}

/** An agency that the provider has long known. */
const acquaintance = { memberSince: '2026-01-01T00:00:00Z', keySince: '2026-01-01T00:00:00Z', changedAt: null }
export const known: SourceFacts = {
  ...{ requester: acquaintance, authoriser: acquaintance },
  history: { served: 12, notVerified: 0, firstAt: '2026-01-12T09:00:00.000Z', lastDay: 1, perDay: 0.5 },
  sameTextAt: null,
}
/** An agency nobody has heard of, with new people, that asks much. */
export const unknown: SourceFacts = {
  requester: { memberSince: now, keySince: now, changedAt: now },
  authoriser: { memberSince: now, keySince: now, changedAt: null },
  history: { served: 0, notVerified: 0, firstAt: null, lastDay: 40, perDay: 1 },
  sameTextAt: null,
}
/** The agency's programme is in force. */
const published: ProgrammeFacts = {
  ...{ id: '00000000-0000-4000-8000-000000000005', state: 'published', versions: 1 },
}
export const phrases = { say: 'anchor beacon', hear: 'copper lemon willow' }

/** The file in which a request is was dropped by the officer who leads it. */
export const fileEnding: FileEndingFacts = { kind: 'withdraw', by: personOf(cast.officer), role: 'officer' }

export function factsFor(by: ActorOnCase, at = now): Facts {
  const parties = {
    agency,
    provider,
    service,
    colleague: successor,
    registration: 'VD-HPB-2026-000001',
    authority,
    copies: [],
    source: known,
    phrases,
    programme: published,
    supervisors: 2,
  }
  const file = by.roles.includes('worker') ? { fileEnding } : {}
  return by.side === 'portal'
    ? { now: at, ...parties, ...file }
    : { now: at, actor: personOf(by), confirmation, ...parties }
}

/** As the door leaves it once it has checked a passkey; rules only ask whether it is there. */
export const confirmation: Confirmation = {
  ...{ credential: 'credential', publicKey: 'key', nonce: 'nonce', askedAt: now, origin: 'https://portal.example' },
  ...{ authenticatorData: 'data', clientDataJSON: 'client', signature: 'signature' },
}

export interface Held {
  readonly standing: Standing<DisclosureContext> | null
  readonly dossier: DisclosureDossier
}
export const unopened: Held = { standing: null, dossier: disclosure.emptyDossier }

export function ask(
  held: Held,
  by: ActorOnCase,
  name: string,
  data: unknown,
  at = now,
  facts: Partial<Facts> = {},
  pack = practicePack,
  procedure: Procedure<DisclosureContext, DisclosureDossier> = disclosure,
) {
  const asked = {
    procedure,
    ...held,
    by,
    facts: { ...factsFor(by, at), ...facts },
    pack,
    event: { name, data },
  }
  return decide(asked) as Decision<DisclosureContext, DisclosureDossier>
}

/** Performs an event that must be accepted. */
export function go<Name extends DisclosureEventName>(
  held: Held,
  by: ActorOnCase,
  name: Name,
  data: DisclosureData[Name],
  at = now,
): Held {
  const answer = ask(held, by, name, data, at)
  if (!answer.accepted) throw new Error(`${name} refused: ${JSON.stringify(answer)}`)
  return answer
}

export function identifier(number: number, categories: readonly DataCategory[] = ['subscriber']): Identifier {
  const from = { local: '2026-11-10T22:41:07', zone: 'Europe/Vienna', instant: '2026-11-10T21:41:07Z' }
  const parts = { port: 51_844, from, until: null, categories: [...categories] }
  return { id: `i${number}`, kind: 'ipv4', value: `203.0.113.${number}`, ...parts }
}

export const matter = {
  title: 'Fraud by phone',
  reference: 'A-17',
  offence: 'fraud',
  facts: 'Sold what was not there.',
}
export const basis = {
  code: 'prosecutorOrder',
  order: '4 Js 17/26',
  issuedBy: 'Prosecutor',
  issuedOn: '2026-11-09',
  necessity: 'No other trace.',
}

export const handling = {
  confidentiality: 'secretUntil',
  answerLanguage: 'en',
  sensitive: nobodyConcerned,
  priority: ordinary,
  secrecy: { until: '2027-03-31', ground: 'Order of 9 November 2026, no. 3' },
} as const

/** A complete draft with these identifiers. */
export function drafted(identifiers: readonly Identifier[], sensitive: Sensitive = nobodyConcerned): Held {
  const { officer } = cast
  let held = go(unopened, officer, 'request.open', { providerId, serviceId, answerLanguage: 'en' })
  held = go(held, officer, 'draft.save', { section: 'matter', values: { ...matter, internalNotes: 'SECRET-NOTE' } })
  held = go(held, officer, 'draft.save', { section: 'basis', values: basis })
  held = go(held, officer, 'draft.save', { section: 'handling', values: { ...handling, sensitive } })
  return go(held, officer, 'draft.save', { section: 'identifiers', values: [...identifiers] })
}

export function served(identifiers: readonly Identifier[]): Held {
  const submitted = go(drafted(identifiers), cast.officer, 'request.submit', {})
  return go(submitted, cast.supervisor, 'request.authorise', { checked: true })
}

export const answered = { answer: 'answered', heard: phrases.hear, reached: 'Duty desk', text: '' } as const

/** A served request whose source was checked by calling back. */
export function checked(held: Held, by: ActorOnCase = cast.intake, at = now): Held {
  const called = go(go(held, by, 'callBack.open', {}, at), by, 'callBack.record', answered, at)
  return go(called, by, 'source.verify', { method: 'callBack', reached: '', text: '' }, at)
}

/** The case after this person has revealed all of it. */
export function revealed(held: Held, by: ActorOnCase): Held {
  return go(held, by, 'identity.reveal', { items: 'all', reason: 'other', text: 'It is my work.' })
}
