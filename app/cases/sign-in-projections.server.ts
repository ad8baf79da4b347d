import { calendarEnds, type MembershipDossier } from '~machines/membership'
import type { OrganisationDossier } from '~machines/organisation'
import type { Projecting } from './projections.server'
import type { Transaction } from './transaction.server'

type SessionEnd = { which: 'one' | 'others'; session: string } | { which: 'all' }

/** What of a membership's keys other rooms read: recovery, identities, calendar, and which sessions are over. */
export async function projectKeys({ tx, event, decision }: Projecting, personId: string): Promise<void> {
  const dossier = decision.dossier as MembershipDossier
  if (event.startsWith('recovery.')) await projectRecovery(tx, personId, dossier)
  if (event.startsWith('identity.')) await projectIdentities(tx, personId, dossier)
  if (event === 'calendar.open' || calendarEnds.has(event)) await projectCalendar(tx, personId, dossier)
  if (event === 'session.end')
    await tx.session.deleteMany({ where: sessionsOver(personId, decision.data as SessionEnd) })
  const takenByOther = event === 'passkey.revoke' && decision.role !== 'member'
  if (takenByOther || event === 'recovery.use') await tx.session.deleteMany({ where: { personId } })
}

function sessionsOver(personId: string, end: SessionEnd) {
  if (end.which === 'all') return { personId }
  const tokenHash = Buffer.from(end.session, 'hex')
  return end.which === 'one' ? { personId, tokenHash } : { personId, NOT: { tokenHash } }
}

async function projectRecovery(tx: Transaction, personId: string, { recovery }: MembershipDossier): Promise<void> {
  await tx.recovery.deleteMany({ where: { personId } })
  if (!recovery) return
  const { openedBy, openedAt, link } = recovery
  const serves = link && { tokenHash: Buffer.from(link.tokenHash, 'hex'), expiresAt: new Date(link.expiresAt) }
  await tx.recovery.create({ data: { personId, openedBy, openedAt: new Date(openedAt), ...serves } })
}

async function projectCalendar(tx: Transaction, personId: string, { calendar }: MembershipDossier): Promise<void> {
  await tx.calendar.deleteMany({ where: { personId } })
  if (!calendar) return
  const { tokenHash, openedAt } = calendar
  await tx.calendar.create({
    data: { personId, tokenHash: Buffer.from(tokenHash, 'hex'), openedAt: new Date(openedAt) },
  })
}

async function projectIdentities(tx: Transaction, personId: string, { identities }: MembershipDossier): Promise<void> {
  await tx.identity.deleteMany({ where: { personId } })
  await tx.identity.createMany({ data: identities.map((identity) => ({ ...identity, personId })) })
}

/** What an organisation demands of passkeys, and which identity provider it brought. */
export async function projectSignIn(
  tx: Transaction,
  organisationId: string,
  event: string,
  { keys, identityProvider }: OrganisationDossier,
): Promise<void> {
  if (event === 'keys.demand')
    await tx.keyDemand.upsert({ where: { organisationId }, create: { organisationId, ...keys }, update: keys })
  if (event === 'identity.distrust') await tx.identityProvider.deleteMany({ where: { organisationId } })
  if (event !== 'identity.trust') return
  const columns = { ...identityProvider!, secret: Buffer.from(identityProvider!.secret, 'base64') }
  await tx.identityProvider.upsert({
    where: { organisationId },
    create: { organisationId, ...columns },
    update: columns,
  })
}
