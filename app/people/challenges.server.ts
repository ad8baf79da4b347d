import type { Platform } from '~/platform/platform.server'
import { hashOf } from './secrets.server'

export type ChallengePurpose = 'sign-in' | 'registration'

const lifetime = 5 * 60_000

/** WebAuthn challenges: stored hashed, for one purpose and person, and consumed once by the database. */
export function openChallenges({ db, clock }: Pick<Platform, 'db' | 'clock'>) {
  return {
    issue: async (challenge: string, purpose: ChallengePurpose, personId: string | null): Promise<void> => {
      const now = new Date(clock.now())
      await db.signIn.challenge.deleteMany({ where: { expiresAt: { lte: now } } })
      const expiresAt = new Date(now.getTime() + lifetime)
      await db.signIn.challenge.create({ data: { hash: hashOf(challenge), purpose, personId, expiresAt } })
    },
    /** True for one caller only, whatever comes in at the same time. */
    consume: async (challenge: string, purpose: ChallengePurpose, personId: string | null): Promise<boolean> => {
      const gone = await db.signIn.$queryRaw<unknown[]>`
        DELETE FROM "Challenge" WHERE hash = ${hashOf(challenge)} AND purpose = ${purpose}
          AND "personId" IS NOT DISTINCT FROM ${personId}::uuid AND "expiresAt" > ${new Date(clock.now())}::timestamptz
        RETURNING purpose`
      return gone.length === 1
    },
  }
}
