import type { Language, Role, Side } from '~machines/kit/words'
import { organisationFacts } from '~/platform/facts'
import type { Platform } from '~/platform/platform.server'
import { hashOf, isSecret, newSecret } from './secrets.server'
import { isAlive, sessionLimits, type PersonSession } from './session'

export interface SessionLine {
  readonly id: string
  readonly startedAt: string
  readonly lastSeenAt: string
  readonly endsAt: string
}

/** How stale `lastSeenAt` may be: a page needs no write to the database. */
const touchEvery = 60_000

/** Who is signed in: opaque tokens of which only the hash is stored. Rights are read anew for every request. */
export function openSessions({ db, clock }: Pick<Platform, 'db' | 'clock'>) {
  const now = () => new Date(clock.now())
  return {
    /** Starts a session of an active person and answers its token, which is nowhere else. */
    start: async (personId: string): Promise<string> => {
      const { token, hash } = newSecret()
      const at = now()
      await db.signIn.session.deleteMany({
        where: { personId, OR: [{ endsAt: { lte: at } }, { lastSeenAt: { lte: idleSince(at) } }] },
      })
      const endsAt = new Date(at.getTime() + sessionLimits.absolute)
      await db.signIn.session.create({ data: { tokenHash: hash, personId, startedAt: at, lastSeenAt: at, endsAt } })
      return token
    },
    /** The person of a token, or null when it is unknown, too old, or the person may not act any more. */
    read: async (token: string | null): Promise<PersonSession | null> => {
      if (!token || !isSecret(token)) return null
      const tokenHash = hashOf(token)
      const row = await db.signIn.session.findUnique({
        where: { tokenHash },
        include: { person: { include: { organisation: true } } },
      })
      const at = now()
      if (!row || !isAlive(row, at) || row.person.state !== 'active') return null
      if (at.getTime() - row.lastSeenAt.getTime() > touchEvery) {
        await db.signIn.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: at } })
      }
      const { id, name, title, roles, language, organisation } = row.person
      return {
        ...{ id, name, title, side: organisation.side as Side, roles: roles as Role[], language: language as Language },
        ...{ organisation: organisationFacts(organisation), sessionId: hex(tokenHash) },
      }
    },
    list: async (personId: string): Promise<SessionLine[]> => {
      const rows = await db.signIn.session.findMany({ where: { personId }, orderBy: { startedAt: 'desc' } })
      return rows
        .filter((row) => isAlive(row, now()))
        .map(({ tokenHash, startedAt, lastSeenAt, endsAt }) => ({
          id: hex(tokenHash),
          startedAt: startedAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          endsAt: endsAt.toISOString(),
        }))
    },
    /** Ends one session of this person; another person's is left alone. */
    end: async (personId: string, sessionId: string): Promise<void> => {
      if (!/^[0-9a-f]{64}$/.test(sessionId)) return
      await db.signIn.session.deleteMany({ where: { personId, tokenHash: Buffer.from(sessionId, 'hex') } })
    },
    /** Ends every session of this person but one; answers how many. */
    endOthers: async (personId: string, sessionId: string): Promise<number> => {
      const kept = Buffer.from(sessionId, 'hex')
      return (await db.signIn.session.deleteMany({ where: { personId, NOT: { tokenHash: kept } } })).count
    },
  }
}

function idleSince(at: Date): Date {
  return new Date(at.getTime() - sessionLimits.idle)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
