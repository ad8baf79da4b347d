import type { Language, Role, Side } from '~machines/kit/words'
import type { PersonFacts } from '~machines/kit/facts'
import { isId } from '~/platform/ids'
import { organisationFacts, personFacts } from '~/platform/facts'
import type { Platform } from '~/platform/platform.server'
import { openConfirmations } from './confirmations.server'
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
}

/** Whole days for which an invitation serves; it ends at midnight, UTC. */
export const invitationDays = 7

const dayLength = 86_400_000

/** Who people are: memberships as they stand, sign-in and sessions. Memberships change by events through the door only. */
export function openPeople(platform: Platform, flag: Flag) {
  const { db, clock, env, vault } = platform

  const versions = async (ids: readonly string[]) => {
    const rows = await db.case.findMany({ where: { id: { in: [...ids] } }, select: { id: true, version: true } })
    return new Map(rows.map(({ id, version }) => [id, version]))
  }

  const members = async (where: { organisationId?: string; id?: string }): Promise<MemberLine[]> => {
    const rows = await db.person.findMany({
      where,
      include: { _count: { select: { passkeys: true } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    const version = await versions(rows.map(({ id }) => id))
    return rows.map((row) => ({
      ...personFacts(row),
      ...{ roles: row.roles as Role[], state: row.state, language: row.language as Language },
      ...{ version: version.get(row.id) ?? 0, passkeys: row._count.passkeys },
    }))
  }

  return {
    sessions: openSessions(platform, flag),
    passkeys: openPasskeys(platform, flag),
    confirmations: openConfirmations(platform),
    practice: openPracticePasskeys(platform),
    devices: openDevices(platform),
    providers: openProviders(platform),
    recovery: openRecovery(platform),

    readPerson: async (id: string): Promise<PersonFacts | null> => {
      const row = await db.person.findUnique({ where: { id } })
      return row && personFacts(row)
    },

    member: async (id: string): Promise<MemberLine | null> => (await members({ id }))[0] ?? null,
    membersOf: (organisationId: string): Promise<MemberLine[]> => members({ organisationId }),

    /** As which identities a person's provider knows them. */
    identitiesOf: (personId: string) =>
      db.identity.findMany({
        where: { personId },
        select: { issuer: true, subject: true },
        orderBy: { issuer: 'asc' },
      }),

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
      const row = await db.invitation.findUnique({ where, include: { person: { include: { organisation: true } } } })
      if (!row || row.person.state !== 'invited' || row.expiresAt <= new Date(clock.now())) return null
      const { person } = row
      const inviter = await inviterOf(platform, person.id)
      const version = (await versions([person.id])).get(person.id) ?? 0
      return {
        ...{
          person: personFacts(person),
          organisation: organisationFacts(person.organisation),
          roles: person.roles as Role[],
        },
        ...{ language: person.language as Language, inviter, version, expiresAt: row.expiresAt.toISOString() },
      }
    },

    /** The practice city's people, to sign in as; nobody outside practice mode. */
    personas: async () => {
      if (env.mode !== 'practice') return []
      const rows = await db.person.findMany({
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

/** Name of whoever invited last; null when it was the portal itself. */
async function inviterOf({ db }: Platform, personId: string): Promise<string | null> {
  const entry = await db.entry.findFirst({
    where: { caseId: personId, event: { in: ['membership.invite', 'membership.reinvite'] } },
    orderBy: { seq: 'desc' },
  })
  if (!entry || !isId(entry.actor)) return null
  return (await db.person.findUnique({ where: { id: entry.actor } }))?.name ?? null
}
