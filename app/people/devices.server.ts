import type { Platform } from '~/platform/platform.server'
import { hashOf, isSecret, newSecret } from './secrets.server'

/** Browsers a person has signed in with, known by a cookie that opens nothing and of which only the hash is stored. */
export function openDevices({ db, clock }: Pick<Platform, 'db' | 'clock'>) {
  return {
    /** Whether this person has signed in with this browser before; from now on they have. Answers the browser's token. */
    recognise: async (personId: string, token: string | null): Promise<{ known: boolean; token: string }> => {
      const kept = token && isSecret(token) ? { token, hash: hashOf(token) } : newSecret()
      const lastSeenAt = new Date(clock.now())
      const { count } = await db.signIn.device.updateMany({
        where: { personId, hash: kept.hash },
        data: { lastSeenAt },
      })
      if (count === 0) await db.signIn.device.create({ data: { personId, hash: kept.hash, lastSeenAt } })
      return { known: count > 0, token: kept.token }
    },
  }
}
