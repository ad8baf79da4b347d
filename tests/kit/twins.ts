import { abroadSupport, abroadUntil } from '../../prisma/practice-abroad'
import { phishing } from '../../prisma/practice-reports'
import { randomUUID } from 'node:crypto'
import { rolesBySide, type Role, type Side } from '~machines/kit/words'
import { alkyone, alkyoneMail, fixedLine, northwind, personId, type Part } from '../../prisma/practice-cast'
import { agencies, practicePeople, type PracticePerson } from '../../prisma/practice-city'
import { stories, until, type Step } from '../../prisma/practice-stories'
import { letIn } from '../../prisma/seed'
import { performAs, tell } from '../../prisma/tell'
import type { Practice } from './practice'

export const tenants = ['A', 'B'] as const
export type Tenant = (typeof tenants)[number]

/** Who plays the story of tenant B: the same roles in the other agency and at the other provider. */
const parts: Partial<Record<Part, Part>> = {
  ...{ officer: 'investigator', supervisor: 'head', intake: 'jurist', reviewer: 'jurist' },
  ...{ collector: 'analyst', checker: 'controller' },
}

/** What each tenant's requests say, so that a byte of it elsewhere is noticed: kind of content → text. */
const canaries = {
  title: ['Subscriber behind two addresses', 'canary-title'],
  reference: ['HPB 77/26', 'canary-reference'],
  facts: ['A shop was defrauded through an account opened from these addresses by one Горан Ильич.', 'canary-facts'],
  internalNotes: ['Informant Ζήσης', 'canary-internal'],
  order: ['14 Js 2201/26', 'canary-order'],
  necessity: ['No other trace leads to the person who opened the account.', 'canary-necessity'],
  fileName: ['subscriber.csv', 'canary-file'],
  bytes: ['8 Rope Walk', 'canary-bytes'],
  result: ['No session at that instant.', 'canary-result'],
  decision: ['The minute asked for is enough.', 'canary-decision'],
  statement: ['Session register', 'canary-statement'],
} as const
const addresses: Record<Tenant, readonly [string, string]> = {
  A: ['198.51.100.11', '2001:db8:a::11'],
  B: ['203.0.113.222', '2001:db8:b::22'],
}

/** Every text that only this tenant's people, and oversight, may read. */
export function canariesOf(tenant: Tenant): readonly string[] {
  const said = Object.values(canaries).map(([, text]) => `${text}-${tenant}`)
  const written = [`canary-message-${tenant}`, `canary-note-${tenant}`]
  return [...said, ...written, ...addresses[tenant], ...contacts(tenant), `${numberOf(tenant)}-`]
}

const organisationsOf = (tenant: Tenant) => (tenant === 'A' ? [agencies[0]!, northwind] : [agencies[1]!, alkyone])
const numberOf = (tenant: Tenant) =>
  `${agencies[tenant === 'A' ? 0 : 1]!.country}-${agencies[tenant === 'A' ? 0 : 1]!.code}-2026`

/** E-mail addresses of the tenant's people. */
export function contacts(tenant: Tenant): readonly string[] {
  const own = organisationsOf(tenant).map(({ id }) => id)
  return practicePeople.filter(({ organisation }) => own.includes(organisation)).map(({ email }) => email)
}

/** The tenant a practice person belongs to; null for oversight and the portal. */
export function tenantOf(organisation: string): Tenant | null {
  return tenants.find((tenant) => organisationsOf(tenant).some(({ id }) => id === organisation)) ?? null
}

function toldBy(tenant: Tenant, steps: readonly Step[]): Step[] {
  return steps.map(([part, name, data = {}]) => {
    let text = JSON.stringify(data)
    for (const [was, is] of Object.values(canaries)) text = text.replaceAll(was, `${is}-${tenant}`)
    text = text.replaceAll(`canary-file-${tenant}`, `canary-file-${tenant}.csv`)
    text = text.replaceAll('203.0.113.77', addresses[tenant][0]).replaceAll('2001:db8:4f::9', addresses[tenant][1])
    if (tenant === 'B') text = text.replaceAll(northwind.id, alkyone.id).replaceAll(fixedLine.id, alkyoneMail.id)
    return [tenant === 'B' ? (parts[part] ?? part) : part, name, JSON.parse(text) as object]
  })
}

const spoken = (tenant: Tenant): readonly Step[] => [
  ['officer', 'message.add', { text: `canary-message-${tenant}` }],
  ['officer', 'note.add', { text: `canary-note-${tenant}` }],
  ['reviewer', 'note.add', { text: `canary-note-${tenant}` }],
]

const order: Step = [
  'officer',
  'order.attach',
  {
    ...{ kind: 'order', name: '14 Js 2201/26.pdf', signed: 'judge', number: '14 Js 2201/26', day: '2026-11-20' },
    ...{ court: 'Prosecutor’s office', judge: 'Dr Kern', lines: ['14 Js 2201/26'] },
  },
]

