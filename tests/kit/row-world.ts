import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { agencies, providers } from '../../prisma/practice-city'
import { personId, type Part } from './practice'

/** What a case's row says of who takes part in it. */
export interface Parties {
  readonly procedure: string
  readonly agencyId: string | null
  readonly providerId: string | null
  readonly requesterId: string | null
  readonly viaId?: string | null
  readonly servedAt: Date | null
}

const served = new Date('2026-11-24T09:00:00Z')
const ids = (part: Part) => personId(part)
const [harbour, central] = agencies.map(({ id }) => id) as [string, string]
const [northwind, alkyone] = providers.map(({ id }) => id) as [string, string]

/** The same requests in two agencies and to two providers, one of each served and one not. */
export const twins = {
  served: parties(harbour, northwind, 'officer', served),
  unserved: parties(harbour, northwind, 'colleague', null),
  abroad: parties(harbour, alkyone, 'officer', served),
  twinServed: parties(central, alkyone, 'stranger', served),
  twinUnserved: parties(central, alkyone, 'stranger', null),
  twinAbroad: parties(central, northwind, 'stranger', served),
} as const
export type Twin = keyof typeof twins

function parties(agencyId: string, providerId: string, requester: Part, servedAt: Date | null): Parties {
  return { procedure: 'disclosure@1', agencyId, providerId, requesterId: ids(requester), servedAt }
}

/** Writes a case's row, as the owner, who is held by no rule. */
export async function plantCase(owner: pg.Client, id: string, row: Parties): Promise<void> {
  const { procedure, agencyId, providerId, requesterId, servedAt, viaId = null } = row
  await owner.query(
    `INSERT INTO "Case" (id, procedure, pack, version, state, closed, context, dossier, entries, head, "openedAt", "changedAt",
       "agencyId", "providerId", "requesterId", "servedAt", "viaId")
     VALUES ($1, $2, 'practice@1', 1, 'draft', false, '{}', '', 1, '', now(), now(), $3, $4, $5, $6, $7)`,
    [id, procedure, agencyId, providerId, requesterId, servedAt, viaId],
  )
}

/** A case with something of it in every table that follows its case. */
export async function plantWhole(owner: pg.Client, row: Parties): Promise<string> {
  const id = randomUUID()
  await plantCase(owner, id, row)
  await owner.query(
    `INSERT INTO "Entry" ("caseId", seq, hash, bytes, event, actor, at, token, version)
     VALUES ($1, 1, '', '', 'request.open', $2, now(), 'planted:1', 1)`,
    [id, row.requesterId],
  )
  await owner.query(`INSERT INTO "Payload" ("caseId", seq, sealed) VALUES ($1, 1, '')`, [id])
  await owner.query(
    `INSERT INTO "Record" (sha256, "caseId", entry, form, language, sealed, size, at)
     VALUES ($2, $1, 1, 'request', 'en', '', 1, now())`,
    [id, randomBytes(32).toString('hex')],
  )
  for (const looker of [row.requesterId, ids('reviewer')])
    await owner.query(
      `INSERT INTO "Sighting" ("personId", slot, "caseId", fields, at) VALUES ($1, now(), $2, 'request', now())`,
      [looker, id],
    )
  await owner.query(`INSERT INTO "TargetSight" (hash, "personId", "caseId", at) VALUES ('\\x00', $1, $2, now())`, [
    row.requesterId,
    id,
  ])
  await owner.query(`INSERT INTO "OrderPrint" (id, "caseId", "agencyId", print) VALUES ($1, $2, $3, '\\x00')`, [
    ...[randomUUID(), id, row.agencyId],
  ])
  await owner.query(
    `INSERT INTO "TextPrint" ("caseId", "agencyId", print, "servedAt") VALUES ($1, $2, '\\x00', now())`,
    [id, row.agencyId],
  )
  await owner.query(
    `INSERT INTO "IdentifierPrint" ("caseId", identifier, print, "agencyId", "providerId", "servedAt")
     VALUES ($1, 'i1', '\\x00', $2, $3, now())`,
    [id, row.agencyId, row.providerId],
  )
  await owner.query(
    `INSERT INTO "Letter" (id, "caseId", recipient, subject, body, "sentAt") VALUES ($2, $1, 'a@b.example', '', '', now())`,
    [id, randomUUID()],
  )
  return id
}

