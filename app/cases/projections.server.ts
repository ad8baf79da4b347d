import type { DisclosureData } from '~machines/disclosure/events'
import type { MembershipDossier } from '~machines/membership'
import type { OrganisationDossier } from '~machines/organisation'
import type { Accepted } from '~machines/kit/decide'
import type { Facts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import { Prisma } from '../../prisma/generated/client'
import { organisationRow, personRow } from './rows'
import type { Transaction } from './transaction.server'

export interface Projecting {
  readonly tx: Transaction
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
}

async function projectRecord({ tx, caseId, facts, decision }: Projecting): Promise<void> {
  const { form, entry, language, sha256, sealed, size } = decision.data as DisclosureData['record.seal']
  await tx.record.create({ data: { sha256, caseId, entry, form, language, sealed, size, at: new Date(facts.now) } })
}

async function projectOrganisation({ tx, event, decision }: Projecting): Promise<void> {
  const { id, ...columns } = organisationRow(decision)
  const { services } = decision.dossier as OrganisationDossier
  const { securityContact, formerContact } = columns
  const told = { securityContact: securityContact ?? Prisma.DbNull, formerContact: formerContact ?? Prisma.DbNull }
  const data = { ...columns, ...told }
  await tx.organisation.upsert({ where: { id }, create: { id, ...data }, update: data })
  if (event !== 'service.publish') return
  const { id: serviceId, ...service } = services.at(-1)!
  await tx.service.upsert({
    where: { id: serviceId },
    create: { id: serviceId, organisationId: id, ...service },
    update: service,
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
  if (event === 'membership.accept' || event.startsWith('passkey.')) await projectPasskeys(projecting, id, passkeys)
  if (decision.standing.state !== 'active') await tx.session.deleteMany({ where: { personId: id } })
}

async function projectPasskeys(
  { tx, facts }: Projecting,
  personId: string,
  passkeys: MembershipDossier['passkeys'],
): Promise<void> {
  await tx.passkey.deleteMany({ where: { personId, id: { notIn: passkeys.map(({ id }) => id) } } })
  for (const { id, publicKey, counter, transports, name } of passkeys) {
    const key = { personId, publicKey: Buffer.from(publicKey, 'base64url'), transports, name }
    await tx.passkey.upsert({
      where: { id },
      create: { id, ...key, counter: BigInt(counter), addedAt: new Date(facts.now) },
      update: {},
    })
  }
}
