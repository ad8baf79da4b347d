/** The words every procedure shares: who stands on which side, and in which role a person acts. */

export const sides = ['agency', 'provider', 'oversight', 'portal'] as const
/** The side of a case a person stands on. Nobody stands on two (guideline intro.roles). */
export type Side = (typeof sides)[number]

export const rolesBySide = {
  agency: ['officer', 'supervisor'],
  provider: ['intake', 'legalReviewer', 'collector', 'qualityChecker'],
  oversight: ['auditor'],
  portal: ['operator', 'clock', 'worker'],
} as const satisfies Record<Side, readonly string[]>

/**
 * `administrator` exists on every side; `member` is a person towards their own membership, invited or active;
 * `clock` and `worker` are the portal itself, never a person.
 */
export type Role = (typeof rolesBySide)[Side][number] | 'administrator' | 'member'

/** Roles that can be given to a person of an organisation of this kind. */
export const personRoles: Record<Side, readonly Role[]> = {
  agency: ['officer', 'supervisor', 'administrator'],
  provider: ['intake', 'legalReviewer', 'collector', 'qualityChecker', 'administrator'],
  oversight: ['auditor', 'administrator'],
  portal: ['operator', 'administrator'],
}

export const languages = ['en', 'fr', 'ru'] as const
export type Language = (typeof languages)[number]