/** A passkey, a session, an identity, a recovery and a calendar address of each of these people. */
export async function plantKeys(owner: pg.Client, people: readonly string[]): Promise<void> {
  for (const id of people) {
    await owner.query(
      `INSERT INTO "Passkey" (id, "personId", "publicKey", counter, transports, name, "addedAt") VALUES ($2, $1, '', 0, '{}', '', now())`,
      [id, randomUUID()],
    )
    await owner.query(
      `INSERT INTO "Session" ("tokenHash", "personId", "startedAt", "lastSeenAt", "endsAt", by, network, browser)
       VALUES ($2, $1, now(), now(), now(), 'persona', '', '')`,
      [id, randomBytes(32)],
    )
    await owner.query(`INSERT INTO "Identity" (issuer, subject, "personId") VALUES ('https://id.example', $2, $1)`, [
      ...[id, randomUUID()],
    ])
    await owner.query(`INSERT INTO "Recovery" ("personId", "openedBy", "openedAt") VALUES ($1, $1, now())`, [id])
    await owner.query(`INSERT INTO "Calendar" ("personId", "tokenHash", "openedAt") VALUES ($1, $2, now())`, [
      ...[id, randomBytes(32)],
    ])
  }
}

/** One row in each table that holds a secret of the portal itself. */
export async function plantSecrets(owner: pg.Client, invited: string): Promise<void> {
  await owner.query(`INSERT INTO "Counter" ("agencyId", year, next) VALUES ($1, 2026, 2)`, [harbour])
  await owner.query(
    `INSERT INTO "Seal" (id, algorithm, certificate, "privateKey", "createdAt") VALUES ($1, 'p-256', '', '', now())`,
    [randomUUID()],
  )
  await owner.query(`INSERT INTO "Challenge" (hash, purpose, browser, "expiresAt") VALUES ($1, 'sign-in', $1, now())`, [
    randomBytes(32),
  ])
  await owner.query(
    `INSERT INTO "RotatedToken" (hash, "sessionHash", "rotatedAt") SELECT $1, "tokenHash", now() FROM "Session" LIMIT 1`,
    [randomBytes(32)],
  )
  await owner.query(`INSERT INTO "Device" (hash, "personId", "lastSeenAt") VALUES ('\\x00', $1, now())`, [invited])
  await owner.query(
    `INSERT INTO "MailCode" ("personId", email, "codeHash", "expiresAt", "triesLeft") VALUES ($1, '', '\\x00', now(), 5)
     ON CONFLICT DO NOTHING`,
    [invited],
  )
  await owner.query(
    `INSERT INTO "ProviderVisit" ("stateHash", browser, "organisationId", secrets, "expiresAt") VALUES ('\\x00', '', $1, '', now())`,
    [harbour],
  )
  await owner.query(`INSERT INTO "KeyDemand" ("organisationId", "deviceBound") VALUES ($1, true)`, [harbour])
  await owner.query(
    `INSERT INTO "IdentityProvider" ("organisationId", name, issuer, "clientId", secret, "maxAge")
     VALUES ($1, '', 'https://id.example', '', '', 60)`,
    [harbour],
  )
  await owner.query(`INSERT INTO "Rate" (key) VALUES ('limit')`)
  await owner.query(`INSERT INTO "Invitation" ("personId", "tokenHash", "expiresAt") VALUES ($1, $2, now())`, [
    invited,
    randomBytes(32),
  ])
}

/** Runs a statement as the portal's role does, in a transaction that is undone, for whoever the settings name. */
export async function askedAs<Row extends pg.QueryResultRow>(
  portal: pg.Client,
  settings: Readonly<Record<string, string>>,
  sql: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult<Row>> {
  await portal.query('BEGIN')
  try {
    for (const [name, value] of Object.entries(settings))
      await portal.query('SELECT set_config($1, $2, true)', [`liaison.${name}`, value])
    return await portal.query<Row>(sql, [...values])
  } finally {
    await portal.query('ROLLBACK')
  }
}