function withOrder(step: Step): Step[] {
  return step[1] === 'request.submit' ? [order, step] : [step]
}

/** The states in which each tenant has a request, and the way there. */
const ways = (tenant: Tenant): Readonly<Record<string, readonly Step[]>> => ({
  draft: until('draft'),
  authorisation: until('authorisation'),
  answered: [...stories.delivered!.slice(0, -1).flatMap(withOrder), ...spoken(tenant)],
})

export interface TwinCase {
  readonly tenant: Tenant
  readonly state: string
  readonly id: string
}

/** Somebody with two roles, neither of whose relations holds for the other: supervisor of all, officer of none. */
const twofold: PracticePerson = {
  ...{ id: '00000000-0000-4000-8000-400000000001', organisation: agencies[0]!.id, name: 'Ada Twofold' },
  ...{ title: 'Inspector', email: 'twofold@harbour-police.example', phone: '+1 555 0190' },
  ...{ language: 'en', roles: ['officer', 'supervisor'] },
}

/** The people of the practice city, and one more of tenant A. */
export const everyone: readonly PracticePerson[] = [...practicePeople, twofold]

/** The same requests in two tenants. */
export async function openTwins({ liaison }: Practice): Promise<TwinCase[]> {
  await letIn(liaison, twofold)
  const cases: TwinCase[] = []
  for (const tenant of tenants) {
    for (const [state, steps] of Object.entries(ways(tenant))) {
      const id = randomUUID()
      await tell(liaison, id, toldBy(tenant, steps))
      cases.push({ tenant, state, id })
    }
  }
  return cases
}

/** A text of each tenant's report, which its two organisations alone may read: oversight reads a report masked. */
export const reportCanaries: Readonly<Record<Tenant, string>> = { A: 'canary-reported-A', B: 'canary-reported-B' }

export interface TwinReport {
  readonly tenant: Tenant
  readonly sent: boolean
  readonly id: string
}

/** A report of each tenant that was not sent, and one of tenant A that was acknowledged: tenant B has nobody else to send it. */
export async function openReportTwins({ liaison }: Practice): Promise<TwinReport[]> {
  const draft = async (tenant: Tenant, sent: boolean): Promise<TwinReport> => {
    const id = randomUUID()
    const [agency] = organisationsOf(tenant)
    const by: Part = tenant === 'A' ? 'intake' : 'jurist'
    const values = { ...phishing, serviceId: '', seen: reportCanaries[tenant], identifiers: [] }
    const steps: Step[] = [
      [by, 'report.open', { agency: agency!.id }],
      [by, 'report.save', { agency: agency!.id, values }],
      [by, 'report.submit'],
    ]
    const sending: Step[] = [
      ['reviewer', 'report.send', { checked: true }],
      ['officer', 'report.acknowledge'],
    ]
    await tell(liaison, id, [...steps, ...(sent ? sending : [])], 'provider-report@1')
    return { tenant, sent, id }
  }
  return [await draft('A', false), await draft('A', true), await draft('B', false)]
}

/** A text of each tenant's file, which its agency and oversight alone may read. */
export const fileCanaries: Readonly<Record<Tenant, string>> = {
  A: 'canary-investigation-A',
  B: 'canary-investigation-B',
}

export interface TwinFile {
  readonly tenant: Tenant
  readonly id: string
}

/** A file of each tenant's agency, with every request of it in it. */
export async function openFileTwins({ liaison }: Practice, cases: readonly TwinCase[]): Promise<TwinFile[]> {
  const files: TwinFile[] = []
  for (const tenant of tenants) {
    const id = randomUUID()
    const by: Part = tenant === 'A' ? 'officer' : 'investigator'
    const own = cases.filter((each) => each.tenant === tenant)
    const title = { title: fileCanaries[tenant], reference: fileCanaries[tenant], summary: fileCanaries[tenant] }
    const links = own.map(({ id: request }): Step => [by, 'request.link', { request }])
    await tell(liaison, id, [[by, 'file.open', title], ...links], 'file@1')
    files.push({ tenant, id })
  }
  return files
}

/** A file is read as a draft is: by its own agency, and by no provider ever. */
export function fileSubject({ tenant }: TwinFile): Subject {
  return subjectOf({ tenant, state: 'draft', id: '' })
}

export function reportSubject({ tenant, sent }: TwinReport): Subject {
  return { kind: 'report', tenant, owner: null, organisation: null, served: sent }
}

/** Where a request abroad of tenant A stands: with its country's contact point, or with tenant B's agency that is asked. */
export type AbroadAt = 'ownPoint' | 'foreignPoint'
/** A text of each, for its authorities alone: oversight reads it masked, and no provider at all. */
export const abroadCanaries: Readonly<Record<AbroadAt, string>> = {
  ...{ ownPoint: 'canary-abroad-authorised', foreignPoint: 'canary-abroad-forwarded' },
}

