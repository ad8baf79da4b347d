import { join } from 'node:path'
import { systemClock, type Clock } from './clock.server'
import { openDatabase, portalConnection, type Database, type OwnerConnection } from './db.server'
import type { Env } from './env.server'
import { localFiles, type Files } from './files.server'
import { openLog, type Log } from './log.server'
import { requireModestRole } from './login-role.server'
import { openMail, type Mail } from './mail.server'
import { openQueue, type Queue } from './queue.server'
import { openSigning, type Signing } from './signer.server'
import { masterKey, openVault, type Vault } from './vault.server'
import { openWords, type Words } from './words.server'

/** Every outside thing, opened once and handed down. */
export interface Platform {
  readonly env: Env
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly vault: Vault
  readonly files: Files
  readonly mail: Mail
  readonly queue: Queue
  readonly words: Words
  readonly signing: Signing
  close(): Promise<void>
}

export interface PlatformParts {
  readonly env: Env
  readonly owner: OwnerConnection
  /** the PostgreSQL is our own child, where the portal's role can log in by itself */
  readonly embedded: boolean
  /** folder of the texts, `app/ui/locales` */
  readonly locales: string
  readonly clock?: Clock
  readonly log?: Log
}

export async function openPlatform({
  env,
  owner,
  embedded,
  locales,
  clock,
  log = openLog(),
}: PlatformParts): Promise<Platform> {
  const db = openDatabase(portalConnection(owner, embedded, env.portalDatabaseUrl))
  await requireModestRole(db).catch(async (error: unknown) => {
    await db.close()
    throw error
  })
  const vault = openVault(masterKey(env))
  const keptClock = clock ?? systemClock
  return {
    ...{ env, db, log, vault, clock: keptClock },
    signing: openSigning({ db, vault, clock: keptClock, kind: env.sealAlgorithm }),
    files: localFiles(join(env.dataDir, 'files')),
    mail: openMail(env),
    queue: openQueue(owner, log),
    words: await openWords(locales, env.mode === 'practice'),
    close: () => db.close(),
  }
}
