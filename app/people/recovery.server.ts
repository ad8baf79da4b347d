import { organisationFacts, personFacts } from '~/platform/facts'
import type { Platform } from '~/platform/platform.server'
import { hashOf, isSecret, newSecret } from './secrets.server'

/** Hours for which a recovery link serves: it is handed over in person. */
export const recoveryHours = 24

/** Recovery of a person's access as the membership has it: opened by one, confirmed by another, used once. */
export function openRecovery({ db, clock, env }: Pick<Platform, 'db' | 'clock' | 'env'>) {
  return {
    /** A fresh link, shown once to whoever confirms, and what of it the event carries. It is never mailed. */
    newLink: () => {
      const { token, hash } = newSecret()
      const expiresAt = new Date(Date.parse(clock.now()) + recoveryHours * 3_600_000).toISOString()
      return {
        token,
        link: { tokenHash: Buffer.from(hash).toString('hex'), expiresAt },
        address: `${env.publicUrl}/recovery/${token}`,
      }
    },

    /** The recovery of this person that is on its way, by whom it was opened. */
    of: async (personId: string) => {
      const row = await db.recovery.findUnique({ where: { personId } })
      if (!row) return null
      const opener = await db.person.findUnique({ where: { id: row.openedBy } })
      return {
        ...{ openedBy: row.openedBy, opener: opener?.name ?? '', openedAt: row.openedAt.toISOString() },
        expiresAt: row.expiresAt?.toISOString() ?? null,
      }
    },

    /** Whose access a link recovers; null when it is unknown, used or too old. */
    for: async (token: string) => {
      if (!isSecret(token)) return null
      const where = { tokenHash: hashOf(token) }
      const row = await db.recovery.findUnique({ where, include: { person: { include: { organisation: true } } } })
      if (!row?.expiresAt || row.person.state !== 'active' || row.expiresAt <= new Date(clock.now())) return null
      const { person } = row
      const membership = await db.case.findUniqueOrThrow({ where: { id: person.id }, select: { version: true } })
      return {
        ...{ person: personFacts(person), organisation: organisationFacts(person.organisation) },
        ...{ version: membership.version, expiresAt: row.expiresAt.toISOString() },
        tokenHash: Buffer.from(hashOf(token)).toString('hex'),
      }
    },
  }
}