export interface TwinAbroad {
  readonly at: AbroadAt
  readonly id: string
}

export async function openAbroadTwins({ liaison }: Practice): Promise<TwinAbroad[]> {
  const opened: TwinAbroad[] = []
  for (const at of ['ownPoint', 'foreignPoint'] as const) {
    const id = randomUUID()
    const steps = abroadUntil(at).map(([part, name, data = {}]): Step => {
      const told = JSON.stringify(data).replaceAll(abroadSupport.facts, abroadCanaries[at])
      return [part, name, JSON.parse(told) as object]
    })
    await tell(liaison, id, steps, 'international@1')
    opened.push({ at, id })
  }
  return opened
}

export function abroadSubject({ at }: TwinAbroad): Subject {
  return { kind: 'abroad', tenant: 'A', owner: personId('officer'), organisation: null, served: at === 'foreignPoint' }
}

/**
 * Everybody who may sees whom the requests are about, auditors after another one has allowed it: what is still not shown
 * is not shown by the table, and not by a mask.
 */
export async function revealEverything({ liaison }: Practice, cases: readonly TwinCase[]): Promise<void> {
  const auditors = everyone.filter((person) => sideOf(person) === 'oversight')
  for (const { id: caseId } of cases) {
    const says = (by: PracticePerson, name: string, data: object) =>
      performAs(liaison, {
        ...{ actor: { kind: 'person', personId: by.id }, caseId, version: null, token: randomUUID() },
        event: { name, data },
      })
    const why = { reason: 'other', text: 'Every page is looked at.' }
    for (const auditor of auditors) {
      const another = auditors.find((each) => each !== auditor)!
      await says(auditor, 'identity.askOversight', why)
      await says(another, 'identity.allowOversight', { person: auditor.id })
    }
    for (const person of everyone) await says(person, 'identity.reveal', { ...why, items: 'all' })
  }
}

/** What a person can stand in a relation to, as the tests know it without asking the portal. */
export interface Subject {
  readonly kind: 'case' | 'report' | 'abroad' | 'person' | 'organisation'
  readonly tenant: Tenant | null
  /** who made it, or who it is */
  readonly owner: string | null
  readonly organisation: string | null
  readonly served: boolean
}

export function subjectOf({ tenant, state }: TwinCase): Subject {
  const owner = personId(tenant === 'A' ? 'officer' : 'investigator')
  const served = state !== 'draft' && state !== 'authorisation'
  return { kind: 'case', tenant, owner, organisation: null, served }
}

/** The side of a practice person, by the roles they hold. */
export function sideOf({ name, roles }: PracticePerson): Side {
  const sides = Object.entries(rolesBySide) as [Side, readonly Role[]][]
  const found = sides.find(([, of]) => roles.some((role) => of.includes(role)))
  if (!found) throw new Error(`${name} has no role of a side`)
  return found[0]
}

/** How a person stands to something: what the table’s words say, read here once more. */
export function standsOnPaper(person: PracticePerson, subject: Subject): string[] {
  const side = sideOf(person)
  if (subject.kind === 'report') return standsToReport(person, side, subject)
  if (subject.kind === 'abroad') return standsAbroad(person, side, subject)
  if (subject.kind !== 'case') {
    const found = [
      ...(side === 'portal' ? ['portal'] : []),
      ...(subject.owner === person.id ? ['self'] : []),
      ...(subject.organisation === person.organisation ? ['ownOrganisation'] : []),
      ...(side === 'provider' && subject.kind === 'organisation' && subject.organisation !== person.organisation
        ? ['ofProvider']
        : []),
    ]
    return found.length > 0 ? found : ['none']
  }
  if (side === 'oversight' || side === 'portal') return [side]
  if (subject.tenant !== tenantOf(person.organisation)) return []
  if (side === 'agency') return subject.owner === person.id ? ['requester', 'ownAgency'] : ['ownAgency']
  return subject.served ? ['addressedProvider'] : []
}

function standsToReport(person: PracticePerson, side: Side, subject: Subject): string[] {
  if (side === 'oversight' || side === 'portal') return [side]
  if (subject.tenant !== tenantOf(person.organisation)) return []
  return side === 'provider' ? ['ownProvider'] : subject.served ? ['addressedAgency'] : []
}

const [harbour, central, contactPoint] = agencies.map(({ id }) => id)

function standsAbroad({ id, organisation }: PracticePerson, side: Side, { owner, served }: Subject): string[] {
  if (side === 'oversight' || side === 'portal') return [side]
  if (organisation === harbour) return owner === id ? ['requester', 'ownAgency'] : ['ownAgency']
  if (organisation === contactPoint) return ['ownPoint']
  return organisation === central && served ? ['askedPoint'] : []
}
