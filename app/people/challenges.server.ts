import type { Transaction } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { hashOf } from './secrets.server'

export type ChallengePurpose = 'sign-in' | 'registration' | 'deed'

type Database = Pick<Transaction, 'challenge' | '$queryRaw'>

/** For what, for whom and for which browser a challenge serves. */
export interface ChallengeUse {
  readonly purpose: ChallengePurpose
  /** null at sign-in, when nobody is known yet */
  readonly personId: string | null
  /** token of the browser: of its session, or of its visit before anybody has signed in */
  readonly browser: string
}

const lifetime = 5 * 60_000

/** WebAuthn challenges: stored hashed, for one purpose, person and browser, and consumed once by the database. */
export function openChallenges({ db, clock }: Pick<Platform, 'clock'> & { readonly db: Database }) {
  return {
    issue: async (challenge: string, { purpose, personId, browser }: ChallengeUse): Promise<void> => {
      const now = new Date(clock.now())
      await db.challenge.deleteMany({ where: { expiresAt: { lte: now } } })
      const expiresAt = new Date(now.getTime() + lifetime)
      await db.challenge.create({
        data: { hash: hashOf(challenge), purpose, personId, browser: hashOf(browser), expiresAt },
      })
    },
    /** True for one caller only, whatever comes in at the same time. */
    consume: async (challenge: string, { purpose, personId, browser }: ChallengeUse): Promise<boolean> => {
      const gone = await db.$queryRaw<unknown[]>`
        DELETE FROM "Challenge" WHERE hash = ${hashOf(challenge)} AND purpose = ${purpose} AND browser = ${hashOf(browser)}
          AND "personId" IS NOT DISTINCT FROM ${personId}::uuid AND "expiresAt" > ${new Date(clock.now())}::timestamptz
        RETURNING purpose`
      return gone.length === 1
    },
  }
}
