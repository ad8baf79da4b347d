import type { Database } from './db.server'
import { SettingRefused } from './env.server'

interface LoginRole {
  readonly name: string
  /** row security doesn't hold for it, or for a role it may take on */
  readonly exempt: boolean
  /** owns a table, or may take on the role that does */
  readonly owner: boolean
}

/** Refuses to go on as a database role for which row security and append-only tables would not hold. */
export async function requireModestRole(db: Database): Promise<void> {
  const [role] = await db.portal.$queryRaw<[LoginRole]>`
    SELECT current_user AS name,
      EXISTS (SELECT FROM pg_roles WHERE (rolsuper OR rolbypassrls) AND pg_has_role(current_user, oid, 'MEMBER')) AS exempt,
      EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND pg_has_role(current_user, relowner, 'MEMBER')) AS owner`
  const why = role.exempt ? 'is exempt from row security' : role.owner ? 'owns tables of the portal' : null
  if (why)
    throw new SettingRefused(
      `The portal would work in the database as the role ${role.name}, which ${why}. It must work as the role portal; docs/operations.md says how.`,
    )
}
