import { requestProcedures } from '~machines/index'
import { procedureById } from '~machines/index'
import { offers } from '~machines/kit/offers'
import type { Standing } from '~machines/kit/procedure'
import type { Role } from '~machines/kit/words'
import type { MembershipContext, MembershipDossier } from '~machines/membership'
import type { OrganisationContext, OrganisationDossier } from '~machines/organisation'
import { packById } from '~machines/policy/index'
import type { PolicyPack } from '~machines/policy/pack'
import { readActor } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import type { Answer, Perform } from './types'
import { keyOf, openDossier, standingOf } from './content.server'
import type { Transaction } from './transaction.server'

/** An organisation's or a person's own case, as whoever keeps it sees it. */
export interface EnrolmentView<Context, Dossier> {
  readonly id: string
  readonly procedure: string
  readonly version: number
  readonly state: string
  readonly context: Context
  readonly dossier: Dossier
  /** in which this person stands to it */
  readonly roles: readonly Role[]
  /** events this person may perform now */
  readonly offers: readonly string[]
  /** names of everyone who did something here, by id */
  readonly names: Readonly<Record<string, string>>
  readonly pack: PolicyPack
  readonly now: string
}

export type OrganisationView = EnrolmentView<OrganisationContext, OrganisationDossier>
export type MembershipView = EnrolmentView<MembershipContext, MembershipDossier>

/** How organisations and people come to take part: what pages read, and the one look at the world outside. */
export function openEnrolment(platform: Platform, perform: Perform) {
  return {
    organisation: (personId: string, id: string) =>
      readEnrolment(platform, personId, id, 'organisation@') as Promise<OrganisationView | null>,
    membership: (personId: string, id: string) =>
      readEnrolment(platform, personId, id, 'membership@') as Promise<MembershipView | null>,
    proveDomain: (personId: string, id: string, domain: string, token: string) =>
      proveDomain({ platform, perform }, { personId, id, domain, token }),
    openWork: (personId: string) => openWork(platform, personId),
  }
}

async function readEnrolment(platform: Platform, personId: string, caseId: string, kind: string) {
  const { db, vault, clock } = platform
  if (!isId(caseId)) return null
  const read = await db.reading({ id: personId }, (tx) => enrolmentInside(tx, personId, caseId), caseId)
  if (!read?.row.procedure.startsWith(kind)) return null
  const { row, actor, names } = read
  const procedure = procedureById(row.procedure)!
  const [standing, dossier] = [standingOf(row), openDossier(vault, vault.unwrap(keyOf(row)), row)]
  const [now, pack] = [clock.now(), packById(row.pack)!]
  const facts = { now, ...(actor.person ? { actor: actor.person } : {}) }
  return {
    ...{ id: row.id, procedure: row.procedure, version: row.version, state: row.state },
    ...{ context: standing.context, dossier, roles: actor.onCase.roles, now, pack },
    offers: offers({ procedure, standing: standing as Standing, dossier, by: actor.onCase, facts, pack }),
    names,
  }
}

async function enrolmentInside(tx: Transaction, personId: string, caseId: string) {
  const row = await tx.case.findUnique({ where: { id: caseId } })
  const actor = row && (await readActor(tx, { kind: 'person', personId }, row))
  return row && actor && { row, actor, names: await namesIn(tx, caseId) }
}

async function namesIn(tx: Transaction, caseId: string): Promise<Record<string, string>> {
  const entries = await tx.entry.findMany({ where: { caseId }, distinct: ['actor'], select: { actor: true } })
  const ids = entries.map(({ actor }) => actor).filter(isId)
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return Object.fromEntries(people.map(({ id, name }) => [id, name]))
}

interface Proving {
  readonly personId: string
  readonly id: string
  readonly domain: string
  readonly token: string
}

/**
 * Looks in the DNS and on the website for what was asked to be shown there, and has the worker say so when it is: the person
 * who asks for the look can't say what was seen. Null when nothing was found.
 */
async function proveDomain(
  { platform, perform }: { platform: Platform; perform: Perform },
  { personId, id, domain, token }: Proving,
): Promise<Answer | null> {
  const view = (await readEnrolment(platform, personId, id, 'organisation@')) as OrganisationView | null
  const claim = view?.dossier.domains.find((each) => each.domain === domain)
  if (!view || !claim || claim.provenAt !== null) return null
  const shown = proofText(claim.value)
  const method = (await platform.domains.dns(domain)).includes(shown)
    ? 'dns'
    : (await platform.domains.wellKnown(domain)).trim() === shown
      ? 'wellKnown'
      : null
  if (!method) return null
  const event = { name: 'domain.prove', data: { domain, method } }
  return perform({ actor: { kind: 'worker' }, caseId: id, version: null, token: `prove:${token}`, event })
}

/** What a domain has to show. */
function proofText(value: string): string {
  return `liaison-domain=${value}`
}

/** Requests that wait for this person: they asked, or they review. */
async function openWork({ db }: Platform, personId: string) {
  const rows = await db.portal.case.findMany({
    where: {
      ...{ closed: false, procedure: { in: requestProcedures.map(({ id }) => id) } },
      OR: [{ requesterId: personId }, { context: { path: ['reviewer'], equals: personId } }],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: { id: true, number: true, state: true, requesterId: true },
  })
  return rows.map(({ requesterId, ...row }) => ({ ...row, asks: requesterId === personId }))
}
