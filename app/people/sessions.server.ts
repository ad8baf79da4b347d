import type { KeyDemand, Organisation, Passkey, Person, Session } from '../../prisma/generated/client'
import type { SignInMeans } from '~machines/kit/facts'
import type { Language, Role, Side } from '~machines/kit/words'
import { privilegedRoles, type CredentialFlag } from '~machines/membership'
import { meetsDemand } from '~machines/organisation'
import { organisationFacts } from '~/platform/facts'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { demandOf, keyOf } from './keys'
import { hashOf, isSecret, newSecret } from './secrets.server'
import { isAlive, sessionLimits, type PersonSession } from './session'

export interface SessionLine {
  readonly id: string
  readonly startedAt: string
  readonly lastSeenAt: string
  readonly endsAt: string
  readonly by: SignInMeans
  readonly network: string
  readonly browser: string
}

/** How somebody came in, and from where. */
export interface Arrival {
  readonly by: SignInMeans
  readonly passkey: string | null
  readonly network: string
  readonly browser: string
}

/** Notes in the trail that a credential was misused; the person is told. */
export type Flag = (personId: string, flag: CredentialFlag) => Promise<void>

/** How stale `lastSeenAt` may be: a page needs no write to the database. */
const touchEvery = 60_000

/** A session with whose it is, in one round trip: every page asks. Rows that came as JSON have their instants as texts. */
type SessionRow = Pick<Session, 'tokenHash' | 'personId' | 'lastSeenAt' | 'endsAt' | 'by' | 'passkeyId'> & {
  readonly person: Pick<Person, 'id' | 'name' | 'title' | 'language' | 'roles' | 'state'>
  readonly organisation: Organisation
  readonly passkey: Pick<Passkey, 'deviceBound' | 'aaguid' | 'attestation'> | null
  readonly demand: Pick<KeyDemand, 'deviceBound' | 'aaguids'> | null
}

/**
 * Who is signed in: opaque tokens of which only the hash is stored. Rights are read anew for every request, so a change
 * of roles or a suspension acts on the next one.
 */
export function openSessions({ db, clock }: Pick<Platform, 'db' | 'clock'>, flag: Flag) {
  const now = () => new Date(clock.now())

  const readRow = async (tokenHash: Uint8Array<ArrayBuffer>): Promise<SessionRow | null> => {
    const [row] = await db.signIn.$queryRaw<SessionRow[]>`
      /* session */ SELECT session."tokenHash", session."personId", session."lastSeenAt", session."endsAt", session.by,
        session."passkeyId", to_json(person) AS person, to_json(organisation) AS organisation,
        to_json(passkey) AS passkey, to_json(demand) AS demand
      FROM "Session" AS session JOIN "Person" AS person ON person.id = session."personId"
        JOIN "Organisation" AS organisation ON organisation.id = person."organisationId"
        LEFT JOIN "Passkey" AS passkey ON passkey.id = session."passkeyId"
        LEFT JOIN "KeyDemand" AS demand ON demand."organisationId" = organisation.id
      WHERE session."tokenHash" = ${tokenHash}`
    return row ?? afterRotation(tokenHash)
  }

  /** The session whose token this was. Shown later than a request can be on its way, it ends the session. */
  const afterRotation = async (hash: Uint8Array<ArrayBuffer>): Promise<SessionRow | null> => {
    const rotated = await db.signIn.rotatedToken.findUnique({
      where: { hash },
      include: { session: { select: { tokenHash: true, personId: true } } },
    })
    if (!rotated) return null
    const { session, rotatedAt } = rotated
    if (now().getTime() - rotatedAt.getTime() < sessionLimits.rotation) return readRow(session.tokenHash)
    const { count } = await db.signIn.session.deleteMany({ where: { tokenHash: session.tokenHash } })
    if (count > 0) await flag(session.personId, 'token-reused')
    return null
  }

  return {
    /** Starts a session of an active person and answers its token, which is nowhere else. */
    start: async (personId: string, arrival: Arrival): Promise<string> => {
      const { token, hash } = newSecret()
      const at = now()
      const idleSince = new Date(at.getTime() - sessionLimits.idle.others)
      await db.signIn.session.deleteMany({
        where: { personId, OR: [{ endsAt: { lte: at } }, { lastSeenAt: { lte: idleSince } }] },
      })
      const endsAt = new Date(at.getTime() + sessionLimits.absolute)
      const { passkey: passkeyId, ...how } = arrival
      const times = { startedAt: at, lastSeenAt: at, endsAt }
      await db.signIn.session.create({ data: { tokenHash: hash, personId, passkeyId, ...how, ...times } })
      return token
    },

    /** The person of a token, or null when it is unknown, too old, or the person may not act any more. */
    read: async (token: string | null): Promise<PersonSession | null> => {
      if (!token || !isSecret(token)) return null
      const row = await readRow(hashOf(token))
      const at = now()
      if (!row || row.person.state !== 'active' || !isAlive(row, row.person.roles as Role[], at)) return null
      if (at.getTime() - row.lastSeenAt.getTime() > touchEvery) {
        await db.signIn.session.updateMany({ where: { tokenHash: row.tokenHash }, data: { lastSeenAt: at } })
      }
      const { id, name, title, language } = row.person
      const { organisation } = row
      const held = row.person.roles as Role[]
      const fits = meetsDemand(row.passkey && keyOf(row.passkey), demandOf(row.demand))
      const withheld = fits ? [] : held.filter((role) => privilegedRoles.includes(role))
      return {
        ...{ id, name, title, side: organisation.side as Side, language: language as Language, withheld },
        ...{
          roles: held.filter((role) => !withheld.includes(role)),
          by: row.by as SignInMeans,
          passkey: row.passkeyId,
        },
        ...{ organisation: organisationFacts(organisation), sessionId: hex(row.tokenHash) },
      }
    },

    /** Gives the session another token; the one before is dead, and whoever shows it later ends the session. Null when there is none. */
    rotate: async (token: string): Promise<string | null> => {
      const { token: next, hash } = newSecret()
      const before = hashOf(token)
      const moved = await db.signIn.$queryRaw<unknown[]>`
        WITH moved AS (
          UPDATE "Session" SET "tokenHash" = ${hash} WHERE "tokenHash" = ${before} RETURNING "tokenHash"
        )
        INSERT INTO "RotatedToken" (hash, "sessionHash", "rotatedAt")
        SELECT ${before}, "tokenHash", ${now()}::timestamptz FROM moved RETURNING hash`
      return moved.length === 1 ? next : null
    },

    list: async (by: Viewer, personId: string): Promise<SessionLine[]> => {
      const rows = await db.reading(by, (tx) =>
        tx.session.findMany({
          where: { personId },
          include: { person: { select: { roles: true } } },
          orderBy: { startedAt: 'desc' },
        }),
      )
      return rows
        .filter((row) => isAlive(row, row.person.roles as Role[], now()))
        .map(({ tokenHash, startedAt, lastSeenAt, endsAt, by, network, browser }) => ({
          ...{ id: hex(tokenHash), by: by as SignInMeans, network, browser },
          startedAt: startedAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          endsAt: endsAt.toISOString(),
        }))
    },
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
