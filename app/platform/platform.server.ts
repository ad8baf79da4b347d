import { join } from 'node:path'
import { systemClock, type Clock } from './clock.server'
import { openDatabase, portalConnection, type Database, type OwnerConnection } from './db.server'
import { openDomainProofs, type DomainProofs } from './domains.server'
import type { Env } from './env.server'
import { localFiles, type Files } from './files.server'
import { openInspector, type Inspector } from './inspector.server'
import { openLimiter, type Limiter } from './limiter.server'
import { openLog, type Log } from './log.server'
import { requireModestRole } from './login-role.server'
import { openMail, type Mail } from './mail.server'
import { openQueue, type Queue } from './queue.server'
import { requireSameKey } from './same-key.server'
import { openSigning, type Signing } from './signer.server'
import { openTrustList, type TrustList } from './trust.server'
import { derivedKey, masterKey, openVault, type Vault } from './vault.server'
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
  readonly domains: DomainProofs
  /** certificates in which the signatures of uploaded orders may end */
  readonly trust: TrustList
  readonly limiter: Limiter
  readonly inspector: Inspector
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
  readonly domains?: DomainProofs
  readonly log?: Log
}

export async function openPlatform({
  env,
  owner,
  embedded,
  locales,
  clock,
  domains = openDomainProofs(),
  log = openLog(join(env.dataDir, 'log/security.jsonl')),
}: PlatformParts): Promise<Platform> {
  const connection = portalConnection(owner, embedded, env.portalDatabaseUrl)
  const db = openDatabase(connection, log)
  const master = masterKey(env)
  const vault = openVault(master)
  await requireModestRole(db)
    .then(() => requireSameKey(db, vault))
    .catch(async (error: unknown) => {
      await db.close()
      throw error
    })
  const limiter = openLimiter(connection, derivedKey(master, 'limits'), log)
  const keptClock = clock ?? systemClock
  return {
    ...{ env, db, log, vault, domains, limiter, clock: keptClock },
    signing: openSigning({ db, vault, clock: keptClock, kind: env.sealAlgorithm }),
    trust: openTrustList(join(env.dataDir, 'trust')),
    files: localFiles(join(env.dataDir, 'files')),
    inspector: openInspector(),
    mail: openMail(env),
    queue: openQueue(owner, log),
    words: await openWords(locales, env.mode === 'practice'),
    close: async () => {
      await limiter.close()
      await db.close()
    },
  }
}
