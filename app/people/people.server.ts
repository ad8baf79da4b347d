import type { Language, Role, Side } from '~machines/kit/words'
import type { PersonFacts } from '~machines/kit/facts'
import { isId } from '~/platform/ids'
import { organisationFacts, personFacts } from '~/platform/facts'
import type { Transaction, Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { openCalendar } from './calendar.server'
import { openConfirmations } from './confirmations.server'
import { openMailCodes } from './mail-codes.server'
import { openPasskeys } from './passkeys.server'
import { openPracticePasskeys } from './practice-passkeys.server'
import { hashOf, isSecret } from './secrets.server'
import { openDevices } from './devices.server'
import { openProviders } from './providers.server'
import { openRecovery } from './recovery.server'
import { openSessions, type Flag } from './sessions.server'

/** A person in the list of their organisation. `version` is that of their membership. */
export interface MemberLine extends PersonFacts {
  readonly roles: readonly Role[]
  readonly state: string
  readonly language: Language
  readonly version: number
  readonly passkeys: number
  readonly trainedUntil: string | null
  readonly confirmedAt: string | null
  readonly lastDay: string | null
  readonly absence: { readonly from: string; readonly until: string; readonly deputy: string | null } | null
}

/** Whole days for which an invitation serves; it ends at midnight, UTC. */
export const invitationDays = 7

const dayLength = 86_400_000

/** Who people are: memberships as they stand, sign-in and sessions. Memberships change by events through the door only. */
export function openPeople(platform: Platform, flag: Flag) {
  const { db, clock, env, vault } = platform

  const members = (by: Viewer, where: { organisationId?: string; id?: string }): Promise<MemberLine[]> =>
    db.reading(by, async (tx) => {
      const rows = await tx.person.findMany({
        where,
        include: { _count: { select: { passkeys: true } } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      })
      const version = await versions(
        tx,
        rows.map(({ id }) => id),
      )
      return rows.map((row) => ({
        ...personFacts(row),
        ...{ roles: row.roles as Role[], state: row.state, language: row.language as Language },
        ...{ version: version.get(row.id) ?? 0, passkeys: row._count.passkeys },
        ...{ trainedUntil: row.trainedUntil?.toISOString() ?? null, lastDay: row.lastDay },
        confirmedAt: row.confirmedAt?.toISOString() ?? null,
        absence: row.absentFrom ? { from: row.absentFrom, until: row.absentUntil!, deputy: row.deputyId } : null,
      }))
    })

  return {
    sessions: openSessions(platform, flag),
    passkeys: openPasskeys(platform, flag),
    mailCodes: openMailCodes(platform),
    confirmations: openConfirmations(platform),
    practice: openPracticePasskeys(platform),
    devices: openDevices(platform),
    providers: openProviders(platform),
    recovery: openRecovery(platform),
    calendar: openCalendar(platform),

    readPerson: async (by: Viewer, id: string): Promise<PersonFacts | null> => {
      const row = await db.reading(by, (tx) => tx.person.findUnique({ where: { id } }))
      return row && personFacts(row)
    },

    member: async (by: Viewer, id: string): Promise<MemberLine | null> => (await members(by, { id }))[0] ?? null,
    membersOf: (by: Viewer, organisationId: string): Promise<MemberLine[]> => members(by, { organisationId }),

    /** As which identities a person's provider knows them. */
    identitiesOf: (by: Viewer, personId: string) =>
      db.reading(by, (tx) =>
        tx.identity.findMany({
          where: { personId },
          select: { issuer: true, subject: true },
          orderBy: { issuer: 'asc' },
        }),
      ),

    /**
     * An invitation for the form that asks for it: the token for the link, shown once, and what of it the event carries.
     * The same form has the same invitation, before its deed was confirmed and after.
     */
    invitationOf: (formToken: string) => {
      const token = vault.derive(`invitation ${formToken}`).toString('base64url')
      const day = Math.floor(Date.parse(clock.now()) / dayLength)
      const expiresAt = new Date((day + 1 + invitationDays) * dayLength).toISOString()
      return {
        token,
        invitation: { tokenHash: Buffer.from(hashOf(token)).toString('hex'), expiresAt },
        link: `${env.publicUrl}/invitation/${token}`,
      }
    },

    /** Whom a link invites, by whom, into what; null when it is unknown, used or too old. */
    invitationFor: async (token: string) => {
      if (!isSecret(token)) return null
      const where = { tokenHash: hashOf(token) }
      const include = { person: { include: { organisation: true } } }
      const row = await db.signIn.invitation.findUnique({ where, include })
      if (!row || row.person.state !== 'invited' || row.expiresAt <= new Date(clock.now())) return null
      const { person } = row
      const own = async (tx: Transaction) => ({
        inviter: await inviterOf(tx, person.id),
        version: (await versions(tx, [person.id])).get(person.id) ?? 0,
      })
      const { inviter, version } = await db.reading(person, own, person.id)
      return {
        ...{
          person: personFacts(person),
          organisation: organisationFacts(person.organisation),
          roles: person.roles as Role[],
        },
        ...{ language: person.language as Language, inviter, version, expiresAt: row.expiresAt.toISOString() },
        vouched: inviter !== null,
      }
    },

    /** The practice city's people, to sign in as; nobody outside practice mode. */
    personas: async () => {
      if (env.mode !== 'practice') return []
      const rows = await db.signIn.person.findMany({
        where: { state: 'active' },
        include: { organisation: true },
        orderBy: [{ organisation: { name: 'asc' } }, { name: 'asc' }],
      })
      return rows.map((row) => ({
        ...{ id: row.id, name: row.name, title: row.title, roles: row.roles as Role[] },
        ...{ organisation: row.organisation.name, side: row.organisation.side as Side },
      }))
    },
  }
}

export type People = ReturnType<typeof openPeople>

async function versions(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.case.findMany({ where: { id: { in: [...ids] } }, select: { id: true, version: true } })
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** Name of whoever invited last; null when it was the portal itself. */
async function inviterOf(tx: Transaction, personId: string): Promise<string | null> {
  const entry = await tx.entry.findFirst({
    where: { caseId: personId, event: { in: ['membership.invite', 'membership.reinvite'] } },
    orderBy: { seq: 'desc' },
  })
  if (!entry || !isId(entry.actor)) return null
  return (await tx.person.findUnique({ where: { id: entry.actor } }))?.name ?? null
}
