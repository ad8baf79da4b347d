import type { Database } from './db.server'
import { SettingRefused } from './env.server'
import { VaultRefused, type Vault } from './vault.server'

/** Refuses to go on with another master key than the database's cases were written with: none of them could be read. */
export async function requireSameKey(db: Database, vault: Vault): Promise<void> {
  const sealed = await db.portal.case.findFirst({ where: { key: { not: null } }, select: { key: true } })
  if (!sealed) return
  try {
    vault.unwrap(sealed.key!)
  } catch (error) {
    if (!(error instanceof VaultRefused)) throw error
    throw new SettingRefused(
      'The master key is not the one that this database was written with: set LIAISON_KEY to it, or bring back keys/master.key in DATA_DIR.',
    )
  }
}
