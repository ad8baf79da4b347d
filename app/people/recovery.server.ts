import { organisationFacts, personFacts } from '~/platform/facts'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { hashOf, isSecret } from './secrets.server'

/** Whole hours for which a recovery link serves: it is handed over in person. */
export const recoveryHours = 24

const hourLength = 3_600_000

/** Recovery of a person's access as the membership has it: opened by one, confirmed by another, used once. */
export function openRecovery({ db, clock, env, vault }: Pick<Platform, 'db' | 'clock' | 'env' | 'vault'>) {
  return {
    /**
     * The link of the form that confirms a recovery, shown once, and what of it the event carries. It is never mailed.
     * The same form has the same link, before its deed was confirmed and after.
     */
    linkOf: (formToken: string) => {
      const token = vault.derive(`recovery ${formToken}`).toString('base64url')
      const hour = Math.floor(Date.parse(clock.now()) / hourLength)
      const expiresAt = new Date((hour + 1 + recoveryHours) * hourLength).toISOString()
      return {
        token,
        link: { tokenHash: Buffer.from(hashOf(token)).toString('hex'), expiresAt },
        address: `${env.publicUrl}/recovery/${token}`,
      }
    },

    /** The recovery of this person that is on its way, by whom it was opened. */
    of: async (by: Viewer, personId: string) => {
      const found = await db.reading(
        by,
        async (tx) => {
          const row = await tx.recovery.findUnique({ where: { personId } })
          return row && { row, opener: await tx.person.findUnique({ where: { id: row.openedBy } }) }
        },
        personId,
      )
      if (!found) return null
      const { row, opener } = found
      return {
        ...{ openedBy: row.openedBy, opener: opener?.name ?? '', openedAt: row.openedAt.toISOString() },
        expiresAt: row.expiresAt?.toISOString() ?? null,
      }
    },

    /** Whose access a link recovers; null when it is unknown, used or too old. */
    for: async (token: string) => {
      if (!isSecret(token)) return null
      const where = { tokenHash: hashOf(token) }
      const row = await db.signIn.recovery.findUnique({
        where,
        include: { person: { include: { organisation: true } } },
      })
      if (!row?.expiresAt || row.person.state !== 'active' || row.expiresAt <= new Date(clock.now())) return null
      const { person } = row
      const membership = await db.reading(person, (tx) =>
        tx.case.findUniqueOrThrow({ where: { id: person.id }, select: { version: true } }),
      )
      return {
        ...{ person: personFacts(person), organisation: organisationFacts(person.organisation) },
        ...{ version: membership.version, expiresAt: row.expiresAt.toISOString() },
        tokenHash: Buffer.from(hashOf(token)).toString('hex'),
      }
    },
  }
}
