import type { TFunction } from 'i18next'
import type { Role } from '~machines/kit/words'

/** Roles in words, as a list. */
export function rolesInWords(t: TFunction, roles: readonly Role[]): string {
  return roles.map((role) => t(`role.${role}`)).join(', ')
}
