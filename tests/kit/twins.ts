import { randomUUID } from 'node:crypto'
import { alkyone, alkyoneMail, fixedLine, northwind, type Part } from '../../prisma/practice-cast'
import { agencies, practicePeople } from '../../prisma/practice-city'
import { stories, until, type Step } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'
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

/** The states in which each tenant has a request, and the way there. */
const ways = (tenant: Tenant): Readonly<Record<string, readonly Step[]>> => ({
  draft: until('draft'),
  authorisation: until('authorisation'),
  legalReview: [...until('legalReview'), ...spoken(tenant)],
  answered: [...stories.delivered!.slice(0, -1), ...spoken(tenant)],
})

export interface TwinCase {
  readonly tenant: Tenant
  readonly state: string
  readonly id: string
}

/** The same requests in two tenants. */
export async function openTwins({ liaison }: Practice): Promise<TwinCase[]> {
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
