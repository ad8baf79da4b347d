import type { Language, Role, Side } from '~machines/kit/words'
import { privilegedRoles } from '~machines/membership'
import { meetsDemand } from '~machines/organisation'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { demandOf } from './keys'
import { hashOf, isSecret } from './secrets.server'

/** The address at which a calendar program reads a person's deadlines: whoever has it needs no key. */
export function openCalendar({ db, env, vault }: Pick<Platform, 'db' | 'env' | 'vault'>) {
  return {
    /**
     * The address of the form that makes it, shown once, and what of it the event carries. The same form of the same
     * person has the same address, before its deed was confirmed and after.
     */
    addressOf: (personId: string, formToken: string) => {
      const token = vault.derive(`calendar ${personId} ${formToken}`).toString('base64url')
      return {
        tokenHash: Buffer.from(hashOf(token)).toString('hex'),
        address: `${env.publicUrl}/calendar/${token}.ics`,
      }
    },

    /** Since when a person has an address; null when they have none. */
    since: async (by: Viewer, personId: string): Promise<string | null> => {
      const row = await db.reading(by, (tx) => tx.calendar.findUnique({ where: { personId } }))
      return row && row.openedAt.toISOString()
    },

    /**
     * Whose deadlines an address shows; null when it is unknown, replaced or over. An address is no passkey: where the
     * organisation demands one of their privileged roles, those are left out.
     */
    for: async (token: string) => {
      if (!isSecret(token)) return null
      const row = await db.signIn.calendar.findUnique({
        where: { tokenHash: hashOf(token) },
        include: { person: { include: { organisation: { include: { keyDemand: true } } } } },
      })
      if (row?.person.state !== 'active') return null
      const { id, roles, language, organisation } = row.person
      const fits = meetsDemand(null, demandOf(organisation.keyDemand))
      return {
        ...{ id, side: organisation.side as Side, organisation: { id: organisation.id } },
        roles: (roles as Role[]).filter((role) => fits || !privilegedRoles.includes(role)),
        language: language as Language,
      }
    },
  }
}
