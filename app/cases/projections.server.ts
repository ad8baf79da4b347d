import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { RequestData } from '~machines/request/events'
import type { FileData } from '~machines/file/events'
import type { MembershipDossier } from '~machines/membership'
import type { AuthorityVersion, OrganisationDossier } from '~machines/organisation'
import type { Accepted } from '~machines/kit/decide'
import type { Facts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import { Prisma } from '../../prisma/generated/client'
import type { Vault } from '~/platform/vault.server'
import { printsOf } from './identifier-print'
import { orderPrint } from './order-print'
import { organisationRow, personRow } from './rows'
import { projectKeys, projectSignIn } from './sign-in-projections.server'
import { textPrint } from './text-print'
import type { Transaction } from './transaction.server'

export interface Projecting {
  readonly tx: Transaction
  readonly vault: Vault
  readonly caseId: string
  readonly procedure: Procedure
  readonly event: string
  readonly facts: Facts
  readonly decision: Accepted<unknown, unknown>
}

/**
 * Tables that other rooms read, kept by the event that changes them and in its own transaction: who takes part, who may
 * sign in, which records there are.
 */
export async function project(projecting: Projecting): Promise<void> {
  const { procedure, event } = projecting
  if (procedure.id.startsWith('membership@')) return projectMember(projecting)
  if (procedure.id.startsWith('organisation@')) return projectOrganisation(projecting)
  if (event === 'record.seal') await projectRecord(projecting)
  if (event === 'request.link' || event === 'request.unlink') return projectLink(projecting)
  if (changesOrders.has(event)) await projectOrders(projecting)
  if (authorises.has(event)) await projectText(projecting)
  if (changesIdentifiers.has(event)) await projectIdentifiers(projecting)
}

const changesOrders = new Set(['order.attach', 'order.remove', 'amendment.discard'])
const authorises = new Set(['request.authorise', 'oral.countersign'])
const changesIdentifiers = new Set(['request.authorise', 'clarification.answer', 'oral.record'])

/** The case's orders, so that the same bytes on another request are found. */
async function projectOrders({ tx, vault, caseId, decision }: Projecting): Promise<void> {
  const { orders } = decision.dossier as RequestDossier
  const { agency: agencyId } = decision.standing.context as RequestContext
  await tx.orderPrint.deleteMany({ where: { caseId } })
  const data = orders.map(({ id, sha256 }) => ({
    id,
    caseId,
    agencyId,
    print: Uint8Array.from(orderPrint(vault, sha256)),
  }))
  await tx.orderPrint.createMany({ data })
}

/** What the request says for itself, so that the same words in another one are found. */
async function projectText({ tx, vault, caseId, facts, decision }: Projecting): Promise<void> {
  const { draft } = decision.dossier as RequestDossier
  const { agency: agencyId } = decision.standing.context as RequestContext
  const data = { caseId, agencyId, print: Uint8Array.from(textPrint(vault, draft)), servedAt: new Date(facts.now) }
  await tx.textPrint.createMany({ data: [data], skipDuplicates: true })
}

/** The identifiers the request asks about, so that another one about the same is found. A request may have thousands. */
async function projectIdentifiers({ tx, vault, caseId, decision }: Projecting): Promise<void> {
  const { asked, agencyId, providerId, servedAt } = printsOf(vault, decision)!
  await tx.identifierPrint.deleteMany({ where: { caseId } })
  await tx.$executeRaw`
    INSERT INTO "IdentifierPrint" ("caseId", identifier, print, "agencyId", "providerId", "servedAt")
    SELECT ${caseId}::uuid, identifier, print, ${agencyId}::uuid, ${providerId}::uuid, ${servedAt}::timestamptz
    FROM unnest(${asked.map(({ identifier }) => identifier)}::text[], ${asked.map(({ print }) => print)}::bytea[]) AS asked (identifier, print)`
}

/** The file to which a request belongs, on the request's own row: the file's trail says so, never the request's. */
async function projectLink({ tx, caseId, event, decision }: Projecting): Promise<void> {
  const { request } = decision.data as FileData['request.link']
  const fileId = event === 'request.link' ? caseId : null
  await tx.$executeRaw`/* link-request */ UPDATE "Case" SET "fileId" = ${fileId}::uuid WHERE id = ${request}::uuid`
}

async function projectRecord({ tx, caseId, facts, decision }: Projecting): Promise<void> {
  const { form, entry, language, sha256, sealed, size } = decision.data as RequestData['record.seal']
  await tx.record.create({ data: { sha256, caseId, entry, form, language, sealed, size, at: new Date(facts.now) } })
}

async function projectOrganisation({ tx, event, decision }: Projecting): Promise<void> {
  const { id, ...columns } = organisationRow(decision)
  const { services, authority } = decision.dossier as OrganisationDossier
  const { securityContact, formerContact } = columns
  const told = { securityContact: securityContact ?? Prisma.DbNull, formerContact: formerContact ?? Prisma.DbNull }
  const data = { ...columns, ...told }
  await tx.organisation.upsert({ where: { id }, create: { id, ...data }, update: data })
  if (event.startsWith('authority.')) await projectAuthority(tx, id, authority.at(-1)!)
  await projectSignIn(tx, id, event, decision.dossier as OrganisationDossier)
  if (event !== 'service.publish') return
  const { id: serviceId, ...service } = services.at(-1)!
  await tx.service.upsert({
    where: { id: serviceId },
    create: { id: serviceId, organisationId: id, ...service },
    update: service,
  })
}

async function projectAuthority(tx: Transaction, organisationId: string, last: AuthorityVersion): Promise<void> {
  const { version, rows, validFrom, publishedAt, confirmedAt, from, ...rest } = last
  const instant = (value: string | null) => value && new Date(value)
  const confirmed = { confirmedBy: rest.confirmedBy, confirmedAt: instant(confirmedAt), inForceFrom: instant(from) }
  const columns = { ...rest, rows: rows as unknown as object[], publishedAt: new Date(publishedAt) }
  await tx.authority.upsert({
    where: { organisationId_version: { organisationId, version } },
    create: { organisationId, version, ...columns, ...confirmed, validFrom: new Date(`${validFrom}T00:00:00Z`) },
    update: confirmed,
  })
}

async function projectMember(projecting: Projecting): Promise<void> {
  const { tx, event, decision } = projecting
  const { invitation, passkeys } = decision.dossier as MembershipDossier
  const { id, ...columns } = personRow(decision)
  await tx.person.upsert({ where: { id }, create: { id, ...columns }, update: columns })
  if (['membership.invite', 'membership.reinvite', 'membership.accept', 'membership.end'].includes(event)) {
    await tx.invitation.deleteMany({ where: { personId: id } })
    if (invitation) {
      const { tokenHash, expiresAt } = invitation
      await tx.invitation.create({
        data: { personId: id, tokenHash: Buffer.from(tokenHash, 'hex'), expiresAt: new Date(expiresAt) },
      })
    }
  }
  if (event === 'membership.accept' || event === 'recovery.use' || event.startsWith('passkey.'))
    await projectPasskeys(projecting, id, passkeys)
  await projectKeys(projecting, id)
  if (decision.standing.state !== 'active') await tx.session.deleteMany({ where: { personId: id } })
}

async function projectPasskeys(
  { tx, facts }: Projecting,
  personId: string,
  passkeys: MembershipDossier['passkeys'],
): Promise<void> {
  await tx.passkey.deleteMany({ where: { personId, id: { notIn: passkeys.map(({ id }) => id) } } })
  for (const { id, publicKey, counter, transports, name, ...model } of passkeys) {
    const key = { personId, publicKey: Buffer.from(publicKey, 'base64url'), transports, name, ...model }
    await tx.passkey.upsert({
      where: { id },
      create: { id, ...key, counter: BigInt(counter), addedAt: new Date(facts.now) },
      update: {},
    })
  }
}
